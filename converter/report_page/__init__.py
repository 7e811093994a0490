"""conversion.html, for editors: the whole corpus on one page, and which reports to look at first.

``counting``: one pass over the documents; ``drawing``: the bars of the drawings. What the page
shows is the same in every run over the same files; ``xslt/report.xsl`` makes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from converter import html_pages, resources
from converter.outcome import Outcome
from converter.proof import listing
from converter.pruning import Left
from converter.report_page.counting import Counts
from converter.report_page.drawing import left_out_bars, share_bars, year_bars
from converter.saxon import Stylesheet
from converter.settings import Settings

PATH = "conversion.html"


def page(outcomes: Iterable[Outcome], settings: Settings, left: Iterable[Left] = ()) -> str:
    """Return the page about the conversion of these documents.

    ``left`` are reports that are not in the corpus any more, but have files in OUT.
    """
    counts = Counts(with_proof=settings.site.proof)
    for one in outcomes:
        counts.add(one)
    told = counts.told() | {
        "title": settings.edition.title,
        "years": year_bars(counts.years),
        "shares": share_bars(counts.shares),
        "bars-left-out": left_out_bars(counts.left_out),
        "left": [
            {"source": one.source, "message": finding.message}
            for one in left
            for finding in one.findings()
        ],
        "proofs": listing.INDEX if settings.site.proof else "",
    }
    sheet = Stylesheet(resources.stylesheet("report.xsl"))
    parameters = {
        "report": json.dumps(told, ensure_ascii=False),
        "style": html_pages.style("site", "report"),
        "lang": settings.edition.language,
        "pages": " ".join(settings.pages) if "html" in settings.only else "",
        "edition-title": settings.edition.title,
    }
    return html_pages.sealed(sheet.call_template(parameters))
