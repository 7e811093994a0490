"""From printed passages to clean text with marks: notes, emphasis, gaps, brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from converter.blocks import Block, Heading, Note, passages_of, with_passages
from converter.findings import Finding
from converter.model import Dropped, Mark
from converter.passage import Passage
from converter.reading.brackets import bracket_marks
from converter.reading.emphasis import emphasis
from converter.reading.foreign import foreign_marks
from converter.reading.markers import Anchors
from converter.reading.markup import (
    Marked,
    doubts,
    gaps,
    letter_spacing,
    may_be_spaced,
    may_hold_page,
    page_marks,
    telegram_numbers,
)
from converter.reading.mend import Words, joints, may_split
from converter.reading.nesting import nested
from converter.reading.told_notes import NOWHERE, Points
from converter.reading.told_points import point, told_brackets
from converter.regexes import regex

_RAISED = regex(r"[†‡⁰¹²³⁴-⁹]")
_AMID = 3
"""Pieces of a passage, so that one of them can be a page mark between two others."""


class Refinery:
    """Clean the passages of one report in reading order, and keep what was found on the way."""

    def __init__(
        self,
        notes: Sequence[Note],
        loose: frozenset[str],
        told: Points = NOWHERE,
        *,
        markdown: bool,
    ) -> None:
        """Know the notes that markers may point to, and whether asterisks are markup.

        ``loose`` are the numbers of notes whose marker in brackets stands
        nowhere, so that a digit that sticks to a word may be it; ``told`` are the
        places that editors say.
        """
        self.marks: dict[int, tuple[Mark, ...]] = {}
        self.dropped: list[Dropped] = []
        self.findings: list[Finding] = []
        self._told = told
        self.repairs: list[tuple[str, int]] = []
        self._anchors = Anchors((one for one in notes if one.id not in told.numbers), loose)
        self._loose = loose
        self._words = Words()
        self._paged = self._spaced = self._split = True
        self._markdown = markdown

    def clean(self, passage: Passage, *, heading: bool = False) -> Passage:
        """Return the passage as text; its marks are kept under its key."""
        marked = Marked(passage)
        self._mend(marked)
        if _has_sign(marked.passage.text) or self._loose or self._told is not NOWHERE:
            self._read_signs(marked, heading=heading)
        # What was taken out may have left other neighbours than the page has.
        changed = marked.passage is not passage
        if changed or self._paged or len(passage.pieces) >= _AMID:
            page_marks(marked)
        if changed or self._spaced:
            letter_spacing(marked)
        telegram_numbers(marked)
        self.dropped += marked.dropped
        return self._marked(marked)

    def _read_signs(self, marked: Marked, *, heading: bool) -> None:
        """Take out what has a sign: emphasis, the markers of notes, marks of omission and doubt."""
        if self._markdown:
            emphasis(marked)
        point(marked, self._told)
        for number, line in self._anchors.anchor(marked, heading=heading):
            self.findings.append(
                Finding(
                    "marker-without-note",
                    f"The marker [{number}] has no note (or points to one a second time); "
                    "it stays in the text.",
                    line,
                )
            )
        gaps(marked, self._told.brackets)
        doubts(marked)

    def _marked(self, marked: Marked) -> Passage:
        """Return the passage, and keep its marks, those of brackets and other languages too."""
        passage = marked.passage
        if not marked.marks and "[" not in passage.text and "(" not in passage.text:
            return passage
        brackets, findings = told_brackets(passage, self._told, *bracket_marks(passage))
        self.findings += findings
        others = [*marked.marks, *foreign_marks(passage)]
        if brackets or others:
            self.marks[passage.key] = nested(brackets, others)
        return passage

    def _mend(self, marked: Marked) -> None:
        """Close up words and ordinals that the page split, and keep count of them."""
        text = marked.passage.text
        if "-" not in text and not (self._split and may_split(text)):
            return
        found = sorted(joints(marked.passage, self._words))
        if not found:
            return
        self.repairs += [(kind, marked.passage.line_at(end) or 0) for _, end, kind in found]
        marked.take_out((start, end, None) for start, end, _ in found)

    def blocks(self, blocks: Sequence[Block], notes: Sequence[Note] = ()) -> tuple[Block, ...]:
        """Return the blocks with clean text; words of the notes help to tell what a word is."""
        texts = [text.text for block in blocks for text in passages_of(block)]
        texts += [text.text for note in notes for text in note.paragraphs]
        self._words = Words(texts)
        whole = "\n".join(texts)
        self._split = may_split(whole)
        self._paged = may_hold_page(whole)
        self._spaced = may_be_spaced(whole)
        heading = partial(self.clean, heading=True)
        return tuple(
            with_passages(block, heading if isinstance(block, Heading) else self.clean)
            for block in blocks
        )

    def notes(self, notes: Sequence[Note]) -> tuple[Note, ...]:
        """Return the notes with clean text, each knowing whether its marker was found."""
        # In a note a marker may point to the notes after it only, or two notes could
        # hold each other and stand nowhere.
        cleaned = []
        for note in notes:
            self._anchors.pass_by(note)
            paragraphs = tuple(self.clean(text) for text in note.paragraphs)
            cleaned.append(replace(note, paragraphs=paragraphs))
        anchored = {
            mark.key for marks in self.marks.values() for mark in marks if mark.kind == "note"
        }
        for note in cleaned:
            if note.id not in anchored:
                self.findings.append(
                    Finding(
                        "note-without-marker",
                        f"Note {note.n} has no marker in the text; it stands at the end of its division.",
                        note.paragraphs[0].line,
                    )
                )
        return tuple(replace(note, anchored=note.id in anchored) for note in cleaned)


def _has_sign(text: str) -> bool:
    """Tell a text that may have emphasis, a marker, a bracket, or a mark of omission or doubt."""
    return (
        "[" in text
        or "(" in text
        or "*" in text
        or "_" in text
        or "/" in text
        or "<" in text
        or (not text.isascii() and bool(_RAISED.search(text)))
    )
