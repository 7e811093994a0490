"""persons.html, places.html, organisations.html: xslt/register.xsl makes the frames of the pages.

``telling``: an entry as HTML; ``cutting``: which entries stand on which page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from converter import html_pages, resources
from converter.labels import labels
from converter.register_pages.cutting import Page, Register, cut
from converter.register_pages.telling import Teller
from converter.saxon import Stylesheet
from converter.settings import Settings

MOST_OF_A_PAGE = 900_000
"""Bytes of entries in a page: with what stands round them it stays below a megabyte."""

_HOLE = "<!--entries-->"


def pages(
    register: Register, settings: Settings, most: int = MOST_OF_A_PAGE
) -> Iterator[tuple[str, str]]:
    """Yield the paths and the HTML of a register's pages.

    The register is told where each entry stands; it knows all when the last page has been taken.
    """
    sheet = _compiled()
    edition = settings.edition
    parameters = {
        "style": html_pages.style("site", "register"),
        "lang": edition.language,
        "pages": " ".join(settings.pages),
        "edition-title": edition.title,
    }
    for page in cut(register, Teller(labels(edition.language)), most):
        if page.first is not None:
            register.put(page.path, page.first)
        frame = json.dumps(_frame(register, page), ensure_ascii=False)
        html = html_pages.sealed(sheet.call_template(parameters | {"register": frame}))
        start, *rest = html.split(_HOLE)
        lines = (lines for _, lines in page.sections)
        yield (
            page.path,
            start + "".join(f"{one}{two}" for one, two in zip(lines, rest, strict=True)),
        )


@cache
def _compiled() -> Stylesheet:
    return Stylesheet(resources.stylesheet("register.xsl"))


def _frame(register: Register, page: Page) -> dict[str, object]:
    """Return what the stylesheet is told of a page."""
    return {
        "kind": register.kind,
        "path": page.path,
        "count": len(register),
        "letters": [{"letter": one.letter, "href": one.href} for one in page.letters],
        "sections": [letter for letter, _ in page.sections],
    }
