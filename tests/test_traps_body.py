"""The body's middle: tables of cases from the survey's traps, and what is promised of each of them."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from converter.blocks import Item, Items, SpeakerTurn
from converter.findings import Finding
from converter.inverse import rebuild
from converter.pipeline import read
from converter.printing import print_report
from converter.source import Source
from tests.cases import cases, report_of, shown
from tests.shared import convert_text, tools

TABLES = (
    "trap_01_sentences_cases.md",
    "trap_02_lists_cases.md",
    "trap_03_split_words_cases.md",
    "trap_07_glued_numbers_cases.md",
    "trap_08_notes_cases.md",
    "trap_09_brackets_cases.md",
    "trap_11_paragraph_numbers_cases.md",
    "trap_12_inline_enumerations_cases.md",
    "trap_15_page_marks_cases.md",
    "trap_19_separators_cases.md",
    "trap_20_damage_cases.md",
    "trap_24_first_line_cases.md",
    "trap_25_cut_off_cases.md",
    "turns_speakers_cases.md",
    "rows_tables_cases.md",
)
ROWS = [
    pytest.param(title, given, wanted, id=f"{name.removesuffix('_cases.md')}: {title}")
    for name in TABLES
    for title, given, wanted in cases(name)
]
NS = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(("title", "given", "wanted"), ROWS)
def test_cases(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "notes", "dropped", "findings") == wanted


@pytest.mark.parametrize(("given"), [pytest.param(row.values[1], id=row.id) for row in ROWS])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    text = f"A Specimen\n\n{given}\n"
    done = convert_text(text)
    assert rebuild(done.tei, done.restore) == text.encode()


SPLIT = """A Specimen

The question of the lamps cannot even-
tually be settled by the Head of 1
st Desk, nor by anybody

else.
"""


def declared(tei: bytes, part: str) -> str:
    """Return what the header declares of a part of the editing."""
    found = etree.fromstring(tei).find(f".//t:editorialDecl/t:{part}", NS)
    return "" if found is None else "".join(str(one) for one in found.itertext())


def test_repairs_are_declared_counted_and_undone() -> None:
    done = convert_text(SPLIT)
    assert b"cannot eventually be settled by the Head of 1st Desk, nor by anybody else." in done.tei
    assert "(source line 4); the side file" in declared(done.tei, "hyphenation")
    assert "One ordinal number" in declared(done.tei, "normalization")
    assert "One paragraph that a blank line" in declared(done.tei, "segmentation")
    codes = [(one.code, one.line) for one in done.findings if one.code.startswith("repaired-")]
    assert codes == [("repaired-sentence", 7), ("repaired-hyphen", 4), ("repaired-ordinal", 5)]
    assert rebuild(done.tei, done.restore) == SPLIT.encode()


def test_words_are_counted_where_the_source_has_them() -> None:
    words = dict(convert_text(SPLIT).words)
    # "even", "tually", "1" and "st" are four words of the source, though two of the text.
    assert words == {"source": 23, "title": 2, "body": 21, "dropped": 0}


def test_nothing_is_declared_where_nothing_was_repaired() -> None:
    done = convert_text("A Specimen\n\nIt is quiet in the anti-party harbour of Port-Sabal.\n")
    assert "were not joined" in declared(done.tei, "hyphenation")
    assert not [one for one in done.findings if one.code.startswith("repaired-")]


def test_a_list_inside_an_item_is_one_in_the_tei_and_in_the_editions() -> None:
    done = convert_text(
        "A Specimen\n\nThe captain wants the following:\n\n1. bread:\n\na) white\n\nb) black\n\n2. coal\n\nNobody answered.\n"
    )
    inner = etree.fromstring(done.tei).find(".//t:body//t:item/t:list", NS)
    assert inner is not None
    assert [one.text for one in inner.iterfind("t:item", NS)] == ["white", "black"]
    assert done.text is not None
    assert "1.  bread:\n    a)  white\n    b)  black\n2.  coal" in done.text
    assert done.html is not None
    assert re.search(r"bread:\s*<ul[^>]*>", done.html)


def test_an_item_of_two_paragraphs_keeps_them_apart() -> None:
    report = report_of("He wants these things:\n1. Bread.\nIt must be fresh.\n2. Coal.\n")
    items = next(block for block in report.blocks if isinstance(block, Items))
    assert [more.text for more in items.items[0].more] == ["It must be fresh."]
    assert items.items[1] == Item(items.items[1].text, items.items[1].label)


def test_a_turn_keeps_its_list_and_what_follows_it() -> None:
    report = report_of(
        "LUND: I want this:\n1. bread\n2. coal\nThat is all.\nZAWA: No.\nLUND: Good.\n"
    )
    turn = report.blocks[0]
    assert isinstance(turn, SpeakerTurn)
    assert [type(part).__name__ for part in turn.parts] == ["Items", "Paragraph"]


PAGE = """Skip to content

March 4, 1961

Conversation about the Lamps of Port Sabal

This document was made possible with support from the Specimen Trust

Comrades Lund and Brezan met in the harbour of Port Sabal. Lund said that it was quiet.[1] Brezan said nothing.

The talk lasted an hour, and nobody was satisfied with it when they left the harbour.

[1] As quiet as a harbour can be.

Lund and Brezan discuss the lamps of Port Sabal, and agree that it is quiet.

Document Information

Source

Obtained by Pavel Ostrin from the papers of Anton Vensk. Harbour Archive, Fond 3, File 12.

Rights

The lamps are free for all to see.

Record ID

100100
"""


@pytest.fixture(scope="module")
def page() -> str:
    """Return the printed form of a whole page."""
    return print_report(read(Source("page.txt", PAGE.encode()), tools()))


def test_trap_5_the_summary_below_the_notes_is_no_part_of_the_last_note(page: str) -> None:
    assert re.search(r"summary @15: .*discuss the lamps", page)
    assert "note 1 note-1 editorial @13\n    As quiet as a harbour can be.\npersons" in page


def test_trap_10_a_title_shared_by_two_names_goes_before_both(page: str) -> None:
    assert "{roleName: Comrades} {persName lund: Lund} and {persName brezan: Brezan} met" in page


def test_trap_23_persons_of_the_provenance_are_not_the_documents(page: str) -> None:
    persons = page[page.index("persons\n") : page.index("dropped\n")]
    assert "Ostrin" not in persons
    assert "Vensk" not in persons


def test_findings_of_damage_come_once_a_document() -> None:
    report = report_of("He met the Verde? envoy.\nHe met the Roja? envoy (as before].\n" * 3)
    found = [one for one in report.findings if one.code == "text-damaged"]
    assert len(found) == 1
    assert isinstance(found[0], Finding)
    assert "9 places" in found[0].message
