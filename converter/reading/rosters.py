"""Lists of persons in groups, without a label that says so: an office's name, then who came from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, Item, Items, Paragraph
from converter.passage import EMPTY, Passage
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of, is_dated
from converter.reading.lists import begins_item
from converter.reading.opener_lines import kind_of
from converter.reading.pages import page_number
from converter.reading.people_labels import PARTICIPANTS
from converter.reading.remembered import remembered
from converter.reading.signs import is_separator
from converter.regexes import regex

_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Prof|Miss|Amb|Gen|Hon|Rev|Col|Maj|Capt|Ambassador|Professor|Minister|General|Comrade|Cde)"
# A name of two to five words, then nothing, or what the person is.
_PERSON = regex(
    rf"^(?:{_TITLE}\.? ){{0,2}}{_UPPER}[\w.’'-]*(?: (?:{_UPPER}[\w.’'-]*|de|von|van|der|la)){{0,4}}"
    r"(?:,? ?(?:Jr|Sr|II|III)\.?)?(?: ?[\[(][^\])]{2,60}[\])])?(?:$|[,;] .{2,180}$)"
)
_GROUP = regex(rf"^(?:The )?{_UPPER}[^.!?;]{{2,90}}:?$")
_SENTENCE = regex(r"[a-z]{2}[.!?;]$|[a-z]{3}[.!?] [A-Z][a-z]+ [a-z]")
_SMALL = frozenset("of the and for in on to a from at by with de la".split())
_OFFICE = regex(
    r"\b(?:Associations?|Committee|Bureau|Society|Office|Department|Others|Persons|Members|Staff|Division|Center|Centre|"
    r"Observers|Guests|Service|Archives|Institute|University|Ministry|Embassy|Delegation|Council|Agency|Commission)\b"
)
_PRESENT = regex(r"^(?:participants|present|attendance|attendees)$", re.IGNORECASE)
_LEAST_PERSONS = 3
_LEAST_OFFICES = 2
_LONGEST = 220
_LONGEST_GROUP = 100


def read_rosters(chunks: Sequence[Chunk]) -> tuple[list[Block], int]:
    """Return the lists of persons that begin here, one for each group, and their length.

    At least three rows name persons, two of them with what they are, and every
    row is a person or the name of a group.
    """
    groups: list[tuple[Passage, list[Passage]]] = []
    taken = offices = 0
    for item in chunks:
        found = _rows(item) if begins_roster(item) else []
        named = [row for row in found if _is_person(row.text)]
        heads = len(found) == 1 and _is_group(found[0].text)
        if not heads and (not found or len(named) < len(found)):
            break
        if heads:
            groups.append((found[0], []))
        elif groups:
            groups[-1][1].extend(found)
        else:
            groups.append((EMPTY, list(found)))
        offices += sum("," in row.text or bool(re.match(_TITLE, row.text)) for row in named)
        taken += 1
    # A group without a person below it is the first line of what follows.
    while groups and not groups[-1][1]:
        groups.pop()
        taken -= 1
    persons = sum(len(rows) for _, rows in groups)
    if persons < _LEAST_PERSONS or offices < _LEAST_OFFICES:
        return [], 0
    return _lists(groups), taken


def end_of_rows(chunks: Sequence[Chunk], index: int) -> int:
    """Return where the chunks end, from this one on, that may stand in such a list."""
    while index < len(chunks):
        found = _rows(chunks[index]) if begins_roster(chunks[index]) else []
        named = sum(_is_person(row.text) for row in found)
        if not found or (named < len(found) and not (len(found) == 1 and _is_group(found[0].text))):
            break
        index += 1
    return index


def begins_roster(item: Chunk) -> bool:
    """Tell by its first row what may stand in such a list: a person or the name of a group."""
    row = item.rows[0].text
    return len(row) <= _LONGEST and (_is_person(row) or _is_group(row))


def _lists(groups: Sequence[tuple[Passage, Sequence[Passage]]]) -> list[Block]:
    """Return a list for each group; a label without persons below it is a paragraph."""
    return [
        Items("participants", tuple(Item(row) for row in rows), head) if rows else Paragraph(head)
        for head, rows in groups
    ]


def _rows(item: Chunk) -> list[Passage]:
    """Return the rows of a chunk that may stand in a list of persons, none when it may not."""
    text = item.string
    if item.cells or item.quoted or item.told or begins_item(text) or PARTICIPANTS.match(text):
        return []
    if is_separator(text) or page_number(text) or is_dated(text) or heading_of(item):
        return []
    rows = list(item.rows)
    if any(len(row.text) > _LONGEST or _SENTENCE.search(row.text) for row in rows):
        return []
    if any(kind_of(row.text) not in {"", "letterhead"} for row in rows):
        return []
    return rows


@remembered
def _is_person(text: str) -> bool:
    return bool(_PERSON.match(text)) and _capitals(text.split(",", 1)[0]) and not _is_group(text)


@remembered
def _is_group(text: str) -> bool:
    """Tell the name of a group: it ends with a colon, or it is an office and no more."""
    if len(text) > _LONGEST_GROUP:
        return False
    if _PRESENT.match(text):
        return True
    told = text.endswith(":") or (bool(_OFFICE.search(text)) and "," not in text)
    return told and bool(_GROUP.match(text)) and _capitals(text.rstrip(":"))


def _capitals(text: str) -> bool:
    """Tell a name: each word that is no small one, and in no brackets, has a capital."""
    words = [word for word in _WORD.findall(_BRACKETS.sub("", text)) if word not in _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


_BRACKETS = regex(r"[\[(][^\])]*[\])]?")
_WORD = regex(r"[^\W\d_][\w’'-]*")
