"""Surnames that mean a person by themselves: well-known ones, and those in a row with others.

``Nkrumah would not come``; ``Lund, Vensk and Brezan``, where two of the three are known persons.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.grammar import Name, adjoins, nameable
from converter.recognisers.marking import person
from converter.recognisers.sight import written_small
from converter.recognisers.things import names_thing
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_SHORT = 3
_LONGEST = 3
_ENOUGH = 2
# Lund, Vensk (arrested) and Brezan: a remark may stand behind a name of the row.
_REMARK = regex(r"(?: \([^()\n]{2,40}\))?(?P<link>,? (?:and|or|nor) |, )")
# What stands behind a surname in a row; not "Lund, Vensk Street".
_OVER = regex(r"(?: \([^()\n]{2,40}\))?(?:$|[,;.:!?)\]\n]| (?:and|or|nor) | [a-z])")
_PLACED = regex(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]he|[Ii]nto|[Tt]owards?|[Aa]cross) $")
# Towns and parties also stand in rows with men: in Lund, Hanju and Orsan.
_AWAY = regex(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Vv]ia|[Ii]nto|[Vv]isit(?:ed|ing)?) $")
_JOINED = frozenset((", ", " (", ",o", ",a", ",n", " a", " o", " n"))
_NEAR = 24
_TWICE = regex(
    r"\b(?=(?P<one>[^\W\d_a-z][\w’'-]+) (?P<verb>has \w+ed|has \w+en|\w{2,}s|\w+ed)\b"
    r"[^.;,:\n]{0,40}[;,] (?:and |but )?(?P<other>[^\W\d_a-z][\w’'-]+) (?P=verb)\b)"
)
_DOES = regex(r"[\w’'-]+ (\w+(?<=[sd])\b)")
_RECIPIENTS = frozenset({"distribution", "typist", "decoder"})
# What stands before a name is looked at so far.
_WINDOW = 1000
_TOWNS = regex(r"\b(?:in|at|of) [A-Z][^;:.\n]*$")
_BEFORE = regex(r"(?:^|[,;:\n]|\d[.)]|\d [–—-])\s*$")
# Wuori (Moscow), Mielke, HVA/Leader; Lund.
_BEHIND = regex(r"(?P<told> \((?:[^()\n]{2,40})\)|, [A-Z][A-Za-z]{0,4}/\w+)?(?=\s*(?:$|[,;.\n]))")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield well-known surnames that stand alone or behind a word that may be a forename."""
    for stretch in sight.stretches:
        past = 0
        for index, name in stretch.named(lexicon):
            if index < past:
                continue
            if _known(stretch, name, lexicon):
                yield person(stretch, name, "medium", ("full-name",), "a well-known surname")
            elif name.last > name.first and stretch.words[index].opens:
                continue
            past = name.last + 1


