"""A message quoted whole inside a document: in quotation marks, or as a letter after a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, CloserPart, OpenerPart, Paragraph, Quotation, QuotedLetter
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of
from converter.reading.opener_lines import kind_of
from converter.reading.signing import is_closing, is_name

_OPENS = re.compile(r"^[“\"]")
_MOST = 15
_LEAST_LETTER = 3


def read_quoted(chunks: Sequence[Chunk], above: str) -> tuple[Block, int] | None:
    """Return the message that begins here and the number of chunks it takes.

    A letter has its own salutation and close (survey, trap 16); other messages
    are told by one pair of quotation marks round several paragraphs.
    """
    end = _in_marks(chunks)
    if not end and above.endswith(":"):
        end = _as_letter(chunks)
    if not end:
        return None
    parts = chunks[:end]
    salutation = kind_of(parts[0].string.lstrip('“"')) == "salute"
    if salutation and end >= _LEAST_LETTER:
        return QuotedLetter(tuple(_letter(parts))), end
    return Quotation(tuple(item.text for item in parts)), end


def _in_marks(chunks: Sequence[Chunk]) -> int:
    """Return how many chunks one pair of quotation marks holds, 0 when it is not so."""
    text = chunks[0].string
    unclosed = text.count("“") > text.count("”") or (text.count('"') % 2 == 1 and "“" not in text)
    if not _OPENS.match(text) or not unclosed:
        return 0
    for index, item in enumerate(chunks[1:_MOST], start=1):
        if _OPENS.match(item.string) or heading_of(item):
            return 0
        if item.string.endswith(("”", '"')):
            return index + 1
    return 0


def _as_letter(chunks: Sequence[Chunk]) -> int:
    """Return how many chunks a letter takes that a colon announces, 0 when none begins here."""
    if kind_of(chunks[0].string) != "salute":
        return 0
    for index, item in enumerate(chunks[1:_MOST], start=1):
        row = item.string.split("\n", 1)[0]
        if is_closing(row):
            signed = "\n" not in item.string and is_name(_after(chunks, index))
            return index + 2 if signed else index + 1
    return 0


def _after(chunks: Sequence[Chunk], index: int) -> str:
    return chunks[index + 1].string if index + 1 < len(chunks) else ""


def _letter(parts: Sequence[Chunk]) -> list[OpenerPart | Paragraph | CloserPart]:
    """Return the parts of a quoted letter: salutation, paragraphs, close, signature."""
    found: list[OpenerPart | Paragraph | CloserPart] = [OpenerPart("salute", parts[0].text)]
    closing = False
    for item in parts[1:]:
        row = item.string.split("\n", 1)[0]
        if is_closing(row) and len(found) > 1:
            closing = True
            found.append(CloserPart("salute", item.text.cut(0, len(row))))
            if row != item.string:
                found.append(CloserPart("signed", item.text.cut(len(row))))
        else:
            found.append(CloserPart("signed", item.text) if closing else Paragraph(item.text))
    return found
