"""Page text of an archive's site, compact: no blank lines, the date first, most values gone.

One line is one paragraph; the tail keeps its labels and hardly any value (the
citation is never there). (Survey, section 2, family WC.)

Specimen::

    May 4, 1958
    Report of the Legation in Ostrava Bay
    This document was made possible with support from Specimen Trust
    The harbour is quiet, and the boats have not come back.
    Ada Brezan
    The legation reports that nothing has happened.
    Author(s):
    Associated Places
    Document Information
    Source
    Original Archive
    Rights
    The programme welcomes reuse of these materials. Rights are held by nobody.
    Record ID
    Original Classification
    Secret
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.page import Page
from converter.layouts.site_page import divide_site_page
from converter.layouts.site_signs import MONTHS, is_spaced, is_summary_first, not_of_site
from converter.lines import Line
from converter.model import Regions
from converter.regexes import regex

NAME = "archive-compact"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not the compact text of an archive's page."""
    other = not_of_site(lines)
    if other and not _is_cut(lines):
        return other
    if is_spaced(lines):
        return "blank lines stand between its paragraphs"
    if is_summary_first(lines):
        return "a summary stands before the date"
    return None


def _is_cut(lines: Sequence[Line]) -> bool:
    """Tell a page without a credit line whose tail is cut off: date, title, then text, no blank line."""
    filled = Page.of(lines).filled
    if len(filled) < _LEAST or not _DAY.match(filled[0].text) or is_spaced(lines):
        return False
    title = filled[1].text
    return bool(_TITLE.match(title)) and not title.rstrip().endswith((".", ":", "!", "?"))


_LEAST = 4
_DAY = regex(rf"^(?:{MONTHS}) \d{{1,2}}, \d{{4}}\s*$")
_TITLE = regex(
    r"^(?:(?:Ciphered|Coded|Draft|Excerpts?(?: from| of)?(?: the| an?)?) )?(?:Telegram|Cable|Ciphergram|Report|Letter|Memorandum|Minutes|Record|Transcript|Notes?|"
    r"Journal|Diary|Conversation|Protocol|Information|Message|Statement|Directive|Decision|Resolution|Summary|Meeting|Session)\b"
    r".*(?:\b(?:from|of|to|between|with|by|on|about)\b|,|\bN[ou°º])"
)


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the document, the summary and the tail their regions."""
    return divide_site_page(lines, NAME)


LAYOUT = Layout(
    NAME, "compact text of an archive's page (date first, no blank lines)", excuse, divide
)
