"""How a register is cut into pages.

A register that makes one page of reasonable size is one page. A larger one is cut
by letters (``places-a.html``, ``places-a-2.html``), and ``places.html`` lists the
names. When even the names are too many for a page, they are cut in the same way
(``places-names-a.html``), and ``places.html`` leads to the lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple, TypeAlias

from converter.register import OTHER, Entry, Thing
from converter.register_pages.telling import Json, tell, tell_name

_Told: TypeAlias = "tuple[Entry | Thing, dict[str, Json]]"


class Page(NamedTuple):
    """A page: its path, what is told of it, and the entries that stand there."""

    path: str
    told: dict[str, Json]
    entries: Sequence[Entry | Thing] = ()


def cut(kind: str, entries: Sequence[Entry] | Sequence[Thing], most: int) -> Iterator[Page]:
    """Yield the pages: all in one when there is room, else a page for each letter and the names.

    Of a large register only one page is in memory at a time.
    """
    whole = _together((tell(entry) for entry in entries), most)
    if whole is not None:
        yield Page(f"{kind}.html", {"letters": _here(entries), "entries": whole}, entries)
        return
    links = _links(kind, entries)
    where: list[str] = []
    for path, part in _parts(kind, ((entry, tell(entry)) for entry in entries), most):
        where += [path] * len(part)
        told: list[Json] = [told for _, told in part]
        yield Page(path, {"letters": links, "entries": told}, [entry for entry, _ in part])
    yield from _names(kind, entries, where, most)


def _names(
    kind: str, entries: Sequence[Entry | Thing], where: Sequence[str], most: int
) -> Iterator[Page]:
    """Yield the list of the names, each with the page of its entry; the first page comes last."""

    def told() -> Iterator[_Told]:
        for entry, path in zip(entries, where, strict=True):
            yield entry, tell_name(entry, path)

    first, letters = f"{kind}.html", _here(entries)
    names = _together((one for _, one in told()), most)
    if names is not None:
        yield Page(first, {"letters": letters, "names": names})
        return
    group = f"{kind}-names"
    links = _links(group, entries)
    lists: list[Json] = []
    for path, part in _parts(group, told(), most):
        yield Page(path, {"letters": links, "names": [one for _, one in part]})
        (start, begins), (_, ends) = part[0], part[-1]
        lists.append(
            {
                "letter": start.letter,
                "href": path,
                "count": len(part),
                "from": begins,
                "until": ends,
            }
        )
    yield Page(first, {"letters": letters, "lists": lists})


def _together(entries: Iterable[dict[str, Json]], most: int) -> list[Json] | None:
    """Return what is told of entries for one page, None when it is too much for it."""
    told: list[Json] = []
    size = 0
    for one in entries:
        size += _size(one)
        if size > most:
            return None
        told.append(one)
    return told


def _parts(kind: str, entries: Iterable[_Told], most: int) -> Iterator[tuple[str, list[_Told]]]:
    """Yield the pages of what is too large for one: a letter, or a part of one."""
    for letter, group in groupby(entries, lambda one: one[0].letter):
        number, size = 1, 0
        part: list[_Told] = []
        for entry, told in group:
            length = _size(told)
            if part and size + length > most:
                yield _path(kind, letter, number), part
                part, number, size = [], number + 1, 0
            part.append((entry, told))
            size += length
        yield _path(kind, letter, number), part


def _size(told: dict[str, Json]) -> int:
    return len(escape(json.dumps(told, ensure_ascii=False), quote=False).encode())


def _path(kind: str, letter: str, number: int) -> str:
    name = f"{kind}-{_word(letter)}"
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def _word(letter: str) -> str:
    return "other" if letter == OTHER else letter.lower()


def _here(entries: Iterable[Entry | Thing]) -> list[Json]:
    """Return the letters with their places in the same page."""
    return [{"letter": one, "href": f"#letter-{_word(one)}"} for one in _letters(entries)]


def _links(kind: str, entries: Iterable[Entry | Thing]) -> list[Json]:
    """Return the letters with their first pages."""
    return [{"letter": one, "href": _path(kind, one, 1)} for one in _letters(entries)]


def _letters(entries: Iterable[Entry | Thing]) -> Iterator[str]:
    for letter, _ in groupby(entries, lambda entry: entry.letter):
        yield letter
