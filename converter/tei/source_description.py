"""sourceDesc: the citation word for word, the same for machines, the manuscript, and the file."""

from __future__ import annotations

import re

from converter.model import Description, Home, PageDate, Report
from converter.regexes import regex
from converter.tei.build import Element, add

_SITE_IN_RIGHTS = regex(r"reuse of (?:the )?((?:[A-Z]\w+ )*[A-Z]\w+ Archive) materials")

# What a catalogue may know of where a document is kept, though the page does not name the archive.
_KEEPING = frozenset(("country", "settlement", "archive", "collection", "shelfmark"))


def add_source_description(parent: Element, report: Report, file: tuple[str, str]) -> None:
    """Append sourceDesc; ``file`` is the name and the sha256 of the source."""
    source = add(parent, "sourceDesc")
    for words in _citations(report):
        add(source, "bibl", words, type="citation")
    about = report.about
    cited = about.citation
    if about.page_date or report.values(Home.CITATION) or cited.record or cited.url:
        _online(source, report)
    if cited.repository or any(one.field in _KEEPING for one in about.statements):
        _manuscript(source, report)
    name, checksum = file
    plain = add(source, "bibl", type="file")
    add(plain, "idno", name, type="filename")
    add(plain, "idno", checksum, type="sha256")


def _citations(report: Report) -> list[str]:
    """Return the citations word for word; an address on a line of its own ends the one before it."""
    found: list[str] = []
    for text in report.values(Home.CITATION):
        if found and re.match(r"^[<(]?https?://\S+$", text.text):
            found[-1] = f"{found[-1]} {text.text}"
        else:
            found.append(text.text)
    return found


def _in_small_letters(about: Description) -> str:
    """Return the title; for one printed in capitals the same title as the citation gives it."""
    cited = about.citation.title
    return cited if cited and cited.casefold() == about.title.casefold() else about.title


def _online(source: Element, report: Report) -> None:
    about, citation = report.about, report.about.citation
    entry = add(source, "biblStruct", type="online")
    analytic = add(entry, "analytic")
    if about.author_org:
        person = f" ({about.author_person})" if about.author_person else ""
        add(analytic, "author", about.author_org + person)
    for name in about.authors:
        add(analytic, "author", name)
    add(analytic, "title", _in_small_letters(about), level="a")
    for name in citation.translators:
        add(analytic, "editor", name, role="translator")
    for text in report.values(Home.DATE):
        add(analytic, "date", text.text, **dated(about.page_date))
    record = citation.record or next((text.text for text in report.values(Home.RECORD_ID)), "")
    if record:
        add(analytic, "idno", record, type="record")
    if citation.url:
        add(analytic, "ref", target=citation.url)
    monograph = add(entry, "monogr")
    if citation.published_in:
        add(monograph, "title", citation.published_in, level="m")
    if citation.translated_for:
        # Without a title a monogr takes no respStmt.
        client = add(monograph if citation.published_in else analytic, "respStmt")
        add(client, "resp", "Translated for")
        add(client, "orgName", citation.translated_for)
    publisher = citation.published_in or _publisher(report)
    imprint = add(monograph, "imprint")
    if publisher:
        add(imprint, "publisher", publisher)
    else:
        # An imprint must hold something; the words are the converter's own, and say so.
        add(imprint, "publisher", "not stated on the page", resp="#tei-convert", cert="high")


def dated(date: PageDate | None) -> dict[str, str]:
    """Return the attributes of a date: exact or its limits, and how sure where that is inferred."""
    if date is None:
        return {}
    return {
        "when": date.when,
        "notBefore": date.not_before,
        "notAfter": date.not_after,
        "cert": date.cert,
    }


def _publisher(report: Report) -> str:
    """Return the site's name where the rights text tells it."""
    for text in report.values(Home.RIGHTS):
        found = _SITE_IN_RIGHTS.search(text.text)
        if found:
            return found[1]
    return ""


def _manuscript(source: Element, report: Report) -> None:
    citation = report.about.citation
    manuscript = add(source, "msDesc")
    identifier = add(manuscript, "msIdentifier")
    if citation.country:
        # A country that the citation names is the archive's word, an inferred one is ours.
        inferred = {"cert": citation.country_cert, "resp": "#tei-convert"}
        said = inferred if citation.country_cert else {}
        add(identifier, "country", citation.country, key=citation.country_key, **said)
    if citation.settlement:
        add(identifier, "settlement", citation.settlement)
    if citation.repository:
        add(identifier, "repository", citation.repository)
    for collection in citation.collections:
        add(identifier, "collection", collection)
    if citation.shelfmark:
        add(identifier, "idno", citation.shelfmark, type="shelfmark")
    languages = report.values(Home.LANGUAGE)
    if citation.repository and report.about.original_code and len(languages) == 1:
        contents = add(manuscript, "msContents")
        others = " ".join(code for _, code in report.about.originals[1:] if code)
        add(
            contents,
            "textLang",
            languages[0].text,
            mainLang=report.about.original_code,
            otherLangs=others,
        )
