"""The closer: complimentary close, signatures, the receiver below them, the office's own lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.blocks import (
    Block,
    CloserPart,
    Division,
    Item,
    Items,
    OpenerPart,
    Paragraph,
    Postscript,
)
from converter.passage import Passage, join
from converter.reading.chunks import Chunk, chunk
from converter.reading.lists import read_list
from converter.reading.opener_lines import kind_of
from converter.reading.participants import PARTICIPANTS
from converter.reading.signing import (
    is_closing,
    is_labelled_name,
    is_name,
    is_office_title,
    is_strong,
)
from converter.reading.speakers import is_turn

_ADDRESS = re.compile(
    r"^(?:to|To|TO|For):? (?:the |Comrade|Cde|Mr|Mrs|Mme|Dr|His|Her|Minister|[A-Z])"
)
_POSTSCRIPT = re.compile(r"^P\.? ?S\.?[:.]?\s")
_SENTENCE = re.compile(r"[.!?…;:][\"”’)]?$")
_OFFICE_START = re.compile(
    r"^(?:Seen by|Read by|Checked by|Shown to|Delivered|Note of|NOTE OF|For the file|To file|True copy|Certified|Read and approved|"
    r"Cop(?:y|ies) (?:to|sent)|(?:one|two|three|four|five|six|\d+) copies)\b",
    re.IGNORECASE,
)
_OFFICE_KINDS = frozenset(
    ("copies", "typist", "drafter", "distribution", "registry", "number", "reference", "classification")
)  # fmt: skip
_BRACKETED = re.compile(r"^\[[^\]]{20,}\]$")
_ABBREVIATED = re.compile(r"\b\w\.$|\ba\.i\.$")
_ITEM = re.compile(r"^(?:\(?\d{1,2}[.)]|[-•*–]) ")
_LONGEST = 120
_MOST_WORDS = 7

NOBODY: frozenset[str] = frozenset()


def read_closer(
    chunks: Sequence[Chunk], speakers: frozenset[str] = NOBODY
) -> tuple[int, list[Block]]:
    """Return where the closer begins, and its blocks (with the office's lines after it).

    A complimentary close begins it, or a signature among the short lines after
    the last running text; a dateline just above belongs to it.
    """
    for index in range(1, len(chunks)):
        if _closing_rows(chunks[index].string) and all(
            _may_follow(item, speakers) for item in chunks[index + 1 :]
        ):
            return index, _closer_blocks(chunks[index:])
    first = len(chunks)
    while first > 0 and _short(chunks[first - 1], speakers):
        first -= 1
    if first == 0:
        return len(chunks), []
    for start in range(first, len(chunks)):
        if _signature(chunks, start, first):
            dated = start > first and kind_of(chunks[start - 1].string) == "dateline"
            begin = start - dated
            return begin, _closer_blocks(chunks[begin:])
    return len(chunks), []


def split_office(chunks: Sequence[Chunk]) -> tuple[list[Chunk], list[Block]]:
    """Return the chunks of an enclosure without the office's lines at its end, and those lines."""
    first = len(chunks)
    while first > 1 and _short(chunks[first - 1], NOBODY):
        first -= 1
    for start in range(max(first, 1), len(chunks)):
        if _told_office(chunks[start].string):
            return list(chunks[:start]), _office(chunks[start:])
    return list(chunks), []


def _closing_rows(text: str) -> int:
    """Return how many rows of a chunk a complimentary close takes, 0 when it is none.

    It may begin a row or two before its formula ("In the meantime / I am, dear
    Madam, / yours truly"), but then the rows are short.
    """
    rows = text.split("\n")
    found = [place for place, row in enumerate(rows, start=1) if is_closing(row)]
    if not found or (found[0] > 1 and any(len(row) > _LONGEST_ROW for row in rows)):
        return 0
    return found[-1]


_LONGEST_ROW = 60


def _may_follow(item: Chunk, speakers: frozenset[str]) -> bool:
    """Tell what may stand after a complimentary close: short lines, a postscript, items of a list."""
    return (
        _short(item, speakers)
        or read_list([item, item])[1] > 0
        or bool(_ITEM.match(item.string))
        or _told_office(item.string)
    )


def _short(item: Chunk, speakers: frozenset[str]) -> bool:
    """Tell a line that may stand in a closer: no sentence of running text, no speaker's turn."""
    text = item.string
    rows = text.split("\n")
    if item.cells or item.quoted or is_turn(item, speakers):
        return False
    if _BRACKETED.match(text) or _closing_rows(text) or _POSTSCRIPT.match(text):
        return True
    return all(len(row) <= _LONGEST for row in rows) and not (
        _SENTENCE.search(text) and len(text.split()) > _MOST_WORDS and not is_strong(text)
    )


def _signature(chunks: Sequence[Chunk], index: int, first: int) -> bool:
    """Tell a signature: a strong sign, or a name in its first row where a text has just ended."""
    text = chunks[index].string
    if is_strong(text) or is_labelled_name(text):
        return True
    if not is_name(text) or PARTICIPANTS.match(text):
        return False
    if kind_of(text) in {"classification", "registry", "dateline"}:
        return False
    # A lone word may be a signature only right under the text and at the page's end.
    lone = len(text.split("\n", 1)[0].split()) == 1
    return not lone or (index == first and len(chunks) - index <= 2 and "." not in text)  # noqa: PLR2004


def _closer_blocks(chunks: Sequence[Chunk]) -> list[Block]:
    blocks: list[Block] = []
    for index, item in enumerate(chunks):
        signed = any(isinstance(one, CloserPart) and one.kind == "signed" for one in blocks)
        if _POSTSCRIPT.match(item.string):
            blocks.append(Postscript((item.text,)))
        elif signed and (_told_office(item.string) or read_list([item, item])[1]):
            return blocks + _office(chunks[index:])
        elif signed and not _goes_on(item):
            return blocks + _after(chunks[index:])
        else:
            _place(blocks, item, signed=signed)
    return blocks


def _told_office(text: str) -> bool:
    """Tell one of the office's lines: copies, typist, seen-by lists, numbers (survey, trap 21)."""
    return bool(_OFFICE_START.match(text)) or kind_of(text) in _OFFICE_KINDS


def _goes_on(item: Chunk) -> bool:
    """Tell a line that may follow a signature within the closer: an office, a name, an address."""
    return (
        _short(item, NOBODY)
        and not _BRACKETED.match(item.string)
        and not (_SENTENCE.search(item.string) and not _ABBREVIATED.search(item.string))
    )


def _after(chunks: Sequence[Chunk]) -> list[Block]:
    """Return what follows the closer and is not the office's: a division of its own."""
    blocks: list[Block] = [Division("continuation")]
    index = 0
    while index < len(chunks):
        if _told_office(chunks[index].string):
            office = _office(chunks[index:])
            return office if len(blocks) == 1 else blocks + office
        items, taken = read_list(chunks[index:])
        blocks.append(items or Paragraph(chunks[index].text))
        index += max(1, taken)
    return blocks


def _place(blocks: list[Block], item: Chunk, *, signed: bool) -> None:
    """Add a line to the closer; what follows a name is the signer's office or a further signer."""
    text = item.string
    closing = _closing_rows(text)
    before = blocks[-1] if blocks else None
    if closing:
        end = len("\n".join(text.split("\n")[:closing]))
        blocks.append(CloserPart("salute", item.text.cut(0, end)))
        if end < len(text):
            blocks.append(CloserPart("signed", item.text.cut(end)))
    elif signed and _ADDRESS.match(text):
        blocks.append(CloserPart("address", item.text))
    elif kind_of(text) == "dateline":
        blocks.append(CloserPart("dateline", item.text))
    elif (
        isinstance(before, CloserPart)
        and before.kind in {"signed", "address"}
        and "\n" not in text
        and not (before.kind == "signed" and _signs(text))
    ):
        blocks[-1] = CloserPart(before.kind, join((before.text, item.text), "\n"))
    else:
        blocks.append(CloserPart("signed", item.text))


def _signs(text: str) -> bool:
    """Tell a further signer from the office of the one before."""
    return is_strong(text) or (is_name(text) and not is_office_title(text))


def _office(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the office's lines after the signature as a division of their own."""
    blocks: list[Block] = [Division("office")]
    rows = [chunk(row) for item in chunks for row in _rows(item)]
    index = 0
    while index < len(rows):
        items, taken = read_list(rows[index:])
        if items:
            blocks.append(items)
            index += taken
            continue
        text = rows[index].text
        kind = kind_of(text.text)
        opener_only = len(blocks) == 1 or isinstance(blocks[-1], OpenerPart)
        if opener_only and kind and kind not in {"salute", "dateline"}:
            blocks.append(OpenerPart(kind, text))
        elif isinstance(blocks[-1], Items) and blocks[-1].kind == "plain":
            blocks[-1] = Items("plain", (*blocks[-1].items, Item(text)))
        else:
            blocks.append(Items("plain", (Item(text),)))
        index += 1
    return blocks


def _rows(item: Chunk) -> list[Passage]:
    """Return the rows of a chunk where each is told by itself, else the chunk as it stands."""
    edges = [0, *(found.start() for found in re.finditer("\n", item.string)), len(item.string)]
    rows = [item.text.cut(a, b) for a, b in pairwise(edges)]
    return rows if all(_told_office(row.text) for row in rows) else [item.text]
