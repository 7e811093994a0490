"""The house: what our encoding demands beyond any schema (valid, but wrong)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from converter.regexes import regex
from converter.validation.document import TEI, Document, Found, local, text_of

# What stands in a paragraph for words that are not there.
_STANDS_FOR_WORDS = frozenset(f"{TEI}{tag}" for tag in ("gap", "pb", "milestone", "graphic"))
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_ORDINAL}\.? (?:{_MONTH})\.?|(?:{_MONTH})\.? {_ORDINAL}),? \d{{4}}"
# "Port Sabal, 29 October 1961": a place of a few capitalised words, a date, and no more.
_DATELINE = regex(
    rf"(?:[^\W\d_a-z][\w'’-]*(?: [^\W\d_][\w'’-]*){{0,3}},? (?:on )?)(?:the )?{_DATE}\.?"
)


def check(document: Document) -> Iterator[Found]:
    """Yield what the house does not allow in a document."""
    if document.register:
        return
    for element in document.root.iter(f"{TEI}p"):
        if not text_of(element) and not any(one.tag in _STANDS_FOR_WORDS for one in element.iter()):
            yield Found("empty-paragraph", "This paragraph holds no words.", element)
    for element, _ in document.attributes.get("generatedBy", ()):
        if local(element).endswith(("Name", "name")):
            message = f"{local(element)} has @generatedBy; say how a name was found in @evidence."
            yield Found("generated-name", message, element)
    for text in document.root.iterchildren(f"{TEI}text"):
        yield from _paragraphs(text)
        yield from _names(text)
    yield from _correspondence(document)


def _paragraphs(text: etree._Element) -> Iterator[Found]:
    paragraphs = list(text.iter(f"{TEI}p"))
    times = Counter(one.get("n") for one in paragraphs if one.get("n"))
    for one in paragraphs:
        number = one.get("n")
        if not number and not any(True for _ in one.iterancestors(f"{TEI}note")):
            yield Found("paragraph-number", "This paragraph has no @n.", one)
        elif number and times[number] > 1:
            message = f"The paragraph number {number!r} is used {times[number]} times."
            yield Found("paragraph-number-twice", message, one)
        words = text_of(one)
        if len(words) < 80 and _DATELINE.fullmatch(words):  # noqa: PLR2004 - one line
            message = f"{words!r} looks like the place and date of writing."
            yield Found("plain-dateline", message, one)


def _names(text: etree._Element) -> Iterator[Found]:
    for name in text.iter(f"{TEI}persName"):
        words = text_of(name)
        if not name.get("evidence"):
            yield Found("name-evidence", f"The name {words!r} has no @evidence.", name)
        if name.find(f"{TEI}roleName") is not None:
            yield Found("title-in-name", f"The name {words!r} has a title inside.", name)


def _correspondence(document: Document) -> Iterator[Found]:
    for one in document.root.iter(f"{TEI}correspDesc"):
        kinds = {action.get("type") for action in one.iterchildren(f"{TEI}correspAction")}
        missing = [kind for kind in ("sent", "received") if kind not in kinds]
        if missing and one.get("type") != "mention":
            message = f"correspDesc has no correspAction of the type {' or '.join(missing)}."
            yield Found("corresp-incomplete", message, one)
