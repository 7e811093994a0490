"""A passage as words: the capitalised ones, and the few small ones that names and titles hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_STOP = re.compile(r"[.!?:;…•*–—]|\n")
# "Yu. V. Andropov": Cyrillic letters that English spells with two are initials too.
_DIGRAPHS = frozenset(
    [
        "Ye",
        "Yu",
        "Ya",
        "Yo",
        "Kh",
        "Ts",
        "Ch",
        "Sh",
        "Zh",
        "Dz",
        "Dzh",
        "Shch",
        "Sz",
        "Cs",
        "Gy",
        "Zs",
        "Th",
        "Ph",
        "Iu",
        "Ia",
        "Ie",
        "Fr",
        "Wm",
        "Chr",
    ]
)


class Word(NamedTuple):
    """A word with the text before it back to the word before; a possessive 's is not part of it."""

    start: int
    end: int
    text: str
    before: str
    possessive: bool
    dot: bool
    capital: bool

    @property
    def initial(self) -> bool:
        """Tell whether this is an initial with its full stop."""
        return self.dot and (
            (len(self.text) == 1 and self.text.isupper()) or self.text in _DIGRAPHS
        )

    @property
    def opens(self) -> bool:
        """Tell whether a sentence, a line or a clause after a colon may begin here."""
        return self.start == 0 or bool(_STOP.search(self.before))


def words_of(text: str, small: AbstractSet[str]) -> tuple[Word, ...]:
    """Return the capitalised words of a text and those of its words that are in ``small``.

    >>> [word.text for word in words_of("the envoy of Orsan's king, B. Vass", {"of"})]
    ['of', 'Orsan', 'B', 'Vass']
    """
    found = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        capital = word[0].isupper()
        if not (capital or word in small):
            continue
        start, end = match.span()
        possessive = word.endswith(_POSSESSIVE) and len(word) > len("'s")
        if possessive:
            end -= 2
            word = word[:-2]
        dot = text.startswith(".", end)
        found.append(Word(start, end, word, text[last:start], possessive, dot, capital))
        last = end
    return tuple(found)
