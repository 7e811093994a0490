"""The words of a text: what one is, and how many stand where."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from converter.regexes import regex

WORD = regex(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’-](?:[^\W_]|[\u0300-\u036f])+)*")
"""A word: letters, digits and combining marks, with inner apostrophes and hyphens."""


class _Signs(dict[int, str]):
    """What a character is to a word: ``a`` a part of it, ``'`` what may join two, else a space."""

    def __missing__(self, code: int) -> str:
        sign = "a" if chr(code).isalnum() or 0x300 <= code <= 0x36F else " "  # noqa: PLR2004
        self[code] = sign
        return sign


_SIGNS = _Signs({ord(joint): "'" for joint in "'’-"})
_ASCII = "".join(_SIGNS[code] for code in range(128)).encode().ljust(256)

_BEYOND_ASCII = "converter.words"
"""What ``str.encode`` does with a character that ASCII lacks: its sign takes its place."""


def _signs(beyond: UnicodeError) -> tuple[str, int]:
    if not isinstance(beyond, UnicodeEncodeError):
        raise beyond
    return beyond.object[beyond.start : beyond.end].translate(_SIGNS), beyond.end


codecs.register_error(_BEYOND_ASCII, _signs)


class Words:
    """The words of a text, found once and counted anywhere in it.

    Every character becomes a sign and every word a run of one sign, so that to count is to
    look for two signs in a string: no step of Python for a word.

    >>> Words("Vensk's letter - No. 3").count
    4
    """

    def __init__(self, text: str) -> None:
        """Find the words (``WORD``)."""
        signs = text.encode("ascii", _BEYOND_ASCII).translate(_ASCII)
        # Twice: the joints of "a-b-c" share the letter between them.
        for _ in range(2):
            signs = signs.replace(b"a'a", b"aaa")
        # A space first, so that the text's first word begins as the others do.
        self._signs = b" " + signs.replace(b"'", b" ")

    @property
    def count(self) -> int:
        """Return how many words there are."""
        return self._signs.count(b" a")

    def by_home(self, spans: Iterable[tuple[int, int, str]]) -> dict[str, int]:
        """Return how many words live in each home, by spans in order: start, end, home.

        A word that several spans share lives in the first of them.

        >>> Words("one two-three four").by_home([(4, 8, "a"), (8, 18, "b")])
        {'a': 1, 'b': 1}
        """
        signs, found, before = self._signs, dict[str, int](), 0
        count = signs.count
        for start, end, home in spans:
            words = count(b" a", start, end + 1)
            if signs[start : start + 2] == b"aa" and signs.rfind(b" ", 0, start) >= before:
                words += 1  # it begins before the span, and in none
            if words:
                found[home] = found.get(home, 0) + words
            before = end
        return found
