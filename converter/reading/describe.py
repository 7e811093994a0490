"""What the report is: title, dates, kind, classification, sender and receivers, languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.blocks import Block, CloserPart, Heading, OpenerPart
from converter.findings import Finding
from converter.model import Citation, Description, Field, Home, PageDate
from converter.reading.citation import read_citation
from converter.reading.correspondence import parties
from converter.reading.dates import find_dates, read_date
from converter.reading.nations import language_code
from converter.reading.opener_lines import CLASSIFICATION

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        ("telegram", r"\b(?:telegram|cable|cablegram|wire)\b"),
        (
            "conversation",
            r"\b(?:records? of (?:the |a )?(?:conversation|talks?|meeting)|memorand(?:um|a) of (?:conversation|talk)|conversations? (?:between|with))\b",
        ),
        ("minutes", r"\b(?:minutes|stenograph\w*|transcript)\b"),
        ("journal", r"\b(?:journal|log ?book)\b"),
        ("diary", r"\bdiary\b"),
        ("memorandum", r"\b(?:memorandum|memo|aide[- ]m[ée]moire)\b"),
        ("letter", r"\bletter\b"),
        ("protocol", r"\bprotocol\b"),
        ("decision", r"\b(?:decision|decree|resolution)\b"),
        ("directive", r"\b(?:directive|instructions?|circular)\b(?! note\b)"),
        ("speech", r"\b(?:speech|address (?:to|by)|remarks by)\b"),
        ("report", r"\breport\b"),
        ("note", r"\bnote\b"),
    )
)
_DATED_LABELS = frozenset(("dispatched", "time", "number", "received"))
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
_AUTHOR = re.compile(
    r"^(?:(?:Telegram|Cable|Letter|Report|Note|Memorandum|Dispatch|Message|Circular) from (?:the )?)?(?P<org>[^()]{3,80}?) \((?P<person>[^()]{2,60})\), "
)
_FUNDER = re.compile(r"with (?:the )?support from (?:the )?(?P<name>.+?)\.?$")
_TRANSLATION = re.compile(r"translation\s*[-–—:]\s*(\w+)|(\w+) translation", re.IGNORECASE)


def describe(
    name: str, fields: Sequence[Field], blocks: Sequence[Block]
) -> tuple[Description, tuple[Finding, ...]]:
    """Return what the page says of its report or what follows from it, and what is in doubt."""
    value = {item.home: item.text.text for item in reversed(fields)}
    citation = read_citation(" ".join(x.text.text for x in fields if x.home is Home.CITATION))
    title = " ".join(item.text.text for item in fields if item.home is Home.TITLE)
    inferred = not title
    if inferred:
        title = citation.title or _subject(blocks) or _heading(blocks) or name.rsplit("/", 1)[-1]
    printed = value.get(Home.DATE, "")
    page_date = PageDate(printed, read_date(printed)) if printed else None
    created, place = _created(blocks, title, page_date)
    author = _AUTHOR.match(title)
    kind, kind_cert = _kind(title, value.get(Home.TYPE, ""), blocks)
    funder = _FUNDER.search(value.get(Home.CREDIT, ""))
    language = value.get(Home.LANGUAGE, "")
    about = Description(
        title=title,
        title_inferred=inferred,
        page_date=page_date,
        created=created,
        place=place,
        kind=kind,
        kind_cert=kind_cert,
        classification=_level(blocks, value.get(Home.ORIGINAL_CLASSIFICATION, "")),
        author_org=author["org"] if author else "",
        author_person=author["person"] if author else "",
        funder=funder["name"] if funder else "",
        citation=citation,
        language=_text_language(value.get(Home.CONTENTS, "")),
        original_language=language,
        original_code=language_code(language),
    )
    sender, receivers = parties(about, blocks)
    about = replace(about, sender=sender, receivers=receivers)
    return about, tuple(_doubts(about, citation, fields, blocks))


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


def _datelines(blocks: Sequence[Block]) -> list[tuple[str, str, int | None]]:
    """Return place, ISO date and line of each dateline of the document."""
    found = []
    for block in blocks:
        if isinstance(block, OpenerPart | CloserPart) and block.kind == "dateline":
            dates = find_dates(block.text.text)
            if dates:
                before = block.text.text[: dates[0].start].strip(" ,")
                found.append((before, dates[0].when, block.text.line))
    return found


def _created(
    blocks: Sequence[Block], title: str, page: PageDate | None
) -> tuple[PageDate | None, str]:
    """Return date and place of writing: the dateline's, else a copy notice's, the title's, the page's."""
    for place, _, _ in _datelines(blocks):
        if place:
            break
    else:
        place = ""
    for block in blocks:
        if isinstance(block, OpenerPart | CloserPart) and block.kind in {"dateline", "copy"}:
            dates = find_dates(block.text.text)
            if dates:
                if block.kind == "copy":
                    where = re.search(r"\bin ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)", block.text.text)
                    place = place or (where[1] if where else "")
                return PageDate(dates[0].text, dates[0].when), place
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind in _DATED_LABELS:
            dates = find_dates(block.text.text)
            if dates:
                return PageDate(dates[0].text, dates[0].when), place
    dates = find_dates(title)
    if len(dates) == 1:
        return PageDate(dates[0].text, dates[0].when), place
    return (page if page and page.when else None), place


def _kind(title: str, printed_type: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """Return the type of document and how sure it is: told by the archive, the title, the text."""
    head = " ".join(b.text.text for b in blocks[:12] if isinstance(b, Heading | OpenerPart))
    for text, cert in ((printed_type, "high"), (title, "high"), (head, "medium")):
        for kind, form in _KINDS:
            if form.search(text):
                return kind, cert
    if any(isinstance(b, OpenerPart) and b.kind == "salute" for b in blocks):
        return "letter", "medium"
    return "document", "low"


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


def _doubts(
    about: Description, citation: Citation, fields: Sequence[Field], blocks: Sequence[Block]
) -> list[Finding]:
    findings = []
    line = {item.home: item.text.line for item in reversed(fields)}
    if about.title_inferred:
        findings.append(
            Finding("title-inferred", f"The page has no title; {about.title!r} was taken instead.")
        )
    if about.page_date and not about.page_date.when:
        findings.append(
            Finding(
                "date-not-understood",
                f"The date {about.page_date.text!r} is not understood; it stands without @when.",
                line.get(Home.DATE),
            )
        )
    if Home.CITATION in line and not citation.repository:
        findings.append(
            Finding(
                "citation-not-understood",
                "No archive was recognised in the citation; it is kept word for word, without msDesc.",
                line[Home.CITATION],
            )
        )
    dated = {when for when in (about.page_date.when if about.page_date else "",) if when}
    for _, when, at in _datelines(blocks):
        if dated and not any(when.startswith(one) or one.startswith(when) for one in dated):
            findings.append(
                Finding(
                    "dates-disagree",
                    f"The dateline says {when}, the page says {', '.join(sorted(dated))}; each is kept.",
                    at,
                )
            )
    return findings
