"""Speaker turns (``NAME: ...``) and lists of participants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model import Item, Items, SpeakerTurn
from converter.passage import EMPTY, Passage
from converter.reading.chunks import Chunk
from converter.reading.opener import kind_of_start

_LABEL = (
    r"(?P<who>(?:[IVX]+\. )?[A-Z\u00c0-\u024f\[][^\s:.!?;]*\.?(?: (?:[A-Z\u00c0-\u024f\[(][^\s:!?;]*|of|the|de|von|van|and|al-\w+|for)){0,7}"
    r"(?: ?\((?:hereafter|hereinafter|henceforth)[^)]*\))?(?: ?[(\[][^)\]]{0,60}[)\]])?)"
)
_TURN = re.compile(rf"^(?:\*\*)?{_LABEL}(?:\*\*)?:(?:\*\*)?\s+(?=\S)")
_HEREAFTER = re.compile(r"\((?:hereafter|hereinafter|henceforth)\b")
_NOT_SPEAKERS = re.compile(
    r"^(?:Note|Notes|Remark|Comment|Question|Answer|Agenda|Result|Results|Conclusion|Example|Source|Table|Figure|Annex|"
    r"Enclosure|Attachment|Decision|Resolution|Decided|Resolved|Summary|Translation|P\.?S|Address|Signed|Signature|Seal|"
    r"Stamp|First|Second|Third|Finally|Secondly|Thirdly|However|Moreover|In|On|At|By|With|After|Before|The (?!Chair|Pres|Min|Amb)|"
    r"This|These|That|Those|It|He|She|We|They|As|For|From|To|Also|Specifically|Furthermore)\b"
)
PARTICIPANTS = re.compile(
    r"^(?:\*\*)?(?P<label>(?:List of )?(?:Participants|PARTICIPANTS|Present|PRESENT|Attendees|Attended by|Attendance|In attendance|Also present|"
    r"Absent(?: with (?:an )?excuse)?|Excused|Invited|Apologies|Our side|Their side|The other side|(?:[A-Z]\w+|Our|Their) side|(?:[A-Z]\w+|Our|Their) (?:delegation|participants)|On (?:the|our|their) (?:\w+ )?(?:side|part)|"
    r"From (?:the|our) (?:\w+ )?side|Guests?|Hosts?|Visitors?|Members?|Observers?(?: for [^:]{2,40})?|For (?:the )?[A-Z][^:.]{1,40}|Interpreters?|Translators?|Recorders?|"
    r"Recorded by|Note-?takers?|Stenographers?|Secretary|Chair|Chairman|Chaired by|Minutes(?: taken)? by|Keeper of the minutes))\s*:(?:\*\*)?\s*"
)
# A row of a list of participants: a side or a task, then names, and no sentence.
_ROW = re.compile(
    r"^[A-Z][^:.]{1,40}: [A-Z\u00c0-\u024f][^.!?]*(?:(?:Mr|Mrs|Dr|Ms|[A-Z])\.[^.!?]*)*$"
)
_LEAST_TURNS = 2


def turns_in(chunks: Sequence[Chunk]) -> bool:
    """Tell whether speakers take turns on this page: two turns or more, or one "hereafter"."""
    found = [turn for item in chunks if (turn := turn_of(item))]
    return len(found) >= _LEAST_TURNS or any(_HEREAFTER.search(item.string[:200]) for item in found)


def turn_of(item: Chunk) -> Chunk | None:
    """Return the chunk when a speaker's label opens it, else None."""
    text = item.string
    found = _TURN.match(text)
    if not found or _NOT_SPEAKERS.match(text) or kind_of_start(text) or PARTICIPANTS.match(text):
        return None
    return item


def read_turn(item: Chunk, following: Sequence[Passage]) -> SpeakerTurn:
    """Return the turn that a chunk opens, with the paragraphs that go on with it."""
    found = _TURN.match(item.string)
    end = found.end() if found else 0
    return SpeakerTurn(item.text.cut(0, end), (item.text.cut(end), *following))


def read_participants(chunks: Sequence[Chunk]) -> tuple[Items | None, int]:
    """Return the list of participants that stands at the start of these chunks, and its length."""
    heading = EMPTY
    items: list[Item] = []
    taken = 0
    for item in chunks:
        text = item.string
        found = PARTICIPANTS.match(text)
        if found and found.end() == len(text.rstrip()) and not items and not heading:
            heading = item.text
        elif found or (heading and (_is_entry(item) or _ROW.match(text))):
            items += [Item(row) for row in _entries(item)]
        else:
            break
        taken += 1
    if not items:
        return None, 0
    return Items("participants", tuple(items), heading), taken


def _entries(item: Chunk) -> list[Passage]:
    """Return the rows of an entry apart where the page breaks lines between persons."""
    parts, start = [], 0
    for at in [i for i, char in enumerate(item.string) if char == "\n"] + [len(item.string)]:
        parts.append(item.text.cut(start, at))
        start = at
    return [part for part in parts if part]


def _is_entry(item: Chunk) -> bool:
    """Tell a row of a list of persons: short, capitalised, no sentence."""
    text = item.string
    return (
        len(text) <= 200  # noqa: PLR2004
        and not re.search(r"[.!?:]$", text)
        and bool(re.match(r"^(?:[-•*–] ?|\d{1,2}[.)] ?)?[A-Z\u00c0-\u024f]", text))
        and turn_of(item) is None
    )
