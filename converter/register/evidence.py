"""What speaks for and against two persons of different documents being one human."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from converter.recognisers.forms import Form, compatible, fold
from converter.register.calling import Called, is_damaged, reads_as

ENOUGH = 2
"""Points that join a person known by surname only to the one person of that surname."""

_LIFE = 70  # years between two offices: more than anybody's
_APART = 30  # years between a surname and the person it may name
TERM = 10  # years in which an office named twice is taken for the same tenure
NEAR = 1
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Seen:
    """A person of a document: their number and that of the document, and what is said of them.

    ``moment`` is the date of the document, ``archive`` the number of the archive where it lies, 0
    where that is not known; ``mentioned``: the text names the person.
    """

    number: int
    document: int
    shape: int
    called: Called
    roles: tuple[str, ...]
    styled: str
    moment: float | None
    archive: int
    mentioned: bool


@dataclass(slots=True, eq=False)
class Evidence:
    """What the documents say of a human, beside the names: of bounded size however many they are.

    Offices and archives come with the moments of the documents.
    """

    offices: dict[str, set[float]] = field(default_factory=dict)
    styled: set[str] = field(default_factory=set)
    moments: set[float] = field(default_factory=set)
    archives: dict[int, set[float]] = field(default_factory=dict)
    held: set[float] = field(default_factory=set)

    def add(self, seen: Seen) -> None:
        """Take in what a document says."""
        moments = () if seen.moment is None else (seen.moment,)
        self.moments.update(moments)
        self.archives.setdefault(seen.archive, set()).update(moments)
        for role in seen.roles:
            self.offices.setdefault(role.casefold(), set()).update(moments)
            self.held.update(moments)
        if seen.styled:
            self.styled.add(seen.styled)

    def packed(self) -> str:
        """Return all of it as JSON."""
        offices = [(role, list(moments)) for role, moments in self.offices.items()]
        archives = [(archive, list(moments)) for archive, moments in self.archives.items()]
        return json.dumps([offices, list(self.styled), list(self.moments), archives])

    @classmethod
    def unpacked(cls, told: str) -> Evidence:
        """Return what was packed."""
        offices, styled, moments, archives = json.loads(told)
        found = cls(
            {role: set(times) for role, times in offices},
            set(styled),
            set(moments),
            {archive: set(times) for archive, times in archives},
        )
        found.held.update(*found.offices.values())
        return found


@dataclass(slots=True, eq=False)
class Group:
    """Persons of documents who are one human, while full names are joined.

    ``forms`` are full names, ``singles`` the words that stand alone for this human, ``keys``
    where others may find it, ``fullest`` the words of the fullest name.
    """

    number: int
    evidence: Evidence = field(default_factory=Evidence)
    forms: dict[str, Form] = field(default_factory=dict)
    singles: set[str] = field(default_factory=set)
    numbers: set[tuple[str, str]] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    fullest: tuple[str, ...] = ()

    def add(self, seen: Seen) -> list[Form]:
        """Take in a person of a document; return the full names that are new."""
        self.evidence.add(seen)
        called = seen.called
        self.numbers |= called.numbers
        self.singles.update(called.words)
        new = []
        for form in called.full:
            if form.text not in self.forms and not (self.forms and is_damaged(form.text)):
                self.forms[form.text] = form
                new.append(form)
        if new:
            forms = self.forms.values()
            self.fullest = max(forms, key=lambda form: (form.fullness, form.text)).folded
        return new

    def surnames(self) -> set[str]:
        """Return the single words, folded, that may name this human."""
        words = {form.folded[-1] for form in self.forms.values()}
        words |= {fold(word) for form in self.forms.values() for word in form.others}
        return words | self.singles

    def forenames(self) -> set[str]:
        """Return the first forenames, folded."""
        return {form.folded[0] for form in self.forms.values()}

    @property
    def listed(self) -> bool:
        """Tell whether the human has an entry in the authority file."""
        return any(kind == "entry" for kind, _ in self.numbers)


@lru_cache(maxsize=4096)
def moment_of(dated: str) -> float | None:
    """Return a date in quarters of years, None when there is none.

    >>> moment_of("1962-07"), moment_of("")
    (1962.5, None)
    """
    parts = dated.split("-")
    if not parts[0].isdigit():
        return None
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    return year + round(4 * (date(year, month, day) - date(year, 1, 1)).days / _YEAR) / 4


def agree(evidence: Evidence, seen: Seen) -> bool:
    """Tell whether a person with a full name that fits can be this human: no date contradicts.

    Two persons of one document are never joined, which is not looked at here.
    """
    if seen.styled and evidence.styled and seen.styled not in evidence.styled:
        return False
    return not seen.roles or _within(seen.moment, evidence.held, _LIFE)


def fits(group: Group, called: Called) -> bool:
    """Tell whether some full form agrees with the group's and none contradicts.

    Of names with the surname first another spelling contradicts nothing where one
    spelling is the same: each document says itself what else it calls the person.
    """
    alike = same = spelt = contrary = False
    for one in called.full:
        damaged = is_damaged(one.text)
        for other in group.forms.values():
            if damaged:
                alike |= reads_as(one.text, other.text)
            elif compatible(one, other):
                alike = True
                same |= one.east and other.east
            elif one.east and other.east:
                # Tong-rim and Tong Nim: two romanizations cannot be compared.
                spelt |= len(one.forenames) == len(other.forenames)
            else:
                contrary = True
    return alike and not contrary and (same or not spelt)


def excluded(evidence: Evidence, seen: Seen) -> bool:
    """Tell whether a person known by surname only cannot be this human.

    Two persons of one document are never joined, which is not looked at here.
    """
    styled = seen.styled
    return (
        (bool(styled) and bool(evidence.styled) and styled not in evidence.styled)
        or (styled == "woman" and not evidence.styled)
        or not _within(seen.moment, evidence.moments, _APART)
    )


def same_office(evidence: Evidence, seen: Seen, *, exactly: bool = False) -> bool:
    """Tell whether a person is named with an office of the human, at about the same time."""
    for role in seen.roles:
        ours = role.casefold()
        if exactly:
            held = evidence.offices.get(ours)
            if held is not None and _within(seen.moment, held, TERM):
                return True
            continue
        for theirs, held in evidence.offices.items():
            if (ours in theirs or theirs in ours) and _within(seen.moment, held, TERM):
                return True
    return False


def points_alone(evidence: Evidence, seen: Seen) -> int:
    """Return how much speaks for a person being this human, company left aside.

    The same office counts two; the same archive and collection within ten years counts
    one, and so does a date within one year.
    """
    moment, archive = seen.moment, seen.archive
    kept = bool(archive) and archive in evidence.archives
    near = moment is not None and bool(evidence.moments) and _within(moment, evidence.moments, NEAR)
    return (
        2 * same_office(evidence, seen)
        + (kept and _within(moment, evidence.archives[archive], TERM))
        + near
    )


def points_of_company(others: int) -> int:
    """Return what it counts that a document names so many persons who are named with the human.

    Two count two, and one counts one.
    """
    return min(others, 2)


def _within(moment: float | None, others: set[float], years: float) -> bool:
    """Tell whether a moment is no further than this from one of the others, or nothing is known."""
    if moment is None or not others or moment in others:
        return True
    return any(abs(moment - other) <= years for other in others)
