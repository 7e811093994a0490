"""Addresses: values that TEI types as anyURI are addresses (RFC 3986, RFC 3987)."""

from __future__ import annotations

from collections.abc import Iterator

from converter.addresses import wrong_address
from converter.validation.document import TEI, Document, Found, local, text_of
from converter.validation.pointers import POINTERS

# One address only; the other pointers are lists, which spaces divide.
_ONE = frozenset({"url", "uri"})
_WORDS = frozenset(
    "calendar class code end filter from given location new origin parts perf period scheme since "
    "start to value where".split()
)


def check(document: Document) -> Iterator[Found]:
    """Yield each value that cannot be an address."""
    for name in document.attributes.keys() & (POINTERS - _WORDS | {"xml:base"}):
        for element, value in document.attributes[name]:
            parts = [value.strip()] if name in _ONE or name == "xml:base" else value.split()
            for part in parts:
                if found := wrong_address(part):
                    where = f"{local(element)}/@{name}"
                    yield Found(found[0], f"{where} is {part!r}: {found[1]}", element)
    for element in document.root.iter(f"{TEI}idno"):
        if element.get("type", "").lower() in {"uri", "url"} and (
            found := wrong_address(text_of(element))
        ):
            message = f"idno holds {text_of(element)!r}: {found[1]}"
            yield Found(found[0], message, element)
