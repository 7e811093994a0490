"""Search listings open like pages of a report and must be refused (LAYOUTS survey, section 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.errors import LayoutError
from converter.layouts.page import Page
from converter.layouts.site_signs import CREDIT
from converter.lines import Line
from converter.regexes import regex

_COUNT = regex(
    r"^\s*(?:(?:Showing|Displaying|Results?:?)\s+)?\d[\d,]* ?(?:[-–—]|to) ?\d[\d,]* of (?:about )?\d[\d,]*(?: (?:results?|documents?|records?|items?|hits?))?\s*$",
    re.IGNORECASE,
)
_HEADING = regex(
    r"^\s*(?:Search )?(?:Results:?(?:\s+\d.*)?|Results for\b.*|Documents(?: \(\d[\d,]*\))?)\s*$",
    re.IGNORECASE,
)
_SITE = "Skip to content"
_OLD_SITE = "Search in"
_TOP = 15
_HEAD = 40
_SECOND = 3
_LONGEST = 200
_LEAST = 2
# Headings that stand over nothing but a list, and the counts of a catalogue's page about a person.
_SURE = regex(r"^\s*(?:SEARCH RESULTS|Popular Documents|\(\d[\d,]*\) documents)\s*$")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED_ITEM = regex(rf"^\s*[•*-]\s+(?:(?:{_MONTH})(?: \d{{1,2}},)? )?\d{{4}}\s*$")
# A volume's chapter: "59. Memorandum of Conversation" over its source, then "60. ..." over its own.
_ENTRY = regex(r"^\s*(?:Document )?\d{1,4}[.:] [A-Z“\"].{8,}$")
_UNDER_ENTRY = regex(r"^\s*(?:Source|Summary): ")


def refuse_listing(lines: Sequence[Line]) -> None:
    """Raise LayoutError when the page is a list of search results.

    A count of hits (``1 - 10 of 16``) with a heading (``Results:``,
    ``Documents``) decides, and so do two such headings at the top of a site's page; one of them
    alone does not, since a report may have such a line. A site's page is a listing too when
    the count stands right at its top, when dates stand in it as items of a list, or when a
    heading stands there that heads nothing else; and a chapter of a published series is one.
    """
    page = Page.of(lines)
    filled = page.filled
    count = next(
        (line for line in filled if len(line.text) <= _LONGEST and _COUNT.match(line.text)), None
    )
    headings = [line for line in filled[:_HEAD] if _HEADING.match(line.text)]
    top = {line.text.strip().rstrip(":").split()[0] for line in filled[:_TOP] if line in headings}
    sign = count if count is not None and headings else None
    if sign is None and len(top) > 1 and filled[0].text.strip() == _SITE:
        sign = headings[0]
    if sign is None:
        sign = _sign_of_site(filled) or _sign_of_chapter(page)
    if sign is not None:
        raise LayoutError(
            f"This is a search listing ({sign.text.strip()!r}), not a report.",
            "Fetch the documents that it lists, and convert those.",
            sign.number,
        )


def _sign_of_site(filled: Sequence[Line]) -> Line | None:
    """Return the line that shows a listing of a site without its usual headings."""
    if not filled:
        return None
    first = filled[0].text.strip()
    if first == _SITE and not any(CREDIT.match(line.text) for line in filled[:_TOP]):
        for line in filled[1:_SECOND]:
            if _COUNT.match(line.text):
                return line
    sure = next((line for line in filled[:_TOP] if _SURE.match(line.text)), None)
    if sure is not None and (first in {_SITE, _OLD_SITE} or sure in filled[:_SECOND]):
        return sure
    if first == _OLD_SITE or _DATED_ITEM.match(filled[0].text):
        items = [line for line in filled if _DATED_ITEM.match(line.text)]
        return items[0] if len(items) >= _LEAST else None
    return None


def _sign_of_chapter(page: Page) -> Line | None:
    """Return the second of the numbered titles that have their sources right below them."""
    if not page.has(("Source: ", "Summary: ")):
        return None
    entries = [
        above
        for above, below in pairwise(page.filled)
        if _ENTRY.match(above.text) and _UNDER_ENTRY.match(below.text)
    ]
    return entries[1] if len(entries) >= _LEAST else None
