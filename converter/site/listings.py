"""The lists of documents: those of each value, cut into pages that know their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.site.cutting import Span, cut, spans, weigh
from converter.site.facets import DATE, Facet, Value
from converter.site.facts import Facts
from converter.site.told import Json, Page, entry
from converter.site.values import months_page, told


@dataclass(frozen=True, slots=True)
class _Listing:
    """A page of the documents of a value, the last of ``crumbs``; ``parts`` are all its pages."""

    path: str
    crumbs: tuple[Value, ...]
    documents: Sequence[Facts]
    span: Span
    part: int
    parts: Sequence[tuple[str, Span]]


def listings(facet: Facet, folder: str, most: int) -> Iterator[Page]:
    """Yield the lists of documents of a facet.

    Years and months follow each other; the pages of other values keep to themselves.
    """
    if facet.name != DATE:
        for value in facet.values:
            yield from _linked(facet, folder, _cut((value,), most))
            for one in value.inner:
                yield from _linked(facet, folder, _cut((value, one), most))
        return
    chain: list[_Listing] = []
    for year in facet.values:
        if len(year.inner) > 1 and sum(map(weigh, year.documents)) > most:
            yield f"{folder}/{year.href}", months_page(year)
            for month in year.inner:
                chain += _cut((year, month), most)
        else:
            chain += _cut((year,), most)
    yield from _linked(facet, folder, chain)


def _cut(crumbs: tuple[Value, ...], most: int) -> list[_Listing]:
    value = crumbs[-1]
    parts = cut(value.documents, most)
    paths = [value.href, *(f"{value.file}_{number}.html" for number in range(2, len(parts) + 1))]
    found = list(zip(paths, spans(parts), strict=True))
    return [
        _Listing(path, crumbs, part, span, number, found)
        for number, ((path, span), part) in enumerate(zip(found, parts, strict=True), 1)
    ]


def _linked(facet: Facet, folder: str, chain: Sequence[_Listing]) -> Iterator[Page]:
    """Yield the pages, each with the one before and the one after it."""
    for number, one in enumerate(chain):
        page = _page(facet, one)
        for key, step in (("previous", -1), ("next", 1)):
            if 0 <= number + step < len(chain):
                neighbour = chain[number + step]
                page[key] = _link(neighbour.path, _called(neighbour, facet))
        yield f"{folder}/{one.path}", page


def _page(facet: Facet, one: _Listing) -> dict[str, Json]:
    value = one.crumbs[-1]
    several = len(one.parts) > 1
    return {
        "page": "documents",
        "facet": facet.name,
        "count": len(value.documents),
        "years": _years(value.documents),
        "crumbs": [
            {"facet": facet.name, "href": "index.html"},
            *({"facet": facet.name, "value": x.label, "href": x.href} for x in one.crumbs),
        ],
        "part": one.part if several else 0,
        "span": _link(one.path, one.span),
        "parts": [_link(*part) for part in one.parts] if several else [],
        "inner": [told(x) for x in value.inner] if facet.name != DATE and one.part == 1 else [],
        "by": "month" if facet.name == DATE else "year",
        "entries": [entry(document) for document in one.documents],
    }


def _called(one: _Listing, facet: Facet) -> Span:
    """Return what a neighbour is called: among dates, the year or the month that it is."""
    label = one.crumbs[-1].label
    return (label, label, 0) if facet.name == DATE and len(one.parts) == 1 else one.span


def _link(href: str, span: Span) -> Json:
    return {"href": href, "from": span[0], "until": span[1], "n": span[2]}


def _years(documents: Sequence[Facts]) -> list[Json]:
    """Return the first and the last year, one of them when they are the same."""
    first = documents[0].year
    last = next((one.year for one in reversed(documents) if one.year), "")
    return list(dict.fromkeys(year for year in (first, last) if year))
