"""Speakers: ``Lao:``, ``Premier Lao Shen (hereafter abbreviated Lao):``, and other aliases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.grammar import Name, name_at
from converter.recognisers.marking import person
from converter.recognisers.offices import title_at
from converter.recognisers.sight import written_small
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

ALIAS = regex(
    r"\((?:hereafter|hereinafter|henceforth|below|from here on)?,?\s*"
    r"(?:(?:abbreviated|referred|called|known|simply|to|as|the|is)\s+)*[“\"'‘]?",
    re.IGNORECASE,
)
_LABEL = regex(r"[“\"']?(?P<who>[^\W\d_][^:.!?\n]{0,90}?)\s*:(?=\s|$)")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of speakers and the short names they are given."""
    labels = _labels(sight)
    for stretch in sight.stretches:
        if stretch.place == "speaker":
            yield from _speaker(stretch, len(stretch.text), lexicon)
        elif stretch.place == "p" and (match := _LABEL.match(stretch.text)):
            who = match["who"]
            if labels.get(who, 0) > 1 or "(hereafter" in who or "(hereinafter" in who:
                yield from _speaker(stretch, match.end("who"), lexicon)
        if "abbreviated" in stretch.text or "herea" in stretch.text or "herei" in stretch.text:
            yield from _aliases(stretch, lexicon)


def _labels(sight: Sight) -> dict[str, int]:
    """Return how often each paragraph label occurs; one that occurs twice is a speaker."""
    count: dict[str, int] = {}
    for stretch in sight.stretches:
        if stretch.place == "p" and (match := _LABEL.match(stretch.text)):
            count[match["who"]] = count.get(match["who"], 0) + 1
    # "Size:", "Decision:": a label that the text has as a plain word names nobody.
    return {
        who: number for who, number in count.items() if number > 1 and not written_small(sight, who)
    }


def _speaker(stretch: Stretch, end: int, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the name at the head of a label (its title is found by the titles)."""
    words = [word for word in stretch.words if word.start < end]
    if not words or any(
        word.text.lower() in lexicon.contexts["people_label"] for word in words[:1]
    ):
        return
    at = 0
    if title := title_at(words, 0, stretch.text, lexicon):
        at = title.next
    if at >= len(words) or not words[at].capital:
        return
    name = name_at(words, at, lexicon)
    if name is None and len(words) == 1 and words[at].text in lexicon.eastern:
        name = Name(at, at, words[at].start, words[at].end)
    if name is None:
        return
    last = words[name.last] if name.last < len(words) else None
    if last and words[name.first].initial and last.text.capitalize() in lexicon.eastern:
        # "I. HAM." numbers the turns: a surname that stands first has no initial before it.
        name = Name(name.last, name.last, last.start, name.end)
    rest = stretch.text[name.end : end].strip(" .:")
    if not rest or rest.startswith(("(", "[", ",")):
        yield person(stretch, name, "high", ("speaker",), "label of a speaker")


def _aliases(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the short name in ``(hereafter abbreviated Lao)``."""
    for match in ALIAS.finditer(stretch.text):
        if not re.search(r"here|hence|abbrev", match.group(), re.IGNORECASE):
            continue
        for index, word in enumerate(stretch.words):
            if word.start < match.end():
                continue
            if word.start == match.end() and word.capital:
                name = name_at(stretch.words, index, lexicon)
                if name is None and word.text in lexicon.eastern:
                    name = Name(index, index, word.start, word.end)
                if name is not None:
                    yield person(
                        stretch, name, "high", ("speaker",), "short name given in brackets"
                    )
            break
