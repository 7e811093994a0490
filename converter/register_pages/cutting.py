"""How a register is cut into pages.

A register that makes one page of reasonable size is one page. A larger one is
cut by letters (``places-a.html``, ``places-a-2.html``); ``places.html`` then
lists the names. It always holds an address for each entry of each document,
so that the links of documents never depend on how large the register is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converter.register import OTHER, Entry, Thing
from converter.register_pages.telling import Json, tell, tell_name

Page = tuple[str, dict[str, Json]]


def cut(kind: str, entries: Sequence[Entry] | Sequence[Thing], most: int) -> Iterator[Page]:
    """Yield the pages: all in one when there is room, else a page for each letter and the names.

    Of a large register only one page is in memory at a time.
    """
    letters = [letter for letter, _ in groupby(entries, lambda entry: entry.letter)]
    whole = _together(entries, most)
    if whole is not None:
        yield f"{kind}.html", {"letters": list(map(_here, letters)), "entries": whole}
        return
    links: list[Json] = [{"letter": letter, "href": _path(kind, letter, 1)} for letter in letters]
    names: list[Json] = []
    for path, part in _parts(kind, entries, most):
        yield path, {"letters": links, "entries": [told for _, told in part]}
        names += [tell_name(entry, path) for entry, _ in part]
    yield f"{kind}.html", {"letters": list(map(_here, letters)), "names": names}


def _together(entries: Iterable[Entry | Thing], most: int) -> list[Json] | None:
    """Return the entries for one page, None when they are too many for it."""
    told: list[Json] = []
    size = 0
    for entry in entries:
        one = tell(entry)
        size += _size(one)
        if size > most:
            return None
        told.append(one)
    return told


def _parts(
    kind: str, entries: Iterable[Entry | Thing], most: int
) -> Iterator[tuple[str, list[tuple[Entry | Thing, Json]]]]:
    """Yield the pages of a large register: a letter, or a part of one that is too large."""
    for letter, group in groupby(entries, lambda entry: entry.letter):
        number, size = 1, 0
        part: list[tuple[Entry | Thing, Json]] = []
        for entry in group:
            # The addresses are those of the page of names.
            told = {key: value for key, value in tell(entry).items() if key != "anchors"}
            length = _size(told)
            if part and size + length > most:
                yield _path(kind, letter, number), part
                part, number, size = [], number + 1, 0
            part.append((entry, told))
            size += length
        yield _path(kind, letter, number), part


def _size(told: Json) -> int:
    return len(json.dumps(told, ensure_ascii=False).encode())


def _path(kind: str, letter: str, number: int) -> str:
    name = f"{kind}-{_word(letter)}"
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def _word(letter: str) -> str:
    return "other" if letter == OTHER else letter.lower()


def _here(letter: str) -> Json:
    return {"letter": letter, "href": f"#letter-{_word(letter)}"}
