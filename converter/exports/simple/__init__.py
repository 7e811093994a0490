"""TEI for tools that know tei_simplePrint only: names become ``name``, lists go to the header.

The rules are those of the ODD (TEI repository, P5/Exemplars/tei_simplePrint.odd).
docs/exports/simple.md says what becomes of what.
"""

from __future__ import annotations

from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Published
from converter.exports.simple.elements import Simpler
from converter.exports.simple.header import (
    declare_prefix,
    mend_header,
    move_correspondence,
    move_lists,
)
from converter.exports.trees import copied, find, serialized

_WHY = {
    "persName": "tei_simplePrint has name[@type='person']",
    "orgName": "tei_simplePrint has name[@type='org']",
    "placeName": "tei_simplePrint has name[@type='place']",
    "roleName": "tei_simplePrint has name[@type='personRoleName']",
    "persName/@evidence": "tei_simplePrint has no @evidence",
    "standOff": "its lists stand in particDesc, settingDesc and notesStmt",
    "citeStructure": "tei_simplePrint has no declaration of references for machines",
    "refsDecl": "tei_simplePrint has no declaration of references for machines",
}


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Write tei/NAME.xml, valid against tei_simplePrint as far as the document is our TEI."""
    for thing, reason in _WHY.items():
        losses.explain(thing, reason)
    for document in edition.documents():
        root = copied(document)
        simpler = Simpler(root)
        simpler.change()
        if find(root, "t:teiHeader/t:fileDesc"):
            move_lists(root)
            move_correspondence(root)
            mend_header(root, list(simpler.renditions))
            declare_prefix(root)
        losses.compare(document.root, root, simpler.renamed)
        into.write(f"tei/{document.name}.xml", serialized(root))
