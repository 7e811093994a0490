"""Numbered lists of a web page whose numbers the capture lost: each item says ``1.`` again.

The page broke its list with paragraphs, so that every item began a list of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.blocks import Item, Items
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.regexes import regex

_ONE = regex(r"^1[.)]\s+(?=\S)")
_INDENT = 2
_FARTHEST = 6
_LEAST = 2


def read_restarted(chunks: Sequence[Chunk]) -> tuple[Items | None, int]:
    """Return the list that begins here with an indented ``1.`` that comes back, and its length.

    Paragraphs that are not indented go on with the item above them, but for those
    after the last item.
    """
    if not begins_again(chunks[0]):
        return None, 0
    starts = [0]
    for index, item in enumerate(chunks[1:], 1):
        if index - starts[-1] > _FARTHEST:
            break
        if begins_again(item):
            starts.append(index)
    if len(starts) < _LEAST:
        return None, 0
    items = []
    for start, end in zip(starts, [*starts[1:], starts[-1] + 1], strict=True):
        first = chunks[start]
        number = _ONE.match(first.string)
        if number is None or any(one.cells or one.told for one in chunks[start:end]):
            return None, 0
        more = tuple(one.text for one in chunks[start + 1 : end])
        label: Passage = first.text.cut(0, len(number[0].rstrip()))
        items.append(Item(first.text.cut(number.end()), label, more))
    return Items("numbered", tuple(items)), starts[-1] + 1


def begins_again(item: Chunk) -> bool:
    """Tell an indented ``1.``, with which each item of such a list begins."""
    return item.indent >= _INDENT and bool(_ONE.match(item.string)) and not item.told
