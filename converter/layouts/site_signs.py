"""What tells the pages of an archive's newer site: shared by the four layouts that divide them.

One page is captured in four states (survey, section 1): with blank lines
between its paragraphs and every line kept, the same with lines of one word and
of capitals gone, and without any blank line, with or without a summary before
the date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.layouts.page import Page
from converter.layouts.tail_labels import INFORMATION, ONE_WORD, label_of, tail_start
from converter.lines import Line
from converter.regexes import regex

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"\d{1,2}"
_FORMS = (
    rf"(?:{MONTHS})(?: {_DAY}(?: ?[-–] ?(?:(?:{MONTHS}) )?{_DAY})?,)? +\d{{4}}",
    rf"{_DAY}(?: ?[-–] ?{_DAY})? (?:{MONTHS}),? \d{{4}}",
    rf"(?:{MONTHS})(?: \d{{4}})? ?[-–] ?(?:{MONTHS}),? \d{{4}}",
    rf"(?:{MONTHS}) {_DAY}, \d{{4}} ?[-–] ?(?:{MONTHS}) {_DAY}, \d{{4}}",
    r"(?:(?:Spring|Summer|Autumn|Fall|Winter),? )?\d{4}(?: ?[-–] ?\d{4})?",
)
DATE = regex(rf"^\s*(?:(?:ca?\.|circa|about) ?)?(?:{'|'.join(_FORMS)})\s*$", re.IGNORECASE)
CREDIT = regex(
    r"^\s*This document was made possible (?:with|by|through) (?:the )?(?:generous )?support (?:from|of)\b"
)
SKIP = "Skip to content"
OLD_CITATION = regex(r"^\s*[\"“](?>.{3,300}?[\"”]).*\b(?:Archives?|Library|Papers)\b", re.DOTALL)
"""The citation that the older site and the PDFs print: the title in quotation marks, the archive."""

_OTHER_HEAD = regex(
    r"^\s*(?:•\s*)?(?:\*\*)?(?:Search in\b.*|get citation|Citation(?::.*)?|Original Language:.*)(?:\*\*)?\s*$"
)
_SENTENCE = regex(r"[.!?…][\"”’)\]]*\s*$")
_LEAST_WORDS = 5
_HEAD = 12
_CREDIT_BY = 8
_DATE_BY = 4
_SURE_TAIL = 3
_ONE_IN = 3


def is_sentence(line: Line) -> bool:
    """Tell a sentence of running text from a title or a label."""
    return bool(_SENTENCE.search(line.text)) and len(line.text.split()) >= _LEAST_WORDS


def date_at(filled: Sequence[Line]) -> int:
    """Return the index of the page's date, -1 when it has none.

    Only sentences (a summary) may stand between the top of the page and its date.
    """
    start = 1 if filled and filled[0].text.strip() == SKIP else 0
    for index in range(start, min(start + _DATE_BY, len(filled))):
        if DATE.match(filled[index].text):
            return index
        if not is_sentence(filled[index]) or CREDIT.match(filled[index].text):
            break
    return -1


def not_of_site(lines: Sequence[Line]) -> str | None:
    """Say why the page is none of the newer site's, None when it is one."""
    return Page.of(lines).once(_not_of_site)


def _not_of_site(page: Page) -> str | None:
    filled = page.filled
    if any(_OTHER_HEAD.match(line.text) for line in filled[:_HEAD]):
        return "the head is that of the older site or of a PDF (Search in, Citation:, ...)"
    if any(x.text[:1].isspace() and OLD_CITATION.match(x.text) for x in filled[:_HEAD]):
        return "an indented citation stands in the head, as on the older site"
    labels = [label_of(line) for line in filled[page.once(tail_of) :]]
    tail = {label[0] for label in labels if label}
    credit = any(CREDIT.match(line.text) for line in filled[:_CREDIT_BY])
    dated = date_at(filled) >= 0
    if filled and filled[0].text.strip() == SKIP:
        if dated or credit or tail:
            return None
        return f"below {SKIP!r} stand neither a date, a credit line nor a tail of labels"
    if len(tail) >= _SURE_TAIL or (dated and (credit or tail)):
        return None
    if not dated:
        return f"neither {SKIP!r} nor a date stands first"
    return "there is neither a credit line nor a tail of labels (Document Information, ...)"


def tail_of(page: Page) -> int:
    """Return the index of the first label of the tail among the page's filled lines."""
    return tail_start(page.filled)


def is_summary_first(lines: Sequence[Line]) -> bool:
    """Tell a page with a summary between its top and its date."""
    filled = Page.of(lines).filled
    start = 1 if filled and filled[0].text.strip() == SKIP else 0
    return date_at(filled) > start


def is_spaced(lines: Sequence[Line]) -> bool:
    """Tell a page whose paragraphs are parted by blank lines (a stray one does not count)."""
    filled = Page.of(lines).filled
    gaps = sum(after.number - before.number > 1 for before, after in pairwise(filled))
    return gaps * _ONE_IN >= len(filled) - 1 > 0


def is_lossy(lines: Sequence[Line]) -> bool:
    """Tell a page that has lost its lines of one word and of capitals.

    The labels of the tail decide: ``Source``, ``Rights``, ``Type`` and ``Language``
    cannot all be missing from a whole page. Where the tail is cut, any such line
    elsewhere shows that they were kept, and runs of blank lines that they were not.
    """
    page = Page.of(lines)
    filled = page.filled
    tail = filled[page.once(tail_of) :]
    labels = [label[0] for line in tail if (label := label_of(line))]
    if ONE_WORD.intersection(labels):
        return False
    if len(labels) >= _SURE_TAIL or (INFORMATION in labels and label_of(tail[-1]) is None):
        return True
    if any(_is_droppable(line.text) for line in filled) or any(x.blank and x.text for x in lines):
        return False
    runs = sum(after.number - before.number > 2 for before, after in pairwise(filled))  # noqa: PLR2004
    return runs > 1


def _is_droppable(text: str) -> bool:
    """Tell a line that the lossy captures do not have: one word, or capitals only."""
    return len(text.split()) == 1 or text.isupper()
