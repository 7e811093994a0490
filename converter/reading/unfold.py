"""A document in one line: parted again where its own words show that a line began.

The PDF's text has lost every line break. Only sure signs are used: the page's
title once more, a marking of classification at the start, labels that openers
and lists of participants have, and speakers' labels that come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from converter.passage import Passage
from converter.reading.chunks import Chunk, chunk
from converter.reading.opener_lines import LABELS
from converter.reading.participants import PARTICIPANTS

_LEVEL = re.compile(
    r"^(?:[A-Z][\w ]{2,30} )?(?:STRICTLY |HIGHLY |Strictly |Highly )?(?:TOP SECRET|Top Secret|SECRET|Secret|CONFIDENTIAL|Confidential)"
    r"(?: Document| File)?[!.]*(?=\s[A-Z(])"
)
_LABEL_AT = re.compile(r"(?<=[\s)\]])(?=[A-Z][A-Za-z’' ]{1,30}:\s)")
_SPEAKER = re.compile(
    r"(?<=[.?!…)\]\"”] )(?:[A-Z\u00c0-\u024f][\w’'-]*\.? ){0,5}[A-Z\u00c0-\u024f][\w’'-]*"
    r"(?: \((?:hereafter|hereinafter)[^)]*\))?(?=: )"
)
_HEREAFTER = re.compile(
    r"(?:(?:[A-Z\u00c0-\u024f][\w’'-]*) ){1,6}\((?:hereafter|hereinafter) (?:abbreviated |referred to as |called )?(?:as )?(?P<short>[^)]{2,30})\)(?=: )"
)
# Names in capitals that end with a stop, as Soviet records have them.
_CAPS_SPEAKER = re.compile(
    r"(?<=[.?!…)\]] )(?:[A-Z]\. ?)?(?P<name>[^\W\d_a-zà-öø-ÿ]{3,}(?: [^\W\d_a-zà-öø-ÿ]{3,})*)(?: \([^)]{2,40}\))?(?=\. [A-Z\u00c0-\u024f])"
)
# The office's lines and those of an opener need no colon to be told.
_TOLD_AT = re.compile(
    r"(?<=\s)(?<!Copy )(?<!\d, )(?=Copy (?:Nº|No\.|№|#) ?\d|(?:Nº|№) ?\d+[/ ,]|From the (?:journal|diary) of |\d copies (?:sent|printed|made)\b|"
    r"\d{1,2}(?:, \d{1,2})* - (?:Cde|Comrade|to (?:the )?file)|Typed by |The conversation was recorded by )"
)
_KIND_AT = re.compile(
    r"(?<=\s)(?:MEMORANDUM OF CONVERSATION|RECORD OF CONVERSATION|MINUTES|TELEGRAM|J O U R N A L|JOURNAL)(?=\s)"
)
_SIGNED_AT = re.compile(r"(?<=[.!?] )(?=[A-Z][A-Z ]{8,60}\[signature\])")
_TITLE_WORDS = re.compile(
    r"(?:(?:Vice|Deputy|Prime|Foreign|First|General|Delegation|Department) )*"
    r"(?:Premier|Minister|Chairman|Ambassador|Secretary|President|Leader|Head|Comrade|Marshal|General|Director)(?= )"
)
_REMARK = re.compile(r"(?<= )\((?=[A-Z][^()]{5,80}\) [A-Z])")
_LONG = 300


def unfold(found: Sequence[Chunk], title: str) -> list[Chunk]:
    """Return the chunks with each long line parted where a line must have begun."""
    parted: list[Chunk] = []
    for item in found:
        if len(item.string) < _LONG and not parted:
            parted.append(item)
        else:
            parted += [chunk(part) for part in _parts(item.text, title)]
    return parted


def _parts(text: Passage, title: str) -> list[Passage]:
    string = text.text
    cuts = {0, len(string)}
    level = _LEVEL.match(string)
    if level:
        cuts.add(level.end())
    again = string.find(title) if title else -1
    if 0 <= again < len(string):
        cuts |= {again, again + len(title)}
    cuts |= _label_cuts(string)
    cuts |= _speaker_cuts(string)
    for form in (_TOLD_AT, _SIGNED_AT):
        cuts |= {found.start() for found in form.finditer(string)}
    for found in _KIND_AT.finditer(string):
        cuts |= {found.start(), found.end()} if string.isupper() else {found.start()}
    first = min((at for at in cuts if at > max(again + len(title), 0)), default=0)
    cuts |= {found.start() for found in _REMARK.finditer(string[:first])}
    places = sorted(cuts)
    return [part for a, b in pairwise(places) if (part := text.cut(a, b))]


def _label_cuts(string: str) -> set[int]:
    """Return where labels of openers and of lists of participants begin."""
    cuts = set()
    for place in _LABEL_AT.finditer(string):
        rest = string[place.start() : place.start() + 60]
        if PARTICIPANTS.match(rest) or any(form.match(rest) for _, form in LABELS):
            cuts.add(place.start())
    return cuts


def _label_start(found: re.Match[str]) -> int:
    """Return where a speaker's label begins: at the last title, when names stand before it."""
    titles = list(_TITLE_WORDS.finditer(found.group()))
    return found.start() + (titles[-1].start() if titles else 0)


def _speaker_cuts(string: str) -> set[int]:
    """Return where speakers' labels begin: those announced by "hereafter", and those that come back."""
    cuts = {_label_start(found) for found in _HEREAFTER.finditer(string)}
    announced = {found["short"].strip(" \"'“”") for found in _HEREAFTER.finditer(string)}
    capitals = list(_CAPS_SPEAKER.finditer(string))
    if any(count > 1 for count in Counter(one["name"] for one in capitals).values()):
        cuts |= {found.start() for found in capitals}
    labels = list(_SPEAKER.finditer(string))
    often = Counter(found.group() for found in labels)
    for found in labels:
        known = found.group() in announced or often[found.group()] > 1 or bool(cuts)
        if known and found.group().split(" ", 1)[0] not in {"Note", "The", "In", "This"}:
            cuts.add(found.start())
    return cuts
