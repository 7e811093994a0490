"""The editors' authority file: persons they know, and names that are never a person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converter.column_names import ColumnNames

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("xml:id", "identifier", "key"),
    "surname": ("family name", "last name"),
    "forename": ("forenames", "first name", "given name", "given names"),
    "name": ("full name", "whole name"),
    "variants": ("variant", "other names", "aliases", "also called"),
    "alone": ("alone names", "bare names"),
    "born": ("birth", "date of birth"),
    "died": ("death", "date of death"),
    "role": ("roles", "office", "offices", "occupation"),
    "wikidata": ("wikidata id",),
    "viaf": ("viaf id",),
    "gnd": ("gnd id",),
    "never": ("never a person", "not a person"),
}
"""What a row can say, each column with its other names."""

FIELDS = ColumnNames(COLUMNS)
NUMBERS = {"wikidata": "wikidata", "viaf": "VIAF", "gnd": "GND"}
"""Columns for the numbers of other authorities, and the type that the TEI gives them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of a list: ``bare`` names mean this person with nothing beside them.

    ``given`` are forenames, initials and patronymics as reports print them;
    ``variants`` are whole names, or spellings of the surname where they are one
    word. ``forename`` and ``surname`` stand in the register as they stand here.
    """

    id: str
    surname: str = ""
    given: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()
    forename: str = ""
    name: str = ""
    variants: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    roles: tuple[str, ...] = ()
    place: str = ""

    @property
    def wholes(self) -> tuple[str, ...]:
        """Return the names that are more than a surname, the editors' own first."""
        parts = (f"{self.forename} {self.surname}".strip(), self.name, *self.variants)
        return tuple(dict.fromkeys(name for name in parts if " " in name))


@dataclass(frozen=True, slots=True)
class Never:
    """Names that are never a person's, and where the editors say so (``authority.csv:7``)."""

    names: tuple[str, ...]
    place: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """What an authority file says; it decides bytes, so it is part of the settings."""

    entries: tuple[Entry, ...] = ()
    never: tuple[Never, ...] = ()


NOBODY = Authority()


def laid_over(own: Authority, listed: Sequence[Entry]) -> tuple[tuple[Entry, ...], Sequence[Entry]]:
    """Return the editors' entries, and those of the list that comes with the converter.

    An entry of the list gives way to one of the editors' that has its id, or that is
    the same person; what the editors leave empty of the same person is the list's.
    """
    taken = {name for entry in own.entries for name in entry.bare}
    barred = {name for one in own.never for name in one.names}
    gone = {entry.id for entry in own.entries} | {one.id for one in own.never if one.id}
    ours = []
    for entry in own.entries:
        known = next((one for one in listed if _one_person(entry, one)), None)
        ours.append(_filled(entry, known, barred) if known else entry)
        gone |= {known.id} if known else set()
    theirs = [
        replace(one, bare=tuple(name for name in one.bare if name not in taken | barred))
        for one in listed
        if one.id not in gone
    ]
    return tuple(ours), theirs


def _one_person(ours: Entry, theirs: Entry) -> bool:
    """Tell whether an entry of the editors' is that one of the list: by a whole name or number."""
    if set(_whole(ours)) & set(_whole(theirs)) or set(ours.idnos) & set(theirs.idnos):
        return True
    return ours.surname == theirs.surname and bool(set(ours.bare) & set(theirs.bare))


def _whole(entry: Entry) -> Iterator[str]:
    """Yield the names that are more than a surname."""
    yield from (f"{given} {entry.surname}" for given in entry.given)
    yield from entry.wholes
    yield from (name for name in entry.bare if " " in name)


def _filled(ours: Entry, theirs: Entry, barred: set[str]) -> Entry:
    """Return an entry of the editors' with what the list knows and they leave empty."""
    numbers = dict(theirs.idnos) | dict(ours.idnos)
    bare = (name for name in theirs.bare if name not in barred)
    spelled = (theirs.surname,) if ours.surname != theirs.surname else ()
    return replace(
        ours,
        given=tuple(dict.fromkeys((*ours.given, *theirs.given))),
        bare=tuple(dict.fromkeys((*ours.bare, *bare))),
        variants=tuple(dict.fromkeys((*ours.variants, *spelled))),
        idnos=tuple((kind, numbers[kind]) for kind in NUMBERS.values() if kind in numbers),
    )
