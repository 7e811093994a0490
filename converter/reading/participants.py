"""Lists of participants: a label or several, then names, sides and tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Item, Items
from converter.passage import EMPTY, Passage, join
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of

PARTICIPANTS = re.compile(
    r"^(?:\*\*)?(?P<label>(?:List of )?(?:Participants|PARTICIPANTS|Present|PRESENT|Attendees|Attended by|Attendance|In attendance|Also present|"
    r"Absent(?: with (?:an )?excuse)?|Excused|Invited|Apologies|Our side|Their side|The other side|(?:[A-Z]\w+|Our|Their) side|"
    r"(?:[A-Z]\w+|Our|Their) (?:delegation|participants)|On (?:the|our|their) (?:\w+ )?(?:side|part)|"
    r"From (?:the|our) (?:\w+ )?side|Guests?|Hosts?|Visitors?|Members?|Observers?(?: for [^:]{2,40})?|For (?:the )?[A-Z][^:.]{1,40}|Interpreters?|Translators?|Recorders?|"
    r"Recorded by|Note-?takers?|Stenographers?|Secretary|Chair|Chairman|Chaired by|Minutes(?: taken)? by|Keeper of the minutes))\s*:(?:\*\*)?\s*"
)
# A row of a list of participants: a side or a task, then names, and no sentence.
_ROW = re.compile(
    r"^(?!AGENDA|Agenda)[A-Z][^:.\d]{1,40}: [A-Z\u00c0-\u024f][^.!?]*(?:(?:Mr|Mrs|Dr|Ms|[A-Z])\.[^.!?]*)*$"
)
_NAMED_ROW = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Miss|Amb|Gen|Hon)\.? )?[A-Z\u00c0-\u024f][\w.’'-]*(?: (?:[A-Z\u00c0-\u024f(][\w.’'()-]*|de|von|van)){1,4}"
    r"(?:, ?(?:Jr|Sr)\.?)?(?:,|;| ?\[| ?\(|$)"
)
_ENDS = re.compile(r"[a-z]{2}[.!?]$")
_LEAST_ROSTER = 3
_MOSTLY = 0.8
_GROUP = re.compile(r"^[A-Z][^.!?:]{2,70}:$")
_OPEN_END = re.compile(r"(?:,|;|\band)$")
_LONGEST_ENTRY = 200


def read_participants(chunks: Sequence[Chunk]) -> tuple[Items | None, int]:
    """Return the list of participants that stands at the start of these chunks, and its length."""
    heading: Passage = EMPTY
    items: list[Item] = []
    taken = 0
    for item in chunks:
        text = item.string
        found = PARTICIPANTS.match(text)
        if found and found.end() == len(text.rstrip()) and not items and not heading:
            heading = item.text
        elif items and not found and _OPEN_END.search(items[-1].text.text) and _is_entry(item):
            # A hard-wrapped list (survey, trap 2).
            items[-1] = Item(join((items[-1].text, item.text)))
        elif found or (
            heading and (_is_entry(item) or _ROW.match(text) or _heads_group(chunks[taken:]))
        ):
            for row in _rows(item):
                if items and _OPEN_END.search(items[-1].text.text):
                    items[-1] = Item(join((items[-1].text, row)))
                else:
                    items.append(Item(row))
        else:
            break
        taken += 1
    if not items:
        return None, 0
    return Items("participants", tuple(items), heading), taken


def _heads_group(chunks: Sequence[Chunk]) -> bool:
    """Tell a label over a further group of the list (``Members of the Committee:``)."""
    text = chunks[0].string
    return (
        bool(_GROUP.match(text))
        and not heading_of(chunks[0])
        and len(chunks) > 1
        and (_is_entry(chunks[1]) or bool(_ROW.match(chunks[1].string)))
    )


def read_roster(item: Chunk) -> Items | None:
    """Return a list of persons that stands row by row without a label, or None.

    At least three rows, nearly all of them a name with or without an office
    behind it ("Dr. Ada Brezan, Professor of History").
    """
    rows = item.rows
    named = sum(bool(_NAMED_ROW.match(row.text)) for row in rows)
    if len(rows) < _LEAST_ROSTER or named < _MOSTLY * len(rows):
        return None
    if any(_ENDS.search(row.text) for row in rows):
        return None
    return Items("participants", tuple(Item(row) for row in rows))


def _rows(item: Chunk) -> list[Passage]:
    """Return the rows of an entry apart where the page breaks lines between persons."""
    if read_roster(item):
        return list(item.rows)
    parts, start = [], 0
    for at in [i for i, char in enumerate(item.string) if char == "\n"] + [len(item.string)]:
        parts.append(item.text.cut(start, at))
        start = at
    return [part for part in parts if part]


def _is_entry(item: Chunk) -> bool:
    """Tell a row of a list of persons: short, capitalised, no sentence."""
    text = item.string
    return (
        all(len(row) <= _LONGEST_ENTRY for row in text.split("\n"))
        and not re.search(r"(?<!\b\w)[.!?:]$", text)
        and bool(re.match(r"^(?:[-•*–] ?|\d{1,2}[.)] ?)?[A-Z\u00c0-\u024f]", text))
        and ": " not in text
    )
