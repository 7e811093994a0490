"""Read a page as Zotero's translator "Embedded Metadata" does when somebody saves the page.

It stands in for that translator and for the translator "RDF" that it calls, which need
a browser with Zotero in it. The rules are theirs (as of 2024) for the names that our
pages have; what concerns journals, books and other sites is left out. In short: metas of
a known prefix become statements, ``z:`` names the kind of item and any field, fields of
``citation_`` win, and creators come from ``citation_author`` alone when there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "z": "http://www.zotero.org/namespaces/export#",
    "og": "http://ogp.me/ns#",
    "bib": "http://purl.org/net/biblio#",
}
_CREATORS = {
    "letter": ("author", "contributor", "recipient"),
    "report": ("author", "contributor", "translator", "seriesEditor"),
    "manuscript": ("author", "contributor", "translator"),
    "journalArticle": ("author", "contributor", "editor", "translator", "reviewedAuthor"),
}
_HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_doi": "DOI",
    "citation_language": "language",
}
_RDF = {
    "title": ("dc:title", "dcterms:title", "og:title"),
    "rights": ("dc:rights",),
    "publisher": ("dc:publisher",),
    "date": ("og:published_time", "dc:date.issued", "dcterms:issued", "dc:date", "dcterms:date"),
    "url": ("og:url",),
    "archiveLocation": ("dc:coverage",),
    "abstractNote": ("og:description", "dcterms:abstract"),
    "language": ("dc:language",),
    "type": ("dc:type",),
}


@dataclass
class Item:
    """What lands in the library."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str, str]] = field(default_factory=list)
    """Role, surname (or the whole name), forename."""


class _Page:
    """The metas of a page by their names, and the statements that they become."""

    def __init__(self, page: str) -> None:
        self.tree = html.document_fromstring(page)
        self.statements: dict[str, list[str]] = {}
        prefixes = dict(_PREFIXES)
        for link in self.tree.iter("link"):
            if found := re.match(r"schema\.([a-zA-Z]+)", link.get("rel") or ""):
                prefixes[found[1].lower()] = link.get("href") or ""
        self._metas = [
            (meta.get("name") or "", meta.get("property") or "", meta.get("content"))
            for meta in self.tree.iter("meta")
            if meta.get("content")
        ]
        for name, prop, value in self._metas:
            for tag in (name or prop).split():
                first, *rest = re.split(r"[.:_]", tag)
                if first.lower() in prefixes and rest:
                    said = tag[len(first) + 1 :]
                    key = prefixes[first.lower()] + said[0].lower() + said[1:]
                    self.statements.setdefault(key, []).append(value)

    def values(self, *names: str) -> list[str]:
        """Return the values of the first of some properties that has any."""
        for name in names:
            prefix, _, rest = name.partition(":")
            if found := self.statements.get(_PREFIXES[prefix] + rest):
                return found
        return []

    def metas(self, name: str) -> list[str]:
        """Return the contents of the metas whose names end so."""
        return [value for one, _, value in self._metas if one.endswith(name)]


def saved(text: str, url: str = "https://reader.example.org/page") -> Item:
    """Return the item that a page is saved as."""
    page = _Page(text)
    item = Item(_type(page))
    for name, sources in _RDF.items():
        if found := page.values(*sources):
            item.fields[name] = found[0]
    for key, found in page.statements.items():
        if key.startswith(_PREFIXES["z"]):
            item.fields[key.removeprefix(_PREFIXES["z"])] = found[0]
    for name, target in _HIGHWIRE.items():
        if found := page.metas(name):
            item.fields[target] = " ".join(found[0].split())
    for value in page.metas("description")[:1]:
        item.fields.setdefault("abstractNote", value)
    canonical = page.tree.xpath("//head/link[@rel='canonical']/@href")
    item.fields.setdefault("url", next(iter(canonical), url))
    item.creators = _highwire(page.metas("citation_author")) or _told(page, item.type)
    return item


def _told(page: _Page, kind: str) -> list[tuple[str, str, str]]:
    """Return the creators of the statements, those only that this kind of item can have."""
    authors = page.values("bib:authors", "dc:creator", "dcterms:creator", "dc:contributor")
    return [
        (role, *_clean(name, comma="," in name))
        for role in _CREATORS[kind]
        for name in (authors if role == "author" else page.values(f"z:{role}s"))
    ]


def _type(page: _Page) -> str:
    if page.metas("citation_technical_report_institution"):
        return "report"
    told = (*page.values("z:itemType"), *page.values("dc:type"))
    return next((one for one in told if one in _CREATORS), "journalArticle")


def _highwire(nodes: list[str]) -> list[tuple[str, str, str]]:
    found = []
    for node in nodes:
        names = re.split(r"\s*;\s*", node)
        if len(names) == len(nodes) == 1:
            parts = re.split(r"\s*,\s*", names[0])
            if len(parts) > 1 and " " in parts[0] and " " in parts[1]:
                names = parts
        found += [
            ("author", *_clean(name, comma="," in name))
            for name in names
            if re.search(r"[^\s,.;-]", name)
        ]
    return found


def _clean(name: str, *, comma: bool) -> tuple[str, str]:
    """Return surname and forename; the forename is empty for a name of one part."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if comma:
        last, *rest = re.split(r", ?", name)
        first = rest[0] if rest else ""
    else:
        first, _, last = name.rpartition(" ")
    # An initial gets the point again that was taken from the end.
    return last, re.sub(r"(?<!\S)([A-Z])(?!\S)", r"\1.", first)
