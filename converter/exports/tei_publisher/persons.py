"""The register of persons: persons.xml of the edition, with what it may lack."""

from __future__ import annotations

import copy
from urllib.parse import quote, unquote

from lxml import etree

from converter.exports.published import Document, Published
from converter.exports.tei_publisher.register import (
    DOCUMENTS,
    Register,
    alone,
    pointer,
    register_of,
    target,
)
from converter.exports.trees import ID, find, tei


class Persons(Register):
    """Map the persons of documents to those of the register.

    persons.xml says which person of the register a person of a document is
    (``ptr[@type='document']``). A person that it does not name is another person, whatever
    its id: it is added as DOCUMENT.ID.
    """

    file = "persons"

    def __init__(self, register: etree._Element | None, claims: dict[str, str]) -> None:
        """Take the root of persons.xml; None: each person of each document is one of its own.

        ``claims`` are the ids of the registers, to which those of persons.xml are added.
        """
        self._claims = claims
        self._register = register
        self._keys: dict[tuple[str, str], str] = {}
        self._added: dict[str, etree._Element] = {}
        if register is not None:
            claims.update((str(one), self.file) for one in find(register, "//@xml:id"))
            for one in find(register, "//t:person[@xml:id]/t:ptr[@type='document'][@target]"):
                path, _, local = one.get("target").partition("#")
                self._keys[_name(path), unquote(local)] = str(one.getparent().get(ID))

    def key(self, entry: etree._Element, document: Document) -> str:
        """Return the id that a person of a document has in the register."""
        local = str(entry.get(ID))
        known = self._keys.get((document.name, local))
        if known is not None:
            return known
        key = f"{_as_id(document.id)}.{local}"
        added = alone(entry, key)
        added.append(pointer(target(document, local)))
        self._added[key] = added
        self._claims[key] = self.file
        return key

    def root(self, edition: Published) -> etree._Element:
        """Return the register; its pointers lead to the documents of the export."""
        if self._register is None:
            title = "Register of persons"
            return register_of("person", "pb-persons", title, self._added, edition)
        root = copy.deepcopy(self._register)
        root.set(ID, "pb-persons")
        for element in find(root, "//t:ptr[starts-with(@target, 'tei/')]"):
            path, mark, local = element.get("target").partition("#")
            element.set("target", f"../{DOCUMENTS}/{quote(_name(path))}.xml{mark}{local}")
        _place(root).extend(self._added[key] for key in sorted(self._added))
        return root


def _place(root: etree._Element) -> etree._Element:
    """Return the list of persons of a register, made when there is none."""
    lists = find(root, "t:standOff/t:listPerson")
    if lists:
        listed: etree._Element = lists[0]
        return listed
    stand_off = find(root, "t:standOff")
    parent = stand_off[0] if stand_off else tei("standOff")
    if not stand_off:
        header = find(root, "t:teiHeader")
        root.insert(len(header), parent)
    return etree.SubElement(parent, tei("listPerson").tag)


def _name(path: str) -> str:
    return unquote(path).removeprefix("tei/").removesuffix(".xml")


def _as_id(name: str) -> str:
    """Return a name in the letters of an xml:id (XML 1.0, NCName)."""
    plain = "".join(sign if sign.isalnum() or sign in "-_." else "." for sign in name)
    return plain if plain[:1].isalpha() else f"doc-{plain}"
