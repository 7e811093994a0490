"""The tables for spreadsheets and programs, and the dictionary that describes them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.exports.exporting import export
from converter.exports.tables.columns import TABLES
from converter.exports.tables.sheets import neutralise, restored
from tests.shared import ROOT
from tests.tables_edition import SETTINGS, ask, handed_over, lines, publish, sheet

VALIDATE = """
import json, os, sys
from frictionless import Package, system
os.chdir(sys.argv[1])
report = Package("datapackage.json").validate()
print(json.dumps([report.stats["tasks"], report.flatten(["type", "note"])]))
"""


def test_a_name_of_a_document_is_joined_to_the_register(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    rows = [row for row in sheet(dest, "mentions") if row["kind"] == "person"]
    assert [(row["text"], row["person"], row["local_id"]) for row in rows] == [
        ("Novak", "novak-ada", "novak"),
        ("Vela", "vela-tomas", "vela"),
        ("-Nobody", "", ""),
        ("@Gone", "", "gone"),
        ("=SUM(A1)", "1951/letter#stray", "stray"),
        ("Ada Novak", "novak-ada", "novak"),
        ("A. Novak", "novak-ada", "n"),
    ]
    first, second = rows[:2]
    assert (first["part"], first["certainty"], first["evidence"]) == ("opener", "high", "title")
    assert (second["part"], second["paragraph"]) == ("body", "1")


def test_a_person_has_one_row(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    novak, vela, stray = sheet(dest, "persons")
    assert (novak["id"], novak["name"], novak["documents"]) == ("novak-ada", "Ada Novak", "2")
    assert (novak["birth"], novak["offices"]) == ("1900", "Envoy")
    assert (novak["wikidata"], novak["viaf"], novak["gnd"]) == ("Q42", "113230702", "118540238")
    # "none yet" is no id of Wikidata.
    assert (vela["id"], vela["wikidata"]) == ("vela-tomas", "")
    assert (stray["id"], stray["registered"]) == ("1951/letter#stray", "false")


def test_without_a_register_each_document_stands_alone(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path, register="")
    ids = [row["id"] for row in sheet(dest, "persons")]
    assert ids == ["1951/letter#vela", "1951/letter#novak", "1951/letter#stray", "note#n"]


def test_each_sender_and_receiver_is_a_row(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    names = ("sender", "sender_organisation", "receiver", "receiver_organisation", "copy")
    assert [tuple(row[name] for name in names) for row in sheet(dest, "correspondence")] == [
        ("vela-tomas", "Legation and Office", "novak-ada", "", "false"),
        ("vela-tomas", "Legation and Office", "", "Admiralty", "true"),
    ]


def test_a_document_says_what_its_header_says(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    letter, note = lines(dest, "documents")
    assert letter["title"] == 'R&D {50%} of C:\\lamps_a "quoted"'
    assert letter["authors"] == ["Tomas Vela"]
    assert (letter["date"], letter["words"]) == ("1951-03-12", 12)
    assert letter["collection"] == ["Legations", "Selm"]
    assert letter["citation"] == "A citation, word for word."
    assert (note["id"], note["title"], note["date"], note["words"]) == ("note", None, None, None)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_csv_and_json_lines_hold_the_same(tmp_path: Path, table: str) -> None:
    dest, _ = handed_over(tmp_path)
    spoken = {True: "true", False: "false", None: ""}

    def cell(value: object) -> str:
        if isinstance(value, list):
            return " | ".join(value)
        return spoken[value] if value is None or isinstance(value, bool) else str(value)

    rows = [{key: cell(value) for key, value in row.items()} for row in lines(dest, table)]
    assert rows == sheet(dest, table)


def test_csv_is_made_for_spreadsheets(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    data = (dest / "mentions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b",'=SUM(A1)," in data
    assert b",'@Gone," in data
    assert b",=SUM" not in data


@given(st.text(alphabet="'=+-@\t\rab", max_size=6))
def test_a_cell_made_safe_can_be_restored(cell: str) -> None:
    safe = neutralise(cell)
    assert safe[:1] not in {*"=+-@\t\r"} - {""}
    assert restored(safe) == cell


def test_the_dictionary_describes_the_files(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    package = json.loads((dest / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"title": "CC0", "path": "https://l.example.org/"}]
    for resource in package["resources"]:
        with (dest / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            head = file.readline().rstrip("\r\n").split(",")
        assert head == [field["name"] for field in resource["schema"]["fields"]]


def test_frictionless_finds_the_package_valid(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    assert json.loads(ask(VALIDATE, str(dest))) == [len(TABLES), []]


def test_frictionless_finds_a_mention_of_nobody(tmp_path: Path) -> None:
    dest, _ = handed_over(tmp_path)
    path = dest / "mentions.csv"
    path.write_bytes(path.read_bytes().replace(b",novak-ada,", b",nobody,", 1))
    (problem,) = json.loads(ask(VALIDATE, str(dest)))[1]
    assert problem[0] == "foreign-key"


def test_the_page_names_every_column() -> None:
    page = (ROOT / "docs" / "exports" / "tables.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \|$", page, re.MULTILINE)
    assert told == [
        (table.name, column.name, column.description)
        for table in TABLES
        for column in table.columns
    ]


def test_what_no_form_carries_is_told(tmp_path: Path) -> None:
    _, made = handed_over(tmp_path)
    assert made.losses.dropped["hi"] == 1
    assert "persName/@ref" not in made.losses.dropped
    assert "date/@when" in made.losses.dropped
    # Of the register: the office is in the table, its date is not.
    assert (made.losses.dropped["occupation"], made.losses.dropped["occupation/@when"]) == (0, 1)


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    dest, made = handed_over(tmp_path / "one")
    publish(tmp_path / "two")
    export("tables", tmp_path / "two", tmp_path / "again", SETTINGS)
    differ = [
        name
        for name in made.files
        if (dest / name).read_bytes() != (tmp_path / "again" / name).read_bytes()
    ]
    assert differ == []
