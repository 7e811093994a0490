"""Page text of an archive's site, compact: no blank lines, the date first, most values gone.

One line is one paragraph; the tail keeps its labels and hardly any value (the
citation is never there). A second summary may stand alone before the date.
(Survey, section 2, families WC and WC-sum; captures that lost ``Skip to
content`` look the same.)

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
from converter.layouts.site_page import DATE, SKIP, divide_site_page, tail_start
from converter.lines import Line
from converter.model import Regions

NAME = "archive-compact"
_LATEST_DATE = 3


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not the compact text of an archive's page."""
    filled = [line for line in lines if not line.blank]
    if filled and filled[0].text.strip() == SKIP:
        return f"the first line is {SKIP!r}"
    if not any(DATE.match(line.text) for line in filled[:_LATEST_DATE]):
        return "no date stands alone in the first lines"
    if tail_start(filled) == len(filled):
        return "there is no tail of labels (Author(s):, Document Information, ...)"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the summary before the date, the head, the document and the tail their regions."""
    return divide_site_page(lines, NAME)


LAYOUT = Layout(
    NAME, "compact text of an archive's page (date first, no blank lines)", excuse, divide
)
