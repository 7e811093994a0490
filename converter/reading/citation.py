"""The archival citation: archive, place, collections, call number, who translated it, publication.

What is not understood stays in the verbatim citation and is named, for a finding.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.addresses import wrong_address
from converter.model import Citation
from converter.reading.citation_place import read_place
from converter.reading.credits import names_in, read_credits
from converter.reading.dates import find_dates
from converter.regexes import regex

__all__ = ["names_in", "read_citation"]

_URL = regex(r"[<(]?(https?://[^\s<>)]+?)[>)]?(?=[\s.,;]{0,50}$|[.,;]?\s)")
_TITLE = regex(r"^\s*(?:\"([^\"]+)\"|“([^”]+)”),?\s*")
_YEAR_FIRST = regex(r"^\d{4}(?=,\s)")
_SITE = regex(r"(?:^|,\s+)((?:[^,]*\s)?Digital Archive)(?=[,.;]|$)[,.;]?\s*")
_BOOK = regex(
    r"\((?>(?:[^():]*?, )?[^\Wa-z_])[^():]*:\s*[^()]+?,\s*(?:19|20|18)\d\d\)|"
    r"^(?:Collected|Selected|Complete) (?:Works|Papers|Writings)\b.*|"
    r"\b(?:(?:[Ff]irst|[Oo]riginally|[Aa]lso) )?(?:[Pp]ublished|[Pp]rinted|[Rr]eprinted) in\b.*?(?=\.?$|\.\s+[A-Z]|;)"
)
_LEAD = regex(r"^(?:Source|From|In|See)\s*:?\s+")
_LEADING_BOOK = regex(r"^[^()]{3,250}$")


def read_citation(text: str) -> Citation:
    """Return the parts of a citation that are understood.

    >>> read_citation('Ostrava State Archive, Legation Files, fond 3, delo 1. Translated by A. Lund').shelfmark
    'fond 3, delo 1'
    """
    rest = " ".join(text.split())
    url = _URL.search(rest)
    if url and wrong_address(url[1]):
        url = None  # it stays in the text, as it was written
    record = ""
    if url:
        rest = f"{rest[: url.start()].rstrip()} {rest[url.end() :].lstrip(' .,;')}".strip()
        number = re.search(r"/(\d{4,})/?(?:[#?].*)?$", url[1])
        record = number[1] if number else ""
    found, rest = read_credits(rest, Citation(url=url[1] if url else "", record=record))
    title = _TITLE.match(rest)
    if title:
        found = replace(found, title=(title[1] or title[2]).rstrip(","))
        rest = rest[title.end() :]
        found, rest = _dated(found, rest)
    site = _SITE.search(rest)
    if site:
        found = replace(found, published_in=site[1].strip())
        rest = f"{rest[: site.start()]}, {rest[site.end() :]}".strip(" ,")
    book = _BOOK.search(rest)
    if book:
        lead = rest[: book.start()]
        whole = bool(_LEADING_BOOK.match(lead)) or book.start() == 0
        if whole and not book.group().lower().startswith(("p", "r", "f", "o", "also")):
            return replace(found, book=_LEAD.sub("", rest).strip(" ."))
        found = replace(found, book=book.group())
        rest = f"{lead.rstrip(' ,;.')}{rest[book.end() :]}"
    return read_place(found, rest)


def _dated(found: Citation, rest: str) -> tuple[Citation, str]:
    """Return the citation with the date that follows its title, and what follows the date."""
    dates = find_dates(rest[:60])
    year = _YEAR_FIRST.match(rest)
    if dates and dates[0].start == 0:
        return replace(found, date=dates[0].text), rest[dates[0].end :].lstrip(", ")
    if year:
        return replace(found, date=year.group()), rest[year.end() :].lstrip(", ")
    return found, rest
