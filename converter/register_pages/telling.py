"""An entry of a register as the stylesheet is told it: JSON of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TypeAlias
from urllib.parse import quote

from converter.appearance import Occurrence
from converter.outcome import output_path
from converter.register import Entry, Member, Paper, Thing

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json]"

_PLACES = 60
"""Places shown with their line for one entry; in further documents they are counted."""

_DOCUMENTS = 400
"""Documents listed for one entry; more are counted."""

_OFFICES = 200
"""Offices shown of one person, those that most documents name; more are counted."""

_DATES = 5
"""Documents of an office that are given one by one; of more, the first and the last date."""


def tell(entry: Entry | Thing) -> dict[str, Json]:
    """Return all that is shown of an entry."""
    papers = list(islice(_papers(entry.members), _DOCUMENTS))
    return _called(entry) | {
        "id": entry.id,
        "variants": list(entry.variants),
        "idnos": [{"type": kind, "number": number} for kind, number in entry.idnos],
        **(_of_person(entry) if isinstance(entry, Entry) else _of_thing(entry)),
        "mentions": entry.counts.mentions,
        "documents": papers,
        "more": entry.counts.documents - len(papers),
    }


def tell_name(entry: Entry | Thing, path: str) -> dict[str, Json]:
    """Return a line of the list of names; the entry stands in the page ``path``."""
    return _called(entry) | {"id": entry.id, "href": f"{path}#{entry.id}"}


def _called(entry: Entry | Thing) -> dict[str, Json]:
    parts: dict[str, Json] = (
        {"surname": entry.surname, "title": entry.title, "forename": entry.forename}
        if isinstance(entry, Entry)
        else {}
    )
    return parts | {
        "letter": entry.letter,
        "name": entry.name,
        "count": entry.counts.documents,
        "years": list(entry.counts.years),
    }


def _of_person(entry: Entry) -> dict[str, Json]:
    often = sorted(entry.offices, key=lambda office: -len(office.documents))[:_OFFICES]
    shown = {office.name for office in often}
    counts = entry.counts
    return {
        "named": counts.named,
        "translated": counts.documents - counts.named,
        "born": entry.born,
        "died": entry.died,
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
            if office.name in shown
        ],
        "more-offices": len(entry.offices) - len(often),
    }


def _of_thing(entry: Thing) -> dict[str, Json]:
    counts = entry.counts
    return {"named": counts.documents, "within": list(entry.within), "origins": counts.origins}


def _papers(members: Iterable[Member]) -> Iterator[Json]:
    """Yield the documents of an entry, with the places where they name it."""
    room = _PLACES
    for _, group in groupby(members, lambda member: member.document.id):
        row = list(group)
        document = row[0].document
        shown = [one for member in row for one in member.occurrences][:room] if room else []
        room -= len(shown)
        yield _dated(document) | {
            "title": document.title,
            "href": _address(document),
            "as": list(dict.fromkeys(part for member in row for part in member.parts)),
            "places": [_place(one, document) for one in shown],
            "more": sum(member.mentions for member in row) - len(shown),
        }


def _place(place: Occurrence, document: Paper) -> Json:
    return {
        "part": place.part,
        "n": place.number,
        "href": f"{_address(document)}#{quote(place.anchor)}",
        "before": place.before,
        "name": place.name,
        "after": place.after,
    }


def _dated(document: Paper) -> dict[str, Json]:
    when, until = _dates(document)
    return {"when": when, "until": until}


def _dates(document: Paper) -> tuple[str, str]:
    """Return the date of a document and "", or the limits of it."""
    first, last = document.limits
    return document.when or first or last, "" if document.when else last


def _address(document: Paper) -> str:
    return quote(output_path("html", document.output))
