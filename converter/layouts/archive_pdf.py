"""Text of an archive's PDF as one long line, the labels run into it.

``Digital Archive ... DATE TITLE Citation: ... Summary: ... Credits: ...
Original Language: ... Contents: ...`` and then the document, all in one line;
lines of the re-host (the title again, the number of pages) may stand above.
(Survey, section 2, family WP-line.)

Specimen::

    May 04, 1958 Report of the Legation in Ostrava Bay
    Total Page:2
    Digital Archive archive.example.org International History Declassified May 04, 1958 Report of the Legation in Ostrava Bay Citation: “Report of the Legation in Ostrava Bay,” May 04, 1958, Specimen Digital Archive, Ostrava State Archive, fond 3. Summary: Nothing has happened. Credits: This document was made possible with support from Specimen Trust. Original Language: Ostravan Contents: English Translation SECRET The harbour is quiet, and the boats have not come back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout
from converter.layouts.page import Page
from converter.layouts.site_signs import MONTHS
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

NAME = "archive-pdf-line"

_LABELS = {
    "Citation:": Home.CITATION,
    "Summary:": Home.SUMMARY,
    "Credits:": Home.CREDIT,
    "Original Language:": Home.LANGUAGE,
    "Contents:": Home.CONTENTS,
}
_LABEL = regex(r"\b(?:Citation|Summary|Credits|Original Language|Contents):(?=\s)")
_CONTENTS = regex(
    r"\s*(?:[-•] ?)?(?:(?:English |Original )?(?:Translation(?: - [A-Z][a-z]+)?|Transcription|Scan of Original Document|Scan)"
    r"(?: of [A-Z][a-z]+)?\s*)+"
)
_DECLASSIFIED = regex(r"International History Declassified\s+")
_DATE = regex(rf"(?:(?:{MONTHS})(?: \d{{1,2}},)? +\d{{4}}|\b\d{{4}})(?=\s)")
# A language behind a full stop, just before the next label: its own label is lost.
_UNLABELLED = regex(r"(?<=[.!?]) [A-Z][^\W\d_]{2,}(?:(?:, | and |/)[A-Z][^\W\d_]{2,}){0,2}\s*\Z")
_LEAST = 2
_LONGEST = {
    "Citation:": 900,
    "Summary:": 4000,
    "Credits:": 300,
    "Original Language:": 60,
}
"""Characters that the value of a label may have; what is longer holds a document."""


def _long_line(lines: Sequence[Line]) -> Line | None:
    """Return the line that holds the labels, if there is one."""
    if not Page.of(lines).has(_LABELS):
        return None
    return next((line for line in lines if len(_LABEL.findall(line.text)) >= _LEAST), None)


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a PDF's text in one line."""
    line = _long_line(lines)
    if line is None:
        return "no line holds two of the labels Citation:, Summary:, Credits:, ..."
    if "Citation:" not in line.text and "Contents:" not in line.text:
        return "neither Citation: nor Contents: stands in the long line"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the parts of the long line their regions; the re-host's lines above are dropped."""
    page = Divider()
    long = _long_line(lines) or lines[0]
    for line in lines:
        if line.number < long.number and not line.blank:
            page.drop(Reason.BOILERPLATE, line)
    labels = list(_unique(long.text))
    _head(page, long.part(0, labels[0].start() if labels else 0))
    body = labels[-1].end() if labels else 0
    for place, label in enumerate(labels):
        page.drop(Reason.LABEL, long.part(*label.span()))
        stop = labels[place + 1].start() if place + 1 < len(labels) else None
        if stop is None:
            stop = body = _value_end(long.text, label)
        language = _UNLABELLED.search(long.text, label.end(), stop)
        follows = labels[place + 1].group() if place + 1 < len(labels) else ""
        if language and follows == "Contents:" and label.group() in {"Credits:", "Summary:"}:
            page.keep(Home.LANGUAGE, [long.part(language.start(), stop)])
            stop = language.start()
        page.keep(_LABELS[label.group()], [long.part(label.end(), stop)])
    rest = [line for line in lines if line.number > long.number]
    page.keep(Home.BODY, [long.part(body), *rest])
    return page.regions(NAME, "one-line")


def _unique(text: str) -> list[re.Match[str]]:
    """Return the labels of the page's apparatus, each once and in their order.

    A document may have such words too: what comes again, out of order, after
    ``Contents:`` or too far from the label before is the document's.
    """
    found: list[re.Match[str]] = []
    order = list(_LABELS)
    for label in _LABEL.finditer(text):
        if found:
            last = found[-1]
            in_order = order.index(label.group()) > order.index(last.group())
            if not in_order or label.start() - last.end() > _LONGEST[last.group()]:
                break
        found.append(label)
    return found


def _value_end(text: str, label: re.Match[str]) -> int:
    """Return where the value of the last label ends and the document begins."""
    if label.group() == "Contents:":
        value = _CONTENTS.match(text, label.end())
        return value.end() if value else label.end()
    if label.group() == "Original Language:":
        word = re.compile(r"\s*\S+").match(text, label.end())
        return word.end() if word else label.end()
    sentence = re.compile(r".*?[.!?](?=\s)").match(text, label.end())
    return sentence.end() if sentence else label.end()


def _head(page: Divider, head: Line) -> None:
    """Give what stands before the labels its regions: the site's name, the date, the title."""
    site = list(_DECLASSIFIED.finditer(head.text))
    start = site[-1].end() if site else 0
    if start:
        page.drop(Reason.BOILERPLATE, head.part(0, start))
    date = _DATE.match(head.text, start) or (None if site else _DATE.search(head.text))
    if date:
        if date.start() > start:
            page.drop(Reason.BOILERPLATE, head.part(start, date.start()))
        page.keep(Home.DATE, [head.part(*date.span())])
        start = date.end()
    page.keep(Home.TITLE, [head.part(start)])


LAYOUT = Layout(
    NAME, "text of an archive's PDF in one line (Citation: ... Contents: ...)", excuse, divide
)
