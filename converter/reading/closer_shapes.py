"""The shapes of a closer's lines: a close, a postscript, a line short enough to stand in one."""

from __future__ import annotations

import re

from converter.reading.chunks import Chunk
from converter.reading.complimentary import is_closing, signed_close
from converter.reading.opener_lines import kind_of
from converter.reading.remembered import remembered
from converter.reading.signing import is_strong
from converter.reading.speakers import is_turn
from converter.regexes import regex
from converter.vocabulary import RUNNING

POSTSCRIPT = regex(
    r"^(?:P\.? ?(?:P\.? ?)?S\.?|N\.? ?B\.?|Post ?script(?:um)?)[:.,–—-]?\s", re.IGNORECASE
)
BY_HAND = frozenset(("handwriting", "stamp"))
SENTENCE = regex(r"[.!?…;:][\"”’)]?$")
BRACKETED = regex(r"^\[[^\]]{20,}\]$")
LONGEST_ROW = 60
NOBODY: frozenset[str] = frozenset()
_WORD = regex(r"(?<!\S)(?=\S*\w)\S+")
_LONGEST = 120
_MOST_WORDS = 7
_LEAST_ROWS = 2
_FEW_WORDS = 4


def closes(text: str) -> bool:
    """Tell a chunk with a complimentary close in it."""
    return bool(closing_rows(text) or signed_close(text))


@remembered
def closing_rows(text: str) -> int:
    """Return how many rows of a chunk a complimentary close takes, 0 when it is none.

    It may begin a row or two before its formula ("In the meantime / I am, dear
    Madam, / yours truly"), but then the rows are short.
    """
    rows = text.split("\n")
    found = [place for place, row in enumerate(rows, start=1) if is_closing(row)]
    if not found or (found[0] > 1 and any(len(row) > LONGEST_ROW for row in rows)):
        return 0
    return found[-1]


def is_short(item: Chunk, speakers: frozenset[str]) -> bool:
    """Tell a line that may stand in a closer: no sentence of running text, no speaker's turn."""
    text = item.string
    rows = text.split("\n")
    if item.cells or item.quoted or item.told in RUNNING or is_turn(item, speakers):
        return False
    if BRACKETED.match(text) or closes(text) or POSTSCRIPT.match(text):
        return True
    if text[:1] == "[" and kind_of(text) in BY_HAND and len(text) <= 2 * _LONGEST:
        return True
    if len(rows) > _LEAST_ROWS and all(len(_WORD.findall(row)) <= _FEW_WORDS for row in rows):
        return True
    return all(len(row) <= _LONGEST for row in rows) and not (
        SENTENCE.search(text) and len(text.split()) > _MOST_WORDS and not is_strong(text)
    )
