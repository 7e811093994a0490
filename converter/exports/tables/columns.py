"""The tables and their columns: what is written, and what the data dictionary says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from converter.bibliography.described import Letter, label
from converter.bibliography.people import Person
from converter.exports.tables.report import Mention, Report, Thing

Value = str | int | bool | tuple[str, ...]
Row = Mapping[str, Value]
DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
"""A year, a month or a day; never more exact than the source."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its type, and what each value keeps to."""

    name: str
    title: str
    description: str
    type: str = "string"
    required: bool = False
    unique: bool = False
    pattern: str = ""
    values: tuple[str, ...] = ()
    refers: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns; the first is the key."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]


def _key(what: str) -> Column:
    return Column("id", "Id", what, required=True, unique=True)


def _to(table: str, name: str, title: str, description: str, *, required: bool = False) -> Column:
    return Column(name, title, description, required=required, refers=table)


def _date(name: str, title: str, description: str) -> Column:
    return Column(name, title, description, pattern=DATE)


def _list(name: str, title: str, description: str) -> Column:
    return Column(name, title, f"{description} In CSV parted by “ | ”.", many=True)


_ORIGIN = "The id inside that document's TEI file."
_DOCUMENT = _to("documents", "document", "Document", "The document.", required=True)
_LOCAL = Column("local_id", "Id in the document", _ORIGIN)
_THING = (
    _DOCUMENT,
    Column("local_id", "Id in the document", _ORIGIN, required=True),
    Column("name", "Name", "The name as the document's list gives it."),
    Column("identifier", "Identifier", "The identifier of an authority (GeoNames, ...), if any."),
)

DOCUMENTS = Table(
    "documents",
    "Documents",
    "One row for each document of the edition.",
    (
        _key("The name of the TEI file without .xml, with its folder."),
        Column("xml_id", "xml:id", "The xml:id of the TEI document."),
        Column("title", "Title", "The main title."),
        _list("authors", "Authors", "The authors: persons by their names, else offices."),
        _list("translators", "Translators", "The translators."),
        _date("date", "Date", "When the document was written: a day, a month or a year."),
        _date("not_before", "Not before", "The earliest date, where no date is known."),
        _date("not_after", "Not after", "The latest date, where no date is known."),
        Column("type", "Type", "The kind of document, a word such as telegram or letter."),
        Column("classification", "Classification", "The secrecy, a word such as secret."),
        Column("language", "Language", "The language of the text (BCP 47)."),
        Column("original_language", "Original language", "The language of the original (BCP 47)."),
        Column("abstract", "Summary", "The summary of the page."),
        Column("archive", "Archive", "The archive that keeps the original."),
        _list("collection", "Collection", "The collections of the archive, outer before inner."),
        Column("shelfmark", "Shelfmark", "The shelfmark in the collection."),
        Column("archive_place", "Place of the archive", "Settlement and country of the archive."),
        Column("record", "Record", "The record number of the page that was converted."),
        Column("url", "Address", "The address of the document in this edition."),
        Column("source_url", "Address of the source", "The address of the page converted."),
        Column("citation", "Citation", "The citation of the source, word for word."),
        _list("keywords", "Keywords", "The archive's keywords."),
        Column("licence", "Licence", "The licence of the edition."),
        Column("licence_url", "Address of the licence", "The address of the licence."),
        Column("words", "Words", "How many words the source has.", type="integer"),
    ),
)
PERSONS = Table(
    "persons",
    "Persons",
    "One row for each person of the register, and for each person of a document without one there.",
    (
        _key("The id in the register; without one, the document, # and the id in it."),
        Column("name", "Name", "Forename and surname, or the name as it stands where undivided."),
        Column("surname", "Surname", "The surname, where the name is divided."),
        Column("forename", "Forename", "The forenames or initials, where the name is divided."),
        _list("titles", "Titles", "Titles kept with the name, such as Lord."),
        _list("variants", "Variants", "Other forms of the name that the documents have."),
        _list("offices", "Offices", "The offices that the documents give the person."),
        _date("birth", "Born", "The date of birth, from the authority file."),
        _date("death", "Died", "The date of death, from the authority file."),
        Column("wikidata", "Wikidata", "The id in Wikidata.", pattern="Q[0-9]+"),
        Column("viaf", "VIAF", "The id in VIAF.", pattern="[0-9]+"),
        Column("gnd", "GND", "The id in the GND.", pattern="[0-9X-]+"),
        Column("documents", "Documents", "In how many documents the person is.", type="integer"),
        Column("registered", "Registered", "Whether the register has the person.", type="boolean"),
    ),
)
MENTIONS = Table(
    "mentions",
    "Mentions",
    "One row for each name of a person, a place or an organisation in a text, in reading order.",
    (
        _key("The document, #m, and the number of the mention in it."),
        _DOCUMENT,
        Column(
            "kind",
            "Kind",
            "What is named.",
            required=True,
            values=("person", "place", "organisation"),
        ),
        Column("text", "Text", "The name as it stands in the text."),
        _to("persons", "person", "Person", "Who is meant; empty where it is not known."),
        _to("places", "place", "Place", "The place of the document's list, if any."),
        _to("organisations", "organisation", "Organisation", "The organisation, likewise."),
        _LOCAL,
        Column("certainty", "Certainty", "How sure it is (high, medium, low), where said."),
        _list("evidence", "Evidence", "How the name of a person was found."),
        Column("part", "Part", "Where it stands: body, opener, closer, head, note, speaker ..."),
        Column("paragraph", "Paragraph", "The number of the paragraph (p/@n) it stands in."),
    ),
)
CORRESPONDENCE = Table(
    "correspondence",
    "Correspondence",
    "One row for each sender and receiver of a document; where one is not known, it is empty.",
    (
        _key("The document, #c, and a number."),
        _DOCUMENT,
        _date("date", "Date", "When it was sent."),
        _to("persons", "sender", "Sender", "The person who sent it."),
        Column("sender_name", "Name of the sender", "The sender's name as the header has it."),
        Column("sender_organisation", "Office of the sender", "The office that sent it."),
        _to("persons", "receiver", "Receiver", "The person who received it."),
        Column("receiver_name", "Name of the receiver", "The receiver's name, likewise."),
        Column("receiver_organisation", "Office of the receiver", "The office that received it."),
        Column("copy", "Copy", "Whether the receiver got a copy for information.", type="boolean"),
    ),
)
PLACES = Table(
    "places",
    "Places",
    "One row for each place of each document; places of two documents are not joined.",
    (_key("The document, # and the id in it."), *_THING),
)
ORGANISATIONS = Table(
    "organisations",
    "Organisations",
    "One row for each organisation of each document; they are not joined either.",
    (_key("The document, # and the id in it."), *_THING),
)
TABLES = (DOCUMENTS, PERSONS, MENTIONS, CORRESPONDENCE, PLACES, ORGANISATIONS)


