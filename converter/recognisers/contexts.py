"""Names of two unknown words that what stands beside them shows to be a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.grammar import name_at, names_thing
from converter.recognisers.marking import person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight

_NEXT = re.compile(r"(?:, [^,.;]{3,60},)? (\w+)")
_LAST = re.compile(r"(\w+) $")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield names before a verb of speech (``Enok Vass said``) or after one (``told Enok Vass``)."""
    says, hears = lexicon.contexts["says"], lexicon.contexts["hears"]
    for stretch in sight.stretches:
        words, text = stretch.words, stretch.text
        index = 0
        while index < len(words):
            name = name_at(words, index, lexicon) if words[index].capital else None
            if name is None:
                index += 1
                continue
            index = name.last + 1
            if name.last - name.first not in {1, 2} or words[name.last].possessive:
                continue
            after, before = _NEXT.match(text, name.end), _LAST.search(text, 0, name.start)
            speaks = after and after[1] in says
            spoken = before and before[1] in hears
            if (speaks or spoken) and not names_thing(words, name, text, lexicon):
                verb = after[1] if after and speaks else before[1] if before else ""
                yield person(stretch, name, "medium", ("full-name",), f"beside “{verb}”")
