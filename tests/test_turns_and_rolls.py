"""Speakers, rolls of those present, quoted messages and annexes: a table of cases, and their TEI."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from converter.inverse import rebuild
from tests.cases import cases, report_of, shown
from tests.shared import convert_text

TABLE = cases("turns_and_rolls_cases.md")
NS = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(("title", "given", "wanted"), TABLE, ids=[title for title, *_ in TABLE])
def test_cases(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "notes", "dropped", "findings") == wanted


@pytest.mark.parametrize("given", [given for _, given, _ in TABLE], ids=[one[0] for one in TABLE])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    text = f"A Specimen\n\n{given}\n"
    done = convert_text(text)
    assert rebuild(done.tei, done.restore) == text.encode()


LETTER = """A Specimen

The ambassador read the following letter to us, and nobody was allowed to take it away:

“Dear Comrades,

Please explain that

a) the lamps were needed as long as they burned;

b) nobody was asked.

With comradely greetings,

P. Lund”

Nobody said a word, and the tea was taken away before anybody could drink it.
"""


def test_a_list_in_a_quoted_letter_stands_in_its_text() -> None:
    tree = etree.fromstring(convert_text(LETTER).tei)
    body = tree.find(".//t:floatingText/t:body", NS)
    assert body is not None
    parts = [etree.QName(part).localname for part in body]
    assert parts == ["opener", "p", "list", "closer"]
    assert tree.find(".//t:correspAction[@type='sent']//t:persName", NS) is None


def test_those_of_a_side_stand_inside_it() -> None:
    tree = etree.fromstring(
        convert_text(
            "A Specimen\n\nParticipants:\n\nNorth:\n\nPyo Tong-rim, Minister\n\nSouth:\n\n"
            "Ada Brezan\n\nThey spoke of the lamps for an hour, and of nothing else.\n"
        ).tei
    )
    sides = tree.findall(".//t:div/t:list[@type='participants']/t:item", NS)
    assert [(side.text or "").strip() for side in sides] == ["North:", "South:"]
    assert len(tree.findall(".//t:item/t:list[@type='participants']/t:item", NS)) == 2


def test_a_page_of_one_long_line_is_read_at_once() -> None:
    words = " ".join(f"WORD{number % 7} Zawa of the Lamps" for number in range(700))
    assert shown(report_of(words, "one-line"), "body")


@pytest.mark.parametrize("row", ["1) lamps and oil", "a) lamps\n1. oil"])
def test_a_number_that_comes_back_a_thousand_times_is_read(row: str) -> None:
    assert shown(report_of("\n".join([row] * 1000)), "body")
