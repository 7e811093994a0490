"""Every page of the edition that is no document's and no register's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache

from converter import html_pages, resources
from converter.outcome import Outcome
from converter.register import Addresses, Entry
from converter.saxon import Document, Stylesheet
from converter.settings import Settings
from converter.site.about import about, header
from converter.site.browse import browse_pages
from converter.site.cutting import MOST_OF_A_PAGE
from converter.site.facets import facets
from converter.site.facts import gather
from converter.site.home import failed, home, usual_persons
from converter.site.timeline import timeline
from converter.site.told import Json

HOME, ABOUT = "index.html", "about.html"


def pages(
    outcomes: Sequence[Outcome],
    people: Sequence[Entry],
    settings: Settings,
    most: int = MOST_OF_A_PAGE,
    addresses: Addresses | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of each page; ``people`` is the register of persons.

    ``most``: bytes of a page of a list, or little more; ``addresses``: where the persons stand.
    """
    documents = gather(outcomes, people)
    arranged = facets(documents)
    bars = timeline(arranged)
    sheet = _Sheet(settings)
    named = usual_persons(people, addresses or Addresses())
    first = home(documents, arranged, bars, settings.edition)
    first |= {"persons": len(people), "named": named, **failed(outcomes)}
    yield HOME, sheet.page(HOME, first)
    tei = header(outcomes, arranged, settings)
    yield ABOUT, sheet.page(ABOUT, about(documents, settings), tei)
    for path, page in browse_pages(arranged, bars, most):
        yield path, sheet.page(path, page)


@cache
def _compiled() -> Stylesheet:
    return Stylesheet(resources.stylesheet("site.xsl"))


class _Sheet:
    """The stylesheet with what all pages are told."""

    def __init__(self, settings: Settings) -> None:
        self._sheet = _compiled()
        edition = settings.edition
        self._edition: dict[str, Json] = {"title": edition.title, "lang": edition.language}
        self._parameters = {
            "style": html_pages.style("site"),
            "lang": edition.language,
            "pages": " ".join(settings.pages),
            "edition-title": edition.title,
        }

    def page(self, path: str, told: dict[str, Json], tei: bytes = b"") -> str:
        """Return a page, made from what is told of it and, if there is one, a TEI document."""
        told = self._edition | {"root": "../" * path.count("/")} | told
        parameters = self._parameters | {"site": json.dumps(told, ensure_ascii=False)}
        if tei:
            html, _ = self._sheet.transform(Document(tei), parameters)
        else:
            html = self._sheet.call_template(parameters)
        return html_pages.sealed(html)
