"""Text that is odd, but text: it is converted, comes back byte for byte, in time that grows with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from converter import pipeline
from converter.cli import cli
from converter.corpus import Entry, find, given
from converter.errors import SettingsError, SourceError
from converter.inverse import rebuild
from converter.output_names import fitting
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools
from tests.bad_things import GOOD

HEAD = "Note on the talk of 3 May 1952\n\n"
SAID = "The two sides spoke of the railway with Mr. Brezan."


@cache
def tools() -> Tools:
    return Tools.build(Settings())


def converted(data: bytes, name: str = "odd.txt") -> pipeline.Conversion:
    """Convert bytes, and look whether they come back."""
    made = pipeline.convert(Source(name, data), tools())
    assert rebuild(made.tei, made.restore) == data
    etree.fromstring(made.tei)
    return made


def words_of(made: pipeline.Conversion) -> str:
    body = etree.fromstring(made.tei).find(".//{*}body")
    assert body is not None
    return " ".join("".join(str(one) for one in body.itertext()).split())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    assert "Brezan" in words_of(converted((HEAD + SAID).encode(encoding)))


def test_big_endian_marks() -> None:
    for encoding in ("utf-16-be", "utf-32-be"):
        assert "Brezan" in words_of(converted(f"\ufeff{HEAD}{SAID}".encode(encoding)))


@pytest.mark.parametrize(
    ("odd", "printed"),
    [
        ("a\x01\x02b \x1b[31mred\x7f", "ab [31mred\x7f"),
        ("a\ufffe\uffffb \ufdd0c \U0001fffe", "ab \ufdd0c \U0001fffe"),
        ("\u202egnp.exe\u202c \u2066x\u2069", "\u202egnp.exe\u202c \u2066x\u2069"),
        ("mid\ufeffdle", "mid\ufeffdle"),
        ("page\x0cpage", "page page"),
        ("a\u2028b\u2029c\x85d", "d"),
        ("\U0010ffff \ue000", "\U0010ffff \ue000"),
    ],
    ids=["control", "noncharacters", "bidi", "mark", "form feed", "separators", "last"],
)
def test_characters(odd: str, printed: str) -> None:
    made = converted(f"{HEAD}{SAID}\n\nThen came {odd} too.\n".encode())
    assert printed in words_of(made)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n\r", "\r\r\n", "\x0b"])
def test_line_ends(end: str) -> None:
    text = f"{HEAD}{SAID}\n\nThe second sentence.\n".replace("\n", end)
    said = words_of(converted(text.encode()))
    assert said.endswith(f"{SAID} The second sentence.") or end == "\x0b"


def test_mixed_line_ends() -> None:
    text = "Note\r\nOf 3 May 1952\r\rThe body\n\nMore\n\rEnd\u2028x\u0085y\x0bz"
    assert words_of(converted(text.encode())).endswith("z")


def _notes(size: int) -> str:
    marked = "".join(f"Word{n}[{n}] and more.\n" for n in range(1, size + 1))
    return f"{marked}\nNotes\n\n" + "".join(f"[{n}] See file {n}.\n" for n in range(1, size + 1))


FLOODS: dict[str, tuple[Callable[[int], str], int]] = {
    "combining": (lambda size: "a" + "\u0301" * size + " b", 20_000),
    "wide": (lambda size: "中文" * (size // 2), 8_000),
    "line": (lambda size: f"{SAID} " * (size // 50), 200_000),
    "word": (lambda size: f"{SAID} {'x' * size}", 400_000),
    "blank": (lambda size: "\n" * size + SAID, 100_000),
    "notes": (_notes, 300),
    "markers": (lambda size: "".join(f"word [{n}] and " for n in range(size)), 5_000),
    "nested": (lambda size: "[" * size + "x" + "]" * size + " end.", 10_000),
    "open": (lambda size: "[" * size + " x", 50_000),
    "mixed brackets": (lambda size: "[(" * size + "x" + ")]" * size + " end.", 10_000),
    "quotation marks": (lambda size: "“" * size + " x", 50_000),
    "quoted": (lambda size: ">" * size + " x", 10_000),
    "stars": (lambda size: "*" * size + " x", 50_000),
}


@pytest.mark.parametrize("name", FLOODS)
def test_floods_take_time_that_grows_with_them(name: str) -> None:
    made, size = FLOODS[name]
    converted((HEAD + SAID).encode())  # what is made once
    seconds = []
    for part in (size // 4, size):
        data = (HEAD + made(part)).encode()
        times = []
        for _ in range(2):
            began = time.process_time()
            converted(data)
            times.append(time.process_time() - began)
        seconds.append(min(times))
    # Four times as much; what grows with the square would take sixteen times as long.
    assert seconds[1] < 8 * max(seconds[0], 0.15), seconds


def test_a_title_of_a_megabyte() -> None:
    text = "A long title of the talk " * 40_000 + f"\n\n{SAID}\n"
    assert "railway" in words_of(converted(text.encode()))


def test_a_million_empty_lines() -> None:
    assert "railway" in words_of(converted((HEAD + "\n" * 1_000_000 + SAID).encode()))


def test_the_limit_refuses_and_allows(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "line.txt").write_text(HEAD + f"{SAID} " * 100, encoding="utf-8")
    arguments = [str(corpus), str(tmp_path / "out"), "--jobs", "1"]
    result = CliRunner().invoke(cli, [*arguments, "--max-size", "4 kB"])
    assert result.exit_code == 1
    said = "line.txt: not converted: The file is too large: it has 5.2 kB, and the limit is 4 kB."
    assert said in result.stderr
    assert "Converted 1 of 2 reports" in result.stdout
    assert CliRunner().invoke(cli, [*arguments, "--max-size", "1MB"]).exit_code == 0
    (corpus / "edition.toml").write_text('[reading]\nmax_size = "4 kB"\n', encoding="utf-8")
    result = CliRunner().invoke(cli, [*arguments, "--again"])
    assert result.exit_code == 1
    assert said in result.stderr
    assert CliRunner().invoke(cli, [*arguments, "--max-size", "6000"]).exit_code == 0
    result = CliRunner().invoke(cli, [*arguments, "--max-size", "much"])
    assert result.exit_code == 2
    assert "'much': a size is a number of bytes, or with a unit" in result.stderr


def test_standard_input_has_the_same_limit(tmp_path: Path) -> None:
    arguments = ["-", str(tmp_path / "out"), "--name", "a", "--max-size", "1 kB"]
    result = CliRunner().invoke(cli, arguments, input=HEAD + SAID * 100)
    assert result.exit_code == 1
    assert "it has more than 1 kB, and the limit is 1 kB" in result.stderr
    assert CliRunner().invoke(cli, arguments, input=GOOD).exit_code == 0


def test_what_a_program_gives_has_no_limit() -> None:
    (entry,) = given("a", b"x" * 20_000_000)
    assert len(entry.read().data) == 20_000_000


def test_a_file_that_grows_is_read_whole_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD * 10, encoding="utf-8")
    before = path.stat()
    short = type("Short", (), {"st_size": 10, "st_mode": before.st_mode})
    monkeypatch.setattr(Path, "stat", lambda *_, **__: short)
    assert Entry("a.txt", path).read().data == (GOOD * 10).encode()
    with pytest.raises(SourceError, match="it has 111 bytes"):
        Entry("a.txt", path, limit=100).read()


def test_folders_that_may_not_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    listed = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(SettingsError, match="closed: the folder cannot be read: Permission denied"):
        find(tmp_path)


def test_names_that_are_odd_are_converted(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    names = [b"a b.txt", b'it\'s "q".txt', b"new\nline.txt", b"a...txt", b"a..b.txt", b"--help.txt"]
    names += [b"caf\xe9.txt", b"\xff\xfe.txt", b"#a?b.txt", b"%41.txt", b"tab\t.txt"]
    names += [b"x" * 251 + b".txt", "é".encode() * 125 + b".txt", b"x" * 250 + b"y.txt"]
    for name in names:
        (corpus / name.decode("utf-8", "surrogateescape")).write_text(GOOD, encoding="utf-8")
    (corpus / "up").symlink_to(corpus)
    result = CliRunner().invoke(cli, [str(corpus), str(tmp_path / "out"), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "out" / "tei").rglob("*.xml"))) == len(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out"]
    again = CliRunner().invoke(cli, [str(corpus), str(tmp_path / "out"), "--jobs", "1"])
    assert "all of them are as they were" in again.stdout


def test_names_that_are_cut_stay_apart() -> None:
    one, other = fitting("a/" + "x" * 250), fitting("a/" + "x" * 249 + "y")
    assert one != other
    assert len(one.encode()) == len(other.encode()) == 202
    assert len(fitting("é" * 120).encode()) <= 200


def test_a_corpus_within_out_is_refused_where_it_would_be_replaced(tmp_path: Path) -> None:
    inside = tmp_path / "out" / "text"
    inside.mkdir(parents=True)
    (inside / "a.txt").write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(cli, [str(inside), str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "CORPUS lies where the outputs of OUT go" in result.stderr


def test_out_within_the_corpus_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    arguments = [str(tmp_path), str(tmp_path / "out"), "--jobs", "1"]
    for _ in range(2):
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, result.output
        assert "Converted 1 of 1 report" in result.stdout
