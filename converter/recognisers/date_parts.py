"""Dates in running text as they are printed: days, months and years, each with its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from converter.reading.date_forms import MONTHS, NUMBERED
from converter.reading.dates import find_dates
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from converter.recognisers.words import Word

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_ST = r"(?:\s?(?:st|nd|rd|th)\b)?"
_TO = r"(?:\s?[-–—/]\s?|\s(?:to|through|until|till|and)\s)"
_NO_MORE = r"(?![\d:%]|[.,/]\d)"
_FOUR = regex(r"[12][05-9]\d\d")
_YEARS = regex(
    rf"(?<![\w$£€.,/-])(?P<year>{_YEAR})(?:\s?[-–—/]\s?(?P<upto>{_YEAR}|\d\d))?(?![\w%-]|[.,/]\d|['’]s)"
)
_DAY_BEFORE = regex(
    rf"(?<![\w.,/$£€-])(?:(?P<first>{_DAY}){_ST}(?P<to>{_TO})(?:the )?)?(?P<day>{_DAY}){_ST}\.?,? "
    r"(?:(?:day )?of (?:the month of )?)?$"
)
_DAY_AFTER = regex(
    rf"\.? (?:the )?(?P<day>{_DAY}){_ST}{_NO_MORE}"
    rf"(?:(?P<to>{_TO})(?:the )?(?P<last>{_DAY}){_ST}{_NO_MORE}(?! [A-Z][a-z]{{2,8}}\b))?"
)
_YEAR_AFTER = regex(
    rf"\.?(?:,? (?:of )?(?P<open>\[?)(?P<year>{_YEAR})(?![\w%]|[.,]\d)|"
    r",? (?:of )?(?:the )?(?P<said>this|last|next|same|that|previous|current|following) year\b)"
)
_FIGURES = regex(
    rf"(?<![\w./-])(?:\d{{1,2}}(?P<s>[./-])\s?(?:\d{{1,2}}|[IVX]{{1,4}})(?P=s)\s?{_YEAR}(?![\w/-])|"
    rf"{_YEAR}-\d\d-\d\d(?![\w/-]))"
)
_BETWEEN = regex(r"\b[Bb]etween (?:the )?$")
# What may be the end of such a date, or its begin.
_IN_FIGURES = regex(r"[\dIVX][./-]\s?\d{4}|\d{4}-")
# A street or a movement that is called after a day.
_CALLED = regex(
    r" (?:Movement|Street|Square|Avenue|Road|Bridge|Brigade|Revolution|Battalion|Factory|Plant|School|Club|"
    r"Park|Prize|Column|Pier|Quay)\b"
)
_MONTHS = {
    shape: number for name, number in MONTHS.items() for shape in (name.capitalize(), name.upper())
}
_REACH = 34
_FULL = len("1962-12-03")


class Part(NamedTuple):
    """A printed date: its numbers (0 where it has none), the first of several days, a last year.

    ``said`` is the word that tells the year: this, last, next, same.
    """

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    first: int = 0
    upto: int = 0
    said: str = ""


def parts_of(
    text: str, words: Sequence[Word], around: Callable[[], Sequence[str]]
) -> Iterator[Part]:
    """Yield the days, months and years that a text gives, in order, none inside another.

    ``around`` gives the dates of the page's apparatus; it is asked only for dates in figures.
    """
    found = list(_with_months(text, words))
    figures = False
    for four in _FOUR.finditer(text):
        year = _YEARS.match(text, four.start())
        if year:
            found.append(Part(*year.span(), int(year["year"]), upto=_upto(year)))
        figures = figures or bool(
            _IN_FIGURES.search(text[max(0, four.start() - 3) : four.end() + 1])
        )
    if figures:
        found += _figures(text, around)
    if not found:
        return
    last = 0
    for part in sorted(found, key=lambda one: (one.start, -one.end)):
        if part.start >= last:
            last = part.end
            yield part


def _upto(match: re.Match[str]) -> int:
    last = match["upto"] or ""
    return int(last if len(last) > len("62") else match["year"][:2] + last) if last else 0


def _figures(text: str, around: Callable[[], Sequence[str]]) -> Iterator[Part]:
    """Yield dates in figures, where day and month can be told apart."""
    for match in _FIGURES.finditer(text):
        for one in find_dates(match[0], around()):
            if len(one.when) == _FULL and one.cert != "medium":
                year, month, day = map(int, one.when.split("-"))
                yield Part(*match.span(), year, month, day)


def _with_months(text: str, words: Sequence[Word]) -> Iterator[Part]:
    for word in [one for one in words if one.text in _MONTHS]:
        month = _MONTHS[word.text]
        lead = text[max(0, word.start - _REACH) : word.start]
        before = _DAY_BEFORE.search(lead)
        if before and not NUMBERED.search(lead[: before.start()]):
            part = _after_day(word, month, before)
        else:
            part = _before_day(text, word, month)
        part = _with_year(text, part)
        if not (_CALLED.match(text, part.end) and not lead.lower().endswith(("on ", "on the "))):
            yield part


def _after_day(word: Word, month: int, before: re.Match[str]) -> Part:
    """Return 20 November, 20-25 November; of "3 and 17 May" the second, which has its month."""
    offset = word.start - len(before.string)
    first, day = int(before["first"] or 0), int(before["day"])
    start = before.start()
    apart = (before["to"] or "").strip() == "and" and first + 1 != day
    if apart and not _BETWEEN.search(before.string[:start]):
        first, start = 0, before.start("day")
    return Part(offset + start, word.end, 0, month, day, first)


def _before_day(text: str, word: Word, month: int) -> Part:
    """Return November 20, November 20-25; November alone when no day follows."""
    after = _DAY_AFTER.match(text, word.end)
    if after is None:
        return Part(word.start, word.end, 0, month)
    day, last = int(after["day"]), int(after["last"] or 0)
    if not last or ((after["to"] or "").strip() == "and" and day + 1 != last):
        end = after.end() if not last else text.index(after["day"], word.end) + len(after["day"])
        return Part(word.start, end, 0, month, day)
    return Part(word.start, after.end(), 0, month, last, day)


def _with_year(text: str, part: Part) -> Part:
    """Return a date with the year that follows it, in an editor's bracket too, or the word for it."""
    after = _YEAR_AFTER.match(text, part.end)
    if after is None:
        return part
    if after["said"]:
        return part._replace(said=after["said"])
    year = int(after["year"])
    end = after.start("open") - 1 if after["open"] else after.end("year")
    return part._replace(year=year, end=end)
