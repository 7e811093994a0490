"""Lists under a label of their own: an agenda, a table of contents, those present."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.blocks import Item, Items
from converter.reading.chunks import Chunk
from converter.reading.lists import read_list, read_rows
from converter.reading.people_labels import heads_people
from converter.regexes import regex

_AGENDA = regex(
    r"^(?:\*\*)?(?:(?:The )?Agenda(?: of the (?:meeting|day|session))?|Order of the day|Contents|Table of contents|"
    r"Topics(?: discussed)?|Questions discussed|Items on the agenda)[:.]?(?:\*\*)?$",
    re.IGNORECASE,
)


def read_labelled(chunks: Sequence[Chunk]) -> tuple[Items | None, int]:
    """Return the list that a label heads (``Agenda``, ``PARTICIPANTS``), and its length."""
    label = chunks[0]
    if label.told or len(chunks) == 1:
        return None, 0
    present = heads_people(label.string)
    if not (present or heads_agenda(label.string)):
        return None, 0
    items, taken = read_list(chunks[1:])
    if items is None:
        items, taken = read_rows(chunks[1:], ":")
    if items is None:
        items, taken = read_contents(chunks[1:], ":")
    if items is None:
        return None, 0
    if present:
        items = of_persons(items)
    return replace(items, heading=label.text), taken + 1


def heads_agenda(text: str) -> bool:
    """Tell the label of an agenda or a table of contents.

    >>> heads_agenda("AGENDA"), heads_agenda("Agenda 1957")
    (True, False)
    """
    return len(text) <= _LONGEST_LABEL and bool(_AGENDA.match(text))


_LONGEST_LABEL = 60


def read_contents(chunks: Sequence[Chunk], above: str) -> tuple[Items | None, int]:
    """Return the list of sections by capital Roman numbers that a colon announces, and its length.

    The same lines come again as headings (survey, trap 16), so that only rows
    that follow each other at once, from the first on, are such a list.
    """
    if not begins_contents(chunks[0]):
        return None, 0
    items: list[Item] = []
    for chunk in chunks:
        found = _ROMAN.match(chunk.string)
        if (
            not found
            or chunk.told
            or len(items) == len(_NUMBERS)
            or found["n"] != _NUMBERS[len(items)]
            or len(chunk.string) > _LONGEST_SECTION
        ):
            break
        items.append(Item(chunk.text.cut(found.end()), chunk.text.cut(0, found.end())))
    if len(items) < _LEAST:
        return None, 0
    if not above.endswith(":") and not _heads_item(chunks[len(items) :]):
        return None, 0
    return Items("numbered", tuple(items)), len(items)


def begins_contents(item: Chunk) -> bool:
    """Tell a line with the first of the Roman numbers."""
    return item.string.startswith(("I.", "I)"))


def _heads_item(chunks: Sequence[Chunk]) -> bool:
    """Tell the heading of the first item below an agenda that has lost its label (survey, trap 6)."""
    return bool(chunks) and bool(_ON_ITEM.match(chunks[0].string))


_LEAST = 2
_ON_ITEM = regex(
    r"^(?:On|Re|Ad|To) (?:the )?(?:agenda )?(?:item|point|question) (?:No\. ?)?(?:one|first|1|I)\b(?: of the agenda)?[:.]?$|^(?:Item|Point) (?:one|1|I)[:.]?$",
    re.IGNORECASE,
)


_ROMAN = regex(r"^(?P<n>[IVX]{1,5})[.)]\s+(?=\S)")
_NUMBERS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)
_LONGEST_SECTION = 120


def of_persons(items: Items) -> Items:
    """Return a list, and those inside it, as one of participants."""
    inner = tuple(
        replace(item, inner=tuple(of_persons(one) for one in item.inner)) for item in items.items
    )
    return Items("participants", inner, items.heading)
