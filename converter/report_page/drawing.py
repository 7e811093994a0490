"""The bars of the drawings: from counts to bars that stand side by side, each with its label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from converter.report_page.counting import LEFT_OUT, SHARES, STATES

_MOST_BARS = 60
_MOST_TICKS = 12
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_WIDTHS = ((1, "year"), (10, "decade"), (100, "century"))


def year_bars(years: Mapping[str, Counter[str]]) -> dict[str, Any]:
    """Return the reports of each year (of many years, of each decade or century) by their state.

    ``years`` has the counts of the states by year; those of "", the year of no date, stand last
    and under no year.

    >>> years = {"1961": Counter(clean=2), "1963": Counter(found=1), "": Counter(failed=1)}
    >>> bars = year_bars(years)
    >>> [(bar["key"], bar["values"]) for bar in bars["bars"]]
    [('1961', [2, 0, 0]), ('1962', [0, 0, 0]), ('1963', [0, 1, 0])]
    >>> bars["unit"], bars["undated"]
    ('year', [0, 0, 1])
    """
    known = {int(year): counts for year, counts in years.items() if year}
    undated = [years.get("", Counter())[state] for state in STATES]
    if not known:
        return {"unit": "year", "bars": [], "undated": undated}
    first, last = min(known), max(known)
    width, unit = next(
        (each for each in _WIDTHS if last // each[0] - first // each[0] < _MOST_BARS), _WIDTHS[-1]
    )
    summed: dict[int, Counter[str]] = {}
    for year, counts in known.items():
        summed.setdefault(year // width, Counter()).update(counts)
    numbers = range(first // width, last // width + 1)
    step = next(each for each in _STEPS if len(numbers) / each <= _MOST_TICKS)
    bars = [
        {
            "key": f"{number * width:04}",
            "tick": f"{number * width:04}" if number % step == 0 else "",
            "values": [summed.get(number, Counter())[state] for state in STATES],
        }
        for number in numbers
    ]
    return {"unit": unit, "bars": bars, "undated": undated}


def share_bars(shares: Mapping[int, int]) -> list[dict[str, Any]]:
    """Return the reports by the share of their names that are sure, in tenths; the last: all are.

    >>> [(bar["key"], bar["values"]) for bar in share_bars({0: 2, 9: 1, 10: 3})[-2:]]
    [('90–99', [1]), ('100', [3])]
    """
    width = 100 // SHARES
    starts = [number * width for number in range(SHARES + 1)]
    return _bars(starts, [shares.get(number, 0) for number in range(SHARES + 1)])


def left_out_bars(left_out: Mapping[int, int]) -> list[dict[str, Any]]:
    """Return the reports by the number of their words that are left out.

    >>> [bar["key"] for bar in left_out_bars({})]
    ['0', '1–9', '10–19', '20–49', '50–99', '100–199', '200–499', '500+']
    """
    bars = _bars(LEFT_OUT, [left_out.get(first, 0) for first in LEFT_OUT])
    return [*bars[:-1], bars[-1] | {"key": f"{LEFT_OUT[-1]}+", "tick": f"{LEFT_OUT[-1]}+"}]


def _bars(starts: Sequence[int], counts: Sequence[int]) -> list[dict[str, Any]]:
    ends = [*(start - 1 for start in starts[1:]), starts[-1]]
    return [
        {
            "key": f"{start}–{end}" if end > start else f"{start}",
            "tick": f"{start}",
            "values": [count],
        }
        for start, end, count in zip(starts, ends, counts, strict=True)
    ]
