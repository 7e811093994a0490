"""The lists of values: those of a facet, of one letter of it, or the months of a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from converter.site.cutting import size
from converter.site.facets import DATE, Facet, Value, letter
from converter.site.told import Json, Page

_USUAL = 60
_LINE = 160
"""Bytes of HTML round the words of a value."""

Line = tuple[str, dict[str, Json], int]
"""The group that a value stands in, what is told of it, and how much room it takes."""


def told(value: Value, *, folder: str = "", deep: bool = False) -> dict[str, Json]:
    """Return a value with its address and its count, and with the values in it if asked."""
    line: dict[str, Json] = {
        "label": value.label,
        "href": folder + value.href,
        "count": len(value.documents),
    }
    if deep and value.inner:
        line["inner"] = [told(one, folder=folder) for one in value.inner]
    return line


def values_pages(facet: Facet, folder: str, most: int) -> Iterator[Page]:
    """Yield the list of a facet's values: one page, else one for each letter or part of it."""
    home = f"{folder}/index.html"
    deep = facet.name != DATE
    about: dict[str, Json] = {
        "page": "values",
        "facet": facet.name,
        "count": len(facet.known),
        "crumbs": [{"facet": facet.name}],
    }
    lines = [
        (_group(facet, value), told(value, deep=deep), _room(value, deep=deep))
        for value in facet.values
    ]
    if sum(room for *_, room in lines) <= most:
        yield home, about | {"groups": _grouped(lines)}
        return
    links: list[Json] = []
    pages: list[Page] = []
    for name, number, part in _parts(lines, most):
        path = f"names_{name or 'all'}" + (f"_{number}" if number > 1 else "") + ".html"
        link: dict[str, Json] = {"letter": name, "href": path, "part": number}
        links.append(link)
        page: dict[str, Json] = {
            "crumbs": [{"facet": facet.name, "href": "index.html"}, link],
            "here": path,
            "groups": [{"group": name, "values": part}],
        }
        pages.append((f"{folder}/{path}", page))
    usual = sorted(facet.known, key=lambda value: -len(value.documents))[:_USUAL]
    without = [value for value in facet.values if not value.label]
    shown: list[Json] = [told(value) for value in (*usual, *without)]
    groups: list[Json] = [{"group": "", "values": shown}]
    yield home, about | {"letters": links, "usual": True, "groups": groups}
    for path, page in pages:
        yield path, about | page | {"letters": links}


def months_page(year: Value) -> dict[str, Json]:
    """Return the page of a year that has a page for each month."""
    return {
        "page": "values",
        "facet": DATE,
        "documents": len(year.documents),
        "crumbs": [{"facet": DATE, "href": "index.html"}, {"facet": DATE, "value": year.label}],
        "groups": [{"group": "", "values": [told(month) for month in year.inner]}],
    }


def _group(facet: Facet, value: Value) -> str:
    if not value.label:
        return ""
    if facet.name == DATE:
        return f"{value.label[:3]}0"
    return letter(value.label) if facet.alphabetical else ""


def _room(value: Value, *, deep: bool) -> int:
    inside = sum(_room(one, deep=False) for one in value.inner) if deep else 0
    return _LINE + size(value.label) + inside


def _grouped(lines: Sequence[Line]) -> list[Json]:
    return [
        {"group": name, "values": [line for _, line, _ in group]}
        for name, group in groupby(lines, key=lambda line: line[0])
    ]


def _parts(lines: Sequence[Line], most: int) -> Iterator[tuple[str, int, list[Json]]]:
    """Yield letter, number and lines of each page; the number is 0 where a letter has one page.

    What has no value stands on the first page of the facet, beside the usual values.
    """
    named = [line for line in lines if line[1]["label"]]
    # "other" holds digits too, which stand before the letters.
    named.sort(key=lambda line: line[0] == "other")
    for name, group in groupby(named, key=lambda line: line[0]):
        parts: list[list[Json]] = [[]]
        left = most
        for _, line, room in group:
            if parts[-1] and room > left:
                parts.append([])
                left = most
            parts[-1].append(line)
            left -= room
        for number, part in enumerate(parts, 1):
            yield name, number if len(parts) > 1 else 0, part
