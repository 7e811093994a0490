"""The few places of a document's page that depend on its neighbours, filled when all are known.

A page carries ``<!--fill KEY--><!--/fill-->``; what stands between is put in by the
second phase of a run, and is no part of the page when it is asked whether it changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from converter.regexes import regex

# Whole tags, styles and scripts are passed over: in an attribute, which may hold "<" as it
# is, a title that looks like a place to fill is none.
_PIECE = regex(
    r"<!--fill (?P<key>[^<>]*?)-->(?P<held>.*?)<!--/fill-->"
    r"|<(?P<raw>style|script)\b.*?</(?P=raw)>"
    r"|</?[a-zA-Z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)


_OPENING, _CLOSING, _END = "<!--fill ", "<!--/fill-->", "-->"
_RAW = ("style", "script")
_HYPHENS = regex("-(?=-|$)")


def key_in_page(key: str) -> str:
    """Return a key as a comment can hold it (XSLT 3.0, section 11.7: no two hyphens in a row).

    >>> key_in_page("person/a-b"), key_in_page("person/a--b-")
    ('person/a-b', 'person/a- -b- ')
    """
    return _HYPHENS.sub("- ", key) if "--" in key or key.endswith("-") else key


def filled(html: str, fills: Mapping[str, str]) -> str:
    """Return a page with fragments of HTML in its places, by their keys; the others are empty.

    >>> page = '<nav title="<!--fill a-->"><!--fill a--><b>old</b><!--/fill--></nav>'
    >>> filled(page, {"a": "new", "b": "not here"})
    '<nav title="<!--fill a-->"><!--fill a-->new<!--/fill--></nav>'
    """
    pieces = _in_plain_sight(html)
    if pieces is None:
        return _PIECE.sub(lambda piece: _put(piece, fills), html)
    for at in range(1, len(pieces), 3):
        key = pieces[at]
        pieces[at] = f"{_OPENING}{key}{_END}"
        pieces[at + 1] = fills.get(key, "") + _CLOSING
    return "".join(pieces)


def _put(piece: re.Match[str], fills: Mapping[str, str]) -> str:
    key: str | None = piece["key"]
    return piece[0] if key is None else f"{_OPENING}{key}{_END}{fills.get(key, '')}{_CLOSING}"


def unfilled(html: str) -> str:
    """Return a page as it is before the second phase.

    >>> unfilled("<p><!--fill a-->new<!--/fill--></p>")
    '<p><!--fill a--><!--/fill--></p>'
    """
    return filled(html, {})


def fills_of(html: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a page with what stands there."""
    pieces = _in_plain_sight(html)
    if pieces is None:
        for piece in _PIECE.finditer(html):
            if piece["key"] is not None:
                yield piece["key"], piece["held"]
    else:
        yield from zip(pieces[1::3], pieces[2::3], strict=True)


def _in_plain_sight(html: str) -> list[str] | None:
    """Return a page in pieces: text, then key, what is held, text, and so on.

    None where what looks like a place may be a piece of a style, a script or an attribute, and
    only reading the tags tells.
    """
    text, *rest = html.split(_OPENING)
    if any(text.rfind(f"<{raw}") > text.rfind(f"</{raw}>") for raw in _RAW):
        return None
    pieces = [text]
    for piece in rest:
        if _is_open(pieces[-1]):
            return None
        key, end, behind = piece.partition(_END)
        held, closing, text = behind.partition(_CLOSING)
        if not (end and closing) or "<" in key or ">" in key:
            return None
        pieces += (key, held, text)
    after = pieces[3::3]
    return None if any(f"<{raw}" in text for raw in _RAW for text in after) else pieces


def _is_open(text: str) -> bool:
    """Tell whether a text may end in an attribute: its last quotation mark may have opened it.

    >>> [_is_open(text) for text in ('<p a="b">', '<p a="b', "<p a='b", '<p>"Yes"')]
    [False, True, True, False]
    """
    for mark in "\"'":
        at = text.rfind(mark)
        if at > 0 and (text[at - 1] == "=" or text[at - 1].isspace()):
            return True
    return False


def digest(fills: Mapping[str, str]) -> str:
    """Return what two sets of fills have in common only when they are the same; "" for none."""
    told = sorted((key, text) for key, text in fills.items() if text)
    return hashlib.sha256(repr(told).encode()).hexdigest() if told else ""
