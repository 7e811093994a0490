"""The index of the proofs, made by ``xslt/proofs.xsl`` from the outcomes of the documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from converter import html_pages, resources
from converter.outcome import Outcome, Tally, output_path
from converter.saxon import Stylesheet
from converter.settings import Settings

INDEX = "proof/index.html"
# So many documents on a page: it stays far below a megabyte.
_MOST = 1000
POINTS = (3, 2, 1)
"""For a finding, for a question about a name that may well be wrong, for another question."""


def points(outcome: Outcome) -> int:
    """Return how doubtful a document is: what the index page says it counts."""
    tally = outcome.proof or Tally()
    counts = (len(outcome.findings), tally.weak, tally.asked)
    return sum(each * count for each, count in zip(POINTS, counts, strict=True))


def pages(outcomes: Sequence[Outcome], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the index with their paths in OUT, the most doubtful documents first."""
    sheet = Stylesheet(resources.stylesheet("proofs.xsl"))
    ordered = sorted(
        outcomes, key=lambda one: (one.failure is None, -points(one), one.title, one.source)
    )
    many = max(1, -(-len(ordered) // _MOST))
    for number in range(1, many + 1):
        path = _path(number)
        root = "../" * path.count("/")
        first = (number - 1) * _MOST
        content = {
            "first": first + 1,
            "documents": [_entry(one, root) for one in ordered[first : first + _MOST]],
            "back": root + _path(number - 1) if number > 1 else "",
            "next": root + _path(number + 1) if number < many else "",
        }
        html = sheet.call_template(
            {
                "list": json.dumps(content, ensure_ascii=False),
                "style": html_pages.style("proof"),
                "root": root,
                "lang": settings.edition.language,
                "pages": " ".join(settings.pages) if "html" in settings.only else "",
                "edition-title": settings.edition.title,
            }
        )
        yield path, html_pages.sealed(html).encode()


def _path(number: int) -> str:
    return INDEX if number == 1 else f"proof/index/{number}.html"


def _entry(outcome: Outcome, root: str) -> dict[str, Any]:
    tally = outcome.proof
    return {
        "title": outcome.title or outcome.source,
        "source": outcome.source,
        "href": root + quote(output_path("proof", outcome.output)) if tally else "",
        "message": outcome.failure.message if outcome.failure else "",
        "points": points(outcome),
        "findings": len(outcome.findings),
        "names": tally.weak + tally.asked if tally else 0,
        "left_out": tally.left_out if tally else 0,
        "changes": sum(tally.changes or ()) if tally else 0,
    }
