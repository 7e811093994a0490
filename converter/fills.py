"""The few places of a document's page that depend on its neighbours, filled when all are known.

A page carries ``<!--fill KEY--><!--/fill-->``; what stands between is put in by the
second phase of a run, and is no part of the page when it is asked whether it changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

# Whole tags, styles and scripts are passed over: in an attribute, which may hold "<" as it
# is, a title that looks like a place to fill is none.
_PIECE = re.compile(
    r"<!--fill (?P<key>[^<>]*?)-->(?P<held>.*?)<!--/fill-->"
    r"|<(?P<raw>style|script)\b.*?</(?P=raw)>"
    r"|</?[a-zA-Z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)


def filled(html: str, fills: Mapping[str, str]) -> str:
    """Return a page with fragments of HTML in its places, by their keys; the others are empty.

    >>> page = '<nav title="<!--fill a-->"><!--fill a--><b>old</b><!--/fill--></nav>'
    >>> filled(page, {"a": "new", "b": "not here"})
    '<nav title="<!--fill a-->"><!--fill a-->new<!--/fill--></nav>'
    """

    def put(piece: re.Match[str]) -> str:
        key: str | None = piece["key"]
        return piece[0] if key is None else f"<!--fill {key}-->{fills.get(key, '')}<!--/fill-->"

    return _PIECE.sub(put, html)


def unfilled(html: str) -> str:
    """Return a page as it is before the second phase.

    >>> unfilled("<p><!--fill a-->new<!--/fill--></p>")
    '<p><!--fill a--><!--/fill--></p>'
    """
    return filled(html, {})


def fills_of(html: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a page with what stands there."""
    for piece in _PIECE.finditer(html):
        if piece["key"] is not None:
            yield piece["key"], piece["held"]


def digest(fills: Mapping[str, str]) -> str:
    """Return what two sets of fills have in common only when they are the same; "" for none."""
    told = sorted((key, text) for key, text in fills.items() if text)
    return hashlib.sha256(repr(told).encode()).hexdigest() if told else ""
