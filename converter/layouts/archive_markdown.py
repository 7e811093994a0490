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

from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout, paragraphs
from converter.layouts.page import Page
from converter.layouts.site_signs import MONTHS
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

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
_LABEL = regex(
    r"^\s*(?:\*\*|__)\s*([A-Z][A-Za-z ()]{1,80}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*"
)
# What stands under these is one paragraph; under the others it may be more.
_ONE_PARAGRAPH = frozenset(
    (
        Home.CITATION,
        Home.LANGUAGE,
        Home.CONTENTS,
        Home.TYPE,
        Home.RECORD_ID,
        Home.ORIGINAL_CLASSIFICATION,
    )
)
_BOLD = ("**", "__")
_SURE = 3
_FEW_WORDS = 40
_TITLE = regex(r"^\s*(?:\*\*|__|#{1,3} )")
_DATE = regex(
    rf"^\s*+(?:\*\*|__|#{{1,3}} )?\s*+(?:(?:{MONTHS})\b[\w ,.]*\d{{4}}|\d{{4}}|(?:\d{{1,2}} )?(?:{MONTHS}) \d{{4}})\s*+(?:\*\*|__)?\s*$"
)


def _label(line: Line) -> tuple[Home, int] | None:
    """Return the home that a label in bold announces, and where its value begins."""
    found = _LABEL.match(line.text)
    home = LABELS.get(found[1].lower()) if found else None
    return (home, found.end()) if found and home else None


def _labels(lines: Sequence[Line]) -> list[tuple[int, Home, int]]:
    """Return the labels of the page's head: index, home, where the value begins.

    A document may quote such a label: a label that comes again, or that stands
    more than a paragraph below one that has a single value, is the document's.
    """
    found: list[tuple[int, Home, int]] = []
    if not Page.of(lines).has(_BOLD):
        return found
    for index, line in enumerate(lines):
        label = _label(line) if any(sign in line.text for sign in _BOLD) else None
        if label is None:
            continue
        home, start = label
        if any(home is other for _, other, _ in found):
            break
        if found and found[-1][1] in _ONE_PARAGRAPH:
            at, _, begins = found[-1]
            value = [lines[at].part(begins), *lines[at + 1 : index]]
            if len(paragraphs(value)) > 1:
                break
        found.append((index, home, start))
    return found


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not Markdown with an archive's bold labels."""
    found = _labels(lines)
    if not found:
        return "no bold label such as **Citation:** begins a line"
    head = paragraphs(lines[: found[0][0]])
    sure = len(found) >= _SURE
    if not head:
        return None if sure else "no title in bold stands before the first label"
    if not all(_TITLE.match(run[0].text) for run in head):
        words = sum(len(line.text.split()) for run in head for line in run)
        return (
            None
            if sure and words <= _FEW_WORDS
            else "text that is not in bold stands before the first label"
        )
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the bold lines, the labels' values and the document their regions."""
    page = Divider()
    found = _labels(lines)
    body = found[0][0] if found else 0
    for run in paragraphs(lines[:body]):
        dated = len(run) == 1 and _DATE.match(run[0].text)
        page.keep(Home.DATE if dated else Home.TITLE, run)
    for place, (index, home, start) in enumerate(found):
        page.drop(Reason.LABEL, lines[index].part(0, start))
        stop = found[place + 1][0] if place + 1 < len(found) else len(lines)
        value = [lines[index].part(start), *lines[index + 1 : stop]]
        body = stop
        runs = paragraphs(value)
        if stop == len(lines) and runs:
            value, body = runs[0], runs[0][-1].number
        page.keep(home, value)
    page.keep(Home.BODY, lines[body:])
    return page.regions(NAME, "markdown")


LAYOUT = Layout(NAME, "Markdown with bold labels (Citation:, Summary:, ...)", excuse, divide)
