"""The stylesheet of the pages, with what all of them are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, zip_longest

from converter import html_pages, resources
from converter.saxon import Document, Stylesheet
from converter.settings import Settings
from converter.site.told import Json, Page

# What the stylesheet leaves for entries that are made already, and what stands before each
# that it makes. Text has no such characters, and before the list no text stands behind it.
_HOLE, _ENTRY = "<!--entries-->", "<!--entry-->"
_LIST = '<div id="documents"'
_ROOT = "../../"


class Sheet:
    """What makes the pages of an edition: ``xslt/site.xsl``."""

    def __init__(self, settings: Settings) -> None:
        """Take the words and the style from the settings."""
        self._sheet = _compiled()
        edition = settings.edition
        self._edition: dict[str, Json] = {"title": edition.title, "lang": edition.language}
        self._parameters = {
            "style": html_pages.style("site"),
            "lang": edition.language,
            "pages": " ".join(settings.pages),
            "edition-title": edition.title,
        }

    def page(self, page: Page, tei: bytes = b"") -> str:
        """Return a page, made from what is told of it and, if there is one, a TEI document."""
        root = "../" * page.path.count("/")
        parameters = self._told(self._edition | {"root": root} | page.told)
        if tei:
            html, _ = self._sheet.transform(Document(tei), parameters)
        else:
            html = self._sheet.call_template(parameters)
        return _filled(html_pages.sealed(html), page.entries)

    def entries(self, documents: Sequence[Json]) -> list[str]:
        """Return documents as the lists of ``browse/*/`` show them, which lie two folders deep."""
        told: dict[str, Json] = {"page": "entries", "root": _ROOT, "entries": documents}
        _, *made = self._sheet.call_template(self._told(told)).split(_ENTRY)
        return made

    def _told(self, told: dict[str, Json]) -> dict[str, str]:
        return self._parameters | {"site": json.dumps(told, ensure_ascii=False)}


@cache
def _compiled() -> Stylesheet:
    return Stylesheet(resources.stylesheet("site.xsl"))


def _filled(html: str, entries: Iterable[str]) -> str:
    """Return a page with the entries of its sections in the holes."""
    if not entries:
        return html
    before, found, rest = html.partition(_LIST)
    pieces = zip_longest(rest.split(_HOLE), entries, fillvalue="")
    return "".join([before, found, *chain.from_iterable(pieces)])
