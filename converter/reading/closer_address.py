"""Which lines of a closer are the receiver's address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, CloserPart
from converter.reading.address import begins_address, goes_on_address, is_addressed
from converter.reading.chunks import Chunk
from converter.reading.lists import begins_item
from converter.reading.office import is_office_line
from converter.reading.opener_lines import kind_of
from converter.regexes import regex


def has_part(blocks: Sequence[Block], kind: str) -> bool:
    """Tell whether a line of this kind stands in the closer already."""
    return any(isinstance(one, CloserPart) and one.kind == kind for one in blocks)


_TITLED = regex(r"^(?:M ?rs?|Miss|Ms|Mme|Dr|Prof|Sir|Lord|Lady|Rev|Captain|Col|Gen)\w*\b\.?")


def is_address(blocks: Sequence[Block], chunks: Sequence[Chunk], index: int) -> bool:
    """Tell a line of the receiver's address; who signs with a form of courtesy is none."""
    text = without_markers(chunks[index].string)
    before = blocks[-1] if blocks else None
    if index + 1 == len(chunks) and _is_greeted(text, blocks):
        return True
    if isinstance(before, CloserPart) and before.kind == "address":
        return goes_on_address(text) and kind_of(text) not in {"dateline", "salute"}
    if (
        isinstance(before, CloserPart)
        and before.kind == "signed"
        and _TITLED.match(before.text.text)
    ):
        return False
    if has_part(blocks, "salute") and not has_part(blocks, "signed") and not is_addressed(text):
        return False  # below the close stands the signature, with a title or without
    below = [one.string for one in chunks[index + 1 : index + 4] if _may_be_address(one)]
    return begins_address("\n".join([text, *below]), more=has_part(blocks, "salute"))


def _is_greeted(text: str, blocks: Sequence[Block]) -> bool:
    """Tell the name below the signature of who is greeted in the close (``Believe me, dear Ann, ...``)."""
    closes = [
        one.text.text for one in blocks if isinstance(one, CloserPart) and one.kind == "salute"
    ]
    name = re.escape(text.strip(" .,"))
    greeted = any(re.search(rf"\b[Dd]ear(?:est)? {name}(?!\w)", close) for close in closes)
    return bool(text) and "\n" not in text and greeted and has_part(blocks, "signed")


def goes_on_with_house(text: str, before: Block | None) -> bool:
    """Tell a house's number and street below a receiver's name, which would be an item elsewhere."""
    return isinstance(before, CloserPart) and before.kind == "address" and bool(_HOUSE.match(text))


def numbered_address(text: str) -> bool:
    """Tell the rows of an address below the number of the letter (``No. 1``), which heads no text here."""
    first = text.split("\n", 1)[0]
    return (
        bool(re.match(r"^No\.? ?\d{1,3}\.?$", first))
        and "\n" in text
        and begins_address(text, more=False)
        and goes_on_address(text)
    )


_HOUSE = regex(r"^\d{1,3}[.,]? (?:[A-Z][\w’'.]*+[ -]?){1,4}[\s.,–—-]*$")


def _may_be_address(item: Chunk) -> bool:
    text = item.string
    return goes_on_address(text) and not (is_office_line(text) or begins_item(text))


def without_markers(text: str) -> str:
    """Return rows without the markers of notes above them."""
    return re.sub(r"^(?:\[\d{1,3}\]\s*)+", "", text)
