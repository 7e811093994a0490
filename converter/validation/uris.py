"""Addresses: values that TEI types as anyURI are addresses (RFC 3986, RFC 3987)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from converter.regexes import regex
from converter.validation.document import TEI, Document, Found, local, text_of
from converter.validation.pointers import POINTERS

# One address only; the other pointers are lists, which spaces divide.
_ONE = frozenset({"url", "uri"})
_WORDS = frozenset(
    "calendar class code end filter from given location new origin parts perf period scheme since "
    "start to value where".split()
)
_FORBIDDEN = regex(r'[\x00-\x20\x7f<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})|#.*#')
_HOST = regex(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?|\[[0-9A-Fa-f:.]+\]")


def check(document: Document) -> Iterator[Found]:
    """Yield each value that cannot be an address."""
    for name in document.attributes.keys() & (POINTERS - _WORDS | {"xml:base"}):
        for element, value in document.attributes[name]:
            parts = [value.strip()] if name in _ONE or name == "xml:base" else value.split()
            for part in parts:
                if found := _wrong(part):
                    where = f"{local(element)}/@{name}"
                    yield Found(found[0], f"{where} is {part!r}: {found[1]}", element)
    for element in document.root.iter(f"{TEI}idno"):
        if element.get("type", "").lower() in {"uri", "url"} and (
            found := _wrong(text_of(element))
        ):
            message = f"idno holds {text_of(element)!r}: {found[1]}"
            yield Found(found[0], message, element)


@lru_cache(4096)
def _wrong(value: str) -> tuple[str, str] | None:
    # XPointer's schemes have their own characters (TEI Guidelines 17.2.4).
    address, mark, fragment = value.partition("#")
    if mark and "(" in fragment:
        value = address
    if found := _FORBIDDEN.search(value):
        return "uri-syntax", f"{found[0][:3]!r} cannot stand in an address."
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "uri-host", "its host or port cannot be read."
    if parts.scheme in {"http", "https"} and (not host or not _HOST.fullmatch(_host(parts.netloc))):
        return "uri-host", "it names no proper host."
    return None


def _host(netloc: str) -> str:
    return re.sub(r":\d*$", "", netloc.rpartition("@")[2])
