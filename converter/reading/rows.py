"""Rows of text wrapped by hand: where an item begins, what is a paragraph by itself, what flows on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.lines import Line
from converter.regexes import regex

_LEAST_STARTS = 2
_WRAP_AT = 55
# No page is wrapped as wide as this: such a row is a paragraph.
_WIDEST = 130
_LIST_START = regex(
    r"^\s*(?:[-•*▪◦●○■·]\s|–\s(?!\d{1,4} ?–)|\(?[0-9]{1,3}[.)]\s|\(?[a-z]\)\s|(?:\d{1,2}|[a-z])/\s|\[\d+\]\s|\d{1,2}(?:\.\d{1,2})+\.?\s)"
)
# These begin an item only where a second one stands in the same run of lines.
_WEAK_START = regex(r"^\s*(?:[a-z]\.\s|\(?[ivx]{1,5}[.)]\s|[A-Z]\)\s|—\s)")
_LABELLED = regex(r"^\s*[A-Z][\w .'-]{0,30}:(\s|$)")
_WHOLE_ROW = regex(r"(?:[.!?;]|; (?:and|or),?)[\"”’)\]]*$")


def _starts(run: Sequence[Line]) -> list[int]:
    """Return which lines of a run begin an item of a list."""
    weak = sum(bool(_WEAK_START.match(line.text)) for line in run) >= _LEAST_STARTS
    return [
        index
        for index, line in enumerate(run)
        if _LIST_START.match(line.text) or (weak and _WEAK_START.match(line.text))
    ]


def at_items(run: Sequence[Line]) -> list[list[Line]]:
    """Part a run where the items of a list begin, when at least two of its lines begin one."""
    if len(run) < _LEAST_STARTS:
        return [list(run)]
    starts = _starts(run)
    if len(starts) < _LEAST_STARTS:
        return [list(run)]
    edges = sorted({0, *starts, len(run)})
    return [list(run[a:b]) for a, b in pairwise(edges)]


def at_starts(run: Sequence[Line]) -> list[list[Line]]:
    """Part a run where items and labels begin, and where each row is a paragraph by itself."""
    if len(run) == 1:
        return [list(run)]
    if _rows_apart(run):
        return [[line] for line in run]
    starts = {0, *_starts(run)}
    starts |= {index for index, line in enumerate(run) if _LABELLED.match(line.text)}
    edges = [*sorted(starts), len(run)]
    return [list(run[a:b]) for a, b in pairwise(edges)]


def _rows_apart(run: Sequence[Line]) -> bool:
    """Tell rows that are paragraphs or items each: too wide to be wrapped, or whole sentences.

    A row that had room for the next word was broken on purpose.
    """
    texts = [line.text.strip() for line in run]
    if len(texts) < _LEAST_STARTS:
        return False
    if any(len(text) > _WIDEST for text in texts):
        return True
    whole = len(texts) > _LEAST_STARTS and all(_WHOLE_ROW.search(one) for one in texts)
    return whole and any(_had_room(one, other) for one, other in pairwise(texts))


def are_roomy(run: Sequence[Line]) -> bool:
    """Tell rows that are all too short to have been wrapped, labels and lists left aside."""
    if len(run) <= _LEAST_STARTS or _starts(run):
        return False
    return all(_had_room(a, b) for a, b in pairwise(line.text.strip() for line in run))


def _had_room(row: str, after: str) -> bool:
    return len(row) + 1 + len(after.split(" ", 1)[0]) <= _WRAP_AT


def flows_on(before: str, after: str, longest: int) -> bool:
    """Tell whether a line break is the wrapping of a paragraph and no break that is meant.

    ``longest`` is the length of the paragraph's longest row.
    """
    if longest < _WRAP_AT and not after[:1].islower():
        return False
    first_word = after.split(" ", 1)[0]
    # A line that had room for the next word was broken on purpose.
    return len(before) + 1 + len(first_word) > longest - 12 or after[:1].islower()


def begins_hanging(text: str) -> bool:
    """Tell a row that begins an item, so that rows further in go on with it."""
    return bool(_LIST_START.match(text) or _WEAK_START.match(text))
