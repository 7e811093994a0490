"""Offices that stand beside a name: before it, after a comma, under a signature."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.offices import title_at
from converter.recognisers.words import words_of
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon

_START = attrgetter("start")
_WORDS = r"(?P<phrase>[^,.;:—–()\[\]\n]{3,90})"
_PHRASE = regex(rf", (?:the |a |an |our |their |his )?{_WORDS}(?P<stop>.|$)")
_ARTICLE = regex(r"\b(?:the|our|their) ", re.IGNORECASE)
_CLOSED = regex(r"[.;)]|$|,(?! and\b)")
_BESIDE = regex(r"\s*(?:\[signature\]|/-/)?\s*[/(]?\s*")
_UNDER = regex(r"[/)]?[\s,]+")
_WINDOW = 120
_VERB = regex(r"\b(?:who|which|and|was|is|were|are|had|has|said|will|would|whom|asked|told)\b")


def offices_beside(
    text: str, mark: Mark, marks: Sequence[Mark], place: str, lexicon: Lexicon
) -> Iterator[str]:
    """Yield the offices that the text gives beside one mention, without forms of address."""
    # Only what stands near can be beside it; marks are sorted by their start.
    first = bisect_left(marks, mark.start - _WINDOW, key=_START)
    last = bisect_right(marks, mark.end + _WINDOW, key=_START)
    marks = marks[first:last]
    for other in marks:
        if other.kind is not MarkKind.ROLE:
            continue
        printed = text[other.start : other.end]
        near: re.Match[str] | bool | None
        if other.end <= mark.start:
            near = _BESIDE.fullmatch(text, other.end, mark.start)
        elif any(_titled(text, other, name) for name in marks):
            continue
        else:
            near = place in {"signed", "participants"} and _UNDER.fullmatch(
                text, mark.end, other.start
            )
        if near and (office := _office(printed, lexicon)):
            yield office
    titles = [m.start for m in marks if m.kind is MarkKind.ROLE and m.end + 1 == mark.start]
    start = min(titles) if titles else mark.start
    if text.endswith(", ", 0, start) and (titles or _CLOSED.match(text, mark.end)):
        yield from _apposed(text[max(0, start - _WINDOW) : start], lexicon)
    after = _PHRASE.match(text, mark.end) if text.startswith(", ", mark.end) else None
    if after and not (after["stop"] == "," and text.startswith(" and ", after.end())):
        yield from _phrase(after["phrase"], lexicon)


def _apposed(lead: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the office before a comma and a name: the head of the delegation, Comrade Vensk."""
    if not lead.endswith(", "):
        return
    clause = re.split(r"[,.;:()\[\]\n]", lead[:-2])[-1]
    for article in _ARTICLE.finditer(clause):
        found = list(_phrase(clause[article.end() :], lexicon))
        if found:
            yield from found
            return


def _titled(text: str, role: Mark, name: Mark) -> bool:
    """Tell whether a title belongs to the name right after it."""
    return name.kind is MarkKind.PERSON and text[role.end : name.start] in {" ", " ["}


def _office(printed: str, lexicon: Lexicon) -> str:
    """Return a title without its forms of address (Comrade Foreign Minister)."""
    words = printed.split()
    while words and words[0].lower().rstrip(".") in lexicon.titles.honorific:
        words.pop(0)
    plural = words and words[-1].lower() in lexicon.titles.plural
    return "" if plural else " ".join(words)


def _phrase(phrase: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield a phrase that is an office from its first word to its last."""
    words = words_of(phrase, lexicon.small)
    if not words or words[0].start or _VERB.search(phrase):
        return
    title = title_at(words, 0, phrase, lexicon, loose=True)
    rest = phrase[title.end :] if title else ""
    if title and title.office and not title.plural and _whole(rest):
        yield phrase.strip()


def _whole(rest: str) -> bool:
    """Tell whether what follows the title belongs to it: nothing, or of/to/in/at/for something."""
    return not rest.strip() or bool(re.match(r" (?:of|to|in|at|for|on) ", rest))


def distinct(offices: Iterable[str]) -> tuple[str, ...]:
    """Return the offices in order, each once, without those that a fuller one holds."""
    kept: list[str] = []
    for office in offices:
        low = office.lower()
        if any(low in other.lower() for other in kept):
            continue
        kept = [other for other in kept if other.lower() not in low]
        kept.append(office)
    return tuple(kept)
