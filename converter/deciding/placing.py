"""Names found again by their words and the words round them, wherever they stand by now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from converter.decisions import CLOSE, OPEN, plain_words
from converter.model import Report
from converter.passage import Passage
from converter.reading.keys import words as pattern_of

_WORDS = 7
_WINDOW = 120
_GOOD = 0.4
_EXACT = 0.999
_MARGIN = 0.1
_SHOWN = 60
# What parts two passages in a context; no word of either.
_BETWEEN = " ¶ "


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage: its key, its offsets there, its line in the source."""

    key: int
    start: int
    end: int
    line: int | None

    @property
    def span(self) -> tuple[int, int, int]:
        """Return the key and the offsets."""
        return self.key, self.start, self.end


class Page:
    """The passages of a report where names are looked for, one after the other."""

    def __init__(self, report: Report) -> None:
        """Take in a report."""
        self.passages = {passage.key: passage for _, passage in report.named() if passage}

    @cached_property
    def _whole(self) -> tuple[str, dict[int, int]]:
        """Return all text, and where each passage begins in it."""
        at, parts, starts = 0, [], {}
        for key, passage in self.passages.items():
            starts[key] = at
            parts.append(passage.text.replace("\n", " "))
            at += len(passage.text) + len(_BETWEEN)
        return _BETWEEN.join(parts), starts

    def context(self, key: int, start: int, end: int) -> str:
        """Return a name with some words before it and after it, as it is shown to editors."""
        before, after = self._sides(key, start, end)
        name = self.passages[key].text[start:end].replace("\n", " ")
        return f"{before}{OPEN}{name}{CLOSE}{after}".strip()

    def _sides(self, key: int, start: int, end: int) -> tuple[str, str]:
        text, starts = self._whole
        left, right = starts[key] + start, starts[key] + end
        before = re.findall(r"\S+\s*", text[max(0, left - _WINDOW) : left])
        if left > _WINDOW and not text[left - _WINDOW - 1].isspace():
            before = before[1:]  # it may be only the end of a word
        after = re.findall(r"\s*\S+", text[right : right + _WINDOW])
        if right + _WINDOW < len(text) and not text[right + _WINDOW].isspace():
            after = after[:-1]
        return "".join(before[-_WORDS:]), "".join(after[:_WORDS])

    def occurrences(self, surface: str) -> Iterator[Place]:
        """Yield every place where a name stands as these words, however they are spaced."""
        if not surface.strip():
            return
        pattern = re.compile(rf"(?<![\w-]){pattern_of(surface).pattern}(?![\w-])")
        for key, passage in self.passages.items():
            for match in pattern.finditer(passage.text):
                yield Place(key, *match.span(), passage.line_at(match.start()))

    def find(
        self, surface: str, before: Sequence[str], after: Sequence[str]
    ) -> tuple[Place | None, list[Place]]:
        """Return the place of a name between these words, and all that are as good.

        Neither text that was added or corrected near it nor another line matters. The
        first is None when no place is good enough, or several are.
        """
        scored = [(self._score(place, before, after), place) for place in self.occurrences(surface)]
        scored = sorted((one for one in scored if one[0] >= _GOOD), key=lambda one: -one[0])
        if not scored:
            return None, []
        best = scored[0][0]
        margin = 0.0 if best >= _EXACT else _MARGIN
        good = [place for score, place in scored if score >= best - margin]
        return (good[0] if len(good) == 1 else None), good

    def _score(self, place: Place, before: Sequence[str], after: Sequence[str]) -> float:
        """Return how much of a context stands round a place, from 0 to 1."""
        most = len(before) + len(after)
        if not most:
            return 1.0
        left, right = self._sides(place.key, place.start, place.end)
        here = _alike(before, plain_words(left)) + _alike(after, plain_words(right))
        return here / most

    def nearest(self, words: Sequence[str]) -> Passage | None:
        """Return the passage that has most of these words, None when none has half of them."""
        wanted = set(words)
        best: tuple[int, Passage] | None = None
        for passage in self.passages.values():
            found = len(wanted & set(plain_words(passage.text)))
            if found * 2 >= len(wanted) and (best is None or found > best[0]):
                best = found, passage
        return best[1] if best and wanted else None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest row of words that both have in the same order."""
    row = [0] * (len(other) + 1)
    for word in one:
        diagonal = 0
        for at, there in enumerate(other, 1):
            diagonal, row[at] = (
                row[at],
                diagonal + 1 if word == there else max(row[at], row[at - 1]),
            )
    return row[-1]


def beginning(passage: Passage) -> str:
    """Return the beginning of a passage, to be shown.

    >>> beginning(Passage("The boats of May are sound."))
    'The boats of May are sound.'
    """
    text = passage.text.replace("\n", " ")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} ..."
