"""The pages to browse by: which there are, and what stands on each.

    browse/index.html            the facets, each with its first values
    browse/sender/index.html     the values of a facet; of many, the letters
    browse/sender/names_a.html   the values of one letter, where all do not fit on one page
    browse/sender/brezan.html    the documents of a value
    browse/sender/brezan_2.html  the second page of them
    browse/date/1962.html        a year; when it has several pages, its months
    browse/date/1962_03.html     a month of such a year

No name that a value gives a file holds ``_``, so that no two pages share a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from converter.site.cutting import MOST_OF_A_PAGE, cut, size, spans, weigh
from converter.site.facets import DATE, Facet, Value, letter
from converter.site.facts import Facts
from converter.site.told import Json, entry

FOLDER = "browse"
_FIRST = 8
_FEW_YEARS = 24
_USUAL = 60
_LINE = 160
"""Bytes of HTML round the words of a value."""

Page = tuple[str, dict[str, Json]]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page of documents before it knows its neighbours."""

    path: str
    crumbs: tuple[Value, ...]
    documents: Sequence[Facts]
    span: tuple[str, str, int]
    part: int = 1
    parts: Sequence[tuple[str, tuple[str, str, int]]] = ()
    inner: tuple[Value, ...] = ()


def browse_pages(
    facets: Sequence[Facet], timeline: dict[str, Json], most: int = MOST_OF_A_PAGE
) -> Iterator[Page]:
    """Yield the path and the contents of each page."""
    yield (
        f"{FOLDER}/index.html",
        {"page": "browse", "facets": [_overview(facet) for facet in facets]},
    )
    for facet in facets:
        more: dict[str, Json] = {"timeline": timeline} if facet.name == DATE else {}
        for path, page in (*_values_pages(facet, most), *()):
            yield path, page | (more if path.endswith("/index.html") else {})
        yield from _documents_pages(facet, most)


def _overview(facet: Facet) -> Json:
    """Return a facet with its first values: the usual ones, of few years all."""
    known = list(facet.known)
    if facet.name == DATE:
        shown = known if len(known) <= _FEW_YEARS else _decades(known)
    else:
        shown = sorted(known, key=lambda value: -len(value.documents))[:_FIRST]
    return {
        "facet": facet.name,
        "count": len(known),
        "without": sum(len(value.documents) for value in facet.values if not value.label),
        "values": [told(value, folder=f"{facet.name}/") for value in shown],
    }


def _decades(years: Sequence[Value]) -> list[Value]:
    found = []
    for decade, group in groupby(years, key=lambda value: value.label[:3]):
        documents = [one for value in group for one in value.documents]
        found.append(Value(f"{decade}0s", f"index.html#g-{decade}0", documents))
    return found


def told(value: Value, *, folder: str = "", deep: bool = False) -> dict[str, Json]:
    """Return a value with its address and its count, and with the values in it if asked."""
    href = value.file if "#" in value.file else value.href
    line: dict[str, Json] = {
        "label": value.label,
        "href": folder + href,
        "count": len(value.documents),
    }
    if deep and value.inner:
        line["inner"] = [told(one, folder=folder) for one in value.inner]
    return line


def _group(facet: Facet, value: Value) -> str:
    if not value.label:
        return ""
    if facet.name == DATE:
        return f"{value.label[:3]}0"
    return letter(value.label) if facet.alphabetical else ""


def _values_pages(facet: Facet, most: int) -> Iterator[Page]:
    """Yield the list of a facet's values: one page, else one for each letter or part of it."""
    home = f"{FOLDER}/{facet.name}/index.html"
    deep = facet.name != DATE
    about: dict[str, Json] = {
        "page": "values",
        "facet": facet.name,
        "count": len(facet.known),
        "crumbs": [{"facet": facet.name}],
    }
    lines = [
        (_group(facet, value), told(value, deep=deep), _line(value, deep=deep))
        for value in facet.values
    ]
    if sum(weight for *_, weight in lines) <= most:
        yield home, about | {"groups": _grouped([line[:2] for line in lines])}
        return
    links: list[Json] = []
    pages: list[Page] = []
    named = [line for line in lines if line[0]] or lines
    for name, group in groupby(sorted(named, key=lambda line: line[0] == "other"), lambda x: x[0]):
        parts = _parts([line[1:] for line in group], most)
        for number, part in enumerate(parts, 1):
            path = f"names_{name or 'all'}" + (f"_{number}" if number > 1 else "") + ".html"
            link: dict[str, Json] = {
                "letter": name,
                "href": path,
                "part": number if parts[1:] else 0,
            }
            links.append(link)
            crumbs: list[Json] = [{"facet": facet.name, "href": "index.html"}, link]
            groups: list[Json] = [{"group": name, "values": part}]
            page = about | {"crumbs": crumbs, "letter": name, "here": path, "groups": groups}
            pages.append((f"{FOLDER}/{facet.name}/{path}", page))
    usual = sorted(facet.known, key=lambda value: -len(value.documents))[:_USUAL]
    without = [value for value in facet.values if not value.label]
    values: list[Json] = [told(value) for value in (*usual, *without)]
    yield (
        home,
        about | {"letters": links, "usual": True, "groups": [{"group": "", "values": values}]},
    )
    for path, page in pages:
        yield path, page | {"letters": links}


