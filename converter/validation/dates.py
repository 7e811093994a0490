"""Dates: in TEI's forms, in the calendar, and in order (TEI Guidelines, att.datable)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from lxml import etree

from converter.regexes import regex
from converter.validation.document import Document, Found, local

_LIMITS = (("notBefore", "notAfter"), ("from", "to"))
_NAMES = ("when", *(name for pair in _LIMITS for name in pair))
# Here @from and @to are page numbers, pointers or words.
_OTHER = frozenset(
    "app arc biblScope citedRange locus locusGrp move rt span witDetail annotation".split()
)
_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00"
_YEAR = r"(?P<year>-?(?:[1-9]\d{4,}|\d{4}))"
_W3C = regex(
    rf"(?:{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?:{_TIME}))?)?)?"
    rf"|--(?P<month2>\d\d)(?:-(?P<day2>\d\d))?|---(?P<day3>\d\d)|{_TIME}){_ZONE}"
)
# ISO 8601 has more forms: without seconds, weeks, days of the year, periods.
_ISO = regex(
    r"-?\d{4}-W\d\d(-\d)?|-?\d{4}-?\d{3}|\d{8}|[^/\n]*/.*|P.*|.*T\d\d(:?\d\d)?(Z|[+-]\d\d(:?\d\d)?)?"
    r"|\d\d(:\d\d)?(Z|[+-]\d\d(:?\d\d)?)?"
)


def check(document: Document) -> Iterator[Found]:
    """Yield each date that has a wrong form, is in no calendar, or ends before it begins."""
    for name in _NAMES:
        for suffix in ("", "-iso"):
            for element, value in document.attributes.get(name + suffix, ()):
                if local(element) in _OTHER or (name in {"from", "to"} and value.startswith("#")):
                    continue
                if found := _wrong(value.strip(), iso=bool(suffix)):
                    where = f"{local(element)}/@{name}{suffix}"
                    yield Found(found[0], f"{where} is {value!r}: {found[1]}", element)
    for first, last in _LIMITS:
        for suffix in ("", "-iso"):
            for element, value in document.attributes.get(first + suffix, ()):
                yield from _order(element, first + suffix, last + suffix, value)


def _order(element: etree._Element, first: str, last: str, value: str) -> Iterator[Found]:
    other = element.get(last)
    if other is None or local(element) in _OTHER:
        return
    begins, ends = _parts(value), _parts(other)
    # What is only a year or a month is compared as far as both go.
    shared = min(len(begins), len(ends))
    if shared and begins[:shared] > ends[:shared]:
        message = f"{local(element)}/@{first} is {value}, which is after @{last}, {other}."
        yield Found("date-order", message, element)


def _parts(value: str) -> tuple[int, ...]:
    found = _W3C.fullmatch(value.strip())
    if not found or found["year"] is None:
        return ()
    return tuple(int(part) for part in (found["year"], found["month"], found["day"]) if part)


def _wrong(value: str, *, iso: bool) -> tuple[str, str] | None:
    found = _W3C.fullmatch(value)
    if found is None:
        if iso and _ISO.fullmatch(value):
            return None
        return "date-format", "this is no date as TEI writes it, such as 1962-10-05."
    month = int(found["month"] or found["month2"] or 1)
    day = int(found["day"] or found["day2"] or found["day3"] or 1)
    year = int(found["year"] or 4)  # a leap year: --02-29 is a day
    if not 1 <= month <= 12:  # noqa: PLR2004
        return "date-impossible", f"there is no month {month}."
    if found["year"] and year == 0:
        return "date-impossible", "there is no year 0."
    if not 1 <= day <= _days(year, month):
        return "date-impossible", f"that month has no day {day}."
    return None


def _days(year: int, month: int) -> int:
    # The calendar repeats after 400 years; Python's begins with the year 1.
    return monthrange(2000 + year % 400, month)[1]
