"""A passage as words: the capitalised ones, and the few small ones that names and titles hold."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add
from typing import TYPE_CHECKING

from msgspec import Struct

from converter.recognisers.memory import MOST_REMEMBERED
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_WORD = regex(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")
# Accents that follow their letters, and "?" for a letter that was lost (survey, trap 20): Bo?ydar.
_ODD = regex(r"[?\u0300-\u036f]")
_MARKED = r"(?:[^\W\d_][\u0300-\u036f]*)"
_LOST = r"\?{1,2}(?=[a-zß-öø-ÿ])"
_ODD_WORD = regex(rf"(?:(?<![\w.!?]){_LOST})?{_MARKED}+(?:(?:['’‐‑-]|{_LOST}){_MARKED}+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# al-Harthi, d'Aubigny: a name may begin with a small article that is joined to it.
_PREFIXED = regex(r"(?:a[dlnrstz]|ash|el|ul|d|l|dell|dall)[-'’‐‑][^\W\d_]")
# "P.S." at the head of a postscript and "N.B." are no initials.
_LABEL = regex(r"(?:(?:P\.){1,2}S\.|N\.B\.):? (?=(?P<next>[^\W\d_]+))")
_STOP = regex(r"[.!?:;…•*–—]|\n")
# "Yu. V. Andropov": Cyrillic letters that English spells with two are initials too.
_DIGRAPHS = frozenset(
    "Ye Yu Ya Yo Kh Ts Ch Sh Zh Dz Dzh Shch Sz Cs Gy Zs Th Ph Iu Ia Ie Fr Wm Chr Gh Wł Zb "
    "Jas Jno Thos Chas Geo Robt Saml Benj Richd Edwd Alexr Danl Fredk "
    "YE YU YA YO KH TS CH SH ZH DZ DZH SHCH SZ CS GY ZS IU IA IE".split()
)


class Word(Struct, frozen=True, gc=False):
    """A word with the text before it back to the word before; a possessive 's is not part of it.

    ``initial``: it is an initial with its full stop.
    """

    start: int
    end: int
    text: str
    before: str
    possessive: bool
    dot: bool
    capital: bool
    initial: bool

    @property
    def opens(self) -> bool:
        """Tell whether a sentence, a line or a clause after a colon may begin here."""
        before = self.before
        return before != " " and (self.start == 0 or _STOP.search(before) is not None)


Cut = tuple[int, int, str, bool, bool, bool, bool]
"""A word of a piece of text: start and end, counted from the end of the piece, and what it is.

In the order of ``Word`` without ``before``; a plain tuple is taken apart in half the time.
"""


def label_end(text: str, *, sure: bool, given: AbstractSet[str]) -> int:
    """Return the end of a label such as ``P.S.`` at the head of a text; P.S. Vass is a name.

    >>> label_end("P.S. Enok sends his love.", sure=False, given={"Enok"})
    5
    """
    label = _LABEL.match(text)
    if label is None:
        return 0
    following = label["next"]
    return label.end() if sure or following in given or following[0].islower() else 0


def words_of(text: str, small: AbstractSet[str], begin: int = 0) -> tuple[Word, ...]:
    """Return the capitalised words of a text and those of its words that are in ``small``.

    >>> [word.text for word in words_of("the envoy of Orsan's king, B. Vass", {"of"})]
    ['of', 'Orsan', 'B', 'Vass']
    """
    # No word holds a space, and most of what stands between two spaces was seen before.
    pieces = (text[begin:] if begin else text).split(" ")
    cuts = list(map(_cuts(frozenset(small)).__getitem__, pieces))
    ends = map(add, accumulate(map(len, pieces)), count(begin))
    found = []
    last = 0
    # Most pieces have no word that counts: those are left out before any is looked at.
    for words, whole in compress(zip(cuts, ends, strict=False), cuts):
        for start, stop, word, possessive, dot, capital, initial in words:
            at = whole + start
            end = whole + stop
            found.append(Word(at, end, word, text[last:at], possessive, dot, capital, initial))
            last = end
    return tuple(found)


class _Cuts(dict[str, tuple[Cut, ...]]):
    """The words of pieces of text that were met before; most pieces have none that count."""

    def __init__(self, small: AbstractSet[str]) -> None:
        super().__init__()
        self._small = small

    def __missing__(self, piece: str) -> tuple[Cut, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[piece] = tuple(_cut(piece, self._small))
        return found


_cuts = lru_cache(maxsize=8)(_Cuts)


def _cut(piece: str, small: AbstractSet[str]) -> Iterator[Cut]:
    odd = bool(_ODD.search(piece))
    for match in (_ODD_WORD if odd else _WORD).finditer(piece):
        word = unicodedata.normalize("NFC", match[0]) if odd else match[0]
        capital = word[0].isupper() or word[0] == "?"
        if not (capital or word in small):
            prefix = None if word.isalpha() else _PREFIXED.match(word)
            if prefix is None or not word[prefix.end() - 1].isupper():
                continue
            capital = True
        start, end = match.span()
        possessive = word.endswith(_POSSESSIVE) and len(word) > len("'s")
        if possessive:
            end -= 2
            word = word[:-2]
        dot = piece.startswith(".", end)
        initial = dot and ((len(word) == 1 and word.isupper()) or word in _DIGRAPHS)
        whole = len(piece)
        yield start - whole, end - whole, word, possessive, dot, capital, initial


def words_before(lead: str) -> tuple[str, str]:
    """Return the word right before a name, and the last two in small letters.

    >>> words_before("At night the old keeper ")
    ('keeper', 'old keeper')
    """
    if not lead.endswith((" ", "\n")):
        return "", ""
    end = len(lead) - 1 - lead.endswith(" \n")
    if lead[end] != " ":
        return "", ""
    start = _word_before(lead, end, "-")
    if start == end or not start or lead[start - 1] != " ":
        return lead[start:end], ""
    first = _word_before(lead, start - 1, "")
    return lead[start:end], lead[first:end].lower() if first < start - 1 else ""


def _word_before(text: str, end: int, inside: str) -> int:
    """Return where the word begins that ends at a place; ``inside`` may stand in it too."""
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in {"_", inside}):
        start -= 1
    return start
