"""The words of a text: what one is, and how many stand where."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’-](?:[^\W_]|[\u0300-\u036f])+)*")
"""A word: letters, digits and combining marks, with inner apostrophes and hyphens."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class _Signs(dict[int, str]):
    """What a character is to a word: ``a`` a part of it, ``'`` what may join two, else a space."""

    def __missing__(self, code: int) -> str:
        sign = "a" if chr(code).isalnum() or 0x300 <= code <= 0x36F else " "  # noqa: PLR2004
        self[code] = sign
        return sign


_SIGNS = _Signs({ord(joint): "'" for joint in "'’-"})


class Words:
    """The words of a text, found once and counted anywhere in it.

    Every character becomes a sign and every word a run of one sign, so that to count is to
    look for two signs in a string: no step of Python for a word.

    >>> Words("Vensk's letter - No. 3").count
    4
    """

    def __init__(self, text: str) -> None:
        """Find the words (``WORD``)."""
        plain = _BEYOND_ASCII.sub(lambda run: run[0].translate(_SIGNS), text)
        signs = plain.translate(_SIGNS)
        # Twice: the joints of "a-b-c" share the letter between them.
        for _ in range(2):
            signs = signs.replace("a'a", "aaa")
        self._signs = " " + signs.replace("'", " ")  # so that the text's first word begins too

    @property
    def count(self) -> int:
        """Return how many words there are."""
        return self._signs.count(" a")

    def by_home(self, spans: Iterable[tuple[int, int, str]]) -> dict[str, int]:
        """Return how many words live in each home, by spans in order: start, end, home.

        A word that several spans share lives in the first of them.

        >>> Words("one two-three four").by_home([(4, 8, "a"), (8, 18, "b")])
        {'a': 1, 'b': 1}
        """
        signs, found, before = self._signs, dict[str, int](), 0
        for start, end, home in spans:
            words = signs.count(" a", start, end + 1)
            if signs[start : start + 2] == "aa" and signs.rfind(" ", 0, start) >= before:
                words += 1  # it begins before the span, and in none
            if words:
                found[home] = found.get(home, 0) + words
            before = end
        return found
