"""The persons of a report while mentions are being joined: who can be meant by a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.recognisers.forms import Form, compatible, fits, fold

if TYPE_CHECKING:
    from converter.recognisers.lexicon import Entry, Lexicon


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

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with nobody."""
        self._lexicon = lexicon
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
        else:
            human = Human([form])
            self.humans.append(human)
        human.entry = human.entry or self._entry(form)
        return human

    def candidates(self, form: Form) -> list[Human]:
        """Return everybody whom a form can mean."""
        if not form.single:
            same = [h for h in self.humans if form in h.forms]
            return same or [human for human in self.humans if _agrees(human, form)]
        word = form.folded[-1]
        if named := [h for h in self.humans if word in h.aliases]:
            return named
        entry = self._entry(form)
        if entry and (listed := [h for h in self.humans if h.entry is entry]):
            return listed
        found = [h for h in self.humans if h.answers(word)]
        if entry and found:
            # Somebody else of this surname is in the report: it may be either.
            return [*found, Human([form], entry)]
        return found or [h for h in self.humans if h.called(word)]

    def _entry(self, form: Form) -> Entry | None:
        """Return the authority's entry for a form."""
        if form.text in self._lexicon.bare:
            return self._lexicon.bare[form.text]
        if form.single:
            return None
        for entry in self._lexicon.authority:
            if fold(entry.surname) == fold(form.surname) and any(
                fits(form.forenames, given.split()) for given in entry.given
            ):
                return entry
        return None


def _agrees(human: Human, form: Form) -> bool:
    """Tell whether a full form agrees with every full form of a person that can be compared."""
    known = [f for f in human.forms if not f.single and not _other(f, form)]
    return bool(known) and all(compatible(form, f) for f in known)


def _other(one: Form, other: Form) -> bool:
    """Tell whether two forms are spellings that cannot be compared (two romanizations)."""
    return one.east and other.east and len(one.forenames) != len(other.forenames)
