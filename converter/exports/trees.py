"""TEI trees that an export changes: a copy to work on, and the bytes that are written."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from converter.exports.destination import Destination
from converter.exports.published import TEI, Document
from converter.regexes import regex
from converter.resources import schema

_OURS = regex(r"(?:^|/)schemas/(report\.(?:rng|sch))$")
SPACES = {"t": TEI}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def copied(document: Document) -> etree._Element:
    """Return the root of a copy of a document, with what stands before and after the root."""
    tree: Any = copy.deepcopy(document.root.getroottree())
    root: etree._Element = tree.getroot()
    return root


def serialized(root: etree._Element) -> bytes:
    """Return a document as it is written: UTF-8, with its declaration and a last line end.

    That it names our schemas (xml-model) is left out: it is another form of TEI now.
    """
    before = [one for one in root.itersiblings(preceding=True) if _schema_of(one) is None]
    parts = [*reversed(before), root, *root.itersiblings()]
    lines = [etree.tostring(one, encoding="UTF-8", xml_declaration=False) for one in parts]
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + b"\n".join(lines) + b"\n"


def schemas_of(root: etree._Element) -> set[str]:
    """Return the file names of those of our schemas that a document names (xml-model)."""
    return {name for one in root.itersiblings(preceding=True) if (name := _schema_of(one))}


def put_schemas(names: Iterable[str], into: Destination) -> None:
    """Write the schemas that documents name, in the folder where they seek them."""
    for name in sorted(names):
        into.write(f"schemas/{name}", schema(name).read_bytes())


def _schema_of(node: Any) -> str | None:  # noqa: ANN401 - what stands before a root
    if node.tag is not etree.ProcessingInstruction or node.target != "xml-model":
        return None
    found = _OURS.search(node.get("href") or "")
    return found.group(1) if found else None


def find(root: etree._Element, path: str) -> list[Any]:
    """Return what an XPath finds; ``t:`` is the TEI namespace."""
    found: Any = root.xpath(path, namespaces=SPACES)
    return list(found)


def title_of(root: etree._Element) -> str:
    """Return the title of a document, "" when its header has none."""
    titles = find(root, "t:teiHeader/t:fileDesc/t:titleStmt/t:title")
    return words_of(titles[0]) if titles else ""


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


def address(base_url: str, path: str) -> str:
    """Return the address of a file of the edition, "" when the edition has none."""
    return f"{base_url.rstrip('/')}/{path}" if base_url else ""


def words_of(element: etree._Element) -> str:
    """Return the text of an element, its white space as single spaces."""
    return " ".join("".join(map(str, element.itertext())).split())
