"""The body: blocks in source order into nested divisions.

Where things may stand is the TEI Guidelines' chapter 4 (default text
structure): heads and openers first, nothing of the outer level after a nested
division, closers last.
"""

from __future__ import annotations

from typing import assert_never

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
    Quoted,
    QuotedLetter,
    Separator,
    SpeakerTurn,
    Spoken,
    Table,
)
from converter.model import MarkKind, Report
from converter.passage import Passage
from converter.reading.opener_lines import is_office
from converter.tei.build import Element, add, as_list
from converter.tei.identifiers import person_id
from converter.tei.inline import Inline

_OPENER_TAGS = {"registry": "idno", "copy": "note", "dateline": "dateline", "salute": "salute"}
_BESIDE = {"stamp", "handwriting"}
_TYPED = {"idno", "note", "seg"}


class Body:
    """Build the divisions of one document."""

    def __init__(self, parent: Element, report: Report, inline: Inline) -> None:
        """Open the first division; ``inline`` writes running text."""
        self._body = add(parent, "body")
        self._inline = inline
        self._report = report
        self._count = 0
        self._divisions = 0
        self._stack: list[tuple[Element, int]] = []
        self._open(report.about.kind)

    def build(self) -> Element:
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
    def _div(self) -> Element:
        return self._stack[-1][0]

    def _started(self) -> bool:
        """Tell whether the division holds more than heads, openers and signs without words."""
        light = {"head", "opener", "gap", "pb", "milestone"}
        return any(child.tag not in light for child in self._div)

    def _has_text(self) -> bool:
        """Tell whether a closer may stand in the document's division: it needs a text before it."""
        light = {"head", "opener", "pb", "milestone", "gap"}
        return any(child.tag not in light for child in self._stack[0][0])

    def _closed(self) -> bool:
        for child in reversed(self._stack[0][0]):
            if child.tag in {"closer", "postscript"}:
                return True
            if child.tag not in {"pb", "milestone", "gap"}:
                return False
        return False

    def _content(self) -> Element:
        """Return the division that takes text now: none may follow a closer."""
        if self._closed():
            self._open("continuation")
        return self._div

    def _place(self) -> Element:
        """Return the division that takes a separator or page mark: they may follow a closer."""
        return self._stack[0][0] if self._closed() else self._div

    # -- blocks ------------------------------------------------------------

    def _block(self, block: Block) -> None:
        match block:
            case OpenerPart():
                self._opener(block)
            case Heading():
                self._heading(block)
            case SpeakerTurn(speaker, paragraphs, parts):
                turn = add(self._content(), "sp", **self._who(speaker))
                self._inline.write(add(turn, "speaker"), speaker)
                for text in paragraphs:
                    self._paragraph(turn, text)
                for part in parts:
                    self._part(turn, part)
            case Paragraph() | Items() | Table() | Quotation():
                self._part(self._content(), block)
            case QuotedLetter(parts):
                self._quoted_letter(parts)
            case Separator() | Omission() | PageBreak():
                self._part(self._place(), block)
            case Division(kind):
                self._open(kind)
            case CloserPart():
                self._closer(block)
            case Postscript(paragraphs):
                self._postscript(paragraphs)
            case _:
                assert_never(block)

    def _part(self, parent: Element, part: Spoken) -> None:
        """Write what may stand in a division and in a speaker's turn alike."""
        match part:
            case Paragraph(text, kind):
                self._paragraph(parent, text, kind)
            case Items():
                self._items(parent, part)
            case Table(rows):
                table = add(parent, "table")
                for cells in rows:
                    row = add(table, "row")
                    for text in cells:
                        self._inline.write(add(row, "cell"), text)
            case Quotation(paragraphs):
                quote = add(parent, "quote")
                for text in paragraphs:
                    self._paragraph(quote, text)
            case Separator(printed):
                rend = " ".join(printed.split())
                self._lined(add(parent, "milestone", unit="separator", rend=rend), part.line)
            case Omission(printed, _, reason):
                rend = " ".join(printed.split())
                self._lined(add(parent, "gap", reason=reason, rend=rend), part.line)
            case PageBreak(n):
                self._lined(add(parent, "pb", n=n), part.line)

    def _lined(self, element: Element, line: int | None) -> None:
        if line is not None and self._inline.lines is not None:
            self._inline.lines.note(element, (line,))

    def _quoted_letter(self, parts: tuple[Quoted, ...]) -> None:
        text = add(self._content(), "floatingText", type="letter")
        body = add(text, "body")
        for part in parts:
            match part:
                case Paragraph() | Items():
                    self._part(body, part)
                case OpenerPart(kind):
                    opener = body[-1] if len(body) else add(body, "opener")
                    tag = _OPENER_TAGS.get(kind, "seg")
                    self._inline.write(
                        add(opener, tag, type=kind if tag in _TYPED else ""), part.text
                    )
                case CloserPart(kind):
                    last = body[-1]
                    closer = last if last.tag == "closer" else add(body, "closer")
                    self._inline.write(add(closer, kind), part.text)

    def _paragraph(self, parent: Element, text: Passage, kind: str = "") -> None:
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
        opener = last if last is not None and last.tag == "opener" else add(self._div, "opener")
        tag = _OPENER_TAGS.get(part.kind, "seg")
        kind = part.kind if tag in _TYPED else ""
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
        if tag == "idno" and len(element):  # it holds characters only: no name, no line break
            element.tag = "seg"
            element.set("type", "reference")

    def _heading(self, heading: Heading) -> None:
        if self._closed():
            self._open("continuation")
        at_top = len(self._stack) == 1 and not self._has_text()
        title = heading.kind == "title" and at_top
        if title and not any(child.tag == "head" for child in self._div):
            self._inline.write(add(self._div, "head"), heading.text)
            return
        while len(self._stack) > 1 and self._stack[-1][1] >= heading.level:
            self._stack.pop()
        division = add(self._div, "div", type="section")
        self._stack.append((division, heading.level))
        self._inline.write(add(division, "head"), heading.text)

    def _items(self, parent: Element, items: Items) -> None:
        rend = "" if items.kind in {"participants", "plain"} else items.kind
        kind = {"type": items.kind} if items.kind == "participants" else {"rend": rend}
        element = add(parent, "list", **kind)
        if items.heading:
            self._inline.write(add(element, "head"), items.heading)
        for item in items.items:
            self._item(element, item)

    def _item(self, parent: Element, item: Item) -> None:
        if item.label:
            self._inline.write(add(parent, "label"), item.label)
        element = add(parent, "item")
        if not item.more:
            self._inline.write(element, item.text)
        else:
            for text in (item.text, *item.more):
                self._paragraph(element, text)
        for inner in item.inner:
            self._items(element, inner)

    def _closer(self, part: CloserPart) -> None:
        if not self._has_text():
            self._paragraph(self._content(), part.text)
            return
        division = self._stack[0][0]
        self._stack = self._stack[:1]
        last = division[-1]
        # An address may stand below a postscript: a second closer (TEI, chapter 4.2.3).
        late = last.tag == "postscript" and _closers(division) > 1
        if late or (self._closed() and last.tag not in {"closer", "postscript"}):
            self._paragraph(self._content(), part.text)
            return
        closer = last if last.tag == "closer" else add(division, "closer")
        before = closer[-1].tag if len(closer) else ""
        if part.kind == "address":
            address = closer[-1] if before == "address" else add(closer, "address")
            self._inline.write(add(address, "addrLine"), part.text)
        elif part.kind in _BESIDE:
            self._inline.write(add(closer, "note", type=part.kind), part.text)
        elif part.kind == "signed" and before == "signed":
            signers = as_list(closer[-1])
            if self._inline.lines is not None:
                self._inline.lines.move(closer[-1], signers[0])
            self._inline.write(add(signers, "item"), part.text)
        else:
            self._inline.write(add(closer, part.kind), part.text)

    def _below_enclosed(self) -> bool:
        """Tell that the list of what is enclosed stands above: a letter's postscript may follow it."""
        division = self._stack[0][0]
        listed = len(division) > 0 and division[-1].tag == "list"
        return listed and len(self._stack) == 1 and division.get("type") == "enclosure"

    def _postscript(self, paragraphs: tuple[Passage, ...]) -> None:
        if not self._below_enclosed() and (not self._closed() or _closers(self._stack[0][0]) > 1):
            for text in paragraphs:
                self._paragraph(self._content(), text)
            return
        postscript = add(self._stack[0][0], "postscript")
        for text in paragraphs:
            self._paragraph(postscript, text)


def _closers(division: Element) -> int:
    return sum(child.tag == "closer" for child in division)
