"""What a layout is: a name, an excuse or a claim, and a division of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from converter.findings import Finding
from converter.lines import Line
from converter.model import Home, Reason, Region, Regions


@dataclass(frozen=True, slots=True)
class Layout:
    """A family of pages.

    ``excuse`` returns why a page is not of this family (None: it is claimed);
    ``divide`` puts every line into exactly one region.
    """

    name: str
    about: str
    excuse: Callable[[Sequence[Line]], str | None]
    divide: Callable[[Sequence[Line]], Regions]


class Divider:
    """Collect regions in source order: each line is handed over once."""

    def __init__(self) -> None:
        """Start with no regions."""
        self._regions: list[Region] = []

    def keep(self, home: Home, lines: Sequence[Line], scheme: str = "") -> None:
        """Give these lines a home; ``scheme`` names the list that terms are of."""
        if any(not line.blank for line in lines):
            self._regions.append(Region(home, tuple(lines), scheme=scheme))

    def drop(self, reason: Reason, *lines: Line) -> None:
        """Leave these lines out of the edition, with the reason."""
        self._regions.append(Region(None, lines, reason))

    def regions(self, layout: str, flow: str, findings: tuple[Finding, ...] = ()) -> Regions:
        """Return what was collected, in source order."""
        ordered = sorted(self._regions, key=lambda region: region.lines[0].start)
        return Regions(layout, tuple(ordered), flow, findings)


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return runs of lines that are parted by blank ones."""
    return list(each_paragraph(lines))


def each_paragraph(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines that are parted by blank ones, one after the other."""
    run: list[Line] = []
    for line in lines:
        if not line.blank:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
