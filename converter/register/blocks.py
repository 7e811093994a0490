"""Blocks: what may be compared, since keys lead from one to the other."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

OPEN = "!"
"""Ends a key that meets all keys which begin as it does; it comes before all letters."""


class Blocks:
    """Numbers from 0 on in blocks; a block is known by one of them (a forest of disjoint sets)."""

    def __init__(self) -> None:
        """Begin with no number."""
        self._above = array("I")

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self._above)

    def add(self) -> int:
        """Return the next number, a block of its own."""
        number = len(self._above)
        self._above.append(number)
        return number

    def of(self, number: int) -> int:
        """Return the block of a number: the smallest number in it."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one block of two.

        >>> blocks = Blocks()
        >>> [blocks.add() for _ in range(4)]
        [0, 1, 2, 3]
        >>> blocks.join(3, 1)
        >>> [blocks.of(number) for number in range(4)]
        [0, 1, 2, 1]
        """
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low

    def join_by_keys(self, keyed: Iterable[tuple[str, int]]) -> None:
        """Join the numbers that have a key together; ``keyed`` are sorted by key.

        >>> blocks = Blocks()
        >>> [blocks.add() for _ in range(5)]
        [0, 1, 2, 3, 4]
        >>> blocks.join_by_keys([("a", 0), ("a", 2), ("b !", 1), ("b c", 3), ("b d", 4)])
        >>> [blocks.of(number) for number in range(5)]
        [0, 1, 0, 1, 1]
        """
        beginning, first_of_all = "", 0
        for key, group in groupby(keyed, itemgetter(0)):
            first, *others = [number for _, number in group]
            if key.endswith(OPEN):
                beginning, first_of_all = key.removesuffix(OPEN), first
            elif beginning and key.startswith(beginning):
                self.join(first_of_all, first)
            for number in others:
                self.join(first, number)
