"""The blocks of a report's body: a closed union, so that each new kind needs an encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from converter.passage import EMPTY, Passage


@dataclass(frozen=True, slots=True)
class OpenerPart:
    """A line of the opener; ``kind`` is the type of seg, or salute, dateline, registry, copy."""

    kind: str
    text: Passage


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that opens a division; ``level`` counts from 1."""

    text: Passage
    level: int = 1
    kind: str = "section"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; ``kind`` "subject" marks a late subject line."""

    text: Passage
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """What one speaker says; the label as printed, then the paragraphs."""

    speaker: Passage
    paragraphs: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with its printed label."""

    text: Passage
    label: Passage = EMPTY


@dataclass(frozen=True, slots=True)
class Items:
    """A list: numbered, bulleted, plain, or the participants of a meeting."""

    kind: str
    items: tuple[Item, ...]
    heading: Passage = EMPTY


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Paragraphs set off as a quotation."""

    paragraphs: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class QuotedLetter:
    """A letter quoted whole: its salutation, paragraphs, close and signature."""

    parts: tuple[OpenerPart | Paragraph | CloserPart, ...]


@dataclass(frozen=True, slots=True)
class Separator:
    """A printed separator (``xxx``); its characters are kept in @rend."""

    printed: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Omission:
    """A mark of omission on a line of its own (``[…]``): something was left out here."""

    printed: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page mark on a line of its own; its number goes to @n."""

    n: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """Start a sibling division without a heading of its own: enclosure, office, continuation."""

    kind: str


@dataclass(frozen=True, slots=True)
class CloserPart:
    """A line of the closer: salute, signed, address, dateline. Newlines are kept line breaks."""

    kind: str
    text: Passage


@dataclass(frozen=True, slots=True)
class Postscript:
    """What follows the signature as an afterthought."""

    paragraphs: tuple[Passage, ...]


Block = (
    OpenerPart
    | Heading
    | Paragraph
    | SpeakerTurn
    | Items
    | Table
    | Quotation
    | QuotedLetter
    | Separator
    | Omission
    | PageBreak
    | Division
    | CloserPart
    | Postscript
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: ``n`` as printed, ``id`` unique; ``anchored`` when its marker was found."""

    n: str
    id: str
    paragraphs: tuple[Passage, ...]
    anchored: bool
    kind: str = "editorial"


def placed_passages_of(  # noqa: C901, PLR0912 - one case for each kind of block
    block: Block,
) -> Iterator[tuple[str, Passage]]:
    """Yield the passages of a block in source order, each with the kind of place it stands in."""
    match block:
        case OpenerPart(kind, text) | CloserPart(kind, text):
            yield kind, text
        case Heading(text):
            yield "head", text
        case Paragraph(text):
            yield "p", text
        case SpeakerTurn(speaker, paragraphs):
            yield "speaker", speaker
            for text in paragraphs:
                yield "p", text
        case Items(kind, items, heading):
            if heading:
                yield "head", heading
            for item in items:
                if item.label:
                    yield "label", item.label
                yield (kind if kind == "participants" else "item"), item.text
        case Table(rows):
            for row in rows:
                for text in row:
                    yield "cell", text
        case Quotation(paragraphs) | Postscript(paragraphs):
            for text in paragraphs:
                yield "p", text
        case QuotedLetter(parts):
            for part in parts:
                yield from placed_passages_of(part)
        case Separator() | Omission() | PageBreak() | Division():
            return


def with_passages(block: Block, change: Callable[[Passage], Passage]) -> Block:
    """Return the block with each passage replaced, in source order."""
    match block:
        case OpenerPart() | CloserPart() | Heading() | Paragraph():
            return replace(block, text=change(block.text))
        case SpeakerTurn(speaker, paragraphs):
            return SpeakerTurn(change(speaker), tuple(change(text) for text in paragraphs))
        case Items(kind, items, heading):
            head = change(heading) if heading else heading
            return Items(
                kind,
                tuple(Item(label=item.label, text=change(item.text)) for item in items),
                head,
            )
        case Table(rows):
            return Table(tuple(tuple(change(text) for text in row) for row in rows))
        case Quotation(paragraphs):
            return Quotation(tuple(change(text) for text in paragraphs))
        case Postscript(paragraphs):
            return Postscript(tuple(change(text) for text in paragraphs))
        case QuotedLetter(parts):
            return QuotedLetter(tuple(replace(part, text=change(part.text)) for part in parts))
        case Separator() | Omission() | PageBreak() | Division():
            return block


def passages_of(block: Block) -> Iterator[Passage]:
    """Yield the passages of a block in source order."""
    for _, passage in placed_passages_of(block):
        yield passage
