"""Stamps and handwriting in brackets over several lines (``[stamp:`` / ``Incoming 88;`` / ``4 May 1958]``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.passage import join
from converter.reading.chunks import Chunk
from converter.regexes import regex

_OPENS = regex(
    r"^\[(?!\[)[^\]]{0,40}?\b(?:stamp|seal|handwrit\w*|hand-writ\w*|image|in the margin|signature)\b",
    re.IGNORECASE,
)
_MOST = 6
_LONGEST = 120
_TOP = 40


def join_stamps(chunks: Sequence[Chunk]) -> list[Chunk]:
    r"""Return the chunks with the lines of a stamp together, where one bracket holds them.

    >>> from converter.passage import Passage
    >>> from converter.reading.chunks import chunk
    >>> lines = ("[stamp:", "Incoming 88;", "4 May 1958]", "It rained.")
    >>> [item.string for item in join_stamps([chunk(Passage(line)) for line in lines])]
    ['[stamp:\nIncoming 88;\n4 May 1958]', 'It rained.']
    """
    found: list[Chunk] = []
    index = 0
    while index < len(chunks):
        end = _end(chunks, index) if index < _TOP else 0
        if end:
            rows = tuple(row for item in chunks[index:end] for row in item.rows)
            found.append(replace(chunks[index], text=join(rows, "\n"), rows=rows))
            index = end
        else:
            found.append(chunks[index])
            index += 1
    return found


def _end(chunks: Sequence[Chunk], start: int) -> int:
    """Return the index after the line that closes the bracket opened here, 0 when none does."""
    first = chunks[start]
    if not _OPENS.match(first.string) or _open(first.string) <= 0:
        return 0
    level = 0
    for index, item in enumerate(chunks[start : start + _MOST], start):
        if item.told or item.cells or len(item.string) > _LONGEST:
            return 0
        level += _open(item.string)
        if level <= 0:
            return index + 1
    return 0


def _open(text: str) -> int:
    return text.count("[") - text.count("]")
