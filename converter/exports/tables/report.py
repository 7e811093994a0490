"""What one document says: its description, the names in its text, who wrote to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import count
from typing import Any

from lxml import etree

from converter.bibliography.described import (
    Description,
    local_id,
    read_description,
    read_persons,
)
from converter.bibliography.people import People, Person
from converter.bibliography.taken import Taken, text
from converter.exports.published import Document

_KINDS = {"persName": "person", "placeName": "place", "orgName": "organisation"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A place or an organisation that a document lists; no register joins these."""

    id: str
    document: str
    local_id: str
    name: str
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text of a document, and whom or what it means, as far as that is known."""

    id: str
    document: str
    kind: str
    text: str
    person: Person | None
    thing: str
    local_id: str
    certainty: str
    evidence: tuple[str, ...]
    element: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Report(Description):
    """A document as the tables and the graph describe it."""

    words: str
    people: tuple[Person, ...]
    places: tuple[Thing, ...]
    organisations: tuple[Thing, ...]
    mentions: tuple[Mention, ...]


def read_report(document: Document, people: People, taken: Taken) -> Report:
    """Read a document; parts that are missing are empty. ``taken`` holds its root."""
    persons = read_persons(document.name, people, taken)
    places = _things(document.name, "place", taken)
    organisations = _things(document.name, "org", taken)
    described = read_description(document.name, persons, taken)
    words = taken.one("t:teiHeader/t:fileDesc/t:extent/t:measure[@unit='words']/@quantity")
    return Report(
        **{field.name: getattr(described, field.name) for field in fields(described)},
        words=_number(words),
        people=tuple(persons.values()),
        places=places,
        organisations=organisations,
        mentions=tuple(_mentions(document.name, persons, (*places, *organisations), taken)),
    )


def _things(document: str, kind: str, taken: Taken) -> tuple[Thing, ...]:
    return tuple(
        Thing(
            id=f"{document}#{local}",
            document=document,
            local_id=local,
            name=taken.one(f"t:{kind}Name", element),
            identifier=taken.one("t:idno", element),
        )
        for element in taken.elements(f"t:standOff//t:{kind}[@xml:id]")
        if (local := taken.one("@xml:id", element))
    )


def _mentions(
    document: str, persons: dict[str, Person], things: tuple[Thing, ...], taken: Taken
) -> Iterator[Mention]:
    known = {thing.local_id: thing.id for thing in things}
    numbers = count(1)
    for element in taken.elements("t:text//t:persName | t:text//t:placeName | t:text//t:orgName"):
        kind = _KINDS[etree.QName(element).localname]
        local = local_id(element, persons if kind == "person" else known, taken)
        paragraph: Any = taken.all("ancestor::t:p[@n][1]/@n", element)
        yield Mention(
            id=f"{document}#m{next(numbers)}",
            document=document,
            kind=kind,
            text=text(element),
            person=persons.get(local) if kind == "person" else None,
            thing="" if kind == "person" else known.get(local, ""),
            local_id=local,
            certainty=taken.one("@cert", element),
            evidence=tuple(taken.one("@evidence", element).split()),
            element=_part(element),
            paragraph=next(iter(paragraph), ""),
        )


def _part(element: etree._Element) -> str:
    """Return what part of the document an element stands in: opener, closer, note, head, body."""
    for above in element.iterancestors():
        name = etree.QName(above).localname
        if name in {"opener", "closer", "note", "head", "speaker", "front", "back"}:
            return name
    return "body"


def _number(value: str) -> str:
    return value if value.isascii() and value.isdigit() else ""
