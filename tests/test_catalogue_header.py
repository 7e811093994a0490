"""What a catalogue says, in the header: each field in its place, the page's words in theirs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from converter import resources
from converter.catalogue import load
from converter.pipeline import convert
from converter.printed import streams
from converter.settings import Settings
from converter.source import Source
from converter.statements import NAMES
from converter.tools import Tools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PAGE = """\
Skip to content

May 3, 1958

Report on the Boats

This document was made possible with support from the Lamp Trust

Port Sabal, 3 May 1958

The harbour is quiet.

Source

Harbour Archive, Port Sabal, box 12. Translated by Ada Novak.

Original Archive

Rights

Free.

Original Uploaded Date

Type

Language

Record ID

112233
"""


ROW = {
    "title": "The boats of May",
    "date": "1958-05",
    "place": "Cape Tosco",
    "type": "Letter",
    "author": "Tom Reed",
    "sender": "Harbour Office",
    "receivers": "Ada Novak; Ministry of Lamps",
    "classification": "Secret",
    "language": "de",
    "original language": "Hungarian",
    "translator": "Ines Probe",
    "archive": "State Archive",
    "settlement": "Selm",
    "country": "Hungary",
    "collection": "Lamps; Boats",
    "shelfmark": "HA 12/4",
    "record": "445566",
    "url": "https://example.org/12",
    "summary": "Boats are counted.",
    "rights": "Ask the harbour.",
    "keywords": "nets",
    "subjects": "boats|lamps",
    "places": "Port Sabal",
    "people": "Luz Ocarez",
}
PATHS = {
    "title": "titleStmt/t:title[@type='main']",
    "date": "creation/t:date",
    "place": "creation/t:placeName",
    "type": "catRef[@scheme='#document-type']",
    "author": "titleStmt/t:author",
    "sender": "correspAction[@type='sent']",
    "receivers": "correspAction[@type='received']",
    "classification": "catRef[@scheme='#classification']",
    "language": "language[@ident='de']",
    "original language": "language[@ident='hu']",
    "translator": "titleStmt/t:editor[@role='translator']",
    "archive": "repository",
    "settlement": "settlement",
    "country": "country",
    "collection": "collection",
    "shelfmark": "idno[@type='shelfmark']",
    "record": "idno[@type='record']",
    "url": "analytic/t:ref",
    "summary": "abstract/t:p",
    "rights": "availability/t:p[@resp]",
    "keywords": "term[1]",
    "subjects": "term[@type='subject']",
    "places": "term[@type='place']",
    "people": "term[@type='person']",
}


def made(tmp_path: Path, row: dict[str, str], page: str = PAGE) -> tuple[etree._Element, list[str]]:
    """Return the TEI of a page with a row of a catalogue, and the findings."""
    text = io.StringIO()
    table = csv.DictWriter(text, ["file", *row])
    table.writeheader()
    table.writerow({"file": "boats", **row})
    (tmp_path / "catalogue.csv").write_text(text.getvalue(), encoding="utf-8")
    statements = load(tmp_path / "catalogue.csv").rows[0].statements
    tools = Tools.build(Settings())
    done = convert(Source("boats.txt", page.encode(), statements=statements), tools)
    return etree.fromstring(done.tei), [f"{one.code}: {one.message}" for one in done.findings]


def test_every_field_has_its_place_and_says_who_says_it(tmp_path: Path) -> None:
    assert set(ROW) == set(NAMES) == set(PATHS)
    tree, _ = made(tmp_path, ROW)
    for field, path in PATHS.items():
        found = tree.findall(f".//t:{path}", TEI)
        assert [one.get("resp") for one in found] == ["#catalogue"] * len(found) != [], field
    said = {
        f: [" ".join("".join(e.itertext()).split()) for e in tree.findall(f".//t:{p}", TEI)]
        for f, p in PATHS.items()
    }
    assert said["title"] == ["The boats of May"]
    assert said["collection"] == ["Lamps", "Boats"]
    assert said["receivers"] == ["Ada Novak Ministry of Lamps"]
    assert said["subjects"] == ["boats", "lamps"]
    assert said["date"] == ["1958-05"]
    assert tree.findtext(".//t:titleStmt/t:title[@type='alt']", None, TEI) == "Report on the Boats"
    assert (
        tree.findtext(
            ".//t:respStmt[@{http://www.w3.org/XML/1998/namespace}id='catalogue']/t:name", None, TEI
        )
        == "catalogue.csv"
    )
    assert tree.find(".//t:body/t:div", TEI).get("type") == "letter"  # type: ignore[union-attr]


def test_the_words_of_the_page_keep_their_homes(tmp_path: Path) -> None:
    with_row, _ = made(tmp_path, ROW)
    without, _ = made(tmp_path, {})
    assert streams(etree.tostring(with_row)) == streams(etree.tostring(without))


@pytest.mark.parametrize("field", sorted(NAMES))
def test_each_field_alone_on_a_bare_page(tmp_path: Path, field: str) -> None:
    tree, _ = made(
        tmp_path,
        {field: ROW[field]},
        "The harbour is quiet, and nobody asks why.\n\nIt will be so tomorrow.\n",
    )
    assert tree.findall(f".//t:{PATHS[field]}", TEI)[0].get("resp") == "#catalogue"


def test_what_the_page_says_otherwise(tmp_path: Path) -> None:
    _, findings = made(
        tmp_path, {"title": "Boats", "date": "1958-05-04", "archive": "Harbour  archive"}
    )
    told_twice = [one for one in findings if one.startswith("catalogue-differs")]
    assert len(told_twice) == 2
    assert (
        "catalogue.csv:2: the title is “Boats” in the catalogue and “Report on the Boats” on the page"
        in told_twice[0]
    )
    assert "“1958-05-04” in the catalogue and “May 3, 1958”" in told_twice[1]
    assert not any("catalogue-differs" in one for one in made(tmp_path, {"date": "3 May 1958"})[1])


def test_what_is_not_understood_is_kept_in_words(tmp_path: Path) -> None:
    tree, findings = made(tmp_path, {"type": "Ostracon", "date": "before the flood"})
    assert sum(one.startswith("statement-not-understood") for one in findings) == 2
    assert tree.findtext(".//t:notesStmt/t:note[@type='type']", None, TEI) == "Ostracon"
    date = tree.find(".//t:creation/t:date", TEI)
    assert date is not None
    assert (date.text, date.get("when")) == ("before the flood", None)


def test_a_title_answers_for_the_page_that_has_none(tmp_path: Path) -> None:
    page = "The harbour is quiet, and nobody asks why.\n\nIt will be so tomorrow.\n"
    assert any(one.startswith("title-inferred") for one in made(tmp_path, {}, page)[1])
    tree, findings = made(tmp_path, {"title": "Quiet"}, page)
    assert not any(one.startswith("title-inferred") for one in findings)
    assert tree.find(".//t:title[@type='alt']", TEI) is None


def test_the_schema_of_a_row() -> None:
    schema = json.loads(resources.schema("catalogue.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {"file", *NAMES}
    check = Draft202012Validator(schema)
    assert check.is_valid({"file": "boats", **ROW, "x-shelf": "3"})
    assert not check.is_valid({"file": "boats", "titel": "x"})
    assert not check.is_valid({"file": "boats", "url": "example.org"})
