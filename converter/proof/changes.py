"""What has changed in a document since another version of its TEI: its pieces held side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from lxml import etree

from converter.proof.pieces import Piece, pieces_of

_ALIKE = 0.35
# Beyond this, pieces that were replaced are paired by their order alone.
_MOST_PAIRS = 40_000
# Words of context round what has changed, and how many places of a piece are shown.
_CONTEXT = 4
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Change:
    """What a piece was before: its words, what it was called, its names.

    ``words`` alternates text that stayed, text that is gone and text that is new, as
    (sign, text) with the signs "=", "-", "+"; ``names`` are the name, the person it
    pointed at before and the one it points at now (None: it was or is no name).
    """

    new: bool = False
    words: tuple[tuple[str, str], ...] = ()
    was: str = ""
    names: tuple[tuple[str, str | None, str | None], ...] = ()


@dataclass(slots=True)
class Changes:
    """The changes by the number of the piece, and the pieces gone by the number of the next one."""

    pieces: dict[int, Change] = field(default_factory=dict)
    gone: dict[int, list[str]] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many pieces were changed, are new, are gone."""
        new = sum(one.new for one in self.pieces.values())
        return len(self.pieces) - new, new, sum(len(one) for one in self.gone.values())


def compare(before: bytes | None, now: Sequence[Piece]) -> Changes | None:
    """Return what has changed since the TEI ``before``; None when there is none to compare with."""
    if before is None:
        return None
    try:
        old = pieces_of(before)
    except etree.XMLSyntaxError:
        return None
    changes = Changes()
    pairs: list[tuple[int | None, int | None]]
    matcher = SequenceMatcher(None, [_key(one) for one in old], [_key(one) for one in now])
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs = [*zip(range(a, b), range(c, d), strict=True)]
        else:
            pairs = [*_paired(old, now, range(a, b), range(c, d))]
        following = d
        for one, other in reversed(pairs):
            if other is None and one is not None:
                changes.gone.setdefault(following, []).insert(0, old[one].text)
            elif other is not None:
                following = other
                if change := _change(old[one] if one is not None else None, now[other]):
                    changes.pieces[other] = change
    return changes


def _key(piece: Piece) -> tuple[str, str]:
    return ("note" if piece.word == "note" else piece.home, piece.text)


def _paired(
    old: Sequence[Piece], now: Sequence[Piece], before: range, after: range
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pieces of a stretch that was replaced: old and new of one, or one alone."""
    left = list(before)
    each = len(before) * len(after) <= _MOST_PAIRS
    bags = {one: Counter(old[one].text.split()) for one in left} if each else {}
    for other in after:
        bag = Counter(now[other].text.split())
        at = next((i for i, one in enumerate(left) if _alike(bags[one], bag)), None) if each else 0
        if at is None or not left:
            yield None, other
            continue
        for one in left[:at]:
            yield one, None
        yield left[at], other
        del left[: at + 1]
    for one in left:
        yield one, None


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    most = max(one.total(), other.total())
    return not most or (one & other).total() >= _ALIKE * most


def _change(old: Piece | None, now: Piece) -> Change | None:
    """Return how a piece has changed, None when it has not."""
    if old is None:
        return Change(new=True)
    words = tuple(_words(old.text, now.text)) if old.text != now.text else ()
    was = old.word if old.word != now.word else ""
    names = tuple(_names(old, now))
    return Change(words=words, was=was, names=names) if words or was or names else None


def _words(old: str, now: str) -> Iterator[tuple[str, str]]:
    """Yield the words that are gone and that are new, with a few that stayed round them."""
    one, other = old.split(), now.split()
    places = 0
    for kind, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes():
        if kind == "equal":
            first, last = a == 0, b == len(one)
            kept = one[a:b]
            if len(kept) > 2 * _CONTEXT or first or last:
                head = [] if first else kept[:_CONTEXT]
                tail = [] if last else kept[max(len(head), len(kept) - _CONTEXT) :]
                cut = len(head) + len(tail) < len(kept)
                kept = [*head, *(["…"] if cut else []), *tail]
            yield "=", " ".join(kept)
            continue
        places += 1
        if places > _MOST_PLACES:
            yield "=", "…"
            return
        if a < b:
            yield "-", " ".join(one[a:b])
        if c < d:
            yield "+", " ".join(other[c:d])


def _names(old: Piece, now: Piece) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each name that was or is none, or that points at another person now."""
    for surface in dict.fromkeys(name for name, _ in (*old.names, *now.names)):
        before = [ref for name, ref in old.names if name == surface]
        after = [ref for name, ref in now.names if name == surface]
        if before == after:
            continue
        least = min(len(before), len(after))
        for one, other in zip(before, after, strict=False):
            if one != other:
                yield surface, one, other
        yield from ((surface, one, None) for one in before[least:])
        yield from ((surface, None, other) for other in after[least:])
