"""Names with brackets: ``Baek Do-seok [Paek To Sok]``, ``[Pavel] Ostrin``, ``K.[ostrin]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.reading.spellings import sound, spelled
from converter.recognisers.grammar import Name, adjoins, name_at, nameable
from converter.recognisers.marking import person, span
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

# [the former envoy Egon] Vensk: the bracket says who it is, and the surname is printed.
_DESCRIBED = regex(
    r"\[[^\[\]]*?(?<![a-z])(?P<what>[a-z]+) (?P<fore>[^\Wa-z_][^\W\d_]+)\] (?=[^\Wa-z_])"
)
_SHOUTED = regex(
    r"(?<![\w.’'-])(?P<surname>[^\W\d_a-zß-ÿ]{3,}(?:-[^\W\d_a-zß-ÿ]{3,})?) "
    r"(?P<bracket>[(\[])(?P<fore>[^\W\d_a-z][^\W\d_A-ZÀ-Þ]+)(?: [^\W\d_a-z][\w.]*)?[)\]]"
)
_BROKEN = regex(r"(?<!\w)(?:[A-ZÀ-Þ]|Yu|Ya|Ye|Kh|Ch|Sh|Ts|Zh|Dz)\.?\[[^\W\d_]{2,}\](?!\w)")
# [Paek To Sok in the list of the protocol]
_CLOSED = regex(r"[\];]| in [^\[\]]*\]")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield names that brackets complete or repeat in another spelling."""
    for stretch in sight.stretches:
        if "(" in stretch.text or "[" in stretch.text:
            yield from _forenamed(stretch, lexicon)
        if "[" not in stretch.text:
            continue
        for match in _BROKEN.finditer(stretch.text):
            letters = re.sub(r"[\[\].]", "", match.group())
            if match.group()[-2].islower() and not lexicon.is_common(letters):
                yield span(
                    stretch,
                    match.start(),
                    _end_of(stretch, match, lexicon),
                    MarkKind.PERSON,
                    "medium",
                    ("bracket",),
                    "name completed in brackets",
                )
        yield from _completed(stretch, lexicon)
        yield from _syllables(stretch, lexicon)
        yield from _romanized(stretch, lexicon)


