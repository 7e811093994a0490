"""persons.html, places.html, organisations.html: what xslt/register.xsl makes the pages from.

``telling``: an entry as data; ``cutting``: which entries stand on which page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from converter import html_pages, resources
from converter.register import Addresses, Entry, Thing
from converter.register_pages.cutting import cut
from converter.saxon import Stylesheet
from converter.settings import Settings

MOST_OF_A_PAGE = 700_000
"""Bytes of JSON in a page: the HTML is a little larger, and stays below a megabyte."""


def pages(
    kind: str,
    entries: Sequence[Entry] | Sequence[Thing],
    settings: Settings,
    most: int = MOST_OF_A_PAGE,
    addresses: Addresses | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield the paths and the HTML of a register's pages.

    ``kind`` is persons, places or organisations. ``addresses`` is told where each entry stands;
    it knows all when the last page has been taken.
    """
    sheet = Stylesheet(resources.stylesheet("register.xsl"))
    edition = settings.edition
    for path, page, standing in cut(kind, entries, most):
        if addresses is not None:
            addresses.add(kind, path, standing)
        told = {"kind": kind, "path": path, "count": len(entries), **page}
        parameters = {
            "register": json.dumps(told, ensure_ascii=False),
            "style": html_pages.style("site", "register"),
            "lang": edition.language,
            "pages": " ".join(settings.pages),
            "edition-title": edition.title,
        }
        yield path, html_pages.sealed(sheet.call_template(parameters))
