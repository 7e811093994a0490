"""Where recognisers disagree: one decision for every overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import Mark, MarkKind
from converter.recognisers.room import Grid, Kept, Near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BRACKETED = frozenset((MarkKind.SUPPLIED, MarkKind.GLOSS, MarkKind.SIC_NOTE))
_RANK = {"high": 0, "medium": 1, "low": 2, "": 3}


def settle(found: Iterable[Mark], fixed: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks of a passage, none crossing another, in text order, the longest first.

    Marks that were there before (``fixed``) stay. Of two names that overlap the longer
    stays, of two of the same words the surer, with the evidence of both. A title gives
    way to a name.
    """
    before, found = tuple(fixed), list(found)
    if len(found) == 1 and not before and len(found[0].evidence) <= 1:
        return (found[0],)
    if before:
        near = Near(before)
        found = [
            one
            for one in found
            if not any(_crosses(one, other) for other in near.of(one.start, one.end))
        ]
    kept = Kept()
    for mark in sorted(_merged(found), key=_order):
        kept.take(mark)
    if not before:
        return tuple(kept.marks)
    return tuple(
        sorted((*before, *kept.marks), key=lambda mark: (mark.start, -mark.end, mark.kind))
    )


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
        if len(marks) == 1 and len(marks[0].evidence) <= 1:
            result.append(marks[0])
            continue
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


def within(
    found: Iterable[Mark], settled: Sequence[Mark], fixed: Iterable[Mark]
) -> tuple[Mark, ...]:
    """Return the settled marks of a passage with places, organisations and dates that leave them whole.

    A person's name always wins. A place may stand inside a title or an organisation,
    an organisation inside a title; of two that cross, the longer stays.
    """
    before = tuple(fixed)
    own = {id(mark) for mark in before}
    kept = Grid(mark for mark in settled if id(mark) not in own)
    near = Near(before)
    # Of two that say the same of the same words the first stays.
    fresh = {(mark.start, mark.end, mark.kind): mark for mark in reversed(tuple(found))}
    for mark in sorted(fresh.values(), key=_by_size):
        start, end = mark.start, mark.end
        if before and any(
            _crosses(mark, other) or _closed(mark, other) for other in near.of(start, end)
        ):
            continue
        for other in kept.near(start, end):
            if start < other.end and other.start < end and not _nests(mark, other):
                break
        else:
            kept.add(mark)
    return tuple(
        sorted((*before, *kept.marks), key=lambda mark: (mark.start, -mark.end, mark.kind))
    )


_SIZES = (MarkKind.ORG, MarkKind.PLACE, MarkKind.DATE)
_HOLDS = {
    MarkKind.ROLE: frozenset((MarkKind.ORG, MarkKind.PLACE)),
    MarkKind.ORG: frozenset((MarkKind.PLACE,)),
}


def _by_size(mark: Mark) -> tuple[int, int, int]:
    return _SIZES.index(mark.kind), mark.start - mark.end, mark.start


def _closed(mark: Mark, other: Mark) -> bool:
    """Tell whether an older mark holds no names: a telegram's number."""
    return other.kind is MarkKind.NUMBER and mark.start < other.end and other.start < mark.end


def _nests(mark: Mark, other: Mark) -> bool:
    """Tell whether a new mark stands inside one that is kept, or a kept place inside the new one."""
    for inner, outer in ((mark, other), (other, mark)):
        inside = outer.start <= inner.start and inner.end <= outer.end
        smaller = (inner.start, inner.end) != (outer.start, outer.end)
        if inside and smaller and inner.kind in _HOLDS.get(outer.kind, ()):
            return outer is other or inner.kind is MarkKind.PLACE
    return False
