"""The fields of a page (dates, citations, terms, tail, authors): tables of cases in fixtures/."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from lxml import etree

from converter.layouts.layout import Divider
from converter.layouts.tail import divide_tail
from converter.lines import split_lines
from converter.model import Citation
from converter.reading.authorship import funders_of, title_author
from converter.reading.citation import read_citation
from converter.reading.dates import FoundDate, find_dates, whole_date
from converter.reading.document_kinds import kind_of_document
from tests.cases import cases
from tests.test_small_reports import converted

NS = {"t": "http://www.tei-c.org/ns/1.0"}


def table(name: str) -> pytest.MarkDecorator:
    """Return the cases of a fixture file as parameters."""
    rows = [pytest.param(title, given, wanted, id=title) for title, given, wanted in cases(name)]
    return pytest.mark.parametrize(("title", "given", "wanted"), rows)


@table("dates_cases.md")
def test_dates(title: str, given: str, wanted: str) -> None:
    page = re.match(r"\[([\d-]+)\] ", title)
    around = [page[1]] if page else []
    shown = [dates(line, around) for line in given.splitlines()]
    assert shown == wanted.splitlines()


def dates(line: str, around: list[str]) -> str:
    """Return the dates in a line; as a page's date when nothing else is found."""
    found = find_dates(line, around, yearless=bool(around))
    whole = whole_date(line, around)
    if whole and (len(found) == 1 or not found):
        found = (whole,)
    return " ".join(map(date, found)) or "-"


def date(found: FoundDate) -> str:
    doubt = f"? {found.doubt}" if found.doubt else ""
    return " ".join(part for part in (found.iso, found.cert, doubt) if part)


@table("citation_cases.md")
def test_citations(title: str, given: str, wanted: str) -> None:
    read = read_citation(given)
    parts = [(part.name, getattr(read, part.name)) for part in fields(Citation)]
    shown = "\n".join(
        f"{name}: {' > '.join(map(str, value)) if isinstance(value, tuple) else value}"
        for name, value in parts
        if value
    )
    assert (shown or "nothing") == wanted, title


@table("fields_cases.md")
def test_where_a_citation_says_that_a_document_is_kept(title: str, given: str, wanted: str) -> None:
    assert [kept(line) for line in given.splitlines()] == wanted.splitlines(), title


def kept(line: str) -> str:
    """Return town, country, archive, collections and call number in one line."""
    read = read_citation(line)
    country = f"[{read.country}]" if read.country_cert else read.country
    where = ", ".join(part for part in (read.settlement, country) if part)
    unread = f"not understood: {'; '.join(read.unread)}" if read.unread else ""
    parts = (where, read.repository, " > ".join(read.collections), read.shelfmark, unread)
    return " | ".join(part or "-" for part in parts).removesuffix(" | -")


@table("titles_cases.md")
def test_kind_and_author_of_a_title(title: str, given: str, wanted: str) -> None:
    assert [told(line) for line in given.splitlines()] == wanted.splitlines(), title


def told(line: str) -> str:
    office, person = title_author(line)
    kind, _ = kind_of_document(line, "", ())
    return " | ".join(part for part in (kind, office, person) if part)


@table("funders_cases.md")
def test_funders(title: str, given: str, wanted: str) -> None:
    assert [
        " | ".join(funders_of([line], ())) for line in given.splitlines()
    ] == wanted.splitlines(), title


def test_the_donor_is_the_funder_where_no_credit_names_one() -> None:
    assert funders_of((), ("North Pier Trust; Lund Fund",)) == ("North Pier Trust", "Lund Fund")


@table("tail_cases.md")
def test_tail(title: str, given: str, wanted: str) -> None:
    credit, _, tail = f"\n{given}".partition("\n---\n")
    page = Divider()
    divide_tail(page, [line for line in split_lines(tail) if not line.blank], credit)
    shown = [
        f"{region.home or 'dropped'}{f' ({region.scheme})' if region.scheme else ''}: {line.text.strip()}"
        for region in page.regions("tail", "line").regions
        for line in region.lines
    ]
    assert [row for row in shown if not row.startswith("dropped")] == wanted.splitlines(), title


@table("keywords_cases.md")
def test_what_the_page_says_stands_in_the_header(title: str, given: str, wanted: str) -> None:
    tree = etree.fromstring(converted(given).tei)
    shown = []
    for row in wanted.splitlines():
        path = row.split(" = ")[0]
        values = [
            one if isinstance(one, str) else "".join(one.itertext())
            for one in tree.xpath(path, namespaces=NS)
        ]
        shown.append(f"{path} = {' | '.join(values) or 'nothing'}")
    assert shown == wanted.splitlines(), title


@table("doubts_cases.md")
def test_what_is_not_understood_is_a_finding(title: str, given: str, wanted: str) -> None:
    found = converted(given).findings
    shown = [f"{one.code} {one.line}: {one.message}" for one in found if one.code in DOUBTS]
    assert shown == [row for row in wanted.splitlines() if row != "none"], title


DOUBTS = frozenset(
    (
        "date-not-understood",
        "dates-disagree",
        "citation-not-understood",
        "citation-part-not-understood",
        "title-inferred",
    )
)
