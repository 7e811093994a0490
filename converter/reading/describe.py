"""What the report is: title, dates, kind, classification, sender and receivers, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from converter.blocks import Block, Heading, OpenerPart
from converter.findings import Finding
from converter.model import Citation, Description, Field, Home
from converter.reading.authorship import authors_of, funders_of, title_author
from converter.reading.citation import read_citation
from converter.reading.citation_place import read_place
from converter.reading.correspondence import parties
from converter.reading.credits import labelled_credits
from converter.reading.dating import read_dating
from converter.reading.document_kinds import kind_of_document
from converter.reading.nations import language_code, languages_in
from converter.reading.opener_lines import CLASSIFICATION
from converter.reading.repositories import ABBREVIATION, STRONG
from converter.regexes import regex

_LEVELS = (
    "top secret",
    "highly confidential",
    "strictly confidential",
    "strictly secret",
    "secret",
    "confidential",
    "restricted",
    "official use",
    "unclassified",
)
_TRANSLATION = regex(r"translation\s*[-–—:]\s*(\w+)|(?<!\w)(\w+) translation", re.IGNORECASE)


def describe(
    name: str, fields: Sequence[Field], blocks: Sequence[Block]
) -> tuple[Description, tuple[Finding, ...]]:
    """Return what the page says of its report or what follows from it, and what is in doubt."""
    value = {item.home: item.text.text for item in reversed(fields)}
    citation = read_citation(" ".join(x.text.text for x in fields if x.home is Home.CITATION))
    citation = labelled_credits(citation, fields)
    if not citation.repository:
        citation = _kept(citation, value.get(Home.ORIGINAL_ARCHIVE, ""))
    title = " ".join(item.text.text for item in fields if item.home is Home.TITLE)
    inferred = not title
    if inferred:
        # The page's title is gone, the one in its citation is as good; others are a guess.
        title = citation.title or _subject(blocks) or _heading(blocks) or name.rsplit("/", 1)[-1]
    line = {item.home: item.text.line for item in reversed(fields)}
    printed = value.get(Home.DATE, "")
    dating = read_dating(printed, title, citation.date, blocks, line)
    # A title in capitals says in small letters only in the citation what is a name in it.
    office, person = title_author(
        citation.title if _in_capitals(title) and citation.title else title
    )
    kind, kind_cert = kind_of_document(title, value.get(Home.TYPE, ""), blocks)
    language = value.get(Home.LANGUAGE, "")
    originals = languages_in(language or citation.translated_from)
    about = Description(
        title=title,
        title_inferred=inferred,
        page_date=dating.page,
        created=dating.created,
        place=dating.place,
        kind=kind,
        kind_cert=kind_cert,
        classification=_level(blocks, value.get(Home.ORIGINAL_CLASSIFICATION, "")),
        author_org=office,
        author_person=person,
        authors=authors_of(_values(fields, Home.AUTHOR), office, person),
        funders=funders_of(_values(fields, Home.CREDIT), _values(fields, Home.DONOR)),
        citation=citation,
        language=_text_language(value.get(Home.CONTENTS, "")),
        original_language=originals[0][0] if originals else language,
        original_code=originals[0][1] if originals else "",
        originals=originals,
    )
    sender, receivers = parties(about, blocks)
    about = replace(about, sender=sender, receivers=receivers)
    return about, (*_doubts(about, line, _heading(blocks)), *dating.findings)


def _kept(citation: Citation, archive: str) -> Citation:
    """Return the citation with the archive that the page names apart, where it names one surely."""
    if not STRONG.search(archive) and not ABBREVIATION.search(archive):
        return citation
    return replace(read_place(citation, archive), unread=citation.unread)


def _values(fields: Sequence[Field], home: Home) -> list[str]:
    return [item.text.text for item in fields if item.home is home]


def _heading(blocks: Sequence[Block]) -> str:
    """Return the first heading that stands above all text."""
    for block in blocks:
        if isinstance(block, Heading) and block.kind == "title":
            return " ".join(block.text.text.split())
        if not isinstance(block, OpenerPart):
            break
    return ""


def _subject(blocks: Sequence[Block]) -> str:
    """Return the subject line without its label."""
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind == "subject":
            return re.sub(r"^(?:\w+:|\d{3}\.\([^)]*\))\s*", "", block.text.text).rstrip(".")
    return ""


def _in_capitals(title: str) -> bool:
    """Tell a title in capitals; a letter that the page could not raise stays small (``JELEń``)."""
    letters = [letter for letter in title if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return bool(letters) and small * _MANY_CAPITALS <= len(letters)


_MANY_CAPITALS = 20


def _level(blocks: Sequence[Block], original: str) -> str:
    """Return the classification in lower case: the document's own marking, else the archive's word."""
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind in {"classification", "registry"}:
            found = _known_level(block.text.text)
            if found:
                return found
    return _known_level(original) if original and CLASSIFICATION.match(original) else ""


def _known_level(text: str) -> str:
    lowered = text.lower()
    return next((level for level in _LEVELS if level in lowered), "")


def _text_language(contents: str) -> str:
    """Return the language of the text here: the translation's where the page names it, else English."""
    found = _TRANSLATION.search(contents)
    return (language_code((found[1] or found[2]).capitalize()) if found else "") or "en"


def _doubts(about: Description, line: Mapping[Home, int | None], heading: str) -> Iterator[Finding]:
    """Yield what an editor should look at in the title and the citation."""
    citation = about.citation
    # A document's own heading is its title, unless it says no more than TELEGRAM.
    own = heading if len(heading.split()) > 1 and not re.search(r"\b\w \w \w\b", heading) else ""
    if about.title_inferred and about.title not in {citation.title, own}:
        yield Finding(
            "title-inferred", f"The page has no title; {about.title!r} was taken instead."
        )
    if Home.CITATION not in line:
        return
    if not citation.repository and not citation.book:
        yield Finding(
            "citation-not-understood",
            "No archive was recognised in the citation; it is kept word for word, without msDesc.",
            line[Home.CITATION],
        )
    for words in citation.unread:
        yield Finding(
            "citation-part-not-understood",
            f"{words!r} in the citation is not understood; it stands in the citation only.",
            line[Home.CITATION],
        )
