"""A merge of three texts in XML: what one side changed and the other left alone is taken.

The grain is a word, a tag, a sign of punctuation or white space, so that two changes in one
long line can both be taken. Lines are compared first, then the words of those that differ.
A start-tag and its end-tag go together: both are taken or none.

The rule is that of diff3 (S. Khanna, K. Kunal, B. Pierce, "A Formal Investigation of Diff3",
2007): changes that share a place of the base, or touch there, overlap. Changed words touch
when no other word and no tag stands between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from converter.regexes import regex

# Comments, CDATA, instructions and tags as XML 1.0 has them; then words, white space, signs.
_TOKEN = regex(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|&[^;\s<&]*;|\w+|\s+|.",
    re.DOTALL,
)
_NAME = regex(r"<(/?)([\w:.-]+)")


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
    tokens = _TOKEN.findall(base)
    kept = _Kept([*_edits(tokens, _TOKEN.findall(editor))], tokens)
    taken: list[list[_Edit]] = []
    left: list[list[_Edit]] = []
    for group in _groups(_edits(tokens, _TOKEN.findall(new)), tokens):
        if not all(one in kept.same for one in group):
            (left if kept.meets(group) else taken).append(group)
    chosen = sorted([*kept.edits, *(one for group in taken for one in group)], key=_Edit.place)
    lines = _Lines(tokens, chosen)
    overlaps = (_overlap(group, kept, tokens, lines) for group in left)
    return Merged(_applied(tokens, chosen, 0, len(tokens)), len(taken), tuple(overlaps))


@dataclass(frozen=True, slots=True)
class _Edit:
    """The tokens of the base from ``start`` to ``end``, and those that take their place."""

    start: int
    end: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    def place(self) -> tuple[int, int]:
        """Return what edits are sorted by: what is put in stands before what is replaced."""
        return self.start, self.end

    @property
    def is_space(self) -> bool:
        """Tell whether only white space is changed."""
        return all(one.isspace() for one in (*self.old, *self.new))

    @property
    def has_word(self) -> bool:
        """Tell whether a word is changed."""
        return any(one[0].isalnum() or one[0] == "&" for one in (*self.old, *self.new))

    def overlaps(self, other: _Edit) -> bool:
        """Tell whether both change the same place, or places that touch."""
        if max(self.start, other.start) < min(self.end, other.end):
            return True
        if self.start == self.end and other.start == other.end:
            return self.start == other.start
        for one, two in ((self, other), (other, self)):
            if two.start < one.start == one.end < two.end:
                return True
        touching = self.end == other.start or other.end == self.start
        return touching and not (self.is_space or other.is_space)


def _edits(base: Sequence[str], other: Sequence[str]) -> Iterator[_Edit]:
    """Yield what changed, from the start to the end; small changes of one phrase are one."""
    last: _Edit | None = None
    for start, end, at, to in _changed(base, other):
        one = _Edit(start, end, tuple(base[start:end]), tuple(other[at:to]))
        if last is not None and _are_one(last, one, base):
            between = tuple(base[last.end : start])
            joined = (*last.old, *between, *one.old), (*last.new, *between, *one.new)
            one = _Edit(last.start, end, *joined)
        elif last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _are_one(one: _Edit, other: _Edit, base: Sequence[str]) -> bool:
    """Tell whether two changed words are parted by a space or a sign alone."""
    between = base[one.end : other.start]
    plain = all(len(sign) == 1 and not sign.isalnum() and sign != "\n" for sign in between)
    return plain and one.has_word and other.has_word


def _changed(base: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of tokens that differ: of the base, of the other."""
    ours, theirs = _lines(base), _lines(other)
    froms, tos = _offsets(ours), _offsets(theirs)
    for what, a, b, c, d in SequenceMatcher(None, ours, theirs).get_opcodes():
        if what == "equal":
            continue
        first, last, at, to = froms[a], froms[b], tos[c], tos[d]
        # White space is no reason to take two places for the same.
        words = SequenceMatcher(str.isspace, base[first:last], other[at:to])
        for kind, start, end, begin, stop in words.get_opcodes():
            if kind != "equal":
                yield first + start, first + end, at + begin, at + stop


def _lines(tokens: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the tokens line by line."""
    lines: list[tuple[str, ...]] = []
    line: list[str] = []
    for token in tokens:
        line.append(token)
        if "\n" in token:
            lines.append(tuple(line))
            line = []
    return [*lines, tuple(line)]


def _offsets(lines: Iterable[tuple[str, ...]]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def _groups(edits: Iterable[_Edit], base: Sequence[str]) -> Iterator[list[_Edit]]:
    """Yield the edits that go together: those that open an element with those that close it."""
    group: list[_Edit] = []
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    for one in edits:
        if _open([], one.old) == _open([], one.new):
            yield [one]
            continue
        between = base[group[-1].end : one.start] if group else ()
        group.append(one)
        old, new = _open(_open(old, between), one.old), _open(_open(new, between), one.new)
        if old == new:
            yield group
            group, old, new = [], [], []
    if group:
        yield group


def _open(before: Sequence[tuple[str, str]], tokens: Iterable[str]) -> list[tuple[str, str]]:
    """Return the tags that have no partner among those before them and these."""
    left = [*before]
    for token in tokens:
        tag = _NAME.match(token)
        if tag is None or token.endswith("/>"):
            continue
        end, name = tag[1], tag[2]
        if end and left and left[-1] == ("", name):
            left.pop()
        else:
            left.append((end, name))
    return left


class _Kept:
    """What the editor changed, in order, which stays."""

    def __init__(self, edits: Sequence[_Edit], base: Sequence[str]) -> None:
        self.edits = edits
        self._base = base
        self.same = frozenset(edits)
        self._ends = [one.end for one in edits]
        # Where elements were put round something that stayed, or taken away from round it.
        around = (group for group in _groups(edits, base) if group[1:])
        self._around = [(group[0].start, group[-1].end) for group in around]

    def met(self, one: _Edit) -> Iterator[_Edit]:
        """Yield those that overlap with another edit."""
        first = bisect_left(self._ends, one.start) - 1
        for other in self.edits[max(first, 0) :]:
            before, after = sorted([one, other], key=_Edit.place)
            if one.overlaps(other) or _are_one(before, after, self._base):
                yield other
            if other.start > one.end:
                return

    def meets(self, group: Sequence[_Edit]) -> bool:
        """Tell whether some overlap with edits that go together, or elements would cross."""
        if any(next(self.met(one), None) for one in group):
            return True
        start, end = group[0].start, group[-1].end
        return bool(group[1:]) and any(
            first < start < last < end or start < first < end < last for first, last in self._around
        )


def _applied(base: Sequence[str], edits: Iterable[_Edit], start: int, end: int) -> str:
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

    def __init__(self, base: Sequence[str], chosen: Sequence[_Edit]) -> None:
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


def _overlap(group: Sequence[_Edit], kept: _Kept, base: Sequence[str], lines: _Lines) -> Overlap:
    """Return what is to be said of edits that were not taken."""
    start, end = group[0].start, group[-1].end
    met = [other for one in group for other in kept.met(one)]
    start = min([start, *(one.start for one in met)])
    end = max([end, *(one.end for one in met)])
    texts = (_applied(base, edits, start, end).strip() for edits in ((), kept.edits, group))
    return Overlap(lines.of(met[0].start if met else start), *texts)