def document_row(report: Report) -> Row:
    """Return the row of a document."""
    same = {
        column.name: getattr(report, column.name)
        for column in DOCUMENTS.columns
        if column.name not in {"id", "authors", "type"}
    }
    authors = tuple(label(agent) for agent in report.authors)
    words = int(report.words) if report.words else ""
    return {**same, "id": report.name, "authors": authors, "type": report.kind, "words": words}


def person_row(person: Person) -> Row:
    """Return the row of a person; an id of an authority that cannot be one is left out."""
    return {column.name: getattr(person, column.name) for column in PERSONS.columns}


def thing_row(thing: Thing) -> Row:
    """Return the row of a place or an organisation."""
    return {column.name: getattr(thing, column.name) for column in PLACES.columns}


def mention_row(mention: Mention) -> Row:
    """Return the row of a mention."""
    return {
        "id": mention.id,
        "document": mention.document,
        "kind": mention.kind,
        "text": mention.text,
        "person": mention.person.id if mention.person else "",
        "place": mention.thing if mention.kind == "place" else "",
        "organisation": mention.thing if mention.kind == "organisation" else "",
        "local_id": mention.local_id,
        "certainty": mention.certainty,
        "evidence": mention.evidence,
        "part": mention.element,
        "paragraph": mention.paragraph,
    }


def letter_rows(report: Report) -> Iterator[Row]:
    """Yield the rows of a document's senders and receivers."""
    for number, letter in enumerate(report.letters, start=1):
        yield _letter_row(report.name, number, letter)


def _letter_row(document: str, number: int, letter: Letter) -> Row:
    sender, receiver = letter.sender, letter.receiver
    return {
        "id": f"{document}#c{number}",
        "document": document,
        "date": letter.date,
        "sender": sender.person.id if sender.person else "",
        "sender_name": sender.name,
        "sender_organisation": sender.organisation,
        "receiver": receiver.person.id if receiver.person else "",
        "receiver_name": receiver.name,
        "receiver_organisation": receiver.organisation,
        "copy": letter.copy,
    }
