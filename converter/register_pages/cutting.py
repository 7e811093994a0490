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

from converter.register import OTHER, Entry, Listing, Thing
from converter.register_pages.telling import Json, tell, tell_name

Register: TypeAlias = "Listing[Entry] | Listing[Thing]"

_Told: TypeAlias = "tuple[Entry | Thing, dict[str, Json]]"


class Page(NamedTuple):
    """A page: its path, what is told of it, and the number of the first entry that stands there."""

    path: str
    told: dict[str, Json]
    first: int | None = None


def cut(register: Register, most: int) -> Iterator[Page]:
    """Yield the pages: all in one when there is room, else a page for each letter and the names.

    Of a large register only one page is in memory at a time. ``most`` is bytes of JSON.
    """
    kind, letters = register.kind, register.letters()
    whole = _together((tell(entry) for entry in register), most)
    if whole is not None:
        yield Page(f"{kind}.html", {"letters": _here(letters), "entries": whole}, 0)
        return
    links = _links(kind, letters)
    for path, part in _parts(kind, ((entry, tell(entry)) for entry in register), most):
        told: list[Json] = [told for _, told in part]
        yield Page(path, {"letters": links, "entries": told}, part[0][0].number)
    yield from _names(register, letters, most)


def _names(register: Register, letters: Sequence[str], most: int) -> Iterator[Page]:
    """Yield the list of the names, each with the page of its entry; the first page comes last."""

    def told() -> Iterator[_Told]:
        for entry in register:
            yield entry, tell_name(entry, register.path(entry.number))

    first, here = f"{register.kind}.html", _here(letters)
    names = _together((one for _, one in told()), most)
    if names is not None:
        yield Page(first, {"letters": here, "names": names})
        return
    group = f"{register.kind}-names"
    links = _links(group, letters)
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
    yield Page(first, {"letters": here, "lists": lists})


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


def _here(letters: Iterable[str]) -> list[Json]:
    """Return the letters with their places in the same page."""
    return [{"letter": one, "href": f"#letter-{_word(one)}"} for one in letters]


def _links(kind: str, letters: Iterable[str]) -> list[Json]:
    """Return the letters with their first pages."""
    return [{"letter": one, "href": _path(kind, one, 1)} for one in letters]
