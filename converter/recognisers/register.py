"""The persons of a report while mentions are being joined: who can be meant by a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from converter.recognisers.address import NOTHING, exclude
from converter.recognisers.called import Called
from converter.recognisers.forenames import FEMALE, sex_of, sex_of_name
from converter.recognisers.forms import Form, compatible, double
from converter.recognisers.listed import born_by, entries_of, entry_of, sharing
from converter.spelling import fold

if TYPE_CHECKING:
    from converter.authority import Entry
    from converter.recognisers.address import Address
    from converter.recognisers.lexicon import Lexicon


@dataclass(slots=True, eq=False)
class Human:
    """A person while the mentions are being joined.

    ``full`` has the mentions by full name: index of the mention, number of its passage.
    ``number`` counts the persons of a report, ``indexed`` the forms that it finds them by.
    """

    forms: list[Form]
    entry: Entry | None = None
    aliases: set[str] = field(default_factory=set)
    offices: list[str] = field(default_factory=list)
    told: list[Address] = field(default_factory=list)
    mentions: int = 0
    full: list[tuple[int, int]] = field(default_factory=list)
    bare: bool = False
    id: str = ""
    number: int = -1
    indexed: int = 0

    @property
    def best(self) -> Form:
        """Return the fullest form; of two as full the one that comes first."""
        if len(self.forms) == 1:
            return self.forms[0]
        return max(self.forms, key=_fullness)

    @property
    def sex(self) -> str:
        """Return "f" or "m" where forename or title tell it."""
        if any(map(_wife, self.forms)):
            return FEMALE
        shown = (sex_of_name(form.forenames, form.surname) for form in self.forms)
        if self.forename_alone and not any(one.words for one in self.told):
            return sex_of(self.best.surname)
        return next(filter(None, (*(one.sex for one in self.told), *shown)), "")

    @property
    def polite(self) -> bool:
        """Tell whether this is a woman who is only called by a form of address: Mrs. Lund."""
        titled = [one for one in self.told if one.words]
        return bool(titled) and all(one.polite for one in titled)

    @property
    def generation(self) -> str:
        """Return "Jr" or "Sr" where the report tells it."""
        shown = (*(form.generation for form in self.forms), *(one.generation for one in self.told))
        return next(filter(None, shown), "")

    @property
    def byname(self) -> str:
        """Return what tells this person from another of the same name: Mrs, Jr; else ""."""
        words = next((one.words for one in self.told if one.words), ("",))
        return words[-1] if self.polite else self.generation

    @property
    def named_alone(self) -> bool:
        """Tell whether no forename of this person is known."""
        return all(form.single or form.wife for form in self.forms)

    @property
    def forename_alone(self) -> bool:
        """Tell whether only a forename of this person is known: Fanny."""
        return len(self.forms) == 1 and self.named_alone and bool(sex_of(self.best.surname))

    def answers(self, word: str) -> bool:
        """Tell whether a single word can be this person's surname or short name."""
        if word in self.aliases:
            return True
        for form in self.forms:
            if form.folded[-1] == word and (form.forenames or not self.called(word)):
                return True
            if form.others and word in map(fold, form.others):
                return True
        # Zhou and Chou: the surname stands first in every spelling of the list.
        listed = self.entry.bare if self.entry and not self.entry.given else ()
        return any(word == fold(bare.split()[0]) for bare in listed) if listed else False

    def called(self, word: str) -> bool:
        """Tell whether a single word is this person's forename."""
        for form in self.forms:
            if (
                form.forenames
                and not form.wife
                and (form.folded[0] == word or (form.east and form.folded[-2] == word))
            ):
                return True
        return False

    def clashes(self, told: Address) -> bool:
        """Tell whether what stands beside a mention cannot be told of this person."""
        if told is NOTHING or not (told.sex or told.post[0] or told.generation):
            return False
        for one in self.told:
            if told.sex and one.sex and told.sex != one.sex:
                return True
            if exclude(told.post, one.post):
                return True
            if told.generation and one.generation and told.generation != one.generation:
                return True
        generations = {form.generation for form in self.forms} - {""}
        return bool(told.generation and generations and told.generation not in generations)

    def refuses(self, told: Address) -> bool:
        """Tell whether what stands beside a surname shows that somebody else is meant."""
        if told is NOTHING or not (told.words or told.sex or told.generation or told.post[0]):
            return False
        if self.clashes(told) or (told.sex and self.sex and told.sex != self.sex):
            return True
        if not told.words:
            return False
        titled = any(one.words for one in self.told)
        if told.polite and titled and not self.sex:
            # Ambassador Lund and Mrs. Lund: his wife, unless the report shows a woman.
            return True
        if told.words and not told.polite and self.polite and self.named_alone:
            return True
        return any(told.wed and one.wed and told.wed != one.wed for one in self.told)


_fullness, _text, _wife = map(attrgetter, ("fullness", "text", "wife"))


