"""An archive's page as Markdown: bold date, bold title, bold labels, then the document.

The date and the title stand in bold before the labels ``Citation:``,
``Summary:``, ``Credits:``, ``Original Language:``, ``Contents:`` (any may be
missing). The value of a label runs to the next label; the value of the last
one is a single paragraph, and what follows is the document. (Survey, section
2, family WM.)

Specimen::

    **May 4, 1958**

    **Report of the Legation
    in Ostrava Bay**

    **Citation:**

    "Report of the Legation in Ostrava Bay", May 4, 1958, Specimen Archive.

    **Contents:**

    Translation - English

    SECRET

    The harbour is quiet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout, paragraphs
from converter.layouts.site_page import MONTHS
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "archive-markdown"

LABELS = {
    "citation": Home.CITATION,
    "summary": Home.SUMMARY,
    "credits": Home.CREDIT,
    "credit": Home.CREDIT,
    "original language": Home.LANGUAGE,
    "language": Home.LANGUAGE,
    "contents": Home.CONTENTS,
    "type": Home.TYPE,
    "record id": Home.RECORD_ID,
    "rights": Home.RIGHTS,
    "original classification": Home.ORIGINAL_CLASSIFICATION,
    "source": Home.PROVENANCE,
    "subjects": Home.KEYWORD,
}
_LABEL = re.compile(r"^\s*\*\*\s*([A-Z][A-Za-z ()]+?)\s*:\s*\*\*\s*$")
_DATE = re.compile(
    rf"^\s*\*\*\s*(?:(?:{MONTHS})\b[\w ,.]*\d{{4}}|\d{{4}}|(?:\d{{1,2}} )?(?:{MONTHS}) \d{{4}})\s*\*\*\s*$"
)


def _label(line: Line) -> Home | None:
    found = _LABEL.match(line.text)
    return LABELS.get(found[1].lower()) if found else None


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not Markdown with an archive's bold labels."""
    found = [line for line in lines if _label(line)]
    if not found:
        return "no bold label such as **Citation:** stands on a line of its own"
    head = paragraphs(lines[: found[0].number - 1])
    if not head:
        return "no title in bold stands before the first label"
    if not all(run[0].text.lstrip().startswith("**") for run in head):
        return "text that is not in bold stands before the first label"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the bold lines, the labels' values and the document their regions."""
    page = Divider()
    marks = [index for index, line in enumerate(lines) if _label(line)]
    # A document may quote such a label; only the unbroken run at the top counts.
    first = marks[0] if marks else 0
    for run in paragraphs(lines[:first]):
        dated = len(run) == 1 and _DATE.match(run[0].text)
        page.keep(Home.DATE if dated else Home.TITLE, run)
    body_from = first
    for place, index in enumerate(marks):
        if index < body_from:
            continue
        home = _label(lines[index]) or Home.RELATED
        page.drop(Reason.LABEL, lines[index])
        last = place + 1 == len(marks)
        stop = len(lines) if last else marks[place + 1]
        value = lines[index + 1 : stop]
        runs = paragraphs(value)
        if last and runs:
            page.keep(home, runs[0])
            body_from = runs[0][-1].number
        else:
            page.keep(home, value)
            body_from = stop
    page.keep(Home.BODY, lines[body_from:])
    return page.regions(NAME, "markdown")


LAYOUT = Layout(NAME, "Markdown with bold labels (Citation:, Summary:, ...)", excuse, divide)
