"""Running text: passages with their marks, and the notes that stand at their markers."""

from __future__ import annotations

from functools import partial

from converter.model import Mark, MarkKind, Report
from converter.passage import Passage
from converter.tei.build import Element, add, fill
from converter.tei.entries import Entries
from converter.tei.identifiers import person_id
from converter.tei.lines import Lines


class Inline:
    """Write passages with their marks; knows the notes, the persons and the places."""

    def __init__(self, report: Report, entries: Entries, lines: Lines | None = None) -> None:
        """Start with an annotated report and its entries; ``lines``: they are to be told."""
        self._report = report
        self._notes = {note.id: note for note in report.notes}
        self._place = report.about.place
        self._entries = entries
        self.lines = lines

    @property
    def place_of_writing(self) -> str:
        """Return the pointer to the entry of the place of writing, "" when there is none."""
        return self._entries.called(self._place)

    def write(self, parent: Element, passage: Passage) -> None:
        """Append a passage to an element."""
        marks = self._report.marks.get(passage.key, ())
        if self.lines is not None:
            self.lines.note(parent, passage.lines)
        fill(parent, passage.text, marks, self._point, partial(self._reference, passage))

    def note(self, parent: Element, note_id: str) -> None:
        """Append a footnote."""
        note = self._notes[note_id]
        element = add(parent, "note", n=note.n, place="foot", type=note.kind, xml_id=note.id)
        if len(note.paragraphs) == 1:
            self.write(element, note.paragraphs[0])
        else:
            for paragraph in note.paragraphs:
                self.write(add(element, "p"), paragraph)

    def _point(self, parent: Element, mark: Mark) -> None:
        match mark.kind:
            case MarkKind.NOTE_ANCHOR:
                self.note(parent, mark.key)
            case MarkKind.GAP:
                add(parent, "gap", reason=mark.reason, rend=" ".join(mark.key.split()))
            case _:
                add(parent, "pb", n=mark.key)

    def _reference(self, passage: Passage, mark: Mark, text: str) -> dict[str, str]:
        match mark.kind:
            case MarkKind.PERSON:
                lines = self.lines
                return {
                    "ref": f"#{person_id(mark.key)}" if mark.key else "",
                    "cert": mark.certainty,
                    "evidence": " ".join(mark.evidence),
                    "source": "" if lines is None else lines.of(passage, mark.start, mark.end),
                }
            case MarkKind.PLACE:
                written = self._entries.called(text) if text == self._place else ""
                return {"ref": self._entries.place(mark.key) or written, "cert": mark.certainty}
            case MarkKind.ORG:
                return {"ref": self._entries.organisation(mark.key), "cert": mark.certainty}
            case _:
                return {}
