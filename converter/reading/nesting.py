"""Marks of one passage that nest: elements cannot cross, and a bracket's own signs belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
    inner = tuple(kept)
    for mark in others:
        if mark.kind in _POINTS:
            kept.append(mark)
            continue
        moved = _inside(mark, inner)
        if moved.start < moved.end and not any(_cross(moved, other) for other in kept):
            kept.append(moved)
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _inside(mark: Mark, brackets: Iterable[Mark]) -> Mark:
    """Return a mark that does not share one sign with a bracket it lies in."""
    start, end = mark.start, mark.end
    for bracket in brackets:
        if bracket.kind is not MarkKind.SIC and bracket.start <= start and end <= bracket.end:
            start, end = max(start, bracket.start + 1), min(end, bracket.end - 1)
    return replace(mark, start=start, end=end)


def _cross(one: Mark, other: Mark) -> bool:
    first, last = sorted((one, other), key=lambda mark: (mark.start, -mark.end))
    return first.start < last.start < first.end < last.end
