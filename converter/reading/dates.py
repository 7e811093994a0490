"""Dates as archives print them, and their ISO forms.

Only what is exact becomes @when (YYYY, YYYY-MM, YYYY-MM-DD), and a span has its
two limits; a day is never guessed (TEI Guidelines 13.4; ENCODING, Header). What
looks like a date and is not understood is found too, without an ISO form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from converter.reading import date_forms as forms
from converter.reading.calendar_days import checked_day, days_apart, ordinal
from converter.reading.date_forms import MONTH_NAME, MONTHS

__all__ = ["MONTHS", "MONTH_NAME", "FoundDate", "find_dates", "read_date", "whole_date"]

_FULL = len("1962-12-03")
_NEAR_YEARS = 40
_NEAR_DAYS = 45
_NEAR_WORDS = 40


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its characters and its ISO form.

    ``when`` is exact, ``not_before`` and ``not_after`` are the limits of a span;
    all three are empty when the date was not understood, and then (or when only
    a part of it was) ``doubt`` says why. ``cert`` is set when the page does not
    say all of it.
    """

    start: int
    end: int
    text: str
    when: str = ""
    not_before: str = ""
    not_after: str = ""
    cert: str = ""
    doubt: str = ""

    @property
    def iso(self) -> str:
        """Return the date, or the limits with a slash between them; "" when not understood."""
        span = self.not_before or self.not_after
        return self.when or (f"{self.not_before}/{self.not_after}" if span else "")


def find_dates(
    text: str, around: Sequence[str] = (), *, yearless: bool = False
) -> tuple[FoundDate, ...]:
    """Return the dates, months with a year and spans in a text, in order, none inside another.

    ``around`` are ISO dates of the same page: they give two figures their
    century, a date without a year its year (if ``yearless``), and tell day and
    month apart.

    >>> [found.iso for found in find_dates("Havana, 28 January 1963; April  14th, 1978; May 1975")]
    ['1963-01-28', '1978-04-14', '1975-05']
    >>> [found.iso for found in find_dates("28.X 62; 10/14/50", ["1961"])]
    ['1962-10-28', '1950-10-14']
    """
    figures = {figure.start() for figure in forms.FIGURE.finditer(text)}
    found: list[FoundDate] = []
    taken: set[int] = set()
    for one in _candidates(text, around, yearless=yearless) if figures else ():
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            found.append(one)
            taken.update(place)
            figures.difference_update(place)
            if not figures:
                break  # each further date would need a figure of its own
    return tuple(sorted(found, key=_start))


_start = attrgetter("start")


def read_date(text: str) -> str:
    """Return the ISO form of a text that is nothing but a date, or "" when it is not understood.

    >>> read_date("December 3, 1962"), read_date("1956"), read_date("undated")
    ('1962-12-03', '1956', '')
    """
    found = whole_date(text)
    return found.when if found else ""


def whole_date(text: str, around: Sequence[str] = ()) -> FoundDate | None:
    """Return the date that a text is, with its limits or how sure it is; None when it is none.

    >>> whole_date("1956-58").iso, whole_date("circa May 1961").cert, whole_date("Spring 1961").when
    ('1956/1958', 'medium', '1961')
    """
    vague = forms.VAGUE.match(text)
    part = forms.PART.match(text, vague.end() if vague else 0) or vague
    rest = text[part.end() :] if part else text
    span = forms.YEAR_SPAN.match(rest)
    when = first = last = cert = doubt = ""
    if span:
        month = forms.ISO_MONTH.match(rest)
        if month and span["year2"] <= span["year"][2:]:
            # 1961-05 can be no span of years.
            return FoundDate(0, len(text), text, f"{month['year']}-{month['month']}")
        first, last = span["year"], span["year2"]
        last = first[:2] + last if len(last) == len("58") else last
        if last <= first:
            return None
    elif (decade := forms.DECADE.match(rest)) and decade["year"].endswith("0"):
        first, last = decade["year"], decade["year"][:3] + "9"
    elif year := forms.YEAR_ALONE.match(rest):
        when = year["year"]
    else:
        found = find_dates(rest, around, yearless=True)
        if len(found) != 1:
            return None
        one = found[0]
        when, first, last, cert, doubt = (
            one.when,
            one.not_before,
            one.not_after,
            one.cert,
            one.doubt,
        )
    if (vague or "?" in text or "[" in text) and (when or first or last):
        cert = "medium"
    return FoundDate(0, len(text), text, when, first, last, cert, doubt)


def _candidates(text: str, around: Sequence[str], *, yearless: bool) -> Iterator[FoundDate]:
    """Yield what each form finds, the forms that hold others first.

    A form with the name of a month in it is sought only where one stands.
    """
    named, joined = forms.ANY_MONTH.search(text), forms.JOINED.search(text)
    if not (named or joined):
        return
    for match in _matches(text, forms.SPANS if named and forms.BETWEEN.search(text) else ()):
        if not forms.NUMBERED.search(*_before(match)):
            yield from _span(match, around)
    for match in forms.CODED.finditer(text) if "/" in text else ():
        yield _coded(match, around)
    single = forms.SINGLE_NAMED if named else ()
    if joined:
        single = forms.SINGLE if named else forms.SINGLE_UNNAMED
    for match in _matches(text, single):
        year, cert = _year(match, around)
        # A month's name with two figures that are no year of this page is no date at all.
        if year or not match["month"].isalpha() or match["month"].upper() in forms.ROMAN:
            yield _settled(match, year, [_iso(match, year)], cert, around)
    for match in forms.NUMERIC.finditer(text) if joined else ():
        yield _numeric(match, around)
    for match in forms.MONTH_ONLY.finditer(text) if named else ():
        if forms.DAY_BEFORE.search(*_before(match)):
            continue  # a day that the month does not have
        yield _found(match, when=f"{match['year']}-{_month(match['month']):02}")
    for match in _matches(text, forms.YEARLESS if yearless else ()):
        yield _yearless(match, around)


