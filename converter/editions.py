"""The reading editions: each is a stylesheet of xslt/ and a line here."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from converter import html_pages, resources
from converter.saxon import Document, Stylesheet
from converter.settings import Edition

EDITIONS: dict[str, str] = {"html": "html.xsl", "text": "text.xsl"}
"""Name of an edition (also its folder in OUT) and its stylesheet."""

SUFFIXES = {"html": "html", "text": "txt", "tei": "xml"}


class Editions:
    """Render TEI documents into the editions asked for, with stylesheets compiled once."""

    def __init__(
        self,
        wanted: Iterable[str],
        edition: Edition,
        *,
        strict: bool = True,
        pages: tuple[str, ...] = (),
    ) -> None:
        """Compile the stylesheets.

        ``strict``: an element without a template stops the document; ``pages``:
        the pages of the edition that those of the documents link to.
        """
        wanted = tuple(wanted)
        self._edition = edition
        self._wanted = wanted
        self._pages = pages
        self._styles = ("document",) if strict else ("document", "foreign")
        self._sheets = {
            name: Stylesheet(resources.stylesheet(EDITIONS[name]), strict=strict)
            for name in wanted
            if name in EDITIONS
        }

    def render(self, tei: bytes, name: str) -> tuple[dict[str, str], list[str]]:
        """Return the editions of a document by their names, and the stylesheets' messages.

        ``name`` is the path of the outputs without suffix: links are made from
        it. Raises EditionError when a stylesheet stops.
        """
        if not self._sheets:
            return {}, []
        document = Document(tei)
        rendered: dict[str, str] = {}
        messages: list[str] = []
        for edition, sheet in self._sheets.items():
            result, told = sheet.transform(document, self._parameters(edition, name))
            rendered[edition] = html_pages.sealed(result) if edition == "html" else result
            messages += [message for message in told if message not in messages]
        return rendered, messages

    def _parameters(self, edition: str, name: str) -> dict[str, str]:
        if edition != "html":
            return {"lang": self._edition.language}
        root = "../" * (name.count("/") + 1)
        links = {
            f"{kind}-href": f"{root}{kind}/{quote(name)}.{SUFFIXES[kind]}"
            for kind in ("tei", "text")
            if kind in self._wanted
        }
        return {
            "lang": self._edition.language,
            "style": html_pages.style(*self._styles),
            "root": root,
            "pages": " ".join(self._pages),
            "edition-title": self._edition.title,
            **links,
        }
