"""A TEI document parsed once for all layers, and what a layer finds in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from converter.regexes import regex

TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_STEP = regex(r"/(?:\{[^{}]*\}|[\w.-]+:)?(\*|[\w.-]+)(?:\[(\d+)\])?")
_NAMESPACE = regex(r"\{[^{}]*\}")
_REGISTER = "pb-persons"


@dataclass(frozen=True, slots=True)
class Found:
    """What a layer found: a rule's code, a sentence, and the element (else a line).

    ``level`` is given only where it is not the rule's own.
    """

    code: str
    message: str
    element: etree._Element | None = None
    line: int = 0
    level: str = ""


class Document:
    """A well-formed document: its tree, and its ids and attributes by name."""

    def __init__(self, data: bytes, tree: etree._ElementTree, path: Path | None = None) -> None:
        """Keep the bytes, what they were parsed into, and where they come from."""
        self.data = data
        self.tree = tree
        self.root = tree.getroot()
        self.path = path

    @cached_property
    def utf8(self) -> bytes:
        """Return the document in UTF-8, whatever the encoding of its file."""
        if str(self.tree.docinfo.encoding or "UTF-8").upper() in {"UTF-8", "ASCII", "US-ASCII"}:
            return self.data
        return etree.tostring(self.tree, encoding="UTF-8", xml_declaration=True)

    @cached_property
    def attributes(self) -> dict[str, list[tuple[etree._Element, str]]]:
        """Return the attributes of TEI elements by name (``xml:id``, ``when``), in order."""
        found: dict[str, list[tuple[etree._Element, str]]] = defaultdict(list)
        for element in self.root.iter(f"{TEI}*"):
            for key, value in element.attrib.items():
                name = str(key)
                # Most have no namespace, and there are many.
                name = name.replace(_XML, "xml:") if name.startswith("{") else name
                found[name].append((element, str(value)))
        return found

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return every xml:id of the file, those of other vocabularies too."""
        return ids_of(self.root)

    @cached_property
    def ours(self) -> bool:
        """Tell whether tei-convert wrote the file."""
        application = f"{TEI}teiHeader/{TEI}encodingDesc/{TEI}appInfo/{TEI}application"
        return any(one.get("ident") == "tei-convert" for one in self.root.iterfind(application))

    @cached_property
    def register(self) -> bool:
        """Tell whether the file is the register of persons, which is no document."""
        return self.root.get(f"{_XML}id") == _REGISTER

    def at(self, path: str | None) -> etree._Element | None:
        """Return the element at a path of names or stars with positions (``/TEI/*[1]``)."""
        element = None
        for name, number in _STEP.findall(path or ""):
            if element is None:
                element = self.root
                continue
            same = [one for one in element.iterchildren("*") if name in {"*", local(one)}]
            if int(number or 1) > len(same):
                return element
            element = same[int(number or 1) - 1]
        return element


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def line_of(element: etree._Element) -> int:
    """Return the line on which an element begins, counted from 1."""
    line: Any = element.sourceline
    return int(line or 1)


def ids_of(root: etree._Element) -> frozenset[str]:
    """Return every xml:id of a tree."""
    return frozenset(str(one.get(f"{_XML}id")) for one in root.iter("*") if one.get(f"{_XML}id"))


def path_of(element: etree._Element) -> str:
    """Return a path to read: ``/TEI/text/body/div/p[3]``; a lone child has no number."""
    tree = element.getroottree()
    steps = f"{tree.getroot().tag}/{tree.getelementpath(element)}"
    return "/" + _NAMESPACE.sub("", steps).removesuffix("/.")


def text_of(element: etree._Element) -> str:
    """Return the characters of an element, each run of white space as one space."""
    return " ".join("".join(str(part) for part in element.itertext()).split())
