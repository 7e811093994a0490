"""What a speaker says: the paragraphs, lists and page marks that go on with a turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from converter.blocks import Omission, PageBreak, Paragraph, Quotation, SpeakerTurn, Spoken
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of, is_dated
from converter.reading.labels import kind_of_start
from converter.reading.lists import begins_item, read_list
from converter.reading.people_labels import label_at
from converter.reading.sentences import Joined
from converter.reading.signs import Printed, is_separator, sign_of
from converter.reading.speakers import is_turn, label_of, read_label
from converter.regexes import regex

# What is told between turns is nobody's speech.
_TOLD = regex(
    r"^(?:(?:Decision|Decisions|Resolution|Decided|Resolved|Agreed|Result|Conclusion)\b[^.]{0,40}:|"
    r"(?:At this,? |With this,? |Here )?(?:[Tt]he|This) (?:meeting|conversation|talks?|session|discussion|reception|sitting|"
    r"(?:guests?|visitors?|delegations?|two sides|both sides|host)\b[^.]{0,20} (?:left|departed|took (?:their|his|her) leave))\b|"
    r"(?:Both|The two) (?:sides|delegations|parties) (?:left|departed|rose|parted)\b)"
)


_LABEL = regex(r"^[A-Z][^:.!?]{0,40}:")
_REMARK = regex(r"^(?:\([^()]{3,200}\)|\[[^\[\]]{3,200}\])\.?$")


def read_speech(
    chunks: Sequence[Chunk], speakers: frozenset[str], printed: Printed, made: Joined
) -> tuple[SpeakerTurn, int]:
    """Return the turn that the first chunk opens, and the number of chunks it takes.

    Another label ends it, even one of nobody who is known to speak: words must
    not be put into the wrong mouth. So do headings, tables, separators, and
    what is told between turns. A list belongs to it when a colon announces it.
    """
    speaker, first = read_label(chunks[0], speakers)
    found: list[Spoken] = [Paragraph(first)] if first else []
    taken = 1
    while taken < len(chunks):
        step = _part(found, chunks[taken:], speakers, printed, made)
        if not step:
            break
        taken += step
    paragraphs: list[Passage] = []
    for part in found:
        if not isinstance(part, Paragraph):
            break
        paragraphs.append(part.text)
    return SpeakerTurn(speaker, tuple(paragraphs), tuple(found[len(paragraphs) :])), taken


def _part(
    found: list[Spoken],
    chunks: Sequence[Chunk],
    speakers: frozenset[str],
    printed: Printed,
    made: Joined,
) -> int:
    """Add what goes on with the turn here; return the number of chunks, 0 where it ends."""
    item = chunks[0]
    if _ends(item, speakers, chunks[1:2]):
        return 0
    said = found[-1].text.text if found and isinstance(found[-1], Paragraph) else ""
    if begins_item(item.string) and found:
        mended: list[int] = []
        items, taken = read_list(chunks, said, mended)
        if items is not None:
            if re.search(r"[.!?][\"”’)\]]*$", said):
                return 0
            found.append(items)
            made += [("list", line) for line in mended]
            return taken
    if found and len(chunks) > 1 and not _ends(chunks[1], speakers, chunks[2:3]):
        there: Printed = []
        sign = sign_of(item, there)
        if isinstance(sign, PageBreak | Omission) and not begins_item(chunks[1].string):
            printed += there
            found.append(sign)
            return 1
    if sign_of(item, []):
        return 0
    if item.quoted:
        rows = list(takewhile(lambda one: one.quoted, chunks))
        found.append(Quotation(tuple(one.text for one in rows)))
        return len(rows)
    after = chunks[1] if len(chunks) > 1 else None
    if after is None or after.cells or _ends(after, speakers, chunks[2:3]):
        # What announces a table, and a remark before the next speaker, is nobody's speech.
        announces = after is not None and after.cells and item.string.endswith(":")
        if announces or _REMARK.match(item.string):
            return 0
    found.append(Paragraph(item.text))
    return 1


def _ends(item: Chunk, speakers: frozenset[str], after: Sequence[Chunk]) -> bool:
    """Tell what no speaker says."""
    return bool(
        label_of(item.string)
        or (_LABEL.match(item.string) and kind_of_start(item.string))
        or item.told
        or item.cells
        or is_turn(item, speakers, after)
        or is_separator(item.string)
        or label_at(item.string)
        or _TOLD.match(item.string.replace("*", ""))
        or heading_of(item)
        or is_dated(item.string)
    )
