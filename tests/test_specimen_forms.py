"""Forms that the specimens have: brackets, kinds, parties, ships, offices: a table of cases."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from converter.inverse import rebuild
from converter.model import Report
from converter.people import identify
from converter.reading.correspondence import settle_parties
from converter.recognisers import annotate
from tests.cases import cases, report_of, shown
from tests.name_cases import LEXICON
from tests.shared import convert_text

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TABLE = cases("specimen_forms_cases.md")


def read(given: str) -> Report:
    """Return the report of a case with its names; a first line ``title: ...`` is the page's title."""
    head = re.match(r"title: (.*)\n", given)
    title = head[1] if head else "A Specimen"
    report = report_of(given[head.end() :] if head else given, title=title)
    return identify(settle_parties(annotate(report, LEXICON)), LEXICON)


def told(given: str) -> str:
    """Return what is expected of a case: kind, who wrote to whom, the body, the persons."""
    report = read(given)
    about = report.about
    parties = [("from", one) for one in about.sender] + [("to", one) for one in about.receivers]
    rows = [f"{way}: {one.name}{' (person)' if one.is_person else ''}" for way, one in parties]
    people = [f"person: {one.surname}, {one.forename}" for one in report.people if one.surname]
    return "\n".join((f"kind: {about.kind}", *rows, *people, shown(report, "body")))


@pytest.mark.parametrize(("title", "given", "wanted"), TABLE, ids=[title for title, *_ in TABLE])
def test_cases(title: str, given: str, wanted: str) -> None:
    assert told(given) == wanted, title


@pytest.mark.parametrize("given", [given for _, given, _ in TABLE], ids=[one[0] for one in TABLE])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    text = f"A Specimen\n\n{given}\n"
    done = convert_text(text)
    assert rebuild(done.tei, done.restore) == text.encode()


ENCLOSED = """A Specimen

The lamps are out, and nobody in the harbour has asked me for the reason of it.

Ada Brezan

Attachments:
1. Programme (one sheet)
2. Candle (used)

P.S. The keeper has since asked me how I hold it.
"""


def test_a_postscript_below_the_list_of_what_is_enclosed_is_one() -> None:
    tree = etree.fromstring(convert_text(ENCLOSED).tei)
    parts = tree.xpath("//t:div[@type='enclosure']/*", namespaces=NS)
    assert [etree.QName(part).localname for part in parts] == ["head", "list", "postscript"]
