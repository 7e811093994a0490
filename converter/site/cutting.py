"""How long lists are cut into pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain, groupby
from typing import NamedTuple

from converter.site.facts import Facts

MOST_OF_A_PAGE = 280_000
"""Bytes of HTML that a page of a list may have, or little more."""

Span = tuple[str, str, int]
"""The first and last date of a page, and a number that tells pages of the same dates apart."""

# What stands round the words of one entry: elements and classes.
_ENTRY = 480
_LINKS = 3


class Row(NamedTuple):
    """A document in a list: its place in the order of the index, its month, about its bytes."""

    place: int
    month: str
    weight: int

    @property
    def year(self) -> str:
        """Return the year, "" when there is none."""
        return self.month[:4]


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of a page of a list: the first and the last."""

    first: Row
    last: Row


def weigh(one: Facts) -> int:
    """Return about how many bytes of HTML the entry of a document takes."""
    words = (one.title, one.sender, one.receiver, one.archive, one.place)
    return _ENTRY + sum(map(size, words)) + _LINKS * 3 * len(one.output) + len(one.id)


def size(text: str) -> int:
    """Return how many bytes of HTML a text takes."""
    return len(escape(text).encode("utf-8", "replace"))


def cut(rows: Iterable[Row], most: int) -> Iterator[Part]:
    """Yield the parts of a list: whole years where they fit, else months, else what fits.

    Nothing is lost and the order is kept; a page holds at least one document. Those without
    a date begin a page of their own where there are several. Held are the rows of two pages.
    """
    rest = iter(rows)
    held, weight = _held(rest, most)
    if weight <= most:
        if held:
            yield Part(held[0], held[-1])
        return
    page: Part | None = None
    room = most
    for group, weight in _groups(chain(held, rest), most):
        if page and (weight > room or (group.first.year == "" != page.last.year)):
            yield page
            page, room = None, most
        page = Part(page.first if page else group.first, group.last)
        room -= weight
    if page:
        yield page


def _held(rows: Iterator[Row], most: int) -> tuple[list[Row], int]:
    """Take rows until they weigh more than ``most``, or all; return them with their weight."""
    held: list[Row] = []
    weight = 0
    for row in rows:
        held.append(row)
        weight += row.weight
        if weight > most:
            break
    return held, weight


def _groups(rows: Iterable[Row], most: int) -> Iterator[tuple[Part, int]]:
    """Yield what stays together, with its weight."""
    for _, of_year in groupby(rows, key=lambda row: row.year):
        held, weight = _held(of_year, most)
        if weight <= most:
            yield Part(held[0], held[-1]), weight
            continue
        for _, of_month in groupby(chain(held, of_year), key=lambda row: row.month):
            held, weight = _held(of_month, most)
            if weight <= most:
                yield Part(held[0], held[-1]), weight
            else:
                yield from ((Part(row, row), row.weight) for row in chain(held, of_month))


def spans(parts: Sequence[Part]) -> list[Span]:
    """Return for each page its first and last date, as exact as is needed to tell them apart.

    The number tells pages of the same dates apart: 1, 2, ...; 0 where there is one only.
    """
    found = [(part.first.year, part.last.year) for part in parts]
    touching = {
        number + step
        for number in range(len(found) - 1)
        if found[number][1] == found[number + 1][0]
        for step in (0, 1)
    }
    for number in touching:
        part = parts[number]
        found[number] = (part.first.month, part.last.month)
    numbered: list[Span] = []
    for span, group in groupby(found):
        several = len(list(group))
        numbered += [(*span, n if several > 1 else 0) for n in range(1, several + 1)]
    return numbered
