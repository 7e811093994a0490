"""TEI trees that an export changes: a copy to work on, and the bytes that are written."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from converter.exports.published import TEI, Document

SPACES = {"t": TEI}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def copied(document: Document) -> etree._Element:
    """Return the root of a copy of a document, with what stands before and after the root."""
    tree: Any = copy.deepcopy(document.root.getroottree())
    root: etree._Element = tree.getroot()
    return root


def serialized(root: etree._Element) -> bytes:
    """Return a document as it is written: UTF-8, with its declaration and a last line end."""
    tree: Any = root.getroottree()
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


def find(root: etree._Element, path: str) -> list[Any]:
    """Return what an XPath finds; ``t:`` is the TEI namespace."""
    found: Any = root.xpath(path, namespaces=SPACES)
    return list(found)


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield each TEI element of a tree, the root first."""
    yield from root.iter(f"{{{TEI}}}*")


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def tei(name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Return a new TEI element.

    >>> etree.tostring(tei("name", "Ada", type="person")).decode()
    '<name xmlns="http://www.tei-c.org/ns/1.0" type="person">Ada</name>'
    """
    element = etree.Element(f"{{{TEI}}}{name}", attributes, nsmap={None: TEI})  # type: ignore[dict-item]
    element.text = text
    return element


def words_of(element: etree._Element) -> str:
    """Return the text of an element, its white space as single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())
