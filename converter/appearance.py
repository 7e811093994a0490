"""Persons, places and organisations as one document shows them: small, and able to travel.

They go from process to process, and wait on disk until all documents are known.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

Bare: TypeAlias = "list[Any]"
"""A presence as JSON has it: id, names, idnos, within, parts, mentions."""


class Name(NamedTuple):
    """A name as printed, taken apart: ``sure`` when it is certain which word is the surname.

    ``east``: the surname stands first; ``others`` are words that may be a surname too.
    """

    text: str
    surname: str
    forenames: tuple[str, ...] = ()
    east: bool = False
    sure: bool = True
    others: tuple[str, ...] = ()


class Occurrence(NamedTuple):
    """A place where a document names something, with a line of what stands round it.

    ``part`` is paragraph, note, summary or the TEI name of another part; ``number``
    is that of the paragraph or note, ``anchor`` the nearest address in the page.
    """

    part: str
    number: str
    anchor: str
    before: str
    name: str
    after: str


class Appearance(NamedTuple):
    """A person of one document; the id is that of the person in its TEI.

    ``surname`` and ``forename`` are empty where it is not sure which is which;
    ``title`` is the form of address (Lord, Mrs.);
    ``listed`` is the id of an entry of the authority file; ``parts`` says what
    the person has to do with the document (sender, receiver, copy, author,
    translator); ``styled`` is "woman" or "man" where the text says Mrs. or Mr.
    ``roles`` are printed, ``held`` are offices that the authority file alone gives.
    ``mentions`` counts all, ``occurrences`` holds the first few.
    """

    id: str
    names: tuple[Name, ...]
    surname: str = ""
    forename: str = ""
    roles: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    title: str = ""
    idnos: tuple[tuple[str, str], ...] = ()
    listed: str = ""
    born: str = ""
    died: str = ""
    parts: tuple[str, ...] = ()
    styled: str = ""
    mentions: int = 0
    occurrences: tuple[Occurrence, ...] = ()


class Presence(NamedTuple):
    """A place or an organisation of one document; the id is that of its entry in the TEI.

    The first of its ``names`` is the main one; ``within`` are region and country
    where the entry says them. ``parts`` tells what it has to do with the
    document: origin (place of writing), sender-place, receiver-place; sender,
    receiver, copy. ``mentions`` counts all, ``occurrences`` holds the first few.
    """

    id: str
    names: tuple[str, ...]
    idnos: tuple[tuple[str, str], ...] = ()
    within: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    mentions: int = 0
    occurrences: tuple[Occurrence, ...] = ()


def _compressed(text: str) -> bytes:
    """Return a short text compressed; the usual window of 32 KB takes longer to make than this."""
    packer = zlib.compressobj(wbits=12, memLevel=5)
    return packer.compress(text.encode()) + packer.flush()


@dataclass(frozen=True, slots=True)
class Things:
    """The places and the organisations of a document, packed, their lines apart.

    As objects they would take many times the room; they are looked at once, when they
    are joined, and few of their lines are shown.
    """

    packed: bytes = b""
    lines: bytes = b""

    @classmethod
    def of(cls, places: Iterable[Presence], organisations: Iterable[Presence]) -> Things:
        """Return the things of a document.

        >>> line = Occurrence("paragraph", "1", "p1", "In ", "X", ".")
        >>> things = Things.of([Presence("x", ("X",), mentions=1, occurrences=(line,))], [])
        >>> [(one.id, one.names, one.mentions, one.occurrences) for one in things.places]
        [('x', ('X',), 1, ())]
        >>> things.occurrences("x") == (line,)
        True
        """
        lists = [list(places), list(organisations)]
        if not any(lists):
            return cls()
        lines = "".join(
            f"\n{one.id}\t{json.dumps(one.occurrences)}" for things in lists for one in things
        )
        bare = [[one[:-1] for one in things] for things in lists]
        packed = json.dumps(bare, ensure_ascii=False)
        return cls(_compressed(packed), _compressed(lines))

    @property
    def places(self) -> tuple[Presence, ...]:
        """Return the places, without their lines."""
        return self._unpacked(0)

    @property
    def organisations(self) -> tuple[Presence, ...]:
        """Return the organisations, without their lines."""
        return self._unpacked(1)

    def occurrences(self, ident: str) -> tuple[Occurrence, ...]:
        """Return the first places where the document names a thing."""
        _, found, rest = zlib.decompress(self.lines).decode().partition(f"\n{ident}\t")
        told = json.loads(rest.partition("\n")[0]) if found else []
        return tuple(Occurrence(*one) for one in told)

    def bare(self) -> tuple[list[Bare], list[Bare]]:
        """Return the places and the organisations as they are packed.

        >>> Things.of([Presence("x", ("X",), mentions=1)], []).bare()
        ([['x', ['X'], [], [], [], 1]], [])
        """
        if not self.packed:
            return [], []
        places, organisations = json.loads(zlib.decompress(self.packed))
        return places, organisations

    def lines_of(self) -> dict[str, str]:
        """Return the first places of each thing, as the JSON that they are packed as.

        >>> line = Occurrence("paragraph", "1", "p1", "In ", "X", ".")
        >>> Things.of([Presence("x", ("X",), occurrences=(line,))], []).lines_of()
        {'x': '[["paragraph", "1", "p1", "In ", "X", "."]]'}
        """
        if not self.lines:
            return {}
        rows = zlib.decompress(self.lines).decode()[1:].split("\n")
        # The first of an id counts, as it does for occurrences().
        return {ident: told for ident, _, told in (row.partition("\t") for row in reversed(rows))}

    def _unpacked(self, which: int) -> tuple[Presence, ...]:
        return tuple(
            Presence(
                ident,
                tuple(names),
                tuple((kind, number) for kind, number in idnos),
                tuple(within),
                tuple(parts),
                mentions,
            )
            for ident, names, idnos, within, parts, mentions in self.bare()[which]
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what appears in a document, and what helps to know persons again in another.

    ``archive`` is the repository and its outermost collection; ``limits`` are
    those of the date of writing where it is a span.
    """

    people: tuple[Appearance, ...] = ()
    archive: str = ""
    limits: tuple[str, str] = ("", "")
    things: Things = Things()
