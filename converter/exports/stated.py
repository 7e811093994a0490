"""What the header of a document says of the edition that it belongs to."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from lxml import etree

from converter.regexes import regex
from converter.settings import Edition

_SPACES = {"t": "http://www.tei-c.org/ns/1.0"}
_PUBLICATION = "t:teiHeader/t:fileDesc/t:publicationStmt"
_PART_OF = regex(r"\s*Part of the edition (.+?)\. Converted from plain text by ", re.DOTALL)


def edition_of(document: etree._Element, name: str, register: etree._Element | None) -> Edition:
    """Return the edition's statements as its headers give them (TEI Guidelines, chapter 2).

    ``name`` is the document's; ``register`` the root of persons.xml.
    """
    return Edition(
        title=_title(document, register),
        publisher=_one(document, f"{_PUBLICATION}/t:publisher[not(@resp)]"),
        licence=_one(document, f"{_PUBLICATION}/t:availability/t:licence"),
        licence_url=_one(document, f"{_PUBLICATION}/t:availability/t:licence/@target"),
        base_url=_base(document, name),
        editors=_all(document, "t:teiHeader/t:fileDesc/t:titleStmt/t:editor[not(@role)]"),
        date=_one(document, f"{_PUBLICATION}/t:date/@when"),
    )


def _title(document: etree._Element, register: etree._Element | None) -> str:
    if register is not None:
        titles = "t:teiHeader/t:fileDesc/t:titleStmt/t:title[@type='sub']"
        if said := _one(register, titles):
            return said
    project = _one(document, "t:teiHeader/t:encodingDesc/t:projectDesc/t:p")
    found = _PART_OF.match(project)
    return found.group(1) if found else ""


def _base(document: etree._Element, name: str) -> str:
    """Return the address of the edition: what stands before html/NAME.html in the document's."""
    for address in _all(document, f"{_PUBLICATION}/t:idno[@type='URI']"):
        for page in (f"html/{quote(name)}.html", f"html/{name}.html"):
            if address.endswith(page):
                return address.removesuffix(page)
    return ""


def _one(root: etree._Element, path: str) -> str:
    return next(iter(_all(root, path)), "")


def _all(root: etree._Element, path: str) -> tuple[str, ...]:
    found: Any = root.xpath(path, namespaces=_SPACES)
    texts = (
        str(one) if isinstance(one, str) else "".join(map(str, one.itertext())) for one in found
    )
    return tuple(text for text in (" ".join(one.split()) for one in texts) if text)
