"""Lists by capital letters (``A. Aircraft``, ``B. Sketch``): what is appended to a report.

A letter and a stop look like an initial, so that only rows that follow each other
from the first letter on are a list, and not those that are all names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Item, Items
from converter.reading.chunks import Chunk
from converter.reading.signing import is_name
from converter.regexes import regex

_LETTER = regex(r"^(?P<n>[A-Z])[.:]\s+(?=[\"“(]?[A-Z\u00c0-\u024f])")
_APPENDED = regex(
    r"^(?:List of )?(?:appendi(?:x|ces|xes)|annex(?:es|ures?)?|enclosures?|encls?\.?|attachments?|supplements?|exhibits?|appended|attached|enclosed)[:.]?$|:$",
    re.IGNORECASE,
)
_SENTENCES = regex(r"[^\W\d_]{3}[.!?] [A-Z]")
_LONGEST = 160
_LEAST = 2


def read_lettered(chunks: Sequence[Chunk], above: str = "") -> tuple[Items | None, int]:
    """Return the list by capital letters that begins here, and its length.

    ``above`` is the line over it: where that does not announce a list, rows that are all
    names are signatures.
    """
    if not begins_lettered(chunks[0]):
        return None, 0
    items: list[Item] = []
    for chunk in chunks:
        found = _LETTER.match(chunk.string)
        if (
            not found
            or ord(found["n"]) != ord("A") + len(items)
            or chunk.told
            or chunk.cells
            or "\n" in chunk.string
            or len(chunk.string) > _LONGEST
            or _SENTENCES.search(chunk.string[found.end() :])
        ):
            break
        items.append(Item(chunk.text.cut(found.end()), chunk.text.cut(0, found.end())))
    rows = chunks[: len(items)]
    # Without a line that announces them: signatures, sentences that begin with an initial.
    doubtful = not _APPENDED.search(above) and (
        all(is_name(chunk.string) for chunk in rows)
        or any(chunk.string.endswith((".", "!", "?")) for chunk in rows)
    )
    if len(items) < _LEAST or doubtful:
        return None, 0
    return Items("numbered", tuple(items)), len(items)


def begins_lettered(item: Chunk) -> bool:
    """Tell a line that may be the first of such a list."""
    return item.string.startswith(("A.", "A:")) and bool(_LETTER.match(item.string))
