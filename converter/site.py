"""The index page of an edition, made from the outcomes of its documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from converter import html_pages, resources
from converter.outcome import Outcome
from converter.saxon import Stylesheet
from converter.settings import Edition, Settings

REGISTER = "persons.html"


def index(outcomes: Iterable[Outcome], settings: Settings, persons: int = 0) -> str:
    """Return the index page of an edition, with a link to its register of so many persons."""
    sheet = Stylesheet(resources.stylesheet("site.xsl"))
    edition = settings.edition
    return html_pages.sealed(
        sheet.call_template(
            {
                "site": summaries(outcomes, edition, persons),
                "style": html_pages.style("site"),
                "lang": edition.language,
                "pages": " ".join(settings.pages),
                "edition-title": edition.title,
            }
        )
    )


def summaries(outcomes: Iterable[Outcome], edition: Edition, persons: int = 0) -> str:
    """Return the JSON that ``xslt/site.xsl`` makes the index from."""
    documents = sorted(outcomes, key=lambda outcome: outcome.source)
    return json.dumps(
        {
            "title": edition.title,
            "publisher": edition.publisher,
            "lang": edition.language,
            "register": REGISTER if persons else "",
            "persons": persons,
            "documents": [_summary(outcome) for outcome in documents],
        },
        ensure_ascii=False,
    )


def _summary(outcome: Outcome) -> dict[str, str | int]:
    """Return what the index says of a document; what is not known is left out."""
    failure = outcome.failure
    facts: dict[str, str | int] = {
        "id": outcome.id,
        "title": outcome.title or outcome.source,
        "date": outcome.date,
        "when": outcome.when,
        "type": outcome.kind,
        "layout": outcome.layout,
        "source": outcome.source,
        "html": _address(outcome, "html"),
        "tei": _address(outcome, "tei"),
        "text": _address(outcome, "text"),
        "words": outcome.words.get("source", 0),
        "persons": outcome.persons,
        "findings": len(outcome.findings),
        "status": outcome.status,
        "message": "" if failure is None else failure.message,
    }
    return {key: value for key, value in facts.items() if value != ""}


def _address(outcome: Outcome, kind: str) -> str:
    """Return the address of an output as seen from the index, or "" when it was not made."""
    return quote(outcome.paths.get(kind, ""))
