"""Text of a PDF, wrapped by line without a mark between paragraphs: where a paragraph ends.

A line that had room for the first word of the next one was ended on purpose.
How much room is enough is measured on the page itself, on the lines that surely
flow on (no sentence ends, and the next line goes on in lower case). (Survey,
section 1, family WP-wrap.)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.reading.labels import kind_of_start
from converter.reading.pages import page_number
from converter.regexes import regex

_LEAST_FLOWS = 3
_OUTLIERS = 10
_NARROWEST = 0.75
_SHORT = 0.85
_WELL_SHORT = 0.7
# No page is wrapped as wide as this: such a line is a paragraph.
_WIDEST = 130
_MOST_WORDS = 12
_MOST_ROWS = 8
_SENTENCE_ENDS = regex(r"[.!?…:;][\"”’)\]]*$")
_PART_ENDS = regex(r"[.!?…:;,][\"”’)\]]*$")
_STOPS = regex(r"[.!?…:;,—–-][\"”’)\]]*$")
# An item, a note, a turn (NAME. Speech, Name: speech), a label: each begins a paragraph.
_BEGINS = regex(
    r"^(?:[-•*▪◦●○■·]\s|[–—]\s(?!\d{1,4} ?[–—])|\(?\d{1,3}[.)/]\s|\(?[a-z][)/]\s|\(?[ivx]{1,5}\)\s|\[\d{1,3}\]\s|[Ss]igned:? [A-Z\u00c0-\u024f]|"
    r"[IVX]{1,5}\. [A-Z]|(?:[A-Z]\. ?)?[^\W\d_a-zà-öø-ÿ]{3,}(?: [^\W\d_a-zà-öø-ÿ]{2,}){0,2}(?: \([^)]{2,40}\))?[.:] [\"“A-Z\u00c0-\u024f]|"
    r"[A-Z\u00c0-\u024f][\w .'’-]{0,40}(?: \([^)]{2,40}\))?:(?:\s|$))"
)
_NOTE = regex(r"^\[\d{1,3}\] [\"“A-Z\u00c0-\u024f]")


def fill_of(texts: Sequence[str]) -> int:
    """Return how many characters a line and the next line's first word need so that the line is full.

    >>> fill_of(["the lamps of the harbour are lit in the"] * 9)
    43
    """
    texts = [text.strip() for text in texts if text.strip() and len(text.strip()) <= _WIDEST]
    # An address is not broken, so it can stand out of the text.
    longest = sorted((len(text) for text in texts if "://" not in text), reverse=True)[:2]
    width = (
        longest[-1]
        if longest and longest[-1] > longest[0] * _NARROWEST
        else max(longest, default=0)
    )
    flows = sorted(
        _with_word(before, after)
        for before, after in pairwise(texts)
        if after[:1].islower()
        and len(before) >= width * _NARROWEST
        and not _SENTENCE_ENDS.search(before)
        and not _BEGINS.match(after)
    )
    if len(flows) < _LEAST_FLOWS:
        return int(width * _SHORT)
    return flows[len(flows) // _OUTLIERS]


def _with_word(before: str, after: str) -> int:
    return len(before) + 1 + len(after.split(" ", 1)[0])


def are_short(texts: Sequence[str], fill: int) -> bool:
    """Tell a few lines between blank ones none of which is full: rows of an address, of a list."""
    return len(texts) <= _MOST_ROWS and all(
        _with_word(before.strip(), after.strip()) < fill for before, after in pairwise(texts)
    )


def ends(texts: Sequence[str], fill: int) -> list[int]:
    """Return the places in a run of lines behind which a paragraph ends; the last is always one.

    >>> ends(["SECRET", "The lamps of the harbour are", "lit."], 30)
    [1, 3]
    """
    found: list[int] = []
    start = 0
    for at in range(1, len(texts)):
        before = texts[at - 1].strip()
        # A page mark flows when what stands around it does (survey, trap 15).
        after = texts[at].strip()
        if page_number(before) and at - 1 > start:
            before = texts[at - 2].strip()
        if page_number(after) and at + 1 < len(texts):
            after = texts[at + 1].strip()
        below = texts[at + 1].strip() if at + 1 < len(texts) else ""
        # A page that ended early leaves its mark by itself; the sentence is joined across it.
        if page_number(before) and at - 1 == start:
            found.append(at)
            start = at
            continue
        if _parts(before, after, below, fill):
            found.append(at)
            start = at
    return [*found, len(texts)]


def _parts(before: str, after: str, below: str, fill: int) -> bool:
    """Tell whether a paragraph ends between two lines."""
    room = _with_word(before, after) < fill
    if _NOTE.match(after):
        return True
    if len(before) > _WIDEST or (not _PART_ENDS.search(before) and _labels_both(before, after)):
        return True
    if after[:1].islower() and not _BEGINS.match(after):
        return room and len(before) < fill * _WELL_SHORT and not before.endswith("-")
    if room or (_PART_ENDS.search(before) and _BEGINS.match(after)):
        return True
    return bool(_SENTENCE_ENDS.search(before)) and _stands_alone(after, below, fill)


def _labels_both(before: str, after: str) -> bool:
    """Tell two lines of a telegram's head, each with its label."""
    return bool(kind_of_start(before) and kind_of_start(after))


def _stands_alone(text: str, below: str, fill: int) -> bool:
    """Tell a line by itself below a full one: capitals, no stop at its end, nothing that runs on.

    The last line of a paragraph ends with its sentence.
    """
    runs_on = bool(below) and _with_word(text, below) >= fill
    return (
        text.lstrip('/(-[“" )')[:1].isupper()
        and not runs_on
        and not _STOPS.search(text)
        and len(text.split()) <= _MOST_WORDS
        and not below[:1].islower()
    )
