"""What the pages of the archive's newer site share: date, title, credit, document, summary, tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider
from converter.layouts.tail import FIRST_LABELS, divide_tail
from converter.layouts.unlabelled import doubt, summary_start
from converter.lines import Line
from converter.model import Home, Reason, Regions

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"^\s*(?:(?:{MONTHS})(?: \d{{1,2}},)? +\d{{4}}|\d{{1,2}} (?:{MONTHS}) \d{{4}}|\d{{4}})\s*$"
)
CREDIT = re.compile(r"^\s*This document was made possible with (?:the )?support from\b")
SKIP = "Skip to content"


def divide_site_page(lines: Sequence[Line], name: str) -> Regions:
    """Give the head, the document, the summaries and the tail their regions."""
    page = Divider()
    filled = [line for line in lines if not line.blank]
    tail = tail_start(filled)
    head, rest = _divide_head(page, filled[:tail])
    body_end = rest + summary_start(filled[rest:tail]) if tail < len(filled) else tail
    page.keep(Home.SUMMARY, filled[body_end:tail])
    undecided = doubt(filled[rest:tail]) if body_end == tail < len(filled) else ()
    if rest < body_end:
        first, last = filled[rest], filled[body_end - 1]
        page.keep(Home.BODY, lines[first.number - 1 : last.number])
    divide_tail(page, filled[tail:], donors=head)
    return page.regions(name, "line", undecided)


def _divide_head(page: Divider, filled: Sequence[Line]) -> tuple[str, int]:
    """Hand over the head; return the credit line and the index of the first line of the document."""
    at, credit = 0, ""
    if at < len(filled) and filled[at].text.strip() == SKIP:
        page.drop(Reason.BOILERPLATE, filled[at])
        at += 1
    dated = next((i for i in range(at, min(at + 3, len(filled))) if DATE.match(filled[i].text)), at)
    if not any(CREDIT.match(line.text) for line in filled[at:dated]):
        # A summary that stands alone before the date (survey, WC-sum).
        page.keep(Home.SUMMARY, filled[at:dated])
        at = dated
    if at < len(filled) and DATE.match(filled[at].text):
        page.keep(Home.DATE, [filled[at]])
        at += 1
    stop = next(
        (i for i in range(at, min(at + 4, len(filled))) if CREDIT.match(filled[i].text)), -1
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


def tail_start(filled: Sequence[Line]) -> int:
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
