"""Page text of an archive's older site that has lost its title, its addresses, its buttons.

Lines of one word and of capitals are gone, the title among them: it is the
citation's. The bare form begins with the date and has nothing above the
document but the summary and the citation, indented. (Survey, section 2,
families WA-strip and WA-bare.)

Specimen::

    Search in


    Digital Archive International History Declassified

    May 04, 1958


    This document was made possible with support from the Specimen Trust


      • Citation

        get citation

        The legation reports that nothing has happened.
        "Report of the Legation in Ostrava Bay," May 04, 1958, Specimen Digital Archive, Ostrava State Archive, fond 3.
      • share document



    English HTML

    The harbour is quiet, and the boats have not come back.

    Ada Brezan
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.layout import Layout
from converter.layouts.old_site import divide_old_page, is_whole, not_of_old_site
from converter.lines import Line
from converter.model import Regions

NAME = "archive-old-stripped"


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a page of the older site that has lost lines."""
    if other := not_of_old_site(lines):
        return other
    if is_whole(lines):
        return "lines in capitals or addresses stand in its head"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the summary, the citation and the document their regions."""
    return divide_old_page(lines, NAME)


LAYOUT = Layout(
    NAME, "the same with title, addresses and lines of capitals gone (get citation, English HTML)",
    excuse, divide,
)  # fmt: skip
