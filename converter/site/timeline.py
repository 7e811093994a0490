"""How many documents each month, year, decade or century has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from converter.site.facets import DATE, Facet, Value
from converter.site.told import Json

# Fewer documents are seen at a glance in their list.
_LEAST = 5
_MOST_MONTHS = 48
_MOST_YEARS = 72
_MOST_DECADES = 72
_UNITS = {"year": 1, "decade": 10, "century": 100}


def timeline(facets: Sequence[Facet]) -> dict[str, Json]:
    """Return the bars of the timeline, empty ones among them; {} when they would say little.

    Addresses are as seen from OUT. ``loose`` counts the documents whose month is not known
    where a bar is a month.
    """
    years = [value for facet in facets if facet.name == DATE for value in facet.known()]
    counts = {int(value.label): value.count for value in years}
    if sum(counts.values()) < _LEAST:
        return {}
    first, last = min(counts), max(counts)
    if (last - first + 1) * 12 <= _MOST_MONTHS:
        bars = _months(years)
        loose = sum(counts.values()) - sum(count for *_, count in bars)
        unit = "month"
    else:
        span = last - first + 1
        unit = (
            "year" if span <= _MOST_YEARS else "decade" if span <= 10 * _MOST_DECADES else "century"
        )
        bars, loose = _coarse(counts, _UNITS[unit]), 0
    if len(bars) < 2:  # noqa: PLR2004  (one bar says nothing)
        return {}
    return {
        "unit": unit,
        "loose": loose,
        "most": max(count for *_, count in bars),
        "bars": [{"key": key, "href": href, "count": count} for key, href, count in bars],
    }


def _coarse(counts: dict[int, int], width: int) -> list[tuple[str, str, int]]:
    summed: Counter[int] = Counter()
    first_year: dict[int, int] = {}
    for year, count in sorted(counts.items()):
        summed[year // width] += count
        first_year.setdefault(year // width, year)
    bars = []
    for number in range(min(summed), max(summed) + 1):
        year = first_year.get(number, -1)
        if year < 0:
            href = ""
        elif width == 1:
            href = f"browse/{DATE}/{year:04}.html"
        else:
            href = f"browse/{DATE}/index.html#g-{year // 10:03}0"
        bars.append((f"{number * width:04}", href, summed[number]))
    return bars


def _months(years: Sequence[Value]) -> list[tuple[str, str, int]]:
    found = {
        month.label: (f"browse/{DATE}/{year.href}#m-{month.label}", month.count)
        for year in years
        for month in year.inner
        if month.label != year.label
    }
    if not found:
        return []
    first, last = (_number(label) for label in (min(found), max(found)))
    labels = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1))
    return [(label, *found.get(label, ("", 0))) for label in labels]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
