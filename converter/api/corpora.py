"""A converted corpus, read again from its TEI: documents, and who is who across them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from converter.api.documents import Document, document_of, persons_of
from converter.api.results import Person, parsed
from converter.errors import SchemaError, SourceError
from converter.output_names import OURS
from converter.schema import readable

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of OUT/tei, sorted by their files, and the persons of OUT/persons.xml."""

    documents: tuple[Document, ...]
    people: tuple[Person, ...]
    joined: Mapping[tuple[str, str], Person] = field(repr=False)

    def who(self, document: Document, person: str) -> Person | None:
        """Return the human of the register that an id of a document stands for.

        The id of one human may differ from document to document, which is what the register
        is for. A person whom the register lacks (written in by hand, say) is the document's
        own; None: the document has no such person, or the id is "".
        """
        own = (one for one in document.persons if one.id == person)
        return self.joined.get((document.file, person)) or next(own, None)


def read_corpus(out: str | os.PathLike[str]) -> Corpus:
    """Return what a run has written to OUT: ``tei/`` with its sub-folders, and ``persons.xml``.

    A new version that stands beside a file edited by hand (``NAME.new.xml``) is left out.
    Raises SourceError when OUT is no such folder, SchemaError (with the file in its
    sentence) when a file of it cannot be read.
    """
    folder = Path(out)
    register = folder / "persons.xml"
    if not register.is_file() or not (folder / "tei").is_dir():
        raise SourceError(
            f"There is no converted corpus in {str(folder)!r}: it has no persons.xml and tei/.",
            "Give the folder OUT that reports were converted to.",
        )
    files = sorted(path for path in (folder / "tei").rglob("*.xml") if not OURS.search(path.stem))
    documents = (_document(path, path.relative_to(folder).as_posix()) for path in files)
    root = parsed(register.read_bytes()).getroot()
    people = persons_of(root)
    return Corpus(tuple(documents), people, dict(_joined(root, {one.id: one for one in people})))


def _document(path: Path, name: str) -> Document:
    data = path.read_bytes()
    try:
        readable(data)
    except SchemaError as error:
        raise SchemaError(f"{name}: {error.what}", error.remedy, error.line) from error
    return document_of(data, name)


def _joined(
    root: etree._Element, people: Mapping[str, Person]
) -> list[tuple[tuple[str, str], Person]]:
    """Return the persons of the documents, each with the human that the register makes of it."""
    found = []
    for element in root.iterfind(f"{_TEI}standOff//{_TEI}person"):
        for pointer in element.iterfind(f"{_TEI}ptr"):
            file, _, person = pointer.get("target", "").partition("#")
            found.append(((unquote(file), unquote(person)), people[element.get(_ID, "")]))
    return found
