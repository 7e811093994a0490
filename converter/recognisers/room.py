"""Where there is room for a name: the stretches of a text that are taken already."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Room:
    """A text of which some stretches are taken, in any order.

    >>> room = Room([(10, 14), (2, 5)])
    >>> room.meets(0, 2), room.meets(4, 6), room.meets(5, 10), room.holds(13), room.holds(14)
    (False, True, False, True, False)
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, taken: Iterable[tuple[int, int]]) -> None:
        """Take the stretches as their starts and ends."""
        spans = sorted(taken)
        self._starts = [start for start, _ in spans]
        # The furthest end so far: of those that begin before a place one reaches it or none does.
        self._ends = list(accumulate((end for _, end in spans), max))

    def __bool__(self) -> bool:
        """Tell whether anything is taken."""
        return bool(self._starts)

    def meets(self, start: int, end: int) -> bool:
        """Tell whether something in ``text[start:end]`` is taken."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def holds(self, at: int) -> bool:
        """Tell whether a character is taken."""
        return self.meets(at, at + 1)
