"""The lists of documents: those of each value, cut into pages that know their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from converter.site.cutting import Part, Span, cut, spans
from converter.site.facets import DATE, Facet, Value
from converter.site.told import Json, Page
from converter.site.values import months_page, told

_ROUND, _ACROSS = 20, 40
"""Pages of a very long list that each of them links: those before and after it, and of all."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A page of the documents of a value, the last of ``crumbs``; ``parts`` are all its pages."""

    path: str
    crumbs: tuple[Value, ...]
    part: Part
    span: Span
    number: int
    parts: Sequence[tuple[str, Span]]


def listings(facet: Facet, folder: str, most: int) -> Iterator[Page]:
    """Yield the lists of documents of a facet.

    Years and months follow each other; the pages of other values keep to themselves.
    """
    if facet.name != DATE:
        for value in facet.values():
            yield from _linked(facet, folder, _cut(facet, (value,), most))
            for one in value.inner:
                yield from _linked(facet, folder, _cut(facet, (value, one), most))
        return
    chain: list[_Listing] = []
    for year in facet.values():
        if len(year.inner) > 1 and year.weight > most:
            yield Page(f"{folder}/{year.href}", months_page(year))
            for month in year.inner:
                chain += _cut(facet, (year, month), most)
        else:
            chain += _cut(facet, (year,), most)
    yield from _linked(facet, folder, chain)


def _cut(facet: Facet, crumbs: tuple[Value, ...], most: int) -> list[_Listing]:
    value = crumbs[-1]
    parts = list(cut(facet.documents(value), most))
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
        sections = _sections(facet, one)
        page["sections"] = [key for key, _ in sections]
        yield Page(f"{folder}/{one.path}", page, [entries for _, entries in sections])


def _page(facet: Facet, one: _Listing) -> dict[str, Json]:
    value = one.crumbs[-1]
    several = len(one.parts) > 1
    return {
        "page": "documents",
        "facet": facet.name,
        "count": value.count,
        "years": list(dict.fromkeys(year for year in (value.first, value.last) if year)),
        "crumbs": [
            {"facet": facet.name, "href": "index.html"},
            *({"facet": facet.name, "value": x.label, "href": x.href} for x in one.crumbs),
        ],
        "part": one.number if several else 0,
        "of": len(one.parts),
        "span": _link(one.path, one.span),
        "parts": [_link(*one.parts[at]) for at in _near(one.number - 1, len(one.parts))]
        if several
        else [],
        "inner": [told(x) for x in value.inner] if facet.name != DATE and one.number == 1 else [],
        "by": _by(facet),
    }


def _sections(facet: Facet, one: _Listing) -> list[tuple[str, str]]:
    """Return the years or months of a page, each with the HTML of its entries."""
    length = len("1962-03") if _by(facet) == "month" else len("1962")
    part = one.part
    entries = facet.entries(one.crumbs[-1], part.first.place, part.last.place)
    return [
        (key, "".join(entry for _, entry in group))
        for key, group in groupby(entries, key=lambda entry: entry[0][:length])
    ]


def _by(facet: Facet) -> str:
    return "month" if facet.name == DATE else "year"


def _near(at: int, count: int) -> Sequence[int]:
    """Return which pages of a list are linked: all of them, of very many those that are near.

    >>> _near(1, 4)
    range(0, 4)
    >>> len(_near(500, 1000)), _near(500, 1000)[:3], _near(999, 1000)[-2:]
    (81, [0, 25, 50], [998, 999])
    """
    if count <= 2 * (_ROUND + _ACROSS):
        return range(count)
    across = range(0, count, -(-count // _ACROSS))
    near = range(max(0, at - _ROUND), min(count, at + _ROUND + 1))
    return sorted({*across, *near, count - 1})


def _called(one: _Listing, facet: Facet) -> Span:
    """Return what a neighbour is called: among dates, the year or the month that it is."""
    label = one.crumbs[-1].label
    return (label, label, 0) if facet.name == DATE and len(one.parts) == 1 else one.span


def _link(href: str, span: Span) -> Json:
    return {"href": href, "from": span[0], "until": span[1], "n": span[2]}
