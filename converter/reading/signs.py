"""Signs that hold no words of the text: separators, page marks, marks of omission on their own line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.blocks import Block, Omission, PageBreak, Separator
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.gaps import gap_reason
from converter.reading.pages import page_number
from converter.regexes import regex

_SEPARATOR = regex(
    r"^(?:[xX]{3,}|(?:[xX] ){2,}[xX]|\*{3,}|[-–—_=~]{3,}|\.{4,}|(?:[.*•–—~+-] ){2,}[.*•–—~+-]|"
    r"-[A-Z]{3}-|(?P<same>[A-Z])(?: (?P=same)){2,}|…{2,}|(?:… ?){2,}|#{1,3}|\*|\* \* \*|⁂|[-–—]?o0o[-–—]?|[-–—]{2,} ?[oO0x*]{1,3} ?[-–—]{2,})$"
)
_BARE = regex(r"^\d{1,4}$")

_PROSE = 60
_LONGEST_LONE = 4

Printed = list[tuple[Passage, str]]
"""What was printed as separators, page marks and marks of omission, with the reason it is dropped."""


def is_separator(text: str) -> bool:
    """Tell a printed separator.

    >>> is_separator("xxx"), is_separator("* * *"), is_separator("-DDD-"), is_separator("Note")
    (True, True, True, False)
    """
    first = text[:1]
    if first not in _SIGNS and not ("A" <= first <= "Z" and text[1:2] == " "):
        return False
    return bool(_SEPARATOR.match(text))


_SIGNS = frozenset("xX*-–—_=~.•+…#⁂o")


def bare_pages(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the places of lines that hold nothing but the number of a page.

    They rise by one from line to line, two of them at least, or stand within a
    sentence, or between two whole paragraphs.
    """
    places = [
        (index, int(item.string))
        for index, item in enumerate(chunks)
        if len(item.string) <= _LONGEST_LONE and _BARE.match(item.string) and not item.told
    ]
    sure: set[int] = set()
    for (one, first), (other, second) in pairwise(places):
        if second == first + 1 and other > one + 1:
            sure |= {one, other}
    for index, _ in places:
        if 0 < index < len(chunks) - 1:
            before, after = chunks[index - 1].string, chunks[index + 1].string
            goes_on = after[:1].islower() and before[-1:].isalpha()
            between = min(len(before), len(after)) >= _PROSE and before.endswith((".", "”", '"'))
            if goes_on or (between and len(chunks[index].string) < _LONGEST_LONE):
                sure.add(index)
    return frozenset(sure)


def sign_of(item: Chunk, printed: Printed, *, bare: bool = False) -> Block | None:
    """Return what a chunk is that holds no words of the text; ``bare`` tells the number of a page."""
    text, line = item.string, item.text.line
    if item.told or item.cells:
        return None
    if is_separator(text):
        printed.append((item.text, "separator"))
        return Separator(text, line)
    number = text if bare else page_number(text)
    if number:
        printed.append((item.text, "page-mark"))
        return PageBreak(number, line)
    reason = gap_reason(text)
    if reason:
        printed.append((item.text, "gap-mark"))
        return Omission(text, line, reason)
    return None
