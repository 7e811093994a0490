"""The reading editions: each is a stylesheet of xslt/ and a line here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from urllib.parse import quote

from converter import bibliography, html_pages, ocf, resources
from converter.outcome import output_path
from converter.saxon import Document, Stylesheet
from converter.settings import Edition

EDITIONS: dict[str, str] = {"html": "html.xsl", "text": "text.xsl"}
"""Name of an edition (also its folder in OUT) and its stylesheet."""

BESIDE = (*bibliography.KINDS, "source")
"""What a run writes beside a page, for its readers to take away."""

BOOK = "epub.xsl"
"""The stylesheet of a document's e-book, whose parts are packed."""

NOTHING_TOLD = dict.fromkeys(("path", *(f"{kind}-href" for kind in ("tei", "text", *BESIDE))), "")
"""What a stylesheet can be told of a document, empty: a stranger's TEI must not tell it itself."""


class Editions:
    """Render TEI documents into the editions asked for, with stylesheets compiled once."""

    def __init__(
        self,
        wanted: Iterable[str],
        edition: Edition,
        *,
        strict: bool = True,
        pages: tuple[str, ...] = (),
        beside: tuple[str, ...] = (),
    ) -> None:
        """Compile the stylesheets.

        ``strict``: an element without a template stops the document; ``pages``:
        the pages of the edition that those of the documents link to; ``beside``: the
        files beside a page (of BESIDE) that it links to.
        """
        wanted = tuple(wanted)
        self._edition = edition
        self._wanted = wanted
        self._pages = pages
        self._beside = beside
        self._styles = ("document",) if strict else ("document", "foreign")
        self._sheets = {
            name: Stylesheet(resources.stylesheet(EDITIONS[name]), strict=strict)
            for name in wanted
            if name in EDITIONS
        }
        self._book = (
            Stylesheet(resources.stylesheet(BOOK), strict=strict) if "epub" in wanted else None
        )

    def render(self, tei: bytes, name: str, source: str = "") -> tuple[dict[str, str], list[str]]:
        """Return the editions of a document by their names, and the stylesheets' messages.

        ``name`` is the path of the outputs without suffix, ``source`` that of the
        source: links are made from them. Raises EditionError when a stylesheet stops.
        """
        if not self._sheets:
            return {}, []
        told = self._told(name, source) if "html" in self._sheets else NOTHING_TOLD
        document = Document(tei, told=told)
        rendered: dict[str, str] = {}
        messages: list[str] = []
        for edition, sheet in self._sheets.items():
            result, said = sheet.transform(document, self._parameters(edition, name))
            rendered[edition] = (
                html_pages.sealed(result, *self._styles) if edition == "html" else result
            )
            messages += [message for message in said if message not in messages]
        return rendered, messages

    def book(self, tei: bytes, name: str) -> tuple[bytes | None, list[str]]:
        """Return a document's e-book and the stylesheet's messages; None when none is wanted.

        Raises EditionError when the stylesheet stops.
        """
        if self._book is None:
            return None, []
        edition = self._edition
        base = edition.base_url.rstrip("/")
        whose = (base,) if base else (edition.title, _digest(tei))
        parameters = {
            "lang": edition.language,
            "edition-title": edition.title,
            "identifier": ocf.identifier(*whose, f"epub/{name}.epub"),
            "modified": ocf.moment(edition.date),
            "published": edition.date,
        }
        parts, messages = self._book.transform(Document(tei, told=NOTHING_TOLD), parameters)
        return ocf.packed(json.loads(parts)), list(dict.fromkeys(messages))

    def _parameters(self, edition: str, name: str) -> dict[str, str]:
        """Return what an edition is told of all documents, of those in one folder at least."""
        if edition != "html":
            return {"lang": self._edition.language}
        base = self._edition.base_url
        return {
            "lang": self._edition.language,
            "style": html_pages.style_hole(*self._styles),
            "root": _root(name),
            "pages": " ".join(self._pages),
            "edition-title": self._edition.title,
            "base-url": f"{base.rstrip('/')}/" if base else "",
        }

    def _told(self, name: str, source: str) -> dict[str, str]:
        """Return what the page is told of this document alone: its path and its links."""
        there = [*(kind for kind in ("tei", "text") if kind in self._wanted), *self._beside]
        links = {
            f"{kind}-href": _root(name)
            + quote(output_path(kind, source if kind == "source" else name))
            for kind in there
            if kind != "source" or source
        }
        return {**NOTHING_TOLD, "path": quote(output_path("html", name)), **links}


def _root(name: str) -> str:
    return "../" * (name.count("/") + 1)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
