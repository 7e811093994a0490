"""What a CMIF file says of itself: its title, editors, licence and the edition it describes."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from converter.exports.published import TEI
from converter.exports.trees import ID, address
from converter.settings import Edition

NAMESPACES: dict[Any, str] = {None: TEI}
_T = f"{{{TEI}}}"
_UNNAMED = "not named"


def source_of(edition: Edition) -> str:
    """Return the UUID that stands for the edition, always the same for the same edition.

    It begins with a letter, since it is an xml:id (CMIF's ODD, ``bibl``).
    """
    name = edition.base_url.rstrip("/") or edition.title
    attempt = 0
    while not (found := str(uuid5(NAMESPACE_URL, f"{name} {attempt}".strip())))[0].isalpha():
        attempt += 1
    return found


def file_description(edition: Edition, file: str, source: str, latest: str) -> etree._Element:
    """Return the fileDesc; its content and order are those of CMIF's ODD.

    ``latest``: the date of the last letter, which the file cannot be older than; it stands
    where the edition has no date of its own, since CMIF demands one.
    """
    description = etree.Element(f"{_T}fileDesc", nsmap=NAMESPACES)
    titles = _add(description, "titleStmt")
    _add(
        titles,
        "title",
        f"Index of letters: {edition.title}" if edition.title else "Index of letters",
    )
    for name in edition.editors or (edition.publisher or _UNNAMED,):
        _add(titles, "editor", name)
    publication = _add(description, "publicationStmt")
    _add(publication, "publisher", edition.publisher or _UNNAMED)
    own = address(edition.base_url, file) or f"urn:uuid:{source}"
    _add(publication, "idno", own, type="url")
    if edition.date:
        _add(publication, "date", when=edition.date)
    else:
        _add(publication, "date", **({"notBefore": latest} if latest else {}))
    availability = _add(publication, "availability")
    if edition.licence_url:
        licence = edition.licence or edition.licence_url
        _add(availability, "licence", licence, target=edition.licence_url)
    else:
        _add(availability, "p", edition.licence or "No licence is stated.")
    bibl = _add(_add(description, "sourceDesc"), "bibl", type="online")
    bibl.set(ID, source)
    parts = [edition.title or "Untitled edition", edition.publisher, edition.date]
    bibl.text = ", ".join(part for part in parts if part) + "."
    if edition.base_url:
        bibl.text += " "
        _add(bibl, "ref", edition.base_url, target=edition.base_url)
    return description


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{_T}{tag}", attributes)
    element.text = text or None
    return element
