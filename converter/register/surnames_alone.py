"""Who is who among persons of one surname whom nobody is known by in full."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from converter.register.evidence import (
    ENOUGH,
    Evidence,
    Seen,
    excluded,
    points_alone,
    points_of_company,
)
from converter.register.gathering import Gathered
from converter.register.placed import Placed
from converter.register.seeing import FROM, PERSON, Seeing

_MOST = 400_000
"""Humans and who was met by them that are held in memory: the others are on disk."""


_EACH = 20
"""How many of them what is known of one human takes the room of."""


@dataclass(slots=True)
class _Human:
    """Somebody known by a surname: the evidence, who was met, documents yet to look at for that."""

    number: int
    evidence: Evidence = field(default_factory=Evidence)
    met: set[int] = field(default_factory=set)
    documents: list[int] = field(default_factory=list)


class SurnamesAlone:
    """Joins them in the order of time, on the same evidence as the others."""

    def __init__(self, gathered: Gathered, placed: Placed) -> None:
        """Begin with all others placed."""
        self._rows, self._placed = gathered.rows, placed
        self._seeing = Seeing(gathered)
        self._known = _Known(gathered.rows)

    def join(self, left: Iterable[tuple[str, int]]) -> None:
        """Join those who are left: the words that they are called by, and their numbers."""
        rows, placed = self._rows, self._placed
        rows.execute("CREATE TABLE alone (word TEXT, person INTEGER)")
        rows.executemany("INSERT INTO alone VALUES (?, ?)", left)
        rows.execute(
            "CREATE TABLE meeting AS SELECT word FROM alone GROUP BY word HAVING count(*) > 1"
            " AND word NOT IN (SELECT word FROM surnames)"
        )
        rows.execute("CREATE UNIQUE INDEX meeting_words ON meeting (word)")
        ordered = (
            f"SELECT meeting.word, {PERSON} FROM alone CROSS JOIN {FROM}"
            " LEFT JOIN meeting USING (word) WHERE persons.number = person"
            " ORDER BY dated, documents.id, persons.id"
        )
        for word, *row in rows.execute(ordered):
            seen = self._seeing.seen(*row)
            human = placed.new() if word is None else self._who(word, seen)
            placed.put(seen.number, human, mentioned=seen.mentioned)

    def _who(self, word: str, seen: Seen) -> int:
        """Return who somebody is, of the humans of this surname or somebody new."""
        humans = self._known.of(word)
        found = None
        for one in humans:
            if self._is(one, seen):
                if found:
                    found = None
                    break
                found = one
        if found is None:
            found = _Human(self._placed.new())
            humans.append(found)
            self._known.changed(_EACH)
        found.evidence.add(seen)
        if seen.mentioned:
            found.documents.append(seen.document)
            self._known.changed(1)
        return found.number

    def _is(self, one: _Human, seen: Seen) -> bool:
        """Tell whether the evidence for this human is enough."""
        if self._placed.names(seen.document, one.number) or excluded(one.evidence, seen):
            return False
        alone = points_alone(one.evidence, seen)
        if alone >= ENOUGH:
            return True
        # All who are named in earlier documents are known by now.
        before = len(one.met) + len(one.documents)
        for document in one.documents:
            one.met.update(self._placed.company(document))
        one.documents.clear()
        one.met.discard(one.number)
        self._known.changed(len(one.met) - before)
        company = len(one.met.intersection(self._placed.company(seen.document)))
        return alone + points_of_company(company) >= ENOUGH


class _Known:
    """The humans of each surname; those not asked for lately are on disk."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows
        self._held: OrderedDict[str, list[_Human]] = OrderedDict()
        self._size = 0
        rows.execute("CREATE TABLE known (word TEXT PRIMARY KEY, humans TEXT) WITHOUT ROWID")

    def of(self, word: str) -> list[_Human]:
        """Return the humans of a surname; what is changed of them is kept."""
        found = self._held.pop(word, None)
        if found is None:
            asked = "SELECT humans FROM known WHERE word = ?"
            row = self._rows.execute(asked, (word,)).fetchone()
            found = [
                _Human(number, Evidence.unpacked(evidence), set(met), documents)
                for number, evidence, met, documents in (json.loads(row[0]) if row else ())
            ]
            self._size += _size(found)
        self._held[word] = found
        while self._size > _MOST and len(self._held) > 1:
            self._put_away()
        return found

    def changed(self, more: int) -> None:
        """Note that so much more is held."""
        self._size += more

    def _put_away(self) -> None:
        word, humans = self._held.popitem(last=False)
        self._size -= _size(humans)
        told = [(one.number, one.evidence.packed(), list(one.met), one.documents) for one in humans]
        self._rows.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (word, json.dumps(told)))


def _size(humans: Iterable[_Human]) -> int:
    return sum(_EACH + len(one.met) + len(one.documents) for one in humans)
