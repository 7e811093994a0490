"""standOff: the persons and places that the document's names point at."""

from __future__ import annotations

from lxml import etree

from converter.model import Person, Report
from converter.tei.build import add
from converter.tei.identifiers import person_id, place_id


def add_standoff(tree: etree._Element, report: Report) -> None:
    """Append the lists of persons and places, when there are any."""
    place = report.about.place
    if not report.people and not place:
        return
    stand_off = add(tree, "standOff")
    if report.people:
        people = add(stand_off, "listPerson")
        for person in report.people:
            _person(people, person)
    if place:
        places = add(stand_off, "listPlace")
        entry = add(places, "place", xml_id=place_id(place, ids_of(report)))
        add(entry, "placeName", place)


def ids_of(report: Report) -> frozenset[str]:
    """Return the ids of the report's persons."""
    return frozenset(person_id(person.id) for person in report.people)


def _person(people: etree._Element, person: Person) -> None:
    entry = add(people, "person", xml_id=person_id(person.id))
    name = add(entry, "persName", type="main")
    parts = [("roleName", person.title), ("surname", person.surname), ("forename", person.forename)]
    if not person.surname:
        parts = parts[:1]
    for element, part in parts:
        if part:
            if len(name):
                name[-1].tail = " "
            add(name, element, part)
    if not person.surname and len(name):
        name[-1].tail = f" {person.name}"
    elif not person.surname:
        name.text = person.name
    for variant in person.variants:
        add(entry, "persName", variant, type="variant")
    for role in person.roles:
        add(entry, "occupation", role)
    for kind, number in person.idnos:
        add(entry, "idno", number, type=kind)
