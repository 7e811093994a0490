"""Numbered and bulleted lists that stand as paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Item, Items
from converter.reading.chunks import Chunk

_FORMS = (
    ("numbered", re.compile(r"^\(?(?P<n>\d{1,3})[.)]\s+(?=\S)")),
    ("numbered", re.compile(r"^(?P<n>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=\S)")),
    ("numbered", re.compile(r"^(?P<n>\d{1,3}(?:, ?\d{1,3})*) [-–—] (?=\S)(?![A-Z]{3,}DAY\b)")),
    ("numbered", re.compile(r"^\(?(?P<n>[a-z])[.)]\s+(?=\S)")),
    ("numbered", re.compile(r"^\(?(?P<n>[ivx]{1,5})[.)]\s+(?=\S)")),
    ("bulleted", re.compile(r"^(?P<n>[-•*–—·])\s+(?=\S)")),
)
_LEAST = 2
_OUTCOME = re.compile(r"^(?:Resolutions?|Decisions?|Decided|Resolved)\b.*:$")
_LONG_ITEM = 25
_LONGEST_ITEM = 70


def read_list(chunks: Sequence[Chunk], before: str = ":") -> tuple[Items | None, int]:
    """Return the list that begins here and the number of chunks it takes.

    ``before`` is the text above: long items that no colon announces are
    numbered paragraphs, not a list.

    A list has at least two neighbours of one form whose numbers rise by one;
    a lone number that opens a paragraph is none (survey, trap 11).
    """
    for kind, form in _FORMS:
        taken: list[Chunk] = []
        last = ""
        for item in chunks:
            found = form.match(item.string)
            if not found or (last and kind == "numbered" and not _follows(last, found["n"])):
                break
            last = found["n"]
            taken.append(item)
        enough = len(taken) >= _LEAST or (
            # "Resolution:" / "2.1. To send ...": one item is a list under its label.
            len(taken) == 1 and "." in last and _OUTCOME.match(before)
        )
        words = sum(len(item.string.split()) for item in taken)
        if words > _LONGEST_ITEM * max(1, len(taken)):
            continue
        if enough and (before.endswith(":") or not _numbered_paragraphs(taken)):
            return Items(kind, tuple(_item(chunk, form) for chunk in taken)), len(taken)
    return None, 0


def _numbered_paragraphs(chunks: Sequence[Chunk]) -> bool:
    """Tell the numbered paragraphs of a memorandum from the items of a list: they are long."""
    words = sum(len(item.string.split()) for item in chunks)
    return chunks[0].string[:1].isdigit() and words > _LONG_ITEM * len(chunks)


def _item(chunk: Chunk, form: re.Pattern[str]) -> Item:
    found = form.match(chunk.string)
    end = found.end() if found else 0
    return Item(chunk.text.cut(end), chunk.text.cut(0, end))


def _follows(before: str, number: str) -> bool:
    before = re.split(r", ?", before)[-1]
    number = re.split(r", ?", number)[0]
    if "." in before and "." in number:
        outer, _, last = before.rpartition(".")
        parent, _, own = number.rpartition(".")
        return outer == parent and int(own) == int(last) + 1
    if before.isdigit() and number.isdigit():
        return int(number) == int(before) + 1
    if len(before) == len(number) == 1:
        return ord(number) == ord(before) + 1
    return not number.isdigit()
