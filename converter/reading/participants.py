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
from converter.reading.people_labels import (
    SIDE,
    SIDE_ROW,
    WORD,
    heads_people,
    is_label_of_people,
    is_side_row,
    label_at,
)
from converter.reading.remembered import remembered
from converter.regexes import regex

# A row of a list of participants: a side or a task, then names, and no sentence.
_ROW = regex(
    r"^(?!AGENDA|Agenda)[A-Z][^:.\d]{1,40}: [A-Z\u00c0-\u024f][^.!?]*(?:(?:Mr|Mrs|Dr|Ms|[A-Z])\.[^.!?]*)*$"
)
_NAMED_ROW = regex(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Miss|Amb|Gen|Hon)\.? )?[A-Z\u00c0-\u024f][\w.’'-]*(?: (?:[A-Z\u00c0-\u024f(][\w.’'()-]*|de|von|van)){1,4}"
    r"(?:, ?(?:Jr|Sr)\.?)?(?:,|;| ?\[| ?\(|$)"
)
_SIDES = regex(
    r"^(?:\*\*)?(?:.* (?:side|delegation|participants|part)|(?:Present|Participants) .*|(?:For|From) .*|(?:Our|Their) .*|Members?|Guests?|Visitors?|Observers?.*)\s*:",
)
# Who did what at a meeting, below those present: "Minutes: Ines Holm".
_TASK = regex(
    r"^(?:The )?(?:Minutes|Protocol|Record|Shorthand|Translation|Interpretation|In the chair): [A-Z\u00c0-\u024f][^.!?:]*(?:\b[A-Z]\.[^.!?:]*)*$"
)
_PERSON_FIRST = regex(
    rf"^{WORD}(?: (?:{WORD}|of|de|von|van|the|for|and)){{1,9}}(?:[,;(\[][^.!?]*)?$"
)
# What the talk was about stands below those present, its label alone or with it.
_SUBJECT = regex(r"(?:SUBJECTS?|Subjects?)(?::|\n|$)")
_ENDS = regex(r"[a-z]{2}[.!?]$")
_LEAST_ROSTER = 3
_MOSTLY = 0.8
_GROUP = regex(r"^[A-Z][^.!?:]{2,70}:$")
_OPEN_END = regex(r"(?:,|;|\band)$")
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
        if rows and _OPEN_END.search(rows[-1].text.text) and not SIDE_ROW.match(row.text):
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
    found = label_at(text)
    alone = found is not None and found.end() == len(text.rstrip())
    if roll.begun and _SUBJECT.match(text):
        return False
    open_row = bool(roll.rows) and bool(_OPEN_END.search(roll.rows[-1].text.text))
    if not roll.begun and heads_people(text):
        roll.heading = item.text
    elif not found and ((roll.begun and _is_side_row(item)) or (open_row and _is_entry(item))):
        roll.add(item.text)
    elif alone and (not _SIDES.match(text) or _SIDES.match(roll.heading.text)):
        return False
    elif alone or (roll.heading and not found and _heads_group(rest)):
        roll.open(item.text)
    elif (
        found
        or _is_side(rest, roll.items)
        or (roll.heading and _may_be_listed(item))
        or (roll.items and _TASK.match(text))
        or _above_label(rest)
    ):
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


def _is_side_row(item: Chunk) -> bool:
    """Tell a row that names a side or a task, then those who came, and says nothing of them."""
    found = SIDE_ROW.match(item.string)
    return found is not None and _names_only(item.string[found.end() :])


def _names_only(text: str) -> bool:
    """Tell names and offices, one after another: no sentence, half of the words begin large."""
    text = re.sub(r"[\[(][^\])]*[\])]", "", text).rstrip(".; ")
    words = [word for word in re.findall(r"[^\W\d_][\w’'.-]*", text) if len(word) >= _SHORTEST_WORD]
    large = sum(word[0].isupper() for word in words)
    return large * 2 > len(words) and not re.search(r"[^\W\d_]{4}[.!?] ", text)


def _is_side(chunks: Sequence[Chunk], items: Sequence[Item]) -> bool:
    """Tell a row with a side and its people, that begins a list or goes on with one of such rows."""
    if not is_side_row(chunks[0].string):
        return False
    return bool(items) or (len(chunks) > 1 and is_side_row(chunks[1].string))


def begins_participants(chunks: Sequence[Chunk]) -> bool:
    """Tell a label of participants, and one without a colon that persons or sides stand below."""
    text = chunks[0].string
    if not _may_begin(text):
        return False
    if is_label_of_people(text) and (
        label_at(text) or (len(chunks) > 1 and _names_people(chunks[1]))
    ):
        return True
    return _is_side(chunks, ()) or _above_label(chunks)


def _above_label(chunks: Sequence[Chunk]) -> bool:
    """Tell those present where their own label is lost, above that of those absent (survey, trap 6)."""
    if not _begins_roll(chunks[0].string):
        return False
    if not any(label_at(item.string) for item in chunks[1:_MOST_ROWS]):
        return False
    for place, item in enumerate(chunks[:_MOST_ROWS]):
        if label_at(item.string):
            return place > 0
        if not _is_roll(item.string):
            return False
    return False


@remembered
def _may_begin(text: str) -> bool:
    """Tell by its words what may begin a list of participants, with the right rows below it."""
    return is_label_of_people(text) or is_side_row(text) or _begins_roll(text)


def _begins_roll(text: str) -> bool:
    """Tell names that may be the first of those present."""
    return bool(_COMRADES.match(text) or _OPEN_ROLL.match(text))


def _is_roll(text: str) -> bool:
    """Tell names one after another, and no sentence: nearly each word begins large."""
    words = [
        word
        for word in re.findall(r"[^\W\d_][\w’'.-]*", re.sub(r"\([^)]*\)", "", text))
        if len(word) >= _SHORTEST_WORD
    ]
    large = sum(word[0].isupper() for word in words)
    return "," in text and len(words) >= _LEAST_ROSTER and large >= _MOSTLY * len(words)


_SHORTEST_WORD = 4
_MOST_ROWS = 4
_COMRADES = regex(r"^(?:Comrades?|Cdes?\.?|Coms?\.|Messrs\.?|Ministers) (?=[A-Z\u00c0-\u024f])")
_OPEN_ROLL = regex(rf"^{WORD} {WORD}(?: {WORD})?(?: \([^)]*\))?, {WORD} {WORD}")


def _names_people(item: Chunk) -> bool:
    """Tell a row that names a person first, or a side and those who came for it."""
    form = form_of(item.string)
    text = item.string[len(form.match(item.string)) :] if form else item.string
    return not item.cells and bool(_PERSON_FIRST.match(text) or SIDE.match(text))


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
    if len(rows) < _LEAST_ROSTER:
        return None
    named = sum(bool(_NAMED_ROW.match(row.text)) for row in rows)
    if named < _MOSTLY * len(rows):
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
