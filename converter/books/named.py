"""The persons whom the documents of a volume name, for the register of the book."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from converter.register import Entry, Registers

_MOST_PLACES = 5_000
"""Documents that the register of a volume leads to; one that would lead to more is left out."""


def persons(registers: Registers, documents: Sequence[str]) -> list[dict[str, Any]]:
    """Return the persons of a volume, none when they would lead to too many documents.

    ``documents`` are the ids of its documents; each person has their numbers, from 1.
    """
    found: list[tuple[int, int]] = []
    for number, ident in enumerate(documents, 1):
        found += ((person, number) for person, _ in registers.persons_of(ident))
        if len(found) > _MOST_PLACES:
            return []
    return [
        _told(registers.persons[person]) | {"documents": [number for _, number in places]}
        for person, places in groupby(sorted(found), key=lambda place: place[0])
    ]


def _told(entry: Entry) -> dict[str, Any]:
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
