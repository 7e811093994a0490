"""Every page of the edition that is no document's and no register's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from converter.on_disk import database
from converter.outcome import Outcome
from converter.register import Registers
from converter.settings import Settings
from converter.site.about import about, header
from converter.site.browse import browse_pages
from converter.site.cutting import MOST_OF_A_PAGE
from converter.site.facets import facets
from converter.site.facts import called_by
from converter.site.gathering import gather
from converter.site.home import failed, home, usual_persons
from converter.site.sheet import Sheet
from converter.site.timeline import timeline
from converter.site.told import Page

HOME, ABOUT = "index.html", "about.html"


def pages(
    outcomes: Iterable[Outcome],
    registers: Registers,
    settings: Settings,
    most: int = MOST_OF_A_PAGE,
    recorded: Sequence[str] = ("conversion.json",),
) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of each page; ``registers`` have their pages.

    ``most``: bytes of a page of a list, or little more; ``recorded``: the files that tell what
    became of each document.
    """
    sheet = Sheet(settings)
    with database() as rows:
        held = gather(rows, outcomes, called_by(registers), sheet.entries)
        arranged = facets(rows)
        bars = timeline(arranged)
        first = home(held, arranged, bars, settings.edition) | failed(rows)
        named = usual_persons(registers)
        yield (
            HOME,
            sheet.page(Page(HOME, first | {"persons": len(registers.persons), "named": named})),
        )
        tei = header(rows, held, arranged, settings)
        yield ABOUT, sheet.page(Page(ABOUT, about(held, arranged, settings, recorded)), tei)
        for page in browse_pages(arranged, bars, most):
            yield page.path, sheet.page(page)
