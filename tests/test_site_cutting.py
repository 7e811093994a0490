"""How the lists of documents are cut into pages, and which of these each page links."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from converter.site import listings
from converter.site.cutting import MOST_OF_A_PAGE, Row, cut, spans
from tests.made_edition import arranged, made, many, text, tree

MANY = many(160)


@pytest.mark.parametrize("most", [6_000, MOST_OF_A_PAGE])
def test_parts_hold_all_in_order_and_say_their_dates(most: int) -> None:
    with arranged([replace(one, kind="report") for one in MANY]) as facets:
        (facet,) = (one for one in facets if one.name == "type")
        (value,) = facet.values()
        rows = list(facet.documents(value))
    assert [row.place for row in rows] == list(range(len(MANY)))
    parts = list(cut(rows, most))
    assert (parts[0].first, parts[-1].last) == (rows[0], rows[-1])
    assert [two.first.place - one.last.place for one, two in pairwise(parts)] == [1] * (
        len(parts) - 1
    )
    named = spans(parts)
    assert len(set(named)) == len(parts) == len(named)


def rows_of(*months: str, weight: int = 10) -> list[Row]:
    """Return the rows of a list of documents of these months."""
    return [Row(place, month, weight) for place, month in enumerate(months)]


@pytest.mark.parametrize(
    ("months", "most", "parts"),
    [
        # All on one page; whole years; a year too large by months, a month too large by documents.
        ("1961 1962 1962 ", 40, ["1961-"]),
        ("1961 1962 1962 1963", 30, ["1961-1962", "1963-1963"]),
        ("1961-01 1961-01 1961-02 1962", 20, ["1961-01-1961-01", "1961-02-1962"]),
        ("1961-01 1961-01 1961-01", 20, ["1961-01-1961-01", "1961-01-1961-01"]),
        # The undated begin a page, and a document that is larger than a page has one.
        ("1961 1962  ", 30, ["1961-1962", "-"]),
        ("1961 1962", 5, ["1961-1961", "1962-1962"]),
    ],
)
def test_where_lists_are_cut(months: str, most: int, parts: list[str]) -> None:
    found = cut(iter(rows_of(*months.split(" "))), most)
    assert [f"{part.first.month}-{part.last.month}" for part in found] == parts


def test_a_very_long_list_links_the_pages_that_are_near_and_some_of_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = made(MANY, most=2_000)
    monkeypatch.setattr(listings, "_ROUND", 2)
    monkeypatch.setattr(listings, "_ACROSS", 3)
    found = made(MANY, most=2_000)
    assert set(found) == set(whole)
    path, links = "browse/type/report_9.html", "//nav[@class='parts']//a/@href"
    every, shown = (tree(pages[path]).xpath(links) for pages in (whole, found))
    assert len(every) > 10
    near = {f"report_{number}.html" for number in range(7, 12)}
    assert near | {every[0], every[-1]} <= set(shown)
    assert len(shown) <= len(near) + 4
    assert sorted(shown, key=every.index) == shown
    summaries = tree(found[path]).xpath("//nav[@class='parts']//summary")
    assert [text(one).partition(":")[0] for one in summaries] == [f"Part 9 of {len(every)}"]
