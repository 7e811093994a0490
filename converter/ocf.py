"""The file of an e-book: a zip as EPUB's Open Container Format wants it.

The same parts give the same bytes: their order is that given, their time is that at
which the calendar of zip begins, and no part says on which system it was packed. (Only
another zlib may press them otherwise.)
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from converter import resources

_FOLDER = "EPUB"
_MIMETYPE = b"application/epub+zip"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


class Packing:
    """A book that is being packed, part after part; nothing of it is kept."""

    def __init__(self, archive: ZipFile) -> None:
        """Begin the archive with what tells programs that it is an e-book."""
        self._archive = archive
        archive.writestr(_entry("mimetype", ZIP_STORED), _MIMETYPE)
        container = resources.stylesheet("epub/container.xml").read_bytes()
        archive.writestr(_entry("META-INF/container.xml"), container)
        self.add("style.css", resources.stylesheet("html/book.css").read_bytes())

    def add(self, path: str, data: bytes) -> None:
        """Pack a part."""
        self._archive.writestr(_entry(f"{_FOLDER}/{path}"), data)

    def take(self, path: str, book: ZipFile, name: str) -> None:
        """Pack a part of another book as it is, under a name of this one."""
        source = book.getinfo(f"{_FOLDER}/{name}")
        entry = _entry(f"{_FOLDER}/{path}")
        entry.file_size = source.file_size
        with book.open(source) as given, self._archive.open(entry, "w") as taken:
            shutil.copyfileobj(given, taken)


@contextmanager
def packing(file: BinaryIO) -> Iterator[Packing]:
    """Give a book to pack into a new file."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        yield Packing(archive)


def packed(parts: Mapping[str, str]) -> bytes:
    """Return a book of these parts, XHTML and the package document, by their paths."""
    buffer = BytesIO()
    with packing(buffer) as book:
        for path, text in parts.items():
            book.add(path, text.encode())
    return buffer.getvalue()


def part(book: ZipFile, path: str) -> bytes:
    """Return a part of a book."""
    return book.read(f"{_FOLDER}/{path}")


def size(book: ZipFile, path: str) -> int:
    """Return how many bytes a part of a book is, unpacked."""
    return book.getinfo(f"{_FOLDER}/{path}").file_size


def identifier(*names: str) -> str:
    """Return the lasting identifier of a book: the same for the same names.

    >>> identifier("https://letters.example.org/", "epub/one.epub")
    'urn:uuid:bc804ad5-5c3b-50ff-bfc1-93c1a88ae321'
    """
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(names))}"


def moment(date: str) -> str:
    """Return the time of a book's making, which must be said to the second, for a date.

    Books of editions without a date have the beginning of zip's calendar: there is no clock.

    >>> moment("2026-11"), moment("")
    ('2026-11-01T00:00:00Z', '1980-01-01T00:00:00Z')
    """
    day = f"{date}-01-01"[:10] if date else "1980-01-01"
    return f"{day}T00:00:00Z"


def _entry(path: str, method: int = ZIP_DEFLATED) -> ZipInfo:
    entry = ZipInfo(path, _BEGINNING)
    entry.compress_type = method
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry
