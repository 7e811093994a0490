"""Signatures: a name over an office, ``/A. NAME/``, ``B. K. LAZAREV``, ``S H O R I N``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.reading.dates import MONTH_NAME
from converter.recognisers.grammar import name_at
from converter.recognisers.marking import person, role, span
from converter.recognisers.offices import title_at
from converter.recognisers.sight import written_small
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_LINE = regex(r"[^\n]+")
# Two words are further apart: A m a d o r   Q u i n e l.
_SPACED = regex(r"(?<![^\W_])(?:[^\W\d_] +){3,}[^\W\d_](?![^\W_])")
_CAPITALS = regex(r"[^\W\d_a-z][a-zß-ÿ]+(?:[^\W\d_a-zß-ÿ][a-zß-ÿ]+)*")
_ENCLOSED = regex(r"(?<![^\s\]])[/(](?P<name>[^\W\d_][^/()\n]{1,40}?)[/)](?!\w)")
_HAND = regex(
    r"\[[^\w\[]*(?:[Hh]andwrit\w+|[Ii]n hand|[Rr]esolution|[Mm]arginal\w*)[^:\[\]]{0,40}: "
    r"(?P<what>[^\[\]]+)\]"
)
# "Port Sabal, 9 October" below a name is where and when it was signed.
_DATED = regex(
    rf",? (?:the )?(?:\d{{1,2}}\w*\.? )?(?:of )?{MONTH_NAME}\b[^\n]{{0,16}}$", re.MULTILINE
)
_DONE = ("ed", "ly", "ing", "ion")
_SENDING = regex(r"\s*[^\W\d_a-z]{3,} ")
_TAILED = regex(r" (?:OF|TO|IN|AT) ")
_SIGN = regex(r"\[?signature\]?|/-/|\[?signed\]?:?|\(-\)|sgd\.?|[()\[\]/_,.;:]", re.IGNORECASE)


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names and offices of signatures."""
    for stretch in sight.stretches:
        if stretch.place == "signed":
            for line in _LINE.finditer(stretch.text):
                for key, mark in _line(stretch, line.start(), line.end(), lexicon):
                    words = stretch.text[mark.start : mark.end].split()
                    if mark.kind is MarkKind.ROLE or not _plain(sight, words, lexicon):
                        yield key, mark
            continue
        if stretch.place == "p":
            yield from _enclosed(stretch, lexicon)
        if "[" in stretch.text:
            yield from _by_hand(stretch, lexicon)


def _by_hand(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the single words that sign a note in hand: [Handwritten: Agreed. Vensk. Hask.]."""
    for match in _HAND.finditer(stretch.text):
        first, last = stretch.behind(match.start("what")), stretch.behind(match.end())
        for index, word in enumerate(stretch.words[first:last], first):
            if (
                word.end >= match.end()
                or not word.dot
                or word.initial
                or not word.before.endswith((". ", ": "))
            ):
                continue
            name = name_at(stretch.words, index, lexicon)
            if name and name.end == word.end and not word.text.endswith(_DONE):
                yield person(stretch, name, "medium", ("signature",), "signs a note in hand")


def _plain(sight: Sight, words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether the report has every word of a line as a plain one: Lecture Series."""
    return len(words) > 1 and all(
        word.isalpha()
        and word.istitle()
        and not lexicon.is_given(word)
        and written_small(sight, word)
        for word in words
    )


def _line(stretch: Stretch, start: int, end: int, lexicon: Lexicon) -> Iterator[Found]:
    """Yield what one line of a signature holds: a name, an office, or an office and a name."""
    text = stretch.text
    for match in _SPACED.finditer(text, start, end):
        letters = "".join(match.group().split())
        named = letters.isupper() or _CAPITALS.fullmatch(letters)
        if named and not lexicon.is_common(letters):
            yield span(
                stretch, *match.span(), MarkKind.PERSON, "high", ("signature",), "letter-spaced"
            )
    words = [word for word in stretch.words if start <= word.start < end]
    covered = start
    index = 0
    while index < len(words):
        word = words[index]
        title = title_at(words, index, text, lexicon)
        first = title.start if title else start
        if title and _SENDING.fullmatch(text[covered:first]) and _TAILED.search(text, first, end):
            # ORSAN ENVOY IN TELLUN: a country that no list knows.
            first = covered + len(text[covered:first]) - len(text[covered:first].lstrip())
        if title and title.end <= end and _open(text[covered:first]):
            stop = _office_end(text, title.end, end)
            yield role(stretch, first, stop, "office in a signature")
            covered = stop
            index = next((k for k, w in enumerate(words) if w.start >= stop), len(words))
            continue
        name = name_at(words, index, lexicon) if word.capital else None
        if name is None:
            index += 1
            continue
        dated = _DATED.match(text, name.end, end)
        if not dated and _open(text[covered : name.start]) and _closed(text, name.end, end):
            yield person(stretch, name, "high", ("signature",), "name in a signature")
            covered = name.end
        index = name.last + 1


def _open(before: str) -> bool:
    """Tell whether nothing but marks of signing stands before."""
    return not _SIGN.sub("", before).strip()


def _closed(text: str, at: int, end: int) -> bool:
    return text[at:end].lstrip()[:1] in {"", ",", "/", ")", "]", "(", "[", "-", "–", "—", ";", "."}


def _office_end(text: str, at: int, end: int) -> int:
    """Return where the office of a signature ends: at a comma, a bracket, the end of its line."""
    match = re.compile(r"\s*(?=[,;/(\[]|$)", re.MULTILINE).search(text, at, end)
    stop = match.start() if match else end
    tail = text[at:stop]
    # "Ambassador B. Vass": a name follows on the line, the office is only the title.
    if tail and not re.match(r"\s(?:of|to|in|at|for|on)\s", tail, re.IGNORECASE):
        return at
    return stop


def _enclosed(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield ``/A. NAME/`` at the end of a paragraph or after a mark of signing."""
    signed = "[signature]" in stretch.text
    ending = stretch.text.rstrip(" .")
    if not (signed or ending.endswith(("/", ")"))):
        return
    for match in _ENCLOSED.finditer(stretch.text):
        if not (signed or match.end() >= len(ending)):
            continue
        index = stretch.index(match.start("name"))
        name = None if index is None else name_at(stretch.words, index, lexicon)
        if name and name.end == match.end("name") and "." in match["name"]:
            yield person(stretch, name, "high", ("signature",), "name between strokes")
