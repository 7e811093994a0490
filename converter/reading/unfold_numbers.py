"""Numbered headings, paragraphs and items of a document in one line: numbers that follow one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.date_forms import ROMAN
from converter.reading.unfold_forms import SENTENCE
from converter.regexes import regex

_AFTER = r"(?:^|(?<=[.?!…:)\]”\"] ))"
_ROMAN = regex(rf"{_AFTER}(?P<n>[IVX]{{1,5}})\. (?=[A-Z\u00c0-\u024f])")
_NUMBER = regex(
    rf"{_AFTER}(?<!No\. )(?<!Art\. )(?<!p\. )(?P<n>\d{{1,2}})\. (?=[A-Z\u00c0-\u024f“\"])"
)
_BELOW_HEAD = regex(r"(?<=\w )(?P<n>1)\. (?=[A-Z\u00c0-\u024f])")
_ITEM = regex(r"(?<=[.?!:”\"’)\]] )(?P<form>\()?(?P<n>\d{1,2}|[a-h])\) (?=[A-Z\u00c0-\u024f“\"])")
# No stop stands between a heading and the sentence below it: a word that begins one tells the place.
_SENTENCE = regex(rf"(?<=[^\W\d_A-Z]) (?={SENTENCE} [\w’\[]+)")
_NO_HEAD = regex(
    r"\b(?:that|which|and|but|as|when|if|where|whom|than|because|while|what|is|was|are|were|has|had|have|will|today|yesterday)$",
    re.IGNORECASE,
)
_OPENS_SENTENCE = regex(
    r"^(?:On|In|At|I|We|He|She|It|They|This|There|Today|Yesterday|As|When|After|To)\b"
)
# "I. Grain BREZAN. The grain ...": a speaker stands below the heading.
_SPEAKER = regex(
    r"(?<=[^\W\d_A-Z] )(?=[^\W\d_a-zß-ÿ]{3,}(?: \([^)]{2,40}\))?[.:] [A-Z\u00c0-\u024f])"
)
_AGENDA = regex(
    r"(?:^|(?<=\s))(?P<label>(?:Agenda|AGENDA|Order of the day|Contents)(?: of the (?:meeting|session))?:?) (?=(?:1|I)\. [A-Z])"
)
_AGENDA_NUMBER = regex(r"(?:^|(?<=\s))(?P<n>\d{1,2}|[IVX]{1,5})\. (?=[A-Z\u00c0-\u024f])")
_LONGEST_ITEM = 250
_LONGEST_HEAD = 90
_MOST_WORDS = 9
_LEAST = 2


def _head_end(string: str, at: int) -> int:
    """Return where a heading ends that begins here: before a sentence or a number; 0 when it is none."""
    stop = re.search(r"[.!?:;,]", string[at : at + _LONGEST_HEAD])
    reach = at + (stop.start() if stop else _LONGEST_HEAD)
    for form in (_BELOW_HEAD, _SPEAKER):
        below = form.search(string, at, at + _LONGEST_HEAD)
        if below and below.start() <= reach:
            return below.start()
    found = _SENTENCE.search(string, at, reach)
    if not found or _OPENS_SENTENCE.match(string[at:]):
        return 0
    head = string[at : found.start()]
    return 0 if _NO_HEAD.search(head) or len(head.split()) > _MOST_WORDS else found.end()


def _runs(found: Sequence[tuple[int, re.Match[str]]]) -> list[list[re.Match[str]]]:
    """Return the numbers that follow one another: from 1, or from 2 where the first has none."""
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for number, match in found:
        run = next((one for one in reversed(runs) if one[-1][0] == number - 1), None)
        if run is not None:
            run.append((number, match))
        elif number <= _LEAST:
            runs.append([(number, match)])
    return [[match for _, match in run] for run in runs if len(run) >= _LEAST]


def _agenda_cuts(string: str, start: int) -> tuple[set[int], int]:
    """Return where the label and the items of an agenda begin, and where the first heading below stands.

    The items are short and may have no stops, but their numbers follow one another.
    """
    label = _AGENDA.search(string, start)
    if not label:
        return set(), start
    cuts = {label.start(), label.end()}
    number, end = 1, label.end()
    for one in _AGENDA_NUMBER.finditer(string, label.end()):
        if one.start() - end > _LONGEST_ITEM:
            break
        value = int(one["n"]) if one["n"].isdigit() else ROMAN.get(one["n"], 0)
        if value == number:
            cuts.add(one.start())
            number, end = number + 1, one.end()
        elif value == 1:
            # The headings begin again from one.
            return cuts | {one.start()}, one.start()
        else:
            break
    return cuts, end


def number_cuts(string: str, start: int) -> set[int]:
    """Return where numbered headings, paragraphs and items begin, and where the headings end.

    >>> sorted(number_cuts("I. The lamps They are lit. They are new. II. The boats We have none.", 0))
    [0, 13, 41, 55]
    """
    cuts, start = _agenda_cuts(string, start)
    first = [one] if (one := _AGENDA_NUMBER.match(string, start)) else []
    romans = [
        (ROMAN[one["n"]], one)
        for one in (*first, *_ROMAN.finditer(string, start + 1))
        if one["n"] in ROMAN
    ]
    for run in _runs(romans):
        for one in run:
            cuts |= {one.start(), _head_end(string, one.end()) or one.start()}
    below = [one for one in _BELOW_HEAD.finditer(string, start + 1) if one.start() in cuts]
    below += [one for one in first if one["n"].isdigit() and one not in below]
    numbers = sorted((*_NUMBER.finditer(string, start + 1), *below), key=re.Match.start)
    for run in _runs([(int(one["n"]), one) for one in numbers]):
        cuts |= {one.start() for one in run}
        ends = [_head_end(string, one.end()) for one in run]
        if all(ends):
            cuts |= set(ends)
    for form in ("(", None):
        items = [one for one in _ITEM.finditer(string, start) if one["form"] == form]
        for letters in (False, True):
            of_kind = [one for one in items if one["n"].isalpha() == letters]
            places = [(ord(one["n"]) - 96 if letters else int(one["n"]), one) for one in of_kind]
            for run in _runs(places):
                if run[0]["n"] in {"1", "a"}:
                    cuts |= {one.start() for one in run}
    return cuts
