"""The persons whom the documents of a volume name, for the register of the book."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from converter.register import Entry

_MOST_PLACES = 5_000
"""Documents that the register of a volume leads to; one that would lead to more is left out."""

_TABLES = """
CREATE TABLE person (number INTEGER PRIMARY KEY, told TEXT);
CREATE TABLE named (document TEXT, person INTEGER);
BEGIN;
"""


class Named:
    """The persons of the register by the documents that name them, in a database."""

    def __init__(self, rows: sqlite3.Connection, people: Iterable[Entry]) -> None:
        """Put the persons into an empty database."""
        self._rows = rows
        rows.executescript(_TABLES)
        for number, entry in enumerate(people):
            rows.execute("INSERT INTO person VALUES (?, ?)", (number, json.dumps(_told(entry))))
            members = ((member.document.id, number) for member in entry.members)
            rows.executemany("INSERT INTO named VALUES (?, ?)", members)
        rows.execute("CREATE INDEX document ON named (document)")

    def persons(self, documents: Sequence[str]) -> list[dict[str, Any]]:
        """Return the persons of a volume, none when they would lead to too many documents.

        ``documents`` are the ids of its documents; each person has their numbers, from 1.
        """
        found: list[tuple[int, int]] = []
        for number, ident in enumerate(documents, 1):
            asked = "SELECT person FROM named WHERE document = ?"
            found += ((person, number) for (person,) in self._rows.execute(asked, (ident,)))
            if len(found) > _MOST_PLACES:
                return []
        return [
            self._person(person) | {"documents": [number for _, number in places]}
            for person, places in groupby(sorted(found), key=lambda place: place[0])
        ]

    def _person(self, number: int) -> dict[str, Any]:
        asked = "SELECT told FROM person WHERE number = ?"
        ((told,),) = self._rows.execute(asked, (number,))
        person: dict[str, Any] = json.loads(told)
        return person


def _told(entry: Entry) -> dict[str, str]:
    return {
        "letter": entry.letter,
        "name": _called(entry),
        "born": entry.born,
        "died": entry.died,
    }


def _called(entry: Entry) -> str:
    """Return a name as a register has it: Gornin, Lev."""
    before = entry.forename or entry.title
    return f"{entry.surname}, {before}" if entry.surname and before else entry.name
