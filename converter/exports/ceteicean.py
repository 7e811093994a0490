"""CETEIcean: the TEI as it is, a page that shows it in the browser, and styles for it.

CETEIcean turns each TEI element into a custom element of HTML, ``persName`` into
``tei-persname`` (README of CETEIcean). It hides the header but not ``standOff``: that is
left to the styles. Its script is not shipped: docs/exports/ceteicean.md says where it is.
"""

from __future__ import annotations

from html import escape
from typing import BinaryIO
from urllib.parse import quote

from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Document, Published
from converter.exports.trees import put_schemas, schemas_of, title_of
from converter.resources import stylesheet

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="ceteicean.css">
</head>
<body>
<h1>{title}</h1>
<nav class="documents"><ol>
"""
_FOOT = "</ol></nav>\n</body>\n</html>\n"


def export(edition: Published, into: Destination, _losses: Losses) -> None:
    """Write tei/NAME.xml byte for byte, its schemas, index.html, page and styles: all of it."""
    title = edition.edition.title or "Documents"
    schemas: set[str] = set()
    with into.stream("index.html") as index:
        index.write(_HEAD.format(title=escape(title)).encode())
        for document in edition.documents():
            into.write(f"tei/{document.name}.xml", document.data)
            schemas |= schemas_of(document.root)
            _list(document, index)
        index.write(_FOOT.encode())
    put_schemas(schemas, into)
    for name in ("document.html", "ceteicean.css"):
        into.write(name, stylesheet(f"ceteicean/{name}").read_bytes())


def _list(document: Document, index: BinaryIO) -> None:
    title = title_of(document.root) or document.name
    address = f"document.html?doc={quote(document.name)}"
    index.write(f'<li><a href="{escape(address)}">{escape(title)}</a></li>\n'.encode())
