"""Names of the authority list, which mean one person wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.recognisers.grammar import Name, adjoins, nameable
from converter.recognisers.marking import person
from converter.recognisers.things import names_thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight
    from converter.recognisers.words import Word


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield bare names of the authority list, the longest first."""
    names = lexicon.firsts
    if not names:
        for bare in lexicon.bare:
            parts = tuple(bare.split())
            names.setdefault(parts[0], []).append(parts)
        for choices in names.values():
            choices.sort(key=len, reverse=True)
    for stretch in sight.stretches:
        words = stretch.words
        for index in [
            at for at, word in enumerate(words) if word.text in names or word.text.isupper()
        ]:
            word = words[index]
            for parts in names.get(_spoken(word.text), ()):
                if not _stands(words, index, parts):
                    continue
                last = index + len(parts) - 1
                name = Name(index, last, word.start, words[last].end)
                if not (
                    names_thing(words, name, stretch.text, lexicon) or _more(words, name, lexicon)
                ):
                    entry = lexicon.bare[" ".join(parts)]
                    yield person(
                        stretch, name, "high", ("authority",), f"authority entry {entry.id}"
                    )
                break


def _spoken(text: str) -> str:
    """Return a word in capitals as it is written elsewhere (``KIM``, ``Kim``)."""
    return text.capitalize() if len(text) > 1 and text.isupper() else text


def _stands(words: Sequence[Word], index: int, parts: tuple[str, ...]) -> bool:
    if tuple(_spoken(word.text) for word in words[index : index + len(parts)]) != parts:
        return False
    return all(adjoins(words, at) for at in range(index + 1, index + len(parts)))


def _more(words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether the name is only a part of a longer one, which others will find."""
    after = name.last + 1
    if after < len(words) and not words[name.last].possessive and adjoins(words, after):
        return nameable(words[after], lexicon)
    return False
