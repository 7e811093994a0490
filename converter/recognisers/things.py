"""Names of things: ships, streets, prizes and institutions that are called after somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.grammar import SPACES, Name, adjoins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.words import Word

_WINDOW = 40
_QUOTED = re.compile(r"\b[Tt]he [“\"‘']$")
_STREETS = frozenset("St Stt Str Sq Ave Rd Ln Blvd".split())
# Rosnay & Fils, Vass and Sons: a firm.
_FIRM = re.compile(
    r" (?:&|and|et|und|y|e) (?:Co|Cie|Sons?|Fils|Söhne|Bros|Brothers|Company|Hijos|Filhos|Figli)\b"
)
_NEXT = re.compile(r" ([a-z]+)")
# Ships are called after offices too: the steamer Queen Ysold, the cruiser “Admiral Vass”.
_SHIP = re.compile(
    r"\b(?:steamer|steamship|cruiser|destroyer|battleship|vessel|tanker|freighter|icebreaker|"
    r"submarine|frigate|trawler|schooner|corvette|yacht|liner|hulk|ship) [“\"‘']?"
    r"(?:King|Queen|Prince|Princess|Emperor|Empress|Duke|Duchess|Admiral|General|Marshal|President) $"
)


def names_thing(words: Sequence[Word], name: Name, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a name only names a thing: ``Lenin Library``, ``Order of Lenin``."""
    if name.last > name.first and words[name.last].text in _STREETS:
        # Harley St., Lund Sq.
        return True
    if not words[name.last].possessive:
        for index in range(name.last + 1, min(name.last + 5, len(words))):
            word = words[index]
            if word.before not in SPACES or not word.capital:
                break
            if word.text in lexicon.things or word.text.capitalize() in lexicon.things:
                return True
            if word.possessive:
                break
        if _FIRM.match(text, name.end):
            return True
        after = _NEXT.match(text, name.end)
        if after and after[1] in lexicon.contexts["thing_after"]:
            return True
    lead = text[max(0, name.start - _WINDOW) : name.start]
    if _SHIP.search(lead):
        return True
    if _QUOTED.search(lead) and text[name.end : name.end + 1] in {"”", '"', "’", "'"}:
        # The “Karel Brezan” has sailed for Orsan.
        return True
    before = lead.rstrip("“\"'‘* ").lower().split()[-2:]
    things = lexicon.contexts["thing_before"]
    return bool(before) and (before[-1] in things or " ".join(before) in things)


def with_address(words: Sequence[Word], name: Name, lexicon: Lexicon) -> Name:
    """Return a name with the form of address before it: the frigate Lady Vass is a ship."""
    at = name.first - 1
    if at < 0 or not adjoins(words, name.first) or not words[at].capital:
        return name
    addressed = words[at].text.lower() in lexicon.titles.honorific
    return name._replace(start=words[at].start) if addressed else name
