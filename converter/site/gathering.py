"""The facts of all documents, put into a database, and what the values of facets have in all.

The tables that the pages are made from::

document    a document by its place in the order of the index: its entry in lists, as HTML
value       a value of a facet, or one inside it (a month, a collection)
filed       which documents a value has
rights      what archives say of rights, and of how many documents
failed      the sources that were not converted
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from converter.on_disk import ordered
from converter.outcome import Outcome
from converter.site.cutting import weigh
from converter.site.facets import ARCHIVE, DATE, INSIDE, OF, Facet, in_order
from converter.site.facts import Called, Facts, facts_of
from converter.site.names import Names
from converter.site.told import Json, entry

Entries = Callable[[Sequence[Json]], Iterable[str]]
"""What makes the HTML of entries, in their order."""

_BATCH = 400
"""Documents whose entries are made at once: few enough to hold, enough to be quick."""
_SHOWN = 60
_ALL = attrgetter(*(one.name for one in fields(Facts)))

_TABLES = """
CREATE TABLE filing (facet TEXT, label TEXT, inner TEXT, place INTEGER, month TEXT, weight INTEGER);
CREATE TABLE document (place INTEGER PRIMARY KEY, entry TEXT);
CREATE TABLE value (
    number INTEGER PRIMARY KEY, facet TEXT, label TEXT, inner TEXT, file TEXT,
    documents INTEGER, weight INTEGER, first TEXT, last TEXT, sort TEXT
);
CREATE TABLE filed (
    value INTEGER, place INTEGER, month TEXT, weight INTEGER, PRIMARY KEY (value, place)
) WITHOUT ROWID;
CREATE TABLE rights (text TEXT PRIMARY KEY, documents INTEGER) WITHOUT ROWID;
CREATE TABLE failed (source TEXT);
BEGIN;
"""


@dataclass(slots=True)
class Holdings:
    """What there is in all: documents, words, the first documents, repairs by their kinds."""

    documents: int = 0
    words: int = 0
    first: list[Facts] = field(default_factory=list)
    repaired: Counter[str] = field(default_factory=Counter)


def gather(
    rows: sqlite3.Connection, outcomes: Iterable[Outcome], called: Called, entries: Entries
) -> Holdings:
    """Fill an empty database with what the pages show; return what there is in all."""
    rows.executescript(_TABLES)
    held = Holdings()
    _place(rows, ordered(_found(rows, outcomes, called, held)), entries, held)
    _group(rows)
    _name(rows)
    return held


def _found(
    rows: sqlite3.Connection, outcomes: Iterable[Outcome], called: Called, held: Holdings
) -> Iterator[tuple[Sequence[str], Sequence[Any]]]:
    """Yield the facts of the converted documents, and note what else there is."""
    for one in outcomes:
        rows.executemany(
            "INSERT INTO rights VALUES (?, 1) ON CONFLICT DO UPDATE SET documents = documents + 1",
            ((text,) for text in dict.fromkeys(one.filing.rights)),
        )
        if one.failure is not None:
            rows.execute("INSERT INTO failed VALUES (?)", (one.source,))
            continue
        held.repaired.update({finding.code for finding in one.findings})
        yield one.place_in_order, _ALL(facts_of(one, called))


def _place(rows: sqlite3.Connection, told: Iterable[Any], entries: Entries, held: Holdings) -> None:
    """Put the documents in the order of the index, make their entries, note their values."""
    found = map(_facts, told)
    while batch := list(islice(found, _BATCH)):
        first = held.documents
        made = entries([entry(one) for one in batch])
        rows.executemany("INSERT INTO document VALUES (?, ?)", enumerate(made, first))
        filing = (row for at, one in enumerate(batch, first) for row in _filing(at, one))
        rows.executemany("INSERT INTO filing VALUES (?, ?, ?, ?, ?, ?)", filing)
        held.documents += len(batch)
        held.words += sum(one.words for one in batch)
        held.first += batch[: _SHOWN + 1 - len(held.first)]


def _facts(told: list[str | int | list[str]]) -> Facts:
    return Facts(*(tuple(one) if isinstance(one, list) else one for one in told))  # type: ignore[arg-type]


def _filing(place: int, one: Facts) -> Iterator[tuple[str, str, str, int, str, int]]:
    weight, month = weigh(one), one.month
    for facet, of in OF.items():
        for label in dict.fromkeys(of(one)) or ("",):
            yield facet, label, "", place, month, weight
            inside = label and facet in INSIDE and INSIDE[facet](one)
            if inside:
                yield facet, label, inside, place, month, weight


def _group(rows: sqlite3.Connection) -> None:
    """Make values of what documents are filed under."""
    ordered = rows.execute(
        "SELECT facet, label, inner, place, month, weight FROM filing"
        " ORDER BY facet, label, inner, place"
    )
    for number, (key, group) in enumerate(groupby(ordered, key=lambda row: row[:3])):
        facet, label, inner = key
        summed = _Sum(number)
        rows.executemany("INSERT INTO filed VALUES (?, ?, ?, ?)", summed.of(group))
        sort = in_order(inner or label)[0] if facet != DATE else inner or label
        rows.execute(
            "INSERT INTO value VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?)",
            (number, *key, summed.count, summed.weight, summed.first, summed.last, sort),
        )
    rows.execute("DROP TABLE filing")
    rows.execute("CREATE INDEX label ON value (facet, label, inner)")


class _Sum:
    """What the documents of a value are in all."""

    def __init__(self, value: int) -> None:
        self._value = value
        self.count = self.weight = 0
        self.first = self.last = ""

    def of(
        self, group: Iterable[tuple[str, str, str, int, str, int]]
    ) -> Iterator[tuple[int, int, str, int]]:
        for *_, place, month, weight in group:
            if not self.count:
                self.first = month[:4]
            self.last = month[:4] or self.last
            self.count += 1
            self.weight += weight
            yield self._value, place, month, weight


def _name(rows: sqlite3.Connection) -> None:
    """Give each value the name of its file; in one order, whatever the counts are."""
    rows.execute(
        "UPDATE value SET file = CASE"
        " WHEN label = '' THEN 'undated' WHEN inner = '' THEN label"
        " WHEN inner = label THEN label || '_00' ELSE replace(inner, '-', '_') END"
        " WHERE facet = ?",
        (DATE,),
    )
    for facet in OF:
        if facet != DATE:
            _name_all(rows, facet)


def _name_all(rows: sqlite3.Connection, name: str) -> None:
    names = Names(rows)
    asked = (
        "SELECT number, label FROM value"
        " WHERE facet = ? AND inner = '' AND label != '' ORDER BY label"
    )
    taken = ((names.take(label), number) for number, label in rows.execute(asked, (name,)))
    rows.executemany("UPDATE value SET file = ? WHERE number = ?", taken)
    rows.execute("UPDATE value SET file = 'without' WHERE facet = ? AND label = ''", (name,))
    if name == ARCHIVE:
        for value in Facet(rows, name).known():
            for inner in value.inner:
                file = names.take(f"{value.label} {inner.label}")
                rows.execute("UPDATE value SET file = ? WHERE number = ?", (file, inner.number))
