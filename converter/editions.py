"""The reading editions: each is a stylesheet of xslt/ and a line here."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from converter import resources
from converter.saxon import Document, Stylesheet

EDITIONS: dict[str, str] = {"html": "html.xsl", "text": "text.xsl"}
"""Name of an edition (also its folder in OUT) and its stylesheet."""

SUFFIXES = {"html": "html", "text": "txt", "tei": "xml"}


class Editions:
    """Render TEI documents into the editions asked for, with stylesheets compiled once."""

    def __init__(
        self,
        wanted: Iterable[str],
        language: str = "en",
        *,
        strict: bool = True,
        index: bool = True,
    ) -> None:
        """Compile the stylesheets.

        ``strict``: an element without a template stops the document; ``index``:
        pages link to the index of their edition.
        """
        wanted = tuple(wanted)
        self._language = language
        self._wanted = wanted
        self._index = index
        self._sheets = {
            name: Stylesheet(resources.stylesheet(EDITIONS[name]), strict=strict)
            for name in wanted
            if name in EDITIONS
        }
        self._style = resources.stylesheet("html/edition.css").read_text(encoding="utf-8")

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
            rendered[edition] = result
            messages += [message for message in told if message not in messages]
        return rendered, messages

    def _parameters(self, edition: str, name: str) -> dict[str, str]:
        if edition != "html":
            return {"lang": self._language}
        root = "../" * (name.count("/") + 1)
        links = {
            f"{kind}-href": f"{root}{kind}/{quote(name)}.{SUFFIXES[kind]}"
            for kind in ("tei", "text")
            if kind in self._wanted
        }
        if not self._index:
            links["index-href"] = ""
        return {"lang": self._language, "style": self._style, "root": root, **links}
