"""When two names of places or organisations are the same, and two numbers of an authority."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from converter.regexes import regex
from converter.spelling import fold

_AUTHORITIES = frozenset({"wikidata", "viaf", "gnd", "geonames"})
_DIGITS = regex(r"(\d+|\?)")
_LONGEST = 6
_JOINTS = frozenset("'’ʼ`")
_ADDRESS = regex(r"https?://[^/]+/(?:.*/)?(Q?\d[\dXx-]*)(?:/[^/\d]*)?/?")
_SMALL = frozenset("a an and at de del der des di du for in la le les of on the und von zu".split())


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Return what two spellings of one name share: letters without accents, and numbers.

    >>> key_of("The Port-au-Prince"), key_of("PORT AU PRINCE"), key_of("Łódź")
    ('portauprince', 'portauprince', 'lodz')
    >>> key_of("Department 1 12"), key_of("Department 11 2"), key_of("Pl?nsk")
    ('department 1 12', 'department 11 2', 'pl ? nsk')
    >>> key_of("…"), key_of("Йошкар-Ола")
    ('…', 'йошкарола')
    """
    apart = (f" {word} " if word == "?" or word.isdigit() else word for word in _words(name))
    return " ".join("".join(apart).split()) or " ".join(name.casefold().split())


@lru_cache(maxsize=65536)
def sort_of(name: str) -> tuple[str, ...]:
    """Return what orders names: the words without accents and the first article, 7 before 10.

    >>> sort_of("The Étang Vert"), sort_of("“Red Star” Plant No. 7")
    (('etang', 'vert'), ('red', 'star', 'plant', 'no', '000007'))
    """
    words = _words(name) or (name.casefold(),)
    return tuple(word.zfill(_LONGEST) if word.isdigit() else word for word in words)


def is_short_for(short: str, full: str) -> bool:
    """Tell whether a name is a part of another: it may mean something else in another document.

    >>> is_short_for("Joint Commission", "Joint Commission on Lights"), is_short_for("GDR", "East")
    (True, False)
    """
    return set(_words(short)) <= set(_words(full))


def is_made_of_initials(short: str, full: str) -> bool:
    """Tell whether a name is the first letters of the words of another.

    >>> is_made_of_initials("CPSU", "Communist Party of the Soviet Union")
    True
    >>> is_made_of_initials("CP", "Communist Party of the Soviet Union")
    False
    """
    initials = "".join(word[0] for word in _words(full) if word not in _SMALL)
    return len(initials) > 1 and key_of(short) == initials


def authorities(idnos: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the numbers of authorities among the ids of an entry, however they are written.

    >>> sorted(authorities([("GeoNames", "https://www.geonames.org/123/x.html"), ("local", "7")]))
    [('geonames', '123')]
    """
    found = set()
    for kind, number in idnos:
        if kind.lower() in _AUTHORITIES:
            address = _ADDRESS.fullmatch(number)
            found.add((kind.lower(), (address[1] if address else number).upper()))
    return frozenset(found)


def are_at_odds(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool:
    """Tell whether two entries have different numbers of the same authority."""
    numbers = set(other)
    kinds = {kind for kind, _ in numbers}
    return any(kind in kinds and (kind, number) not in numbers for kind, number in one)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    """Return the words for comparison, a lost letter among them, without the article."""
    kept = "".join(map(_kept, unicodedata.normalize("NFC", name)))
    words = tuple(map(_plain, _DIGITS.sub(r" \1 ", kept).split()))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _kept(char: str) -> str:
    """Return a letter, a digit, a vowel sign or a question mark; what divides words as a space."""
    if char.isalnum() or char == "?" or unicodedata.category(char).startswith("M"):
        return char
    return "" if char in _JOINTS else " "


def _plain(word: str) -> str:
    """Return a word for comparison; only Latin letters lose their accents, elsewhere they count."""
    if all("LATIN" in unicodedata.name(char, "") for char in word if char.isalpha()):
        return fold(word) or word
    return unicodedata.normalize("NFKC", word).casefold()
