"""Page text of an archive's site that has lost its lines of one word and of capitals.

The same page as ``archive-full`` without classification, letterhead, signatures
in capitals, ``Source``, ``Rights``, ``Type``; runs of blank lines stand where
they stood. A title of one word or in capitals is lost too, and the first line
that is left is not taken for it. (Survey, section 2, family WB-lossy and the
rule of dropping.)

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


    Specimen Trust
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.site_page import divide_site_page
from converter.layouts.site_signs import is_lossy, is_spaced, not_of_site
from converter.lines import Line
from converter.model import Regions

NAME = "archive-lossy"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a site's page that has lost lines."""
    if other := not_of_site(lines):
        return other
    if not is_spaced(lines):
        return "no blank lines stand between its paragraphs"
    if not is_lossy(lines):
        return "its lines of one word have not been lost"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the document, the summary and the tail their regions."""
    return divide_site_page(lines, NAME, lossy=True)


LAYOUT = Layout(
    NAME, "the same with its lines of one word and of capitals gone (no Source, Rights)",
    excuse, divide,
)  # fmt: skip
