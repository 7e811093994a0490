"""The entries of standOff for places and organisations, each with an id that no other has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from converter.model import Report
from converter.named import Named
from converter.tei.identifiers import entry_id, person_id, slug


@dataclass(frozen=True)
class Entries:
    """Places and organisations of a report by their ids."""

    places: dict[str, Named]
    organisations: dict[str, Named]

    def place(self, key: str) -> str:
        """Return the pointer to a place by the key of its marks, "" when it has no entry."""
        return self._places.get(key, "")

    def organisation(self, key: str) -> str:
        """Return the pointer to an organisation by the key of its marks, "" when it has no entry."""
        return self._organisations.get(key, "")

    def called(self, name: str) -> str:
        """Return the pointer to the place that is so called, "" when none is."""
        return self._called.get(name, "")

    @cached_property
    def _places(self) -> dict[str, str]:
        return _pointers(self.places)

    @cached_property
    def _organisations(self) -> dict[str, str]:
        return _pointers(self.organisations)

    @cached_property
    def _called(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, entry in self.places.items():
            for name in (entry.name, *entry.variants):
                found.setdefault(name, f"#{key}")
        return found


def entries_of(report: Report) -> Entries:
    """Return the entries of a report: the places that are marked, with the place of writing, and the organisations.

    The ids depend on the report alone; persons come first, then places.
    """
    taken = {person_id(person.id) for person in report.people}
    places = _numbered(_with_place_of_writing(report), "place", taken)
    return Entries(places, _numbered(report.organisations, "org", taken))


def _with_place_of_writing(report: Report) -> tuple[Named, ...]:
    """Return the places of a report with the place of writing, which may be another form of one."""
    place, places = report.about.place, report.places
    if not place or any(place in {one.name, *one.variants} for one in places):
        return places
    key = slug(place)
    if any(one.key == key for one in places):  # Lodz in the list, Łódź in the dateline
        return tuple(
            replace(one, variants=(*one.variants, place)) if one.key == key else one
            for one in places
        )
    return (Named(key, place), *places)


def _numbered(named: Iterable[Named], kind: str, taken: set[str]) -> dict[str, Named]:
    """Return entries by their ids, in the order of the ids; what was given is taken."""
    found: dict[str, Named] = {}
    for one in named:
        key = entry_id(one.key, kind, taken)
        found[key] = one
        taken.add(key)
    return dict(sorted(found.items()))


def _pointers(entries: dict[str, Named]) -> dict[str, str]:
    """Return the pointer of each key of marks: the first entry that has it."""
    found: dict[str, str] = {}
    for name, entry in entries.items():
        if entry.key:
            found.setdefault(entry.key, f"#{name}")
    return found
