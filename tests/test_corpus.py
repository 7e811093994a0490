"""Which files of a folder are reports, and what their outputs are called."""

from __future__ import annotations

import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from converter.beside import gather
from converter.corpus import Entry, find, given, in_folder, name_outputs
from converter.errors import SettingsError, SourceError

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def names(folder: Path, out: Path | None = None) -> list[str]:
    return [entry.name for entry in find(folder, out)]


def test_reports_are_found_in_every_folder_sorted(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "sub/deep/c.TXT", "sub/d.txt", "e.html", "edition.toml", "txt")
    assert names(tmp_path) == ["a.md", "b.txt", "sub/d.txt", "sub/deep/c.TXT"]


def test_hidden_files_and_readmes_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "README.md", "sub/readme.txt", "ReadMe_de.md")
    make(tmp_path, "readmission.txt")
    assert names(tmp_path) == ["a.txt", "readmission.txt"]


def test_a_file_named_itself_may_have_any_name(tmp_path: Path) -> None:
    make(tmp_path, "README", "a.text")
    assert find(tmp_path / "README") == (Entry("README", tmp_path / "README", "README"),)
    assert find(tmp_path / "a.text")[0].output == "a.text"


def test_the_outputs_are_no_reports(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/text/a.txt", "outer/b.txt")
    assert names(tmp_path, tmp_path / "out") == ["a.txt", "outer/b.txt"]


@pytest.mark.parametrize("out", [".", "../corpus", "sub/.."])
def test_the_corpus_and_the_outputs_must_be_apart(tmp_path: Path, out: str) -> None:
    corpus = make(tmp_path / "corpus", "a.txt", "sub/b.txt")
    with pytest.raises(SettingsError, match="the same folder"):
        find(corpus, corpus / out)


def test_outputs_never_replace_reports(tmp_path: Path) -> None:
    make(tmp_path, "text/a.txt")
    for corpus in (tmp_path / "text", tmp_path / "text" / "a.txt"):
        with pytest.raises(SettingsError, match="files would be replaced"):
            find(corpus, tmp_path)


def test_a_missing_folder_and_one_without_reports(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no folder or file"):
        find(tmp_path / "nowhere")
    make(tmp_path, "README.md")
    with pytest.raises(SettingsError, match=r"no file ends in \.txt or \.md"):
        find(tmp_path)


@LINKS
def test_loops_of_links_end_and_real_names_win(tmp_path: Path) -> None:
    corpus = make(tmp_path / "corpus", "b/one.txt")
    make(tmp_path / "elsewhere", "two.txt")
    (corpus / "b" / "up").symlink_to(corpus)
    (corpus / "a").symlink_to(corpus / "b")
    (corpus / "c").symlink_to(tmp_path / "elsewhere")
    assert names(corpus) == ["b/one.txt", "c/two.txt"]


@LINKS
def test_a_link_to_nowhere_is_a_failed_report_not_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (entry,) = find(tmp_path)
    with pytest.raises(SourceError, match="a link that leads nowhere"):
        entry.read()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_does_not_hang_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (entry,) = find(tmp_path)
    with pytest.raises(SourceError, match="no regular file"):
        entry.read()


@pytest.mark.skipif(sys.platform != "linux", reason="such names exist on Linux only")
def test_names_that_xml_cannot_hold_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "a\x01b.txt").write_text("x")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    assert names(tmp_path) == ["a%01b.txt", "caf%E9.txt"]
    assert all(entry.read().data == b"x" for entry in find(tmp_path))


@pytest.mark.parametrize(
    ("sources", "outputs"),
    [
        (["a.txt", "b.md"], ["a", "b"]),
        (["a.txt", "a.md", "b.txt"], ["a.txt", "a.md", "b"]),
        (["s/a.txt", "a.md"], ["s/a", "a"]),
        (["v1.2.txt"], ["v1.2"]),
        (["a.TXT"], ["a"]),
        # Names that some file systems take for one.
        (["A.txt", "a.md"], ["A.txt", "a.md"]),
        (["S/a.txt", "s/a.md"], ["S/a.txt", "s/a.md"]),
        (["A.txt", "a.txt"], ["A.txt", "a.txt-2"]),
        (["é.txt", "e\u0301.md"], ["é.txt", "e\u0301.md"]),
        # A name that is free only as long as the suffixes are off.
        (["a.txt", "a.md", "a.txt.txt"], ["a.txt", "a.md", "a.txt.txt"]),
        # The converter writes a.new.xml itself when a.xml was edited.
        (["a.txt", "a.new.txt", "a.new-2.md"], ["a", "a.new.txt", "a.new-2.md"]),
    ],
)
def test_no_two_outputs_share_a_name(sources: list[str], outputs: list[str]) -> None:
    entries = name_outputs(Entry(name, Path(name)) for name in sources)
    assert [entry.output for entry in entries] == outputs


def test_a_report_without_a_file() -> None:
    (entry,) = given("1962/a.txt", b"text")
    assert (entry.name, entry.output, entry.read().data) == ("1962/a.txt", "1962/a", b"text")


@pytest.mark.parametrize("name", ["", ".", "../a", "/a", "a\0b", "s\\..\\..\\a"])
def test_a_name_that_cannot_name_outputs(name: str) -> None:
    with pytest.raises(SettingsError, match="cannot name the outputs"):
        given(name, b"text")


def test_a_report_of_a_long_list_takes_few_bytes(tmp_path: Path) -> None:
    count = 5000
    tracemalloc.start()
    paths = [f"{number // 1000}/{number:06}-talks-in-the-harbour.txt" for number in range(count)]
    entries = gather(in_folder(tmp_path, paths)).entries
    del paths
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held / count < 100
    assert entries[-1].path == tmp_path / "4/004999-talks-in-the-harbour.txt"
    assert [entry.output for entry in entries[1:3]] == [
        "0/000001-talks-in-the-harbour",
        "0/000002-talks-in-the-harbour",
    ]
