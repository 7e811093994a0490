"""Lines that editors say are another part of the page than the layout took them for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converter.corrections import LineFix
from converter.lines import Line
from converter.model import Home, Reason, Region, Regions
from converter.reading.keys import Unit
from converter.vocabulary import PARTS

_HOMES = {"boilerplate": None} | {word: Home(word) for word in PARTS if word != "boilerplate"}


@dataclass(frozen=True, slots=True)
class Target:
    """A line that was found, and the correction that means it."""

    fix: LineFix
    unit: Unit


def moves_line(target: Target) -> bool:
    """Tell a line that belongs to another part of the page."""
    kind, unit = target.fix.kind, target.unit
    if kind in PARTS:
        return unit.home is not _HOMES[kind]
    return unit.home is not Home.BODY


def moved(regions: Regions, moves: Sequence[Target]) -> Regions:
    """Return the regions with lines, or parts of them, in the region they are told to be in."""
    made: list[tuple[Target | None, Region]] = []
    for region in regions.regions:
        if not region.lines:
            made.append((None, region))
        for line in region.lines:
            for target, part in _parts(line, moves):
                last = made[-1] if made else None
                if last and last[0] is target and (target or last[1].home is region.home):
                    made[-1] = (target, replace(last[1], lines=(*last[1].lines, part)))
                else:
                    home = _HOMES.get(target.fix.kind, Home.BODY) if target else None
                    moved = Region(home, (part,), Reason.BOILERPLATE)
                    made.append((target, moved if target else replace(region, lines=(part,))))
    return replace(regions, regions=tuple(region for _, region in made))


def _parts(line: Line, moves: Sequence[Target]) -> Iterator[tuple[Target | None, Line]]:
    """Yield the parts of a line, each with the correction that moves it."""
    at = line.start
    for one in sorted(moves, key=lambda move: move.unit.start):
        start, end = max(at, one.unit.start), min(line.end, one.unit.end)
        if start >= end:
            continue
        if (before := line.part(at - line.start, start - line.start)) and not before.blank:
            yield None, before
        yield one, line.part(start - line.start, end - line.start)
        at = end
    rest = line.part(at - line.start)
    if at == line.start or not rest.blank:
        yield None, rest
