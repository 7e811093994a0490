"""CMIF: one file that lists the letters of an edition, for correspSearch.

The rules are those of the TEI Correspondence SIG (repository TEI-Correspondence-SIG/CMIF:
doc/documentation-en.md, odd/cmi-customization.odd, odd/cmif.sch, proposals/).
"""

from __future__ import annotations

from lxml import etree

from converter.exports.cmif.authorities import Authorities
from converter.exports.cmif.heading import NAMESPACES, file_description, source_of
from converter.exports.cmif.letters import Index
from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import TEI, Published

FILE = "cmif.xml"
_T = f"{{{TEI}}}"


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Write cmif.xml with a correspDesc for each document that names a sender or a receiver."""
    said = edition.edition
    source = source_of(said)
    index = Index(Authorities(edition.register), said.base_url, source)
    latest = "" if said.date else max(map(index.latest, edition.documents()))
    with into.stream(FILE) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{_T}TEI", nsmap=NAMESPACES):
            with xml.element(f"{_T}teiHeader"):
                _write(xml, file_description(said, FILE, source, latest))
                with xml.element(f"{_T}profileDesc"):
                    for document in edition.documents():
                        letters = index.letters(document)
                        for letter in letters:
                            _write(xml, letter.description)
                        losses.read(document.root, [one for kept in letters for one in kept.read])
            _write(xml, _text())
    for thing, reason in _REASONS.items():
        losses.explain(thing, reason)


def _write(xml: etree._IncrementalFileWriter, element: etree._Element) -> None:
    xml.write(element, pretty_print=True)


def _text() -> etree._Element:
    text = etree.Element(f"{_T}text", nsmap=NAMESPACES)
    body = etree.SubElement(text, f"{_T}body")
    etree.SubElement(body, f"{_T}p").text = "The letters themselves stand in the edition."
    return text


_REASONS = {
    "TEI": "a document without a named sender or receiver is no letter; it is left out",
    "text": "CMIF holds who wrote to whom, when and where, and no text",
    "correspAction/@subtype": "CMIF knows senders and receivers, not receivers of copies",
    "persName/@evidence": "how a name in the text was found is no part of CMIF",
}