class Register:
    """The persons of a report."""

    def __init__(self, lexicon: Lexicon, year: str = "") -> None:
        """Begin with nobody; who was born after the year of the report cannot be in it."""
        self._lexicon = lexicon
        self._year = year
        self._humans: dict[int, Human] = {}
        self._met = 0
        self._called = Called()

    @property
    def humans(self) -> list[Human]:
        """Return everybody in the order in which they were met."""
        return list(self._humans.values())

    def has(self, human: Human) -> bool:
        """Tell whether somebody is in the report: no stranger of the authority."""
        return human.number in self._humans

    def take(self, form: Form, told: Address = NOTHING) -> Human | None:
        """Return the person a form names, a new one if need be; None when it may be several."""
        found = self.candidates(form, told)
        if len(found) > 1:
            return None
        return self.join(found[0], form, told) if found else self.add(form, told)

    def join(self, human: Human, form: Form, told: Address = NOTHING) -> Human:
        """Return a person who is known by one more form."""
        new = form not in human.forms
        if new:
            human.forms.append(form)
        if human.entry is None:
            human.entry = self._entry(form, told)
            new = new or human.entry is not None
        if new and self.has(human):
            self._called.add(human)
        return human

    def add(self, form: Form, told: Address = NOTHING) -> Human:
        """Return a new person of this form; the authority's, if it knows one alone of the name."""
        meant = self._meant(form, told)
        human = Human([form], meant[0] if len(meant) == 1 else None, number=self._met)
        self._humans[self._met] = human
        self._met += 1
        self._called.add(human)
        return human

    def call(self, human: Human, alias: str) -> None:
        """Let a single word be another name of a person."""
        human.aliases.add(alias)
        if self.has(human):
            self._called.add(human)

    def unite(self, human: Human, twin: Human) -> None:
        """Make one person of two."""
        human.forms += twin.forms
        human.entry = human.entry or twin.entry
        if self._humans.get(twin.number) is twin:
            del self._humans[twin.number]
        if self.has(human):
            self._called.add(human)

    def double(self) -> None:
        """Give those a surname of two words whose other forms show that they have one."""
        for human in self._humans.values():
            forms = [double(form, human.forms) for form in human.forms]
            if any(new is not old for new, old in zip(forms, human.forms, strict=True)):
                human.forms, human.indexed = forms, 0
                self._called.add(human)

    def undecided(self, form: Form) -> tuple[Entry, ...]:
        """Return the authority's entries between which nothing in the report decides."""
        found = (h.entry for h in self.candidates(form) if not self.has(h))
        several = tuple(entry for entry in found if entry)
        return several if len(several) > 1 else ()

    def candidates(self, form: Form, told: Address = NOTHING) -> list[Human]:
        """Return everybody whom a form can mean, where this is told beside it."""
        if letters := form.letters:
            spelt = [h for h in self.humans if any(one.spells(letters) for one in h.forms)]
            return [h for h in spelt if not h.refuses(told)]
        if not form.single:
            entry = self._entry(form, told)
            found = self._here(self._called.named(form.text))
            if not found and entry:
                found = self._here(self._called.of((entry,)))
            if not found:
                near = self._here(self._called.alike(form))
                free = near if entry is None else [h for h in near if h.entry is None]
                found = [h for h in free if _agrees(h, form)]
            return [h for h in found if not h.refuses(told)] or self._strangers(form, told)
        word = form.folded[-1]
        entry = self._entry(form, told)

        def fit(humans: list[Human]) -> list[Human]:
            if told is NOTHING:
                return humans
            return [human for human in humans if not human.refuses(told)]

        known = self._lexicon.listed.surnames.get(word, ())
        near = self._here(self._called.by(word, (*known, entry) if entry else known))
        if named := fit([h for h in near if word in h.aliases]):
            return named
        if entry and (listed := fit([h for h in near if h.entry is entry])):
            return listed
        found = fit([h for h in near if h.answers(word) or (h.entry and h.entry in known)])
        if entry and found:
            # Somebody else of this surname is in the report: it may be either.
            return [*found, Human([form], entry)]
        if told.surnamed or (found and not told.forenamed):
            return found or self._strangers(form, told)
        called = fit([h for h in near if h.called(word)])
        return called or found or self._strangers(form, told)

    def _here(self, humans: list[Human]) -> list[Human]:
        """Return those who are still persons by themselves, and no other's."""
        return [h for h in humans if h.number in self._humans]

    def _strangers(self, form: Form, told: Address) -> list[Human]:
        """Return several of the authority whom a name can mean that the report does not explain."""
        meant = self._meant(form, told)
        return [Human([form], entry) for entry in meant] if len(meant) > 1 else []

    def _meant(self, form: Form, told: Address) -> tuple[Entry, ...]:
        """Return the authority's entries that a name can mean where the report knows nobody."""
        entry = self._entry(form, told)
        found = (entry,) if entry else entries_of(form, self._lexicon)
        found = found or sharing(form, self._lexicon)
        return tuple(one for one in found if born_by(one, self._year) and not _other_sex(one, told))

    def _entry(self, form: Form, told: Address) -> Entry | None:
        """Return the authority's entry for a form: Mrs. Lenin is not Lenin."""
        entry = None if form.wife else entry_of(form, self._lexicon)
        fits = entry and born_by(entry, self._year) and not _other_sex(entry, told)
        return entry if fits else None


def _other_sex(entry: Entry, told: Address) -> bool:
    """Tell whether a title is a woman's and the entry a man's, or the other way round."""
    sex = sex_of(entry.given[0].split()[0]) if entry.given else ""
    return bool(told.sex and sex and told.sex != sex)


def _agrees(human: Human, form: Form) -> bool:
    """Tell whether a full form agrees with every full form of a person that can be compared."""
    known = [f for f in human.forms if not f.single]
    alike = [compatible(form, f, loose=True) for f in known]
    return any(alike) and all(same or _other(f, form) for f, same in zip(known, alike, strict=True))


def _other(one: Form, other: Form) -> bool:
    """Tell whether two forms are spellings that cannot be compared (two romanizations)."""
    return one.east and other.east and len(one.forenames) != len(other.forenames)
