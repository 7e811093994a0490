"""The home page: what the edition is, and the ways into it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from converter.register import Entry, Registers
from converter.settings import Edition
from converter.site.browse import FOLDER
from converter.site.facets import DATE, Facet
from converter.site.facts import call
from converter.site.gathering import Holdings
from converter.site.told import Json, entry
from converter.site.values import told

ALL = 60
"""Documents that are all listed on the home page; of more, the first few."""

_FIRST = 12
_USUAL = 8
_FAILED = 500
_WAYS = ("sender", "receiver", "place", "archive", "type")
_PERSONS = "persons.html"


def home(
    held: Holdings,
    facets: Sequence[Facet],
    timeline: dict[str, Json],
    edition: Edition,
) -> dict[str, Json]:
    """Return what the home page shows."""
    shown = held.first if held.documents <= ALL else held.first[:_FIRST]
    return {
        "page": "home",
        "publisher": edition.publisher,
        "editors": list(edition.editors),
        "licence": edition.licence or edition.licence_url,
        "licence-url": edition.licence_url,
        "count": held.documents,
        "words": held.words,
        "years": years(facets),
        "timeline": timeline,
        "facets": [facet.name for facet in facets],
        "usual": [_usual(facet) for facet in facets if facet.name in _WAYS],
        "entries": [entry(one) for one in shown],
    }


def years(facets: Iterable[Facet]) -> list[Json]:
    """Return the first and the last year, one of them when they are the same."""
    known = [value.label for facet in facets if facet.name == DATE for value in facet.known()]
    return list(dict.fromkeys((known[0], known[-1]))) if known else []


def failed(rows: sqlite3.Connection) -> dict[str, Json]:
    """Return the sources that were not converted; why is no matter of the readers."""
    asked = "SELECT source FROM failed ORDER BY source LIMIT ?"
    shown: list[Json] = [source for (source,) in rows.execute(asked, (_FAILED,))]
    ((count,),) = rows.execute("SELECT count(*) FROM failed")
    return {"failed": shown, "more-failed": count - len(shown)}


def _usual(facet: Facet) -> Json:
    """Return the values that most documents have."""
    folder = f"{FOLDER}/{facet.name}/"
    return {
        "facet": facet.name,
        "count": facet.count,
        "values": [told(value, folder=folder) for value in facet.usual(_USUAL)],
    }


def usual_persons(registers: Registers) -> list[Json]:
    """Return the persons that most documents name, each with its entry in the register."""
    usual = registers.persons.most_named(_USUAL)
    often = Counter(call(one) for one in usual)
    shown: list[Json] = []
    for one in usual:
        href = registers.addresses.entry("persons", one.number) or _PERSONS
        name = call(one)
        label = name if often[name] == 1 else _told_apart(name, one)
        shown.append({"label": label, "href": href, "count": one.counts.bearing})
    return shown


def _told_apart(name: str, entry: Entry) -> str:
    """Return a name that others have too with an office and the year of the first document."""
    office = next((office.name for office in entry.offices), "")
    named = (one.document.dated[:4] for one in entry.members if one.is_named)
    known = ", ".join(filter(None, (office, next(filter(None, named), ""))))
    return f"{name} ({known})" if known else name
