"""The edition as linked data in the terms of schema.org: one graph, as JSON-LD and as Turtle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import BinaryIO
from urllib.parse import quote

from converter.bibliography.described import Agent, interval
from converter.bibliography.people import Person
from converter.exports.tables.report import Report
from converter.regexes import regex
from converter.settings import Edition

Node = Mapping[str, object]
SCHEMA = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT = {"@vocab": SCHEMA, "xsd": XSD}
_DATES = ("xsd:gYear", "xsd:gYearMonth", "xsd:date")
_AUTHORITIES = {
    "wikidata": "http://www.wikidata.org/entity/",
    "viaf": "http://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
}
_MESSAGES = {"letter", "telegram", "cable", "note", "memorandum"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IRI = regex(r'[\x00-\x20<>"{}|^`\\]')


class Linked:
    """Write nodes to the two files; each node is complete, nothing is held back."""

    def __init__(self, edition: Edition, json_ld: BinaryIO, turtle: BinaryIO) -> None:
        """Begin both files with the edition itself."""
        self._base = f"{edition.base_url.rstrip('/')}/" if edition.base_url else ""
        self._json, self._turtle = json_ld, turtle
        context = json.dumps(CONTEXT)
        json_ld.write(f'{{"@context": {context},\n"@graph": ['.encode())
        turtle.write(f"@prefix : <{SCHEMA}> .\n@prefix xsd: <{XSD}> .\n".encode())
        self._between = "\n"
        self.write(self._edition(edition))

    def write(self, node: Node) -> None:
        """Write a node; what is empty is left out."""
        node = _said(node)
        self._json.write(f"{self._between}{json.dumps(node, ensure_ascii=False)}".encode())
        self._turtle.write(f"\n{_iri(str(node['@id']))}{_turtle(node)} .\n".encode())
        self._between = ",\n"

    def close(self) -> None:
        """End the files."""
        self._json.write(b"\n]}\n")

    def person(self, person: Person) -> Node:
        """Return a person with what else is known of him or her."""
        ids = {"wikidata": person.wikidata, "viaf": person.viaf, "gnd": person.gnd}
        return {
            "@id": self._of(person),
            "@type": "Person",
            "name": person.name,
            "familyName": person.surname,
            "givenName": person.forename,
            "honorificPrefix": list(person.titles),
            "alternateName": list(person.variants),
            "jobTitle": list(person.offices),
            "birthDate": _date(person.birth),
            "deathDate": _date(person.death),
            "sameAs": [{"@id": _AUTHORITIES[kind] + one} for kind, one in ids.items() if one],
        }

    def document(self, report: Report, edition: Edition) -> Node:
        """Return a document with who wrote, received and is named in it."""
        letters = report.letters
        archive = {"@type": "ArchiveOrganization", "name": report.archive}
        place = ", ".join(part for part in (*report.collection, report.shelfmark) if part)
        return {
            "@id": self._page(f"html/{report.name}.html"),
            "@type": _types(report),
            "name": report.title,
            "author": [self._agent(one) for one in report.authors],
            "sender": [self._agent(one) for one in dict.fromkeys(a.sender for a in letters)],
            "recipient": self._receivers(report, copy=False),
            "ccRecipient": self._receivers(report, copy=True),
            "translator": [{"@type": "Person", "name": one} for one in report.translators],
            "mentions": [{"@id": one} for one in sorted(self._mentioned(report))],
            "dateCreated": _date(report.date) or interval(report),
            "genre": report.kind,
            "inLanguage": report.language,
            "abstract": report.abstract,
            "keywords": list(report.keywords),
            "identifier": report.record,
            "holdingArchive": archive if report.archive else "",
            "itemLocation": place,
            "isBasedOn": _link(report.source_url),
            "url": _link(report.url),
            "isPartOf": {"@id": self._whole()},
            "license": _link(report.licence_url or edition.licence_url)
            or report.licence
            or edition.licence,
        }

    def _edition(self, edition: Edition) -> Node:
        publisher = {"@type": "Organization", "name": edition.publisher}
        return {
            "@id": self._whole(),
            "@type": "Collection",
            "name": edition.title,
            "publisher": publisher if edition.publisher else "",
            "editor": [{"@type": "Person", "name": one} for one in edition.editors],
            "datePublished": _date(edition.date),
            "inLanguage": edition.language,
            "license": _link(edition.licence_url) or edition.licence,
        }

    def _whole(self) -> str:
        return self._page("index.html")

    def _page(self, path: str) -> str:
        return self._base + quote(path)

    def _of(self, person: Person) -> str:
        if person.registered:
            return f"{self._page('persons.html')}#{quote(person.id)}"
        document, _, local = person.id.rpartition("#")
        return f"{self._page(f'tei/{document}.xml')}#{quote(local)}"

    def _agent(self, agent: Agent) -> Node | str:
        if agent.person:
            return {"@id": self._of(agent.person)}
        if agent.name:
            return {"@type": "Person", "name": agent.name}
        return {"@type": "Organization", "name": agent.organisation} if agent.organisation else ""

    def _receivers(self, report: Report, *, copy: bool) -> list[Node | str]:
        agents = dict.fromkeys(one.receiver for one in report.letters if one.copy == copy)
        return [self._agent(agent) for agent in agents]

    def _mentioned(self, report: Report) -> set[str]:
        return {self._of(one.person) for one in report.mentions if one.person}


def _types(report: Report) -> list[str]:
    kinds = {"Message": bool(report.letters) or report.kind in _MESSAGES}
    kinds |= {"Report": report.kind == "report", "ArchiveComponent": bool(report.archive)}
    return [kind for kind, so in kinds.items() if so] or ["CreativeWork"]


def _date(date: str) -> Node | str:
    return {"@type": _DATES[date.count("-")], "@value": date} if date else ""


def _link(address: str) -> Node | str:
    return {"@id": _NOT_IRI.sub(lambda sign: quote(sign[0]), address)} if address else ""


def _said(node: Node) -> Node:
    full = {
        key: [one for one in value if one] if isinstance(value, list) else value
        for key, value in node.items()
    }
    return {key: value for key, value in full.items() if value}


def _turtle(node: Node) -> str:
    """Return what a node says, in Turtle; one property a line."""
    lines = []
    for key, value in node.items():
        if key == "@id":
            continue
        values = value if isinstance(value, list) else [value]
        if key == "@type":
            lines.append("a " + ", ".join(f":{one}" for one in values))
        else:
            lines.append(f":{key} " + ", ".join(map(_term, values)))
    return "\n  " + " ;\n  ".join(lines)


def _term(value: object) -> str:
    if not isinstance(value, Mapping):
        return _literal(str(value))
    if "@value" in value:
        return f"{_literal(str(value['@value']))}^^{value['@type']}"
    if "@id" in value:
        return _iri(str(value["@id"]))
    return f"[{_turtle(value)} ]"


def _iri(address: str) -> str:
    return f"<{address}>"


def _literal(value: str) -> str:
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in value) + '"'
