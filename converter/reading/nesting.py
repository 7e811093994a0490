"""Marks of one passage that nest: elements cannot cross, and a bracket's own signs belong to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import structs

from converter.model import Mark, MarkKind

_POINTS = frozenset((MarkKind.GAP, MarkKind.PAGE, MarkKind.NOTE_ANCHOR))


def nested(brackets: Iterable[Mark], others: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks in text order, without those that would cross another.

    Brackets come first; emphasis that begins or ends at a bracket's sign moves
    inside it. What has lost its text (``**[1]**``) goes.

    >>> nested([Mark(0, 3, MarkKind.GLOSS)], [Mark(0, 3, MarkKind.HI, "bold")])[1].start
    1
    """
    kept = list(brackets)
    around = _Around(kept)
    edges = _Edges(kept)
    for mark in others:
        if mark.kind in _POINTS:
            kept.append(mark)
            continue
        moved = around.inside(mark)
        if moved.start < moved.end and not edges.crossed(moved):
            kept.append(moved)
            edges.add(moved)
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


class _Around:
    """The brackets of a passage, found by what they may hold."""

    def __init__(self, brackets: Sequence[Mark]) -> None:
        """Sort brackets by where they begin; a word that is so printed is none."""
        held = [
            (one.start, place, one)
            for place, one in enumerate(brackets)
            if one.kind is not MarkKind.SIC
        ]
        self._held = sorted(held, key=lambda one: one[:2])
        self._starts = [start for start, _, _ in self._held]
        self._reach = list(accumulate((one.end for _, _, one in self._held), max))

    def inside(self, mark: Mark) -> Mark:
        """Return a mark that does not share one sign with a bracket it lies in."""
        start, end = mark.start, mark.end
        near: list[tuple[int, Mark]] = []
        at = bisect_right(self._starts, end) - 1
        while at >= 0 and self._reach[at] >= start:
            near.append(self._held[at][1:])
            at -= 1
        for _, bracket in sorted(near, key=lambda one: one[0]):
            if bracket.start <= start and end <= bracket.end:
                start, end = max(start, bracket.start + 1), min(end, bracket.end - 1)
        return (
            mark
            if (start, end) == (mark.start, mark.end)
            else structs.replace(mark, start=start, end=end)
        )


class _Edges:
    """Where marks begin and end: marks cross when an edge of one lies inside the other alone."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Start with the marks that are kept whatever comes."""
        pairs = [(one.start, one.end) for one in marks]
        self._edges = sorted([*pairs, *((end, start) for start, end in pairs)])

    def add(self, mark: Mark) -> None:
        """Take one more mark."""
        insort(self._edges, (mark.start, mark.end))
        insort(self._edges, (mark.end, mark.start))

    def crossed(self, mark: Mark) -> bool:
        """Tell whether a mark would cross one of those that are kept."""
        first = bisect_left(self._edges, (mark.start + 1, -1))
        for at in range(first, len(self._edges)):
            edge, other = self._edges[at]
            if edge >= mark.end:
                return False
            if other < mark.start or other > mark.end:
                return True
        return False
