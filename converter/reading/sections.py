"""Headings that only their series tells: ``1) Lamps``, ``A. The harbour``, ``Article 1``, each above a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.chunks import Chunk
from converter.reading.list_numbers import follows, form_of
from converter.reading.pages import page_number
from converter.regexes import regex

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_N = r"(?P<n>\d{1,2}|[IVX]{1,5}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)"
_SERIES = (
    regex(r"^\(?(?P<n>\d{1,2})\)\s+(?=[A-Z“\"])"),
    regex(r"^\(?(?P<n>[a-h])\)\s+(?=[A-Z“\"])"),
    regex(r"^(?P<n>[A-H])[.)]\s+(?=[A-Z“\"])"),
    regex(r"^§ ?(?P<n>\d{1,2})(?:[.:]?\s+(?=[A-Z“\"])|\.?$)"),
    regex(r"^(?P<n>One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)[.)]\s+(?=[A-Z“\"])"),
    *(
        regex(rf"^{word} (?:No\. ?)?{_N}(?:(?: of the agenda)?[.:]?\s+(?=[A-Z“\"(–—-])|(?: of the agenda)?[.:]?$)")
        for word in ("Item", "Point", "Question", "Topic", "Part", "Chapter", "Section", "Article")
    ),
)  # fmt: skip
# Whether a line is numbered by any of them: most lines are not.
_ANY = regex("|".join(form.pattern.replace("(?P<n>", "(?:") for form in _SERIES))
_LONGEST = 90
_LEAST = 2
_PROSE = 4
_SENTENCE_END = regex(r"[.!?:;…][\"”’)\]]*$")
_NUMBER_END = regex(r"^\w+ (?:No\. ?)?\w{1,5}\.$")


def section_heads(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the places of headings whose numbers rise from the first on, each with a text below it.

    At least two of a series; a lone number, or items that follow each other, are none
    (TEI, chapter 4.1: a division has its heading).
    """
    found: set[int] = set()
    short = [
        (place, item)
        for place, item in enumerate(chunks)
        if len(item.string) <= _LONGEST and _ANY.match(item.string)
    ]
    for form in _SERIES if short else ():
        run: list[int] = []
        last = ""
        for place, item in short:
            number = _number(item, form)
            if not number or not _has_text(chunks, place + 1):
                continue
            if (last and follows(last, number)) or (not last and number in {"1", "a", "A"}):
                run.append(place)
                last = number
            elif number in {"1", "a", "A"}:
                found |= set(run) if len(run) >= _LEAST else set()
                run, last = [place], number
        found |= set(run) if len(run) >= _LEAST else set()
    return frozenset(found)


def _number(item: Chunk, form: re.Pattern[str]) -> str:
    """Return the number of a line that may be a heading of this form, counted in digits, or ""."""
    text = item.string
    match = form.match(text)
    if not match or len(text) > _LONGEST or item.told or item.cells or item.quoted or "\n" in text:
        return ""
    if _SENTENCE_END.search(text) and match.end() < len(text) and not _NUMBER_END.match(text):
        return ""
    number = match["n"]
    if number.lower() in _WORDS:
        return str(_WORDS.index(number.lower()) + 1)
    if form.pattern.startswith("^(?P<n>[A-H])") or number not in _ROMAN:
        return number
    return str(_ROMAN.index(number) + 1)


def _has_text(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell whether a paragraph of text stands below a heading (a page mark may come between)."""
    while place < len(chunks) and page_number(chunks[place].string):
        place += 1
    if place >= len(chunks):
        return False
    text = chunks[place].string
    if form_of(text) or _ANY.match(text):
        return False
    return len(text.split()) >= _PROSE and bool(_SENTENCE_END.search(text))
