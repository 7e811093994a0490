"""Blocks cut open where an editor says what a line is, and the block that the line becomes.

Offsets in the source tell which part of which block a line is, so nothing here
depends on the rules that made the blocks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
    Spoken,
    Table,
    passages_of,
)
from converter.passage import EMPTY, Passage


def parted(text: Passage, start: int, end: int) -> tuple[Passage, Passage]:
    """Return what of a passage stands before these source offsets, and what after them."""
    return text.cut(0, index_of(text, start)), text.cut(index_of(text, end))


def index_of(text: Passage, offset: int) -> int:
    """Return the place in a passage of the first character at or after a source offset."""
    ends = [piece.start + piece.length for piece in text.pieces]
    found = bisect_left(ends, offset + 1)
    if found == len(ends):
        return len(text.text)
    piece = text.pieces[found]
    return piece.at + max(0, offset - piece.start)


def overlaps(text: Passage, start: int, end: int) -> bool:
    """Tell whether any character of a passage stands between these source offsets."""
    return any(p.start < end and start < p.start + p.length for p in text.pieces)


def cut_out(
    blocks: Sequence[Block], start: int, end: int
) -> tuple[list[Block], list[Block]] | None:
    """Return the blocks before and after a stretch of the source, None when no block holds it."""
    touched = [
        place
        for place, block in enumerate(blocks)
        if any(overlaps(text, start, end) for text in passages_of(block))
    ]
    if not touched:
        return None
    before = list(blocks[: touched[0]])
    after: list[Block] = []
    for place in range(touched[0], touched[-1] + 1):
        first, last = _opened(blocks[place], start, end)
        (after or before).extend(first)
        after += last
    return before, after + list(blocks[touched[-1] + 1 :])


def _opened(block: Block, start: int, end: int) -> tuple[list[Block], list[Block]]:
    """Return what is left of one block, before the stretch and after it."""
    match block:
        case OpenerPart() | CloserPart() | Heading() | Paragraph():
            before, after = parted(block.text, start, end)
            return _kept(before, block), _kept(after, block)
        case SpeakerTurn():
            return _turn_opened(block, start, end)
        case Items():
            return _list_opened(block, start, end)
        case Table(rows):
            above = tuple(row for row in rows if _before(row, start))
            below = tuple(row for row in rows if _after(row, end))
            return [Table(above)] if above else [], [Table(below)] if below else []
        case Quotation(paragraphs) | Postscript(paragraphs):
            first, last = _sides(paragraphs, start, end)
            kind = type(block)
            return [kind(first)] if first else [], [kind(last)] if last else []
        case QuotedLetter(parts):
            # A letter that is cut in two is none: its parts stay as paragraphs.
            texts = [parted(text, start, end) for part in parts for text in passages_of(part)]
            return _paragraphs(one for one, _ in texts), _paragraphs(one for _, one in texts)
        case Separator() | Omission() | PageBreak() | Division():
            return [block], []


def _kept(text: Passage, block: OpenerPart | CloserPart | Heading | Paragraph) -> list[Block]:
    return [replace(block, text=text)] if text else []


def _paragraphs(texts: Iterable[Passage]) -> list[Block]:
    return [Paragraph(text) for text in texts if text]


def _sides(
    texts: Sequence[Passage], start: int, end: int
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    pairs = [parted(text, start, end) for text in texts]
    return (
        tuple(before for before, _ in pairs if before),
        tuple(after for _, after in pairs if after),
    )


def _turn_opened(turn: SpeakerTurn, start: int, end: int) -> tuple[list[Block], list[Block]]:
    """Return the turn up to the stretch; what stands after it is no speech unless told so."""
    label = [one for one in parted(turn.speaker, start, end) if one]
    paragraphs, rest = _sides(turn.paragraphs, start, end)
    found = cut_out(turn.parts, start, end)
    above, below = found or (([], list(turn.parts)) if rest else (list(turn.parts), []))
    if found is None and not rest and _first_offset(turn.parts) >= end:
        above, below = [], list(turn.parts)
    if not paragraphs:
        return _paragraphs(label), [*_paragraphs(rest), *below]
    spoken = tuple(one for one in above if isinstance(one, Spoken))
    return [SpeakerTurn(turn.speaker, paragraphs, spoken)], [*_paragraphs(rest), *below]


def _first_offset(blocks: Iterable[Block]) -> int:
    return next((text.offset(0) for block in blocks for text in passages_of(block)), -1)


def _list_opened(block: Items, start: int, end: int) -> tuple[list[Block], list[Block]]:
    """Return the items before the stretch and those after it, each side a list of its own."""
    head, late_head = parted(block.heading, start, end) if block.heading else (EMPTY, EMPTY)
    above: list[Item] = []
    below: list[Item] = []
    loose: list[Block] = []
    for item in block.items:
        first, rest, last = _item_opened(item, start, end)
        above += first
        loose += rest
        below += last
    before: list[Block] = [Items(block.kind, tuple(above), head)] if above else []
    after: list[Block] = [Items(block.kind, tuple(below), late_head)] if below else []
    return before or _paragraphs([head]), [*loose, *(after or _paragraphs([late_head]))]


def _item_opened(item: Item, start: int, end: int) -> tuple[list[Item], list[Block], list[Item]]:
    """Return an item's part before the stretch, what comes loose after it, or the item whole."""
    texts = [item.label, item.text, *item.more]
    texts += [text for inner in item.inner for text in passages_of(inner)]
    if not any(overlaps(text, start, end) for text in texts):
        offset = next(text.offset(0) for text in texts if text)
        return ([item], [], []) if offset < start else ([], [], [item])
    label, late_label = parted(item.label, start, end) if item.label else (EMPTY, EMPTY)
    text, late = parted(item.text, start, end)
    more, rest = _sides(item.more, start, end)
    found = cut_out(item.inner, start, end)
    inner, loose = found or ([], list(item.inner))
    lists = tuple(one for one in inner if isinstance(one, Items))
    kept = [Item(text, label, more, lists)] if text else []
    # A label that has lost its item is a line of its own.
    lone = _paragraphs([] if text else [label])
    return kept, [*lone, *_paragraphs([late_label, late, *rest]), *loose], []


def _before(row: Sequence[Passage], start: int) -> bool:
    return all(text.end_offset(len(text.text)) <= start for text in row if text)


def _after(row: Sequence[Passage], end: int) -> bool:
    return all(text.offset(0) >= end for text in row if text)
