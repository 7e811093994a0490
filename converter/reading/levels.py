"""Which heading stands inside which: levels by the schemes of numbers, in the order they appear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.blocks import Block, Heading
from converter.regexes import regex

_SCHEMES = (
    ("roman", regex(r"^[IVX]{1,5}[.)]?(?:\s|$)")),
    ("part", regex(r"^(?:Part|Chapter|Section|Article) (?:No\. ?)?\w{1,5}\b|^§")),
    ("letter", regex(r"^[A-H][.)]\s")),
    ("arabic", regex(r"^(?P<n>\d{1,2}(?:\.\d{1,2})*)[.)]?\s|^\(?\d{1,2}\)\s")),
    ("small", regex(r"^\(?[a-h]\)\s")),
    (
        "item",
        regex(
            r"^(?:(?:On|Re|Ad|To) (?:agenda )?(?:item|point|question)|(?:Item|Point|Question|Topic) (?:No\. ?)?\w{1,5})\b",
            re.IGNORECASE,
        ),
    ),
)
_OUTCOME = regex(r"^(?:Resolutions?|Decisions?|Decided|Resolved)\b")


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with each section's heading at its level.

    A scheme (Roman numbers, capital letters, Arabic numbers, "On item 1") that
    first appears under another stands inside it; ``1.1`` stands inside ``1``;
    a decision stands inside its item.
    """
    order: list[str] = []
    above = 0
    ranked: list[Block] = []
    for block in blocks:
        if not isinstance(block, Heading) or block.kind != "section":
            ranked.append(block)
            continue
        scheme, depth = _scheme(block.text.text)
        if scheme and scheme not in order:
            order.append(scheme)
        if scheme:
            level = above = order.index(scheme) + 1 + depth
        elif _OUTCOME.match(block.text.text):
            level = above + 1
        else:
            level = block.level
        ranked.append(replace(block, level=level))
    return ranked


def _scheme(text: str) -> tuple[str, int]:
    """Return the scheme of a heading's number, and how many points are in it."""
    for name, form in _SCHEMES:
        found = form.match(text)
        if found:
            return name, (found["n"] or "").count(".") if name == "arabic" else 0
    return "", 0
