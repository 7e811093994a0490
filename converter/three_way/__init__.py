"""A merge of three texts in XML: what one side changed and the other left alone is taken.

The grain is a word, a tag, a sign of punctuation or white space, so that two changes in one
long line can both be taken. Lines are compared first, then the words of those that differ.
A start-tag and its end-tag go together: both are taken or none.

The rule is that of diff3 (S. Khanna, K. Kunal, B. Pierce, "A Formal Investigation of Diff3",
2007): changes that share a place of the base, or touch there, overlap. Changed words touch
when no other word and no tag stands between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from converter.three_way.edits import TOKEN, Edit, are_one, edits_of, groups_of


@dataclass(frozen=True, slots=True)
class Overlap:
    """A change that was not taken, since the editor changed the same place.

    ``line`` (1-based) is one of the merged text; ``base`` is what stood there, ``editor``
    what stands there now, ``new`` what the change would have put there.
    """

    line: int
    base: str
    editor: str
    new: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged text, how many changes were taken, and those that were not."""

    text: str
    taken: int
    overlaps: tuple[Overlap, ...]


def merge(base: str, editor: str, new: str) -> Merged:
    """Return the editor's text with the changes from base to new that do not touch the editor's.

    All three are well-formed XML. What both changed in the same way counts as neither taken
    nor left.

    >>> made = merge("<p>Vela met Novak.</p>", "<p>Vela saw Novak.</p>",
    ...              "<p>Vela met <name>Novak</name>.</p>")
    >>> made.text, made.taken, made.overlaps
    ('<p>Vela saw <name>Novak</name>.</p>', 1, ())
    """
    tokens = TOKEN.findall(base)
    kept = _Kept([*edits_of(tokens, TOKEN.findall(editor))], tokens)
    taken: list[list[Edit]] = []
    left: list[list[Edit]] = []
    for group in groups_of(edits_of(tokens, TOKEN.findall(new)), tokens):
        if not all(one in kept.same for one in group):
            (left if kept.meets(group) else taken).append(group)
    chosen = sorted([*kept.edits, *(one for group in taken for one in group)], key=Edit.place)
    lines = _Lines(tokens, chosen)
    overlaps = (_overlap(group, kept, tokens, lines) for group in left)
    return Merged(_applied(tokens, chosen, 0, len(tokens)), len(taken), tuple(overlaps))


class _Kept:
    """What the editor changed, in order, which stays."""

    def __init__(self, edits: Sequence[Edit], base: Sequence[str]) -> None:
        self.edits = edits
        self._base = base
        self.same = frozenset(edits)
        self._ends = [one.end for one in edits]
        # Where elements were put round something that stayed, or taken away from round it.
        around = (group for group in groups_of(edits, base) if group[1:])
        self._around = [(group[0].start, group[-1].end) for group in around]

    def met(self, one: Edit) -> Iterator[Edit]:
        """Yield those that overlap with another edit."""
        first = bisect_left(self._ends, one.start) - 1
        for other in self.edits[max(first, 0) :]:
            before, after = sorted([one, other], key=Edit.place)
            if one.overlaps(other) or are_one(before, after, self._base):
                yield other
            if other.start > one.end:
                return

    def meets(self, group: Sequence[Edit]) -> bool:
        """Tell whether some overlap with edits that go together, or elements would cross."""
        if any(next(self.met(one), None) for one in group):
            return True
        start, end = group[0].start, group[-1].end
        return bool(group[1:]) and any(
            first < start < last < end or start < first < end < last for first, last in self._around
        )


def _applied(base: Sequence[str], edits: Iterable[Edit], start: int, end: int) -> str:
    """Return a part of the base with the edits that lie in it."""
    pieces: list[str] = []
    for one in edits:
        if start <= one.start and one.end <= end:
            pieces += base[start : one.start]
            pieces += one.new
            start = one.end
    return "".join([*pieces, *base[start:end]])


class _Lines:
    """On which line of the merged text each token of the base stands, or stood."""

    def __init__(self, base: Sequence[str], chosen: Sequence[Edit]) -> None:
        self._base = base
        self._chosen = chosen
        self._starts = [one.start for one in chosen]
        self._after = []
        line, at = 1, 0
        for one in chosen:
            line += _breaks(base[at : one.start]) + _breaks(one.new)
            at = one.end
            self._after.append(line)

    def of(self, place: int) -> int:
        """Return the line (1-based) of a place in the base."""
        number = bisect_right(self._starts, place)
        if not number:
            return 1 + _breaks(self._base[:place])
        last, line = self._chosen[number - 1], self._after[number - 1]
        if place < last.end or last.start == place:
            return line - _breaks(last.new)
        return line + _breaks(self._base[last.end : place])


def _breaks(tokens: Iterable[str]) -> int:
    return sum(token.count("\n") for token in tokens)


def _overlap(group: Sequence[Edit], kept: _Kept, base: Sequence[str], lines: _Lines) -> Overlap:
    """Return what is to be said of edits that were not taken."""
    start, end = group[0].start, group[-1].end
    met = [other for one in group for other in kept.met(one)]
    start = min([start, *(one.start for one in met)])
    end = max([end, *(one.end for one in met)])
    texts = (_applied(base, edits, start, end).strip() for edits in ((), kept.edits, group))
    return Overlap(lines.of(met[0].start if met else start), *texts)
