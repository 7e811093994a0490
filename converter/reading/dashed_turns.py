"""Turns that a dash opens (``A. Lund – Who has the oil?``), as protocols print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.chunks import Chunk
from converter.reading.remembered import remembered
from converter.reading.speaker_forms import (
    CAPITAL,
    DIGRAPH,
    NEVER,
    REMARK,
    TITLES,
    short_label,
    words_of,
)
from converter.regexes import regex

# "A. Lund – Who has the oil?": a name, a dash, and what was said.
DASHED = regex(
    rf"^(?:\d{{1,2}}[.)] )?(?P<who>(?:{TITLES} )?(?:(?:{DIGRAPH}|{CAPITAL})\. ?){{0,3}}{CAPITAL}[^\W\d_]+(?:[’'-][^\W\d_]+)*"
    rf"(?: {CAPITAL}[^\W\d_]+(?:[’'-][^\W\d_]+)*){{0,3}}(?: ?{REMARK})?) ?(?:[–—]| -) (?=[\"“‘(\[]?{CAPITAL})"
)
_SENTENCE_SAID = regex(r"[^\W\d_]{2}[.!?…][\"”’)\]]*$")
_LEAST = 2
# "Spoke:", "The following took the floor:" over such turns.
_SPOKE = regex(
    r"^(?:Spoke|Speakers|Statements|Opinions|Debate|(?:In the )?[Dd]iscussion|Took the floor|Took part in the (?:discussion|debate)|"
    r"(?:The following|Those who) (?:spoke|took the floor|expressed (?:their|an) opinion)|Exchange of opinions|Remarks)[^.:]{0,40}:$",
    re.IGNORECASE,
)


@remembered
def dashed(text: str) -> str:
    """Return the label of a turn that a dash opens, with its sign, or "".

    >>> dashed("A. Lund – Who has the oil?"), dashed("A. Lund – Harbour Master")
    ('A. Lund –', '')
    """
    found = DASHED.match(text) if "–" in text or "—" in text or " - " in text else None
    if not found or not _SENTENCE_SAID.search(text) or NEVER.match(found["who"]):
        return ""
    return f"{short_label(found['who'])} –"


def by_dash(chunks: Sequence[Chunk], listed: Sequence[str]) -> set[str]:
    """Return the labels of turns that a dash opens: several row by row, of persons who are present.

    Where a line says that what follows was spoken, they need not be listed; else each
    of two is listed, or one of them comes back.
    """
    words = words_of(listed)
    found: set[str] = set()
    row: list[str] = []
    spoke = False
    for before, item in zip((None, *chunks), (*chunks, None), strict=True):
        label = dashed(item.string) if item else ""
        if label and not row:
            spoke = before is not None and bool(_SPOKE.match(before.string))
        if label:
            row.append(label)
            continue
        if not row:
            continue
        known = [one for one in row if one[:-2].split()[-1] in words]
        back = len(set(row)) < len(row) and len(set(row)) > 1
        if spoke or back or len(set(known)) >= _LEAST:
            found |= set(row)
        row = []
    return found
