"""The bytes of a TEI document as a tree: parsed once, read by all who prove or tell something."""

from __future__ import annotations

from lxml import etree

Tree = etree._Element  # noqa: SLF001 - the type of lxml's elements has no other name
"""The root of a parsed document, for those who hand it on and do not read it."""

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False
)


def parsed(tei: bytes | Tree) -> Tree:
    """Return the root of a document; raise etree.XMLSyntaxError when it is not well-formed.

    A tree that was parsed from the bytes before is taken as it is: readers must not change it.
    """
    return etree.fromstring(tei, _PARSER) if isinstance(tei, bytes) else tei
