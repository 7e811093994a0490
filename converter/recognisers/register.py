"""The persons of a report while mentions are being joined: who can be meant by a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.recognisers.forms import Form, compatible, fold
from converter.recognisers.listed import born_by, entries_of, entry_of, sharing

if TYPE_CHECKING:
    from converter.authority import Entry
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
        return self.join(found[0], form) if found else self.add(form)

    def join(self, human: Human, form: Form) -> Human:
        """Return a person who is known by one more form."""
        if form not in human.forms:
            human.forms.append(form)
        human.entry = human.entry or self._entry(form)
        return human

    def add(self, form: Form) -> Human:
        """Return a new person of this form; the authority's, if it knows one alone of the name."""
        meant = self._meant(form)
        human = Human([form], meant[0] if len(meant) == 1 else None)
        self.humans.append(human)
        return human

    def undecided(self, form: Form) -> tuple[Entry, ...]:
        """Return the authority's entries between which nothing in the report decides."""
        found = (h.entry for h in self.candidates(form) if h not in self.humans)
        several = tuple(entry for entry in found if entry)
        return several if len(several) > 1 else ()

    def candidates(self, form: Form) -> list[Human]:
        """Return everybody whom a form can mean."""
        if not form.single:
            same = [h for h in self.humans if form in h.forms]
            entry = self._entry(form)
            same = same or [h for h in self.humans if entry and h.entry is entry]
            free = self.humans if entry is None else [h for h in self.humans if h.entry is None]
            return same or [h for h in free if _agrees(h, form)] or self._strangers(form)
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
        return found or [h for h in self.humans if h.called(word)] or self._strangers(form)

    def _strangers(self, form: Form) -> list[Human]:
        """Return several of the authority whom a name can mean that the report does not explain."""
        meant = self._meant(form)
        return [Human([form], entry) for entry in meant] if len(meant) > 1 else []

    def _meant(self, form: Form) -> tuple[Entry, ...]:
        """Return the authority's entries that a name can mean where the report knows nobody."""
        entry = self._entry(form)
        found = (entry,) if entry else entries_of(form, self._lexicon)
        found = found or sharing(form, self._lexicon)
        return tuple(one for one in found if born_by(one, self._year))

    def _entry(self, form: Form) -> Entry | None:
        """Return the authority's entry for a form."""
        entry = entry_of(form, self._lexicon)
        return entry if entry and born_by(entry, self._year) else None


def _agrees(human: Human, form: Form) -> bool:
    """Tell whether a full form agrees with every full form of a person that can be compared."""
    known = [f for f in human.forms if not f.single and not _other(f, form)]
    return bool(known) and all(compatible(form, f) for f in known)


def _other(one: Form, other: Form) -> bool:
    """Tell whether two forms are spellings that cannot be compared (two romanizations)."""
    return one.east and other.east and len(one.forenames) != len(other.forenames)
