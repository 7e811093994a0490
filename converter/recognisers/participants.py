"""Lists of people: after ``Participants:`` or ``Typed by`` a name needs no other sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.grammar import names_thing
from converter.recognisers.marking import person, role
from converter.recognisers.offices import title_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

_PLACES = frozenset({"participants", "typist", "drafter", "decoder", "distribution", "from", "to"})
_LABEL = re.compile(r"(?:^|(?<=[\n.;]))\s*([A-Za-z][A-Za-z -]{1,60}?)\s*(?::|(?<=[Bb]y)\s)")
_BEFORE = re.compile(r"(?:^|[,;:\n\])]|\band|\bby|\d\s*[-–—.)]|\d:)\s*[\[(]?$")
_AFTER = re.compile(r"\s*(?:$|[,;:.\n\[(\]]|and\b|[-–—])")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of lists of people."""
    for stretch in sight.stretches:
        labels = [
            match
            for match in _LABEL.finditer(stretch.text)
            if match[1].lower() in lexicon.contexts["people_label"] or _done_by(match)
        ]
        if stretch.place in _PLACES:
            yield from _list(stretch, 0, lexicon)
        elif labels and stretch.place != "speaker":
            yield from _list(
                stretch, labels[0].end(), lexicon, by=labels[0][1].lower().endswith("by")
            )


def _done_by(label: re.Match[str]) -> bool:
    """Tell whether a label says by whom something was done, whatever it was (Accepted by:)."""
    return label[1].lower().endswith(" by") and ":" in label.group()


def _list(stretch: Stretch, start: int, lexicon: Lexicon, *, by: bool = False) -> Iterator[Found]:
    """Yield the names that fill an item; after "by" a surname alone will do."""
    words = stretch.words
    index = 0
    while index < len(words):
        word = words[index]
        if word.start < start or not word.capital:
            index += 1
            continue
        name = stretch.name_at(index, lexicon)
        if name is None:
            index += 1
            continue
        item = _is_item(stretch, word, name.start, name.end, lexicon)
        item |= by and not stretch.text[start : name.start].strip()
        if item and not names_thing(words, name, stretch.text, lexicon):
            yield person(stretch, name, "high", ("full-name",), "in a list of people")
            if stretch.place == "participants":
                yield from _office(stretch, name.last + 1, name.end, lexicon)
        index = name.last + 1


def _is_item(stretch: Stretch, word: Word, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name fills an item of the list: two words or more, or an initial."""
    text = stretch.text
    if not _BEFORE.search(text[:start]) or not _AFTER.match(text, end):
        return False
    several = " " in text[start:end] or "." in text[start:end]
    single = lexicon.is_given(word.text) or stretch.place in {"typist", "decoder"}
    return several or single


def _office(stretch: Stretch, index: int, end: int, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the office that follows a name of the list after a comma."""
    words = stretch.words
    if index < len(words) and words[index].before.startswith(","):
        title = title_at(words, index, stretch.text, lexicon, loose=True)
        if title and not title.plural and stretch.text[end : title.start].strip(" ,") == "":
            yield role(stretch, title.start, title.end, "office after a name of the list")
