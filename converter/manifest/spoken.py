"""Which names a text may hold: a filter that never says no wrongly.

A changed entry of the authority file, or a decision on a name for the whole corpus, concerns
only documents with one of its words. Of each document a few hundred bits are kept: of two
documents in a thousand they say that a word may be there when it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from converter.authority import Authority, Entry, Never
from converter.regexes import regex
from converter.spelling import fold, squeeze

_SIZE = 512  # bytes: a report of 10 KB has about 150 words with a capital
_BITS = 8 * _SIZE
_SHORTEST = 2  # letters: an initial tells nobody from anybody
# Parts of words: Tse-tung is two, O’Hara is one for fold and is two here, on both sides.
_PART = regex(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
# A "?" stands for a letter that was lost, which may have been the capital.
_CAPITAL = regex(
    r"\??[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[\u0300-\u036f?][^\W\d_]*)*|"
    r"(?<!\?)\?++[^\W\d_]+"
)


def words_of(text: str) -> bytes:
    """Return the filter of a text."""
    bits = bytearray(_SIZE)
    for word in {found[0] for found in _CAPITAL.finditer(text)}:
        for place in _places(word):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def may_hold(words: bytes, name: str) -> bool:
    """Return whether one of the words of a name may stand in the text of a filter.

    >>> told = words_of("Ambassador KATHARINA Tarkálvi put the lamps out.")
    >>> may_hold(told, "Tarkalvi"), may_hold(told, "Katharina Pyo"), may_hold(told, "Gornin")
    (True, True, False)
    """
    if len(words) != _SIZE:
        return True
    return any(
        all(words[place >> 3] & (1 << (place & 7)) for place in _pair(part))
        for part in _PART.findall(name)
    )


def entries_of(authority: Authority) -> Iterator[Entry | Never]:
    """Yield all that an authority file says."""
    yield from authority.entries
    yield from authority.never


def names_of(entry: Entry | Never) -> tuple[str, ...]:
    """Return the names that an entry of an authority file is about."""
    if isinstance(entry, Never):
        names = (*entry.names, entry.id.replace("-", " "))
    else:
        # A forename alone is nobody's; where it is, it is among the bare names.
        names = (entry.surname, entry.name, *entry.bare, *entry.variants)
    return tuple(sorted({name for name in names if name}))


def _places(word: str) -> Iterator[int]:
    for part in _PART.findall(word):
        yield from _pair(part)


@lru_cache(maxsize=65536)
def _pair(part: str) -> tuple[int, ...]:
    """Return the two bits of a part of a name, none for an initial."""
    folded = squeeze(fold(part))
    if len(folded) < _SHORTEST:
        return ()
    number = crc32(folded.encode())
    return number % _BITS, (number >> 16) * 31 % _BITS
