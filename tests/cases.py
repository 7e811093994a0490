"""Tables of cases for the reading of pages: a title, what stands on the page, a dot, what it is."""

from __future__ import annotations

import re

from converter import reading
from converter.lines import split_lines
from converter.model import Home, Region, Regions, Report
from converter.printing import print_report
from tests.name_cases import cases

__all__ = ["cases", "report_of", "shown"]

_WHERE = re.compile(r" @\d+(?:-\d+)?$", re.MULTILINE)
_PLACE = re.compile(r" @\d+(?:-\d+)?(?=[:\n]|$)")


def report_of(text: str, flow: str = "line", title: str = "A Specimen") -> Report:
    """Return the report that a document's text is read into; ``flow`` as its layout would say."""
    lines = split_lines(f"{title}\n{text}")
    regions = (Region(Home.TITLE, lines[:1]),) if title else ()
    return reading.read("case", Regions("case", (*regions, Region(Home.BODY, lines[1:])), flow))


def shown(report: Report, *sections: str) -> str:
    """Return sections of the report's printed form, without line numbers, one line a block."""
    found: list[str] = []
    inside = ""
    for line in _PLACE.sub("", print_report(report)).splitlines():
        if not line.startswith(" "):
            inside = line
        elif inside in sections:
            found.append(line[2:])
    return re.sub(r"\n  (?=\S)", " / ", "\n".join(found))
