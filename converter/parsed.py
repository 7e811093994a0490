"""The bytes of a TEI document as a tree: parsed once, read by all who prove or tell something."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

Tree = etree._Element  # noqa: SLF001 - the type of lxml's elements has no other name
"""The root of a parsed document, for those who hand it on and do not read it."""


def parsed(tei: bytes | Tree) -> Tree:
    """Return the root of a document; raise etree.XMLSyntaxError when it is not well-formed.

    A tree that was parsed from the bytes before is taken as it is: readers must not change it.
    """
    return etree.fromstring(tei, _parser()) if isinstance(tei, bytes) else tei


class _Nothing(etree.Resolver):
    """Give an empty text for whatever a document names outside of itself.

    Without it libxml2 opens the file of an external subset or of a parameter entity when
    ``collect_ids`` is False, whatever ``load_dtd`` says, and a pipe would stop the run.
    (lxml's ``resolve_empty`` does not keep it from that.)
    """

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # noqa: ANN401, ARG002
        """Return nothing; lxml hands over a context that its stubs do not know."""
        return self.resolve_string(" ", context, base_url="")


def safe_parser(*, bare: bool = False) -> etree.XMLParser:
    """Return a parser for strangers' files: no entities, no DTD, no other file, no network.

    ``bare``: comments and processing instructions are left out.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False,
        huge_tree=False, remove_comments=bare, remove_pis=bare,
    )  # fmt: skip
    parser.resolvers.add(_Nothing())
    return parser


@cache
def _parser() -> etree.XMLParser:
    return safe_parser()
