"""The registers of places and organisations: their entries, and who stands under one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from converter.appearance import Occurrence
from converter.recognisers.spelling import slug
from converter.register.entries import OTHER, RESERVED, Document, letter_of
from converter.register.same_name import key_of, sort_of
from converter.register.same_thing import Group, Presented, groups

Kind: TypeAlias = Literal["places", "organisations"]

THINGS: tuple[Kind, ...] = ("places", "organisations")

_LATE = "9999"


@dataclass(frozen=True, slots=True)
class Standing:
    """A place or an organisation of one document, without the lines of it."""

    document: Document
    id: str
    parts: tuple[str, ...]
    mentions: int

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Return the first places where the document names it."""
        return self.document.cast.things.occurrences(self.id)


@dataclass(frozen=True, slots=True)
class Thing:
    """A place or an organisation of the corpus; ``members`` are in the order of time.

    ``within`` are the regions and countries that the documents say it lies in.
    """

    id: str
    name: str
    sort: tuple[str, ...]
    variants: tuple[str, ...]
    within: tuple[str, ...]
    idnos: tuple[tuple[str, str], ...]
    members: tuple[Standing, ...]

    @property
    def letter(self) -> str:
        """Return the letter that the entry stands under, "#" when it is none of A to Z."""
        return letter_of(self.sort)


def register_of(documents: Iterable[Document], kind: Kind) -> tuple[Thing, ...]:
    """Return the register of the corpus, in alphabetical order, whatever the order of documents.

    Each presence is looked at once and only different names and numbers are
    compared: the time grows with the number of presences.
    """
    ordered = sorted(documents, key=lambda one: (one.dated or _LATE, one.id))
    # "CP" may be any party's; the short names of states are known everywhere.
    found = groups(_presented(ordered, kind), initials=kind == "organisations")
    made = [_thing(group, ordered) for group in found]
    # The id is made of the name; of several of one name the first in time keeps it.
    made.sort(key=lambda pair: (pair[0], pair[1].members[0].id))
    taken = Counter(RESERVED)
    numbered = []
    for _, one in made:
        ident = one.id
        while taken[ident]:
            taken[one.id] += 1
            ident = f"{one.id}-{taken[one.id]}"
        taken[ident] += 1
        numbered.append(replace(one, id=ident))
    return tuple(sorted(numbered, key=lambda one: (one.letter == OTHER, one.sort, one.id)))


def _presented(documents: Sequence[Document], kind: Kind) -> Iterable[Presented]:
    """Yield the presences with the number of their document."""
    for number, document in enumerate(documents):
        things = document.cast.things
        for one in things.places if kind == "places" else things.organisations:
            yield Presented(number, one)


def _thing(group: Group, documents: Sequence[Document]) -> tuple[int, Thing]:
    """Return the number of the first document, and the entry with an id that others may have."""
    members = sorted(group.members, key=lambda one: one[:2])
    name = _name(group)
    thing = Thing(
        id=slug(name) or "x",
        name=name,
        sort=sort_of(name),
        variants=_variants(group, name),
        within=tuple(sorted(group.within)),
        idnos=tuple(sorted(set(group.idnos), key=lambda one: (one[0].casefold(), one[1]))),
        members=tuple(
            Standing(documents[number], ident, parts, mentions)
            for number, ident, parts, mentions in members
        ),
    )
    return members[0][0], thing


def _name(group: Group) -> str:
    """Return what it is called: the usual name, rather without capitals and article.

    A name that is a variant of another of its names comes after that.
    """
    lesser = {key for key in group.variants if key in group.keys}

    def worse(text: str) -> tuple[bool, bool, bool, int, int, str]:
        less, article = key_of(text) in lesser, text.lower().startswith("the ")
        return text.isupper(), less, article, -group.names[text], -len(text), text

    return min(group.names, key=worse)


def _variants(group: Group, name: str) -> tuple[str, ...]:
    texts = {*group.names, *group.others} - {name}
    return tuple(sorted(texts, key=lambda text: (sort_of(text), text)))
