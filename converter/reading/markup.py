"""Markup inside a passage: note markers, emphasis of Markdown, letter-spacing, gaps, page marks.

What is taken out of the text leaves a mark at a point behind; the printed
characters come back from the side file, and stand in @rend or @n.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Container, Iterable
from dataclasses import replace

from converter.model import Dropped, Mark, MarkKind, Reason
from converter.passage import Passage
from converter.reading.gaps import GAPS
from converter.reading.pages import page_number

_EMPHASIS = re.compile(
    r"(?<!\w)(\*\*\*|\*\*|\*|__|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?!\w)", re.DOTALL
)
_STYLES = {"***": "bold italic", "**": "bold", "__": "bold", "*": "italic", "_": "italic"}
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?=[\s,.;:)\]]|$)")
_PAGE = re.compile(
    r"\[(?:Page|page|end p\.|p\.) ?(\d{1,4})\]|(?<=\s)\(p\. ?(\d{1,4})\)(?=\s|$)|(?<=\s)[–—] ?(?!1[5-9]\d\d|20\d\d)(\d{1,4}) ?[–—](?=\s)"
)
_TELEGRAM_NUMBER = re.compile(
    r"^\d{1,4}(?= [–—-] [A-Z]{3,}DAY\b)|^\d{2,4}(?=\. (?:From your|With reference|Reference|Your telegram|Further to|In reply))"
)
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))


class Marked:
    """A passage on its way from print to text: what is taken out shifts what was marked before."""

    def __init__(self, passage: Passage) -> None:
        """Start with a passage as printed."""
        self.passage = passage
        self.marks: list[Mark] = []
        self.dropped: list[Dropped] = []

    def take_out(self, found: Iterable[tuple[int, int, Mark | None]]) -> None:
        """Take spans out of the text; each leaves its mark (None: nothing) at a point."""
        spans = sorted(found, key=lambda one: one[:2])
        if not spans:
            return
        gone = [(start, end) for start, end, _ in spans]
        moved = _Moved(gone)
        self.marks = [
            *(moved.mark(one, one.start, one.end) for one in self.marks),
            *(moved.mark(mark, at, at) for at, _, mark in reversed(spans) if mark is not None),
        ]
        self.passage = self.passage.without(gone)


class _Moved:
    """Where the places of a text are once spans of it are gone."""

    def __init__(self, gone: Iterable[tuple[int, int]]) -> None:
        """Add up what sorted spans take away."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        taken = reached = 0
        for start, end in gone:
            first = max(start, reached)
            reached = max(end, first)
            self._starts.append(first)
            self._ends.append(reached)
            self._before.append(taken)
            taken += reached - first

    def _place(self, at: int) -> int:
        last = bisect_right(self._starts, at) - 1
        if last < 0:
            return at
        return at - self._before[last] - (min(at, self._ends[last]) - self._starts[last])

    def mark(self, mark: Mark, start: int, end: int) -> Mark:
        """Return a mark that stood at ``start:end`` as it stands now."""
        start, end = self._place(start), self._place(end)
        return (
            mark if (mark.start, mark.end) == (start, end) else replace(mark, start=start, end=end)
        )


def emphasis(marked: Marked) -> None:
    """Turn Markdown's emphasis into ``hi`` marks, and leave the asterisks out."""
    at = 0
    while found := _EMPHASIS.search(marked.passage.text, at):
        size = len(found[1])
        start, end = found.span()
        if any(one.start < start < one.end < end for one in marked.marks):
            at = start + 1  # it would end beyond the emphasis that it begins in
            continue
        at = start
        marked.take_out([(start, start + size, None), (end - size, end, None)])
        marked.marks += [
            Mark(start, end - 2 * size, MarkKind.HI, style) for style in _STYLES[found[1]].split()
        ]


def letter_spacing(marked: Marked) -> None:
    """Mark words printed with spaced letters (``C o p y``)."""
    for found in _SPACED.finditer(marked.passage.text):
        marked.marks.append(Mark(found.start(), found.end(), MarkKind.HI, "letter-spaced"))


def gaps(marked: Marked, told: Container[int] = ()) -> None:
    """Turn the editors' marks of omission into points that keep the printed mark as their key.

    ``told`` are the source offsets of brackets of which the edition's editors
    say themselves what they are.
    """
    text = marked.passage.text
    found: list[tuple[int, int, Mark | None]] = []
    for form, reason in GAPS:
        for one in form.finditer(text):
            if any(one.start() < end and start < one.end() for start, end, _ in found):
                continue
            if told and marked.passage.offset(one.start()) in told:
                continue
            # TEI allows no invisible characters in @rend: such a mark stays text.
            if not any(
                unicodedata.category(char) in _INVISIBLE for char in " ".join(one.group().split())
            ):
                found.append(
                    _point(marked, one, MarkKind.GAP, one.group(), reason, Reason.GAP_MARK)
                )
    marked.take_out(found)


def is_telegram_paragraph(text: str) -> bool:
    """Tell a telegram's numbered paragraph (``97 – MONDAY – 0930hs – ...``)."""
    return bool(_TELEGRAM_NUMBER.match(text))


def telegram_numbers(marked: Marked) -> None:
    """Mark the number that opens a telegram's paragraph (survey, trap 11): it is no list item."""
    found = _TELEGRAM_NUMBER.match(marked.passage.text)
    if found:
        marked.marks.append(Mark(0, found.end(), MarkKind.NUMBER))


def page_marks(marked: Marked) -> None:
    """Turn page marks inside a sentence into page breaks that keep the number.

    A mark that had a line of its own before a sentence was joined across it is
    one in every form, a bare number too (survey, trap 15).
    """
    text, pieces = marked.passage.text, marked.passage.pieces
    found = [
        _point(marked, one, MarkKind.PAGE, one[1] or one[2] or one[3], "", Reason.PAGE_MARK)
        for one in _PAGE.finditer(text)
    ]
    taken = {start for start, _, _ in found}
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        own = text[piece.at : piece.at + piece.length]
        number = page_number(own) or (own if own.isdigit() and len(own) <= _LONGEST_PAGE else "")
        alone = before.line < piece.line < after.line
        if number and alone and piece.at not in taken and after.at > piece.at + piece.length:
            span = re.compile(re.escape(own)).match(text, piece.at)
            if span:
                found.append(_point(marked, span, MarkKind.PAGE, number, "", Reason.PAGE_MARK))
    marked.take_out(found)


_LONGEST_PAGE = 4


def doubts(marked: Marked) -> None:
    """Mark the word before ``[?]`` as unclear, and keep the sign as its rendition."""
    found: list[tuple[int, int, Mark | None]] = []
    for one in _DOUBT.finditer(marked.passage.text):
        marked.marks.append(Mark(*one.span(1), MarkKind.UNCLEAR, one[2].strip()))
        marked.dropped.append(Dropped(marked.passage.cut(*one.span(2)), Reason.GAP_MARK))
        found.append((*one.span(2), None))
    marked.take_out(found)


_DOUBT = re.compile(r"(?<![\w[])([^\W_][\w’'-]*)(\s?(?:\[\?\]|\(\?\)))")


def _point(
    marked: Marked, one: re.Match[str], kind: MarkKind, key: str, why: str, reason: Reason
) -> tuple[int, int, Mark]:
    marked.dropped.append(Dropped(marked.passage.cut(*one.span()), reason))
    return (one.start(), one.end(), Mark(0, 0, kind, key, reason=why))
