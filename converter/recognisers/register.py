"""The persons of a report while mentions are being joined: who can be meant by a name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from converter.recognisers.forms import Form, compatible, fold
from converter.recognisers.listed import born_by, entries_of, entry_of, sharing

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from converter.authority import Entry
    from converter.model import Person
    from converter.recognisers.lexicon import Lexicon


@dataclass(slots=True, eq=False)
class Human:
    """A person while the mentions are being joined."""

    forms: list[Form]
    entry: Entry | None = None
    aliases: set[str] = field(default_factory=set)
    offices: list[str] = field(default_factory=list)
    mentions: int = 0
    bare: bool = False
    id: str = ""

    @property
    def best(self) -> Form:
        """Return the fullest form; of two as full the one that comes first."""
        return max(self.forms, key=lambda form: form.fullness)

    def answers(self, word: str) -> bool:
        """Tell whether a single word can be this person's surname or short name."""
        if word in self.aliases or any(
            form.folded[-1] == word or (form.others and word in map(fold, form.others))
            for form in self.forms
        ):
            return True
        # Zhou and Chou: the surname stands first in every spelling of the list.
        listed = self.entry.bare if self.entry and not self.entry.given else ()
        return any(word == fold(bare.split()[0]) for bare in listed)

    def called(self, word: str) -> bool:
        """Tell whether a single word is this person's forename."""
        return any(
            form.forenames and (form.folded[0] == word or (form.east and form.folded[-2] == word))
            for form in self.forms
        )


class Register:
    """The persons of a report."""

    def __init__(self, lexicon: Lexicon, year: str = "") -> None:
        """Begin with nobody; who was born after the year of the report cannot be in it."""
        self._lexicon = lexicon
        self._year = year
        self.humans: list[Human] = []

    def take(self, form: Form) -> Human | None:
        """Return the person a form names, a new one if need be; None when it may be several."""
        found = self.candidates(form)
        if len(found) > 1:
            return None
        if found:
            human = found[0]
            if form not in human.forms:
                human.forms.append(form)
            human.entry = human.entry or self._entry(form)
            return human
        meant = self.listed(form)
        if len(meant) > 1:
            # The editors know several who are called so, and the report does not decide.
            return None
        human = Human([form], meant[0] if meant else None)
        self.humans.append(human)
        return human

    def listed(self, form: Form) -> tuple[Entry, ...]:
        """Return the authority's entries that a name can mean where the report knows nobody."""
        entry = self._entry(form)
        found = (entry,) if entry else entries_of(form, self._lexicon)
        found = found or sharing(form, self._lexicon)
        return tuple(one for one in found if born_by(one, self._year))

    def _entry(self, form: Form) -> Entry | None:
        entry = entry_of(form, self._lexicon)
        return entry if entry and born_by(entry, self._year) else None

    def candidates(self, form: Form) -> list[Human]:
        """Return everybody whom a form can mean."""
        if not form.single:
            same = [h for h in self.humans if form in h.forms]
            entry = self._entry(form)
            same = same or [h for h in self.humans if entry and h.entry is entry]
            return same or [
                human
                for human in self.humans
                if _agrees(human, form) and not (entry and human.entry)
            ]
        word = form.folded[-1]
        if named := [h for h in self.humans if word in h.aliases]:
            return named
        entry = self._entry(form)
        if entry and (listed := [h for h in self.humans if h.entry is entry]):
            return listed
        known = self._lexicon.listed.surnames.get(word, ())
        found = [h for h in self.humans if h.answers(word) or (h.entry and h.entry in known)]
        if entry and found:
            # Somebody else of this surname is in the report: it may be either.
            return [*found, Human([form], entry)]
        return found or [h for h in self.humans if h.called(word)]


def _agrees(human: Human, form: Form) -> bool:
    """Tell whether a full form agrees with every full form of a person that can be compared."""
    known = [f for f in human.forms if not f.single and not _other(f, form)]
    return bool(known) and all(compatible(form, f) for f in known)


def _other(one: Form, other: Form) -> bool:
    """Tell whether two forms are spellings that cannot be compared (two romanizations)."""
    return one.east and other.east and len(one.forenames) != len(other.forenames)


def number(humans: Sequence[Human], own: Container[str]) -> None:
    """Give each person an id; of two with one name the later gets a number.

    The ids of the editors' authority (``own``) are for the persons it means.
    """
    used: set[str] = set()
    for human in sorted(humans, key=lambda one: one.entry is None):
        name = human.id = human.entry.id if human.entry else human.best.slug
        number = 1
        while human.id in used or (human.entry is None and human.id in own):
            number += 1
            human.id = f"{name}-{number}"
        used.add(human.id)


def as_listed(person: Person, entry: Entry) -> Person:
    """Return a person with what the authority says: name parts, ids, dates of life, offices."""
    surname, forename, name = person.surname, person.forename, person.name
    if entry.forename and entry.surname:
        surname, forename, name = entry.surname, entry.forename, f"{entry.forename} {entry.surname}"
    elif entry.name:
        surname, forename, name = "", "", entry.name
    known = {role.casefold() for role in person.roles}
    return replace(
        person,
        name=name,
        surname=surname,
        forename=forename,
        variants=tuple(text for text in (person.name, *person.variants) if text != name),
        roles=(*person.roles, *(role for role in entry.roles if role.casefold() not in known)),
        idnos=entry.idnos,
        born=entry.born,
        died=entry.died,
    )
