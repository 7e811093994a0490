"""Which places or organisations of the documents are one: by number, else by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

from converter.register.cells import Look, lasting
from converter.register.document_set import DocumentSet
from converter.register.same_name import are_at_odds, authorities, key_of

Number: TypeAlias = tuple[str, str]


@dataclass(eq=False, slots=True)
class Group:
    """Cells that mean the same: ``size`` is the number of their members.

    ``names`` and ``keys`` are the main names and what they share with other
    spellings, ``others`` the variants; ``variants`` are the keys of those that
    mean the same in any document, not short forms. ``documents`` are read when asked for.
    """

    read: Callable[[Iterable[int]], DocumentSet]
    numbers: frozenset[Number] = frozenset()
    cells: list[int] = field(default_factory=list)
    size: int = 0
    names: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    variants: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    idnos: set[Number] = field(default_factory=set)
    known: DocumentSet | None = None

    @property
    def documents(self) -> DocumentSet:
        """Return the documents that name it, by their places in time."""
        if self.known is None:
            self.known = self.read(self.cells)
        return self.known

    def add(self, look: Look, *, initials: bool) -> None:
        """Add what some documents say."""
        _, often, _, names, idnos, within = look
        self.size += often
        self.names[names[0]] += often
        self.keys.add(key_of(names[0]))
        self.others.update(names[1:])
        self.variants.update(lasting(names, initials=initials))
        if within:
            self.within.add(", ".join(within))
        numbers = [(kind, number) for kind, number in idnos]
        self.idnos.update(numbers)
        self.numbers |= authorities(numbers)

    def swallow(self, other: Group) -> None:
        """Take over all that another group has."""
        self.numbers |= other.numbers
        self.cells += other.cells
        self.size += other.size
        self.names += other.names
        self.keys |= other.keys
        self.others |= other.others
        self.variants |= other.variants
        self.within |= other.within
        self.idnos |= other.idnos
        if self.known is not None:
            self.known.add(other.documents)


def groups(
    looks: Iterable[Look], read: Callable[[Iterable[int]], DocumentSet], *, initials: bool
) -> list[Group]:
    """Return what is said of a block of cells joined, that of a cell in a row; never by a guess.

    ``read`` gives the documents of cells; ``initials``: names in capitals stand for a longer
    one only if they are its initials.
    """
    numbered: list[Group] = []
    unnumbered: list[Group] = []
    alone: list[Group] = []
    for cell, said in groupby(looks, itemgetter(0)):
        group = Group(read, cells=[cell])
        apart = False
        for look in said:
            group.add(look, initials=initials)
            apart |= look[2]
        (alone if apart else numbered if group.numbers else unnumbered).append(group)
    joined = _Joined(_by_number(numbered))
    joined.by_name(unnumbered)
    joined.by_variant()
    return [*joined.groups(), *alone]


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
        home = max(found, key=lambda one: one.size)
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
    return all(
        one.documents.is_apart_from(other.documents) for one, other in combinations(found, 2)
    )
