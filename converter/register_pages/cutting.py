"""How a register is cut into pages.

A register that makes one page of reasonable size is one page. A larger one is cut
by letters (``places-a.html``, ``places-a-2.html``), and ``places.html`` lists the
names. When even the names are too many for a page, they are cut in the same way
(``places-names-a.html``), and ``places.html`` leads to the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from converter.register import OTHER, Entry, Listing, Thing
from converter.register_pages.telling import Teller, called

Register: TypeAlias = "Listing[Entry] | Listing[Thing]"

_Told: TypeAlias = "tuple[Entry | Thing, str]"


class Link(NamedTuple):
    """A letter and where it leads."""

    letter: str
    href: str


class Page(NamedTuple):
    """A page: its path, the letters to choose from, its lines as HTML under their letters.

    ``first`` is the number of the first entry, where it is a page of entries.
    """

    path: str
    letters: Sequence[Link]
    sections: Sequence[tuple[str, str]]
    first: int | None = None


def cut(register: Register, teller: Teller, most: int) -> Iterator[Page]:
    """Yield the pages: all in one when there is room, else a page for each letter and the names.

    Of a large register only one page is in memory at a time. ``most`` is bytes of HTML.
    """
    kind, letters = register.kind, register.letters()
    whole = _together(((entry, teller.entry(entry)) for entry in register), most)
    if whole is not None:
        yield Page(f"{kind}.html", _here(letters), _sections(whole), 0)
        return
    links = _links(kind, letters)
    told = ((entry, teller.entry(entry)) for entry in register)
    for path, part in _parts(kind, told, most):
        yield Page(path, links, _sections(part), part[0][0].number)
    yield from _names(register, letters, teller, most)


def _names(register: Register, letters: Sequence[str], teller: Teller, most: int) -> Iterator[Page]:
    """Yield the list of the names, each with the page of its entry; the first page comes last."""

    def told() -> Iterator[_Told]:
        for entry in register:
            yield entry, teller.line(entry, register.path(entry.number))

    first, here = f"{register.kind}.html", _here(letters)
    names = _together(told(), most)
    if names is not None:
        yield Page(first, here, _sections(names))
        return
    group = f"{register.kind}-names"
    links = _links(group, letters)
    lists: list[_Told] = []
    for path, part in _parts(group, told(), most):
        yield Page(path, links, _sections(part))
        (start, _), (end, _) = part[0], part[-1]
        between = called(start), called(end)
        lists.append((start, teller.names(between, path, register.kind, len(part))))
    yield Page(first, here, _sections(lists))


def _sections(told: Iterable[_Told]) -> list[tuple[str, str]]:
    grouped = groupby(told, lambda one: one[0].letter)
    return [(letter, "".join(html for _, html in group)) for letter, group in grouped]


def _together(entries: Iterable[_Told], most: int) -> list[_Told] | None:
    """Return what is told of entries for one page, None when it is too much for it."""
    told: list[_Told] = []
    size = 0
    for one in entries:
        size += len(one[1].encode())
        if size > most:
            return None
        told.append(one)
    return told


def _parts(kind: str, entries: Iterable[_Told], most: int) -> Iterator[tuple[str, list[_Told]]]:
    """Yield the pages of what is too large for one: a letter, or a part of one."""
    for letter, group in groupby(entries, lambda one: one[0].letter):
        number, size = 1, 0
        part: list[_Told] = []
        for one in group:
            length = len(one[1].encode())
            if part and size + length > most:
                yield _path(kind, letter, number), part
                part, number, size = [], number + 1, 0
            part.append(one)
            size += length
        yield _path(kind, letter, number), part


def _path(kind: str, letter: str, number: int) -> str:
    name = f"{kind}-{_word(letter)}"
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def _word(letter: str) -> str:
    return "other" if letter == OTHER else letter.lower()


def _here(letters: Iterable[str]) -> list[Link]:
    """Return the letters with their places in the same page."""
    return [Link(one, f"#letter-{_word(one)}") for one in letters]


def _links(kind: str, letters: Iterable[str]) -> list[Link]:
    """Return the letters with their first pages."""
    return [Link(one, _path(kind, one, 1)) for one in letters]
