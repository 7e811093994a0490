"""Where a letter closes without a formula: a name alone above an afterthought, verse below the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, Division, Paragraph, Postscript
from converter.reading.chunks import Chunk
from converter.reading.closer_address import has_part
from converter.reading.closer_shapes import closes
from converter.reading.complimentary import closes_behind
from converter.reading.datelines import is_loose_dateline
from converter.reading.headings import heading_of
from converter.reading.lists import begins_item
from converter.reading.opener_lines import kind_of
from converter.reading.signing import is_name, is_office_title
from converter.regexes import regex

_RUNNING = 12
_LEAST_STANZA = 3
_MOST_NAMES = 4
_MOST_BELOW = 2
_LONGEST_NAME = 4
_TO_YOU = regex(r"\b(?:[Yy]ou|[Yy]ours?|[Yy]r)\b")
_OWN = regex(r"\b(?:I|[Mm]y|me)\b")
_YEAR = regex(r"1[5-9]\d\d\W*$")


def closes_letter(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell a chunk with a complimentary close in it that is no stanza of a poem."""
    return closes(chunks[index].string) and not is_stanza(chunks, index)


def is_stanza(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell a stanza: it has as many rows as the one above it or below it, all with capitals."""
    if "\n" not in chunks[index].string:
        return False
    rows = chunks[index].string.split("\n")
    beside = [*chunks[max(index - 1, 0) : index], *chunks[index + 1 : index + 2]]
    return (
        len(rows) >= _LEAST_STANZA
        and _all_capital(rows)
        and any(
            len(other) == len(rows) and _all_capital(other) and _SMALL_END.search(other[0])
            for other in (one.string.split("\n") for one in beside)
        )
        and bool(_SMALL_END.search(rows[0]))
    )


# A row of verse ends with a word in small letters; a row of an address seldom does.
_SMALL_END = regex(r"(?:\s\S+){2}\s[a-z’']++\W*+$")


def _all_capital(rows: Sequence[str]) -> bool:
    return all(re.match(r"[\"“‘'(]?[A-Z]", row) for row in rows)


def signed_by_name(chunks: Sequence[Chunk]) -> int:
    """Return where a letter is signed with a name alone that has an afterthought below it, 0 where none is.

    A name alone may also be a heading. So it counts only right below a date, or below
    words of leave (``for your obliged``), or where writer and receiver are spoken of
    above it and below, and no other name stands alone.
    """
    last = len(chunks) - 1
    while last > 0 and len(chunks) - 1 - last <= _MOST_BELOW and not _are_names(chunks[last]):
        last -= 1
    if not 0 < len(chunks) - 1 - last <= _MOST_BELOW or last == 0:
        return 0
    index = last
    while index > 1 and _are_names(chunks[index - 1]):
        index -= 1
    above, below = chunks[index - 1].string, chunks[last + 1 :]
    if any(begins_item(one.string) or heading_of(one) for one in below):
        return 0
    if not any(len(one.string.split()) > _RUNNING for one in below):
        return 0
    dated = kind_of(above) == "dateline" or (is_loose_dateline(above) and bool(_YEAR.search(above)))
    leave = closes_behind(above)
    if dated or leave:
        return index
    # The name is the only one, right below the first paragraph.
    spoken = len(above.split()) > _RUNNING and all(
        _TO_YOU.search(text) and _OWN.search(text) for text in (above, below[0].string)
    )
    return index if spoken and last == 1 else 0


def as_postscript(begin: int, blocks: list[Block]) -> tuple[int, list[Block]]:
    """Return a closer with the paragraphs below a name alone as its postscript."""
    at = next((at for at, one in enumerate(blocks) if isinstance(one, Division)), len(blocks))
    below = [one for one in blocks[at + 1 :] if isinstance(one, Paragraph)]
    if not below or len(below) != len(blocks) - at - 1 or has_part(blocks, "salute"):
        return begin, blocks
    return begin, [*blocks[:at], Postscript(tuple(one.text for one in below))]


def _are_names(item: Chunk) -> bool:
    """Tell rows each of which is a name of two words or more, and nothing else."""
    rows = item.string.split("\n")
    return (
        len(rows) <= _MOST_NAMES
        and not item.cells
        and all(
            is_name(row)
            and 1 < len(row.split()) <= _LONGEST_NAME
            and not row.isupper()
            and not _NO_NAME.search(row)
            and not is_office_title(row)
            for row in rows
        )
        and not kind_of(item.string)
    )


_NO_NAME = regex(r"[,.:;!?]$|\d")
