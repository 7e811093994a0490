"""What documents are browsed by: the values of each facet, asked of the database."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from converter.regexes import regex
from converter.site.cutting import Row
from converter.site.facts import Facts


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how many documents it has, the name of its file, values inside it.

    The label of the documents that have no value is "". ``first`` is the year of the first
    document, ``last`` the last year that is known; ``weight`` about the bytes of all entries.
    """

    number: int
    label: str
    file: str
    count: int
    weight: int
    first: str
    last: str
    inner: tuple[Value, ...] = ()

    @property
    def href(self) -> str:
        """Return its address as seen from the pages of its facet."""
        return f"{self.file}.html"


DATE, ARCHIVE = "date", "archive"
_NUMBER = regex(r"[0-9]+")
_DIGITS = 12

OF: dict[str, Callable[[Facts], tuple[str, ...]]] = {
    DATE: lambda one: (one.year,),
    "sender": lambda one: one.senders,
    "receiver": lambda one: one.receivers,
    "place": lambda one: (one.place,),
    ARCHIVE: lambda one: (one.archive,),
    "type": lambda one: (one.kind,),
    "classification": lambda one: (one.classification,),
    "language": lambda one: one.languages,
}
"""The facets in their order, and the values of a document."""
INSIDE: dict[str, Callable[[Facts], str]] = {
    DATE: lambda one: one.month,
    ARCHIVE: lambda one: one.collection,
}
"""The value inside its value that a document has; "" for none."""
# These have few values: the usual ones come first.
_BY_COUNT = ("type", "classification", "language")
_COLUMNS = "number, label, file, documents, weight, first, last"


class Facet:
    """A facet, its values asked of the database that ``gathering`` fills; what has none comes last.

    ``count`` is the number of its values, ``without`` that of the documents without one.
    """

    def __init__(self, rows: sqlite3.Connection, name: str) -> None:
        """Take the facet of this name."""
        self._rows = rows
        self.name = name
        self.alphabetical = name not in _BY_COUNT
        ((self.count, self.without),) = rows.execute(
            "SELECT count(*) FILTER (WHERE label != ''),"
            " ifnull(sum(documents) FILTER (WHERE label = ''), 0)"
            " FROM value WHERE facet = ? AND inner = ''",
            (name,),
        )

    def values(self) -> Iterator[Value]:
        """Yield the values in their order, that of the documents that have none last."""
        order = "sort, label" if self.alphabetical else "documents DESC, sort, label"
        yield from self._asked(f"label = '', {order}")

    def known(self) -> Iterator[Value]:
        """Yield the values without that of the documents that have none."""
        return (value for value in self.values() if value.label)

    def usual(self, most: int) -> list[Value]:
        """Return the values that most documents have, so many of them."""
        return [
            *self._asked("label = '', documents DESC, sort, label LIMIT ?", min(most, self.count))
        ]

    def documents(self, value: Value) -> Iterator[Row]:
        """Yield the documents of a value in the order of the index."""
        asked = "SELECT place, month, weight FROM filed WHERE value = ? ORDER BY place"
        yield from map(Row._make, self._rows.execute(asked, (value.number,)))

    def entries(self, value: Value, first: int, last: int) -> Iterator[tuple[str, str]]:
        """Yield month and HTML of each document of a value, from one place to another."""
        yield from self._rows.execute(
            "SELECT month, entry FROM filed JOIN document USING (place)"
            " WHERE value = ? AND place BETWEEN ? AND ? ORDER BY place",
            (value.number, first, last),
        )

    def _asked(self, order: str, *limit: int) -> Iterator[Value]:
        found = self._rows.execute(
            f"SELECT {_COLUMNS} FROM value WHERE facet = ? AND inner = '' ORDER BY {order}",  # noqa: S608 - our own words
            (self.name, *limit),
        )
        for row in found:
            inner = self._inside(row[1]) if row[1] and self.name in INSIDE else ()
            yield replace(Value(*row), inner=inner)

    def _inside(self, label: str) -> tuple[Value, ...]:
        found = self._rows.execute(
            f"SELECT {_COLUMNS.replace('label', 'inner')} FROM value"  # noqa: S608 - our own words
            " WHERE facet = ? AND label = ? AND inner != '' ORDER BY sort, inner",
            (self.name, label),
        )
        return tuple(Value(*row) for row in found)


def facets(rows: sqlite3.Connection) -> tuple[Facet, ...]:
    """Return the facets that have values."""
    return tuple(facet for facet in (Facet(rows, name) for name in OF) if facet.count)


def in_order(text: str) -> tuple[str, str]:
    """Return what orders values as people look for them: no accents or capitals, 2 before 10.

    >>> sorted(["Fond 10", "Fond 2", "Ápa", "apron", "“Apple”"], key=in_order)
    ['Ápa', '“Apple”', 'apron', 'Fond 2', 'Fond 10']
    """
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", text.casefold())
        if char.isalnum() or char.isspace()
    )
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), plain.strip()), text


def letter(text: str) -> str:
    """Return the letter that a value stands under: a to z, else "other"."""
    first = in_order(text)[0][:1]
    return first if "a" <= first <= "z" else "other"
