"""profileDesc: abstract, creation, languages, classes, correspondence (TEI Guidelines 2.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from lxml import etree

from converter.model import Home, MarkKind, Party, Report
from converter.passage import Passage
from converter.reading.nations import LANGUAGES
from converter.tei.build import add, add_text
from converter.tei.entries import entries_of
from converter.tei.identifiers import person_id, slug
from converter.tei.source_description import dated


def add_profile(
    header: etree._Element, report: Report, write: Callable[[etree._Element, Passage], None]
) -> None:
    """Append profileDesc; ``write`` puts a passage with its marks into an element."""
    about = report.about
    profile = add(header, "profileDesc")
    if about.created or about.place:
        creation = add(profile, "creation")
        if about.created:
            add(creation, "date", about.created.text, **dated(about.created))
        if about.place:
            if about.created:
                add_text(creation, " ")
            add(creation, "placeName", about.place, ref=_place(report))
    summary = report.values(Home.SUMMARY)
    if summary:
        abstract = add(profile, "abstract")
        for text in summary:
            write(add(abstract, "p"), text)
    _languages(profile, report)
    classes = add(profile, "textClass")
    if about.classification:
        add(classes, "catRef", scheme="#classification", target=f"#{slug(about.classification)}")
    add(classes, "catRef", scheme="#document-type", target=f"#{about.kind}", cert="")
    terms = [item for item in report.fields if item.home is Home.KEYWORD]
    for scheme, group in groupby(terms, key=lambda one: one.scheme):
        keywords = add(classes, "keywords", scheme=f"#{TERMS[scheme][0]}" if scheme else "")
        for term in group:
            add(keywords, "term", term.text.text, type=TERMS[scheme][2] if scheme else "")
    if about.sender or about.receivers:
        _correspondence(profile, report)


TERMS: dict[str, tuple[str, str, str]] = {
    "people": ("terms-people", "people and organisations that the archive names", ""),
    "places": ("terms-places", "places that the archive names", "place"),
    "topics": ("terms-topics", "topics that the archive names", "topic"),
    "subjects": ("terms-subjects", "subjects that the archive names", "subject"),
    "keywords": ("terms-keywords", "keywords of the page", ""),
}
"""The archive's lists of terms: identifier, what it is, the type of its terms."""


def _place(report: Report) -> str:
    return entries_of(report).called(report.about.place)


def _languages(profile: etree._Element, report: Report) -> None:
    about = report.about
    english = {code: name for name, code in LANGUAGES.items()}
    usage = add(profile, "langUsage")
    code = about.original_code or ("und" if about.original_language else "")
    translated = bool(code) and code != about.language
    what = "language of this translation" if translated else "language of this text"
    add(usage, "language", f"{english[about.language]} ({what})", ident=about.language)
    for name, ident in about.originals if translated or len(about.originals) > 1 else ():
        if ident != about.language:
            original = f"{name} (language of the original)"
            add(usage, "language", original, ident=ident or "und")
    declared = {language.get("ident") for language in usage}
    for ident in sorted(_languages_of_words(report) - declared):
        add(usage, "language", f"{english[ident]} (language of words in the text)", ident=ident)


def _languages_of_words(report: Report) -> set[str]:
    """Return the languages of the words that the page says are foreign (``foreign``)."""
    marks = (mark for passage in report.marks.values() for mark in passage)
    return {mark.key for mark in marks if mark.kind is MarkKind.FOREIGN}


def _correspondence(profile: etree._Element, report: Report) -> None:
    about = report.about
    correspondence = add(profile, "correspDesc")
    if about.sender:
        sent = add(correspondence, "correspAction", type="sent")
        _parties(sent, about.sender)
        if about.place:
            add(sent, "placeName", about.place, ref=_place(report))
        if about.created and (about.created.when or about.created.not_before):
            add(sent, "date", **dated(about.created))
    for copy, group in groupby(about.receivers, key=lambda one: one.copy):
        kind = "cc" if copy else ""
        received = add(correspondence, "correspAction", type="received", subtype=kind)
        _parties(received, tuple(group))


def _parties(action: etree._Element, parties: Sequence[Party]) -> None:
    for party in parties:
        if party.is_person:
            ref = f"#{person_id(party.person)}" if party.person else ""
            add(action, "persName", party.name, ref=ref)
        else:
            add(action, "orgName", party.name)
