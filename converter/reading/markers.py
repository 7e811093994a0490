"""Markers of footnotes in all their printed forms, and the notes they point to (survey, traps 7 and 8)."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator

from converter.blocks import Note
from converter.model import Mark, MarkKind
from converter.reading.date_forms import MONTH_NAME
from converter.reading.markup import Marked
from converter.regexes import regex

_SUPER = "⁰¹²³⁴-⁹"
_N = r"\d{1,5}|[a-z]|[ivx]{2,5}|\*{1,3}|[†‡]{1,2}"
_SUP = regex(rf"\s?<sup>\s*\[?({_N})\]?\s*</sup>")
_BRACKETED = regex(rf"\s?\[\^?({_N})\]")
# "km²" is no marker.
_RAISED = regex(rf"(?<![ckm]m)(?<!\bm)\s?([{_SUPER}]{{1,3}})")
_STAR = regex(r"(?<=[\w.,;:!?”\"’)\]])(\*{1,3}|[†‡]{1,2})(?=[\s.,;:)]|$)")
_OPENING = regex(r"(?:(?<![\w*†‡])|(?<=\w[*†‡]))[*†‡]+(?=\w)")
_SLASHED = regex(r"(?<![\d/])/(\d{1,3})/(?![\d/])")
_GLUED = regex(
    r"(\d(?:(?<=[a-zà-ɏ,;!?”\"’)\]]\d)|(?<=[a-zà-ɏ\])”]\.\d)|(?<=\D1[89]\d\d[.,]\d)|(?<=[A-Z]{3}\d)(?!\d{0,2}[—–-]))\d{0,2})(?=[\s,;:.)—–-]|$)"
)
_PAREN = regex(r"(?<=[\w.,;:!?”\")\]])\s?\((\d{1,3}|[a-z])\)(?=[\s,;:.]|$)")
_SPACED_END = regex(r"(?<=[\w)\]”])\s(\d{1,3})$")
# "He asks: [1] to wait; [2] to write": what is counted, no notes.
_COUNTED = regex(
    r"(?:(?<=\s)|^)(?:\[(?P<square>\d{1,2})\]|\((?P<round>\d{1,2}|[a-h])\)) (?=[^\W\d_]|[\[“\"])"
)
_COUNTS = regex(r"(?:^|[:;,.–—-]\s|\b(?:and|or|then)\s)$")
_RAISED_DIGIT = regex(rf"[{_SUPER}]")
_SURE = (_SUP, _BRACKETED, _RAISED, _STAR, _SLASHED)
_MONTH_BEFORE = regex(rf"(?:{MONTH_NAME})[.,]?$")
_TOLD_WHEN_LOST = (_SUP, _BRACKETED, _RAISED)


def number_of(printed: str) -> str:
    """Return a note's number with raised digits as plain ones.

    >>> number_of("¹²"), number_of("*")
    ('12', '*')
    """
    return unicodedata.normalize("NFKC", printed)


def marked_numbers(text: str) -> set[str]:
    """Return the numbers of the sure markers in a text (``[1]``, ``<sup>1</sup>``, ``¹``).

    >>> sorted(marked_numbers("The lamp[1] and the oil[2].")), marked_numbers("I ask: [1] for oil; [2] for rope.")
    (['1', '2'], set())
    """
    forms = _forms_in(text)
    if not forms:
        return set()
    counted = counting(text)
    return {
        number_of(next(group for group in found.groups() if group))
        for form in forms
        for found in _found(form, text)
        if found.end() not in counted and not _is_year(found)
    }


def _forms_in(text: str) -> list[re.Pattern[str]]:
    """Return the forms of sure markers, those with a sign of their own, that may be in a text."""
    forms = [_SUP] if "<sup" in text else []
    if "[" in text:
        forms.append(_BRACKETED)
    if not text.isascii() and _RAISED_DIGIT.search(text):
        forms.append(_RAISED)
    return forms


def _found(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the markers of a form in a text, those in brackets between its first and its last."""
    if form is _BRACKETED:
        return form.finditer(text, max(0, text.find("[") - 1), text.rfind("]") + 1)
    return form.finditer(text)


def counting(text: str) -> set[int]:
    """Return where the numbers end that count parts of a sentence: ``[1] to wait; [2] to write``.

    They follow one another from the first on, the first behind a colon, and each stands
    before its part; a marker stands behind a word.
    """
    counted: set[int] = set()
    if "(" not in text and "[" not in text:
        return counted
    run: dict[str, list[int]] = {"square": [], "round": []}
    for found in _COUNTED.finditer(text):
        kind = str(found.lastgroup)
        number = found[kind]
        value = int(number) if number.isdigit() else ord(number) - 96
        before = text[max(0, found.start() - 5) : found.start()]
        if value == 1:
            run[kind] = [found.end() - 1] if before.endswith((": ", "– ", "— ")) else []
        elif value == len(run[kind]) + 1 and run[kind] and _COUNTS.search(before):
            run[kind].append(found.end() - 1)
            # Two make a run; with the third and those behind it, one is added.
            counted.update(run[kind] if value == _LEAST_COUNTED else run[kind][-1:])
    return counted


