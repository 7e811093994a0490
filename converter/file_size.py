"""How large a file may be: sizes as editors write them, and the limit of a report."""

from __future__ import annotations

import re

LIMIT = 10_000_000
"""Bytes of a report that is read when no other limit is given: some 4,000 printed pages.

A conversion holds about 130 times as much in memory.
"""

FORM = "a number of bytes, or with a unit: 500 kB, 20 MB, 1 GB"
"""What is said of a text that is no size."""

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "ki": 2**10, "mi": 2**20, "gi": 2**30}


def size_of(text: str) -> int | None:
    """Return the bytes that a text means, None when it is no size or nothing.

    >>> size_of("20 MB"), size_of("1.5gb"), size_of("64 KiB"), size_of("0"), size_of("large")
    (20000000, 1500000000, 65536, None, None)
    """
    found = re.fullmatch(r"\s*([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*(?:([kmg]i?)?b?)\s*", text.lower())
    return int(float(found[1]) * _UNITS[found[2] or ""]) or None if found else None


def spoken_size(size: int) -> str:
    """Return a number of bytes as it is said.

    >>> spoken_size(10_000_000), spoken_size(1_073_741_824), spoken_size(1), spoken_size(1500)
    ('10 MB', '1.1 GB', '1 byte', '1.5 kB')
    """
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{size} byte" if size == 1 else f"{size} bytes"
