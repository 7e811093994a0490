"""Make the pages of documents, and find things in them, for the tests of the HTML edition."""

from __future__ import annotations

import lxml.html

from converter import html_pages
from tests.xslt_editions import KITCHEN_SINK, compiled, parsed

EDITION = compiled("html.xsl")
CSS = html_pages.style("document")
SINK = KITCHEN_SINK.read_text(encoding="utf-8")


def page(xml: str, **params: str) -> lxml.html.HtmlElement:
    """Return the page made of a TEI document."""
    edition = compiled("html.xsl", **params) if params else EDITION
    return lxml.html.document_fromstring(edition.transform_to_string(xdm_node=parsed(xml)))


def text_of(tree: lxml.html.HtmlElement, identifier: str) -> str:
    """Return the text of the element with an id."""
    return str(tree.get_element_by_id(identifier).text_content())


def classed(tree: lxml.html.HtmlElement, name: str) -> list[lxml.html.HtmlElement]:
    """Return the elements of a class."""
    return tree.xpath(".//*[@class = $name]", name=name)  # type: ignore[no-any-return]
