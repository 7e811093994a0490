"""Proof pages, made by ``xslt/proof.xsl``."""

from __future__ import annotations

from urllib.parse import quote

from converter import html_pages, resources
from converter.editions import NOTHING_TOLD
from converter.outcome import output_path
from converter.proof.changes import Changes
from converter.proof.plan import Plan
from converter.proof.sheet import as_json
from converter.saxon import Document, Stylesheet
from converter.settings import Settings


class Proofs:
    """Make proof pages with a stylesheet compiled once."""

    def __init__(self, settings: Settings) -> None:
        """Compile the stylesheet."""
        self._settings = settings
        self._sheet = Stylesheet(resources.stylesheet("proof.xsl"))

    def page(
        self,
        output: str,
        plan: Plan,
        tei: bytes | None,
        changes: Changes | None = None,
        *,
        edited: bool = False,
    ) -> bytes:
        """Return the page of a document; ``tei`` None: it was not converted.

        ``edited``: the changes are those of a TEI file that was edited by hand.
        """
        path = output_path("proof", output)
        root = "../" * path.count("/")
        links = {
            kind: root + quote(output_path(kind, output))
            for kind in ("html", "tei")
            if tei is not None and kind in self._settings.only
        }
        stem = plan.source.rpartition("/")[2]
        stem = stem.rpartition(".")[0] or stem
        content = as_json(
            plan,
            changes,
            index=f"{root}proof/index.html",
            fix=f"{stem}.fix.toml",
            edited="yes" if edited else "",
            **links,
        )
        parameters = {
            "sheet": content,
            "style": html_pages.style("proof"),
            "root": root,
            "lang": self._settings.edition.language,
            "pages": " ".join(self._settings.pages),
            "edition-title": self._settings.edition.title,
        }
        if tei is None:
            html = self._sheet.call_template(parameters)
        else:
            html, _ = self._sheet.transform(Document(tei, told=NOTHING_TOLD), parameters)
        return html_pages.sealed(html).encode()
