"""An RO-Crate (RO-Crate 1.1): what each file of a deposit is, as JSON-LD, entity by entity."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from lxml import etree

from converter.exports.deposit.bag import Measured
from converter.exports.deposit.contents import Contents, said
from converter.exports.published import Document
from converter.exports.trees import ID, SPACES
from converter.settings import Edition

METADATA = "ro-crate-metadata.json"
Entity = dict[str, Any]
_TEI_P5 = "https://tei-c.org/release/doc/tei-p5-doc/en/html/"
_AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/entity/",
    "viaf": "https://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
}
FOLDERS = {
    "tei/": "The documents in TEI P5, and what is needed to restore their sources",
    "html/": "Pages to read, made from the TEI, and how to cite each document",
    "text/": "Plain text to read, made from the TEI",
    "source/": "The sources, as they were read",
}
_MEDIA = {
    "xml": "application/tei+xml",
    "json": "application/json",
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "wasm": "application/wasm",
    "txt": "text/plain",
    "md": "text/markdown",
    "epub": "application/epub+zip",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "cff": "application/yaml",
    "rng": "application/xml",
    "sch": "application/xml",
}


class Crate:
    """The entities of a crate, written one by one; the root comes last."""

    def __init__(self, file: Measured) -> None:
        """Begin the file, with the entity that describes itself."""
        self._file = file
        self._parts: dict[str, list[str]] = {name: [] for name in ("./", *FOLDERS)}
        context = json.dumps("https://w3id.org/ro/crate/1.1/context")
        file.write(f'{{"@context": {context}, "@graph": [\n'.encode())
        descriptor = {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        }
        file.write(_line(descriptor))

    def add(self, entity: Entity) -> None:
        """Write an entity."""
        self._file.write(b",\n" + _line(entity))

    def add_file(self, path: str, size: int, more: Entity) -> None:
        """Write the entity of a file; ``path`` is that in the payload."""
        folder = next((name for name in FOLDERS if path.startswith(name)), "./")
        self._parts[folder].append(path)
        entity = {"@id": address(path), "@type": "File", **more}
        entity["contentSize"] = str(size)
        entity["encodingFormat"] = _media(path)
        self.add(entity)

    def _add_folder(self, entity: Entity, paths: Iterable[str]) -> None:
        """Write a folder with its parts, one by one: there may be a million."""
        self._file.write(b",\n" + _line(entity)[:-1] + b', "hasPart": [')
        for number, path in enumerate(paths):
            self._file.write((b", " if number else b"") + _line({"@id": address(path)}))
        self._file.write(b"]}")

    def close(self, edition: Edition, contents: Contents) -> None:
        """Write the folders, who made the edition, and the root."""
        folders = [name for name in FOLDERS if self._parts[name]]
        for name in folders:
            about = {"name": name.rstrip("/"), "description": FOLDERS[name]}
            self._add_folder({"@id": name, "@type": "Dataset", **about}, self._parts[name])
        root: Entity = {
            "@id": "./",
            "@type": "Dataset",
            "name": edition.title,
            "description": contents.describe(),
            "datePublished": edition.date,
            "inLanguage": contents.language,
            "temporalCoverage": contents.period,
            "url": edition.base_url,
        }
        for key, entities in _makers(edition).items():
            for entity in entities:
                self.add(entity)
            root[key] = _refer(entity["@id"] for entity in entities)
        root["author"] = root["editor"]
        parts = [*folders, *self._parts["./"]]
        self._add_folder({key: value for key, value in root.items() if value}, parts)
        self._file.write(b"\n]}\n")


def _media(path: str) -> str:
    """Return the media type of a file; a source may be called anything, and is text."""
    if path.endswith(".csl.json"):
        return _MEDIA["csl.json"]
    suffix = path.rpartition(".")[2].lower()
    # A search has files of kinds that only its program knows.
    other = _MEDIA["txt"] if path.startswith("source/") else "application/octet-stream"
    return _MEDIA.get(suffix, other)


def address(path: str) -> str:
    """Return the path of a file as a relative URI.

    >>> address("tei/1962/Bericht über 100%.xml")
    'tei/1962/Bericht%20%C3%BCber%20100%25.xml'
    """
    return quote(path, safe="/")


def describe(document: Document, title: str, date: str, known: Mapping[str, str]) -> Entity:
    """Return what a TEI file is; ``known`` are the persons of the register by their ids."""
    entity: Entity = {"name": title or document.name, "conformsTo": {"@id": _TEI_P5}}
    if date:
        entity["dateCreated"] = date
    found: Any = document.root.xpath(".//t:persName/@ref", namespaces=SPACES)
    pointers = dict.fromkeys(pointer for refs in found for pointer in str(refs).split())
    named = [known[pointer[1:]] for pointer in pointers if pointer[1:] in known]
    if named:
        entity["mentions"] = _refer(named)
    return entity


def standard() -> Entity:
    """Return the entity of the TEI Guidelines, which the documents conform to."""
    return {"@id": _TEI_P5, "@type": "CreativeWork", "name": "TEI P5 Guidelines"}


def persons(register: etree._Element | None) -> Iterator[tuple[str, Entity]]:
    """Yield each person of the register: the xml:id and the entity."""
    if register is None:
        return
    for person in register.iterfind(".//t:person", SPACES):
        key = person.get(ID)
        if not key:
            continue
        entity: Entity = {
            "@id": f"#person/{quote(key)}",
            "@type": "Person",
            "name": _name(person) or key,
        }
        same = [
            _AUTHORITIES[kind] + quote(number)
            for idno in person.iterfind("t:idno", SPACES)
            if (kind := (idno.get("type") or "").lower()) in _AUTHORITIES
            and (number := said(idno, "."))
        ]
        if same:
            entity["sameAs"] = _refer(same)
        yield key, entity


def _name(person: etree._Element) -> str:
    """Return the main name of a person, in the form ``Family, Given`` where it has just these."""
    main = person.find("t:persName[@type='main']", SPACES)
    if main is None:
        return said(person, "t:persName")
    family, given = said(main, "t:surname"), said(main, "t:forename")
    whole = said(main, ".")
    return f"{family}, {given}" if whole == f"{family} {given}" else whole


def _makers(edition: Edition) -> dict[str, list[Entity]]:
    """Return the editors, the publisher and the licence, as far as the edition tells them."""
    editors = [
        {"@id": f"#editor/{number}", "@type": "Person", "name": name}
        for number, name in enumerate(edition.editors, 1)
    ]
    publisher = {"@id": "#publisher", "@type": "Organization", "name": edition.publisher}
    licence = {
        "@id": edition.licence_url or "#licence",
        "@type": "CreativeWork",
        "name": edition.licence or edition.licence_url,
    }
    return {
        "editor": editors,
        "publisher": [publisher] if edition.publisher else [],
        "license": [licence] if licence["name"] else [],
    }


def _refer(ids: Iterable[str]) -> Any:  # noqa: ANN401 - one reference, or a list of them
    """Return references to entities; one stands by itself, as the specification writes it."""
    references = [{"@id": one} for one in ids]
    return references[0] if len(references) == 1 else references


def _line(entity: Entity) -> bytes:
    return json.dumps(entity, ensure_ascii=False).encode()
