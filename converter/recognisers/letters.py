"""Names in the address of a letter: ``Dear Enok,``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.recognisers.grammar import name_at
from converter.recognisers.marking import person
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight

_DEAR = regex(r"(?:My )?(?:[Vv]ery )?(?:[Dd]ear(?:est)?|[Ee]steemed|[Rr]espected)(?: friend)?,? $")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names that a salutation greets."""
    for stretch in sight.stretches:
        if stretch.place not in {"salute", "p"} or "ear" not in stretch.text[:30]:
            continue
        for index, word in enumerate(stretch.words[:4]):
            if word.capital and _DEAR.fullmatch(stretch.text[: word.start]):
                name = name_at(stretch.words, index, lexicon)
                if name is not None and stretch.text[name.end :].strip()[:1] in {"", ",", "!", ":"}:
                    yield person(stretch, name, "high", ("title",), "greeted in a salutation")
                break
