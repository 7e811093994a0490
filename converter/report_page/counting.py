"""What is counted of the documents of a corpus, one after the other; little of it is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import heappush, heapreplace
from typing import Any, TypeAlias
from urllib.parse import quote

from converter.outcome import Outcome, output_path
from converter.proof.listing import place_in_doubt, points

Json: TypeAlias = "int | str | list[Any] | dict[str, Any]"

MOST = 300
"""Reports to look at first that the page names."""

DEGREES = ("high", "medium", "low")
CLEAN, FOUND, FAILED = "clean", "found", "failed"
STATES = (CLEAN, FOUND, FAILED)
"""Nothing was found in a report, something was, or it was not converted."""

LEFT_OUT = (0, 1, 10, 20, 50, 100, 200, 500)
"""Words that are left out: where the counts of the drawing begin."""
SHARES = 10
"""Parts that the whole is divided into, to say which share of the names of a report is sure."""


class Counts:
    """The counts of a corpus, and the reports to look at first."""

    def __init__(self, *, with_proof: bool = False, most: int = MOST) -> None:
        """Begin with nothing; ``with_proof``: the reports have a proof page."""
        self._with_proof = with_proof
        self._most = most
        self._sums: Counter[str] = Counter()
        self._layouts: dict[str, Counter[str]] = {}
        self._found: dict[str, Counter[str]] = {}
        self._first: list[tuple[_Last, dict[str, Json]]] = []
        self.years: dict[str, Counter[str]] = {}
        self.shares: Counter[int] = Counter()
        self.left_out: Counter[int] = Counter()

    def add(self, one: Outcome) -> None:
        """Count a report."""
        state = FAILED if one.failure else FOUND if one.findings else CLEAN
        self._sums.update((state, "reports"))
        self._layouts.setdefault(one.layout, Counter()).update((state, "reports"))
        self.years.setdefault(one.dated[:4], Counter())[state] += 1
        self._keep(one)
        if one.failure:
            return
        for code, times in Counter(finding.code for finding in one.findings).items():
            self._found.setdefault(code, Counter()).update({"reports": 1, "times": times})
        sure = _sure(one)
        names = sum(sure.values())
        self._sums.update(sure)
        left_out = one.words.get("dropped", 0)
        self._sums.update({"words": one.words.get("source", 0), "left-out": left_out})
        self.left_out[max(first for first in LEFT_OUT if first <= left_out)] += 1
        self.shares[sure["high"] * SHARES // names if names else -1] += 1

    def told(self) -> dict[str, Json]:
        """Return the counts, as ``xslt/report.xsl`` shows them."""
        sums = self._sums
        return {
            **{key: sums[key] for key in ("reports", *STATES, *DEGREES, "words", "left-out")},
            "names": sum(sums[degree] for degree in DEGREES),
            "unnamed": self.shares[-1],
            "layouts": [*_rows("layout", self._layouts)],
            "findings": [*_rows("code", self._found)],
            "first": [told for _, told in sorted(self._first, key=lambda each: each[0].place)],
            "doubtful": sums["doubtful"],
        }

    def _keep(self, one: Outcome) -> None:
        """Keep a report while it is among those to look at first."""
        if not (one.failure or points(one)):
            return
        self._sums["doubtful"] += 1
        place = _Last(place_in_doubt(one))
        if len(self._first) < self._most:
            heappush(self._first, (place, self._told(one)))
        elif self._first[0][0] < place:
            heapreplace(self._first, (place, self._told(one)))

    def _told(self, one: Outcome) -> dict[str, Json]:
        paths = one.paths
        proof = output_path("proof", one.output) if one.proof and self._with_proof else ""
        href = proof or paths.get("html", "") or paths.get("tei", "")
        sure = _sure(one)
        codes = Counter(finding.code for finding in one.findings)
        return {
            "title": one.title or one.source,
            "source": one.source,
            "href": quote(href),
            "message": one.failure.message if one.failure else "",
            "points": points(one),
            "codes": [{"code": code, "times": times} for code, times in codes.items()],
            **{degree: sure[degree] for degree in DEGREES},
            "left-out": one.words.get("dropped", 0),
        }


class _Last:
    """A place in an order turned round: a heap has the last one at its top."""

    def __init__(self, place: tuple[int, int, str, str]) -> None:
        self.place = place

    def __lt__(self, other: _Last) -> bool:
        return self.place > other.place


def _sure(one: Outcome) -> Counter[str]:
    """Return how many names of persons have each degree of certainty."""
    return Counter(certainty for *_, certainty, _ in one.mentions)


def _rows(name: str, counted: dict[str, Counter[str]]) -> Iterator[dict[str, Json]]:
    """Yield what was counted of each thing, of the most reports first."""
    for key in sorted(counted, key=lambda key: (-counted[key]["reports"], key)):
        sums = counted[key]
        yield {name: key, **{each: sums[each] for each in ("reports", "times", *STATES)}}
