"""What speaks for and against two persons of different documents being one human."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from converter.appearance import Name
from converter.recognisers.forms import Form, compatible, fold
from converter.register.entries import Document, Member, form_of

ENOUGH = 2
"""Points that join a person known by surname only to the one person of that surname."""

_LIFE = 70  # years between two offices: more than anybody's
_APART = 30  # years between a surname and the person it may name
_TERM = 10  # years in which an office named twice is taken for the same tenure
_NEAR = 1
_YEAR = 365.25
_DAMAGED = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")


@dataclass(slots=True, eq=False)
class Group:
    """Members who are one human, while the register is being made.

    ``forms`` are full names, ``singles`` the words that stand alone for this
    human, ``met`` the numbers of the groups named in the same documents.
    """

    number: int
    members: list[Member] = field(default_factory=list)
    forms: dict[str, Form] = field(default_factory=dict)
    singles: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    offices: dict[str, set[float]] = field(default_factory=dict)
    styled: set[str] = field(default_factory=set)
    moments: set[float] = field(default_factory=set)
    archives: dict[str, set[float]] = field(default_factory=dict)
    authorities: set[tuple[str, str]] = field(default_factory=set)
    met: set[int] = field(default_factory=set)

    def add(self, member: Member) -> None:
        """Take a member in."""
        person, document = member.person, member.document
        moments = {moment for moment in (moment_of(document),) if moment is not None}
        self.members.append(member)
        self.documents.add(document.id)
        self.authorities |= numbers_of(member)
        self.moments |= moments
        self.archives.setdefault(document.cast.archive, set()).update(moments)
        for role in person.roles:
            self.offices.setdefault(role.casefold(), set()).update(moments)
        if person.styled:
            self.styled.add(person.styled)
        for name in person.names:
            form = form_of(name)
            if form.single:
                self.singles.add(form.folded[-1])
            elif not (is_damaged(name) and self.forms):
                self.forms.setdefault(form.text, form)

    def surnames(self) -> set[str]:
        """Return the single words, folded, that may name this human."""
        words = {form.folded[-1] for form in self.forms.values()}
        words |= {fold(word) for form in self.forms.values() for word in form.others}
        return words | self.singles


def numbers_of(member: Member) -> set[tuple[str, str]]:
    """Return what an authority file says of a person: the entry, and numbers of others."""
    entry = {("entry", member.person.listed)} if member.person.listed else set()
    return entry | set(member.person.idnos)


def moment_of(document: Document) -> float | None:
    """Return a document's date in quarters of years, None when it has none.

    >>> from converter.appearance import Cast
    >>> moment_of(Document("doc-a", "a", "", "1962-07", Cast()))
    1962.5
    """
    return _moment(document.dated)


@lru_cache(maxsize=4096)
def _moment(dated: str) -> float | None:
    parts = dated.split("-")
    if not parts[0].isdigit():
        return None
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    return year + round(4 * (date(year, month, day) - date(year, 1, 1)).days / _YEAR) / 4


def is_damaged(name: Name) -> bool:
    """Tell whether a letter of a name is lost (Bo?ydar)."""
    return bool(_DAMAGED.search(name.text))


def reads_as(damaged: str, text: str) -> bool:
    """Tell whether a text can be a damaged one, a letter in the place of each lost one.

    >>> reads_as("Bo?ydar Wronicz", "Bożydar Wronicz"), reads_as("V?rga", "Varna")
    (True, False)
    """
    pieces = _DAMAGED.split(damaged)
    pattern = r"\w".join(re.escape(fold(piece)) for piece in pieces)
    return bool(re.fullmatch(pattern, fold(text)))


def agree(group: Group, member: Member) -> bool:
    """Tell whether a full name can be that of a group: no form and no date contradicts.

    Two persons of one document are never joined: the document keeps them apart.
    """
    person = member.person
    if member.document.id in group.documents or not _forms_agree(group, person.names):
        return False
    if person.styled and group.styled and person.styled not in group.styled:
        return False
    held = {moment for moments in group.offices.values() for moment in moments}
    return not person.roles or _within(moment_of(member.document), held, _LIFE)


def _forms_agree(group: Group, names: Iterable[Name]) -> bool:
    """Tell whether some full form agrees with the group's and none contradicts.

    Of names with the surname first another spelling contradicts nothing where one
    spelling is the same: each document says itself what else it calls the person.
    """
    alike = same = spelt = contrary = False
    for name in names:
        one = form_of(name)
        for other in () if one.single else group.forms.values():
            if is_damaged(name):
                alike |= reads_as(name.text, other.text)
            elif compatible(one, other):
                alike = True
                same |= one.east and other.east
            elif one.east and other.east:
                # Tong-rim and Tong Nim: two romanizations cannot be compared.
                spelt |= len(one.forenames) == len(other.forenames)
            else:
                contrary = True
    return alike and not contrary and (same or not spelt)


def excluded(group: Group, member: Member) -> bool:
    """Tell whether a person known by surname only cannot be this human."""
    styled = member.person.styled
    return (
        member.document.id in group.documents
        or (bool(styled) and bool(group.styled) and styled not in group.styled)
        or (styled == "woman" and not group.styled)
        or not _within(moment_of(member.document), group.moments, _APART)
    )


def same_office(group: Group, member: Member, *, exactly: bool = False) -> bool:
    """Tell whether a person is named with an office of the group, at about the same time."""
    moment = moment_of(member.document)
    for role in member.person.roles:
        ours = role.casefold()
        for theirs, held in group.offices.items():
            alike = ours == theirs or (not exactly and (ours in theirs or theirs in ours))
            if alike and _within(moment, held, _TERM):
                return True
    return False


def points(group: Group, member: Member, company: int) -> int:
    """Return how much speaks for a person being this human.

    The same office counts two; so do two persons named in the same documents
    (``company``), and one counts one; the same archive and collection within ten
    years counts one, and so does a date within one year.
    """
    moment = moment_of(member.document)
    archive = member.document.cast.archive
    kept = bool(archive) and archive in group.archives
    near = moment is not None and bool(group.moments) and _within(moment, group.moments, _NEAR)
    return (
        2 * same_office(group, member)
        + min(company, 2)
        + (kept and _within(moment, group.archives[archive], _TERM))
        + near
    )


def _within(moment: float | None, others: Iterable[float], years: float) -> bool:
    """Tell whether a moment is no further than this from one of the others, or nothing is known."""
    known = list(others)
    return moment is None or not known or any(abs(moment - other) <= years for other in known)
