"""The archive's catalogue: what it may say, what it fills, and the sentences for what it may not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter.beside import gather
from converter.catalogue import load
from converter.corpus import find
from converter.errors import SettingsError
from converter.statements import MANY, NAMES

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parent.parent
DOCS = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def told(tmp_path: Path, text: str | bytes) -> tuple[tuple[str, ...], ...]:
    """Return what a catalogue says, a row each: the report, then field and values."""
    path = tmp_path / "catalogue.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tuple(
        (row.file, *(f"{one.field}: {one.text}" for one in row.statements))
        for row in load(path).rows
    )


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ways_of_spreadsheets(tmp_path: Path, sign: str, mark: str, end: str) -> None:
    rows = [["Call_Number", "FILE", "x-shelf", "People"], ["A 12", "boats", "3", "A. Lund|B. Ost"]]
    text = mark + end.join(sign.join(row) for row in rows) + end
    assert told(tmp_path, text) == (("boats", "shelfmark: A 12", "people: A. Lund; B. Ost"),)


def test_quoted_cells_and_empty_ones(tmp_path: Path) -> None:
    text = (
        'file,title,summary,people\n\nboats.txt,"Nets, ""lamps""","Two\nlines","A;\nB"\nlamps,,,\n'
    )
    assert told(tmp_path, text) == (
        ("boats.txt", 'title: Nets, "lamps"', "summary: Two lines", "people: A; B"),
        ("lamps",),
    )


def test_the_line_that_excel_reads_for_itself(tmp_path: Path) -> None:
    assert told(tmp_path, "sep=;\nfile;title\nboats;Nets\n") == (("boats", "title: Nets"),)


def test_the_lines_of_rows_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text('file,title\n"a","x\ny"\n\nb,z\n', encoding="utf-8")
    assert [row.line for row in load(path).rows] == [2, 5]
    assert [one.place for row in load(path).rows for one in row.statements] == [
        "c.csv:2",
        "c.csv:5",
    ]


