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

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.site_page import CREDIT, SKIP, divide_site_page
from converter.layouts.tail import FIRST_LABELS
from converter.lines import Line
from converter.model import Regions

NAME = "archive-page"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not the page text of an archive's site."""
    filled = [line for line in lines if not line.blank]
    if not filled or filled[0].text.strip() != SKIP:
        return f"the first line is not {SKIP!r}"
    if not any(line.text.strip() in FIRST_LABELS for line in filled) and not any(
        CREDIT.match(line.text) for line in filled
    ):
        return "there is neither a credit line nor a tail of labels (Document Information, ...)"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the document, the summary and the tail their regions."""
    return divide_site_page(lines, NAME)


LAYOUT = Layout(
    NAME, "page text of an archive's site (Skip to content ... Record ID)", excuse, divide
)
