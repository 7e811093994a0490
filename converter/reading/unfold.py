"""A document in one line: parted again where its own words show that a line began.

The PDF's text has lost every line break. Only sure signs are used: the pieces
of the opener, labels of lists of participants, speakers' labels, numbers that
follow one another, a separator, a remark in brackets between two sentences,
the signature behind the last sentence, notes at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.passage import Passage
from converter.reading.chunks import Chunk, chunk
from converter.reading.gaps import gap_reason
from converter.reading.labels import LABELS
from converter.reading.people_labels import PARTICIPANTS
from converter.reading.unfold_end import end_cuts
from converter.reading.unfold_numbers import number_cuts
from converter.reading.unfold_opener import opener_cuts
from converter.reading.unfold_speakers import side_cuts, speaker_cuts
from converter.regexes import regex

_LABEL_AT = regex(
    r"(?<=[\s)\]])(?:(?:EXTENDED|LIMITED|SPECIAL|INTERNAL|Extended|Limited|Special|Internal) (?=D))?(?=[A-Z][A-Za-z’' ]{1,30}:\s)"
)
# The office's lines and those of an opener need no colon to be told.
_TOLD_AT = regex(
    r"(?<=\s)(?<!Copy )(?<!\d, )(?<!telegram )(?<!letter )(?<!cable )(?<!note )(?=Copy (?:Nº|No\.|№|#) ?\d|(?:Nº|№) ?\d+(?:/\w+)?, \d{1,2} [A-Z]|"
    r"From the (?:journal|diary) of |\d{1,2} copies (?:sent|printed|made|[Rr]eceived by|to)\b|"
    r"\d{1,2}(?:, \d{1,2})* - (?:Cde|Comrade|to (?:the )?file)|Typed by |The conversation was recorded by )"
)
_SEPARATOR = regex(
    r"(?<=[.?!\])”\"] )(?:x ?x ?x|\* ?\* ?\*|-[A-Z]{2,4}-|[—–-]{3,}|_{3,})(?= [A-Z\u00c0-\u024f\[“\"])"
)
# A sentence in brackets between two sentences: part of the page is missing, somebody laughs.
_REMARK = regex(r"(?<=[.?!”\")\]] )\[[A-Z][^\[\]]{5,120}\.\](?= [A-Z\u00c0-\u024f“\"])")
_ENDED = regex(
    r"(?<=[.?!”\")\]] )(?=(?:The|This|At this(?: point)?,? the|With this,? the) (?:conversation|meeting|talks?|session|audience|reception|discussion|sitting|interview) "
    r"(?:then )?(?:ended|lasted|was (?:closed|adjourned|over|concluded|ended)|were (?:closed|adjourned|over|concluded)|closed|concluded|came to an end|broke up)\b)"
)
_ITEM = regex(r"^\(?(?:\d{1,2}|[a-h])\) ")
# "... the following three persons for the reason.": its last sentence counts what comes.
_ANNOUNCES = regex(
    r"\b(?:following|(?:these|two|three|four|five|six|seven|several) (?:[a-z]+ )?[a-z]+s)\b"
)
_SENTENCE_ENDS = regex(r"[.!?]")
_LONG = 300
_LAST_PART = 0.7


def unfold(found: Sequence[Chunk], title: str) -> list[Chunk]:
    """Return the chunks with each long line parted where a line must have begun."""
    parted: list[Chunk] = []
    for item in found:
        if len(item.string) < _LONG and not parted and len(found) > 1:
            parted.append(item)
        else:
            parted += _with_lists([chunk(part) for part in _parts(item.text, title)])
    return parted


def _with_lists(parts: Sequence[Chunk]) -> list[Chunk]:
    """Mark the items of a list that the sentence above announces, however long they are."""
    marked: list[Chunk] = []
    announced = False
    for item in parts:
        numbered = bool(_ITEM.match(item.string))
        announced = numbered and (announced or bool(marked and _announces(marked[-1].string)))
        marked.append(replace(item, tight=True) if announced else item)
    return marked


def _announces(string: str) -> bool:
    """Tell a text whose last sentence counts what comes: only that sentence is looked at."""
    if string[-1:] not in {".", "!", "?", ":"}:
        return False
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(string, 0, len(string) - 1)]
    return bool(_ANNOUNCES.search(string, ends[-1] if ends else 0))


def _parts(text: Passage, title: str) -> list[Passage]:
    string = text.text
    cuts, start = opener_cuts(string, title)
    cuts |= {0, len(string)} | {at for at in _label_cuts(string) if at >= start}
    cuts |= side_cuts(string, start)
    speakers = {at for at in speaker_cuts(string) if at >= start}
    first = min(speakers, default=len(string))
    cuts |= speakers
    cuts |= {found.start() for found in _TOLD_AT.finditer(string, start)}
    # What somebody says of a meeting is no end of this one.
    ended = max(start, int(len(string) * _LAST_PART)) if first < len(string) else start
    cuts |= {found.start() for found in _ENDED.finditer(string, ended)}
    for form in (_SEPARATOR, _REMARK):
        for found in form.finditer(string, start):
            # What is missing belongs to the text before it.
            missing = gap_reason(found.group())
            cuts |= {found.end()} if missing else {found.start(), found.end()}
    cuts |= number_cuts(string, start)
    cuts |= end_cuts(string, cuts, spoken=first < len(string))
    places = sorted(cuts)
    return [part for a, b in pairwise(places) if (part := text.cut(a, b))]


def _within(string: str, at: int) -> bool:
    """Tell a label of those present that belongs to a sentence: one person, then the story goes on.

    A list of participants names several, or stands before the story.
    """
    above = len(_STORY.findall(string[max(0, at - _LONG) : at]))
    value = _STORY.split(string[at : at + _LONG], maxsplit=1)
    names = len(re.findall(r"[,;]| and ", value[0])) + 1
    return above > 1 and len(value) > 1 and names < _SEVERAL


_STORY = regex(
    r"(?:[^\W\d_]{3}|[\"”’)\]])[.!?][\"”’)]? (?=[A-Z\u00c0-\u024f“\"/(]|\d{1,2}\. [A-Z])"
)
_SEVERAL = 3


def _label_cuts(string: str) -> set[int]:
    """Return where labels of openers and of lists of participants begin."""
    cuts = set()
    end = -1
    for place in _LABEL_AT.finditer(string):
        if place.start() == end:
            continue  # the second word of the label before
        end = place.end()
        rest = string[place.end() : place.end() + 60]
        people = PARTICIPANTS.match(rest)
        if (people and not _within(string, place.end() + people.end())) or any(
            form.match(rest) for _, form in LABELS
        ):
            cuts.add(place.start())
    return cuts
