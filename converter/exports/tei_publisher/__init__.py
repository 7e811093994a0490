"""TEI Publisher: documents whose names carry bare ids, and the registers that these ids are in.

TEI Publisher takes the entity of a name from ``@key`` (``$anno:reference-key`` in its
annotation-config.xqm) and looks it up as it stands, with ``id()``, in the collection
``data/registers``; ``#id`` is not found there. A register is a file whose root has the
xml:id pb-persons, pb-places or pb-organizations (registers.xql, ``insert-point``).
docs/exports/tei-publisher.md cites the sources.
"""

from __future__ import annotations

from lxml import etree

from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Document, Published
from converter.exports.tei_publisher.persons import Persons
from converter.exports.tei_publisher.register import DOCUMENTS, Entries, Register
from converter.exports.trees import ID, copied, elements, find, name_of, serialized

_KINDS = ("person", "place", "org")
_WHY = "TEI Publisher looks the bare id up in its registers; persons have the register's id"


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Write data/documents and data/registers, to be uploaded as they are."""
    claims: dict[str, str] = {}
    registers: dict[str, Register] = {
        "person": Persons(edition.register, claims),
        "place": Entries("place", "places", "Register of places", claims),
        "org": Entries("org", "organizations", "Register of organisations", claims),
    }
    missing = 0
    for document in edition.documents():
        root = copied(document)
        keys = {
            local: registers[kind].key(entry, document)
            for kind in _KINDS
            for local, entry in _entries(root, kind)
        }
        renamed = _give_keys(root, keys)
        missing += _without_entry(root)
        losses.compare(document.root, root, renamed)
        for source in renamed:
            losses.explain(source, _WHY)
        into.write(_path(document), serialized(root))
    if missing:
        losses.need(_missing(missing))
    for register in registers.values():
        into.write(f"data/registers/{register.file}.xml", serialized(register.root(edition)))
    if edition.register is not None:
        losses.compare(edition.register, registers["person"].root(edition))
        losses.explain("ptr/@target", "the documents stand in data/documents")


def _path(document: Document) -> str:
    return f"data/{DOCUMENTS}/{document.name}.xml"


def _entries(root: etree._Element, kind: str) -> list[tuple[str, etree._Element]]:
    entries = find(root, f"t:standOff//t:{kind}[@xml:id]")
    return [(str(entry.get(ID)), entry) for entry in entries]


def _give_keys(root: etree._Element, keys: dict[str, str]) -> dict[str, str]:
    """Turn the first pointer that meets an entry of the document into the register's key.

    ``@ref`` is a list of pointers (TEI Guidelines, att.canonical): the others stay in it.
    Returns what became of what.
    """
    renamed: dict[str, str] = {}
    for element in elements(root):
        pointers = element.get("ref", "").split()
        met = next((one for one in pointers if one.startswith("#") and one[1:] in keys), None)
        if met is None:
            continue
        del element.attrib["ref"]
        element.set("key", keys[met[1:]])
        if others := [one for one in pointers if one != met]:
            element.set("ref", " ".join(others))
        name = name_of(element)
        renamed[f"{name}/@ref"] = f"{name}/@key"
    return renamed


def _without_entry(root: etree._Element) -> int:
    """Count the names that point into their document and got no key."""
    names = find(root, "//t:persName[@ref] | //t:placeName[@ref] | //t:orgName[@ref]")
    return sum(
        name.get("key") is None and any(one.startswith("#") for one in name.get("ref").split())
        for name in names
    )


def _missing(times: int) -> str:
    if times == 1:
        said, named = "1 name has no key: its pointer meets", "it"
    else:
        said, named = f"{times} names have no key: their pointer meets", "them"
    return f"{said} no entry of the register; tei-convert validate names {named}."
