"""Texts with other names and fewer titles, so that what stands round a name is learned.

Rules and lists find most names of a labelled text, and a tagger that learns from it
would only learn to trust them. With every name made up and its title taken away they
find few, and the key still tells where the names are.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gold_names import Labelled, Span

from converter.pipeline import unnamed
from converter.recognisers import Lexicon
from converter.source import Source
from converter.tools import Tools

_PART = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_BEFORE = 30
_SHORTEST, _LONGEST = 4, 11
_OFTEN = 0.8


class Maker:
    """Makes up names that look like given ones: each letter follows two that it follows there."""

    def __init__(self, names: Iterable[str], lexicon: Lexicon, chance: random.Random) -> None:
        """Take the names to look like."""
        self._follow: dict[str, Counter[str]] = defaultdict(Counter)
        self._lexicon, self._chance = lexicon, chance
        for name in names:
            spelled = f"^^{name.lower()}$"
            for at in range(2, len(spelled)):
                self._follow[spelled[at - 2 : at]][spelled[at]] += 1

    def make(self) -> str:
        """Return a name that no list knows as a plain word."""
        while True:
            name, last = "", "^^"
            while len(name) <= _LONGEST:
                letters = self._follow[last]
                (letter,) = self._chance.choices(list(letters), list(letters.values()))
                if letter == "$":
                    break
                name, last = name + letter, last[1] + letter
            made = name.capitalize()
            if _SHORTEST <= len(made) <= _LONGEST and not self._lexicon.is_common(made):
                return made


def parts_of(texts: Iterable[Labelled]) -> list[str]:
    """Return the words that the names of texts are made of."""
    return [
        part
        for text in texts
        for span in text.names
        for part in _PART.findall(text.text[slice(*span)])
    ]


def varied(text: Labelled, tools: Tools, maker: Maker, chance: random.Random) -> Labelled:
    """Return a text with made-up names, most of their titles taken away."""
    edits = sorted(_edits(text, tools.lexicon, maker, chance))
    pieces: list[str] = []
    last, moved = 0, 0
    shifts: list[Span] = [(0, 0)]
    for start, end, new in edits:
        if start >= last:
            pieces += [text.text[last:start], new]
            last = end
            moved += len(new) - (end - start)
            shifts.append((end, moved))
    other = "".join([*pieces, text.text[last:]])
    ends = [end for end, _ in shifts]

    def now(place: int) -> int:
        return place + shifts[bisect_right(ends, place) - 1][1]

    return replace(
        text,
        text=other,
        report=unnamed(Source(f"{text.name}.txt", other.encode()), tools),
        names=tuple((now(start), now(end)) for start, end in text.names),
        neutral=tuple((now(start), now(end)) for start, end in text.neutral),
    )


def _edits(
    text: Labelled, lexicon: Lexicon, maker: Maker, chance: random.Random
) -> Iterator[tuple[int, int, str]]:
    """Yield what is put for which stretch of a text: the same name for the same name."""
    titles = "|".join(re.escape(one) for one in sorted(lexicon.titles.honorific) if len(one) > 1)
    before = re.compile(rf"(?:\b(?:{titles})\.? ?)+$", re.IGNORECASE)
    made: dict[str, str] = {}
    for start, end in sorted(set(text.names)):
        begin = max(0, start - _BEFORE)
        title = before.search(text.text[begin:start])
        if title and chance.random() < _OFTEN:
            yield begin + title.start(), start, ""
        for part in _PART.finditer(text.text, start, end):
            word, low = part.group(), part.group().lower()
            if not word[0].isupper() or low in lexicon.titles.head or low in lexicon.particle:
                continue
            if low not in made:
                made[low] = maker.make()
            yield *part.span(), made[low].upper() if word.isupper() else made[low]
