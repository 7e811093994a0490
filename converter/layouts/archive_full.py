"""Page text of an archive's site, whole: ``Skip to content``, date, title, credit, document, tail.

Blank lines part the paragraphs, some of them lines of one space. The tail
gives labels and values in full, ``Source``, ``Rights``, ``Type`` among them. A
summary without a label stands between the document and the tail. (Survey,
section 2, family WB-full.)

Specimen::

    Skip to content

    May 4, 1958

    Report of the Legation in Ostrava Bay

    This document was made possible with support from Specimen Trust

    SECRET

    The harbour is quiet.

    Ada Brezan

    The legation reports that nothing has happened.

    Document Information

    Source

    Specimen State Archive, Ostrava Bay, fond 3. Translated by Cora Whitlam

    Rights

    The programme welcomes reuse of these materials. Rights are held by nobody.

    Record ID

    900001
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.site_page import divide_site_page
from converter.layouts.site_signs import is_lossy, is_spaced, not_of_site
from converter.lines import Line
from converter.model import Regions

NAME = "archive-full"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not the whole page text of an archive's site."""
    if other := not_of_site(lines):
        return other
    if not is_spaced(lines):
        return "no blank lines stand between its paragraphs"
    if is_lossy(lines):
        return "its lines of one word are gone (Source, Rights, Type, ...)"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the document, the summary and the tail their regions."""
    return divide_site_page(lines, NAME)


LAYOUT = Layout(
    NAME, "page text of an archive's site, whole (Skip to content ... Record ID)", excuse, divide
)
