"""The register of persons as TEI: a file of its own, in the form that TEI Publisher reads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from converter.outcome import output_path
from converter.settings import Edition
from converter.tei.build import ID, LANG, Element, add, root, schema_addresses, serialise
from converter.tei.header import RESPONSIBLE, add_licence, add_publisher
from converter.version import VERSION

ROOT_ID = "pb-persons"
"""The xml:id by which TEI Publisher finds the register of persons."""

_ISO = re.compile(r"\d{4}(-\d\d){0,2}")
_HOW = (
    "Persons of the documents listed in sourceDesc, joined across them. An occupation has the date of the documents "
    "that name the office, not the limits of a term. Each ptr leads to the same person in the list of one document."
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the register's header: ``dates`` are @when, or @notBefore and @notAfter."""

    id: str
    output: str
    title: str
    dates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Human:
    """A person of the register, as it is written.

    ``offices`` are pairs of an office and a document's id ("": none names it);
    ``entries`` pairs of a document's id and the id of the person in it.
    """

    id: str
    name: str
    title: str
    surname: str
    forename: str
    variants: Sequence[str]
    born: str
    died: str
    offices: Sequence[tuple[str, str]]
    idnos: Sequence[tuple[str, str]]
    entries: Sequence[tuple[str, str]]


def encode_persons(
    people: Sequence[Human],
    documents: Sequence[Listed],
    edition: Edition,
    *,
    xml_model: bool = True,
) -> bytes:
    """Return the bytes of persons.xml (schemas/persons.rng); ``xml_model``: it names its schema."""
    tree = root("TEI")
    tree.set(ID, ROOT_ID)
    tree.set(LANG, "en")
    _header(tree, documents, edition)
    if people:
        listed = {document.id: document for document in documents}
        persons = add(add(tree, "standOff"), "listPerson")
        for human in people:
            _person(persons, human, listed)
    else:
        body = add(add(tree, "text"), "body")
        add(body, "p", "The documents of this edition name no person.")
    return serialise(tree, schema_addresses("persons.xml", "persons.rng") if xml_model else ())


def _header(tree: Element, documents: Sequence[Listed], edition: Edition) -> None:
    header = add(tree, "teiHeader")
    file = add(header, "fileDesc")
    titles = add(file, "titleStmt")
    add(titles, "title", "Register of persons", type="main")
    if edition.title:
        add(titles, "title", edition.title, type="sub")
    for name in edition.editors:
        add(add(titles, "editor"), "persName", name)
    responsibility = add(titles, "respStmt", xml_id=RESPONSIBLE[1:])
    add(responsibility, "resp", "Conversion from plain text to TEI")
    add(responsibility, "name", "tei-convert", type="software")
    _publication(file, edition)
    source = add(file, "sourceDesc")
    if documents:
        bibliography = add(source, "listBibl")
        for document in documents:
            entry = add(bibliography, "bibl", xml_id=document.id)
            add(entry, "title", document.title)
            if document.dates:
                add(entry, "date", **document.dates)
            add(entry, "ptr", target=_file(document))
    else:
        add(source, "p", "No document was converted.")
    encoding = add(header, "encodingDesc")
    add(add(encoding, "projectDesc"), "p", _HOW)
    application = add(add(encoding, "appInfo"), "application", ident="tei-convert", version=VERSION)
    add(application, "label", "tei-convert")
    revision = add(header, "revisionDesc")
    add(revision, "change", "Made from the documents", who=RESPONSIBLE, when=edition.date)


def _publication(parent: Element, edition: Edition) -> None:
    statement = add_publisher(parent, edition)
    if edition.base_url:
        add(statement, "idno", f"{edition.base_url.rstrip('/')}/persons.xml", type="URI")
    if not add_licence(statement, edition):
        add(add(statement, "availability", status="unknown"), "p", "The edition states no licence.")


def _person(parent: Element, human: Human, documents: Mapping[str, Listed]) -> None:
    entry = add(parent, "person", xml_id=human.id)
    if human.surname:
        name = add(entry, "persName", type="main")
        if human.title:
            add(name, "roleName", human.title).tail = " "
        add(name, "surname", human.surname)
        if human.forename:
            name[-1].tail = " "
            add(name, "forename", human.forename)
    else:
        add(entry, "persName", human.name, type="main")
    for variant in human.variants:
        add(entry, "persName", variant, type="variant")
    for tag, date in (("birth", human.born), ("death", human.died)):
        if date:
            exact = bool(_ISO.fullmatch(date))
            add(entry, tag, "" if exact else date, when=date if exact else "")
    for (office, dates), group in groupby(human.offices, lambda one: _dated(one, documents)):
        sources = " ".join(f"#{document}" for _, document in group if document)
        add(entry, "occupation", office, **dict(dates), source=sources)
    for kind, number in human.idnos:
        add(entry, "idno", number, type=kind)
    for document, person in human.entries:
        add(entry, "ptr", type="document", target=f"{_file(documents[document])}#{person}")


def _dated(
    office: tuple[str, str], documents: Mapping[str, Listed]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    name, document = office
    return name, tuple(documents[document].dates.items()) if document else ()


def _file(document: Listed) -> str:
    return quote(output_path("tei", document.output))
