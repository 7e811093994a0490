"""Markers of footnotes in all their printed forms, and the notes they point to (survey, traps 7 and 8)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping

from converter.model import Mark, MarkKind
from converter.reading.date_forms import MONTH_NAME
from converter.reading.markup import Marked

_SUPER = "⁰¹²³⁴-⁹"
_N = r"\d{1,5}|[a-z]|[ivx]{2,5}|\*{1,3}|[†‡]{1,2}"
_SUP = re.compile(rf"\s?<sup>\s*\[?({_N})\]?\s*</sup>")
_BRACKETED = re.compile(rf"\s?\[\^?({_N})\]")
# "km²" is no marker.
_RAISED = re.compile(rf"(?<![ckm]m)(?<!\bm)\s?([{_SUPER}]{{1,3}})")
_STAR = re.compile(r"(?<=[\w.,;:!?”\"’)\]])(\*{1,3}|[†‡]{1,2})(?=[\s.,;:)]|$)")
_OPENING = re.compile(r"(?<!\w)[*†‡]+(?=\w)")
_SLASHED = re.compile(r"(?<![\d/])/(\d{1,3})/(?![\d/])")
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ɏ,;!?”\"’)\]])|(?<=[a-zà-ɏ\])”]\.)|(?<=\D1[89]\d\d[.,]))(\d{1,3})(?=[\s,;:.)—–-]|$)|(?<=[A-Z]{3})(\d{1,3})(?=[\s,;:.)]|$)"
)
_PAREN = re.compile(r"(?<=[\w.,;:!?”\")\]])\s?\((\d{1,3}|[a-z])\)(?=[\s,;:.]|$)")
_SPACED_END = re.compile(r"(?<=[\w)\]”])\s(\d{1,3})$")
# "He asks: [1] to wait; [2] to write": what is counted, no notes.
_COUNTED = re.compile(
    r"(?:(?<=\s)|^)(?:\[(?P<square>\d{1,2})\]|\((?P<round>\d{1,2}|[a-h])\)) (?=[^\W\d_]|[\[“\"])"
)
_COUNTS = re.compile(r"(?:^|[:;,.–—-]\s|\b(?:and|or|then)\s)$")
_SURE = (_SUP, _BRACKETED, _RAISED, _STAR, _SLASHED)
_MONTH_BEFORE = re.compile(rf"(?:{MONTH_NAME})[.,]?$")
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
    counted = counting(text)
    return {
        number_of(next(group for group in found.groups() if group))
        for form in _TOLD_WHEN_LOST
        for found in form.finditer(text)
        if found.end() not in counted and not _is_year(found)
    }


def counting(text: str) -> set[int]:
    """Return where the numbers end that count parts of a sentence: ``[1] to wait; [2] to write``.

    They follow one another from the first on, the first behind a colon, and each stands
    before its part; a marker stands behind a word.
    """
    run: dict[str, list[int]] = {"square": [], "round": []}
    counted: set[int] = set()
    for found in _COUNTED.finditer(text):
        kind = str(found.lastgroup)
        number = found[kind]
        value = int(number) if number.isdigit() else ord(number) - 96
        before = text[max(0, found.start() - 5) : found.start()]
        if value == 1:
            run[kind] = [found.end() - 1] if before.endswith((": ", "– ", "— ")) else []
        elif value == len(run[kind]) + 1 and run[kind] and _COUNTS.search(before):
            run[kind].append(found.end() - 1)
            counted |= set(run[kind])
    return counted


def _is_year(found: re.Match[str]) -> bool:
    """Tell a year in brackets behind a month (``17 May [1956]``): it completes the date."""
    year = re.fullmatch(r"\s?\[\^?1[5-9]\d\d\]|\s?\[\^?20\d\d\]", found.group())
    return bool(year) and bool(_MONTH_BEFORE.search(*_before(found)))


def slashed_numbers(text: str) -> set[str]:
    """Return the numbers between slashes in a text (``/2/``)."""
    return set(_SLASHED.findall(text))


def signed(text: str) -> set[str]:
    """Return the asterisks and daggers that stand behind words of a text, and close no emphasis."""
    return set() if _OPENING.search(text) else set(_STAR.findall(text))


def glued_numbers(texts: Iterable[str]) -> set[str]:
    """Return the numbers that stick to words (``ZAWA2``, ``word (3)``) in these texts."""
    return {
        number
        for text in texts
        for counted in (counting(text),)
        for form in (_GLUED, _PAREN)
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


_CITES = re.compile(
    r"\b(?:art(?:icle)?s?|points?|para(?:graph)?s?|items?|questions?|sections?|clauses?|tasks?|proposals?|variants?|versions?|options?|"
    r"annex(?:es)?|under|in|to|and|or|of|see|with|from|by|number|nos?)[.,;:]?$",
    re.IGNORECASE,
)


def note_anchors(
    marked: Marked,
    notes: Mapping[str, tuple[str, ...]],
    found: dict[str, str],
    loose: Container[str],
    *,
    heading: bool = False,
) -> list[str]:
    """Turn markers into anchors of the notes that exist; return the markers that have no note.

    ``notes`` maps printed numbers to the ids of the notes that bear them, in
    order; ``found`` grows with the ids anchored (a second marker of one note
    stays text). ``loose`` are the numbers without a sure marker on the page: for
    them a digit that sticks to a word, ``(3)``, or a number that ends a heading,
    is one, when no later note has been anchored yet.
    """
    text = marked.passage.text
    spans: list[tuple[int, int, Mark | None]] = []
    covered: set[int] = set()
    orphans: list[str] = []
    forms = (*_SURE, _GLUED, _PAREN, *((_SPACED_END,) if heading else ()))
    counted = counting(text)
    for form in forms:
        if form is _SUP and "<sup" not in text:
            continue
        for one in form.finditer(text):
            number = number_of(next(group for group in one.groups() if group))
            if not covered.isdisjoint(range(*one.span())):
                continue
            if one.end() in counted or _is_year(one):
                continue
            if form not in _SURE and (number not in loose or _later(number, found.values())):
                continue
            ids = [key for key in notes.get(number, ()) if key not in found]
            if ids:
                found[ids[0]] = number
                spans.append((*one.span(), Mark(0, 0, MarkKind.NOTE_ANCHOR, ids[0])))
                covered.update(range(*one.span()))
            elif form in _TOLD_WHEN_LOST and number.isdigit():
                orphans.append(number)
    marked.take_out(spans)
    return orphans


def _later(number: str, found: Iterable[str]) -> bool:
    """Tell whether a later note than this has been anchored."""
    return number.isdigit() and any(other.isdigit() and int(other) > int(number) for other in found)
