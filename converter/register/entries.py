"""The register's entries: what is said of one human, and in which documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from string import ascii_lowercase

from converter.appearance import Appearance, Cast, Name, Occurrence
from converter.recognisers.forms import Form, fold


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the register knows it; ``output`` is the name of its files."""

    id: str
    output: str
    title: str
    when: str
    cast: Cast

    @property
    def dated(self) -> str:
        """Return what orders documents in time: the date or its first limit."""
        return self.when or self.cast.limits[0] or self.cast.limits[1]


@dataclass(frozen=True, slots=True)
class Member:
    """A person of one document who is this human."""

    document: Document
    person: Appearance

    @property
    def id(self) -> str:
        """Return the id that the person has in the document."""
        return self.person.id

    @property
    def parts(self) -> tuple[str, ...]:
        """Return what the person has to do with the document."""
        return self.person.parts

    @property
    def mentions(self) -> int:
        """Return how often the document names the person."""
        return self.person.mentions

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Return the first places where it does."""
        return self.person.occurrences

    @property
    def is_named(self) -> bool:
        """Return whether the person is more than the translator of the document."""
        return self.mentions > 0 or self.parts != ("translator",)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed, with the documents that name it (none: only the authority file)."""

    name: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A human of the corpus; ``surname`` is empty where it is not sure which word it is.

    ``sort`` is the surname, then the forenames, folded; ``title`` is the form of
    address of those whose forename nobody gives: Lord, Mrs.
    """

    id: str
    name: str
    surname: str
    forename: str
    sort: tuple[str, ...]
    variants: tuple[str, ...]
    offices: tuple[Office, ...]
    idnos: tuple[tuple[str, str], ...]
    born: str
    died: str
    members: tuple[Member, ...]
    title: str = ""

    @property
    def letter(self) -> str:
        """Return the letter that the entry stands under, "#" when it is none of A to Z."""
        return letter_of(self.sort)


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


@lru_cache(maxsize=65536)
def form_of(name: Name) -> Form:
    """Return a name as the functions that compare names take it."""
    return Form(name.text, name.surname, name.forenames, name.east, name.sure, name.others)


def entries(groups: Iterable[Sequence[Member]]) -> tuple[Entry, ...]:
    """Return an entry for each group of members, in alphabetical order, each with its id.

    The id is the authority's, else made of the fullest name; of several humans
    of one name the one who appears first keeps it, the others get a number.
    """
    made = [_entry(sorted(group, key=_place)) for group in groups]
    # An id of the authority file is taken before any other.
    made.sort(key=lambda entry: (not _listed(entry), *map(_place, entry.members[:1]), entry.id))
    taken = set(RESERVED)
    numbered = []
    for entry in made:
        ident, number = entry.id, 1
        while ident in taken:
            number += 1
            ident = f"{entry.id}-{number}"
        taken.add(ident)
        numbered.append(replace(entry, id=ident))
    return tuple(sorted(numbered, key=lambda one: (one.letter == OTHER, one.sort, one.id)))


def _place(member: Member) -> tuple[str, str, str]:
    return member.document.dated or "9999", member.document.id, member.person.id


def _listed(entry: Entry) -> str:
    return next((member.person.listed for member in entry.members if member.person.listed), "")


def _entry(members: Sequence[Member]) -> Entry:
    people = [member.person for member in members]
    often = Counter(person.names[0].text for person in people)
    best = min(people, key=lambda person: _worse(person, often))
    form = form_of(best.names[0])
    texts = Counter(name.text for person in people for name in person.names)
    listed = next((person.listed for person in people if person.listed), "")
    return Entry(
        id=listed or form.slug,
        name=form.text,
        surname=best.surname,
        forename=best.forename,
        sort=tuple(fold(word) for word in (form.surname, *form.forenames)),
        variants=tuple(sorted(texts.keys() - {form.text}, key=lambda text: (fold(text), text))),
        offices=tuple(_offices(members)),
        idnos=tuple(sorted({idno for person in people for idno in person.idnos})),
        born=next((person.born for person in people if person.born), ""),
        died=next((person.died for person in people if person.died), ""),
        members=tuple(members),
        title=_title(people) if form.single else "",
    )


def _title(people: Sequence[Appearance]) -> str:
    """Return the one form of address that the documents give, "" when they give several."""
    titles = {person.title for person in people} - {""}
    return titles.pop() if len(titles) == 1 else ""


def _worse(person: Appearance, often: Mapping[str, int]) -> tuple[bool | int | str, ...]:
    """Return what orders persons by their names: the fullest first, then the sure, the usual."""
    form = form_of(person.names[0])
    written, words = form.fullness
    doubts = "?" in form.text, -written, -words, not person.surname, "," in form.text
    return *doubts, -often[form.text], form.text


def _offices(members: Sequence[Member]) -> list[Office]:
    """Return the offices in the order in which they are first named."""
    printed: dict[str, list[tuple[str, Document]]] = {}
    for member in members:
        for role in member.person.roles:
            printed.setdefault(role.casefold(), []).append((role, member.document))
    held = {role.casefold(): role for member in members for role in member.person.held}
    return [
        Office(_usual(role for role, _ in named), tuple(dict.fromkeys(d for _, d in named)))
        for named in printed.values()
    ] + [Office(role, ()) for key, role in held.items() if key not in printed]


def _usual(printed: Iterable[str]) -> str:
    """Return the spelling that is met most; one in capitals only when there is no other."""
    count = Counter(printed)
    return min(count, key=lambda text: (text.isupper(), -count[text], text))
