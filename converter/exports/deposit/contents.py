"""What a deposit says of itself: counted from its documents and told by its edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from converter.exports.published import Document
from converter.exports.trees import SPACES
from converter.regexes import regex
from converter.settings import Edition

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_YEAR = regex(r"[0-9]{4}(?![0-9])")
_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CREATIVE_COMMONS = regex(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-sa|-nd)?)/([1-4]\.[05])"
    r"(?:/(?:deed(?:\.[a-z]+)?|legalcode(?:\.[a-z]+)?)?)?"
)
_ZERO = regex(r"https?://creativecommons\.org/publicdomain/zero/1\.0(?:/.*)?")
_BY_US = "t:teiHeader/t:encodingDesc/t:appInfo/t:application[@ident='tei-convert']"
_MEDIA = {
    "tei": "application/tei+xml",
    "restore": "application/json",
    "html": "text/html",
    "text": "text/plain",
    "epub": "application/epub+zip",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "source": "text/plain",
}
_TO_READ = {"html": "HTML", "text": "plain text", "epub": "EPUB"}
_NO_CITATION = "Without it there is no CITATION.cff."
_NO_CRATE = "Without it RO-Crate's validator does not pass the deposit."


@dataclass(slots=True)
class Contents:
    """How much of what lies in the deposit; counted while it is written."""

    documents: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    years: tuple[str, str] | None = None
    converted: int = 0

    def count(self, document: Document, date: str) -> None:
        """Count a document, its language and its year."""
        self.documents += 1
        self.converted += bool(document.root.xpath(_BY_US, namespaces=SPACES))
        text: Any = document.root.find("t:text", SPACES)
        language = (text.get(_LANG) if text is not None else None) or document.root.get(_LANG)
        self.languages[language or ""] += 1
        if found := _YEAR.match(date):
            year = found.group()
            first, last = self.years or (year, year)
            self.years = min(first, year), max(last, year)

    @property
    def language(self) -> str:
        """Return the language of all documents, "" when they have several or tell none."""
        return next(iter(self.languages)) if len(self.languages) == 1 else ""

    @property
    def period(self) -> str:
        """Return the years of the documents as ISO 8601 writes an interval."""
        return "/".join(dict.fromkeys(self.years or ()))

    @property
    def size(self) -> str:
        """Return how many documents there are, in words."""
        return f"{self.documents} {'document' if self.documents == 1 else 'documents'}"

    def describe(self) -> str:
        """Return a sentence on what there is."""
        sentence = self.size
        if self.years:
            first, last = self.years
            sentence += f" of the year {first}" if first == last else f" of {first} to {last}"
        sentence += ", encoded in TEI P5 (XML)"
        if self.documents and self.converted == self.documents:
            sentence += " by tei-convert from plain text"
        ways = " and ".join(name for kind, name in _TO_READ.items() if self.kinds[kind])
        return f"{sentence}, with {f'editions to read ({ways}) and ' if ways else ''}checksums."

    @property
    def formats(self) -> list[str]:
        """Return the media types of the documents and of what was made of them."""
        return list(dict.fromkeys(_MEDIA[kind] for kind in _MEDIA if self.kinds[kind]))


def date_of(root: etree._Element) -> str:
    """Return the date of a document in ISO 8601, "" when its header gives none."""
    return said(root, "t:teiHeader/t:profileDesc/t:creation/t:date/@when")


def said(root: etree._Element, path: str) -> str:
    """Return the text of the first thing that a path finds, spaces closed up."""
    found: Any = root.xpath(path, namespaces=SPACES)
    for one in found:
        text = one if isinstance(one, str) else "".join(one.itertext())
        return " ".join(text.split())
    return ""


def day(edition: Edition) -> str:
    """Return the date of an edition when it is a whole day, else ""."""
    return edition.date if _DAY.fullmatch(edition.date) else ""


def spdx(licence_url: str) -> str:
    """Return the SPDX identifier of a Creative Commons licence by its address, else "".

    >>> spdx("https://creativecommons.org/licenses/by-nc-sa/4.0/")
    'CC-BY-NC-SA-4.0'
    """
    if _ZERO.fullmatch(licence_url):
        return "CC0-1.0"
    found = _CREATIVE_COMMONS.fullmatch(licence_url)
    return f"CC-{found[1].upper()}-{found[2]}" if found else ""


def needs(edition: Edition) -> tuple[str, ...]:
    """Return a sentence for each thing that a repository asks and the edition does not say."""
    asked = []
    if not edition.title:
        asked.append(f"A title: set title in edition.toml. {_NO_CITATION} {_NO_CRATE}")
    if not edition.editors:
        asked.append(f"Creators: set editors in edition.toml. {_NO_CITATION}")
    elif any("," not in name for name in edition.editors):
        asked.append(
            "Family names: the editors are given as they are written, and a repository asks "
            "for family and given names apart. Tell it, or write 'Family, Given' in edition.toml."
        )
    if not edition.publisher:
        asked.append("A publisher: set publisher in edition.toml.")
    if not (edition.licence or edition.licence_url):
        asked.append(f"A licence: set licence and licence_url in edition.toml. {_NO_CRATE}")
    elif not edition.licence_url:
        asked.append("The web address of the licence: set licence_url in edition.toml.")
    if not edition.date:
        asked.append(f"A date of publication: set date in edition.toml. {_NO_CRATE}")
    elif not day(edition):
        asked.append("The day of publication: date in edition.toml is no whole day.")
    asked.append("An identifier, such as a DOI: the repository gives it.")
    return tuple(asked)
