"""The body: blocks in source order into nested divisions.

Where things may stand is the TEI Guidelines' chapter 4 (default text
structure): heads and openers first, nothing of the outer level after a nested
division, closers last.
"""

from __future__ import annotations

from typing import assert_never

from lxml import etree

from converter.blocks import (
    Block,
    CloserPart,
    Division,
    Heading,
    Item,
    Items,
    Omission,
    OpenerPart,
    PageBreak,
    Paragraph,
    Postscript,
    Quotation,
    QuotedLetter,
    Separator,
    SpeakerTurn,
    Table,
)
from converter.model import Mark, MarkKind, Report
from converter.passage import Passage
from converter.reading.opener_lines import is_office
from converter.tei.build import add, as_list, fill
from converter.tei.identifiers import person_id, place_id
from converter.tei.standoff import ids_of

_OPENER_TAGS = {"registry": "idno", "copy": "note", "dateline": "dateline", "salute": "salute"}
_TYPED = {"idno", "note", "seg"}


class Inline:
    """Write passages with their marks; knows the notes, the persons and the places."""

    def __init__(self, report: Report) -> None:
        """Start with an annotated report."""
        self._report = report
        self._notes = {note.id: note for note in report.notes}
        self._place = report.about.place
        self._place_id = place_id(self._place, ids_of(report)) if self._place else ""

    def write(self, parent: etree._Element, passage: Passage) -> None:
        """Append a passage to an element."""
        marks = self._report.marks.get(passage.key, ())
        fill(parent, passage.text, marks, self._point, self._reference)

    def note(self, parent: etree._Element, note_id: str) -> None:
        """Append a footnote."""
        note = self._notes[note_id]
        element = add(parent, "note", n=note.n, place="foot", type=note.kind, xml_id=note.id)
        if len(note.paragraphs) == 1:
            self.write(element, note.paragraphs[0])
        else:
            for paragraph in note.paragraphs:
                self.write(add(element, "p"), paragraph)

    def _point(self, parent: etree._Element, mark: Mark) -> None:
        match mark.kind:
            case MarkKind.NOTE_ANCHOR:
                self.note(parent, mark.key)
            case MarkKind.GAP:
                add(parent, "gap", reason=mark.reason, rend=" ".join(mark.key.split()))
            case _:
                add(parent, "pb", n=mark.key)

    def _reference(self, mark: Mark, text: str) -> dict[str, str]:
        if mark.kind is MarkKind.PLACE and text == self._place:
            return {"ref": f"#{self._place_id}"}
        if mark.kind is not MarkKind.PERSON:
            return {}
        return {
            "ref": f"#{person_id(mark.key)}" if mark.key else "",
            "cert": mark.certainty,
            "evidence": " ".join(mark.evidence),
        }


