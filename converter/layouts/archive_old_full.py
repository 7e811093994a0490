"""Page text of an archive's older site, whole: title in capitals, buttons, citation, document.

``Search in``, a filter line, the site's name, date, TITLE, credit, the names of
the buttons in capitals, summary, citation, addresses, ``VIEW DOCUMENT IN``.
(Survey, section 2, family WA-full.)

Specimen::

    Search in

    ADD SEARCH FILTER…

    Digital Archive International History Declassified

    May 04, 1958

    REPORT OF THE LEGATION IN OSTRAVA BAY

    This document was made possible with support from the Specimen Trust

    CITATION SHARE DOWNLOAD

      • Citation

        get citation

        The legation reports that nothing has happened.
        "Report of the Legation in Ostrava Bay," May 04, 1958, Specimen Digital Archive, Ostrava State Archive, fond 3.
        https://archive.example.org/document/900001
      • share document

        https://archive.example.org/document/900001

    VIEW DOCUMENT IN

    English HTML

    SECRET

    The harbour is quiet, and the boats have not come back.

    Ada Brezan
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.old_site import divide_old_page, is_whole, not_of_old_site
from converter.lines import Line
from converter.model import Regions

NAME = "archive-old-full"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not the whole page text of the older site."""
    if other := not_of_old_site(lines):
        return other
    if not is_whole(lines):
        return "the lines in capitals and the addresses are gone from its head"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the summary, the citation and the document their regions."""
    return divide_old_page(lines, NAME)


LAYOUT = Layout(
    NAME, "page text of an archive's older site, whole (Search in, TITLE, VIEW DOCUMENT IN)",
    excuse, divide,
)  # fmt: skip
