"""How names are compared and written in ids: accents, hyphens and doubled letters aside."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from converter.regexes import regex

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
# Jaeger is Jäger, Goeth Göth; Xue and Noel keep their vowels, and Bauer is no Baur.
_UMLAUT = regex(r"(?<![aeioquy])([aou])e(?=[^aeiouy]{1,}.)")
_LONG = 4
_OTHER = regex(r"[^a-z0-9]+")
_DOUBLE = regex(r"([a-z])\1")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a name for comparison: small letters without accents, hyphens and apostrophes.

    >>> fold("Tarkálvi"), fold("O’Hara"), fold("Jäger") == fold("Jaeger")
    ('tarkalvi', 'ohara', True)
    """
    if text.isascii():
        letters = "".join(filter(str.isalpha, text.lower()))
    else:
        plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
        letters = "".join(
            char for char in plain if char.isalpha() and not unicodedata.combining(char)
        )
    return _UMLAUT.sub(r"\1", letters) if len(letters) > _LONG else letters


def squeeze(folded: str) -> str:
    """Return a folded name with doubled letters once (Friedmann, Friedman)."""
    return _DOUBLE.sub(r"\1", folded)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return text in ASCII small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return _OTHER.sub("-", ascii_only.replace("'", "")).strip("-")
