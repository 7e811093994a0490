"""How a page of an archive's newer site is divided: date, title, credit, document, summary, tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider
from converter.layouts.page import Page
from converter.layouts.site_signs import CREDIT, SKIP, date_at, is_sentence, tail_of
from converter.layouts.tail import divide_tail
from converter.layouts.tail_labels import is_cut_label, tail_start
from converter.layouts.unlabelled import doubt, summary_start
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

_CREDIT_WITHIN = 5
_LONGEST_TITLE = 300
_LONGEST_SENTENCE = 25
_UNFINISHED = regex(
    r"(?:\b(?:and|or|of|the|a|to|in|on|for|with|between|at|from|by|about|after|his|its|their)|[,–—-])\s*$",
    re.IGNORECASE,
)
# What the document itself begins with when the page's title is gone.
_OPENS_DOCUMENT = regex(
    r"^\s*(?:(?:To|From|Subject|Re|Date|Time|Place|Number|No|Copy|Dispatched|Sent|Received|Participants|Present|Classification|Level|Attention)\b[^:]{0,20}:"
    r"|(?:Top |Strictly |Highly )?(?:Secret|Confidential|Restricted)\b[!.\s]*$"
    r"|(?:Dear|Esteemed|Respected|Honou?red) |Cop(?:y|ies) (?:Nº|No|№|#|to\b)|[\[(]?[.…]+[\])]?\s*$)",
    re.IGNORECASE,
)
_LOST_LINE = 2


def divide_site_page(lines: Sequence[Line], name: str, *, lossy: bool = False) -> Regions:
    """Give the head, the document, the summaries and the tail their regions.

    In a ``lossy`` page a gap below the date shows that the title is lost.
    """
    page = Divider()
    lines = Page.of(lines)
    filled = lines.filled
    # The page may be cut within the label that begins its tail, or within a later one.
    cut = filled[-1:] if len(filled) > 1 and is_cut_label(filled[-1]) else []
    if cut:
        filled = filled[:-1]
    tail = tail_start(filled) if cut else lines.once(tail_of)
    credit, rest, summed = _divide_head(page, filled[:tail], lossy=lossy)
    body_end = tail - rest
    if tail < len(filled) or cut:
        body_end = summary_start(filled[rest:tail], lossy=lossy)
    body_end += rest
    # Of two summaries the archive's own stands below the document; the one
    # before the date was put there by the mirror and is kept as a note.
    first = Home.SECOND_SUMMARY if body_end < tail else Home.SUMMARY
    page.keep(first, summed)
    page.keep(Home.SUMMARY, filled[body_end:tail])
    undecided = not summed and body_end == tail < len(filled) + len(cut)
    if rest < body_end:
        start, stop = filled[rest].number - 1, filled[body_end - 1].number
        page.keep(Home.BODY, lines[start:stop])
    divide_tail(page, filled[tail:], donors=credit)
    for line in cut:
        page.drop(Reason.LABEL, line)
    return page.regions(name, "line", doubt(filled[rest:tail]) if undecided else ())


def _divide_head(
    page: Divider, filled: Sequence[Line], *, lossy: bool
) -> tuple[str, int, list[Line]]:
    """Hand over the head; return the credit line, the document's first index, a summary on top."""
    at = 0
    if filled and filled[0].text.strip() == SKIP:
        page.drop(Reason.BOILERPLATE, filled[0])
        at = 1
    dated = date_at(filled)
    summed = list(filled[at:dated]) if dated > at else []
    if dated >= 0:
        page.keep(Home.DATE, [filled[dated]])
        at = dated + 1
    within = range(at, min(at + _CREDIT_WITHIN, len(filled)))
    credit = next((index for index in within if CREDIT.match(filled[index].text)), -1)
    if credit >= 0:
        page.keep(Home.TITLE, filled[at:credit])
        page.keep(Home.CREDIT, [filled[credit]])
        return filled[credit].text.strip(), credit + 1, summed
    end = at + _title_length(filled, at, lossy=lossy)
    page.keep(Home.TITLE, filled[at:end])
    return "", end, summed


def _title_length(filled: Sequence[Line], at: int, *, lossy: bool) -> int:
    """Return how many lines the title has where no credit line stands below it."""
    if at >= len(filled) - 1:
        return 0
    text = filled[at].text.strip()
    gap = filled[at].number - filled[at - 1].number - 1 if at else 0
    if (lossy and gap >= _LOST_LINE) or _OPENS_DOCUMENT.match(text) or len(text) > _LONGEST_TITLE:
        return 0
    if is_sentence(filled[at]) and len(text.split()) > _LONGEST_SENTENCE:
        return 0
    length = 1
    while (
        length <= 2  # noqa: PLR2004 - a title of more than three lines was not seen
        and at + length < len(filled) - 1
        and (
            _UNFINISHED.search(filled[at + length - 1].text)
            or filled[at + length].text.strip()[:1].islower()
        )
        and not is_sentence(filled[at + length])
    ):
        length += 1
    return length
