"""The parts of a closer, line by line: close, signature, address, dateline, afterthoughts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.blocks import Block, CloserPart, Division, Paragraph, Postscript
from converter.passage import Passage, join
from converter.reading.address import begins_address, goes_on_address
from converter.reading.chunks import Chunk, chunk
from converter.reading.closer_address import (
    goes_on_with_house,
    has_part,
    is_address,
    numbered_address,
    without_markers,
)
from converter.reading.closer_shapes import (
    BRACKETED,
    BY_HAND,
    LONGEST_ROW,
    NOBODY,
    POSTSCRIPT,
    SENTENCE,
    closing_rows,
    is_short,
)
from converter.reading.complimentary import date_behind, signed_close
from converter.reading.datelines import is_dated_place, is_docket, is_loose_dateline
from converter.reading.lists import begins_item, read_list
from converter.reading.minuting import is_minute_day, is_minute_signature
from converter.reading.office import is_office_line, lists_papers, read_office
from converter.reading.opener_lines import kind_of
from converter.reading.salutations import dated_address
from converter.reading.signing import (
    is_labelled_name,
    is_name,
    is_office_and_name,
    is_office_title,
    is_strong,
    signs_for,
)
from converter.regexes import regex

_STAMP = regex(r"^\[?(?:stamp|seal|handwrit\w*|L\. ?S\.)\b", re.IGNORECASE)
_MARKERS = regex(r"^(?:\[\d{1,3}\]\s*)+$")
_MARKERS_BELOW = regex(r"\n(?:\[\d{1,3}\]\s*){1,99}$")
_ABBREVIATED = regex(r"\b\w\.$|\ba\.i\.$")
_SAYS = regex(
    r"\b(?:is|was|are|were|has|had|have|will|would|shall|should|can|may|not|you|your|my|we|it|this|these)\b"
)
# The office's note of the letter's date and matter: the year stands first.
_DOCKET = regex(
    r"^1[5-9]\d\d,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th|d|h|t)?\.?\s\S"
)
_YEAR = regex(r"^1[5-9]\d\d\W*$")
_HEAD = 12


def closer_blocks(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the blocks of what stands from the close or the signature to the page's end."""
    blocks: list[Block] = []
    for index, item in enumerate(chunks):
        signed = has_part(blocks, "signed")
        text = item.string
        last = blocks[-1] if blocks else None
        if _MARKERS.match(text) and isinstance(last, CloserPart):
            blocks[-1] = CloserPart(last.kind, join((last.text, item.text), "\n"))
        elif POSTSCRIPT.match(text) or (
            isinstance(last, Postscript) and not _ends_postscript(item)
        ):
            _afterthought(blocks, item)
        elif not blocks and text.endswith(",") and not is_name(text):
            blocks.append(CloserPart("salute", item.text))  # the writer's own words of leave
        elif alone := _told_alone(blocks, item):
            blocks += alone
        elif signed and lists_papers(text):
            return blocks + _after(chunks[index:])
        elif (signed and begins_item(text)) or (blocks and is_office_line(text)):
            return blocks + read_office(chunks[index:])
        elif signed and (_STAMP.match(text) or kind_of(text) in BY_HAND):
            by_hand = "andwrit" in text[:_HEAD] or kind_of(text) == "handwriting"
            kind = "handwriting" if by_hand else "stamp"
            blocks.append(CloserPart(kind, item.text))
        elif (blocks or begins_address(without_markers(text), more=False)) and is_address(
            blocks, chunks, index
        ):
            blocks += [CloserPart("address", row) for row in _rows_of(item)]
        elif signed and not _goes_on(item):
            if not has_part(blocks, "salute") or BRACKETED.match(text):
                return blocks + _after(chunks[index:])
            _afterthought(blocks, item)
        else:
            _place(blocks, item, signed=signed)
    return blocks


def _told_alone(blocks: Sequence[Block], item: Chunk) -> list[CloserPart]:
    """Return lines whose own form tells them: an address with a number or a date above it, a docket."""
    text = item.string
    last = blocks[-1] if blocks else None
    signed = has_part(blocks, "signed")
    head = None if blocks else dated_address(item.rows)
    if head:
        rows = _rows_of(chunk(head[1][1]))
        return [CloserPart("dateline", head[0][1]), *(CloserPart("address", row) for row in rows)]
    if goes_on_with_house(text, last) or (signed and numbered_address(text)):
        return [CloserPart("address", row) for row in _rows_of(item)]
    if signed and (_DOCKET.match(text) or is_docket(text)):
        return [CloserPart("handwriting", item.text)]
    if isinstance(last, CloserPart) and last.kind == "signed" and is_minute_day(text):
        return [CloserPart("dateline", item.text)]
    return []


def _afterthought(blocks: list[Block], item: Chunk) -> None:
    """Add a paragraph to the postscript, the first of which may have no label."""
    before = blocks[-1] if blocks else None
    if isinstance(before, Postscript):
        blocks[-1] = Postscript((*before.paragraphs, item.text))
    else:
        blocks.append(Postscript((item.text,)))


def _ends_postscript(item: Chunk) -> bool:
    """Tell what is no further paragraph of a postscript."""
    text = item.string
    return (
        is_office_line(text)
        or begins_item(text)
        or bool(BRACKETED.match(text))
        or begins_address(without_markers(text), more=False)
        or kind_of(text) == "dateline"
        or is_strong(text)
        or (len(text) < LONGEST_ROW and is_name(text) and not SENTENCE.search(text))
    )


