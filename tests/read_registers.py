"""The entries of registers read from the disk as a whole, to look at and to compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from converter.register import Document, Entry, Kind, Office, Thing, registers

Kept = TypeVar("Kept", Entry, Thing)


def persons_of(documents: Iterable[Document]) -> tuple[Entry, ...]:
    """Return the register of persons of documents."""
    with registers(documents) as made:
        return tuple(
            replace(
                _read(one),
                offices=tuple(Office(of.name, tuple(of.documents)) for of in one.offices),
            )
            for one in made.persons
        )


def things_of(documents: Iterable[Document], kind: Kind) -> tuple[Thing, ...]:
    """Return the register of places or of organisations."""
    with registers(documents) as made:
        return tuple(map(_read, made.places if kind == "places" else made.organisations))


def _read(entry: Kept) -> Kept:
    assert len(entry.members) == len(list(entry.members))
    return replace(entry, members=tuple(entry.members))
