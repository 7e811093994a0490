"""The index of the proofs, made by ``xslt/proofs.xsl`` from the outcomes of the documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote

from converter import html_pages, resources
from converter.on_disk import ordered
from converter.outcome import Outcome, Tally, output_path
from converter.saxon import Stylesheet
from converter.settings import Settings

INDEX = "proof/index.html"
# So many documents on a page: it stays far below a megabyte.
_MOST = 1000
_SAID = (
    *("title", "source", "href", "message", "points"),
    *("findings", "names", "left_out", "changes"),
)
POINTS = (3, 2, 1)
"""For a finding, for a question about a name that may well be wrong, for another question."""


def points(outcome: Outcome) -> int:
    """Return how doubtful a document is: what the index page says it counts."""
    tally = outcome.proof or Tally()
    counts = (len(outcome.findings), tally.weak, tally.asked)
    return sum(each * count for each, count in zip(POINTS, counts, strict=True))


def place_in_doubt(outcome: Outcome) -> tuple[int, int, str, str]:
    """Return what documents are sorted by for editors: the failed, then the most doubtful ones."""
    return outcome.failure is None, -points(outcome), outcome.title, outcome.source


def pages(outcomes: Collection[Outcome], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the index with their paths in OUT, the most doubtful documents first."""
    sheet = Stylesheet(resources.stylesheet("proofs.xsl"))
    found = ordered((place_in_doubt(one), _entry(one)) for one in outcomes)
    many = max(1, -(-len(outcomes) // _MOST))
    for number in range(1, many + 1):
        path = _path(number)
        root = "../" * path.count("/")
        first = (number - 1) * _MOST
        content = {
            "first": first + 1,
            "documents": [_told(row, root) for row in islice(found, _MOST)],
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


def _entry(outcome: Outcome) -> tuple[str | int, ...]:
    """Return what the index says of a document, in the order of ``_SAID``."""
    tally = outcome.proof
    return (
        outcome.title or outcome.source,
        outcome.source,
        quote(output_path("proof", outcome.output)) if tally else "",
        outcome.failure.message if outcome.failure else "",
        points(outcome),
        len(outcome.findings),
        tally.weak + tally.asked if tally else 0,
        tally.left_out if tally else 0,
        sum(tally.changes or ()) if tally else 0,
    )


def _told(entry: Sequence[Any], root: str) -> dict[str, Any]:
    told = dict(zip(_SAID, entry, strict=True))
    return told | {"href": told["href"] and root + told["href"]}
