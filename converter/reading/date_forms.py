"""The forms in which archives print dates (survey, section 2: dates), as patterns with named parts.

A pattern gives ``day``, ``month``, ``year`` and, for a span, ``day2``, ``month2``,
``year2``; what the parts mean is settled in ``dates``.
"""

from __future__ import annotations

import calendar
import re

from converter.regexes import regex

MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9, "septr": 9, "octr": 10, "novr": 11, "decr": 12, "janry": 1, "febry": 2, "augst": 8}
MONTH_NAME = "(?:" + "|".join(calendar.month_name[1:]) + ")"
"""The full English names of the months, as a pattern."""
ROMAN = {
    roman: number
    for number, roman in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), start=1)
}
_NAME = (
    "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True)) + ")"
)
_NAMED = f"(?:{_NAME}|{_NAME.upper()})"
# The names and what they are shortened to have their first three letters in common.
_THREE = [name[:3] for name in calendar.month_name[1:]]
ANY_MONTH = regex("|".join((*_THREE, *map(str.upper, _THREE))))
"""The first letters of a month's name: where they stand nowhere, no month is named."""
FIGURE = regex(r"\d")
"""Without a figure there is no date."""
JOINED = regex(r"\d[./-]\s?[\dIVX]|\d\s[IVX]")
"""A day and a month in figures, or a month and a year: where no month is named, a date has them."""
BETWEEN = regex(r"(?:[-–—&]|\b(?:to|through|until|till|and)\b)\s*[\dJFMASOND]")
"""What stands between the two parts of a span, and how the second begins: a day or a month."""
_ROMAN = "(?:" + "|".join(sorted(ROMAN, key=len, reverse=True)) + ")"
_YEAR = r"(?:1[5-9]|20)\d\d"
# Two figures are a year only where nothing else goes on: "28 October 62 ships came" has none.
_SHORT = r"[’']?\d\d(?=\s*(?:[.,;:)\]](?!\d)|$))"
_TO = r"\s*(?:[-–—]|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
_AND = r"\s*(?:[-–—]|\bto\b|\bthrough\b|\buntil\b|\btill\b|\band\b|&)\s*"


def _day(n: str = "") -> str:
    return rf"(?P<day{n}>[0-3]?\d)(?:\s?(?:st|nd|rd|th|d|h)\b\.?)?(?!\d)"


def _month(n: str = "") -> str:
    return rf"(?P<month{n}>{_NAMED})\b\.?"


def _year(n: str = "") -> str:
    return rf"\[?(?P<year{n}>{_YEAR})\b\]?"


def _any_year(n: str = "") -> str:
    return rf"(?:\[?(?P<year{n}>{_YEAR})\b\]?|(?P<short{n}>{_SHORT}))"


_DM = rf"{_day()}\.?,?\s+(?:(?:day )?of\s+)?{_month()}"
_DM2 = rf"{_day('2')}\.?,?\s+(?:(?:day )?of\s+)?{_month('2')}"
_MD = rf"{_month()}\s+{_day()}"
_MD2 = rf"{_month('2')}\s+{_day('2')}"

