"""Days, months and years as ISO 8601 writes them."""

from __future__ import annotations

import re
from datetime import date


def is_iso_date(value: str) -> bool:
    """Tell whether a text is a day, a month or a year that exists.

    >>> [is_iso_date(one) for one in ("1962-10-28", "1962-10", "1962", "1962-02-30", "28.10.62")]
    [True, True, True, False, False]
    """
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value, re.ASCII):
        return False
    try:
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True
