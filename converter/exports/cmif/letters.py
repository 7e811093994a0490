"""The letters of an edition as CMIF describes them: senders, receivers, who is mentioned."""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree

from converter.exports.cmif.authorities import Authorities, each, plain
from converter.exports.cmif.heading import NAMESPACES
from converter.exports.cmif.writer import DAY, Letter, Writer
from converter.exports.published import TEI, Document
from converter.exports.trees import address

_T = f"{{{TEI}}}"
_DESCRIPTIONS = "t:teiHeader/t:profileDesc/t:correspDesc"
_CREATED = "t:teiHeader/t:profileDesc/t:creation/t:date"
_ADDRESS = "t:teiHeader/t:fileDesc/t:publicationStmt/t:idno[@type='URI'][normalize-space()]"
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%"  # RFC 3986, and what is written with % already
_NAMED = "t:correspAction/*[self::t:persName or self::t:orgName][normalize-space()]"


class Index:
    """Make the correspDesc elements of an edition's documents."""

    def __init__(self, authorities: Authorities, base_url: str, source: str) -> None:
        """Take the authorities, the address of the edition, and the xml:id of its bibl."""
        self._authorities = authorities
        self._base_url = base_url
        self._source = source

    def letters(self, document: Document) -> list[Letter]:
        """Return the letters of a document: none when nobody is named as sender or receiver."""
        found = [one for one in each(document.root, _DESCRIPTIONS) if each(one, _NAMED)]
        return [
            self._letter(
                document, one, f"{document.name}-{number}" if number > 1 else document.name
            )
            for number, one in enumerate(found, 1)
        ]

    @staticmethod
    def latest(document: Document) -> str:
        """Return the latest date of a document's letters, "" when they have none."""
        dates = each(document.root, f"{_DESCRIPTIONS}/t:correspAction/t:date/@*")
        dates += [at for one in _created(document) for at in each(one, "@*")]
        return max((found[1] for one in dates if (found := DAY.match(str(one)))), default="")

    def _page(self, document: Document) -> str:
        """Return the address of a document: in the edition, or what its header says."""
        if self._base_url:
            return address(self._base_url, f"html/{quote(document.name)}.html")
        stated = each(document.root, _ADDRESS)
        return quote(plain(stated[0]), safe=_IN_ADDRESS) if stated else ""

    def _letter(self, document: Document, given: etree._Element, key: str) -> Letter:
        made = etree.Element(f"{_T}correspDesc", nsmap=NAMESPACES)
        made.set("key", key)
        if page := self._page(document):
            made.set("ref", page)
        made.set("source", f"#{self._source}")
        letter = Letter(made, [given, *given.iterancestors()])
        entities = self._authorities.within(document)
        writer = Writer(entities, letter)
        received = each(given, "t:correspAction[@type='received']")
        addressed = [one for one in received if not one.get("subtype") and each(one, "*[node()]")]
        sent = each(given, "t:correspAction[@type='sent']")
        writer.action("sent", sent, otherwise=_created(document))
        writer.action("received", addressed or received)
        copied = [one for one in received if one not in addressed] if addressed else []
        mentioned = [*copied, *each(document.root, "t:text")]
        writer.note(mentioned, address(self._base_url, f"tei/{quote(document.name)}.xml"))
        return letter


def _created(document: Document) -> list[etree._Element]:
    """Return when a document was written, for its only letter: of several it would be a guess."""
    alone = len(each(document.root, _DESCRIPTIONS)) == 1
    return each(document.root, _CREATED) if alone else []
