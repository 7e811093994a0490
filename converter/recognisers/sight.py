"""What recognisers look at: the passages of a report as words, with the marks they already have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.words import label_end, words_of

if TYPE_CHECKING:
    from converter.model import Mark, Report
    from converter.passage import Passage
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

    @property
    def key(self) -> int:
        """Return the key of the passage."""
        return self.passage.key

    @property
    def text(self) -> str:
        """Return the text of the passage."""
        return self.passage.text

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

    def people(self) -> list[tuple[Stretch, Mark]]:
        """Return the persons found so far, each with its passage, in the order of the report."""
        return [
            (stretch, mark)
            for stretch in self.stretches
            for mark in self.found.get(stretch.key, ())
            if mark.kind is MarkKind.PERSON
        ]


def sight_of(report: Report, lexicon: Lexicon) -> Sight:
    """Return a report made ready for the recognisers."""
    stretches = tuple(
        Stretch(
            place,
            passage,
            words_of(
                passage.text,
                lexicon.small,
                label_end(passage.text, sure=place == "postscript", given=lexicon.given),
            ),
            tuple(report.marks.get(passage.key, ())),
        )
        for place, passage in report.named()
        if passage
    )
    return Sight(report, stretches, {})
