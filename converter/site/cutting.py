"""How long lists are cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from converter.site.facts import Facts

MOST_OF_A_PAGE = 280_000
"""Bytes of HTML that a page of a list may have, or little more."""

Span = tuple[str, str, int]
"""The first and last date of a page, and a number that tells pages of the same dates apart."""

# What stands round the words of one entry: elements and classes.
_ENTRY = 480
_LINKS = 3


def weigh(one: Facts) -> int:
    """Return about how many bytes of HTML the entry of a document takes."""
    words = (one.title, one.sender, one.receiver, one.archive, one.place)
    return _ENTRY + sum(map(size, words)) + _LINKS * 3 * len(one.output) + len(one.id)


def size(text: str) -> int:
    """Return how many bytes of HTML a text takes."""
    return len(escape(text).encode("utf-8", "replace"))


def cut(documents: Sequence[Facts], most: int) -> list[Sequence[Facts]]:
    """Return the documents of each page: whole years where they fit, else months, else parts.

    Nothing is lost and the order is kept; a page holds at least one document. Those without
    a date begin a page of their own where there are several.
    """
    if sum(map(weigh, documents)) <= most:
        return [documents]
    parts: list[Sequence[Facts]] = []
    page: list[Facts] = []
    room = most
    for group, weight in _groups(documents, most):
        if page and (weight > room or (group[0].year == "" != page[-1].year)):
            parts.append(page)
            page, room = [], most
        page.extend(group)
        room -= weight
    return [*parts, page]


def _groups(documents: Sequence[Facts], most: int) -> Iterator[tuple[list[Facts], int]]:
    """Yield what stays together, with its weight."""
    for _, year in groupby(documents, key=lambda one: one.year):
        of_year = list(year)
        if (weight := sum(map(weigh, of_year))) <= most:
            yield of_year, weight
            continue
        for _, month in groupby(of_year, key=lambda one: one.month):
            of_month = list(month)
            if (weight := sum(map(weigh, of_month))) <= most:
                yield of_month, weight
            else:
                yield from (([one], weigh(one)) for one in of_month)


def spans(parts: Sequence[Sequence[Facts]]) -> list[Span]:
    """Return for each page its first and last date, as exact as is needed to tell them apart.

    The number tells pages of the same dates apart: 1, 2, ...; 0 where there is one only.
    """
    found = [(part[0].year, part[-1].year) for part in parts]
    touching = {
        number + step
        for number in range(len(found) - 1)
        if found[number][1] == found[number + 1][0]
        for step in (0, 1)
    }
    for number in touching:
        part = parts[number]
        found[number] = (part[0].month, part[-1].month)
    numbered: list[Span] = []
    for span, group in groupby(found):
        several = len(list(group))
        numbered += [(*span, n if several > 1 else 0) for n in range(1, several + 1)]
    return numbered
