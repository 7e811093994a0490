"""Lists of people: after ``Participants:`` or ``Typed by`` a name needs no other sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.marking import person, role
from converter.recognisers.offices import title_at
from converter.recognisers.things import names_thing
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.grammar import Name
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

_PLACES = frozenset({"participants", "typist", "drafter", "decoder", "distribution", "from", "to"})
_LABEL = regex(r"\s*([A-Za-z][A-Za-z -]{1,60}?)\s*(?::|(?<=[Bb]y)\s)")
_STOPS = regex(r"[\n.;]\s*|^\s*")
_RUN = regex(r"[A-Za-z -]*\s*")
_BEFORE = regex(r"(?:^|[,;:\n\])]|\band|\bby|\d\s*[-–—.)]|\d:)\s*[\[(]?$")
# Drafted by Vensk, typed by Hask.
_FURTHER = regex(r", (?:and )?([a-z]+ed by) ")
_ENOUGH = 2
_WINDOW = 40
_AFTER = regex(r"\s*(?:$|[,;:.\n\[(\]]|and\b|[-–—])")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of lists of people."""
    for stretch in sight.stretches:
        labels = [
            match
            for match in _labels(stretch.text)
            if match[1].lower() in lexicon.contexts["people_label"] or _done_by(match)
        ]
        if labels and not labels[0].start():
            labels += [
                match
                for match in _FURTHER.finditer(stretch.text)
                if match[1] in lexicon.contexts["people_label"]
            ]
        if stretch.place in _PLACES:
            yield from _list(sight, stretch, 0, lexicon)
        elif labels and stretch.place != "speaker":
            yield from _list(sight, stretch, labels[0].end(), lexicon)
        if stretch.place != "speaker":
            for label in labels:
                if label[1].lower().endswith("by"):
                    yield from _deed(stretch, label, lexicon)
    yield from _rows(sight, lexicon)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a label, at the head of a text, a line, a sentence or a clause."""
    if not (":" in text or "by" in text or "By" in text):
        return
    past = 0
    for stop in _STOPS.finditer(text):
        start = stop.start() + (text[stop.start() : stop.start() + 1] in _ENDS)
        run = _RUN.match(text, stop.end())
        end = run.end() if run else start
        if start < past or not (
            text.startswith(":", end)
            or text.find("by", start, end) >= 0
            or text.find("By", start, end) >= 0
        ):
            continue
        if label := _LABEL.match(text, start):
            past = label.end()
            yield label


_ENDS = frozenset("\n.;")


def _done_by(label: re.Match[str]) -> bool:
    """Tell whether a label says by whom something was done, whatever it was (Accepted by:)."""
    return label[1].lower().endswith(" by") and ":" in label.group()


def _deed(stretch: Stretch, label: re.Match[str], lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names after "by": a surname alone will do, after a colon a list of them."""
    text, words = stretch.text, stretch.words
    at = label.end()
    for index, word in enumerate(words):
        if word.start < at:
            continue
        name = stretch.name_at(index, lexicon) if word.capital else None
        if text[at : word.start].strip(" ,") or name is None:
            return
        if names_thing(words, name, text, lexicon) or not _AFTER.match(text, name.end):
            return
        yield person(stretch, name, "high", ("full-name",), "in a list of people")
        at = name.end
        if ":" not in label.group() or not text.startswith(", ", at):
            return


def _rows(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names that open the items of a list, where two have their office behind them.

    ``Tolla Vensk, First Secretary`` / ``Ada Lund, Minister`` / ``Orlo Hask, press``.
    """
    rows: list[tuple[Stretch, Name]] = []
    shown = 0
    for stretch in (*sight.stretches, None):
        if stretch is not None and stretch.place == "label":
            continue
        if stretch is None or stretch.place != "item":
            if shown >= _ENOUGH:
                for row, name in rows:
                    yield person(row, name, "medium", ("full-name",), "in a list of people")
            rows, shown = [], 0
            continue
        first = stretch.name_at(0, lexicon) if stretch.words else None
        if first is None or first.start or first.first == first.last:
            continue
        if stretch.text.startswith(", ", first.end) and not names_thing(
            stretch.words, first, stretch.text, lexicon
        ):
            rows.append((stretch, first))
            after = first.last + 1
            title = after < len(stretch.words) and title_at(
                stretch.words, after, stretch.text, lexicon, loose=True
            )
            shown += bool(title and title.office)


def _list(sight: Sight, stretch: Stretch, start: int, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names that fill an item."""
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
        if not item and name.first == name.last and _opens(stretch.text, name.start):
            item = _shouted(sight, stretch, word, lexicon)
        label = not name.start and stretch.text[name.end :].lstrip().startswith(":")
        if item and not label and not names_thing(words, name, stretch.text, lexicon):
            yield person(stretch, name, "high", ("full-name",), "in a list of people")
            if stretch.place == "participants":
                yield from _office(stretch, name.last + 1, name.end, lexicon)
        index = name.last + 1


_ACRONYM = 4


def _opens(text: str, start: int) -> bool:
    """Tell whether an item of a list may begin at a place."""
    return _BEFORE.search(text, max(0, start - _WINDOW), start) is not None


def _is_item(stretch: Stretch, word: Word, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name fills an item of the list: two words or more, or an initial."""
    text = stretch.text
    if not _opens(text, start) or not _AFTER.match(text, end):
        return False
    several = " " in text[start:end] or "." in text[start:end]
    given = lexicon.is_given(word.text) and not lexicon.is_common(word.text)
    single = given or stretch.place in {"typist", "decoder"}
    return several or single


def _shouted(sight: Sight, stretch: Stretch, word: Word, lexicon: Lexicon) -> bool:
    """Tell ``To: BREZAN, URGENT``: one name in capitals, no town, is who gets or sends it."""
    if stretch.place not in {"to", "from"} or lexicon.is_common(word.text):
        return False
    if not word.text.isupper() or len(word.text) <= _ACRONYM:
        return False
    # HANJU / ORSAN AMBASSADOR is a town over an office; the embassy in Hanju tells it too.
    if not _AFTER.match(stretch.text, word.end) or stretch.text.startswith("\n", word.end):
        return False
    town = re.compile(rf"\b(?:in|at|near) {word.text}\b", re.IGNORECASE)
    return not any(
        town.search(text)
        for text in (sight.report.about.title, *(one.text for one in sight.stretches))
    )


def _office(stretch: Stretch, index: int, end: int, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the office that follows a name of the list after a comma."""
    words = stretch.words
    if index < len(words) and words[index].before.startswith(","):
        title = title_at(words, index, stretch.text, lexicon, loose=True)
        if title and not title.plural and stretch.text[end : title.start].strip(" ,") == "":
            yield role(stretch, title.start, title.end, "office after a name of the list")
