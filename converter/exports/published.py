"""An edition as it was published: the TEI files of OUT and the register beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from converter.errors import SettingsError
from converter.exports.stated import edition_of
from converter.outcome import output_path
from converter.parsed import safe_parser
from converter.regexes import regex
from converter.settings import Edition

TEI = "http://www.tei-c.org/ns/1.0"
REGISTER = "persons.xml"
_OF_A_RUN = ("conversion.json", REGISTER)
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FILE = "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl[@type='file']/t:idno[@type='{}']/text()"
# A new version that waits beside a file that was edited by hand.
_WAITING = regex(r"\.new(-[0-9]+)?\.xml$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A TEI document: its name (its path in the folder, without suffix), bytes and root.

    The root is for reading: an export that changes it takes a copy.
    """

    name: str
    path: Path
    data: bytes
    root: etree._Element

    @property
    def id(self) -> str:
        """Return the xml:id of the document, its name when it has none."""
        return self.root.get(_ID) or self.name


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no document that can be read, and why; the others are exported."""

    path: Path
    why: str


class Published:
    """The TEI documents of a folder, read one at a time; they may have been edited by hand."""

    def __init__(self, folder: Path, paths: tuple[Path, ...], edition: Edition | None) -> None:
        """Take the folder, its files in order, and what its editors say (None: the headers do)."""
        self.folder = folder
        self._paths = paths
        self._edition = edition
        self._read = 0
        self._unread: dict[Path, str] = {}

    @classmethod
    def open(cls, tei: Path, edition: Edition | None = None) -> Published:
        """Return the edition of a folder (OUT/tei, or OUT); raise SettingsError without one."""
        folder = tei / "tei" if _is_out(tei) else tei
        if not folder.is_dir():
            raise SettingsError(f"There is no folder {str(tei)!r}.", "Name OUT/tei.")
        paths = tuple(
            sorted(
                (path for path in folder.rglob("*.xml") if _is_document(path, folder)),
                key=lambda path: path.relative_to(folder).as_posix(),
            )
        )
        if not paths:
            raise SettingsError(f"There is no .xml file in {str(folder)!r}.", "Name OUT/tei.")
        return cls(folder, paths, edition)

    def documents(self) -> Iterator[Document]:
        """Yield each document, in the order of the names; what cannot be read is left out."""
        read = 0
        for path in self._paths:
            try:
                data = path.read_bytes()
                root = etree.fromstring(data, safe_parser())
                self._demand(root)
            except OSError as error:
                self._unread[path] = error.strerror or str(error)
            except etree.XMLSyntaxError as error:
                self._unread[path] = f"line {error.lineno}: it is not well-formed XML: {error.msg}"
            except ValueError as error:
                self._unread[path] = str(error)
            else:
                read += 1
                name = path.relative_to(self.folder).with_suffix("").as_posix()
                yield Document(name, path, data, root)
        self._read = read
        if not read:
            first = next(iter(self._unread.items()), (self.folder, "it holds no document"))
            raise SettingsError(f"No TEI document can be read: {first[0]}: {first[1]}.")

    @staticmethod
    def _demand(root: etree._Element) -> None:
        info: Any = root.getroottree().docinfo
        if info.doctype:
            raise ValueError("it has a DOCTYPE; TEI files here must have none")
        if root.tag != f"{{{TEI}}}TEI":
            raise ValueError("its root is not TEI in TEI's namespace")

    @cached_property
    def edition(self) -> Edition:
        """Return what the edition says of itself: its settings, else the headers of its TEI."""
        if self._edition is not None:
            return self._edition
        first = next(self.documents())
        return edition_of(first.root, first.name, self.register)

    @cached_property
    def register(self) -> etree._Element | None:
        """Return the root of persons.xml (in the folder or beside it), None when there is none."""
        for place in (self.folder.parent, self.folder):
            path = place / REGISTER
            if path.is_file():
                try:
                    return etree.fromstring(path.read_bytes(), safe_parser())
                except etree.XMLSyntaxError as error:
                    raise SettingsError(
                        f"{path}:{error.lineno}: the register is not well-formed XML: {error.msg}.",
                        "Convert the corpus again.",
                    ) from error
        return None

    def beside(self, kind: str, name: str) -> Path | None:
        """Return the file of another output (html/NAME.html, ...) of a document, if it is there."""
        written = output_path(kind, name)
        folder, _, inside = written.partition("/")
        path = self.folder / inside if folder == "tei" else self.folder.parent / written
        return path if self.is_own(path) else None

    def is_own(self, path: Path) -> bool:
        """Tell whether a file stands in the edition: no link leads out of it."""
        top = self.folder.parent if _is_out(self.folder.parent) else self.folder
        return path.is_file() and path.resolve().is_relative_to(top.resolve())

    def source_of(self, document: Document) -> tuple[str, Path] | None:
        """Return the name and the copy of the source of a document: the very bytes it was made of.

        The header gives the name and the checksum of them (``bibl[@type='file']``).
        """
        name, checksum = (
            _one(document.root, _FILE.format(kind)) for kind in ("filename", "sha256")
        )
        inside = PurePosixPath(name)
        if not name or inside.is_absolute() or ".." in inside.parts:
            return None
        path = self.folder.parent / output_path("source", name)
        if not self.is_own(path) or hashlib.sha256(path.read_bytes()).hexdigest() != checksum:
            return None
        return name, path

    def counted(self) -> tuple[int, tuple[Unread, ...]]:
        """Return how many documents were read, and the files that could not be."""
        return self._read, tuple(Unread(path, why) for path, why in self._unread.items())


def _is_out(folder: Path) -> bool:
    """Tell OUT from OUT/tei, in which the reports of a folder ``tei`` have one of that name."""
    inside = folder.name == "tei" and any((folder.parent / name).is_file() for name in _OF_A_RUN)
    return (folder / "tei").is_dir() and not inside


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return (
        path.is_file() and not hidden and not _WAITING.search(path.name) and path.name != REGISTER
    )


def _one(root: etree._Element, path: str) -> str:
    found: Any = root.xpath(path, namespaces={"t": TEI})
    return next((str(one).strip() for one in found), "")
