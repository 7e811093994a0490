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
    """What one speaker says: the label as printed, the paragraphs, lists and what follows them."""

    speaker: Passage
    paragraphs: tuple[Passage, ...]
    parts: tuple[Spoken, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with its printed label, its further paragraphs and the lists inside it."""

    text: Passage
    label: Passage = EMPTY
    more: tuple[Passage, ...] = ()
    inner: tuple[Items, ...] = ()


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
    """A letter quoted whole: its salutation, paragraphs, lists, close and signature."""

    parts: tuple[Quoted, ...]


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
    reason: str = "omitted"


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


Quoted = OpenerPart | Paragraph | Items | CloserPart
"""What a letter quoted whole is made of."""

Spoken = Paragraph | Items | Table | Quotation | Separator | Omission | PageBreak
"""What may stand inside a turn after its first paragraphs."""

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


def placed_passages_of(block: Block) -> Iterator[tuple[str, Passage]]:
    """Return the passages of a block in source order, each with the kind of place it stands in."""
    # Most blocks are paragraphs.
    return iter((("p", block.text),)) if type(block) is Paragraph else _placed(block)


def _placed(  # noqa: C901, PLR0912 - one case for each kind of block
    block: Block,
) -> Iterator[tuple[str, Passage]]:
    match block:
        case OpenerPart(kind, text) | CloserPart(kind, text):
            yield kind, text
        case Heading(text):
            yield "head", text
        case Paragraph(text):
            yield "p", text
        case SpeakerTurn(speaker, paragraphs, said):
            yield "speaker", speaker
            for text in paragraphs:
                yield "p", text
            for one in said:
                yield from placed_passages_of(one)
        case Items(kind, items, heading):
            if heading:
                yield "head", heading
            for item in items:
                yield from _placed_in_item(item, kind)
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


def _placed_in_item(item: Item, kind: str) -> Iterator[tuple[str, Passage]]:
    if item.label:
        yield "label", item.label
    yield (kind if kind == "participants" else "item"), item.text
    for text in item.more:
        yield "p", text
    for inner in item.inner:
        yield from placed_passages_of(inner)


def with_passages(block: Block, change: Callable[[Passage], Passage]) -> Block:
    """Return the block with each passage replaced, in source order."""
    if isinstance(block, Paragraph):
        return Paragraph(change(block.text), block.kind)
    match block:
        case OpenerPart() | CloserPart() | Heading():
            return replace(block, text=change(block.text))
        case SpeakerTurn():
            return _with_speech(block, change)
        case Items():
            return _with_items(block, change)
        case Table(rows):
            return Table(tuple(tuple(change(text) for text in row) for row in rows))
        case Quotation(paragraphs):
            return Quotation(tuple(change(text) for text in paragraphs))
        case Postscript(paragraphs):
            return Postscript(tuple(change(text) for text in paragraphs))
        case QuotedLetter(parts):
            changed = [with_passages(part, change) for part in parts]
            return QuotedLetter(tuple(part for part in changed if isinstance(part, Quoted)))
        case Separator() | Omission() | PageBreak() | Division():
            return block


def _with_speech(turn: SpeakerTurn, change: Callable[[Passage], Passage]) -> SpeakerTurn:
    speaker = change(turn.speaker)
    paragraphs = tuple(change(text) for text in turn.paragraphs)
    parts = [with_passages(part, change) for part in turn.parts]
    return SpeakerTurn(speaker, paragraphs, tuple(one for one in parts if isinstance(one, Spoken)))


def _with_items(items: Items, change: Callable[[Passage], Passage]) -> Items:
    heading = change(items.heading) if items.heading else items.heading
    return Items(items.kind, tuple(_with_item(item, change) for item in items.items), heading)


def _with_item(item: Item, change: Callable[[Passage], Passage]) -> Item:
    return Item(
        change(item.text),
        item.label,
        tuple(change(text) for text in item.more),
        tuple(_with_items(inner, change) for inner in item.inner),
    )


def passages_of(block: Block) -> Iterator[Passage]:
    """Yield the passages of a block in source order."""
    for _, passage in placed_passages_of(block):
        yield passage
