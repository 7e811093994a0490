"""Markup inside a passage: note markers, emphasis of Markdown, letter-spacing, gaps, page marks.

What is taken out of the text leaves a mark at a point behind; the printed
characters come back from the side file, and stand in @rend or @n.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from converter.model import Dropped, Mark, MarkKind, Reason
from converter.passage import Passage

_SUP = re.compile(r"\s?<sup>\s*\[?(\d{1,5}|\*)\]?\s*</sup>")
_MARKER = re.compile(r"\s?\[\^?(\d{1,5})\]")
_SLASHED = re.compile(r"(?<![\d/])/(\d{1,3})/(?![\d/])")
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ɏ,;”\"’)])|(?<=[a-zà-ɏ]\.))(\d{1,3})(?=[\s,;:.)—–-]|$)|(?<=[A-Z]{3})(\d{1,3})(?=[\s,;:.)]|$)"
)
_PAREN = re.compile(r"(?<=[\w.,”\"])\s?\((\d{1,3})\)(?=[\s,;:.]|$)")
_EMPHASIS = re.compile(
    r"(?<!\w)(\*\*\*|\*\*|\*|__|_)(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?!\w)", re.DOTALL
)
_STYLES = {"***": "bold italic", "**": "bold", "__": "bold", "*": "italic", "_": "italic"}
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_WORDS = r"[^\]\[]"
_GAPS = (
    (re.compile(r"\[\s?(?:[.…]\s?){1,5}\]"), "omitted"),
    (
        re.compile(
            rf"\[(?:illegible|unreadable|indecipherable|\?\?+){_WORDS}{{0,20}}\]"
            r"|\[(?:[\w-]+ ){1,3}(?:illegible|unreadable)\.?\]",
            re.IGNORECASE,
        ),
        "illegible",
    ),
    (
        re.compile(
            rf"\[(?:redacted|excised|sanitized|deleted|blacked out|not declassified){_WORDS}{{0,40}}\]"
            rf"|\[{_WORDS}{{0,40}}(?:blacked out|not declassified|redacted|excised)\.?\]",
            re.IGNORECASE,
        ),
        "redacted",
    ),
    (
        re.compile(
            rf"\[(?:text |pages? )?(?:missing|omitted|lost){_WORDS}{{0,20}}\]"
            r"|\[(?:[\w-]+ ){1,3}(?:missing|omitted)\.?\]",
            re.IGNORECASE,
        ),
        "lost",
    ),
)
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
        for start, end, mark in reversed(spans):
            self.marks = [_shifted(one, start, end) for one in self.marks]
            if mark is not None:
                self.marks.append(replace(mark, start=start, end=start))
        if spans:
            self.passage = self.passage.without((start, end) for start, end, _ in spans)


def _shifted(mark: Mark, start: int, end: int) -> Mark:
    """Return a mark as it stands once ``start:end`` is gone."""

    def move(at: int) -> int:
        return at - (end - start) if at >= end else min(at, start)

    return replace(mark, start=move(mark.start), end=move(mark.end))


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


def gaps(marked: Marked) -> None:
    """Turn the editors' marks of omission into points that keep the printed mark as their key."""
    text = marked.passage.text
    if "[" not in text:
        return
    found: list[tuple[int, int, Mark | None]] = []
    for form, reason in _GAPS:
        for one in form.finditer(text):
            if any(one.start() < end and start < one.end() for start, end, _ in found):
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
    """Turn page marks inside a sentence into page breaks that keep the number."""
    found = [
        _point(marked, one, MarkKind.PAGE, one[1] or one[2] or one[3], "", Reason.PAGE_MARK)
        for one in _PAGE.finditer(marked.passage.text)
    ]
    marked.take_out(found)


def _point(
    marked: Marked, one: re.Match[str], kind: MarkKind, key: str, why: str, reason: Reason
) -> tuple[int, int, Mark]:
    marked.dropped.append(Dropped(marked.passage.cut(*one.span()), reason))
    return (one.start(), one.end(), Mark(0, 0, kind, key, reason=why))


def marked_numbers(text: str) -> set[str]:
    """Return the numbers of the sure markers in a text (``[1]``, ``<sup>1</sup>``)."""
    return {*_SUP.findall(text), *_MARKER.findall(text)}


def _later(number: str, found: Iterable[str]) -> bool:
    """Tell whether a later note than this has been anchored."""
    return any(other.isdigit() and int(other) > int(number) for other in found)


def glued_numbers(texts: Iterable[str]) -> set[str]:
    """Return the numbers that stick to words (``ZAWA2``) in these texts."""
    return {
        number for text in texts for found in _GLUED.findall(text) for number in found if number
    }


def note_anchors(
    marked: Marked, notes: Mapping[str, str], found: set[str], loose: Container[str]
) -> list[str]:
    """Turn markers into anchors of the notes that exist; return the markers that have no note.

    ``notes`` maps printed numbers to note ids; ``found`` grows with the
    numbers anchored (a second marker of one note stays text). ``loose`` are
    the numbers without a sure marker on the page: for them a digit that sticks
    to a word, or ``(3)``, is one (survey, traps 7 and 8), when no later note
    has been anchored yet.
    """
    text = marked.passage.text
    spans: list[tuple[int, int, Mark | None]] = []
    orphans: list[str] = []
    for form in (_SUP, _MARKER, _SLASHED, _GLUED, _PAREN):
        if form is _SUP and "<sup" not in text:
            continue
        for one in form.finditer(text):
            number = next(group for group in one.groups() if group)
            if any(one.start() < end and start < one.end() for start, end, _ in spans):
                continue
            unsure = form in (_GLUED, _PAREN)
            if unsure and (number not in loose or _later(number, found)):
                continue
            if number in notes and number not in found:
                found.add(number)
                spans.append((*one.span(), Mark(0, 0, MarkKind.NOTE_ANCHOR, notes[number])))
            elif form in (_SUP, _MARKER):
                orphans.append(number)
    marked.take_out(spans)
    return orphans
