"""Dates as archives print them, and their ISO forms.

Only what is exact becomes @when (YYYY, YYYY-MM, YYYY-MM-DD); a day is never
guessed (TEI Guidelines 13.4; ENCODING, Header).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9, "septr": 9, "octr": 10, "novr": 11, "decr": 12, "janry": 1, "febry": 2, "augst": 8}
MONTH_NAME = "(?:" + "|".join(calendar.month_name[1:]) + ")"
"""The full English names of the months, as a pattern."""
_ROMAN = {
    roman: number
    for number, roman in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)
}
_NAME = (
    "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True)) + ")"
)
_NAME_ANY = f"(?:{_NAME}|{_NAME.upper()})"
_DAY = r"(?P<day>[0-3]?\d)(?:\s?(?:st|nd|rd|th|d|h)\b\.?)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"

_FORMS = (
    re.compile(rf"\b(?P<month>{_NAME_ANY})\.?\s+{_DAY}\s*,?\s+{_YEAR}\b"),
    re.compile(rf"\b{_DAY}\.?\s+(?:of\s+)?(?P<month>{_NAME_ANY})\.?,?\s+{_YEAR}\b"),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_DAY}\.\s?(?P<month>1[0-2]|0?[1-9])\.\s?{_YEAR}\b"),
    re.compile(rf"\b{_DAY}[./]\s?(?P<month>[IVX]+)[./]?\s?{_YEAR}\b"),
    re.compile(rf"\b(?P<month>{_NAME_ANY})\.?,?\s+{_YEAR}\b"),
)
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?$")
_YEAR_ALONE = re.compile(rf"^\W*{_YEAR}\W*$")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its characters and its ISO form."""

    start: int
    end: int
    text: str
    when: str


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the full dates and the months with a year in a text, in order, none inside another.

    >>> [found.when for found in find_dates("Havana, 28 January 1963; April  14th, 1978; May 1975")]
    ['1963-01-28', '1978-04-14', '1975-05']
    """
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if form is _FORMS[-1] and _DAY_BEFORE.search(text[:start]):
                continue  # a day that the month does not have
            if any(start < other.end and other.start < end for other in found):
                continue
            when = _iso(match.groupdict())
            if when:
                found.append(FoundDate(start, end, match.group(), when))
    return tuple(sorted(found, key=lambda one: one.start))


def read_date(text: str) -> str:
    """Return the ISO form of a text that is nothing but a date, or "" when it is not understood.

    >>> read_date("December 3, 1962"), read_date("1956"), read_date("undated")
    ('1962-12-03', '1956', '')
    """
    year = _YEAR_ALONE.match(text)
    if year:
        return year["year"]
    found = find_dates(text)
    return found[0].when if len(found) == 1 else ""


def _iso(parts: dict[str, str]) -> str:
    month_text, year = parts["month"], int(parts["year"])
    month = (
        int(month_text)
        if month_text.isdigit()
        else MONTHS.get(month_text.lower()) or _ROMAN.get(month_text.upper(), 0)
    )
    if not month:
        return ""
    day = int(parts.get("day") or 0)
    if not parts.get("day"):
        return f"{year:04}-{month:02}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return ""
    return f"{year:04}-{month:02}-{day:02}"