class Body:
    """Build the divisions of one document."""

    def __init__(self, parent: etree._Element, report: Report) -> None:
        """Open the first division."""
        self._body = add(parent, "body")
        self._inline = Inline(report)
        self._report = report
        self._count = 0
        self._divisions = 0
        self._stack: list[tuple[etree._Element, int]] = []
        self._open(report.about.kind)

    def build(self) -> etree._Element:
        """Write every block, then the notes that have no marker; return the body."""
        for block in self._report.blocks:
            self._block(block)
        loose = [note for note in self._report.notes if not note.anchored]
        for note in loose:
            self._inline.note(self._stack[0][0], note.id)
        return self._body

    # -- divisions ---------------------------------------------------------

    def _open(self, kind: str) -> None:
        self._divisions += 1
        division = add(self._body, "div", type=kind, n=str(self._divisions))
        self._stack = [(division, 0)]

    @property
    def _div(self) -> etree._Element:
        return self._stack[-1][0]

    def _started(self) -> bool:
        """Tell whether the division holds more than heads and openers."""
        return any(_local(child) not in {"head", "opener"} for child in self._div)

    def _has_text(self) -> bool:
        """Tell whether a closer may stand in the document's division: it needs a text before it."""
        light = {"head", "opener", "pb", "milestone", "gap"}
        return any(_local(child) not in light for child in self._stack[0][0])

    def _closed(self) -> bool:
        for child in reversed(self._stack[0][0]):
            if _local(child) in {"closer", "postscript"}:
                return True
            if _local(child) not in {"pb", "milestone", "gap"}:
                return False
        return False

    def _content(self) -> etree._Element:
        """Return the division that takes text now: none may follow a closer."""
        if self._closed():
            self._open("continuation")
        return self._div

    def _place(self) -> etree._Element:
        """Return the division that takes a separator or page mark: they may follow a closer."""
        return self._stack[0][0] if self._closed() else self._div

    # -- blocks ------------------------------------------------------------

    def _block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one case for each kind of block
        match block:
            case OpenerPart():
                self._opener(block)
            case Heading():
                self._heading(block)
            case Paragraph(text, kind):
                self._paragraph(self._content(), text, kind)
            case SpeakerTurn(speaker, paragraphs):
                turn = add(self._content(), "sp", **self._who(speaker))
                self._inline.write(add(turn, "speaker"), speaker)
                for text in paragraphs:
                    self._paragraph(turn, text)
            case Items():
                self._items(block)
            case Table(rows):
                table = add(self._content(), "table")
                for cells in rows:
                    row = add(table, "row")
                    for text in cells:
                        self._inline.write(add(row, "cell"), text)
            case Quotation(paragraphs):
                quote = add(self._content(), "quote")
                for text in paragraphs:
                    self._paragraph(quote, text)
            case QuotedLetter(parts):
                self._quoted_letter(parts)
            case Separator(printed):
                add(self._place(), "milestone", unit="separator", rend=" ".join(printed.split()))
            case Omission(printed):
                add(self._place(), "gap", reason="omitted", rend=" ".join(printed.split()))
            case PageBreak(n):
                add(self._place(), "pb", n=n)
            case Division(kind):
                self._open(kind)
            case CloserPart():
                self._closer(block)
            case Postscript(paragraphs):
                self._postscript(paragraphs)
            case _:
                assert_never(block)

    def _quoted_letter(self, parts: tuple[OpenerPart | Paragraph | CloserPart, ...]) -> None:
        text = add(self._content(), "floatingText", type="letter")
        body = add(text, "body")
        for part in parts:
            match part:
                case Paragraph():
                    self._paragraph(body, part.text)
                case OpenerPart(kind):
                    self._inline.write(add(add(body, "opener"), kind), part.text)
                case CloserPart(kind):
                    last = body[-1]
                    closer = last if _local(last) == "closer" else add(body, "closer")
                    self._inline.write(add(closer, kind), part.text)

    def _paragraph(self, parent: etree._Element, text: Passage, kind: str = "") -> None:
        self._count += 1
        paragraph = add(parent, "p", n=str(self._count))
        self._inline.write(add(paragraph, "seg", type=kind) if kind else paragraph, text)

    def _who(self, speaker: Passage) -> dict[str, str]:
        for mark in self._report.marks.get(speaker.key, ()):
            if mark.kind is MarkKind.PERSON and mark.key:
                return {"who": f"#{person_id(mark.key)}"}
        return {}

    def _opener(self, part: OpenerPart) -> None:
        if self._started() or self._closed():
            # Too late for an opener (placements: p before opener is invalid).
            kind = "subject" if part.kind == "subject" else ""
            self._paragraph(self._content(), part.text, kind)
            return
        last = self._div[-1] if len(self._div) else None
        opener = last if last is not None and _local(last) == "opener" else add(self._div, "opener")
        tag = _OPENER_TAGS.get(part.kind, "seg")
        kind = part.kind if tag in _TYPED else ""
        if tag == "idno" and part.text.key in self._report.marks:
            tag, kind = "seg", "reference"  # idno holds characters only
        ana = ""
        if part.kind == "classification" and self._report.about.classification:
            level = self._report.about.classification
            ana = "#" + level.replace(" ", "-") if level in part.text.text.lower() else ""
        element = add(opener, tag, type=kind, ana=ana)
        # An office's name is one only when the line is nothing else.
        office = part.kind == "letterhead" and is_office(part.text.text)
        alone = office and part.text.key not in self._report.marks
        holder = add(element, "orgName") if alone else element
        self._inline.write(holder, part.text)

    def _heading(self, heading: Heading) -> None:
        if self._closed():
            self._open("continuation")
        at_top = len(self._stack) == 1 and not self._has_text()
        title = heading.kind == "title" and at_top
        if title and not any(_local(child) == "head" for child in self._div):
            self._inline.write(add(self._div, "head"), heading.text)
            return
        while len(self._stack) > 1 and self._stack[-1][1] >= heading.level:
            self._stack.pop()
        division = add(self._div, "div", type="section")
        self._stack.append((division, heading.level))
        self._inline.write(add(division, "head"), heading.text)

    def _items(self, items: Items) -> None:
        rend = "" if items.kind in {"participants", "plain"} else items.kind
        kind = {"type": items.kind} if items.kind == "participants" else {"rend": rend}
        element = add(self._content(), "list", **kind)
        if items.heading:
            self._inline.write(add(element, "head"), items.heading)
        for item in items.items:
            self._item(element, item)

    def _item(self, parent: etree._Element, item: Item) -> None:
        if item.label:
            self._inline.write(add(parent, "label"), item.label)
        self._inline.write(add(parent, "item"), item.text)

    def _closer(self, part: CloserPart) -> None:
        if not self._has_text():
            self._paragraph(self._content(), part.text)
            return
        division = self._stack[0][0]
        self._stack = self._stack[:1]
        last = division[-1]
        if self._closed() and _local(last) != "closer":
            self._paragraph(self._content(), part.text)
            return
        closer = last if _local(last) == "closer" else add(division, "closer")
        if part.kind == "address":
            self._inline.write(add(add(closer, "address"), "addrLine"), part.text)
        elif part.kind == "signed" and len(closer) and _local(closer[-1]) == "signed":
            self._inline.write(add(as_list(closer[-1]), "item"), part.text)
        else:
            self._inline.write(add(closer, part.kind), part.text)

    def _postscript(self, paragraphs: tuple[Passage, ...]) -> None:
        if not self._closed():
            for text in paragraphs:
                self._paragraph(self._content(), text)
            return
        postscript = add(self._stack[0][0], "postscript")
        for text in paragraphs:
            self._paragraph(postscript, text)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
