"""A register of places or organisations, gathered from what the documents list."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote

from lxml import etree

from converter.exports.published import Document, Published
from converter.exports.trees import ID, find, name_of, tei, words_of

DOCUMENTS = "documents"
LISTS = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}
_NAMES = {"person": "persName", "place": "placeName", "org": "orgName"}


class Register(Protocol):
    """What gives an entry of a document its id, and is written as a file."""

    file: str

    def key(self, entry: etree._Element, document: Document) -> str:
        """Return the id that an entry of a document has in the register."""

    def root(self, edition: Published) -> etree._Element:
        """Return the register, a TEI document."""


class Entries:
    """Gather entries: the same id, name and identifiers in two documents are one entry.

    Ids of documents say nothing beyond them, so an entry that has another name, or
    another identifier of the same kind, gets an id of its own.
    """

    def __init__(self, kind: str, file: str, title: str, claims: dict[str, str]) -> None:
        """Take the element of an entry, and the register's file and title.

        ``claims`` says which register an id is in: TEI Publisher looks an id up in all of
        them at once, so the registers share it.
        """
        self.file = file
        self._claims = claims
        self._kind = kind
        self._title = title
        self._entries: dict[str, etree._Element] = {}
        self._targets: dict[str, list[str]] = {}

    def key(self, entry: etree._Element, document: Document) -> str:
        """Return the id that an entry of a document has in the register, where it is put."""
        local = str(entry.get(ID))
        key, times = local, 1
        while not self._may_have(key, entry):
            times += 1
            key = f"{local}-{times}"
        if key not in self._entries:
            self._claims[key] = self.file
            self._entries[key] = _copied(entry, key)
        else:
            _add_what_is_new(self._entries[key], alone(entry, key))
        self._targets.setdefault(key, []).append(target(document, local))
        return key

    def _may_have(self, key: str, entry: etree._Element) -> bool:
        if key in self._entries:
            return _same(self._entries[key], entry)
        return key not in self._claims

    def root(self, edition: Published) -> etree._Element:
        """Return the register, a TEI document."""
        entries = {key: copy.deepcopy(entry) for key, entry in self._entries.items()}
        for key, entry in entries.items():
            entry.extend(pointer(one) for one in self._targets[key])
        return register_of(self._kind, f"pb-{self.file}", self._title, entries, edition)


def register_of(
    kind: str,
    identifier: str,
    title: str,
    entries: Mapping[str, etree._Element],
    edition: Published,
) -> etree._Element:
    """Return a register as TEI Publisher finds it; its entries stand by their ids."""
    root = tei("TEI")
    root.set(ID, identifier)
    root.append(_header(title, edition))
    if entries:
        stand_off = etree.SubElement(root, tei("standOff").tag)
        listed = etree.SubElement(stand_off, tei(LISTS[kind]).tag)
        listed.extend(entries[key] for key in sorted(entries))
    else:
        text = etree.SubElement(root, tei("text").tag)
        body = etree.SubElement(text, tei("body").tag)
        body.append(tei("p", "No entries."))
    _indent(root, "\n", 4)
    return root


def _indent(element: etree._Element, line: str, levels: int) -> None:
    """Put each element of the upper levels on a line of its own; names stay as they are."""
    if not levels or not len(element) or (element.text or "").strip():
        return
    element.text = f"{line}  "
    for child in element:
        child.tail = f"{line}  "
        _indent(child, f"{line}  ", levels - 1)
    element[-1].tail = line


def target(document: Document, local: str) -> str:
    """Return where an entry of a document stands, seen from the registers."""
    return f"../{DOCUMENTS}/{quote(document.name)}.xml#{local}"


def pointer(target: str) -> etree._Element:
    """Return the pointer from an entry of a register to the entry in a document."""
    return tei("ptr", type="document", target=target)


def alone(entry: etree._Element, key: str) -> etree._Element:
    """Return a copy of an entry under its key, without other ids and the entries inside it."""
    made = copy.deepcopy(entry)
    made.tail = None
    inner = (*LISTS, *LISTS.values())
    for child in find(made, " | ".join(f"t:{name}" for name in inner)):
        made.remove(child)
    for child in made.iterdescendants("*"):
        if child.get(ID) is not None:
            del child.attrib[ID]
    made.set(ID, key)
    return made


def _same(one: etree._Element, other: etree._Element) -> bool:
    if _first_name(one) != _first_name(other):
        return False
    here, there = _identifiers(one), _identifiers(other)
    return all(here[kind] == there[kind] for kind in here.keys() & there.keys())


def _first_name(entry: etree._Element) -> str:
    names = [child for child in entry if child.tag == tei(_NAMES[name_of(entry)]).tag]
    return words_of(names[0]) if names else ""


def _identifiers(entry: etree._Element) -> dict[str, str]:
    return {idno.get("type", ""): words_of(idno) for idno in find(entry, "t:idno")}


def _copied(entry: etree._Element, key: str) -> etree._Element:
    """Return an entry under its key; its first name is the main one, as TEI Publisher asks."""
    made = alone(entry, key)
    names = [child for child in made if child.tag == tei(_NAMES[name_of(entry)]).tag]
    if names and not any(name.get("type") == "main" for name in names):
        names[0].set("type", "main")
    return made


def _add_what_is_new(known: etree._Element, entry: etree._Element) -> None:
    have = {(child.tag, words_of(child)) for child in known}
    for child in list(entry):
        if (child.tag, words_of(child)) not in have:
            child.tail = None
            known.append(child)


def _header(title: str, edition: Published) -> etree._Element:
    header = tei("teiHeader")
    description = etree.SubElement(header, tei("fileDesc").tag)
    titles = etree.SubElement(description, tei("titleStmt").tag)
    titles.append(tei("title", title, type="main"))
    if edition.edition.title:
        titles.append(tei("title", edition.edition.title, type="sub"))
    published = etree.SubElement(description, tei("publicationStmt").tag)
    published.append(tei("publisher", edition.edition.publisher or "unknown"))
    source = etree.SubElement(description, tei("sourceDesc").tag)
    source.append(tei("p", "Gathered from the documents of the edition."))
    return header
