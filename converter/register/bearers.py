"""The humans of each surname on disk, found by what may speak for them: the latest first."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator

from converter.register.evidence import NEAR, TERM, Evidence, Seen

COMMON = 50
"""Humans of one surname who were met with somebody: of more, it tells nothing of any of them."""

_HELD = 4096  # humans whose evidence is held in memory
_NEVER = 1e9  # the moment of what has no date: it comes after all else

_INDEXES = {
    "bearers_met": ("other INTEGER", "human INTEGER"),
    "bearers_archives": ("archive INTEGER", "moment REAL", "human INTEGER"),
    "bearers_offices": ("office TEXT", "moment REAL", "human INTEGER"),
    "bearers_held": ("office TEXT",),
}
"""What humans are found by, after the word that they are called by."""


class Bearers:
    """Who bears each surname, and what is known of each of them.

    What is asked of it is answered from indexes, so that it takes as long in a large corpus as
    in a small one.
    """

    def __init__(self, rows: sqlite3.Connection) -> None:
        """Begin with nobody."""
        self._rows = rows
        self._held: OrderedDict[int, Evidence] = OrderedDict()
        rows.execute("CREATE TABLE bearers (human INTEGER PRIMARY KEY, evidence TEXT)")
        for index, columns in _INDEXES.items():
            names = ", ".join(column.split()[0] for column in columns)
            rows.execute(
                f"CREATE TABLE {index} (word TEXT, {', '.join(columns)},"
                f" PRIMARY KEY (word, {names})) WITHOUT ROWID"
            )

    def add(self, word: str, human: int, seen: Seen) -> None:
        """Take in what a document says of a human; documents come in the order of time."""
        evidence = self.evidence(human)
        evidence.add(seen)
        moment = _NEVER if seen.moment is None else seen.moment
        archives = [(word, archive, moment, human) for archive in evidence.archives]
        self._rows.executemany("INSERT OR IGNORE INTO bearers_archives VALUES (?,?,?,?)", archives)
        for role in seen.roles:
            office = role.casefold()
            told = (word, office, moment, human)
            self._rows.execute("INSERT OR IGNORE INTO bearers_offices VALUES (?,?,?,?)", told)
            self._rows.execute("INSERT OR IGNORE INTO bearers_held VALUES (?,?)", (word, office))

    def met(self, named: Iterable[tuple[str, int]], company: Collection[int]) -> None:
        """Keep who is named together: humans with their surnames, and all whom a document names."""
        self._rows.executemany(
            "INSERT OR IGNORE INTO bearers_met VALUES (?,?,?)",
            ((word, other, human) for word, human in named for other in company if other != human),
        )

    def who_met(self, word: str, other: int) -> list[int]:
        """Return the humans of a surname who were met with somebody; nobody, if over ``COMMON``."""
        asked = "SELECT human FROM bearers_met WHERE word = ? AND other = ? LIMIT ?"
        found = [human for (human,) in self._rows.execute(asked, (word, other, COMMON + 1))]
        return found if len(found) <= COMMON else []

    def of_archive(self, word: str, seen: Seen) -> Iterator[int]:
        """Yield who was met in the archive of a document, and anywhere within a year of it."""
        if seen.archive and seen.moment is not None:
            told = (word, seen.archive, seen.moment - NEAR)
            asked = (
                "SELECT human FROM bearers_archives WHERE word = ? AND archive = ? AND moment >= ?"
                " ORDER BY moment DESC"
            )
            yield from (human for (human,) in self._rows.execute(asked, told))

    def of_office(self, word: str, role: str, seen: Seen) -> Iterator[int]:
        """Yield who held an office, or one of which it is a part or that is a part of it."""
        ours = role.casefold()
        alike = (
            "SELECT office FROM bearers_held"
            " WHERE word = ? AND (instr(office, ?) OR instr(?, office))"
        )
        asked = (
            "SELECT human FROM bearers_offices WHERE word = ? AND office = ? AND moment >= ?"
            " ORDER BY moment DESC"
        )
        since = 0.0 if seen.moment is None else seen.moment - TERM
        for (office,) in self._rows.execute(alike, (word, ours, ours)):
            yield from (h for (h,) in self._rows.execute(asked, (word, office, since)))

    def evidence(self, human: int) -> Evidence:
        """Return what is known of a human; what is added to it is kept."""
        found = self._held.pop(human, None)
        if found is None:
            asked = "SELECT evidence FROM bearers WHERE human = ?"
            row = self._rows.execute(asked, (human,)).fetchone()
            found = Evidence.unpacked(row[0]) if row else Evidence()
        self._held[human] = found
        if len(self._held) > _HELD:
            last, evidence = self._held.popitem(last=False)
            change = "INSERT OR REPLACE INTO bearers VALUES (?, ?)"
            self._rows.execute(change, (last, evidence.packed()))
        return found
