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
    for document in edition.documents():
        root = copied(document)
        keys = {
            local: registers[kind].key(entry, document)
            for kind in _KINDS
            for local, entry in _entries(root, kind)
        }
        renamed = _give_keys(root, keys)
        losses.compare(document.root, root, renamed)
        for source in renamed:
            losses.explain(source, _WHY)
        into.write(_path(document), serialized(root))
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
    """Turn each pointer to an entry of the document into the key of its register entry.

    What points elsewhere, or to several entries, stays as it is. Returns what became of what.
    """
    renamed: dict[str, str] = {}
    for element in elements(root):
        pointer = element.get("ref", "").strip()
        if not pointer.startswith("#") or pointer[1:] not in keys:
            continue
        del element.attrib["ref"]
        element.set("key", keys[pointer[1:]])
        name = name_of(element)
        renamed[f"{name}/@ref"] = f"{name}/@key"
    return renamed
