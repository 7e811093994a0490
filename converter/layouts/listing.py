"""Search listings open like pages of a report and must be refused (LAYOUTS survey, section 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.errors import LayoutError
from converter.lines import Line

_COUNT = re.compile(r"^\s*\d[\d,]* ?[-–] ?\d[\d,]* of \d[\d,]*\s*$")
_RESULTS = re.compile(r"^\s*Results:?(\s+\d.*)?\s*$")


def refuse_listing(lines: Sequence[Line]) -> None:
    """Raise LayoutError when the page is a list of search results.

    A count of hits (``1 - 10 of 16``) decides; ``Results:`` alone does not,
    since a report may have such a heading.
    """
    count = next((line for line in lines if _COUNT.match(line.text)), None)
    results = next((line for line in lines if _RESULTS.match(line.text)), None)
    if count is not None and results is not None:
        raise LayoutError(
            f"This is a search listing ({count.text.strip()!r}), not a report.",
            "Fetch the documents that it lists, and convert those.",
            count.number,
        )
