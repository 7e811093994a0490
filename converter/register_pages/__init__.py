"""persons.html, places.html, organisations.html: what xslt/register.xsl makes the pages from.

``telling``: an entry as data; ``cutting``: which entries stand on which page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from converter import html_pages, resources
from converter.register_pages.cutting import Register, cut
from converter.saxon import Stylesheet
from converter.settings import Settings

MOST_OF_A_PAGE = 700_000
"""Bytes of JSON in a page: the HTML is a little larger, and stays below a megabyte."""


def pages(
    register: Register, settings: Settings, most: int = MOST_OF_A_PAGE
) -> Iterator[tuple[str, str]]:
    """Yield the paths and the HTML of a register's pages.

    The register is told where each entry stands; it knows all when the last page has been taken.
    """
    sheet = Stylesheet(resources.stylesheet("register.xsl"))
    edition = settings.edition
    for path, page, first in cut(register, most):
        if first is not None:
            register.put(path, first)
        told = {"kind": register.kind, "path": path, "count": len(register), **page}
        parameters = {
            "register": json.dumps(told, ensure_ascii=False),
            "style": html_pages.style("site", "register"),
            "lang": edition.language,
            "pages": " ".join(settings.pages),
            "edition-title": edition.title,
        }
        yield path, html_pages.sealed(sheet.call_template(parameters))
