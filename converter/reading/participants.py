"""Lists of participants: a label or several, then names, sides and tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from converter.blocks import Item, Items
from converter.passage import EMPTY, Passage, join
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of
from converter.reading.list_numbers import form_of

PARTICIPANTS = re.compile(
    r"^(?:\*\*)?(?P<label>(?:List of )?(?:Participants|PARTICIPANTS|Present|PRESENT|Attendees|Attended by|Attendance|In attendance|Also present|"
    r"Absent(?: with (?:an )?excuse)?|Excused|Invited|Apologies|Our side|Their side|The other side|(?:[A-Z]\w+|Our|Their) side|"
    r"(?:[A-Z]\w+|Our|Their) (?:delegation|participants)|On (?:the|our|their) (?:\w+ )?(?:side|part)|"
    r"From (?:the|our) (?:\w+ )?side|Guests?|Hosts?|Visitors?|Members?|Observers?(?: for [^:]{2,40})?|For (?:the )?[A-Z][^:.]{1,40}|Interpreters?|Translators?|Recorders?|"
    r"Attended|Presiding|Presided over by|Chaired|In the chair|Recorded by|Note-?takers?|Stenographers?|Secretary|Chair|Chairman|Chaired by|Minutes(?: taken)? by|Keeper of the minutes)\s*:(?:\*\*)?\s*|"
    # "Present Cdes. Lund, Grom", "Attended by Comrades ..." have no colon.
    r"(?:Also present|Present|PRESENT|Attended by|Attended|Attending|Chaired by|Presided over by|Chairman|CHAIRMAN|Chair|In the chair,?|Presiding),?\s+"
    r"(?=(?:[Cc]om(?:\[?rades?\]?|s)?s?\.? |[Cc]omrades? |COMRADES? |[Cc]des?\.? )(?:[\[A-Z\u00c0-\u024f][\w\[\].,;’'-]*(?:\s+|$)|and\s+)+$)|"
    # "From Norland: Ada Lund, the Envoy, Vit Zawa, ..." names a side when several follow.
    r"From (?:the )?[A-Z][\w’' -]{2,60}:\s+(?=(?:[^,:]+,){4})(?=(?:Comrades? )?[A-Z][\w’-]+ [A-Z]))"
)
# The label alone, without a colon.
_BARE = re.compile(
    r"^(?:\*\*)?(?:(?:List of )?(?:Participants|PARTICIPANTS|Attendees|ATTENDEES)|Present|PRESENT|In attendance|Those present)(?:\*\*)?$"
)
# A row of a list of participants: a side or a task, then names, and no sentence.
_ROW = re.compile(
    r"^(?!AGENDA|Agenda)[A-Z][^:.\d]{1,40}: [A-Z\u00c0-\u024f][^.!?]*(?:(?:Mr|Mrs|Dr|Ms|[A-Z])\.[^.!?]*)*$"
)
_NAMED_ROW = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Miss|Amb|Gen|Hon)\.? )?[A-Z\u00c0-\u024f][\w.’'-]*(?: (?:[A-Z\u00c0-\u024f(][\w.’'()-]*|de|von|van)){1,4}"
    r"(?:, ?(?:Jr|Sr)\.?)?(?:,|;| ?\[| ?\(|$)"
)
_COMPASS = re.compile(r"^(?:The )?(?:North|South|East|West)(?:ern)?(?: side)?: ")
_SIDES = re.compile(
    r"^(?:\*\*)?(?:.* (?:side|delegation|participants|part)|(?:For|From) .*|(?:Our|Their) .*|Members?|Guests?|Visitors?|Observers?.*)\s*:",
)
_WORD = r"[A-Z\u00c0-\u024f][\w.’'-]*"
_PERSON_FIRST = re.compile(
    rf"^{_WORD}(?: (?:{_WORD}|of|de|von|van|the|for|and)){{1,9}}(?:[,;(\[][^.!?]*)?$"
)
_SIDE = re.compile(rf"^{_WORD}(?: \w+){{0,3}}: {_WORD}(?: {_WORD}){{1,4}}(?:[,;] [^.!?]+)?$")
_ENDS = re.compile(r"[a-z]{2}[.!?]$")
_LEAST_ROSTER = 3
_MOSTLY = 0.8
_GROUP = re.compile(r"^[A-Z][^.!?:]{2,70}:$")
_OPEN_END = re.compile(r"(?:,|;|\band)$")
_LONGEST_ENTRY = 200


@dataclass(slots=True)
class _Roll:
    """A list of participants on its way: its items, and the group that stands open."""

    heading: Passage = EMPTY
    items: list[Item] = field(default_factory=list)
    group: Passage = EMPTY
    inner: list[Item] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        return bool(self.heading or self.items or self.group)

    @property
    def rows(self) -> list[Item]:
        return self.inner if self.group else self.items

    def open(self, group: Passage) -> None:
        """End the open group, and begin another (EMPTY: none)."""
        if self.group:
            held = (Items("participants", tuple(_with_signs(self.inner))),) if self.inner else ()
            self.items.append(Item(self.group, inner=held))
        self.group, self.inner = group, []

    def add(self, row: Passage) -> None:
        """Add a row; it goes on with the one above where that one is open (survey, trap 2)."""
        rows = self.rows
        if rows and _OPEN_END.search(rows[-1].text.text):
            rows[-1] = Item(join((rows[-1].text, row)))
        else:
            rows.append(Item(row))


def read_participants(chunks: Sequence[Chunk]) -> tuple[Items | None, int]:
    """Return the list of participants that stands at the start of these chunks, and its length.

    The label of a side or a group holds those below it; that of others
    (``Absent:``) begins a list of its own.
    """
    roll = _Roll()
    taken = 0
    for item in chunks:
        if not _listed(roll, item, chunks[taken:]):
            break
        taken += 1
    roll.open(EMPTY)
    if not roll.items:
        return None, 0
    return Items("participants", tuple(_with_signs(roll.items)), roll.heading), taken


def _listed(roll: _Roll, item: Chunk, rest: Sequence[Chunk]) -> bool:
    """Add what a chunk holds to the list; tell whether it belongs there."""
    text = item.string
    found = PARTICIPANTS.match(text)
    alone = found is not None and found.end() == len(text.rstrip())
    open_row = bool(roll.rows) and bool(_OPEN_END.search(roll.rows[-1].text.text))
    if not roll.begun and (alone or _BARE.match(text)):
        roll.heading = item.text
    elif open_row and not found and _is_entry(item):
        roll.add(item.text)
    elif alone and not _SIDES.match(text):
        return False
    elif alone or (roll.heading and not found and _heads_group(rest)):
        roll.open(item.text)
    elif found or _is_side(rest, roll.items) or (roll.heading and _may_be_listed(item)):
        if found:
            roll.open(EMPTY)
        for row in _rows(item):
            roll.add(row)
    else:
        return False
    return True


def _with_signs(items: Sequence[Item]) -> list[Item]:
    """Return the items with their printed numbers or signs apart, when each of them has one."""
    forms = [form_of(item.text.text) for item in items]
    if not all(form and form.scheme in {"sign", "number"} for form in forms):
        return list(items)
    found = []
    for form, item in zip(forms, items, strict=True):
        end = len(form.match(item.text.text)) if form else 0
        found.append(replace(item, text=item.text.cut(end), label=item.text.cut(0, end)))
    return found


def _may_be_listed(item: Chunk) -> bool:
    return _is_entry(item) or bool(_ROW.match(item.string))


def _is_side(chunks: Sequence[Chunk], items: Sequence[Item]) -> bool:
    """Tell a row with a side and its people, that begins a list or goes on with one of such rows."""
    here = is_side_row(chunks[0].string)
    after = len(chunks) > 1 and is_side_row(chunks[1].string)
    return here and (after or bool(items))


def is_side_row(text: str) -> bool:
    """Tell a side and those who came for it (``North: Pyo Tong-rim, Sim Pok-nam``): no speech.

    >>> is_side_row("South: Ada Brezan, Vit Zawa"), is_side_row("South: We are late.")
    (True, False)
    """
    return bool(_COMPASS.match(text) and _SIDE.match(text))


def begins_participants(chunks: Sequence[Chunk]) -> bool:
    """Tell a label of participants, and one without a colon that persons or sides stand below."""
    text = chunks[0].string
    if PARTICIPANTS.match(text) or _is_side(chunks, ()):
        return True
    return bool(_BARE.match(text)) and len(chunks) > 1 and _names_people(chunks[1].string)


def is_label_of_people(text: str) -> bool:
    """Tell a label of participants, with its colon or alone on its line.

    >>> is_label_of_people("PARTICIPANTS"), is_label_of_people("Present: A. Lund"), is_label_of_people("Present day")
    (True, True, False)
    """
    return bool(PARTICIPANTS.match(text) or _BARE.match(text))


def _names_people(text: str) -> bool:
    """Tell a row that names a person first, or a side and those who came for it."""
    return bool(_PERSON_FIRST.match(text) or _SIDE.match(text))


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
