"""Names of two unknown words that what stands beside them shows to be a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.grammar import name_at, names_thing
from converter.recognisers.marking import person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.grammar import Name
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight

_NEXT = re.compile(r"(?:, [^,.;]{3,60},)? (\w+)")
_WINDOW = 40
_LONGEST = 3
_LAST = re.compile(r"(\w+) $")
_LAST_TWO = re.compile(r"(\w+ \w+) $")
# The years of a life: Tolla Vensk, 24 years old; Tolla Vensk (born in Lesna).
_LIFE = re.compile(r",? (?:aged )?\d{1,2} years|,? \(?born\b|, aged \d")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield names before a verb of speech (``Enok Vass said``) or after one."""
    for stretch in sight.stretches:
        words, text = stretch.words, stretch.text
        index = 0
        while index < len(words):
            name = name_at(words, index, lexicon) if words[index].capital else None
            if name is None:
                index += 1
                continue
            index = name.last + 1
            if name.last - name.first >= _LONGEST or words[name.last].possessive:
                continue
            sign = _sign(text, name, lexicon)
            if sign and not names_thing(words, name, text, lexicon):
                yield person(stretch, name, "medium", ("full-name",), f"beside “{sign}”")


def _sign(text: str, name: Name, lexicon: Lexicon) -> str:
    """Return the words beside a name that show it to be a person's, else ""."""
    contexts = lexicon.contexts
    lead = text[max(0, name.start - _WINDOW) : name.start]
    after, before = _NEXT.match(text, name.end), _LAST.search(lead)
    if name.last == name.first:
        says, hears = contexts["alone_says"], contexts["alone_hears"]
        before = _LAST_TWO.search(lead)
    else:
        says, hears = contexts["says"], contexts["hears"]
        if life := _LIFE.match(text, name.end):
            return life.group().strip(" ,(")
    if after and after[1] in says:
        return after[1]
    return before[1] if before and before[1] in hears else ""
