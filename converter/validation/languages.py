"""Languages: tags of BCP 47 whose parts are registered, and declared in langUsage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import langcodes

from converter.regexes import regex
from converter.validation.document import TEI, Document, Found, local

_NAMES = ("xml:lang", "ident", "mainLang", "otherLangs", "hreflang")
_SUBTAG = r"[A-Za-z0-9]{1,8}"
# RFC 5646, 2.1: what is well-formed, whatever is registered.
_FORM = regex(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?"
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
    rf"|[xX](?:-{_SUBTAG})+|[iI](?:-{_SUBTAG})+"
)


def check(document: Document) -> Iterator[Found]:
    """Yield each tag that is wrong, and the first use of each language that is not declared."""
    declared = {
        one.get("ident", "").lower()
        for one in document.root.iterfind(
            f"{TEI}teiHeader/{TEI}profileDesc/{TEI}langUsage/{TEI}language"
        )
    }
    told: set[str] = set()
    for name in _NAMES:
        for element, value in document.attributes.get(name, ()):
            if name == "ident" and local(element) != "language":
                continue
            tags = value.split() if name == "otherLangs" else [value]
            for tag in tags:
                where = f"{local(element)}/@{name}"
                if found := _wrong(tag):
                    yield Found(found[0], f"{where} is {tag!r}: {found[1]}", element)
                elif name == "xml:lang" and declared and tag.lower() not in declared | told:
                    told.add(tag.lower())
                    message = f"{where} is {tag!r}, which langUsage does not name."
                    yield Found("language-undeclared", message, element)


@cache
def _wrong(tag: str) -> tuple[str, str] | None:
    """Return the code and the sentence for a tag that is not well-formed or not registered."""
    if not tag:  # XML: xml:lang="" says that no language is given
        return None
    if not _FORM.fullmatch(tag):
        return "language-form", "this is no language tag."
    if not langcodes.tag_is_valid(tag):
        return "language-unknown", "a part of it is not registered."
    return None
