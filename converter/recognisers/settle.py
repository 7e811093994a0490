"""Where recognisers disagree: one decision for every overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_BRACKETED = frozenset((MarkKind.SUPPLIED, MarkKind.GLOSS, MarkKind.SIC_NOTE))
_RANK = {"high": 0, "medium": 1, "low": 2, "": 3}


def settle(found: Iterable[Mark], fixed: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks of a passage, none crossing another, in text order, the longest first.

    Marks that were there before (``fixed``) stay. Of two names that overlap the longer
    stays, of two of the same words the surer, with the evidence of both. A title gives
    way to a name.
    """
    before = tuple(fixed)
    kept: list[Mark] = []
    merged = _merged(mark for mark in found if not any(_crosses(mark, other) for other in before))
    for mark in sorted(merged, key=_order):
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted((*before, *kept), key=lambda mark: (mark.start, -mark.end, mark.kind)))


def _order(mark: Mark) -> tuple[bool, int, int, int]:
    name = mark.kind is MarkKind.PERSON
    return (not name, mark.start - mark.end, _RANK[mark.certainty], mark.start)


def _merged(found: Iterable[Mark]) -> list[Mark]:
    """Return one mark for each stretch and kind, with all the evidence for it."""
    places: dict[tuple[int, int, MarkKind], list[Mark]] = {}
    for mark in found:
        places.setdefault((mark.start, mark.end, mark.kind), []).append(mark)
    result = []
    for (start, end, kind), marks in places.items():
        evidence = tuple(dict.fromkeys(token for mark in marks for token in mark.evidence))
        reasons = dict.fromkeys(mark.reason for mark in marks if mark.reason)
        certainty = min((mark.certainty for mark in marks), key=_RANK.__getitem__)
        key = next((mark.key for mark in marks if mark.key), "")
        result.append(Mark(start, end, kind, key, certainty, evidence, "; ".join(reasons)))
    return result


def _crosses(mark: Mark, other: Mark) -> bool:
    """Tell whether a new mark cannot stand with an old one: they cross, or it holds a gap."""
    if mark.end <= other.start or other.end <= mark.start:
        return False
    if other.start == other.end:
        return False
    inside = other.start <= mark.start and mark.end <= other.end
    if inside and other.kind in _BRACKETED:
        # The bracket's own signs are no part of what stands in it.
        same = (mark.start, mark.end) == (other.start, other.end)
        touches = mark.start == other.start or mark.end == other.end
        return other.kind is not MarkKind.SUPPLIED if same else touches
    around = mark.start <= other.start and other.end <= mark.end
    if around and not inside:
        return other.kind in {MarkKind.GAP, MarkKind.GLOSS, MarkKind.SIC_NOTE}
    return not inside
