"""Text of an archive's PDF wrapped by line, the labels at the start of their lines.

``Citation:``, ``Summary:``, ``Credits:``, ``Original Language:``, ``Contents:``
without asterisks; the values beside or below them, wrapped. (Survey, section 2,
family WP-wrap.)

Specimen::

    Digital Archive
    International History Declassified

    May 04, 1958
    Report of the Legation in
    Ostrava Bay

    Citation:
    "Report of the Legation in Ostrava Bay," May 04, 1958, Specimen Digital
    Archive, Ostrava State Archive, fond 3.
    Summary:
    Nothing has happened.
    Original Language:
    Ostravan
    Contents:
    English Translation

    The harbour is quiet, and the boats
    have not come back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.labelled import label_at
from converter.layouts.layout import Divider, Layout
from converter.layouts.site_page import DATE
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "archive-pdf-wrapped"
LABELS = {
    "citation": Home.CITATION,
    "summary": Home.SUMMARY,
    "credits": Home.CREDIT,
    "original language": Home.LANGUAGE,
    "contents": Home.CONTENTS,
}
_CONTENTS = re.compile(
    r"^\s*(?:English Translation|Translation\b.*|Original Scan|Scan of Original Document|Transcript\w*.*)\s*$"
)
_SITE = re.compile(
    r"^\s*(?:Digital Archive|International History Declassified|Digital Archive International History Declassified|\S+\.(?:org|com)\S*)\s*$"
)
_LONGEST_LINE = 300
_LEAST = 2


def _labels(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """Return the first occurrence of each label: index, name, where its value begins."""
    found: dict[int, tuple[str, int]] = {}
    for index, line in enumerate(lines):
        label = label_at(line, LABELS)
        if label and label[0] not in {name for name, _ in found.values()}:
            found[index] = label
    return found


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a PDF's text wrapped by line."""
    found = _labels(lines)
    if len(found) < _LEAST or "citation" not in {name for name, _ in found.values()}:
        return "the label Citation: and another do not stand at the start of lines"
    if any(len(line.text) > _LONGEST_LINE for line in lines[: max(found) + 1]):
        return "the lines of the head are not wrapped"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the labels' values and the document their regions."""
    page = Divider()
    found = _labels(lines)
    order = sorted(found)
    first = order[0] if order else 0
    _head(page, lines[:first])
    body = first
    for place, index in enumerate(order):
        name, start = found[index]
        line = lines[index]
        page.drop(Reason.LABEL, line.part(0, start))
        stop = order[place + 1] if place + 1 < len(order) else _end(lines, index, start, name)
        page.keep(LABELS[name], [line.part(start), *lines[index + 1 : stop]])
        body = stop
    page.keep(Home.BODY, lines[body:])
    return page.regions(NAME, "wrapped")


def _end(lines: Sequence[Line], index: int, start: int, name: str) -> int:
    """Return where the value of the last label ends: at a blank line under it, or after known contents."""
    begun = bool(lines[index].text[start:].strip())
    at = index + 1
    while at < len(lines):
        text = lines[at].text
        if name == "contents" and not lines[at].blank:
            if not _CONTENTS.match(text):
                return at
        elif lines[at].blank and begun:
            return at
        begun = begun or not lines[at].blank
        at += 1
    return index + 1


def _head(page: Divider, lines: Sequence[Line]) -> None:
    dated = False
    for line in lines:
        if line.blank:
            continue
        if _SITE.match(line.text):
            page.drop(Reason.BOILERPLATE, line)
        elif DATE.match(line.text) and not dated:
            dated = True
            page.keep(Home.DATE, [line])
        else:
            page.keep(Home.TITLE, [line])


LAYOUT = Layout(
    NAME, "text of an archive's PDF wrapped by line (Citation: ... Contents:)", excuse, divide
)
