"""Names as catalogues list them: the surname first, several in one field."""

from __future__ import annotations

import re

from converter.regexes import regex

_LIST = regex(r"(?:(?<!\s)\s+)?(?:;|\n)\s*(?:and\s+)?")
_AND = regex(r"(?:,|(?<!\s))\s+(?:and|&)\s+")
_SIGNS = r"[\w\u0300-\u036f.'’?-]*"
_WORD = rf"[^\W\d_]{_SIGNS}"
_INVERTED = regex(rf"({_WORD}(?: {_WORD}){{0,3}}), ?({_WORD}(?: {_WORD}){{0,3}})")
_NO_NAME = regex(
    r"\b(?:jr|sr|esq|dr|prof|phd|md|ambassador|minister|secretary|consul|attach[eé]|president|premier|"
    r"director|head|chief|chairman|chair|editor|translator|deputy|counsellor|professor|general|colonel|"
    r"captain|embassy|legation|ministry|department|office|bureau|committee|council|mission|consulate|"
    r"institute|university|archives?|agency|government|of|and|the|for)\b",
    re.IGNORECASE,
)


def list_names(value: str) -> list[str]:
    """Return the names of a field; "and" parts them only where each has its surname first.

    >>> list_names("Lund, Ada and Zawa, Vit; Bureau of Trade and Boats")
    ['Lund, Ada', 'Zawa, Vit', 'Bureau of Trade and Boats']
    """
    found: list[str] = []
    for one in _LIST.split(value.strip()):
        names = _AND.split(one)
        found += names if all(map(surname_first, names)) else [one]
    return [name for name in found if name]


def surname_first(name: str) -> tuple[str, str] | None:
    """Return surname and forenames of a name that is written so, None when it is not.

    >>> surname_first("Zhelnin, Klim Ivanovich"), surname_first("Klim Zhelnin, Consul")
    (('Zhelnin', 'Klim Ivanovich'), None)
    """
    found = _INVERTED.fullmatch(name)
    if not found or _NO_NAME.search(name):
        return None
    surname, forename = found.groups()
    # A surname may begin in small letters: van der Berg, al-Hadid.
    capitals = any(sign.isupper() for sign in surname) and forename[0].isupper()
    return (surname, forename) if capitals else None
