"""The absolute addresses of persons, places and organisations in authority files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from converter.exports.published import Document
from converter.exports.trees import ID, SPACES
from converter.regexes import regex

_GEONAMES = regex(r"(?:https?://(?:www\.|sws\.)?geonames\.org/)?([0-9]+)(?:/.*)?$")


def _numbered(address: str) -> Callable[[str], str]:
    return lambda number: number if _is_absolute(number) else address + number


def _geonames(number: str) -> str:
    found = _GEONAMES.match(number)
    return f"http://www.geonames.org/{found[1]}" if found else ""


# In the order in which they are preferred: CMIF's documentation names GND and VIAF, for
# places GeoNames; Wikidata is no library's file, but an address all the same.
_FILES: Mapping[str, Callable[[str], str]] = {
    "geonames": _geonames,
    "gnd": _numbered("https://d-nb.info/gnd/"),
    "viaf": _numbered("http://viaf.org/viaf/"),
    "wikidata": _numbered("http://www.wikidata.org/entity/"),
}


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what a pointer means: its address in an authority file, its name, what was read."""

    address: str
    name: str
    read: tuple[Any, ...] = ()


class Authorities:
    """Follow the pointers of documents to authority files, by standOff and by the register."""

    def __init__(self, register: etree._Element | None) -> None:
        """Take the root of persons.xml: it may know the number of a person who has none here."""
        entries: list[Any] = [] if register is None else each(register, ".//t:person[t:idno]")
        self._registered = {
            pointer.removeprefix("tei/"): found
            for entry in entries
            if (found := _address_in(entry)[0])
            for pointer in map(unquote, map(str, each(entry, "t:ptr/@target")))
        }

    def within(self, document: Document) -> Entities:
        """Return the persons, places and organisations of a document."""
        return Entities(document, self._registered)


class Entities:
    """The persons, places and organisations that a document's standOff lists."""

    def __init__(self, document: Document, registered: Mapping[str, str]) -> None:
        """Take the document, and the addresses that the register knows, by FILE.xml#ID."""
        self._name = document.name
        self._registered = registered
        listed = each(document.root, "t:standOff//t:person|t:standOff//t:place|t:standOff//t:org")
        self._listed = {str(entry.get(ID)): entry for entry in listed if entry.get(ID)}
        self._prefixes: list[Any] = each(document.root, "t:teiHeader//t:prefixDef")

    def find(self, pointers: str) -> Entity | None:
        """Return what the first pointer that can be followed means; None when there is none."""
        found = [one for one in map(self._follow, pointers.split()) if one]
        return next((one for one in found if one.address), found[0] if found else None)

    def _follow(self, pointer: str) -> Entity | None:
        if not pointer.startswith("#"):
            address = pointer if _is_absolute(pointer) else self._expanded(pointer)
            return Entity(address, "") if address else None
        entry = self._listed.get(pointer[1:])
        if entry is None:
            return None
        address, number = _address_in(entry)
        address = address or self._registered.get(f"{self._name}.xml{pointer}", "")
        name, read = _name(entry)
        return Entity(address, name, (entry, *each(entry, "@xml:id"), *number, *read))

    def _expanded(self, pointer: str) -> str:
        """Return the address that a prefixDef makes of a pointer (TEI Guidelines, 17.2.3)."""
        prefix, _, value = pointer.partition(":")
        for one in self._prefixes:
            try:
                match = re.fullmatch(one.get("matchPattern", ""), value)
            except re.error:
                continue
            if match and one.get("ident") == prefix:
                pattern = re.sub(r"\$([0-9])", r"\\\1", one.get("replacementPattern", ""))
                return match.expand(pattern)
        return ""


def _address_in(entry: etree._Element) -> tuple[str, tuple[Any, ...]]:
    """Return the address of an entry of a list and the nodes it was read from."""
    numbers = {str(one.get("type", "")).lower(): one for one in each(entry, "t:idno")}
    for kind, address in _FILES.items():
        if kind in numbers and (number := plain(numbers[kind])):
            return address(number), (numbers[kind], *each(numbers[kind], "@type"))
    return "", ()


def _name(entry: etree._Element) -> tuple[str, tuple[Any, ...]]:
    """Return the main name of an entry, the surname first, and the nodes it was read from.

    A title or an office (roleName) is no part of the name that correspSearch sorts by.
    """
    names = each(entry, "t:persName|t:placeName|t:orgName")
    main = next((one for one in names if one.get("type") in {None, "main"}), None)
    if main is None:
        return "", ()
    parts = each(main, "*[not(self::t:roleName)]")
    surnames = [plain(one) for one in parts if etree.QName(one).localname == "surname"]
    others = [plain(one) for one in parts if etree.QName(one).localname != "surname"]
    if surnames:
        return ", ".join(map(" ".join, filter(None, (surnames, others)))), (main, *parts)
    texts = each(main, ".//text()[not(ancestor::t:roleName)]")
    return " ".join("".join(texts).split()), (main, *parts)


def plain(element: etree._Element) -> str:
    """Return the text of an element with single spaces."""
    return " ".join(str(element.xpath("string()")).split())


def _is_absolute(pointer: str) -> bool:
    return pointer.startswith(("http://", "https://"))


def each(root: etree._Element, path: str) -> list[Any]:
    """Return what an XPath with the prefix ``t`` for TEI finds."""
    found: Any = root.xpath(path, namespaces=SPACES)
    return list(found)
