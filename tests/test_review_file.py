"""The review file: written for a spreadsheet, read with its habits, every problem told."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from converter.decisions import DECISIONS, SCOPES, is_id
from converter.errors import SettingsError
from converter.review import COLUMNS, Review, Row, load, updated
from converter.review.cells import armed, disarmed, table_bytes

ROOT = Path(__file__).resolve().parent.parent
DOCS = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")


def loaded(folder: Path, text: str | bytes) -> Review:
    path = folder / "review.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def said(folder: Path, text: str | bytes) -> list[str]:
    """Return the decisions of a file: line, kind, surface, person, name, scope."""
    return [
        f"{one.line} {one.kind} {one.surface} {one.person} {one.name} {one.scope}".strip()
        for one in loaded(folder, text).decisions
    ]


HEAD = "file,surface,decision,person,name,scope,what,made\n"
READ = [
    ("nothing is decided", "a,Lund,,lund,A. Lund,,name,lund | A. Lund", []),
    ("kept", "a,Lund,keep,lund,A. Lund,,name,lund | A. Lund", ["2 named Lund lund  report"]),
    ("capitals and a stop", "a,Lund,Keep.,lund,,,name,lund | A. Lund", ["2 named Lund lund  report"]),
    ("other words", "a,Lund,NO,,,everywhere,name,nobody", ["2 refused Lund None  corpus"]),
    ("another person", "a,Lund,,lund-b,A. Lund,,name,lund | A. Lund", ["2 named Lund lund-b  report"]),
    ("another name", "a,Lund,,lund,Ada Lund,,name,lund | A. Lund", ["2 renamed Lund lund Ada Lund report"]),
    ("another id for the person", "a,Lund,rename,lund-ada,A. Lund,,name,lund | A. Lund", ["2 renamed Lund lund-ada  report"]),
    ("a new person", "a,Lund,split,lund,A. Lund,,name,lund | A. Lund", ["2 new Lund None  report"]),
    ("a new person with an id", "a,Lund,new person,lund-b,A. Lund,,name,lund | A. Lund", ["2 named Lund lund-b  report"]),
    ("nobody in particular", "a,Lund,unclear,lund,A. Lund,,name,lund | A. Lund", ["2 named Lund   report"]),
    ("what was passed stays so", "a,Lund,keep,,,,passed,nobody", ["2 refused Lund None  report"]),
    ("what was passed is a person", "a,Lund,is,,,,passed,nobody", ["2 named Lund None  report"]),
    ("a row by hand", "a,Lund,,lund", ["2 named Lund lund  report"]),
    ("no surface, but a person", "a,,rename,lund-ada,,,,lund | A. Lund", ["2 renamed  lund-ada  report"]),
    ("no report, for the corpus", ",Lund,not_a_person,,,corpus", ["2 refused Lund None  corpus"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "row", "wanted"), READ, ids=[case[0] for case in READ])
def test_what_a_row_decides(title: str, row: str, wanted: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, HEAD + row + "\n") == wanted, title


HABITS = [
    ("semicolons", "file;surface;decision\na;Lund;no\n"),
    ("tabs", "file\tsurface\tdecision\na\tLund\tno\n"),
    ("a byte order mark and CRLF", "\ufefffile,surface,decision\r\na,Lund,no\r\n"),
    ("a line for Excel", "sep=;\r\nfile;surface;decision\r\na;Lund;no\r\n"),
    ("quotation marks everywhere", '"file","surface","decision"\n"a","Lund","no"\n'),
    ("columns in another order", "Decision,Surface,File\nno,Lund,a\n"),
    ("empty cells and rows behind", "file,surface,decision,,\na,Lund,no,,\n,,,,\n"),
    ("a column of one's own", "file,surface,x-checked by,decision\na,Lund,Ada,no\n"),
    ("spaces", "file , surface,decision\n a, Lund , no \n"),
]


@pytest.mark.parametrize(("title", "text"), HABITS, ids=[case[0] for case in HABITS])
def test_the_habits_of_spreadsheets(title: str, text: str, tmp_path: Path) -> None:
    (one,) = loaded(tmp_path, text).decisions
    assert (one.kind, one.surface, one.file) == ("refused", "Lund", "a"), title


BAD = [
    ("", r"review\.csv: the file is empty\. Delete it, then write it anew"),
    ("file,surface\na,Lund\n", r":1: there is no column 'decision' and none 'person'"),
    ("surface,decision\nLund,no\n", r":1: there is no column 'file'"),
    ("file,surface,decison\na,Lund,no\n", r":1: the column 'decison' is not known\. Did you mean 'decision'\?"),
    ("file,surface,decision,evidence\na,Lund,no,title\n", r":1: the column 'made' is missing.*rename this file"),
    ("file,surface,decision\na,Lund,nope\n", r":2: the decision 'nope' is not known\. Did you mean 'no'\?"),
    ("file,surface,decision\na,Lund,lund-ada\n", r":2: .* The id of a person belongs into the column 'person'\."),
    ("file,surface,decision,scope\na,Lund,no,repot\n", r":2: the scope 'repot' is not known\. Did you mean 'report'\?"),
    ("file,surface,decision\n,Lund,no\n", r":2: the row names no report"),
    ("file,surface,decision\na,,no\n", r":2: the row names nothing: its cell 'surface' is empty"),
    ("file,surface,person\na,Lund,2 lund\n", r":2: the person '2 lund' cannot be an id"),
    ("file,surface,person\na,Lund,lund:ada\n", r":2: the person 'lund:ada' cannot be an id"),
    ("file,surface,person,made\na,Lund,,lund | A. Lund\n", r":2: the cell 'person' was emptied"),
    ("file,surface,decision,person\na,Lund,rename,lund\n", r":2: there is no person to rename here"),
    ("file,surface,decision,person,made\na,Lund,merge,lund,lund | A. Lund\n", r":2: 'rename' needs another id"),
    ("file,surface,decision,person,what,made\na,Lund,is,,name,nobody\n", r":2: 'is' needs the id of the person"),
    ("file,surface,decision\na,Lu\x07nd,no\n", r":2: the row holds a control character"),
    ("file,surface,decision\na,Lund,no,x\n", r":2: the row has 4 cells, the first line names 3 columns"),
    ('file,surface,decision\na,"Lund,no\n', r"is not a table: .*quotation mark that is not closed"),
    ("file,surface,decision\na,Vensk\xe9,no\n".encode("cp1252"), r":2: is not UTF-8 .*Windows-1252"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_it_may_not_say(text: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=message):
        loaded(tmp_path, text)


def test_every_problem_is_told_at_once_and_undecided_rows_have_none(tmp_path: Path) -> None:
    text = f"{HEAD}a,Lund,maybe\n,,,,,,,\na,,no\na,Lund,,x y,,,name,x y | Nobody\na,Lund,,y z\n"
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, text)
    assert re.findall(r"review\.csv:(\d+)", str(caught.value)) == ["2", "4", "6"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "'=1", "''+1", "'tis", "Lund", "", "–", "\tx"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert not re.match(r"[=+\-@\t\r]", armed(cell))
    assert disarmed(armed(cell)) == cell


def test_a_written_table_is_read_again(tmp_path: Path) -> None:
    head = list(COLUMNS)
    row = dict.fromkeys(COLUMNS, "") | {
        "file": "=a.txt", "surface": "-Árpád, “Vensk”", "decision": "no", "note": '+ see\nfile 2; "x"',
    }  # fmt: skip
    for sign in ",;\t":
        data = table_bytes([head, [row[name] for name in head]], sign)
        assert data.startswith(b"\xef\xbb\xbffile")
        review = loaded(tmp_path, data)
        assert review.sign == sign
        assert dict(review.rows[0].cells) == row


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_writing_again_loses_no_word_of_an_editor(tmp_path: Path) -> None:
    old = loaded(
        tmp_path,
        "x-by;file;surface;decision;note;scope;person;what;made;state\n"
        "Ada;a;Lund;no;sure;;;name;nobody;\n"
        ";a;Vensk;;;;vensk;name;vensk | T. Vensk;\n"
        ";a;Dulac;;ask Ada;;dulac;name;dulac | I. Dulac;\n"
        ";b;Tugin;;gone?;;tugin;name;tugin | Tugin;\n",
    )
    ask = [
        Row(0, {"file": "a", "surface": "Ostrin", "what": "passed", "made": "nobody"}),
        Row(0, {"file": "a", "surface": "Dulac", "person": "dulac", "what": "name", "made": "dulac | I. Dulac"}),
    ]  # fmt: skip
    data = updated(old, ask, {2: {"state": "obeyed: 3", "line": "12"}})
    assert data.decode("utf-8-sig").splitlines()[0].startswith("file;line;surface;")
    again = loaded(tmp_path, data)
    assert [
        (one.cells["surface"], one.cells["decision"], one.cells["note"], one.cells["state"], one.cells["x-by"])
        for one in again.rows
    ] == [
        ("Lund", "no", "sure", "obeyed: 3", "Ada"),
        ("Ostrin", "", "", "", ""),
        ("Dulac", "", "ask Ada", "", ""),
        ("Tugin", "", "gone?", "no longer asked", ""),
    ]  # fmt: skip
    assert again.rows[0].cells["line"] == "12"
    # The same questions give the same bytes again, and those with no question any more none.
    assert updated(again, ask, {2: {"state": "obeyed: 3", "line": "12"}}) == data
    assert [row["surface"] for row in _by_semicolon(updated(replace(again, rows=()), [], {}))] == []


def _by_semicolon(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("brezan", True), ("_b.2-x", True), ("Żak", True), ("ким-ир-сен", True), ("2b", False),
     ("-b", False), ("a b", False), ("a:b", False), ("#a", False), ("", False), ("a²", False)],
)  # fmt: skip
def test_what_can_be_an_id(text: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_id(text) is wanted


def test_the_columns_and_words_in_the_docs() -> None:
    tables = re.findall(r"\| (column|decision|scope) \|.*\n\|[-|]+\n((?:\|.*\n)+)", DOCS)
    told = {name: re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) for name, table in tables}
    assert told == {"column": list(COLUMNS), "decision": list(DECISIONS), "scope": list(SCOPES)}
    also = dict(re.findall(r"^\| `([^`]+)` \| ([^|]*) \|", dict(tables)["decision"], re.MULTILINE))
    assert {word: tuple(re.findall(r"`([^`]+)`", more)) for word, more in also.items()} == DECISIONS
