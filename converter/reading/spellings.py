"""Whether a bracket gives the name before it in another spelling: ``Uškalov [Ushkalov]`` (survey, trap 9)."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from converter.regexes import regex

_SHORTEST = 4
_RESEMBLES = 0.5
_SOUNDS = {
    "p": "b", "b": "b", "t": "d", "d": "d", "k": "g", "g": "g", "c": "j", "j": "j", "z": "j",
    "r": "r", "l": "r", "v": "v", "w": "v", "q": "j", "h": "h", "x": "s", "s": "s",
}  # fmt: skip
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_FARTHEST = 200  # characters of a name before a bracket
_NAME_BEFORE = regex(r"(?:[^\W\d_a-z][\w’'-]*\s+){0,2}[^\W\d_a-z][\w’'-]*\s?$")


def sound(syllable: str) -> str:
    """Return the first sound, with the letters that romanizations exchange made equal."""
    return _SOUNDS.get(syllable[:1], syllable[:1])


def spelled(one: str, other: str) -> bool:
    """Tell whether two words can be one name in two spellings, and are not simply the same.

    >>> spelled("Uškalov", "Ushkalov"), spelled("Tarkálvi", "Ta'erkawei")
    (True, True)
    >>> spelled("Lund", "Grom")
    False
    """
    left, right = _plain(one), _plain(other)
    if left == right or sound(left) != sound(right) or min(len(left), len(right)) < _SHORTEST:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= _RESEMBLES


def respells(inner: str, before: str) -> bool:
    """Tell a bracket that writes the name before it once more, in another spelling.

    >>> respells("Paek To Sok", "came Baek Do-seok "), respells("Lund", "with Otto ")
    (True, False)
    """
    found = _NAME_BEFORE.search(before, max(0, len(before) - _FARTHEST))
    words = re.split(r"[\s-]+", inner)
    if not found or not all(word[:1].isupper() for word in words[:1]):
        return False
    above = re.split(r"[\s-]+", found.group().strip())
    if len(words) == 1:
        return spelled(found.group().split()[-1], inner)
    # Romanizations part a name differently: Baek Do-seok, Paek Tosok.
    sizes = range(max(2, len(words) - 1), len(words) + 2)
    return any(spelled("".join(above[-size:]), inner) for size in sizes if size <= len(above))


def _plain(text: str) -> str:
    """Return a name in small letters without accents, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(char for char in plain if char.isalpha() and not unicodedata.combining(char))
