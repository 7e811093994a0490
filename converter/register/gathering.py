"""The documents of a corpus and who and what they name, taken from them once and put on disk.

Tables: ``documents``; ``persons``, ``places`` and ``organisations`` with a row for each that
a document names; ``shapes_...``, what is said of one in several documents with the same words.
The lines where a document names something lie in a file beside the database.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from converter.appearance import Appearance, Bare, Occurrence
from converter.register.cells import Cells
from converter.register.entries import Document, Paper, dated_of
from converter.register.interning import Interned
from converter.register.people import People
from converter.register.same_name import authorities, key_of

NEVER = "9999"
"""What orders documents without a date in time."""

KINDS = ("persons", "places", "organisations")


class Gathered:
    """What is known of all documents: numbers in memory, all else on disk.

    A document has a number, its place in the corpus, and a rank, its place in time. ``ranks``
    and ``by_rank`` lead from one to the other; ``starts`` are the numbers of the first person,
    place and organisation of each document.
    """

    def __init__(self, rows: sqlite3.Connection, lines: BinaryIO) -> None:
        """Begin with no document; ``lines`` is an empty file to read and write."""
        self.rows, self._lines = rows, lines
        self.starts = {kind: array("I", [0]) for kind in KINDS}
        self.ranks, self.by_rank = array("I"), array("I")
        self.years: list[str] = []
        self.earliest, self.latest = array("H"), array("H")
        self.archives = Interned(rows, "archives")
        self.archives.number("")
        self.ways = Interned(rows, "ways")
        self.people = People(rows)
        self.cells = {kind: Cells(rows, kind) for kind in KINDS[1:]}
        self._at = 0
        rows.execute(
            "CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT, output TEXT, title TEXT,"
            " written TEXT, first TEXT, last TEXT, dated TEXT, archive INTEGER)"
        )
        for kind in KINDS:
            rows.execute(
                f"CREATE TABLE {kind} (number INTEGER PRIMARY KEY, document INTEGER, id TEXT,"
                " shape INTEGER, way INTEGER, mentions INTEGER, at INTEGER, length INTEGER,"
                " cell INTEGER)"
            )

    @property
    def count(self) -> int:
        """Return the number of documents."""
        return len(self.starts["persons"]) - 1

    @property
    def size(self) -> int:
        """Return the bytes of the file of lines."""
        return self._at

    def take(self, documents: Iterable[Document]) -> None:
        """Take all documents in."""
        for number, document in enumerate(documents):
            cast = document.cast
            self.rows.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(number, document.id, document.output, document.title, document.when),
                    *cast.limits,
                    dated_of(document.when, cast.limits) or NEVER,
                    self.archives.number(cast.archive),
                ),
            )
            self._put("persons", number, [self._person(one) for one in cast.people])
            lines = cast.things.lines_of()
            for kind, things in zip(KINDS[1:], cast.things.bare(), strict=True):
                self._put(kind, number, self._things(kind, things, lines))
        self._order()

    def _put(
        self, kind: str, document: int, told: list[tuple[str, int, int, int, str, int]]
    ) -> None:
        """Put the rows of a document into a table, their lines into the file."""
        starts = self.starts[kind]
        number = starts[-1]
        rows, texts = [], []
        for ident, shape, way, mentions, lines, cell in told:
            text = lines.encode()
            rows.append((number, document, ident, shape, way, mentions, self._at, len(text), cell))
            texts.append(text)
            self._at += len(text)
            number += 1
        self._lines.write(b"".join(texts))
        self.rows.executemany(f"INSERT INTO {kind} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        starts.append(number)

    def _person(self, one: Appearance) -> tuple[str, int, int, int, str, int]:
        shape = self.people.shape(one)
        way = self.ways.number(json.dumps([one.roles, one.parts, one.styled]))
        lines = json.dumps([_bare(place) for place in one.occurrences]) if one.occurrences else ""
        return one.id, shape, way, one.mentions, lines, 0

    def _things(
        self, kind: str, things: list[Bare], lines: dict[str, str]
    ) -> list[tuple[str, int, int, int, str, int]]:
        """Return the rows of the places or organisations of a document.

        A document that has a name twice keeps the two apart, and nobody knows which
        of them other documents mean: they stay alone.
        """
        cells = self.cells[kind]
        keys = [key_of(names[0]) for _, names, *_ in things]
        often = Counter(keys) if len(set(keys)) < len(keys) else {}
        found = []
        for key, (ident, names, idnos, within, parts, mentions) in zip(keys, things, strict=True):
            alone = bool(often) and often[key] > 1 and not authorities(map(tuple, idnos))
            shape, cell = cells.place(names, idnos, within, alone=alone)
            way = self.ways.number(json.dumps([[], parts, ""]))
            told = lines.get(ident, "")
            found.append((ident, shape, way, mentions, "" if told == "[]" else told, cell))
        return found

    def _order(self) -> None:
        """Find the order of the documents in time, and the years that they are of."""
        rows = self.rows
        asked = "SELECT number FROM documents ORDER BY dated, id"
        self.by_rank.extend(number for (number,) in rows.execute(asked))
        self.ranks.extend([0] * len(self.by_rank))
        for rank, number in enumerate(self.by_rank):
            self.ranks[number] = rank
        dates = "SELECT written, first, last FROM documents ORDER BY dated, id"
        met: dict[str, int] = {}
        for written, first, last in rows.execute(dates):
            for years, date in (
                (self.earliest, written or first or last),
                (self.latest, "" if written else last),
            ):
                years.append(met.setdefault(date[:4], len(met)))
        self.years = sorted(met)
        place = {year: at for at, year in enumerate(self.years)}
        moved = [place[year] for year in met]
        for years in (self.earliest, self.latest):
            for at, year in enumerate(years):
                years[at] = moved[year]

    def paper(self, rank: int) -> Paper:
        """Return a document by its rank."""
        asked = "SELECT id, output, title, written, first, last FROM documents WHERE number = ?"
        ident, output, title, when, first, last = self.rows.execute(
            asked, (self.by_rank[rank],)
        ).fetchone()
        return Paper(ident, output, title, when, (first, last))

    def lines(self, at: int, length: int) -> tuple[Occurrence, ...]:
        """Return the places where a document names something, from the file of lines."""
        if not length:
            return ()
        self._lines.seek(at)
        return tuple(Occurrence(*one) for one in json.loads(self._lines.read(length)))


def _bare(place: Occurrence) -> list[str]:
    return [place.part, place.number, place.anchor, place.before, place.name, place.after]
