"""The e-book of a whole edition: its documents by date, with a title page, contents, a register.

The text of a document is taken from its own book (``epub/NAME.epub``) as it stands there, one
document at a time, so that no edition is too large. One that is too large for one book
becomes volumes, one for each year (``volumes``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

from converter import ocf, resources
from converter.books import volumes
from converter.books.volumes import Text, Volume
from converter.outcome import Outcome, output_path
from converter.register import Entry, Registers
from converter.saxon import Stylesheet
from converter.settings import Edition
from converter.version import VERSION
from converter.writing import remove, replacing

_NAME = re.compile(r"edition(-(\d{4}|undated)(-\d+)?)?\.epub")

_MOST_PLACES = 5_000
"""Documents that the register of a volume leads to; one that would lead to more is left out."""


def write_books(
    out: Path, outcomes: Iterable[Outcome], registers: Registers, edition: Edition
) -> tuple[str, ...]:
    """Write the book of an edition, or its volumes, and return their paths in OUT."""
    sheet = Stylesheet(resources.stylesheet("book.xsl"))
    texts = _texts(out, outcomes)
    made = volumes.cut(texts, volumes.MOST_DOCUMENTS, volumes.MOST_BYTES)
    for volume in made:
        _write(out, volume, registers, edition, sheet)
    _remove_others(out, {volume.path for volume in made})
    return tuple(volume.path for volume in made)


def _texts(out: Path, outcomes: Iterable[Outcome]) -> list[Text]:
    """Return the documents that have a book, in the order of the index."""
    found = []
    for one in outcomes:
        path = output_path("epub", one.output)
        if one.failure is None and (out / path).is_file():
            with ZipFile(out / path) as book:
                size = ocf.size(book, "document.xhtml")
            title = one.title or one.source
            found.append(Text(one.id, path, one.when, one.date, title.lower(), size))
    return sorted(found, key=lambda text: (text.when or "9999", text.sort, text.id))


def _remove_others(out: Path, paths: Container[str]) -> None:
    """Remove the books of an earlier run that was cut otherwise: they would pass for this one."""
    for found in out.glob("edition*.epub"):
        if _NAME.fullmatch(found.name) and found.name not in paths:
            remove(out, found.name)


def _write(
    out: Path, volume: Volume, registers: Registers, edition: Edition, sheet: Stylesheet
) -> None:
    """Pack a volume, one document after the other."""
    packages = []
    for text in volume.texts:
        with ZipFile(out / text.path) as book:
            packages.append(ocf.part(book, "package.opf").decode())
    base = edition.base_url.rstrip("/")
    whose = (base,) if base else (edition.title, *_names(volume))
    parameters = {
        "book": json.dumps(_told(volume, packages, registers, edition), ensure_ascii=False),
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
            with ZipFile(out / text.path) as book:
                made.take(name, book, "document.xhtml")


def _names(volume: Volume) -> tuple[str, ...]:
    return tuple(text.id for text in volume.texts)


def _told(
    volume: Volume, packages: Sequence[str], registers: Registers, edition: Edition
) -> dict[str, object]:
    """Return what ``xslt/book.xsl`` binds; what is not known is left out."""
    documents = [
        {"file": name, "when": text.when, "date": text.date, "package": package}
        for text, name, package in zip(volume.texts, volume.files, packages, strict=True)
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
        "persons": _persons(volume, registers),
    }
    if volume.year is not None:
        told |= {"year": volume.year, "position": volume.position}
    return told | ({"part": volume.part} if volume.part else {})


def _persons(volume: Volume, registers: Registers) -> list[dict[str, object]]:
    """Return the persons whom the documents of a volume name, none when they are too many."""
    places: dict[int, list[int]] = {}
    count = 0
    for place, text in enumerate(volume.texts, 1):
        for number, _ in registers.persons_of(text.id):
            places.setdefault(number, []).append(place)
            count += 1
        if count > _MOST_PLACES:
            return []
    found: list[dict[str, object]] = []
    for number, documents in sorted(places.items()):
        entry = registers.persons[number]
        found.append(
            {
                "letter": entry.letter,
                "name": _called(entry),
                "born": entry.born,
                "died": entry.died,
                "documents": documents,
            }
        )
    return found


def _called(entry: Entry) -> str:
    """Return a name as a register has it: Gornin, Lev."""
    before = entry.forename or entry.title
    return f"{entry.surname}, {before}" if entry.surname and before else entry.name
