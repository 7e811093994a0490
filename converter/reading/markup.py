"""Markup inside a passage: letter-spacing, gaps, page marks, doubtful words.

What is taken out of the text leaves a mark at a point behind; the printed
characters come back from the side file, and stand in @rend or @n.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable

from msgspec import structs

from converter.model import Dropped, Mark, MarkKind, Reason
from converter.passage import Passage
from converter.reading.gaps import GAPS, marks_of, may_hold_gap
from converter.reading.pages import page_number
from converter.regexes import regex

_SPACED = regex(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?=[\s,.;:)\]]|$)")
_LETTERS_APART = regex(r" \w \w ")
_PAGE = regex(
    r"\[(?:Page|page|end p\.|p\.) ?(\d{1,4})\]|(?<=\s)\(p\. ?(\d{1,4})\)(?=\s|$)|(?<=\s)[–—] ?(?!1[5-9]\d\d|20\d\d)(\d{1,4}) ?[–—](?=\s)"
)
_PAGE_SIGNS = ("(p.", "[p", "[P", "[end p.")
_DASH_NUMBER = regex(r"[–—] ?\d")
_TELEGRAM_NUMBER = regex(
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
        if self.marks or any(mark is not None for _, _, mark in spans):
            moved = Moved(gone)
            self.marks = [
                *(moved.mark(one, one.start, one.end) for one in self.marks),
                *(moved.mark(mark, at, at) for at, _, mark in reversed(spans) if mark is not None),
            ]
        self.passage = self.passage.without(gone)


class Moved:
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

    def place(self, at: int) -> int:
        """Return where a place of the text is now."""
        last = bisect_right(self._starts, at) - 1
        if last < 0:
            return at
        return at - self._before[last] - (min(at, self._ends[last]) - self._starts[last])

    def mark(self, mark: Mark, start: int, end: int) -> Mark:
        """Return a mark that stood at ``start:end`` as it stands now."""
        start, end = self.place(start), self.place(end)
        return (
            mark
            if (mark.start, mark.end) == (start, end)
            else structs.replace(mark, start=start, end=end)
        )


def may_be_spaced(text: str) -> bool:
    """Tell a text in which letters stand by themselves."""
    return bool(_LETTERS_APART.search(text))


def may_hold_page(text: str) -> bool:
    """Tell a text that has the sign with which a page mark begins."""
    if ("–" in text or "—" in text) and _DASH_NUMBER.search(text):
        return True
    return any(sign in text for sign in _PAGE_SIGNS)


def letter_spacing(marked: Marked) -> None:
    """Mark words printed with spaced letters (``C o p y``)."""
    if not may_be_spaced(marked.passage.text):
        return
    for found in _SPACED.finditer(marked.passage.text):
        marked.marks.append(Mark(found.start(), found.end(), MarkKind.HI, "letter-spaced"))


def gaps(marked: Marked, told: Container[int] = ()) -> None:
    """Turn the editors' marks of omission into points that keep the printed mark as their key.

    ``told`` are the source offsets of brackets of which the edition's editors
    say themselves what they are.
    """
    text = marked.passage.text
    if not may_hold_gap(text):
        return
    found: list[tuple[int, int, Mark | None]] = []
    for form, reason in GAPS:
        here: list[tuple[int, int, Mark | None]] = []
        starts = [start for start, _, _ in found]
        for one in marks_of(form, text):
            last = bisect_left(starts, one.end()) - 1
            if last >= 0 and found[last][1] > one.start():
                continue
            if told and marked.passage.offset(one.start()) in told:
                continue
            # TEI allows no invisible characters in @rend: such a mark stays text.
            if not any(
                unicodedata.category(char) in _INVISIBLE for char in " ".join(one.group().split())
            ):
                here.append(_point(marked, one, MarkKind.GAP, one.group(), reason, Reason.GAP_MARK))
        if here:
            found = sorted([*found, *here], key=lambda gap: gap[:2])
    marked.take_out(found)


def is_telegram_paragraph(text: str) -> bool:
    """Tell a telegram's numbered paragraph (``97 – MONDAY – 0930hs – ...``)."""
    return text[:1].isdecimal() and bool(_TELEGRAM_NUMBER.match(text))


def telegram_numbers(marked: Marked) -> None:
    """Mark the number that opens a telegram's paragraph (survey, trap 11): it is no list item."""
    text = marked.passage.text
    found = _TELEGRAM_NUMBER.match(text) if text[:1].isdecimal() else None
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
        for one in (_PAGE.finditer(text) if may_hold_page(text) else ())
    ]
    taken = {start for start, _, _ in found}
    for index in range(1, len(pieces) - 1):
        before, piece, after = pieces[index - 1 : index + 2]
        if not before.line < piece.line < after.line:
            continue
        start, end = piece.at, piece.at + piece.length
        own = text[start:end]
        number = page_number(own) or (own if own.isdigit() and len(own) <= _LONGEST_PAGE else "")
        if number and start not in taken and after.at > end:
            span = re.compile(re.escape(own)).match(text, start)
            if span:
                found.append(_point(marked, span, MarkKind.PAGE, number, "", Reason.PAGE_MARK))
    marked.take_out(found)


_LONGEST_PAGE = 4


def doubts(marked: Marked) -> None:
    """Mark the word before ``[?]`` as unclear, and keep the sign as its rendition."""
    text = marked.passage.text
    if "?]" not in text and "?)" not in text:
        return
    found: list[tuple[int, int, Mark | None]] = []
    for one in _DOUBT.finditer(text):
        marked.marks.append(Mark(*one.span(1), MarkKind.UNCLEAR, one[2].strip()))
        marked.dropped.append(Dropped(marked.passage.cut(*one.span(2)), Reason.GAP_MARK))
        found.append((*one.span(2), None))
    marked.take_out(found)


_DOUBT = regex(r"(?<![\w[])([^\W_][\w’'-]{0,79})(\s?(?:\[\?\]|\(\?\)))")


def _point(
    marked: Marked, one: re.Match[str], kind: MarkKind, key: str, why: str, reason: Reason
) -> tuple[int, int, Mark]:
    marked.dropped.append(Dropped(marked.passage.cut(*one.span()), reason))
    return (one.start(), one.end(), Mark(0, 0, kind, key, reason=why))
