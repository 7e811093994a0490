"""Names of the archive's own list of people: ``Associated People: Vensk, Tollo``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import Home
from converter.recognisers.aliases import stands_alone
from converter.recognisers.grammar import Name, nameable
from converter.recognisers.marking import person
from converter.recognisers.things import names_thing
from converter.recognisers.words import words_of
from converter.regexes import regex
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model import Report
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

# Vensk, Tollo; Lund, Karel Petrovich, 1909-1989; not Boatmen's Union, nor Lesna. Ministry of Fish.
_ENTRY = regex(
    r"(?P<surname>[^\W\d_][^\d,.;()]{1,40}), (?P<fore>[^\W\d_][^\d,;()]{0,40}?)"
    r"(?:,? \(?\d[\d–\- ]*\)?)?"
)
_SCHEMES = frozenset({"people", "persons"})


def people_of(report: Report, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the persons whom the archive lists, each as a text prints the name."""
    names = []
    for item in report.fields:
        listed = item.home is Home.KEYWORD and item.scheme in _SCHEMES
        entry = _ENTRY.fullmatch(item.text.text.strip()) if listed else None
        if entry is None:
            continue
        surname, fore = entry["surname"].strip(), entry["fore"].strip()
        words = words_of(f"{fore} {surname}", lexicon.particle)
        known = sum(len(word.text) for word in words)
        whole = known == sum(map(len, re.split(r"[\s.]+", f"{fore} {surname}")))
        if whole and all(nameable(word, lexicon) or not word.capital for word in words):
            east = surname in lexicon.eastern
            names.append(f"{surname} {fore}" if east else f"{fore} {surname}")
    return tuple(dict.fromkeys(names))


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of the list where the text has them, in full or by surname."""
    names = people_of(sight.report, lexicon)
    if not names:
        return
    whole = {tuple(fold(part) for part in re.split(r"[\s.]+", name) if part) for name in names}
    surnames = {_surname(name, lexicon) for name in names}
    for stretch in sight.stretches:
        for index, word in enumerate(stretch.words):
            if word.capital and (name := _listed(stretch, index, whole, surnames, lexicon)):
                sure = "high" if name.last > name.first else "medium"
                reason = "in the archive's list of people"
                yield person(stretch, name, sure, ("repeat",), reason)


def _surname(name: str, lexicon: Lexicon) -> str:
    first, _, rest = name.partition(" ")
    return fold(first if first in lexicon.eastern else rest.rsplit(" ", 1)[-1])


def _listed(
    stretch: Stretch,
    index: int,
    whole: set[tuple[str, ...]],
    surnames: set[str],
    lexicon: Lexicon,
) -> Name | None:
    """Return the name of the list that begins with a word."""
    word = stretch.words[index]
    name = stretch.name_at(index, lexicon)
    if name and name.last > name.first:
        parts = tuple(fold(one.text) for one in stretch.words[name.first : name.last + 1])
        if parts in whole and not names_thing(stretch.words, name, stretch.text, lexicon):
            return name
    if fold(word.text) not in surnames or not stands_alone(stretch, index, lexicon):
        return None
    alone = Name(index, index, word.start, word.end)
    return None if names_thing(stretch.words, alone, stretch.text, lexicon) else alone
