"""sourceDesc: the citation word for word, the same for machines, the manuscript, and the file."""

from __future__ import annotations

import re

from lxml import etree

from converter.model import Home, Report
from converter.tei.build import add

_SITE_IN_RIGHTS = re.compile(r"reuse of (?:the )?((?:[A-Z]\w+ )*[A-Z]\w+ Archive) materials")


def add_source_description(parent: etree._Element, report: Report, file: tuple[str, str]) -> None:
    """Append sourceDesc; ``file`` is the name and the sha256 of the source."""
    source = add(parent, "sourceDesc")
    for text in report.values(Home.CITATION):
        add(source, "bibl", text.text, type="citation")
    about = report.about
    if about.page_date or report.values(Home.CITATION):
        _online(source, report)
    if about.citation.repository:
        _manuscript(source, report)
    name, checksum = file
    plain = add(source, "bibl", type="file")
    add(plain, "idno", name, type="filename")
    add(plain, "idno", checksum, type="sha256")


def _online(source: etree._Element, report: Report) -> None:
    about, citation = report.about, report.about.citation
    entry = add(source, "biblStruct", type="online")
    analytic = add(entry, "analytic")
    if about.author_org:
        person = f" ({about.author_person})" if about.author_person else ""
        add(analytic, "author", about.author_org + person)
    add(analytic, "title", about.title, level="a")
    for name in citation.translators:
        add(analytic, "editor", name, role="translator")
    for text in report.values(Home.DATE):
        add(analytic, "date", text.text, when=about.page_date.when if about.page_date else "")
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


def _publisher(report: Report) -> str:
    """Return the site's name where the rights text tells it."""
    for text in report.values(Home.RIGHTS):
        found = _SITE_IN_RIGHTS.search(text.text)
        if found:
            return found[1]
    return ""


def _manuscript(source: etree._Element, report: Report) -> None:
    citation = report.about.citation
    manuscript = add(source, "msDesc")
    identifier = add(manuscript, "msIdentifier")
    if citation.country:
        add(
            identifier,
            "country",
            citation.country,
            key=citation.country_key,
            cert="high",
            resp="#tei-convert",
        )
    if citation.settlement:
        add(identifier, "settlement", citation.settlement)
    add(identifier, "repository", citation.repository)
    for collection in citation.collections:
        add(identifier, "collection", collection)
    if citation.shelfmark:
        add(identifier, "idno", citation.shelfmark, type="shelfmark")
    if report.about.original_code:
        contents = add(manuscript, "msContents")
        for text in report.values(Home.LANGUAGE):
            add(contents, "textLang", text.text, mainLang=report.about.original_code)
