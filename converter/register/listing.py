"""A register on disk: its entries in alphabetical order, each with an id, and their members."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import Any, Generic, TypeVar

from converter.register.entries import (
    OTHER,
    RESERVED,
    Counts,
    Entry,
    Member,
    Office,
    Papers,
    Thing,
    letter_of,
)
from converter.register.gathering import Gathered
from converter.register.people import NONE
from converter.register.seeing import Seeing
from converter.register.summing import Sum, summed

Kept = TypeVar("Kept", bound=Entry | Thing)


@dataclass(frozen=True, slots=True)
class Made:
    """An entry before its id and its place in the alphabet are known.

    ``id`` is what it is called if nobody else is; ``told`` are the fields of the entry that are
    texts; ``offices`` come with the places in time of their documents.
    """

    id: str
    sort: tuple[str, ...]
    told: dict[str, Any]
    sum: Sum
    cells: Sequence[int]
    offices: Sequence[tuple[str, array[int]]] = ()
    listed: bool = False


class Listing(Generic[Kept]):
    """The entries of a register, as often as wanted, and one by one.

    The members lie on disk sorted by cell and time; an entry is one cell or several.
    """

    def __init__(self, gathered: Gathered, kind: str, make: Callable[..., Kept], cell: str) -> None:
        """Sort the members; ``cell`` is the column or the function of them that tells theirs."""
        self.kind = kind
        self._gathered, self._rows = gathered, gathered.rows
        self._make = make
        self._way = Seeing(gathered).way
        self._paper = lru_cache(2_048)(gathered.paper)
        self._count, self._cells = 0, 0
        self._firsts, self._paths = array("I"), list[str]()
        self.entry_of = array("I")
        rows = self._rows
        rows.create_function("its_rank", 1, gathered.ranks.__getitem__, deterministic=True)
        rows.execute(
            f"CREATE TABLE listed_{kind} (cell INTEGER, rank INTEGER, id TEXT, number INTEGER,"
            " shape INTEGER, way INTEGER, mentions INTEGER, at INTEGER, length INTEGER,"
            " PRIMARY KEY (cell, rank, id, number)) WITHOUT ROWID"
        )
        rows.execute(
            f"INSERT INTO listed_{kind} SELECT {cell}, its_rank(document), id, number, shape, way,"
            f" mentions, at, length FROM {kind} ORDER BY 1, 2, 3, 4"
        )
        rows.execute(
            f"CREATE TABLE made_{kind} (made INTEGER PRIMARY KEY, unlisted INTEGER, rank INTEGER,"
            " first TEXT, slug TEXT, id TEXT, other INTEGER, sort BLOB, letter TEXT, told TEXT,"
            " counts TEXT, cells TEXT, offices INTEGER, documents INTEGER, bearing INTEGER)"
        )
        rows.execute(
            f"CREATE TABLE offices_{kind} (number INTEGER PRIMARY KEY, made INTEGER, name TEXT,"
            " count INTEGER, ranks BLOB)"
        )

    def sum(self, cells: Sequence[int]) -> Sum:
        """Read the members of cells once, and sum them up."""
        members = self._members("rank, id, shape, way, mentions", cells)
        return summed(members, self._gathered, self._way)

    def documents(self, cell: int) -> Iterator[int]:
        """Yield the places in time of the documents of a cell."""
        return (rank for (rank,) in self._members("rank", [cell]))

    def _members(self, columns: str, cells: Sequence[int]) -> sqlite3.Cursor:
        asked = f"SELECT {columns} FROM listed_{self.kind} WHERE cell"
        if len(cells) == 1:
            return self._rows.execute(f"{asked} = ? ORDER BY rank, id", cells)
        among = f"{asked} IN (SELECT value FROM json_each(?)) ORDER BY rank, id"
        return self._rows.execute(among, (json.dumps(list(cells)),))

    # -- the entries, in the order of the alphabet ---------------------------

    def add(self, entries: Iterable[Made]) -> None:
        """Take all entries, in any order; find their ids and their order."""
        for number, made in enumerate(entries):
            rank, first = made.sum.first
            letter, counts = letter_of(made.sort), made.sum.counts
            self._rows.execute(
                f"INSERT INTO made_{self.kind} VALUES ({', '.join('?' * 15)})",
                (
                    *(number, not made.listed, rank, first, made.id, made.id, letter == OTHER),
                    *("\0".join(made.sort).encode(), letter, json.dumps(made.told)),
                    *(json.dumps(_packed(counts)), json.dumps(list(made.cells))),
                    *(len(made.offices), counts.documents, counts.bearing),
                ),
            )
            self._rows.executemany(
                f"INSERT INTO offices_{self.kind} VALUES (NULL, ?, ?, ?, ?)",
                [(number, name, len(ranks), ranks.tobytes()) for name, ranks in made.offices],
            )
            self._cells = max(self._cells, *(cell + 1 for cell in made.cells))
        self._rows.execute(f"CREATE INDEX offices_of_{self.kind} ON offices_{self.kind} (made)")
        self._number()
        self._arrange()

    def _number(self) -> None:
        """Give each entry an id: of several of one name the one who appears first keeps it.

        An id of the authority file is taken before any other.
        """
        rows, kind = self._rows, self.kind
        taken = f"taken_{kind}"
        rows.execute(f"CREATE TABLE {taken} (id TEXT PRIMARY KEY, often INTEGER) WITHOUT ROWID")
        take = f"INSERT OR IGNORE INTO {taken} VALUES (?, 1)"
        rows.executemany(take, [(one,) for one in sorted(RESERVED)])
        ordered = f"SELECT made, slug FROM made_{kind} ORDER BY unlisted, rank, first, slug"
        ask = f"SELECT often FROM {taken} WHERE id = ?"
        again = f"UPDATE {taken} SET often = ? WHERE id = ?"
        change = f"UPDATE made_{kind} SET id = ? WHERE made = ?"
        for made, slug in rows.execute(ordered):
            if rows.execute(take, (slug,)).rowcount:
                continue
            ((number,),) = rows.execute(ask, (slug,))
            ident = slug
            while not rows.execute(take, (ident,)).rowcount:
                number += 1
                ident = f"{slug}-{number}"
            rows.execute(again, (number, slug))
            rows.execute(change, (ident, made))

    def _arrange(self) -> None:
        """Put the entries in the order of the alphabet."""
        rows, kind = self._rows, self.kind
        rows.execute(f"CREATE TABLE entries_{kind} (number INTEGER PRIMARY KEY, made INTEGER)")
        rows.execute(
            f"INSERT INTO entries_{kind} SELECT row_number() OVER (ORDER BY other, sort, id) - 1,"
            f" made FROM made_{kind}"
        )
        ((self._count,),) = rows.execute(f"SELECT count(*) FROM entries_{kind}")
        self.entry_of.extend([NONE] * self._cells)
        cells = f"SELECT number, cells FROM entries_{kind} JOIN made_{kind} USING (made)"
        for number, told in rows.execute(cells):
            for cell in json.loads(told):
                self.entry_of[cell] = number

    def __len__(self) -> int:
        """Return how many entries there are."""
        return self._count

    def __iter__(self) -> Iterator[Kept]:
        """Yield the entries in the order of the alphabet."""
        return map(self._entry, self._rows.execute(f"{self._asked} ORDER BY number"))

    def __getitem__(self, number: int) -> Kept:
        """Return an entry by its number."""
        return self._entry(
            self._rows.execute(f"{self._asked} WHERE number = ?", (number,)).fetchone()
        )

    def most_named(self, count: int) -> list[Kept]:
        """Return the entries that have most members in documents which do more than credit them."""
        most = f"{self._asked} WHERE bearing > 0 ORDER BY -bearing, sort, id LIMIT ?"
        return [self._entry(row) for row in self._rows.execute(most, (count,))]

    def letters(self) -> list[str]:
        """Return the letters that the entries stand under."""
        ordered = f"SELECT letter FROM entries_{self.kind} JOIN made_{self.kind} USING (made)"
        letters = (letter for (letter,) in self._rows.execute(f"{ordered} ORDER BY number"))
        return [letter for letter, _ in groupby(letters)]

    @property
    def _asked(self) -> str:
        return (
            "SELECT number, made, id, letter, told, counts, cells, offices"
            f" FROM entries_{self.kind} JOIN made_{self.kind} USING (made)"
        )

    def _entry(self, row: tuple[int, int, str, str, str, str, str, int]) -> Kept:
        number, made, ident, letter, told, counts, cells, offices = row
        fields = json.loads(told)
        for name in ("variants", "within"):
            if name in fields:
                fields[name] = tuple(fields[name])
        fields["idnos"] = tuple((kind, idno) for kind, idno in fields["idnos"])
        fields["counts"] = _counts(*json.loads(counts))
        fields["members"] = _Members(partial(self._members, cells=json.loads(cells)), self._member)
        if self.kind == "persons":
            fields["offices"] = self._offices(made) if offices else ()
        return self._make(number=number, id=ident, letter=letter, **fields)

    def _offices(self, made: int) -> list[Office]:
        asked = (
            f"SELECT number, name, count FROM offices_{self.kind} WHERE made = ? ORDER BY number"
        )
        return [
            Office(name, Papers(count, partial(self._ranks, number), self._paper))
            for number, name, count in self._rows.execute(asked, (made,))
        ]

    def _ranks(self, office: int) -> array[int]:
        asked = f"SELECT ranks FROM offices_{self.kind} WHERE number = ?"
        return array("I", self._rows.execute(asked, (office,)).fetchone()[0])

    def _member(
        self, rank: int, ident: str, way: int, mentions: int, at: int, length: int
    ) -> Member:
        look = partial(self._gathered.lines, at, length)
        return Member(self._paper(rank), ident, self._way(way).parts, mentions, look)

    # -- where they stand ----------------------------------------------------

    def put(self, path: str, first: int) -> None:
        """Note that the entries from this number on stand in the page ``path``.

        Pages are told in their order; number 0 begins anew.
        """
        if not first:
            self._firsts, self._paths = array("I"), []
        self._firsts.append(first)
        self._paths.append(path)

    def path(self, number: int) -> str:
        """Return the page where an entry stands, "" when it stands in none."""
        at = bisect_right(self._firsts, number)
        return self._paths[at - 1] if at else ""

    def place(self, number: int) -> tuple[str, int]:
        """Return the id of an entry, and how many documents name it."""
        asked = (
            f"SELECT id, documents FROM entries_{self.kind} JOIN made_{self.kind} USING (made)"
            " WHERE number = ?"
        )
        ident, documents = self._rows.execute(asked, (number,)).fetchone()
        return ident, documents


def _packed(counts: Counts) -> list[int | tuple[str, ...]]:
    numbers = counts.documents, counts.named, counts.bearing, counts.mentions, counts.origins
    return [*numbers, counts.years]


def _counts(
    documents: int, named: int, bearing: int, mentions: int, origins: int, years: list[str]
) -> Counts:
    return Counts(documents, named, bearing, mentions, origins, tuple(years))


class _Members:
    """The members of an entry in the order of time: read anew from the disk each time."""

    def __init__(self, asked: Callable[[str], sqlite3.Cursor], make: Callable[..., Member]) -> None:
        self._asked, self._make = asked, make

    def __len__(self) -> int:
        return sum(1 for _ in self._asked("1"))

    def __iter__(self) -> Iterator[Member]:
        for row in self._asked("rank, id, way, mentions, at, length"):
            yield self._make(*row)
