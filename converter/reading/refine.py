"""From printed passages to clean text with marks: notes, emphasis, gaps, brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.blocks import Block, Note, with_passages
from converter.findings import Finding
from converter.model import Dropped, Mark
from converter.passage import Passage
from converter.reading.brackets import bracket_marks
from converter.reading.markup import (
    Marked,
    emphasis,
    gaps,
    letter_spacing,
    note_anchors,
    page_marks,
    telegram_numbers,
)
from converter.reading.nesting import nested


class Refinery:
    """Clean the passages of one report in reading order, and keep what was found on the way."""

    def __init__(self, notes: Sequence[Note], loose: frozenset[str], *, markdown: bool) -> None:
        """Know the notes that markers may point to, and whether asterisks are markup.

        ``loose`` are the numbers of notes whose marker in brackets stands
        nowhere, so that a digit that sticks to a word may be it.
        """
        self.marks: dict[int, tuple[Mark, ...]] = {}
        self.dropped: list[Dropped] = []
        self.findings: list[Finding] = []
        self._notes: Mapping[str, str] = {note.n: note.id for note in reversed(notes)}
        # What a marker may point to here: in a note, only the notes after it, or
        # two notes could hold each other and stand nowhere.
        self._within = self._notes
        self._anchored: set[str] = set()
        self._markdown = markdown
        self._loose = loose

    def clean(self, passage: Passage) -> Passage:
        """Return the passage as text; its marks are kept under its key."""
        marked = Marked(passage)
        if self._markdown:
            emphasis(marked)
        orphans = note_anchors(marked, self._within, self._anchored, self._loose)
        for number in orphans:
            self.findings.append(
                Finding(
                    "marker-without-note",
                    f"The marker [{number}] has no note (or points to one a second time); "
                    "it stays in the text.",
                    passage.line,
                )
            )
        gaps(marked)
        page_marks(marked)
        letter_spacing(marked)
        telegram_numbers(marked)
        brackets, findings = bracket_marks(marked.passage)
        self.findings += findings
        self.dropped += marked.dropped
        marks = nested(brackets, marked.marks)
        if marks:
            self.marks[marked.passage.key] = marks
        return marked.passage

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return the blocks with clean text."""
        return tuple(with_passages(block, self.clean) for block in blocks)

    def notes(self, notes: Sequence[Note]) -> tuple[Note, ...]:
        """Return the notes with clean text, each knowing whether its marker was found."""
        cleaned = []
        later = dict(self._notes)
        self._within = later
        for note in notes:
            if later.get(note.n) == note.id:
                del later[note.n]
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
