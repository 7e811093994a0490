"""Compare texts word by word: which word of one is which word of the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"(?<=\w)(?:['’]|-(?:[ \n]+(?=[a-z]))?)(?=\w)")


def words(text: str) -> list[str]:
    r"""Return the words of a text without case, hyphens and apostrophes inside a word left out.

    >>> words("The even-\ntually [found] Harbour’s")
    ['the', 'eventually', 'found', 'harbours']
    """
    return _WORD.findall(_INSIDE.sub("", unicodedata.normalize("NFC", text)).casefold())


def pairs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return which word of one is which word of the other, in order.

    >>> pairs(["a", "b", "c"], ["b", "x", "c"])
    [(1, 0), (2, 2)]
    """
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [(run.a + at, run.b + at) for run in blocks for at in range(run.size)]


class Page:
    """The words of a source page, to look up the line where a run of words stands."""

    def __init__(self, text: str) -> None:
        """Read the words of a page, each with its line."""
        self._words: list[str] = []
        self._lines: list[int] = []
        for number, line in enumerate(text.splitlines(), start=1):
            found = words(line)
            self._words += found
            self._lines += [number] * len(found)

    def lines(self, run: Sequence[str]) -> list[int | None]:
        """Return for each word of a run the line where it stands, or that of its neighbour."""
        found: list[int | None] = [None] * len(run)
        for at, there in pairs(run, self._words):
            found[at] = self._lines[there]
        last: int | None = None
        for at, line in enumerate(found):
            last = line or last
            found[at] = last
        return found
