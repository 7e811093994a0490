"""Emphasis of Markdown (``**bold**``, ``*italic*``): the signs go, the words between are marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from converter.model import Mark, MarkKind
from converter.reading.markup import Marked, Moved
from converter.regexes import regex

_RUN = regex(r"[*_]+")
_STYLES = {"***": "bold italic", "**": "bold", "__": "bold", "*": "italic", "_": "italic"}

_Run = tuple[int, int]
_Emphasised = tuple[int, int, str]


def emphasis(marked: Marked) -> None:
    """Turn Markdown's emphasis into ``hi`` marks, and leave the asterisks out.

    A sign opens before a word and closes behind one, and neither stands inside a word.
    What would end beyond the emphasis that it begins in is none.
    """
    text = marked.passage.text
    if "*" not in text and "_" not in text:
        return
    found = _pairs(text, [run.span() for run in _RUN.finditer(text)])
    if not found:
        return
    gone = [(start - len(sign), start) for start, _, sign in found]
    gone = sorted([*gone, *((end, end + len(sign)) for _, end, sign in found)])
    moved = Moved(gone)
    marked.take_out([(start, end, None) for start, end in gone])
    marked.marks += [
        Mark(moved.place(start), moved.place(end), MarkKind.HI, style)
        for start, end, sign in found
        for style in _STYLES[sign].split()
    ]


def _pairs(text: str, runs: Sequence[_Run]) -> list[_Emphasised]:
    """Return where emphasised words begin and end, with their sign, in the order they begin."""
    closers = _closers(text, runs)
    if not closers:
        return []
    found: list[_Emphasised] = []
    used: dict[int, int] = {}
    ends: list[int] = []
    for start, end in runs:
        while ends and ends[-1] <= start:
            ends.pop()
        if not text[end : end + 1].strip():
            continue
        # What is left of a run behind a sign that closes may open.
        first = start + used.get(start, 0)
        for at in range(max(first, end - _LONGEST), end):
            sign = text[at:end]
            before = text[at - 1] if at > first else text[start - 1 : start]
            places = closers.get(sign)
            if places is None or before.isalnum() or before == "_":
                continue
            place = bisect_right(places, start)
            if place < len(places) and (not ends or places[place] < ends[-1]):
                close = places[place]
                found.append((end, close, sign))
                used[close] = len(sign)
                ends.append(close)
                break
    return found


_LONGEST = 3


def _closers(text: str, runs: Sequence[_Run]) -> dict[str, list[int]]:
    """Return for each sign the places where it may close, in order."""
    closers: dict[str, list[int]] = {}
    for start, end in runs:
        if not text[max(0, start - 1) : start].strip():
            continue
        for length in range(1, min(_LONGEST, end - start) + 1):
            sign, after = text[start : start + length], text[start + length : start + length + 1]
            if sign in _STYLES and not (after.isalnum() or after == "_"):
                closers.setdefault(sign, []).append(start)
    return closers
