"""The lists of values: those of a facet, of one letter of it, or the months of a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from converter.site.cutting import size
from converter.site.facets import DATE, Facet, Value, letter
from converter.site.told import Json, Page

_USUAL = 60
_LINE = 160
"""Bytes of HTML round the words of a value."""


def told(value: Value, *, folder: str = "", deep: bool = False) -> dict[str, Json]:
    """Return a value with its address and its count, and with the values in it if asked."""
    line: dict[str, Json] = {
        "label": value.label,
        "href": folder + value.href,
        "count": value.count,
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
        "count": facet.count,
        "crumbs": [{"facet": facet.name}],
    }
    if _fits(facet, most, deep=deep):
        lines = ((_group(facet, value), told(value, deep=deep)) for value in facet.values())
        yield Page(home, about | {"groups": _grouped(lines)})
        return
    parts = list(_parts(facet, most, deep=deep))
    links: list[Json] = [_link(name, number) for name, number, _ in parts]
    without = (value for value in facet.values() if not value.label)
    shown: list[Json] = [told(value) for value in (*facet.usual(_USUAL), *without)]
    groups: list[Json] = [{"group": "", "values": shown}]
    yield Page(home, about | {"letters": links, "usual": True, "groups": groups})
    values = _by_letter(facet)
    for name, number, count in parts:
        link = _link(name, number)
        part = [told(value, deep=deep) for value in islice(values, count)]
        page: dict[str, Json] = {
            "crumbs": [{"facet": facet.name, "href": "index.html"}, link],
            "here": link["href"],
            "groups": [{"group": name, "values": part}],
            "letters": links,
        }
        yield Page(f"{folder}/{link['href']}", about | page)


def months_page(year: Value) -> dict[str, Json]:
    """Return the page of a year that has a page for each month."""
    return {
        "page": "values",
        "facet": DATE,
        "documents": year.count,
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


def _fits(facet: Facet, most: int, *, deep: bool) -> bool:
    """Return whether all values fit on a page."""
    room = 0
    for value in facet.values():
        room += _room(value, deep=deep)
        if room > most:
            return False
    return True


def _link(letter: str, part: int) -> dict[str, Json]:
    """Return the address of a page of values; the part is 0 where a letter has one page."""
    path = f"names_{letter or 'all'}" + (f"_{part}" if part > 1 else "") + ".html"
    return {"letter": letter, "href": path, "part": part}


def _grouped(lines: Iterable[tuple[str, dict[str, Json]]]) -> list[Json]:
    return [
        {"group": name, "values": [line for _, line in group]}
        for name, group in groupby(lines, key=lambda line: line[0])
    ]


def _by_letter(facet: Facet) -> Iterator[Value]:
    """Yield the known values letter by letter; "other" holds digits too, which stand before them.

    What has no value stands on the first page of the facet, beside the usual values.
    """
    for last in (False, True):
        for value in facet.known():
            if (_group(facet, value) == "other") == last:
                yield value


def _parts(facet: Facet, most: int, *, deep: bool) -> Iterator[tuple[str, int, int]]:
    """Yield letter, number and length of each page; the number is 0 where a letter has one page."""
    for name, group in groupby(_by_letter(facet), key=lambda value: _group(facet, value)):
        parts = [0]
        left = most
        for value in group:
            room = _room(value, deep=deep)
            if parts[-1] and room > left:
                parts.append(0)
                left = most
            parts[-1] += 1
            left -= room
        for number, count in enumerate(parts, 1):
            yield name, number if len(parts) > 1 else 0, count
