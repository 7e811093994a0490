"""The contract of a layout, written once and held against each of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from converter import layouts
from converter.errors import LayoutError
from converter.layouts import FALLBACK, LAYOUTS
from converter.layouts.layout import Layout
from converter.lines import split_lines
from converter.model import Home
from converter.pipeline import convert
from converter.source import Source
from converter.words import WORD
from tests.shared import SPECIMENS, converted, source_of, specimen, tools

ALL = (*LAYOUTS, FALLBACK)
each = pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)


@each
def test_the_specimen_is_claimed_by_its_layout_and_no_other(layout: Layout) -> None:
    lines = split_lines(specimen(layout))
    claims = [one.name for one in LAYOUTS if one.excuse(lines) is None]
    assert claims == ([] if layout is FALLBACK else [layout.name])
    assert layouts.divide(lines)[0].layout == layout.name


@each
def test_an_excuse_is_a_sentence_that_goes_on(layout: Layout) -> None:
    for other in LAYOUTS:
        excuse = other.excuse(split_lines(specimen(layout)))
        assert excuse is None or (excuse[0].islower() and not re.search(r"[^.]\.$", excuse))


@each
def test_every_line_of_the_specimen_is_in_one_region(layout: Layout) -> None:
    assert_divided(layout, specimen(layout))


@each
@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem[:2])
def test_a_forced_layout_divides_any_page(layout: Layout, path: object) -> None:
    assert_divided(layout, source_of(path).data.decode())  # type: ignore[arg-type]


def assert_divided(layout: Layout, page: str) -> None:
    """Demand that each character that is not white space stands in exactly one region."""
    seen = [0] * len(page)
    for region in layout.divide(split_lines(page)).regions:
        for line in region.lines:
            assert page[line.start : line.end] == line.text
            for at in range(line.start, line.end):
                seen[at] += 1
    outside = [page[at] for at, times in enumerate(seen) if times != 1 and not page[at].isspace()]
    assert outside == []


@each
def test_the_specimen_is_converted_and_no_word_is_lost(layout: Layout) -> None:
    page = specimen(layout)
    done = convert(Source("specimen.txt", page.encode()), tools())
    assert done.layout == layout.name
    assert done.words["source"] == len(WORD.findall(page))
    homes = {home: count for home, count in done.words.items() if home != "source"}
    assert sum(homes.values()) == done.words["source"]
    assert done.words[Home.BODY] > 0


@each
@pytest.mark.parametrize("path", SPECIMENS[::5], ids=lambda path: path.stem[:2])
def test_a_forced_layout_converts_without_losing_a_word(layout: Layout, path: object) -> None:
    source = source_of(path)  # type: ignore[arg-type]
    try:
        done = convert(source, tools(layout.name))
    except LayoutError as error:
        assert "no text of a document" in str(error)  # noqa: PT017 - it may also succeed
    else:
        assert done.layout == layout.name


def test_the_specimens_of_the_corpus_go_to_the_layouts_they_were_made_for() -> None:
    found = {path.name[:2]: converted(path).layout for path in SPECIMENS if path.name < "16"}
    markdown = dict.fromkeys(["01", "02", "03", "04", "05"], "archive-markdown")
    full = dict.fromkeys(["06", "07"], "archive-full")
    lossy = dict.fromkeys(["08", "09", "10"], "archive-lossy")
    plain = dict.fromkeys(["11", "12", "13", "14", "15"], "plain")
    assert found == markdown | full | lossy | plain


LISTING = """\
Skip to content

Results:

1 - 10 of 16

May 4, 1958

Report of the Legation in Lesna

This document was made possible with support from Specimen Trust

Document Information
"""


@pytest.mark.parametrize("layout", [None, *(one.name for one in ALL)])
def test_a_search_listing_is_refused(layout: str | None) -> None:
    with pytest.raises(LayoutError, match=r"search listing \('1 - 10 of 16'\)") as caught:
        layouts.divide(split_lines(LISTING), layout)
    assert caught.value.line == 5


@pytest.mark.parametrize("lost", ["Results:\n", "1 - 10 of 16\n"])
def test_half_a_sign_of_a_listing_is_none(lost: str) -> None:
    page = LISTING.replace(lost, "").replace("Document Information", "The harbour is quiet.\n")
    assert layouts.divide(split_lines(page))[0].layout == "archive-full"


def test_a_layout_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(LayoutError, match=r"no layout 'gazette'.*archive-full.*plain"):
        layouts.divide(split_lines("text"), "gazette")


def test_a_page_without_a_document_is_refused() -> None:
    page = specimen(LAYOUTS[1]).replace("The harbour is quiet.\n", "").replace("Ada Brezan\n", "")
    page = page.replace("SECRET\n", "")
    head, tail = page.split("The legation reports", 1)
    page = head + tail[tail.index("Document Information") :]
    with pytest.raises(LayoutError, match="no text of a document"):
        layouts.divide(split_lines(page))


def test_two_claims_are_settled_by_the_lines_they_name_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = split_lines(specimen(LAYOUTS[1]))

    def divide(lines: object) -> object:
        regions = FALLBACK.divide(lines)  # type: ignore[arg-type]
        return replace(regions, layout="rival")

    rival = Layout("rival", "claims every page", lambda _: None, divide)  # type: ignore[arg-type]
    monkeypatch.setattr(layouts, "LAYOUTS", (rival, *LAYOUTS))
    regions, findings = layouts.divide(lines)
    assert regions.layout == LAYOUTS[1].name
    told = [one.message for one in findings if one.code == "layout-claimed-twice"]
    assert len(told) == 1
    assert "rival" in told[0]
    assert LAYOUTS[1].name in told[0]
