"""What the registers say: documents, members, offices, the entries of humans and of things."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Protocol, overload

from converter.appearance import Cast, Occurrence


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it comes into the registers; ``output`` is the name of its files."""

    id: str
    output: str
    title: str
    when: str
    cast: Cast


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the registers show it; ``limits`` are those of its date where it is a span."""

    id: str
    output: str
    title: str
    when: str
    limits: tuple[str, str]

    @property
    def dated(self) -> str:
        """Return what orders documents in time: the date or its first limit."""
        return dated_of(self.when, self.limits)


def dated_of(when: str, limits: tuple[str, str]) -> str:
    """Return what orders documents in time: the date or its first limit."""
    return when or limits[0] or limits[1]


@dataclass(frozen=True, slots=True)
class Member:
    """A person, a place or an organisation of one document; ``id`` is the one it has there.

    ``parts`` tells what it has to do with the document, ``mentions`` how often that names it;
    ``look`` gives the first places where it does.
    """

    document: Paper
    id: str
    parts: tuple[str, ...]
    mentions: int
    look: Callable[[], tuple[Occurrence, ...]] = field(compare=False, repr=False)

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Return the first places where the document names it."""
        return self.look()

    @property
    def is_named(self) -> bool:
        """Return whether a person is more than the translator of the document."""
        return is_named(self.parts, self.mentions)


def is_named(parts: Sequence[str], mentions: int) -> bool:
    """Return whether a person is more than the translator of a document."""
    return mentions > 0 or tuple(parts) != ("translator",)


class Members(Protocol):
    """The members of an entry in the order of time: read anew from the disk each time."""

    def __len__(self) -> int:
        """Return how many there are."""

    def __iter__(self) -> Iterator[Member]:
        """Yield them."""


class Papers(Sequence[Paper]):
    """Documents in the order of time, each read when it is asked for."""

    def __init__(
        self, count: int, ranks: Callable[[], Sequence[int]], read: Callable[[int], Paper]
    ) -> None:
        """Keep what gives their places in time, and what reads a document by its place."""
        self._count, self._ranks, self._read = count, ranks, read

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[Paper]:
        """Yield them."""
        return map(self._read, self._ranks())

    @overload
    def __getitem__(self, at: int) -> Paper: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Paper]: ...
    def __getitem__(self, at: int | slice) -> Paper | Sequence[Paper]:
        """Return one, or some."""
        if isinstance(at, slice):
            return [self._read(rank) for rank in self._ranks()[at]]
        return self._read(self._ranks()[at])


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed, with the documents that name it (none: only the authority file)."""

    name: str
    documents: Sequence[Paper]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of the members of an entry.

    ``documents`` name it, ``named`` of them as more than their translator; ``bearing`` counts
    the members that are more; ``origins`` were written there; ``years`` are the first and the
    last of the documents that have a date.
    """

    documents: int = 0
    named: int = 0
    bearing: int = 0
    mentions: int = 0
    origins: int = 0
    years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A human of the corpus; ``surname`` is empty where it is not sure which word it is.

    ``number`` is the place in the register; ``title`` is the form of address of those whose
    forename nobody gives: Lord, Mrs.
    """

    number: int
    id: str
    letter: str
    name: str
    surname: str
    forename: str
    title: str
    variants: tuple[str, ...]
    idnos: tuple[tuple[str, str], ...]
    born: str
    died: str
    counts: Counts
    offices: Sequence[Office]
    members: Members


@dataclass(frozen=True, slots=True)
class Thing:
    """A place or an organisation of the corpus; ``number`` is its place in the register.

    ``within`` are the regions and countries that the documents say it lies in.
    """

    number: int
    id: str
    letter: str
    name: str
    variants: tuple[str, ...]
    within: tuple[str, ...]
    idnos: tuple[tuple[str, str], ...]
    counts: Counts
    members: Members


OTHER = "#"
"""Stands for the letters of other alphabets; they come last."""

RESERVED = frozenset(
    {"pb-persons", "tei-convert", "entries"}
    | {f"{word}-{letter}" for word in ("letter", "label") for letter in (*ascii_lowercase, "other")}
)
"""Ids that the registers and their pages use themselves."""


def letter_of(sort: Sequence[str]) -> str:
    """Return the letter that a name stands under, "#" when it is none of A to Z."""
    first = sort[0][:1].upper()
    return first if "A" <= first <= "Z" else OTHER
