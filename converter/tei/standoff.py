"""standOff: the persons, places and organisations that the document's names point at."""

from __future__ import annotations

from converter.model import Person, Report
from converter.tei.build import Element, add
from converter.tei.entries import Entries
from converter.tei.identifiers import person_id


def add_standoff(tree: Element, report: Report, entries: Entries) -> None:
    """Append the lists of persons, places and organisations, when there are any."""
    if not (report.people or entries.places or entries.organisations):
        return
    stand_off = add(tree, "standOff")
    if report.people:
        people = add(stand_off, "listPerson")
        for person in report.people:
            _person(people, person)
    for kind, named in (("place", entries.places), ("org", entries.organisations)):
        if named:
            listed = add(stand_off, f"list{kind.capitalize()}")
            for key, one in named.items():
                entry = add(listed, kind, xml_id=key)
                for name in (one.name, *one.variants):
                    add(entry, f"{kind}Name", name)


def _person(people: Element, person: Person) -> None:
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
    for event, when in (("birth", person.born), ("death", person.died)):
        if when:
            add(entry, event, when=when)
    for role in person.roles:
        add(entry, "occupation", role)
    for kind, number in person.idnos:
        add(entry, "idno", number, type=kind)
