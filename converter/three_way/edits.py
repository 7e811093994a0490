"""What changed between two texts in XML, word by word, and what of it goes together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from converter.regexes import regex

# Comments, CDATA, instructions and tags as XML 1.0 has them; then words, white space, signs.
TOKEN = regex(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|&[^;\s<&]*;|\w+|\s+|.",
    re.DOTALL,
)
_Line: TypeAlias = tuple[str, ...]
_NAME = regex(r"<(/?)([\w:.-]+)")


@dataclass(frozen=True, slots=True)
class Edit:
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

    def overlaps(self, other: Edit) -> bool:
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


def edits_of(base: Sequence[str], other: Sequence[str]) -> Iterator[Edit]:
    """Yield what changed, from the start to the end; small changes of one phrase are one."""
    last: Edit | None = None
    for start, end, at, to in _changed(base, other):
        one = Edit(start, end, tuple(base[start:end]), tuple(other[at:to]))
        if last is not None and are_one(last, one, base):
            between = tuple(base[last.end : start])
            joined = (*last.old, *between, *one.old), (*last.new, *between, *one.new)
            one = Edit(last.start, end, *joined)
        elif last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def are_one(one: Edit, other: Edit, base: Sequence[str]) -> bool:
    """Tell whether two changed words are parted by a space or a sign alone."""
    between = base[one.end : other.start]
    plain = all(len(sign) == 1 and not sign.isalnum() and sign != "\n" for sign in between)
    return plain and one.has_word and other.has_word


def _changed(base: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of tokens that differ: of the base, of the other."""
    ours, theirs = _lines(base), _lines(other)
    froms, tos = _offsets(ours), _offsets(theirs)
    for a, b, c, d in _blocks(ours, theirs):
        first, last, at, to = froms[a], froms[b], tos[c], tos[d]
        # White space is no reason to take two places for the same.
        words = SequenceMatcher(str.isspace, base[first:last], other[at:to])
        for kind, start, end, begin, stop in words.get_opcodes():
            if kind != "equal":
                yield first + start, first + end, at + begin, at + stop


def _blocks(ours: Sequence[_Line], theirs: Sequence[_Line]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of lines that differ, each line with its like where it has one."""
    # A file that was indented in another way has the same lines.
    bare, others = ([_bare(line) for line in each] for each in (ours, theirs))
    for what, *place in SequenceMatcher(None, bare, others).get_opcodes():
        first, last, at, to = place
        if what == "equal":
            pairs = zip(range(first, last), range(at, to), strict=True)
            yield from ((a, a + 1, c, c + 1) for a, c in pairs if ours[a] != theirs[c])
            continue
        while first < last and at < to and _alike(ours[first], theirs[at]):
            yield first, first + 1, at, at + 1
            first, at = first + 1, at + 1
        end, stop = last, to
        while first < end and at < stop and _alike(ours[end - 1], theirs[stop - 1]):
            end, stop = end - 1, stop - 1
        if first < end or at < stop:
            yield first, end, at, stop
        for back in range(last - end, 0, -1):
            yield last - back, last - back + 1, to - back, to - back + 1


def _bare(line: _Line) -> _Line:
    return tuple(token for token in line if not token.isspace())


def _alike(one: _Line, other: _Line) -> bool:
    """Tell whether two lines have at least half of their words and tags in common."""
    words, others = set(one) - {" "}, set(other) - {" "}
    return 2 * len(words & others) >= max(len(words), len(others))


def _lines(tokens: Iterable[str]) -> list[_Line]:
    """Return the tokens line by line."""
    lines: list[_Line] = []
    line: list[str] = []
    for token in tokens:
        line.append(token)
        if "\n" in token:
            lines.append(tuple(line))
            line = []
    return [*lines, tuple(line)]


def _offsets(lines: Iterable[_Line]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def groups_of(edits: Iterable[Edit], base: Sequence[str]) -> Iterator[list[Edit]]:
    """Yield the edits that go together: those that open an element with those that close it."""
    group: list[Edit] = []
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