def _line(value: Value, *, deep: bool) -> int:
    return (
        _LINE
        + size(value.label)
        + (sum(_line(one, deep=False) for one in value.inner) if deep else 0)
    )


def _grouped(lines: Sequence[tuple[str, dict[str, Json]]]) -> list[Json]:
    return [
        {"group": name, "values": [line for _, line in group]}
        for name, group in groupby(lines, key=lambda line: line[0])
    ]


def _parts(lines: Sequence[tuple[dict[str, Json], int]], most: int) -> list[list[Json]]:
    parts: list[list[Json]] = [[]]
    room = most
    for line, weight in lines:
        if parts[-1] and weight > room:
            parts.append([])
            room = most
        parts[-1].append(line)
        room -= weight
    return parts


def _documents_pages(facet: Facet, most: int) -> Iterator[Page]:
    """Yield the lists of documents, each with the page before and after it.

    Years follow each other; the pages of other values keep to themselves.
    """
    folder = f"{FOLDER}/{facet.name}"
    if facet.name == DATE:
        chain: list[_Listed] = []
        for value in facet.values:
            months = value.label and len(value.inner) > 1 and _total(value) > most
            if months:
                yield f"{folder}/{value.href}", _months(value)
            for one in value.inner if months else (value,):
                chain += _listed((value, one) if months else (value,), most)
        yield from _linked(facet, folder, chain)
        return
    for value in facet.values:
        yield from _linked(facet, folder, _listed((value,), most))
        for one in value.inner:
            yield from _linked(facet, folder, _listed((value, one), most))


def _total(value: Value) -> int:
    return sum(map(weigh, value.documents))


def _months(year: Value) -> dict[str, Json]:
    """Return the page of a year that has a page for each month."""
    return {
        "page": "values",
        "facet": DATE,
        "documents": len(year.documents),
        "crumbs": [{"facet": DATE, "href": "index.html"}, {"facet": DATE, "value": year.label}],
        "groups": [{"group": "", "values": [told(month) for month in year.inner]}],
    }


def _listed(crumbs: tuple[Value, ...], most: int) -> list[_Listed]:
    """Return the pages of a value, the last of ``crumbs``."""
    value = crumbs[-1]
    parts = cut(value.documents, most)
    found = spans(parts)
    paths = [
        f"{value.file}.html" if n == 1 else f"{value.file}_{n}.html"
        for n in range(1, len(parts) + 1)
    ]
    links = list(zip(paths, found, strict=True)) if len(parts) > 1 else []
    return [
        _Listed(path, crumbs, part, span, number, links, value.inner)
        for number, (path, span, part) in enumerate(zip(paths, found, parts, strict=True), 1)
    ]


def _linked(facet: Facet, folder: str, chain: Sequence[_Listed]) -> Iterator[Page]:
    for number, one in enumerate(chain):
        value = one.crumbs[-1]
        crumbs: list[Json] = [{"facet": facet.name, "href": "index.html"}]
        crumbs += [
            {"facet": facet.name, "value": crumb.label, "href": crumb.href} for crumb in one.crumbs
        ]
        page: dict[str, Json] = {
            "page": "documents",
            "facet": facet.name,
            "count": len(value.documents),
            "crumbs": crumbs,
            "part": one.part if one.parts else 0,
            "span": _span(one.path, one.span),
            "years": _years(value.documents),
            "parts": [_span(*link) for link in one.parts],
            "by": "month" if facet.name == DATE else "year",
            "entries": [entry(document) for document in one.documents],
        }
        if facet.name != DATE and one.part == 1:
            page["inner"] = [told(inner) for inner in one.inner]
        for key, step in (("previous", -1), ("next", 1)):
            if 0 <= number + step < len(chain):
                neighbour = chain[number + step]
                page[key] = _span(neighbour.path, _in_chain(neighbour, facet))
        yield f"{folder}/{one.path}", page


def _in_chain(one: _Listed, facet: Facet) -> tuple[str, str, int]:
    """Return the dates of a neighbour: of the pages of dates, those of the year or month."""
    if facet.name != DATE or one.parts:
        return one.span
    label = one.crumbs[-1].label
    return label, label, 0


def _span(href: str, span: tuple[str, str, int]) -> Json:
    return {"href": href, "from": span[0], "until": span[1], "n": span[2]}


def _years(documents: Sequence[Facts]) -> Json:
    years = [
        year
        for year in (documents[0].year, next((d.year for d in reversed(documents) if d.year), ""))
        if year
    ]
    return list(dict.fromkeys(years))
