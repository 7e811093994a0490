"""persons.xml: the register of persons of a run, made from the outcomes of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from converter.errors import SchemaError
from converter.outcome import Outcome
from converter.register import Document, Entry
from converter.schema import Schema
from converter.settings import Edition
from converter.tei.persons import Human, Listed, encode_persons

PATH = "persons.xml"


def documents_of(outcomes: Iterable[Outcome]) -> tuple[Document, ...]:
    """Return the converted documents as the register knows them, sorted by their ids."""
    documents = (
        Document(one.id, one.output, one.title or one.source, one.when, one.cast)
        for one in outcomes
        if one.failure is None
    )
    return tuple(sorted(documents, key=lambda document: document.id))


def encode(
    people: Sequence[Entry],
    documents: Sequence[Document],
    edition: Edition,
    *,
    xml_model: bool = True,
) -> bytes:
    """Return the bytes of persons.xml; raise SchemaError when they would not be valid."""
    listed = [Listed(one.id, one.output, one.title, _dates(one)) for one in documents]
    humans = [_human(entry) for entry in people]
    data = encode_persons(humans, listed, edition, xml_model=xml_model)
    if violations := Schema.load().check(data):
        first = violations[0]
        raise SchemaError(
            f"{PATH} would not be valid: line {first.line}: {first.message}",
            "This is a fault of the converter; the file was not written. Please report it.",
        )
    return data


def _dates(document: Document) -> dict[str, str]:
    if document.when:
        return {"when": document.when}
    first, last = document.cast.limits
    return {key: date for key, date in (("notBefore", first), ("notAfter", last)) if date}


def _human(entry: Entry) -> Human:
    return Human(
        id=entry.id,
        name=entry.name,
        title=entry.title,
        surname=entry.surname,
        forename=entry.forename,
        variants=entry.variants,
        born=entry.born,
        died=entry.died,
        offices=[
            (office.name, one)
            for office in entry.offices
            for one in ([document.id for document in office.documents] or [""])
        ],
        idnos=entry.idnos,
        entries=[(member.document.id, member.person.id) for member in entry.members],
    )