def _forenamed(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield ``GROM (Boris)``: a surname in capitals and a known forename in brackets."""
    for match in _SHOUTED.finditer(stretch.text):
        if lexicon.is_common(match["surname"]) or not lexicon.is_given(match["fore"]):
            continue
        start, end = match.span()
        bracket = match.start("bracket")
        if stretch.inside(bracket, end, MarkKind.GLOSS):
            # What an editor explains is no part of the name, and is the same person.
            end = match.end("surname")
            yield span(
                stretch,
                *match.span("fore"),
                MarkKind.PERSON,
                "medium",
                ("bracket",),
                "forename in brackets",
            )
        yield span(
            stretch, start, end, MarkKind.PERSON, "high", ("full-name",), "forename in brackets"
        )


def _syllables(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield ``Chiang [Jieshi]``: the given name in brackets behind a surname that stands first."""
    words, text = stretch.words, stretch.text
    for index, word in enumerate(words[1:], 1):
        family = words[index - 1]
        whole = word.before == " [" and text.startswith("]", word.end)
        if not whole or family.text not in lexicon.eastern or family.possessive:
            continue
        first = index == 1 or not (
            nameable(words[index - 2], lexicon) and adjoins(words, index - 1)
        )
        alike = spelled(family.text, word.text) or len(word.text) <= len("Sun")
        if not first or lexicon.is_common(family.text) or not word.capital:
            continue
        told = word.text in lexicon.eastern or lexicon.is_given(word.text)
        if not told and nameable(word, lexicon) and not (alike and "-" not in word.text):
            name = Name(index - 1, index, family.start, word.end + 1)
            yield person(stretch, name, "medium", ("bracket",), "given name in brackets")


def respelled(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the other spelling that stands in brackets behind a known name: Lund [Lunt]."""
    for stretch, mark in sight.people():
        text = stretch.text
        if not text.startswith(" [", mark.end):
            continue
        index = stretch.index(mark.end + 2)
        if index is None:
            continue
        word = stretch.words[index]
        last = stretch.words[index - 1].text if index else ""
        whole = text.startswith("]", word.end) and not word.possessive
        if whole and nameable(word, lexicon) and spelled(last, word.text):
            name = Name(index, index, word.start, word.end)
            yield person(stretch, name, "medium", ("bracket",), "another spelling in brackets")


def _end_of(stretch: Stretch, match: re.Match[str], lexicon: Lexicon) -> int:
    """Return the end of a completed name: with the surname behind a completed forename.

    ``D[ondogiin] Tsevegmid``; in ``K.[ostrin] Lund`` the stop says that the bracket
    holds the surname.
    """
    if "." in match.group():
        return match.end()
    at = stretch.behind(match.end() + 1)
    after = stretch.words[at] if at < len(stretch.words) else None
    if after is None or stretch.text[match.end() : after.start] != " ":
        return match.end()
    return after.end if nameable(after, lexicon) else match.end()


def _completed(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield ``[Anastas] Mikoyan``: a known forename in brackets before a surname."""
    words = stretch.words
    for index, word in enumerate(words):
        if not word.before.endswith("[") or not word.capital:
            continue
        name = name_at(words, index, lexicon)
        if name and name.start < word.start and (lexicon.is_given(word.text) or word.initial):
            yield person(stretch, name, "high", ("bracket",), "forename in brackets")
    for match in _DESCRIBED.finditer(stretch.text):
        what = match["what"].lower()
        fore = match["fore"]
        known = what in lexicon.titles.office or what in lexicon.contexts["person"]
        if not (known or lexicon.is_given(fore)) or lexicon.is_common(fore):
            continue
        at = stretch.index(match.end())
        name = None if at is None else name_at(words, at, lexicon)
        if name is not None:
            yield person(stretch, name, "high", ("bracket",), "forename in brackets")


def _romanized(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield both spellings of ``Baek Do-seok [Paek To Sok]``: a name in brackets after a name."""
    words = stretch.words
    for index, word in enumerate(words):
        if word.before != " [" or not word.capital or index == 0:
            continue
        inner = _capitals(words, index)
        if inner is None or not _CLOSED.match(stretch.text, inner.end):
            continue
        first = index - 1
        while first > 0 and adjoins(words, first) and nameable(words[first - 1], lexicon):
            first -= 1
        outer = name_at(words, first, lexicon) if words[first].capital else None
        if outer is None or outer.last != index - 1:
            continue
        printed = stretch.text[outer.start : outer.end], stretch.text[inner.start : inner.end]
        same = outer.last - outer.first > 0 and inner.last - inner.first > 0
        if same and sounds_alike(*printed):
            reason = "another spelling in brackets"
            yield person(stretch, outer, "high", ("bracket",), reason)
            yield person(stretch, inner, "high", ("bracket",), reason)


def _capitals(words: Sequence[Word], index: int) -> Name | None:
    """Return the two or three capitalised words from here; To and So are syllables in brackets."""
    last = index
    while last + 1 < len(words) and adjoins(words, last + 1) and words[last + 1].capital:
        last += 1
    several = last - index in {1, 2}
    return Name(index, last, words[index].start, words[last].end) if several else None


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two spellings can be one name: as many syllables, and sounds that agree."""
    left, right = (re.split(r"[\s-]+", name.lower()) for name in (one, other))
    if len(left) != len(right):
        return abs(len(left) - len(right)) == 1 and sound(left[0]) == sound(right[0])
    return sum(sound(a) == sound(b) for a, b in zip(left, right, strict=True)) * 2 > len(left)
