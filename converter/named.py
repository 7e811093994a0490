"""Places and organisations of a report, and how a mark writes down a period."""

from __future__ import annotations

from dataclasses import dataclass

PERIOD = ".."
"""Stands between the days of a period in a mark's key (a slash between the limits of a date)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an organisation of the report: the key of its marks, its name, its other forms."""

    key: str
    name: str
    variants: tuple[str, ...] = ()
