"""Text below a signature that is no postscript: a second letter on the sheet, a further numbered part."""

from __future__ import annotations

from collections.abc import Container, Sequence

from converter.reading.chunks import Chunk
from converter.reading.complimentary import signed_close
from converter.reading.headings import heading_of
from converter.reading.opener_lines import kind_of
from converter.reading.signing import is_name
from converter.regexes import regex

_HEAD = 3
_NUMBER = regex(r"^(\d{1,2}|[IVX]{1,4})\.\s")
_RUNNING = 12


def begins_second_part(chunks: Sequence[Chunk], index: int, minutes: Container[int]) -> bool:
    """Tell text that begins again below a signature, and has a beginning or a signature of its own.

    Another hand adds its letter on the same sheet, or a numbered text goes on
    below the signature and date of what it quotes. ``minutes`` are the places
    right below a signature of minutes.
    """
    item = chunks[index]
    if index < 2 or index + 1 >= len(chunks):  # noqa: PLR2004 - a text and its signature above
        return False
    if _NUMBER.match(item.string) and heading_of(item):
        name, date = chunks[index - 2].string, chunks[index - 1].string
        return kind_of(date) == "dateline" and is_name(name) and not heading_of(chunks[index - 2])
    if index in minutes:
        return True
    if not _is_signed(chunks[index - 1]) or _quotes(chunks[:index]):
        return False
    below = chunks[index + 1 :]
    if kind_of(item.string) == "salute":
        return any(len(one.string.split()) > _RUNNING for one in below)
    runs = len(item.string.split()) > _RUNNING
    return runs and any(_is_signed(one) for one in below)


def _is_signed(item: Chunk) -> bool:
    """Tell a complimentary close with its name, row by row."""
    close = signed_close(item.string) if "\n" in item.string else None
    return close is not None and close[1] < len(item.string)


def _quotes(chunks: Sequence[Chunk]) -> bool:
    """Tell a letter quoted inside: a salutation below the head of the first."""
    return any(kind_of(one.string) == "salute" for one in chunks[_HEAD:])
