"""What recognisers look at: the passages of a report as words, with the marks they already have."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from converter.blocks import Postscript
from converter.model import MarkKind
from converter.recognisers.grammar import name_at, nameable
from converter.recognisers.memory import MOST_REMEMBERED, remember
from converter.recognisers.words import label_end, words_of
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model import Mark, Report
    from converter.passage import Passage
    from converter.recognisers.grammar import Name
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.words import Word

Found = tuple[int, "Mark"]
"""A passage key and a mark in that passage."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage where names are looked for, cut into words; ``place`` says where it stands."""

    place: str
    passage: Passage
    words: tuple[Word, ...]
    given: tuple[Mark, ...]
    names: dict[int, Name | None] = field(default_factory=dict, compare=False, repr=False)
    run: list[tuple[int, Name]] = field(default_factory=list, compare=False, repr=False)
    begins: list[int] = field(default_factory=list, compare=False, repr=False)
    shapes: set[str] = field(default_factory=set, compare=False, repr=False)
    key: int = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Keep what is asked for all the time: the key and the text of the passage."""
        object.__setattr__(self, "key", self.passage.key)
        object.__setattr__(self, "text", self.passage.text)

    def name_at(self, index: int, lexicon: Lexicon) -> Name | None:
        """Return the name that begins with a word; several recognisers ask for the same one."""
        if index not in self.names:
            self.names[index] = name_at(self.words, index, lexicon)
        return self.names[index]

    def named(self, lexicon: Lexicon) -> list[tuple[int, Name]]:
        """Return the names that begin with a capitalised word, each with the index of that word.

        One may begin inside another: who reads them goes on behind the one that was taken.
        """
        if not self.names and not self.run:
            starts = lexicon.starts
            for index, word in enumerate(self.words):
                if word.capital:
                    begins = starts.get(word.text)
                    if begins is None:
                        begins = _may_start(word, lexicon)
                    if begins or word.initial:
                        name = self.names[index] = name_at(self.words, index, lexicon)
                        if name is not None:
                            self.run.append((index, name))
                    else:
                        self.names[index] = None
        return self.run

    def behind(self, at: int) -> int:
        """Return the index of the first word that begins at a character or behind it."""
        if not self.begins:
            self.begins.extend([word.start for word in self.words])
        return bisect_left(self.begins, at)

    def index(self, start: int) -> int | None:
        """Return the index of the word that begins at a character, None when none does."""
        at = self.behind(start)
        return at if at < len(self.words) and self.begins[at] == start else None

    def inside(self, start: int, end: int, kind: MarkKind) -> Mark | None:
        """Return the mark of this kind that encloses ``text[start:end]``."""
        for mark in self.given:
            if mark.kind is kind and mark.start <= start and end <= mark.end:
                return mark
        return None


@dataclass(frozen=True, slots=True)
class Sight:
    """A report made ready for the recognisers; ``found`` holds what earlier ones have settled."""

    report: Report
    stretches: tuple[Stretch, ...]
    found: dict[int, tuple[Mark, ...]]
    small: frozenset[str] = frozenset()
    refused: dict[int, list[Mark]] = field(default_factory=dict)
    # What was asked of the whole report before, and does not depend on what is found in it.
    told: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    headline: list[tuple[str, ...]] = field(default_factory=list, compare=False, repr=False)

    def people(self) -> list[tuple[Stretch, Mark]]:
        """Return the persons found so far, each with its passage, in the order of the report."""
        return [
            (stretch, mark)
            for stretch in self.stretches
            for mark in self.found.get(stretch.key, ())
            if mark.kind is MarkKind.PERSON
        ]


def written_small(sight: Sight, word: str) -> bool:
    """Tell whether the report writes a word with a small letter somewhere: it is a plain word."""
    low = word.lower()
    if " " in low:
        return any(low in one.text for one in sight.stretches)
    return low in sight.small


def _may_start(word: Word, lexicon: Lexicon) -> bool:
    """Tell at a glance whether a name can begin with a word."""
    text = word.text
    told = nameable(word, lexicon) or text.lower() in lexicon.particle or text in lexicon.eastern
    return remember(lexicon.starts, text, told=told)


_SMALL = regex(r"(?<![\w-])[^\W\d_A-ZÀ-ÖØ-Þ][\w’'-]*")


class _Small(dict[str, tuple[str, ...]]):
    """The words with a small letter in what stands between spaces, as far as it was met before."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = _SMALL.findall(piece)
        for word in tuple(found):
            if "’" in word or "'" in word or word.endswith("-"):
                found += re.split("[’']", word.strip("-"))
        kept = self[piece] = tuple(found)
        return kept


_small = _Small()


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that texts write with a small letter, those with hyphens in parts too.

    Others are among them, as they are printed; asked for is a word in small letters.
    """
    # Every piece is kept as it stands: whoever asks for a small word meets no other.
    found = set("\n".join(texts).split())
    mixed = [piece for piece in found if not piece.isalpha()]
    found.update(chain.from_iterable(map(_small.__getitem__, mixed)))
    return frozenset(found)


def sight_of(report: Report, lexicon: Lexicon) -> Sight:
    """Return a report made ready for the recognisers."""
    below = {
        passage.key
        for block in report.blocks
        if isinstance(block, Postscript)
        for passage in block.paragraphs
    }
    stretches = tuple(
        Stretch(
            place,
            passage,
            words_of(
                passage.text,
                lexicon.small,
                label_end(passage.text, sure=passage.key in below, given=lexicon.given),
            ),
            tuple(report.marks.get(passage.key, ())),
        )
        for place, passage in report.named()
        if passage
    )
    return Sight(report, stretches, {}, small_words(one.text for one in stretches))
