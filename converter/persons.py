"""persons.xml: the register of persons of a run, made from the outcomes of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from converter.errors import SchemaError
from converter.outcome import Outcome
from converter.register import Document, Entry, Paper, Registers
from converter.schema import Schema
from converter.settings import Edition
from converter.tei.persons import Human, Listed, encode_persons
from converter.writing import write_pieces

PATH = "persons.xml"

_FAULT = "This is a fault of the converter; the file was not written. Please report it."


def documents_of(outcomes: Iterable[Outcome]) -> Iterator[Document]:
    """Yield the converted documents as the registers take them in."""
    return (
        Document(one.id, one.output, one.title or one.source, one.when, one.cast)
        for one in outcomes
        if one.failure is None
    )


def write_persons(
    out: Path, registers: Registers, edition: Edition, *, xml_model: bool = True
) -> bool:
    """Write persons.xml piece by piece; raise SchemaError when it would not be valid.

    Return False when it stands there already.
    """
    return write_pieces(out, PATH, encode(registers, edition, xml_model=xml_model))


def encode(registers: Registers, edition: Edition, *, xml_model: bool = True) -> Iterator[bytes]:
    """Yield the bytes of persons.xml; raise SchemaError when they would not be valid.

    The grammar is asked about some documents or some persons at a time: what stands in a list
    depends on nothing else there. Ids are compared in the database.
    """
    if (ident := registers.id_met_twice()) is not None:
        raise SchemaError(f"{PATH} would not be valid: the id {ident!r} would stand twice.", _FAULT)
    schema = Schema.load()

    def check(data: bytes) -> None:
        if violations := schema.check_grammar(data):
            first = violations[0]
            raise SchemaError(
                f"{PATH} would not be valid: line {first.line} of a part of it: {first.message}",
                _FAULT,
            )

    humans = map(_human, registers.persons)
    documents = map(_listed, registers.documents())
    return encode_persons(humans, documents, edition, check, xml_model=xml_model)


def _listed(one: Paper) -> Listed:
    return Listed(one.id, one.output, one.title, _dates(one))


def _dates(document: Paper) -> dict[str, str]:
    if document.when:
        return {"when": document.when}
    first, last = document.limits
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
        offices=_offices(entry),
        idnos=entry.idnos,
        entries=((member.document.output, member.id) for member in entry.members),
    )


def _offices(entry: Entry) -> Iterator[tuple[str, Listed | None]]:
    for office in entry.offices:
        if not office.documents:
            yield office.name, None
        for document in office.documents:
            yield office.name, _listed(document)
