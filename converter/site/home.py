"""The home page: what the edition is, and the ways into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from converter.outcome import Outcome
from converter.register import Addresses, Entry, Member
from converter.settings import Edition
from converter.site.browse import FOLDER
from converter.site.facets import DATE, Facet, in_order
from converter.site.facts import Facts, call
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
    documents: Sequence[Facts],
    facets: Sequence[Facet],
    timeline: dict[str, Json],
    edition: Edition,
) -> dict[str, Json]:
    """Return what the home page shows."""
    years = [value.label for facet in facets if facet.name == DATE for value in facet.known]
    shown = documents if len(documents) <= ALL else documents[:_FIRST]
    return {
        "page": "home",
        "publisher": edition.publisher,
        "editors": list(edition.editors),
        "licence": edition.licence or edition.licence_url,
        "licence-url": edition.licence_url,
        "count": len(documents),
        "words": sum(one.words for one in documents),
        "years": list(dict.fromkeys((years[0], years[-1]))) if years else [],
        "timeline": timeline,
        "facets": [facet.name for facet in facets],
        "usual": [_usual(facet) for facet in facets if facet.name in _WAYS],
        "entries": [entry(one) for one in shown],
    }


def failed(outcomes: Iterable[Outcome]) -> dict[str, Json]:
    """Return the sources that were not converted; why is no matter of the readers."""
    found = sorted(one.source for one in outcomes if one.failure is not None)
    shown: list[Json] = list(found[:_FAILED])
    return {"failed": shown, "more-failed": len(found) - len(shown)}


def _usual(facet: Facet) -> Json:
    """Return the values that most documents have."""
    usual = sorted(facet.known, key=lambda value: (-len(value.documents), in_order(value.label)))
    return {
        "facet": facet.name,
        "count": len(usual),
        "values": [told(value, folder=f"{FOLDER}/{facet.name}/") for value in usual[:_USUAL]],
    }


def usual_persons(people: Sequence[Entry], addresses: Addresses) -> list[Json]:
    """Return the persons that most documents name, each with its entry in the register."""
    named = [(one, [member for member in one.members if member.is_named]) for one in people]
    usual = sorted(
        (pair for pair in named if pair[1]),
        key=lambda pair: (-len(pair[1]), pair[0].sort, pair[0].id),
    )
    often = Counter(call(one) for one, _ in usual[:_USUAL])
    shown: list[Json] = []
    for one, members in usual[:_USUAL]:
        first = members[0]
        address = addresses.find(first.document.id, f"person/{first.person.id}")
        href = address.href if address else _PERSONS
        name = call(one)
        label = name if often[name] == 1 else _told_apart(name, one, members)
        shown.append({"label": label, "href": href, "count": len(members)})
    return shown


def _told_apart(name: str, entry: Entry, members: Sequence[Member]) -> str:
    """Return a name that others have too with an office and the year of the first document."""
    office = next((office.name for office in entry.offices), "")
    year = next((one.document.dated[:4] for one in members if one.document.dated), "")
    known = ", ".join(filter(None, (office, year)))
    return f"{name} ({known})" if known else name
