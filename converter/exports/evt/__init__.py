"""EVT 3: documents that it shows whole, and the configuration that names them.

EVT reads listPerson, listPlace and listOrg wherever they stand in a file, and takes a name
to its entry by ``@ref`` without ``#`` (named-entity-parsers.ts): the documents have that
already. Its pages need help. docs/exports/evt.md cites the sources.
"""

from __future__ import annotations

import json
from typing import Any

from lxml import etree

from converter.exports.destination import Destination
from converter.exports.evt.config import configuration
from converter.exports.losses import Losses
from converter.exports.published import TEI, Document, Published
from converter.exports.trees import copied, find, serialized, tei, title_of

_RENAMED = {"pb": "milestone", "pb/@n": "milestone/@n"}


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Write assets/data/NAME.xml and assets/config/config.yaml (JSON, which is YAML too)."""
    losses.explain("pb", "EVT would cut the text at these marks, or show a part of it twice")
    sources: list[dict[str, Any]] = []
    taken: set[str] = set()
    for document in edition.documents():
        root = copied(document)
        _make_pages_whole(root)
        losses.compare(document.root, root, _RENAMED)
        name = _name(document, taken)
        into.write(f"assets/data/{name}.xml", serialized(root))
        sources.append(
            {
                "type": "main",
                "url": f"assets/data/{name}.xml",
                "enable": True,
                "friendlyName": title_of(document.root) or document.name,
            }
        )
    config = configuration(edition.edition, sources)
    data = json.dumps(config, ensure_ascii=False, indent=2).encode() + b"\n"
    into.write("assets/config/config.yaml", data)


def _name(document: Document, taken: set[str]) -> str:
    """Return a file name of its own: EVT knows a document by the name up to the first dot."""
    name = base = document.name.replace("/", "-").replace(".", "-")
    times = 1
    while name.casefold() in taken:
        times += 1
        name = f"{base}-{times}"
    taken.add(name.casefold())
    return name


def _make_pages_whole(root: etree._Element) -> None:
    """Change what would keep EVT from showing the whole text (structure-xml-parser.service.ts).

    It shows nothing of what stands before the first ``pb`` of a body that has one; it ends
    the last page at the end of the last ``body``, which may be that of a ``floatingText``;
    what holds the next ``pb`` can be shown whole on the page before; and of a body without
    ``pb``, earlier versions leave out the first and the last node, which are white space here.
    """
    bodies = find(root, "t:text/t:body")
    pages = find(root, "t:text/t:body//t:pb")
    if not bodies:
        return
    body: etree._Element = bodies[0]
    first = tei("pb")
    if pages and find(pages[0], "preceding::text()[normalize-space()][ancestor::t:body]"):
        body.insert(0, first)
        pages.insert(0, first)
    if pages and (find(body, ".//t:body") or any(map(_is_repeated, pages, pages[1:]))):
        for page in pages:
            page.tag = f"{{{TEI}}}milestone"
            page.set("unit", "page")
        if first.getparent() is body:
            body.remove(first)
    if len(body):
        _set_apart(body)


def _is_repeated(page: etree._Element, following: etree._Element) -> bool:
    """Tell whether what holds the next page mark is shown whole on this page, and once more.

    So it is when this mark stands beside it and it is not the last of its siblings
    (getElementsBetweenTreeNode: the ``slice`` to ``indexOf(end)``, -1 for a mark within).
    """
    parent = page.getparent()
    holder = following
    while holder is not None and holder.getparent() is not parent:
        up = holder.getparent()
        if up is None:
            return False
        holder = up
    return holder is not following and holder.getnext() is not None


def _set_apart(body: etree._Element) -> None:
    if not body.text:
        body.text = "\n"
    if not body[-1].tail:
        body[-1].tail = "\n"
