"""A clean page whose last line gives its source in brackets: ``[Source: ...]``.

(Survey, section 5: National Security Archive.)

Specimen::

    Report of the Legation in Ostrava Bay

    4 May 1958

    The harbour is quiet, and the boats have not come back.

    [Source: Ostrava State Archive, Legation Files, fond 3. Translated by Cora Whitlam.]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from converter.layouts import plain
from converter.layouts.layout import Divider, Layout
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

NAME = "source-note"
_SOURCE = regex(r"^\s*\[Source:\s*(?=\S)")
_CLOSES = regex(r"\]\s*$")


def _source(lines: Sequence[Line]) -> int:
    """Return the index of the line that begins the source note, -1 when there is none."""
    filled = (index for index in range(len(lines) - 1, -1, -1) if not lines[index].blank)
    last = next(filled, -1)
    if last < 0 or not _CLOSES.search(lines[last].text):
        return -1
    for index in chain((last,), filled):
        if _SOURCE.match(lines[index].text):
            return index
        if "]" in lines[index].text and index != last:
            break
    return -1


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page does not end with its source."""
    return None if _source(lines) > 0 else "the last line is not [Source: ...]"


def divide(lines: Sequence[Line]) -> Regions:
    """Give the source note its region, and divide the rest like plain text."""
    page = Divider()
    at = _source(lines)
    if at <= 0:
        return replace(plain.divide(lines), layout=NAME)
    for region in plain.divide(lines[:at]).regions:
        page.keep(region.home or Home.BODY, region.lines)
    note = [line for line in lines[at:] if not line.blank]
    for index, line in enumerate(note):
        lead = _SOURCE.match(line.text) if index == 0 else None
        start = lead.end() if lead else 0
        stop = _CLOSES.search(line.text) if index == len(note) - 1 else None
        end = stop.start() if stop else len(line.text)
        if lead:
            page.drop(Reason.LABEL, line.part(0, start))
        page.keep(Home.CITATION, [line.part(start, end)])
        if stop:
            page.drop(Reason.LABEL, line.part(end))
    return page.regions(NAME, "wrapped")


LAYOUT = Layout(NAME, "a page that ends with [Source: ...]", excuse, divide)