def _before(match: re.Match[str]) -> tuple[str, int, int]:
    """Return the text of a match and the bounds of the words right before it, in which to search."""
    return match.string, max(0, match.start() - _NEAR_WORDS), match.start()


def _matches(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    return (match for pattern in patterns for match in pattern.finditer(text))


def _found(match: re.Match[str], when: str = "", cert: str = "", doubt: str = "") -> FoundDate:
    return FoundDate(*match.span(), match.group(), when, cert=cert if when else "", doubt=doubt)


def _span(match: re.Match[str], around: Sequence[str]) -> Iterator[FoundDate]:
    """Yield a span; a second part that does not follow the first is none."""
    year, cert = _year(match, around)
    parts = match.groupdict()
    last_year = int(parts.get("year2") or year)
    first_month = _month(parts["month"])
    last_month = _month(parts.get("month2") or parts["month"])
    if not year:
        yield _found(match, doubt="its century is not known")
        return
    if not parts.get("day"):
        first, last = f"{year:04}-{first_month:02}", f"{last_year:04}-{last_month:02}"
    else:
        if not parts.get("year2") and first_month > last_month:
            year -= 1  # 30 December - 2 January 1962
        first = checked_day(year, first_month, int(parts["day"]))
        last = checked_day(last_year, last_month, int(parts["day2"]))
    if first and last and first < last:
        yield FoundDate(*match.span(), match.group(), "", first, last, cert)


def _coded(match: re.Match[str], around: Sequence[str]) -> FoundDate:
    """Return the date of a telegram's code: its last number is a day, the one before may be one too."""
    year, cert = _year(match, around)
    if not year:
        return _found(match, doubt="its century is not known")
    first, day, month = int(match["first"]), int(match["day"]), _month(match["month"])
    sent, came = checked_day(year, month, first), checked_day(year, month, day)
    if sent == came or not sent or len(match["first"]) > 2:  # noqa: PLR2004 - no day has three figures
        return _settled(match, year, [came], cert, around)
    known = [one for one in (sent, came) if one in around]
    if len(known) == 1:
        return _found(match, known[0], "high")
    if first < day <= first + 3:
        return FoundDate(*match.span(), match.group(), "", sent, came, cert)
    return _found(
        match, f"{year:04}-{month:02}", cert, "which of its numbers is the day is not known"
    )


def _numeric(match: re.Match[str], around: Sequence[str]) -> FoundDate:
    """Return the date of three figures; where day and month cannot be told apart, the year only."""
    year, cert = _year(match, around)
    one, two = int(match["one"]), int(match["two"])
    readings = [checked_day(year, two, one), checked_day(year, one, two)]
    if match["sign"] == "." and match["space"]:
        readings = readings[:1]  # "3. 5. 1951" counts days, as German, Czech and Hungarian do
    return _settled(match, year, readings, cert, around)


def _settled(
    match: re.Match[str], year: int, readings: Sequence[str], cert: str, around: Sequence[str]
) -> FoundDate:
    """Return the one reading that is a day; of several the one that the page gives elsewhere."""
    possible = sorted({one for one in readings if one})
    if not year:
        return _found(match, doubt="its century is not known")
    if not possible:
        return _found(match, doubt="there is no such day")
    if len(possible) == 1:
        return _found(match, possible[0], cert)
    known = [one for one in possible if one in around]
    if len(known) == 1:
        return _found(match, known[0], "high")
    # A page that gives a month and no day settles which of the figures is the month.
    # So does a day of the page that is near to one reading, and far from the other.
    month = [one for one in possible if one[:7] in around]
    near = [one for one in possible if any(days_apart(one, day) <= _NEAR_DAYS for day in around)]
    told = month or near
    if len(told) == 1 and not known:
        return _found(match, told[0], "medium")
    return _found(match, f"{year:04}", cert, "day and month cannot be told apart")


def _yearless(match: re.Match[str], around: Sequence[str]) -> FoundDate:
    """Return a date without its year, with the year of the page's own date when that is near."""
    month, day = _month(match["month"]), int(match["day"])
    best: tuple[int, str] | None = None
    for known in around:
        if len(known) < len("1962-10"):
            continue
        whole = len(known) == _FULL
        at = ordinal(int(known[:4]), int(known[5:7]), int(known[8:]) if whole else 15)
        for year in (int(known[:4]) - 1, int(known[:4]), int(known[:4]) + 1):
            iso = checked_day(year, month, day)
            far = abs(ordinal(year, month, day) - at)
            if iso and far <= _NEAR_DAYS and (best is None or far < best[0]):
                best = (far, iso)
    if best is None:
        return _found(match, doubt="its year is not known")
    return _found(match, best[1], "medium" if best[0] else "high")


def _year(match: re.Match[str], around: Sequence[str]) -> tuple[int, str]:
    """Return the year and how sure its century is; 0 when two figures cannot be completed."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"]), ""
    years = sorted({int(one[:4]) for one in around})
    short = int((parts.get("short") or "0").lstrip("’'"))
    options = [
        (abs(known - year), year)
        for known in years
        for year in range(short + 1500, 2100, 100)
        if abs(known - year) <= _NEAR_YEARS
    ]
    if not options:
        return 0, ""
    year = min(options)[1]
    return year, "high" if year in years else "medium"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return MONTHS.get(text.lower()) or forms.ROMAN.get(text.upper(), 0)


def _iso(match: re.Match[str], year: int) -> str:
    return checked_day(year, _month(match["month"]), int(match["day"]))