def _rows_of(item: Chunk) -> list[Passage]:
    """Return the printed rows of a chunk; the markers of notes belong to the row above them."""
    breaks = re.finditer(r"\n(?!(?:\[\d{1,3}\]\s*)+(?:\n|$))", item.string)
    edges = [0, *(found.start() for found in breaks), len(item.string)]
    return [item.text.cut(a, b) for a, b in pairwise(edges)]


def _goes_on(item: Chunk) -> bool:
    """Tell a line that may follow a signature within the closer: an office, a name, a date."""
    if kind_of(item.string) == "dateline":
        return True
    return (
        is_short(item, NOBODY)
        and not BRACKETED.match(item.string)
        and not (SENTENCE.search(item.string) and not _ABBREVIATED.search(item.string))
        and (_mostly_capitals(item.string) or (is_name(item.string) and "," in item.string))
        and not _SAYS.search(item.string)
    )


def _mostly_capitals(text: str) -> bool:
    """Tell names and offices from a short sentence without a stop."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]  # noqa: PLR2004
    return bool(sum(word[0].isupper() for word in words) * 2 >= len(words))


def _after(chunks: Sequence[Chunk]) -> list[Block]:
    """Return what follows the closer and is not the office's: a division of its own."""
    blocks: list[Block] = [Division("continuation")]
    index = 0
    while index < len(chunks):
        if is_office_line(chunks[index].string):
            office = read_office(chunks[index:])
            return office if len(blocks) == 1 else blocks + office
        items, taken = read_list(chunks[index:])
        blocks.append(items or Paragraph(chunks[index].text))
        index += max(1, taken)
    return blocks


def _place(blocks: list[Block], item: Chunk, *, signed: bool) -> None:
    """Add a line to the closer; what follows a name is the signer's office or a further signer."""
    text = item.string
    before = blocks[-1] if blocks else None
    inline = signed_close(text)
    closing = closing_rows(text)
    if inline:
        blocks.append(CloserPart("salute", item.text.cut(0, inline[0])))
        if inline[1] < len(text):
            _sign(blocks, item.text.cut(inline[1]))
    elif closing:
        end = len("\n".join(text.split("\n")[:closing]))
        blocks.append(CloserPart("salute", item.text.cut(0, end)))
        if end < len(text):
            _sign(blocks, item.text.cut(end))
    elif is_minute_signature(text):
        _sign(blocks, item.text)
    elif _is_dated(text) or (
        signed
        and is_loose_dateline(text)
        and (not is_name(text) or ("\n" not in text and bool(re.search(r"\d", text))))
    ):
        blocks.append(CloserPart("dateline", item.text))
    elif (
        isinstance(before, CloserPart)
        and before.kind in {"signed", "address"}
        and "\n" not in text
        and not (
            before.kind == "signed" and _signs(text) and not _is_office_alone(before.text.text)
        )
    ):
        blocks[-1] = CloserPart(before.kind, join((before.text, item.text), "\n"))
    else:
        _sign(blocks, item.text)


def _is_dated(text: str) -> bool:
    """Tell the place and date below a text, with the day at least."""
    return kind_of(text) == "dateline" or bool(_WRITTEN.match(text)) or is_minute_day(text)


_WRITTEN = regex(
    r"^(?:Finished|Completed|Concluded|Begun|Dictated|Posted|Sealed|Written|Done) (?:on|at|in|this)\b[^.!?:]{2,60}$"
)


def _sign(blocks: list[Block], text: Passage) -> None:
    """Add a signature; an address and a whole date in its last rows stand below it."""
    rows = _rows_of(chunk(text))
    for at in range(1, len(rows)):
        rest = [_MARKERS_BELOW.sub("", row.text) for row in rows[at:]]
        if _YEAR.match(rest[0]) and re.match(r"^\d{1,2}\b", rows[at - 1].text):
            continue  # 24 August / 1818
        if begins_address("\n".join(rest), more=has_part(blocks, "salute")) and all(
            map(goes_on_address, rest)
        ):
            _sign(blocks, join(rows[:at], "\n"))
            blocks += [CloserPart("address", row) for row in rows[at:]]
            return
    for count in (2, 1):
        last = "\n".join(row.text for row in rows[-count:])
        dated = _is_dated(last) or is_dated_place(last)
        if len(rows) > count and dated:
            blocks.append(CloserPart("signed", join(rows[:-count], "\n")))
            blocks.append(CloserPart("dateline", join(rows[-count:], "\n")))
            return
    behind = date_behind(text.text)
    if behind < len(text.text):
        blocks.append(CloserPart("signed", text.cut(0, behind)))
        blocks.append(CloserPart("dateline", text.cut(behind)))
        return
    blocks.append(CloserPart("signed", text))


def _signs(text: str) -> bool:
    """Tell a further signer from the office of the one before."""
    return (
        is_strong(text)
        or is_office_and_name(text)
        or is_labelled_name(text)
        or signs_for(text)
        or (is_name(text) and not is_office_title(text.split("\n", 1)[0].split(",", 1)[0]))
    )


def _is_office_alone(text: str) -> bool:
    """Tell an office in its own row, the name below it (survey, section 3: office then name)."""
    return (
        "\n" not in text
        and is_office_title(text)
        and not (is_strong(text) or is_office_and_name(text))
        and "," not in text
    )
