"""How an edition is cut into volumes: one book while it is small, else one for each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

MOST_DOCUMENTS = 500
"""Documents in a book: more make its table of contents too long to find anything in."""

MOST_BYTES = 20_000_000
"""Bytes of XHTML in a book, unpacked: reading systems of little memory fail on much more."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document to be bound: its id, the path of its own book, its date, the size of its text.

    ``year`` is that of its date or of a limit of it, "" when none is known; ``package`` is the
    package document of its book.
    """

    id: str
    path: str
    when: str
    date: str
    year: str
    size: int
    package: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """Documents that make a book: all (``year`` is None), those of a year, or a part of them.

    ``year`` is "" for documents without a date; ``position`` counts the volumes from 1.
    """

    texts: tuple[Text, ...]
    year: str | None = None
    part: int = 0
    position: int = 0

    @property
    def path(self) -> str:
        """Return the path in OUT.

        >>> Volume(()).path, Volume((), "1962").path, Volume((), "", 2).path
        ('edition.epub', 'edition-1962.epub', 'edition-undated-2.epub')
        """
        year = "" if self.year is None else f"-{self.year or 'undated'}"
        return f"edition{year}{f'-{self.part}' if self.part else ''}.epub"

    @property
    def files(self) -> tuple[str, ...]:
        """Return a file name for each document; no two differ only by capitals, as EPUB asks."""
        taken: set[str] = set()
        names = []
        for text in self.texts:
            name, number = text.id, 1
            while name.lower() in taken:
                number += 1
                name = f"{text.id}-{number}"
            taken.add(name.lower())
            names.append(f"{name}.xhtml")
        return tuple(names)


def cut(texts: Iterable[Text], documents: int, size: int) -> Iterator[Volume]:
    """Yield the volumes of an edition whose documents are sorted by date; none of nothing.

    ``documents`` and ``size`` (in bytes) are the most that a book may hold. Held are two volumes.

    >>> one = Text("a", "epub/a.epub", "1961-05", "", "1961", 9)
    >>> two, three = (Text(x, f"epub/{x}.epub", "1962", "", "1962", 9) for x in "bc")
    >>> [volume.path for volume in cut([one, two, three], 3, 27)]
    ['edition.epub']
    >>> [volume.path for volume in cut([one, two, three], 2, 27)]
    ['edition-1961.epub', 'edition-1962.epub']
    >>> [volume.path for volume in cut([one, two, three], 3, 15)]
    ['edition-1961.epub', 'edition-1962-1.epub', 'edition-1962-2.epub']
    """
    rest = iter(texts)
    held: list[Text] = []
    bytes_of_it = 0
    for text in rest:
        held.append(text)
        bytes_of_it += text.size
        if len(held) > documents or bytes_of_it > size:
            break
    else:
        if held:
            yield Volume(tuple(held))
        return
    position = 0
    for year, group in groupby(chain(held, rest), lambda text: text.year):
        parts = _parts(group, documents, size)
        part, after = next(parts, None), next(parts, None)
        number = 1 if after else 0
        while part:
            position += 1
            yield Volume(part, year, number, position)
            part, after = after, next(parts, None)
            number += 1


def _parts(texts: Iterable[Text], documents: int, size: int) -> Iterator[tuple[Text, ...]]:
    """Yield the documents of a year in as many parts as they need."""
    part: list[Text] = []
    bytes_of_it = 0
    for text in texts:
        if part and (len(part) == documents or bytes_of_it + text.size > size):
            yield tuple(part)
            part, bytes_of_it = [], 0
        part.append(text)
        bytes_of_it += text.size
    yield tuple(part)
