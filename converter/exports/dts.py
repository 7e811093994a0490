"""DTS: the documents, and the catalogue that a server of Distributed Text Services reads.

The catalogue's form is that of MyDapytains (dapytains 1.0.0rc4: ``metadata/xml_parser.py``
reads it, the repository's tests/catalog/schema.rng describes it; the attribute for the path
is ``filepath`` in the code). The documents are the edition's own files: the ``refsDecl`` in
their headers says how they are cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lxml import etree

from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Document, Published
from converter.exports.trees import SPACES, address, put_schemas, schemas_of
from converter.parsed import safe_parser
from converter.settings import Edition

# The edition itself, where it has no address: no document can have this name.
_WHOLE = "edition/"
CATALOGUE, SETTINGS, README = "catalogue.xml", ".env", "README.txt"
_DC = "http://purl.org/dc/terms/"
_NAMESPACES: dict[Any, str] = {None: _DC}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = "t:teiHeader/t:fileDesc"
_PUBLICATION = f"{_HEADER}/t:publicationStmt"
_CREATION = "t:teiHeader/t:profileDesc/t:creation/t:date"
# Where a document says what Dublin Core has a word for; the first path that finds anything.
_STATEMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "creator",
        (
            f"{_HEADER}/t:titleStmt/t:author/*[self::t:persName or self::t:orgName]",
            f"{_HEADER}/t:titleStmt/t:author",
        ),
    ),
    ("contributor", (f"{_HEADER}/t:titleStmt/t:editor",)),
    ("created", (f"{_CREATION}/@when", f"{_CREATION}/@from", f"{_CREATION}/@notBefore")),
    ("language", ("@xml:lang", "t:teiHeader/t:profileDesc/t:langUsage/t:language/@ident")),
    ("publisher", (f"{_PUBLICATION}/t:publisher",)),
    ("license", (f"{_PUBLICATION}/t:availability/t:licence/@target",)),
)
# The server reads these from a file .env in the folder it is started in.
_SETTINGS = f"""\
DTSCATALOG={CATALOGUE}
SERVER_HOST=127.0.0.1
SERVER_PORT=5000
"""
_README = """\
To serve these documents by DTS, in this folder, with Python 3.9 or newer:

    python3 -m venv dts-server
    dts-server/bin/pip install dapytains==1.0.0rc4
    dts-server/bin/python -X utf8 -m dapytains.app.app

(on Windows python and dts-server\\Scripts\\ in the place of python3 and
dts-server/bin/), then open http://127.0.0.1:5000/collection/.
"""


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Write the documents as they are, the catalogue, and how they are served."""
    said = edition.edition
    schemas: set[str] = set()
    with into.stream(CATALOGUE) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("collection", identifier=said.base_url or _WHOLE):
            for part in _collection(said):
                xml.write(part, pretty_print=True)
            with xml.element("members"):
                for document in edition.documents():
                    path = f"tei/{document.name}.xml"
                    into.write(path, document.data)
                    schemas |= schemas_of(document.root)
                    losses.compare(document.root, etree.fromstring(document.data, safe_parser()))
                    xml.write(_resource(document, path, said), pretty_print=True)
    put_schemas(schemas, into)
    into.write(SETTINGS, _SETTINGS.encode())
    into.write(README, _README.encode())


def _collection(edition: Edition) -> Iterator[etree._Element]:
    title = etree.Element("title")
    title.text = edition.title or "Edition"
    yield title
    terms = [("publisher", edition.publisher), ("license", edition.licence_url)]
    terms += [("contributor", name) for name in edition.editors]
    yield _dublin_core([*terms, ("issued", edition.date)])


def _resource(document: Document, path: str, edition: Edition) -> etree._Element:
    resource = etree.Element("resource", identifier=identifier(document, edition.base_url))
    resource.set("filepath", path)
    titles = f"{_HEADER}/t:titleStmt/t:title"
    found = [*_texts(document, f"{titles}[@type='main']"), *_texts(document, titles)]
    title = found[0] if found else document.name
    etree.SubElement(resource, "title").text = title
    terms = [("title", title)]
    for term, paths in _STATEMENTS:
        said = next(filter(None, (_texts(document, one) for one in paths)), [])
        terms += [(term, one) for one in dict.fromkeys(said)]
    resource.append(_dublin_core(terms, document.root.get(_LANGUAGE)))
    return resource


def identifier(document: Document, base_url: str) -> str:
    """Return what a document is asked for by: the address of its page, its name without one."""
    return address(base_url, f"html/{quote(document.name)}.html") or document.name


def _dublin_core(terms: list[tuple[str, str]], language: str | None = None) -> etree._Element:
    """Return a dublinCore element; the title is in the language of the document."""
    parent = etree.Element("dublinCore")
    for term, value in terms:
        if value:
            element = etree.SubElement(parent, f"{{{_DC}}}{term}", nsmap=_NAMESPACES)
            element.text = value
            if language and term == "title":
                element.set(_LANGUAGE, language)
    return parent


def _texts(document: Document, path: str) -> list[str]:
    found: Any = document.root.xpath(path, namespaces=SPACES)
    texts = (one if isinstance(one, str) else one.xpath("string()") for one in found)
    return [text for text in (re.sub(r"\s+", " ", str(one)).strip() for one in texts) if text]
