"""Identifiers: unique, and XML names (TEI Guidelines, att.global)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from converter.regexes import regex
from converter.validation.document import Document, Found

# NCName of XML Namespaces 1.0, without the rarest letters' ranges spelt out.
_NAME = regex(r"[^\W\d][\w.·-]*")


def check(document: Document) -> Iterator[Found]:
    """Yield each xml:id that is used twice or is no name."""
    given = document.attributes.get("xml:id", ())
    times = Counter(value for _, value in given)
    for element, value in given:
        if times[value] > 1:
            message = f"The xml:id {value!r} is used {times[value]} times."
            yield Found("duplicate-id", message, element)
        if not _NAME.fullmatch(value):
            yield Found("bad-id", f"The xml:id {value!r} is not an XML name.", element)