SPANS = tuple(
    regex(form)
    for form in (
        # 30 May 1961 - 2 June 1961; 30 May - 2 June 1961; 1-3 May 1961
        rf"\b{_DM},?\s+{_year()}{_TO}{_DM2},?\s+{_year('2')}",
        rf"\b{_DM}{_TO}{_DM2},?\s+{_any_year()}",
        rf"\b{_day()}{_AND}{_day('2')}\.?\s+(?:of\s+)?{_month()},?\s+{_any_year()}",
        # May 30, 1961 - June 2, 1961; May 30 - June 2, 1961; May 1-3, 1961
        rf"\b{_MD},?\s+{_year()}{_TO}{_MD2},?\s+{_year('2')}",
        rf"\b{_DM},?\s+{_year()}{_TO}{_MD2},?\s+{_year('2')}",
        rf"\b{_MD}{_TO}{_MD2}\s*,?\s+{_any_year()}",
        rf"\b{_MD}{_AND}{_day('2')}\s*,?\s+{_any_year()}",
        # May 1961 - June 1962; May - June 1961
        rf"\b{_month()},?\s+{_year()}{_TO}{_month('2')},?\s+{_year('2')}",
        rf"\b{_month()}{_TO}{_month('2')},?\s+{_year()}",
    )
)
CODED = regex(
    rf"(?<![\w/])(?:[A-Z]{{1,4}}/)?(?P<first>\d{{1,4}})/(?P<day>[0-3]?\d)/(?P<month>{_ROMAN})/"
    rf"(?:(?P<year>{_YEAR})|(?P<short>\d\d))(?![\w/])"
)
"""A telegram's code: numbers or the days it was sent and came, then month and year (ON/24/25/X/62)."""
NUMERIC = regex(
    rf"(?<![\w./-])(?P<one>\d{{1,2}})(?P<sign>[./-])(?P<space>\s?)(?P<two>\d{{1,2}})(?P=sign)\s?"
    rf"(?:(?P<year>{_YEAR})|(?P<short>\d\d))(?![\w/-]|\.\d)"
)
"""Three figures that end with the year; which of the others is the month has to be found out."""
SINGLE = tuple(
    regex(form)
    for form in (
        rf"\b{_MD}\s*,?\s+{_any_year()}",
        rf"\b{_DM},?\s+{_any_year()}",
        rf"\b(?P<year>{_YEAR}),?\s+{_MD}(?!\s*,?\s*{_YEAR})",
        rf"\b(?P<year>{_YEAR})(?P<s>[-./])\s?(?P<month>1[0-2]|0?[1-9])(?P=s)\s?(?P<day>[0-3]?\d)\b",
        rf"\b(?P<day>[0-3]?\d)[./-]\s?(?P<month>{_ROMAN})\b[./-]?\s?(?:(?P<year>{_YEAR})|(?P<short>\d\d))\b",
        rf"\b(?P<day>[0-3]?\d)\s(?P<month>{_ROMAN})\s(?P<year>{_YEAR})\b",
        rf"\b(?P<day>[0-3]\d)[0-2]\d[0-5]\d[A-Z]?\s?(?P<month>{_NAMED})\.?\s?(?:(?P<year>{_YEAR})|(?P<short>\d\d))\b",
    )
)
SINGLE_NAMED = tuple(form for form in SINGLE if _NAMED in form.pattern)
"""Those of them in which the month has its name."""
SINGLE_UNNAMED = tuple(form for form in SINGLE if _NAMED not in form.pattern)
"""Those of them in which the month is a number."""
MONTH_ONLY = regex(rf"\b{_month()},?\s+{_year()}")
DAY_BEFORE = regex(r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?$")
NUMBERED = regex(r"(?:\b(?:No|Nr|p|pp)\.?|Nº|№|#|\b(?:[Nn]umber|[Pp]ages?))\s*$")
"""What stands before a figure that is no day: "No. 14 - 29 October 1961" is one date."""
YEARLESS = tuple(
    regex(form)
    for form in (
        rf"\b{_MD}(?!\d)(?!\s*,?\s*\[?{_YEAR})",
        rf"\b{_DM}(?!\s*,?\s*\[?{_YEAR})",
        rf"(?<![\w./])(?P<day>[0-3]?\d)[./]\s?(?P<month>{_ROMAN})\b(?![./]?\s?\d)",
    )
)
YEAR_ALONE = regex(rf"^\W*(?P<year>{_YEAR})\W*$")
YEAR_SPAN = regex(rf"^\W*(?P<year>{_YEAR})\s*[-–—/]\s*(?P<year2>{_YEAR}|\d\d)\W*$")
ISO_MONTH = regex(rf"^\s*(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])\s*$")
DECADE = regex(rf"^\W*(?:the )?(?P<year>{_YEAR})[’']?s\W*$")
VAGUE = regex(
    r"^\W*(?:(?:circa|ca?\.?|about|around|approximately|probably|presumably|perhaps|not dated|undated|no date|n\.\s?d\.)[\s,:;(\[]*)+",
    re.IGNORECASE,
)
"""Words before a date that say it is not sure."""
PART = regex(
    r"^\W*(?:(?:in|the|early|late|mid(?:dle)?|beginning|end|first|second|half|spring|summer|autumn|fall|winter|of|during)\b[-\s]*)+",
    re.IGNORECASE,
)
"""Words that name a part of a month or a year: the whole is what is sure."""
