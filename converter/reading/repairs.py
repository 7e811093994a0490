"""Repairs that were made, counted for the editor and for the header: one finding for each kind."""

from __future__ import annotations

from collections.abc import Sequence

from converter.findings import Finding
from converter.model import Repair

_SAID = {
    "sentence": "A sentence broken by a blank line or a page mark was joined",
    "list": "An item of a list broken between lines was joined",
    "hyphen": "A word split by a hyphen or at a line's end was closed up",
    "ordinal": "An ordinal number that stood apart from its ending was closed up",
}


def repaired(made: Sequence[tuple[str, int]]) -> tuple[tuple[Repair, ...], list[Finding]]:
    """Return the repairs by kind, and a finding for each kind that tells how often and where."""
    repairs = tuple(
        Repair(kind, tuple(sorted(line for one, line in made if one == kind)))
        for kind in _SAID
        if any(one == kind for one, _ in made)
    )
    return repairs, [_finding(one) for one in repairs]


def _finding(repair: Repair) -> Finding:
    times = len(repair.lines)
    often = "once" if times == 1 else f"{times} times"
    places = list(dict.fromkeys(repair.lines))
    where = ", ".join(map(str, places))
    return Finding(
        f"repaired-{repair.kind}",
        f"{_SAID[repair.kind]}, {often} (line{'s' if len(places) > 1 else ''} {where}); "
        "the header says so, and the source can be rebuilt as it was.",
        repair.lines[0],
    )