BAD = [
    ("", r"catalogue\.csv: the file is empty\. Its first line must name the columns"),
    ("title\nx\n", r"catalogue\.csv:1: there is no column 'file'"),
    ("file,titel\na,b\n", r":1: the column 'titel' is not known\. Did you mean 'title'\?"),
    ("file,shelf mrk\na,b\n", r"Did you mean 'shelfmark'\?"),
    ("file,colour\na,b\n", r"'colour' is not known\. The columns are file, title, .*x-colour"),
    ("file,kind,type\na,b,c\n", r":1: the columns 'kind' and 'type' both hold the type"),
    ("file,title\n,b\n", r":2: the row names no report"),
    ("file,title\n/,b\n", r":2: the row names no report: its cell 'file' is '/'"),
    ("title,file\nb\n", r":2: the row names no report: it ends before the column 'file'"),
    ("file,title\na,b,c\n", r":2: the row has 3 cells, the first line names 2 columns"),
    ("file,title\na,b\n\na,c\n", r":4: 'a' has a row already, in line 2"),
    ("file,title\na,b\x07\n", r":2: the title holds a control character"),
    ("file,url\na,example.org\n", r":2: the url must begin with https://"),
    ('file,title\na,"b\n', r"is not a table: .*quotation mark that is not closed"),
    ("file,title\na,caf\xe9\n".encode("cp1252"), r":2: is not UTF-8 \(byte 0xe9\).*Windows-1252\."),
    ("file,title\na,b\n".encode("utf-16"), r"is UTF-16, not UTF-8\. Save it again as UTF-8"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_it_may_not_say(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        told(tmp_path, text)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        told(tmp_path, "file,titel\n,b\na,b,c\n")
    assert [line.split(": ")[0][-1] for line in str(caught.value).splitlines()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("letter", True),
        ("letter.txt", True),
        ("1951/letter", True),
        (r"1951\letter.txt", True),
        ("./1951/letter.txt", True),
        ("letter.md", False),
        ("1952/letter", False),
        ("lette", False),
    ],
)
def test_how_a_report_is_named(corpus: Path, tmp_path: Path, file: str, wanted: bool) -> None:  # noqa: FBT001
    path = tmp_path / "c.csv"
    path.write_text(f"file,title\n{file},Found\n", encoding="utf-8")
    entries = gather(find(corpus), None, load(path)).entries
    assert [bool(one.statements) for one in entries] == [wanted, False]


def test_a_name_that_two_reports_have(corpus: Path, tmp_path: Path) -> None:
    (corpus / "1952").mkdir()
    (corpus / "1952" / "letter.txt").write_text("A\n\nB c.\n", encoding="utf-8")
    path = tmp_path / "c.csv"
    path.write_text("file,title\nletter,x\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"c\.csv:2: 'letter' is the name of several reports"):
        gather(find(corpus), corpus, load(path))
    path.write_text("file,title\n1952/letter,x\nletter.txt,y\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="several reports"):
        gather(find(corpus), corpus, load(path))


def test_a_run_with_the_catalogue_of_the_folder(
    corpus: Path, tmp_path: Path, run: Run, outputs: Callable[[Path], dict[str, bytes]]
) -> None:
    table = corpus / "catalogue.csv"
    table.write_text("file,title\nletter,A letter\n", encoding="utf-8")
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "note.md: not-in-catalogue: catalogue.csv has no row for it." in result.stderr
    before = outputs(tmp_path / "out")
    assert b"A letter" in before["tei/1951/letter.xml"]
    table.write_text("file,title\nnobody,x\nletter,A letter\nnote,A note\n", encoding="utf-8")
    result = run(corpus, tmp_path / "out")
    assert "catalogue.csv:2: catalogue-row-unused: there is no report 'nobody'" in result.stderr
    notices = json.loads((tmp_path / "out" / "run.json").read_text())["notices"]
    assert [(one["source"], one["line"], one["code"]) for one in notices] == [
        ("catalogue.csv", 2, "catalogue-row-unused")
    ]
    after = outputs(tmp_path / "out")
    # The row stands in another line now; nothing of that is in the TEI.
    assert after["tei/1951/letter.xml"] == before["tei/1951/letter.xml"]
    assert run(corpus, tmp_path / "strict", "--strict").exit_code == 3


def test_a_catalogue_that_is_named(corpus: Path, tmp_path: Path, run: Run) -> None:
    table = tmp_path / "list.csv"
    table.write_text("file,title\nletter,A letter\n", encoding="utf-8")
    result = run(corpus / "1951" / "letter.txt", tmp_path / "out", "--metadata", table)
    assert result.exit_code == 0
    assert "A letter" in (tmp_path / "out" / "tei" / "letter.xml").read_text()
    assert (
        "A letter"
        in run("show", "report", corpus / "1951" / "letter.txt", "--metadata", table).output
    )
    table.write_text("file,titel\n", encoding="utf-8")
    result = run(corpus, tmp_path / "none", "--metadata", table)
    assert result.exit_code == 2
    assert "list.csv:1: the column 'titel' is not known" in result.stderr
    assert not (tmp_path / "none").exists()
    assert run(corpus, tmp_path / "none", "--metadata", tmp_path / "gone.csv").exit_code == 2


def test_the_same_bytes_with_any_number_of_workers(
    corpus: Path, tmp_path: Path, run: Run, outputs: Callable[[Path], dict[str, bytes]]
) -> None:
    (corpus / "catalogue.csv").write_text(
        "file,title\nletter,A letter\nnote,A note\n", encoding="utf-8"
    )
    run(corpus, tmp_path / "one", "--jobs", "1")
    run(corpus, tmp_path / "two", "--jobs", "2")
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")


def test_the_columns_in_the_docs() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]*) \|", DOCS, re.MULTILINE)
    assert {name: tuple(re.findall(r"`([^`]+)`", also)) for name, also in rows[1:]} == NAMES
    assert rows[0][0] == "file"
    several = re.search(r"\*\*Several values\*\* in one cell \((.*?)\)", DOCS, re.DOTALL)
    assert several
    assert len(several[1].split(",")) == len(MANY)


def test_the_example_in_the_docs(tmp_path: Path) -> None:
    example = re.search(r"```csv\n(.*?)```", DOCS, re.DOTALL)
    assert example
    assert told(tmp_path, example[1]) == (
        ("1958/harbour.txt", "title: The boats of May", "date: 1958-05-03", "archive: Harbour Archive", "shelfmark: HA 12/4", "people: Tom Reed; Luz Ocarez"),
        ("1958/lamps.txt", "date: 1958-06", "archive: Harbour Archive", "shelfmark: HA 12/5"),
    )  # fmt: skip
