"""Names of things: ships, streets, prizes and institutions that are called after somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from converter.recognisers.grammar import SPACES, Name, adjoins
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.words import Word

_WINDOW = 40
_QUOTED = regex(r"\b[Tt]he [“\"‘']$")
_STREETS = frozenset("St Stt Str Sq Ave Rd Ln Blvd".split())
# Rosnay & Fils, Vass and Sons: a firm.
_FIRM = regex(
    r" (?:&|and|et|und|y|e) (?:Co|Cie|Sons?|Fils|Söhne|Bros|Brothers|Company|Hijos|Filhos|Figli)\b"
)
_NEXT = regex(r" ([a-z]+)")
# Ships are called after offices too: the steamer Queen Ysold, the cruiser “Admiral Vass”.
_SHIP = regex(
    r"\b(?:steamer|steamship|cruiser|destroyer|battleship|vessel|tanker|freighter|icebreaker|"
    r"submarine|frigate|trawler|schooner|corvette|yacht|liner|hulk|ship) [“\"‘']?"
    r"(?:King|Queen|Prince|Princess|Emperor|Empress|Duke|Duchess|Admiral|General|Marshal|President) $"
)


# What a lead ends with where one of the two patterns above can end.
_OFFICES = tuple(
    f"{office} {end}"
    for office in (
        "King Queen Prince Princess Emperor Empress Duke Duchess Admiral General Marshal President"
    ).split()
    for end in ("", "\n")
)
_OPENING = tuple(f"{quote}{end}" for quote in "“\"‘'" for end in ("", "\n"))
_CLOSING = frozenset(("”", '"', "’", "'"))


def names_thing(words: Sequence[Word], name: Name, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a name only names a thing: ``Lenin Library``, ``Order of Lenin``."""
    first, last, start, end = name.first, name.last, name.start, name.end
    word = words[last]
    if last > first and word.text in _STREETS:
        # Harley St., Lund Sq.
        return True
    contexts = lexicon.contexts
    if not word.possessive:
        if text[word.end : word.end + 1] in SPACES:
            things = lexicon.things
            for word in words[last + 1 : last + 5]:
                if not word.capital or word.before not in SPACES:
                    break
                if word.text in things or word.text.capitalize() in things:
                    return True
                if word.possessive:
                    break
        if text.startswith(" ", end):
            after = _NEXT.match(text, end)
            if (after and after[1] in contexts["thing_after"]) or _FIRM.match(text, end):
                return True
    lead = text[max(0, start - _WINDOW) : start]
    if lead.endswith(_OFFICES) and _SHIP.search(lead):
        return True
    if lead.endswith(_OPENING) and text[end : end + 1] in _CLOSING and _QUOTED.search(lead):
        # The “Karel Brezan” has sailed for Orsan.
        return True
    before = lead.rstrip("“\"'‘* ").lower().rsplit(None, 2)[-2:]
    known = contexts["thing_before"]
    return bool(before) and (before[-1] in known or " ".join(before) in known)


def with_address(words: Sequence[Word], name: Name, lexicon: Lexicon) -> Name:
    """Return a name with the form of address before it: the frigate Lady Vass is a ship."""
    at = name.first - 1
    if at < 0 or not adjoins(words, name.first) or not words[at].capital:
        return name
    addressed = words[at].text.lower() in lexicon.titles.honorific
    return structs.replace(name, start=words[at].start) if addressed else name
