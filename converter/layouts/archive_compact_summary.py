"""Compact page text of an archive's site with a summary before the date.

As ``archive-compact``; when a second summary stands below the document, that
one is the archive's and becomes the abstract, and the one on top a note.
(Survey, section 2, family WC-sum.)

Specimen::

    Nothing has happened in the harbour, the legation writes.
    May 4, 1958
    Report of the Legation in Ostrava Bay
    This document was made possible with support from Specimen Trust
    The harbour is quiet, and the boats have not come back.
    Ada Brezan
    Author(s):
    Associated Places
    Document Information
    Source
    Original Archive
    Rights
    The programme welcomes reuse of these materials. Rights are held by nobody.
    Record ID
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.site_page import divide_site_page
from converter.layouts.site_signs import is_spaced, is_summary_first, not_of_site
from converter.lines import Line
from converter.model import Regions

NAME = "archive-compact-summary"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not compact text with a summary before the date."""
    if other := not_of_site(lines):
        return other
    if is_spaced(lines):
        return "blank lines stand between its paragraphs"
    if not is_summary_first(lines):
        return "no summary stands before the date"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the summaries, the head, the document and the tail their regions."""
    return divide_site_page(lines, NAME)


LAYOUT = Layout(NAME, "the same with a summary before the date", excuse, divide)
