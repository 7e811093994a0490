"""profileDesc: abstract, creation, languages, classes, correspondence (TEI Guidelines 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from converter.model import Home, MarkKind, Party, Report
from converter.reading.nations import LANGUAGES
from converter.tei.build import Element, add, add_text
from converter.tei.identifiers import person_id, slug
from converter.tei.inline import Inline
from converter.tei.source_description import dated


def add_profile(header: Element, report: Report, inline: Inline) -> None:
    """Append profileDesc; ``inline`` writes a passage with its marks."""
    about = report.about
    profile = add(header, "profileDesc")
    if about.created or about.place:
        creation = add(profile, "creation")
        if about.created:
            add(creation, "date", about.created.text, **dated(about.created))
        if about.place:
            if about.created:
                add_text(creation, " ")
            add(creation, "placeName", about.place, ref=inline.place_of_writing)
    summary = report.values(Home.SUMMARY)
    if summary:
        abstract = add(profile, "abstract")
        for text in summary:
            inline.write(add(abstract, "p"), text)
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
        _correspondence(profile, report, inline.place_of_writing)


TERMS: dict[str, tuple[str, str, str]] = {
    "people": ("terms-people", "people and organisations that the archive names", ""),
    "places": ("terms-places", "places that the archive names", "place"),
    "topics": ("terms-topics", "topics that the archive names", "topic"),
    "subjects": ("terms-subjects", "subjects that the archive names", "subject"),
    "keywords": ("terms-keywords", "keywords of the page", ""),
}
"""The archive's lists of terms: identifier, what it is, the type of its terms."""


def _languages(profile: Element, report: Report) -> None:
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


def _correspondence(profile: Element, report: Report, place: str) -> None:
    about = report.about
    correspondence = add(profile, "correspDesc")
    if about.sender:
        sent = add(correspondence, "correspAction", type="sent")
        _parties(sent, about.sender)
        if about.place:
            add(sent, "placeName", about.place, ref=place)
        if about.created and (about.created.when or about.created.not_before):
            add(sent, "date", **dated(about.created))
    for copy, group in groupby(about.receivers, key=lambda one: one.copy):
        kind = "cc" if copy else ""
        received = add(correspondence, "correspAction", type="received", subtype=kind)
        _parties(received, tuple(group))


def _parties(action: Element, parties: Sequence[Party]) -> None:
    for party in parties:
        if party.is_person:
            ref = f"#{person_id(party.person)}" if party.person else ""
            add(action, "persName", party.name, ref=ref)
        else:
            add(action, "orgName", party.name)
