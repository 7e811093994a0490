"""The e-book of a whole edition: its documents by date, with a title page, contents, a register.

The text of a document is taken from its own book (``epub/NAME.epub``) as it stands there, one
document at a time, so that no edition is too large. One that is too large for one book
becomes volumes, one for each year (``volumes``).
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from converter import ocf, resources
from converter.books import volumes
from converter.books.named import persons
from converter.books.volumes import Text, Volume
from converter.on_disk import ordered
from converter.outcome import Outcome, output_path
from converter.regexes import regex
from converter.register import Registers
from converter.saxon import Stylesheet
from converter.settings import Edition
from converter.stores import opened
from converter.version import VERSION
from converter.writing import remove, replacing

_NAME = regex(r"edition(-(\d{4}|undated)(-\d+)?)?\.epub")


def write_books(
    out: Path, outcomes: Iterable[Outcome], registers: Registers, edition: Edition
) -> tuple[str, ...]:
    """Write the book of an edition, or its volumes, and return their paths in OUT."""
    sheet = Stylesheet(resources.stylesheet("book.xsl"))
    paths = []
    texts = _texts(out, outcomes)
    for volume in volumes.cut(texts, volumes.MOST_DOCUMENTS, volumes.MOST_BYTES):
        _write(out, volume, registers, edition, sheet)
        paths.append(volume.path)
    _remove_others(out, {*paths})
    return tuple(paths)


def _texts(out: Path, outcomes: Iterable[Outcome]) -> Iterator[Text]:
    """Yield the documents that have a book, in the order of the index."""
    bound = (one for one in outcomes if one.failure is None)
    told = (
        (
            one.place_in_order,
            (one.id, output_path("epub", one.output), one.when, one.date, one.dated[:4]),
        )
        for one in bound
    )
    for ident, path, when, date, year in ordered(told):
        if (out / path).is_file():
            with ZipFile(opened(out / path)) as book:
                size = ocf.size(book, "document.xhtml")
                package = ocf.part(book, "package.opf").decode()
            yield Text(ident, path, when, date, year, size, package)


def _remove_others(out: Path, paths: Container[str]) -> None:
    """Remove the books of an earlier run that was cut otherwise: they would pass for this one."""
    for found in out.glob("edition*.epub"):
        if _NAME.fullmatch(found.name) and found.name not in paths:
            remove(out, found.name)


def _write(
    out: Path, volume: Volume, registers: Registers, edition: Edition, sheet: Stylesheet
) -> None:
    """Pack a volume, one document after the other."""
    base = edition.base_url.rstrip("/")
    whose = (base,) if base else (edition.title, *_names(volume))
    parameters = {
        "book": json.dumps(_told(volume, registers, edition), ensure_ascii=False),
        "lang": edition.language,
        "identifier": ocf.identifier(*whose, volume.path),
        "modified": ocf.moment(edition.date),
        "published": edition.date,
    }
    parts: Mapping[str, str] = json.loads(sheet.call_template(parameters))
    with replacing(out, volume.path) as file, ocf.packing(file) as made:
        for path in sorted(parts):
            made.add(path, parts[path].encode())
        for text, name in zip(volume.texts, volume.files, strict=True):
            with ZipFile(opened(out / text.path)) as book:
                made.take(name, book, "document.xhtml")


def _names(volume: Volume) -> tuple[str, ...]:
    return tuple(text.id for text in volume.texts)


def _told(volume: Volume, registers: Registers, edition: Edition) -> dict[str, object]:
    """Return what ``xslt/book.xsl`` binds; what is not known is left out."""
    documents = [
        {
            "file": name,
            "year": text.year,
            "when": text.when,
            "date": text.date,
            "package": text.package,
        }
        for text, name in zip(volume.texts, volume.files, strict=True)
    ]
    told: dict[str, object] = {
        "edition": edition.title,
        "publisher": edition.publisher,
        "licence": edition.licence,
        "licence-url": edition.licence_url,
        "address": edition.base_url,
        "editors": list(edition.editors),
        "converter": f"tei-convert {VERSION}",
        "documents": documents,
        "persons": persons(registers, [text.id for text in volume.texts]),
    }
    if volume.year is not None:
        told |= {"year": volume.year, "position": volume.position}
    return told | ({"part": volume.part} if volume.part else {})
