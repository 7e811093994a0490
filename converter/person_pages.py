"""persons.html: what xslt/persons.xsl makes the pages of the register from, and how they are cut.

A register that makes one page of reasonable size is one page. A larger one is
cut by letters (``persons-a.html``, ``persons-a-2.html``); ``persons.html`` then
lists the names. It always holds an address for each person of each document,
so that the links of documents never depend on how large the register is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import TypeAlias
from urllib.parse import quote

from converter import html_pages, resources
from converter.appearance import Occurrence
from converter.outcome import output_path
from converter.register import OTHER, Document, Entry
from converter.saxon import Stylesheet
from converter.settings import Settings

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json]"

PATH = "persons.html"

MOST_OF_A_PAGE = 1_000_000
"""Characters of JSON in a page: about as many bytes of HTML."""

_PLACES = 60
"""Places shown with their line for one person; in further documents they are counted."""

_DOCUMENTS = 400
"""Documents listed for one person; more are counted."""

_DATES = 5
"""Documents of an office that are given one by one; of more, the first and the last date."""


def pages(
    people: Sequence[Entry], settings: Settings, most: int = MOST_OF_A_PAGE
) -> Iterator[tuple[str, str]]:
    """Yield the paths and the HTML of the register's pages."""
    sheet = Stylesheet(resources.stylesheet("persons.xsl"))
    edition = settings.edition
    for path, page in _cut(people, most):
        told = {
            "path": path,
            "title": edition.title,
            "publisher": edition.publisher,
            "lang": edition.language,
            "count": len(people),
            **page,
        }
        register = json.dumps(told, ensure_ascii=False)
        parameters = {
            "register": register,
            "style": html_pages.style("site", "register"),
            "lang": edition.language,
            "pages": " ".join(settings.pages),
            "edition-title": edition.title,
        }
        yield path, html_pages.sealed(sheet.call_template(parameters))


def _cut(people: Sequence[Entry], most: int) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield the pages: all in one when there is room, else the names and a page for each letter."""
    entries = [(entry, _entry(entry)) for entry in people]
    links: list[Json]
    sizes = [len(json.dumps(told, ensure_ascii=False)) for _, told in entries]
    if sum(sizes) <= most:
        links = [_here(letter) for letter, _ in groupby(people, lambda entry: entry.letter)]
        yield PATH, {"letters": links, "entries": [told for _, told in entries]}
        return
    parts = list(_parts(people, sizes, most))
    first: dict[str, str] = {}
    for path, part in parts:
        first.setdefault(part[0].letter, path)
    links = [{"letter": letter, "href": path} for letter, path in first.items()]
    told_of = {entry.id: told for entry, told in entries}
    names: list[Json] = [_name(entry, path) for path, part in parts for entry in part]
    yield PATH, {"letters": [_here(one) for one in first], "names": names}
    for path, part in parts:
        yield path, {"letters": links, "entries": [_bare(told_of[entry.id]) for entry in part]}


def _parts(
    people: Sequence[Entry], sizes: Sequence[int], most: int
) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the pages of a large register: a letter, or a part of one that is too large."""
    for letter, group in groupby(zip(people, sizes, strict=True), lambda pair: pair[0].letter):
        name, number, size = _word(letter), 1, 0
        part: list[Entry] = []
        for entry, length in group:
            if part and size + length > most:
                yield _path(name, number), part
                part, number, size = [], number + 1, 0
            part.append(entry)
            size += length
        yield _path(name, number), part


def _path(name: str, number: int) -> str:
    return f"persons-{name}.html" if number == 1 else f"persons-{name}-{number}.html"


def _word(letter: str) -> str:
    return "other" if letter == OTHER else letter.lower()


def _here(letter: str) -> Json:
    return {"letter": letter, "href": f"#letter-{_word(letter)}"}


def _name(entry: Entry, path: str) -> Json:
    """Return a line of the list of names."""
    return _called(entry) | {"href": f"{path}#{entry.id}", "count": len(entry.members)}


def _bare(told: dict[str, Json]) -> Json:
    """Return an entry without the addresses that persons.html has."""
    return {key: value for key, value in told.items() if key != "anchors"}


def _called(entry: Entry) -> dict[str, Json]:
    return {
        "letter": entry.letter,
        "surname": entry.surname,
        "title": entry.title,
        "forename": entry.forename,
        "name": entry.name,
        "anchors": [f"{member.document.id}/{member.person.id}" for member in entry.members],
    }


def _entry(entry: Entry) -> dict[str, Json]:
    documents = list(islice(_documents(entry), _DOCUMENTS))
    return _called(entry) | {
        "id": entry.id,
        "variants": list(entry.variants),
        "born": entry.born,
        "died": entry.died,
        "idnos": [{"type": kind, "number": number} for kind, number in entry.idnos],
        "offices": [
            {
                "name": office.name,
                "count": len(office.documents),
                "documents": [
                    _dated(one) | {"href": _address(one), "title": one.title}
                    for one in (
                        office.documents
                        if len(office.documents) <= _DATES
                        else (office.documents[0], office.documents[-1])
                    )
                ],
            }
            for office in entry.offices
        ],
        "count": len(entry.members),
        "mentions": sum(member.person.mentions for member in entry.members),
        "documents": documents,
        "more": len(entry.members) - len(documents),
    }


def _documents(entry: Entry) -> Iterator[Json]:
    """Yield the documents of a person, with the places where they name the person."""
    room = _PLACES
    for member in entry.members:
        document, person = member.document, member.person
        shown = person.occurrences[: max(room, 0)]
        room -= len(shown)
        yield _dated(document) | {
            "title": document.title,
            "href": _address(document),
            "as": list(person.parts),
            "places": [_place(one, document) for one in shown],
            "more": person.mentions - len(shown),
        }


def _place(place: Occurrence, document: Document) -> Json:
    return {
        "part": place.part,
        "n": place.number,
        "href": f"{_address(document)}#{quote(place.anchor)}",
        "before": place.before,
        "name": place.name,
        "after": place.after,
    }


def _dated(document: Document) -> dict[str, Json]:
    first, last = document.cast.limits
    return {"when": document.when or first or last, "until": "" if document.when else last}


def _address(document: Document) -> str:
    return quote(output_path("html", document.output))
