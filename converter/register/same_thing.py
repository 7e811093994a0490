"""Which places or organisations of the documents are one: by number, else by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from sys import intern
from typing import NamedTuple, TypeAlias

from converter.appearance import Presence
from converter.register.same_name import (
    are_at_odds,
    authorities,
    is_made_of_initials,
    is_short_for,
    key_of,
)

Number: TypeAlias = tuple[str, str]


class Presented(NamedTuple):
    """A presence with the number of its document."""

    document: int
    presence: Presence


@dataclass(eq=False, slots=True)
class Group:
    """Presences that mean the same: ``members`` are document, id, parts and mentions.

    ``names`` and ``keys`` are the main names and what they share with other
    spellings, ``others`` the variants; ``variants`` are the keys of those that
    mean the same in any document, not short forms.
    """

    numbers: frozenset[Number] = frozenset()
    members: list[tuple[int, str, tuple[str, ...], int]] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    variants: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    idnos: set[Number] = field(default_factory=set)
    alone: bool = False

    def add(self, document: int, one: Presence, *, initials: bool) -> None:
        """Add a presence; ``initials``: of a short name in capitals it takes the very initials."""
        parts = tuple(map(intern, one.parts))
        self.members.append((document, intern(one.id), parts, one.mentions))
        self.documents.add(document)
        name = intern(one.names[0])
        self.names[name] += 1
        self.keys.add(key_of(name))
        self.others.update(one.names[1:])
        self.variants.update(_lasting(one.names, initials=initials))
        if one.within:
            self.within.add(", ".join(one.within))
        self.idnos.update(one.idnos)

    def swallow(self, other: Group) -> None:
        """Take over all that another group has."""
        self.numbers |= other.numbers
        self.members += other.members
        self.documents |= other.documents
        self.names += other.names
        self.keys |= other.keys
        self.others |= other.others
        self.variants |= other.variants
        self.within |= other.within
        self.idnos |= other.idnos


def groups(presences: Iterable[Presented], *, initials: bool) -> list[Group]:
    """Return the presences joined, those of a document in a row; never by a guess.

    ``initials``: names in capitals stand for a longer one only if they are its initials.
    """
    numbered: list[Group] = []
    unnumbered: list[Group] = []
    alone: list[Group] = []
    for cell in _cells(presences, initials=initials):
        (numbered if cell.numbers else alone if cell.alone else unnumbered).append(cell)
    joined = _Joined(_by_number(numbered))
    joined.by_name(unnumbered)
    joined.by_variant()
    return [*joined.groups(), *alone]


def _cells(presences: Iterable[Presented], *, initials: bool) -> Iterable[Group]:
    """Return the groups that are beyond doubt: the same numbers, or the same name and no number.

    A document that has a name twice keeps the two apart, and nobody knows which
    of them other documents mean: they stay alone.
    """
    cells: dict[frozenset[Number] | str, Group] = {}
    alone = []
    for document, group in groupby(presences, key=lambda one: one.document):
        row = [(presence, key_of(presence.names[0])) for _, presence in group]
        often = Counter(key for _, key in row)
        for presence, key in row:
            numbers = authorities(presence.idnos)
            if not numbers and often[key] > 1:
                cell = Group(alone=True)
                alone.append(cell)
            else:
                cell = cells.setdefault(numbers or key, Group(numbers))
            cell.add(document, presence, initials=initials)
    return [*cells.values(), *alone]


def _by_number(cells: Iterable[Group]) -> Iterator[Group]:
    """Yield the cells with numbers, those that share one joined where no other number is against.

    The ones with most numbers come first: they tie the others together.
    """
    bearing: dict[Number, list[Group]] = defaultdict(list)
    made: dict[Group, None] = {}
    for cell in sorted(cells, key=lambda one: (-len(one.numbers), sorted(one.numbers))):
        sharing = dict.fromkeys(one for number in cell.numbers for one in bearing[number])
        fitting = [one for one in sharing if not are_at_odds(one.numbers, cell.numbers)]
        home = cell
        if len(fitting) == 1:
            home = fitting[0]
            home.swallow(cell)
        elif fitting and _agree(fitting):
            home = fitting[0]
            for other in (*fitting[1:], cell):
                home.swallow(other)
                made.pop(other, None)
        made[home] = None
        for number in home.numbers:
            bearing[number] = [one for one in (*bearing[number], home) if one in made]
            bearing[number] = list(dict.fromkeys(bearing[number]))
    yield from made


class _Joined:
    """Groups that are joined further; what was swallowed leads to where it went."""

    def __init__(self, numbered: Iterable[Group]) -> None:
        self._into: dict[Group, Group] = {}
        self._all = list(numbered)

    def groups(self) -> Iterator[Group]:
        """Yield the groups that are left."""
        return (one for one in self._all if one not in self._into)

    def by_name(self, unnumbered: Sequence[Group]) -> None:
        """Join groups of one name, when all that have it can be one."""
        named: dict[str, list[Group]] = defaultdict(list)
        for group in self._all:
            for key in group.keys:
                named[key].append(group)
        for cell in unnumbered:
            named[min(cell.keys)].append(cell)
        self._all += unnumbered
        for _, found in sorted(named.items()):
            whole = [one for one in self._roots(found) if one.numbers]
            if len(whole) > 1 and _agree(whole):
                whole = self._join(whole)
            rest = [one for one in self._roots(found) if not one.numbers]
            if len(whole) == 1 and rest and _agree([*whole, *rest]):
                self._join([*whole, *rest])

    def by_variant(self) -> None:
        """Join a group to the one that has its name as another name, when there is one only."""
        having: dict[str, list[Group]] = defaultdict(list)
        for group in self.groups():
            for key in group.variants - group.keys:
                having[key].append(group)
        lesser: dict[str, list[Group]] = defaultdict(list)
        for group in self.groups():
            for key in group.keys & having.keys():
                lesser[key].append(group)
        for key, found in sorted(lesser.items()):
            pair = self._roots([*having[key], *found])
            if len(having[key]) == len(found) == 1 and len(pair) > 1 and _agree(pair):
                self._join(pair)

    def _roots(self, found: Iterable[Group]) -> list[Group]:
        roots: dict[Group, None] = {}
        for group in found:
            root = group
            while root in self._into:
                root = self._into[root]
            roots[root] = None
        return list(roots)

    def _join(self, found: Sequence[Group]) -> list[Group]:
        """Join groups into the largest; return it alone."""
        home = max(found, key=lambda one: len(one.members))
        for other in found:
            if other is not home:
                home.swallow(other)
                self._into[other] = home
        return [home]


def _agree(found: Sequence[Group]) -> bool:
    """Tell whether groups can be one: no numbers at odds, and no document has two of them."""
    numbers = sorted(frozenset().union(*(one.numbers for one in found)))
    if any(one[0] == other[0] for one, other in pairwise(numbers)):
        return False
    together = set().union(*(one.documents for one in found))
    return sum(len(one.documents) for one in found) == len(together)


def _lasting(names: Sequence[str], *, initials: bool) -> Iterator[str]:
    """Yield the keys of the variants that are no short forms of the main name."""
    main = names[0]
    for name in names[1:]:
        short = initials and name.isupper() and not is_made_of_initials(name, main)
        if not short and not is_short_for(name, main):
            yield key_of(name)