_LEAST_COUNTED = 2


def _is_year(found: re.Match[str]) -> bool:
    """Tell a year in brackets behind a month (``17 May [1956]``): it completes the date."""
    year = re.fullmatch(r"\s?\[\^?1[5-9]\d\d\]|\s?\[\^?20\d\d\]", found.group())
    return bool(year) and bool(_MONTH_BEFORE.search(*_before(found)))


def slashed_numbers(text: str) -> set[str]:
    """Return the numbers between slashes in a text (``/2/``)."""
    return set(_SLASHED.findall(text)) if "/" in text else set()


def signed(text: str) -> set[str]:
    """Return the asterisks and daggers that stand behind words of a text, and close no emphasis."""
    if "*" not in text and "†" not in text and "‡" not in text:
        return set()
    return set() if _OPENING.search(text) else set(_STAR.findall(text))


def glued_numbers(texts: Iterable[str]) -> set[str]:
    """Return the numbers that stick to words (``ZAWA2``, ``word (3)``) in these texts."""
    return {
        number
        for text in texts
        for counted in (counting(text),)
        for form in ((_GLUED, _PAREN) if "(" in text else (_GLUED,))
        for found in form.finditer(text)
        if found.end() not in counted and not (form is _PAREN and _cited(found))
        for number in found.groups()
        if number
    }


def _cited(found: re.Match[str]) -> bool:
    """Tell a number in brackets that the sentence itself speaks of (``articles (1) and (2)``)."""
    return bool(_CITES.search(*_before(found)))


def _before(found: re.Match[str]) -> tuple[str, int, int]:
    """Return the text of a match and the bounds of the word right before it, in which to search."""
    return found.string, max(0, found.start() - _LONGEST_WORD), found.start()


_LONGEST_WORD = 40


_CITES = regex(
    r"\b(?:art(?:icle)?s?|points?|para(?:graph)?s?|items?|questions?|sections?|clauses?|tasks?|proposals?|variants?|versions?|options?|"
    r"annex(?:es)?|under|in|to|and|or|of|see|with|from|by|number|nos?)[.,;:]?$",
    re.IGNORECASE,
)


class Anchors:
    """The notes that markers may still point to, and the anchors that markers become.

    ``loose`` are the numbers without a sure marker on the page: for them a digit that
    sticks to a word, ``(3)``, or a number that ends a heading, is one, when no later
    note has been anchored yet.
    """

    def __init__(self, notes: Iterable[Note], loose: frozenset[str]) -> None:
        """Start with the notes in the order of the page; several may bear one number."""
        self._waiting: dict[str, deque[str]] = {}
        for note in notes:
            self._waiting.setdefault(note.n, deque()).append(note.id)
        self._loose = loose
        self._last = 0

    def pass_by(self, note: Note) -> None:
        """Reach the text of a note: markers from here on point to later ones only."""
        waiting = self._waiting.get(note.n)
        if waiting and waiting[0] == note.id:
            waiting.popleft()

    def anchor(self, marked: Marked, *, heading: bool = False) -> list[tuple[str, int | None]]:
        """Turn markers into anchors of the notes that exist; return those that have no note.

        With each the line where it stands is returned. A second marker of one note stays text.
        """
        text = marked.passage.text
        forms = self._forms(text, heading=heading)
        if not forms:
            return []
        spans: list[tuple[int, int, Mark | None]] = []
        covered: set[int] = set()
        orphans: list[tuple[str, int | None]] = []
        counted = counting(text)
        for form in forms:
            for one in _found(form, text):
                number = number_of(next(group for group in one.groups() if group))
                if covered and not covered.isdisjoint(range(*one.span())):
                    continue
                if one.end() in counted or _is_year(one):
                    continue
                if form not in _SURE and (number not in self._loose or self._later(number)):
                    continue
                waiting = self._waiting.get(number)
                if waiting:
                    spans.append((*one.span(), Mark(0, 0, MarkKind.NOTE_ANCHOR, waiting.popleft())))
                    covered.update(range(*one.span()))
                    self._last = max(self._last, int(number) if number.isdigit() else 0)
                elif form in _TOLD_WHEN_LOST and number.isdigit():
                    orphans.append((number, marked.passage.line_at(one.start())))
        marked.take_out(spans)
        return orphans

    def _forms(self, text: str, *, heading: bool) -> list[re.Pattern[str]]:
        """Return the forms of markers that may be in a text and may have a note."""
        forms = _forms_in(text)
        if not self._waiting:
            return forms
        if "*" in text or "†" in text or "‡" in text:
            forms.append(_STAR)
        if "/" in text:
            forms.append(_SLASHED)
        if self._loose:
            forms += (_GLUED, _PAREN, _SPACED_END) if heading else (_GLUED, _PAREN)
        return forms

    def _later(self, number: str) -> bool:
        """Tell whether a later note than this has been anchored."""
        return number.isdigit() and self._last > int(number)
