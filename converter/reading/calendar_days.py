"""Days of the calendar: which there are, and how far apart they lie."""

from __future__ import annotations

import calendar
from datetime import date

_FULL = len("1962-12-03")
_VERY_MANY = 1_000_000


def checked_day(year: int, month: int, day: int) -> str:
    """Return the day in ISO form, "" when there is no such day.

    >>> checked_day(1962, 2, 28), checked_day(1962, 2, 29)
    ('1962-02-28', '')
    """
    if not year or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:  # noqa: PLR2004
        return ""
    return f"{year:04}-{month:02}-{day:02}"


def days_apart(one: str, other: str) -> int:
    """Return how many days lie between two days, very many where the other is no whole day.

    >>> days_apart("1962-12-30", "1963-01-02"), days_apart("1962-12-30", "1963") > 1000
    (3, True)
    """
    if len(other) != _FULL:
        return _VERY_MANY
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def ordinal(year: int, month: int, day: int) -> int:
    """Return a number for a day that grows by about one from day to day, whether or not there is such a day.

    >>> ordinal(1962, 3, 1) - ordinal(1962, 2, 28)
    3
    """
    return year * 365 + month * 30 + day
