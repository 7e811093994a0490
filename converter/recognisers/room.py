"""Where there is room for a name: the stretches of a text that are taken already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from converter.model import Mark

_START = attrgetter("start")
_FEW = 8


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
        self._ends = _furthest([end for _, end in spans])

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


def _furthest(ends: list[int]) -> list[int]:
    """Return the furthest end so far: of what begins before a place it reaches there, or none does."""
    return ends if ends == sorted(ends) else list(accumulate(ends, max))


class Near:
    """Marks of a text, to be asked which of them may touch a stretch of it."""

    __slots__ = ("_ends", "marks")

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Take the marks, in any order."""
        self.marks: Sequence[Mark] = tuple(marks)
        self._ends: list[int] = []
        if len(self.marks) > _FEW:
            self.marks = sorted(self.marks, key=_START)
            self._ends = _furthest([mark.end for mark in self.marks])

    def of(self, start: int, end: int) -> Sequence[Mark]:
        """Return the marks that overlap or touch ``text[start:end]``, and few others."""
        if not self._ends:
            return self.marks
        first = bisect_left(self._ends, start)
        return self.marks[first : bisect_right(self.marks, end, first, key=_START)]


class Kept:
    """Marks of which none overlaps another, taken one by one."""

    __slots__ = ("_ends", "_starts", "marks")

    def __init__(self) -> None:
        """Begin with none."""
        self.marks: list[Mark] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, mark: Mark) -> bool:
        """Take a mark where it overlaps none that was taken before; tell whether it did."""
        start = mark.start
        at = bisect_right(self._ends, start)
        if at < len(self._starts) and self._starts[at] < mark.end:
            return False
        self.marks.insert(at, mark)
        self._starts.insert(at, start)
        self._ends.insert(at, mark.end)
        return True


class Grid:
    """Marks that may nest, taken one by one, by the parts of a text that they stand in."""

    __slots__ = ("_cells", "marks")

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Begin with some."""
        self.marks: list[Mark] = []
        self._cells: dict[int, list[Mark]] = {}
        for mark in marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        """Take one more."""
        self.marks.append(mark)
        for cell in range(mark.start // _CELL, mark.end // _CELL + 1):
            self._cells.setdefault(cell, []).append(mark)

    def near(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that overlap ``text[start:end]``, some of them twice, and others near it."""
        for cell in range(start // _CELL, end // _CELL + 1):
            yield from self._cells.get(cell, ())


_CELL = 256
