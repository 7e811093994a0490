"""What each line of a report is, in the words that editors use in their corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    passages_of,
)
from converter.passage import Passage
from converter.reading.reshape import overlaps

CONTINUES = "continues"


def word_for(blocks: Sequence[Block], start: int, end: int) -> tuple[str, int]:
    """Return what a stretch of the source is ("" when no block holds it), and a heading's level."""
    for block in blocks:
        for word, text in words_of(block):
            if overlaps(text, start, end):
                level = block.level if isinstance(block, Heading) else 0
                return (CONTINUES if text.offset(0) < start else word), level
    return "", 0


def words_of(block: Block) -> Iterator[tuple[str, Passage]]:  # noqa: C901, PLR0912 - one case for each kind of block
    """Yield the passages of a block, each with the word for what it is."""
    match block:
        case OpenerPart(kind, text) | CloserPart(kind, text):
            yield kind, text
        case Heading(text):
            yield "heading", text
        case Paragraph(text, kind):
            yield kind or "paragraph", text
        case SpeakerTurn(speaker, paragraphs, parts):
            yield "turn", speaker
            for text in paragraphs:
                yield "speech", text
            for part in parts:
                yield from words_of(part)
        case Items(kind, items, heading):
            if heading:
                yield "list heading", heading
            for item in items:
                yield from _words_of_item(item, kind)
        case Table(rows):
            for row in rows:
                for text in row:
                    yield "row", text
        case Quotation(paragraphs):
            for text in paragraphs:
                yield "quotation", text
        case Postscript(paragraphs):
            for text in paragraphs:
                yield "postscript", text
        case QuotedLetter(letter):
            for one in letter:
                for text in passages_of(one):
                    yield "quoted letter", text
        case Separator() | Omission() | PageBreak() | Division():
            return


def _words_of_item(item: Item, kind: str) -> Iterator[tuple[str, Passage]]:
    word = "participant" if kind == "participants" else "item"
    if item.label:
        yield word, item.label
    yield word, item.text
    for text in item.more:
        yield "paragraph of the item", text
    for inner in item.inner:
        yield from words_of(inner)