def _known(stretch: Stretch, name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name ends in a well-known surname."""
    words = stretch.words
    last = words[name.last].text
    shown = last in lexicon.known or (last.isupper() and last.title() in lexicon.known)
    if not shown or name.last - name.first >= _LONGEST:
        return False
    if name.first != name.last and words[name.first].opens:
        # "Reportedly Lund came": the first word may only open the sentence.
        return words[name.first].initial
    return not names_thing(words, name, stretch.text, lexicon)


def listed(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the unknown words of a row of persons, and of a list of those who get a copy."""
    copies = _copies(sight)
    for stretch in sight.stretches:
        taken = [m for m in sight.found.get(stretch.key, ()) if m.kind is MarkKind.PERSON]
        if taken and (", " in stretch.text or " and " in stretch.text):
            yield from _rows(sight, stretch, lexicon)
        if taken:
            yield from _parallel(sight, stretch, lexicon)
        if stretch.key in copies:
            yield from _recipients(sight, stretch, lexicon)


def _single(sight: Sight, stretch: Stretch, index: int, lexicon: Lexicon) -> Name | None:
    """Return an unknown word that may be a surname by itself."""
    word = stretch.words[index]
    if not word.capital or len(word.text) <= _SHORT or lexicon.is_common(word.text):
        return None
    behind = stretch.words[index - 1] if index else None
    cut = behind and behind.dot and not behind.initial and word.before == ". "
    if cut or (behind and behind.capital and adjoins(stretch.words, index)):
        # Mähr. Ostrau, Feder Hanuš: it is only a part of what is named.
        return None
    name = stretch.name_at(index, lexicon)
    if (
        name is None
        or name.last > name.first
        or names_thing(stretch.words, name, stretch.text, lexicon)
    ):
        return None
    after = index + 1
    if word.dot and after < len(stretch.words) and nameable(stretch.words[after], lexicon):
        # Frant. Pauer: a forename cut short.
        return None
    return None if written_small(sight, word.text) else name


def _rows(sight: Sight, stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the unknown members of ``Lund, Vensk and Brezan`` where two others are persons."""
    text = stretch.text
    marks = {m.start: m.end for m in sight.found.get(stretch.key, ()) if m.kind is MarkKind.PERSON}
    words = stretch.words
    starts = {word.start: index for index, word in enumerate(words) if word.capital}
    at = -1
    for start in sorted({*marks, *starts}):
        if start < at:
            continue
        if start not in marks:
            end = words[starts[start]].end
            # Nothing is joined to most words.
            if text[end : end + 2] not in _JOINED and text[end : end + 1] != ".":
                continue
        row, unknown, shouted, end = 0, [], False, start
        place = start
        while True:
            if place in marks:
                row += 1
                end = marks[place]
                shouted |= any(part.isupper() for part in re.findall(r"\w{4,}", text[place:end]))
            else:
                index = starts.get(place)
                name = None if index is None else _single(sight, stretch, index, lexicon)
                if name is None:
                    break
                unknown.append(name)
                end = name.end
            link = _REMARK.match(text, end)
            if link is None:
                break
            place = link.end()
        at = end
        lead = text[max(0, start - _NEAR) : start]
        # Where a page prints names in capitals, a word in capitals beside one is a name.
        enough = row >= _ENOUGH or (
            row
            and row + len(unknown) > _ENOUGH
            and shouted
            and all(text[one.start : one.end].isupper() for one in unknown)
        )
        if unknown and enough and not (_AWAY.search(lead) or _PLACED.search(lead)):
            for name in unknown:
                capitals = text[name.start : name.end].isupper()
                if _OVER.match(text, name.end) and (not capitals or shouted):
                    yield person(stretch, name, "medium", ("full-name",), "in a row of persons")


def _parallel(sight: Sight, stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield who does what a person beside does: Lund has spoken; Vensk has spoken."""
    text = stretch.text
    marks = {m.start: m.end for m in sight.found.get(stretch.key, ()) if m.kind is MarkKind.PERSON}
    singles = {word.start: index for index, word in enumerate(stretch.words) if word.capital}
    does: dict[str, list[int]] = {}
    for at in sorted({*singles, *marks}):
        if verb := _DOES.match(text, at):
            does.setdefault(verb[1], []).append(at)
    # Who does what nobody behind him does is passed over.
    first = sorted(at for several in does.values() for at in several[:-1])
    starts = [at for at in first if at in singles]
    for match in filter(None, [_TWICE.match(text, at) for at in starts]):
        one, other = match.start("one"), match.start("other")
        known = [at for at in (one, other) if at in marks]
        if len(known) != 1:
            continue
        new = other if known[0] == one else one
        name = _single(sight, stretch, singles[new], lexicon) if new in singles else None
        if name and not text[name.start : name.end].isupper():
            yield person(stretch, name, "medium", ("full-name",), f"also “{match['verb']}”")


def _copies(sight: Sight) -> set[int]:
    """Return the passages that say who gets a copy: the line, and the list under its label."""
    keys = set()
    under = False
    for stretch in sight.stretches:
        if stretch.place in _RECIPIENTS:
            keys.add(stretch.key)
            under = stretch.text.rstrip().endswith(":")
        elif under and stretch.place == "item":
            keys.add(stretch.key)
        elif stretch.place != "label":
            under = False
    return keys


def _recipients(sight: Sight, stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the single surnames of those who get a copy: Wuori (Moscow); Mielke, HVA/Leader."""
    for index, word in enumerate(stretch.words):
        lead = stretch.text[max(0, word.start - _WINDOW) : word.start]
        if _TOWNS.search(lead):
            continue  # Embassies in Lesna, Orsan
        if word.text.isupper() or not _BEFORE.search(lead):
            continue
        name = _single(sight, stretch, index, lexicon)
        behind = name and _BEHIND.match(stretch.text, name.end)
        if name and behind:
            yield person(stretch, name, "medium", ("full-name",), "gets a copy")
