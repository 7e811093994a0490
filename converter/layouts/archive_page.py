"""Page text of an archive's site: ``Skip to content``, date, title, credit, document, tail of labels.

The tail begins with ``Author(s):``, ``Associated ...`` or ``Document
Information`` and gives the citation, the rights and the record's data, in full
or with the lines gone that hold one word or capitals only. A summary without a
label stands between the document and the tail. (Survey, section 2, families WB
full and lossy.)

Specimen::

    Skip to content

    May 4, 1958

    Report of the Legation in Ostrava Bay

    This document was made possible with support from Specimen Trust

    The harbour is quiet.

    Ada Brezan

    The legation reports that nothing has happened.

    Document Information

    Specimen State Archive, Ostrava Bay, fond 3. Translated by Cora Whitlam

    The programme welcomes reuse of these materials. Rights are held by nobody.

    Record ID

    900001
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout
from converter.layouts.tail import FIRST_LABELS, divide_tail
from converter.layouts.unlabelled import doubt, summary_start
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "archive-page"

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"^\s*(?:(?:{_MONTHS})(?: \d{{1,2}},)? +\d{{4}}|\d{{1,2}} (?:{_MONTHS}) \d{{4}}|\d{{4}})\s*$"
)
_CREDIT = re.compile(r"^\s*This document was made possible with (?:the )?support from\b")
SKIP = "Skip to content"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not the page text of an archive's site."""
    filled = [line for line in lines if not line.blank]
    if not filled or filled[0].text.strip() != SKIP:
        return f"the first line is not {SKIP!r}"
    if not any(line.text.strip() in FIRST_LABELS for line in filled) and not any(
        _CREDIT.match(line.text) for line in filled
    ):
        return "there is neither a credit line nor a tail of labels (Document Information, ...)"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the document, the summary and the tail their regions."""
    page = Divider()
    filled = [line for line in lines if not line.blank]
    tail = _tail_start(filled)
    head, rest = _divide_head(page, filled[:tail])
    body_end = rest + summary_start(filled[rest:tail]) if tail < len(filled) else tail
    page.keep(Home.SUMMARY, filled[body_end:tail])
    undecided = doubt(filled[rest:tail]) if body_end == tail < len(filled) else ()
    if rest < body_end:
        first, last = filled[rest], filled[body_end - 1]
        page.keep(Home.BODY, lines[first.number - 1 : last.number])
    divide_tail(page, filled[tail:], donors=head)
    return page.regions(NAME, "line", undecided)


def _divide_head(page: Divider, filled: Sequence[Line]) -> tuple[str, int]:
    """Hand over the head; return the credit line and the index of the first line of the document."""
    at, credit = 0, ""
    if at < len(filled) and filled[at].text.strip() == SKIP:
        page.drop(Reason.BOILERPLATE, filled[at])
        at += 1
    if at < len(filled) and _DATE.match(filled[at].text):
        page.keep(Home.DATE, [filled[at]])
        at += 1
    stop = next(
        (i for i in range(at, min(at + 4, len(filled))) if _CREDIT.match(filled[i].text)), -1
    )
    if stop >= 0:
        page.keep(Home.TITLE, filled[at:stop])
        page.keep(Home.CREDIT, [filled[stop]])
        credit = filled[stop].text.strip()
        at = stop + 1
    elif at < len(filled) - 1:
        page.keep(Home.TITLE, [filled[at]])
        at += 1
    return credit, at


def _tail_start(filled: Sequence[Line]) -> int:
    """Return the index of the first label of the tail.

    A document may use such a word as a heading, so the tail is looked for from
    its end: the last ``Document Information`` (or the last label of that kind),
    and then upwards over the labels and short values that stand before it.
    """
    anchors = [i for i, line in enumerate(filled) if line.text.strip() in FIRST_LABELS]
    if not anchors:
        return len(filled)
    start = anchors[-1]
    for index in reversed(anchors):
        values = filled[index + 1 : start]
        if len(values) <= _MOST_VALUES and all(len(x.text) <= _LONGEST_VALUE for x in values):
            start = index
    return start


_MOST_VALUES = 40
_LONGEST_VALUE = 120

LAYOUT = Layout(
    NAME, "page text of an archive's site (Skip to content ... Record ID)", excuse, divide
)
