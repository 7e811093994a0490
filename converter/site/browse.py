"""The pages to browse by: which there are, and what they are called.

    browse/index.html            the facets, each with its first values
    browse/sender/index.html     the values of a facet; of many, the usual ones
    browse/sender/names_a.html   the values of one letter, where all do not fit on one page
    browse/sender/brezan.html    the documents of a value
    browse/sender/brezan_2.html  the second page of them
    browse/date/1962.html        a year; when it has several pages, its months
    browse/date/1962_03.html     a month of such a year

No name that a value gives a file holds ``_``, so that no two pages share a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converter.site.cutting import MOST_OF_A_PAGE
from converter.site.facets import DATE, Facet, Value
from converter.site.listings import listings
from converter.site.told import Json, Page
from converter.site.values import told, values_pages

FOLDER = "browse"
_FIRST = 8
_FEW_YEARS = 24


def browse_pages(
    facets: Sequence[Facet], timeline: dict[str, Json], most: int = MOST_OF_A_PAGE
) -> Iterator[Page]:
    """Yield the path and the contents of each page."""
    overview: list[Json] = [_overview(facet) for facet in facets]
    yield Page(f"{FOLDER}/index.html", {"page": "browse", "facets": overview})
    for facet in facets:
        folder = f"{FOLDER}/{facet.name}"
        for page in values_pages(facet, folder, most):
            drawn = facet.name == DATE and page.path.endswith("/index.html")
            yield Page(page.path, page.told | {"timeline": timeline}) if drawn else page
        yield from listings(facet, folder, most)


def _overview(facet: Facet) -> Json:
    """Return a facet with its first values: the usual ones, of few years all."""
    folder = f"{facet.name}/"
    if facet.name != DATE:
        values = [told(value, folder=folder) for value in facet.usual(_FIRST)]
    elif facet.count <= _FEW_YEARS:
        values = [told(value, folder=folder) for value in facet.known()]
    else:
        values = list(_decades(facet.known(), folder))
    return {
        "facet": facet.name,
        "count": facet.count,
        "without": facet.without,
        "values": values,
    }


def _decades(years: Iterable[Value], folder: str) -> Iterator[dict[str, Json]]:
    for decade, group in groupby(years, key=lambda value: value.label[:3]):
        count = sum(value.count for value in group)
        yield {"label": f"{decade}0s", "href": f"{folder}index.html#g-{decade}0", "count": count}
