"""Lines of the source in the TEI: ``[tei] source_lines = true``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from converter.cli import cli

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]
TEI = "{http://www.tei-c.org/ns/1.0}"
ASKED = "[tei]\nsource_lines = true\n"
POINTER = re.compile(r"(?P<name>[^\s#]+)#line=(?P<first>\d+),(?P<last>\d+)")
BLOCKS = "p head list item table row quote floatingText sp opener closer postscript".split()
SPECIMENS = Path(__file__).resolve().parent.parent / "corpus"


def lines_of(value: str, name: str) -> set[int]:
    """Return the lines, from 1, that a source attribute points at."""
    lines: set[int] = set()
    for one in value.split():
        found = POINTER.fullmatch(one)
        assert found is not None, value
        assert unquote(found["name"]) == name
        first, last = int(found["first"]), int(found["last"])
        assert first < last, "at least one line"
        lines.update(range(first + 1, last + 1))
    return lines


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def text_of(element: etree._Element) -> str:
    """Return the text of an element without the footnotes in it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.get("place") != "foot":
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return " ".join(parts) if element.tag in {TEI + tag for tag in BLOCKS} else "".join(parts)


@pytest.fixture(scope="module")
def lined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an OUT of all specimens whose TEI says its lines."""
    folder = tmp_path_factory.mktemp("lined")
    corpus, out = folder / "corpus", folder / "out"
    corpus.mkdir()
    for path in SPECIMENS.glob("*.txt"):
        (corpus / path.name).write_bytes(path.read_bytes())
    (corpus / "edition.toml").write_text(ASKED, encoding="utf-8")
    result = CliRunner().invoke(cli, ["--only", "tei", str(corpus), str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.mark.parametrize("path", sorted(SPECIMENS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_block_and_name_stands_in_the_lines_that_it_names(lined: Path, path: Path) -> None:
    printed = path.read_bytes().decode("utf-8-sig").splitlines()
    tree = etree.parse(lined / "tei" / f"{path.stem}.xml").getroot()
    body = tree.find(f"{TEI}text/{TEI}body")
    assert body is not None
    seen = 0
    for element in body.iter(*(TEI + tag for tag in (*BLOCKS, "persName"))):
        own = words(text_of(element))
        if not own:
            continue
        value = element.get("source")
        assert value, etree.tostring(element)
        there = words("\n".join(printed[line - 1] for line in sorted(lines_of(value, path.name))))
        missing = [word for word in own if word not in there and word not in "".join(there)]
        assert missing == [], etree.tostring(element)
        seen += 1
    assert seen > 3


def test_the_lines_are_counted_as_rfc_5147_counts_them(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "a b.txt").write_text(
        "LETTER\n\nTo the Consul\n\nDear Consul,\n\nThe first line is here\nand the second line.\n\n"
        "Ambassador Tomas Velk\nspoke.\n\nYours,\nKarel Vensk\n",
        encoding="utf-8",
    )
    (corpus / "edition.toml").write_text(ASKED, encoding="utf-8")
    assert run("--only", "tei", corpus, out).exit_code == 0
    tree = etree.parse(out / "tei" / "a b.xml").getroot()
    found = {
        "".join(one.itertext()).split()[0]: one.get("source") for one in tree.iter(f"{TEI}p")
        if one.get("n")
    }  # fmt: skip
    # Two lines, before which there are six.
    assert found["The"] == "a%20b.txt#line=6,8"
    named = {one.text: one.get("source") for one in tree.find(f"{TEI}text").iter(f"{TEI}persName")}
    assert named["Tomas Velk"] == "a%20b.txt#line=9,10"


def test_it_is_valid_told_in_the_header_and_changes_nothing_else(
    run: Run, outputs: Outputs, corpus: Path, out: Path
) -> None:
    run(corpus, out)
    plain = outputs(out)
    (corpus / "edition.toml").write_text(ASKED, encoding="utf-8")
    other = out.with_name("lined")
    assert run(corpus, other).exit_code == 0
    assert run("validate", other).exit_code == 0
    lined = outputs(other)
    for name, data in plain.items():
        if name.startswith("tei/") and name.endswith(".xml"):
            assert b"#line=" in lined[name]
            assert b"RFC 5147" in lined[name]
            without = re.sub(rb' source="[^"]*#line=[^"]*"', b"", lined[name])
            told = b" Blocks and names of persons say from which lines of the source file they came (@source, counted as RFC 5147 does)."
            assert without.replace(told, b"") == data
        elif name.startswith("html/") and name.endswith(".html"):
            assert re.sub(rb' data-source="[^"]*#line=[^"]*"', b"", lined[name]) == data
        elif name.startswith(("text/", "source/")) or name.endswith("persons.xml"):
            assert lined[name] == data, name


def test_the_source_is_restored_from_it(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "edition.toml").write_text(ASKED, encoding="utf-8")
    run(corpus, out)
    source = (corpus / "1951" / "letter.txt").read_bytes()
    assert run("restore", out / "tei" / "1951" / "letter.xml").stdout_bytes == source
