"""Tables, a network, linked data, tagged texts and bibliographies for research.

One file per form: ``sheets`` (CSV, JSON Lines, data dictionary) with its ``columns``,
``network`` (GEXF), ``linked`` (JSON-LD, Turtle), ``conll``; BibTeX, RIS and CSL-JSON come
from ``converter.bibliography``. All are written in one pass; ``report`` reads the TEI.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import BinaryIO

from converter.bibliography import forms
from converter.bibliography.people import People, Person
from converter.bibliography.taken import Taken
from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Published
from converter.exports.tables import conll
from converter.exports.tables.columns import (
    TABLES,
    document_row,
    letter_rows,
    mention_row,
    person_row,
    thing_row,
)
from converter.exports.tables.linked import Linked
from converter.exports.tables.network import Network
from converter.exports.tables.report import Report, read_report
from converter.exports.tables.sheets import Sheet, dictionary
from converter.settings import Edition

_MADE = "it says how the edition was made, not what the document is"
_LOOKS = "no form holds how the page looks"
_POINTS = "the tables hold the id in the document, not the other pointers of a name"
_WHY = {
    "persName": "the names in the lists of a document are those of the register",
    "person": "the register's person stands for it",
    "roleName": "no table holds titles in the text; the words are in texts.conll",
    "date/@when": "a date in the text is tagged in texts.conll, without its value",
    "p": "only paragraphs of the text are sentences of texts.conll",
    "occupation/@when": "the offices are listed without their dates",
    "occupation/@source": "the offices are listed without their documents",
    **dict.fromkeys(("persName/@ref", "placeName/@ref", "orgName/@ref"), _POINTS),
    **dict.fromkeys(("category", "catDesc", "taxonomy", "prefixDef", "change"), _MADE),
    **dict.fromkeys(("hi", "hi/@rend", "note/@place", "lb", "pb", "milestone"), _LOOKS),
}


def export(edition: Published, into: Destination, losses: Losses) -> None:
    """Write the tables and what else is made from them."""
    for thing, why in _WHY.items():
        losses.explain(thing, why)
    people = _read_register(edition, losses)
    with ExitStack() as open_files:
        files = {
            path: open_files.enter_context(into.stream(path))
            for path in (
                *(f"{table.name}.{form}" for table in TABLES for form in ("csv", "jsonl")),
                *("edition.jsonld", "edition.ttl", "texts.conll"),
                *("documents.bib", "documents.ris", "documents.csl.json"),
            )
        }
        writer = _Writer(files, edition.edition)
        for person in people:
            writer.add_person(person)
        for document in edition.documents():
            taken = Taken(document.root)
            writer.add(read_report(document, people, taken))
            conll.write_document(document.root, taken, files["texts.conll"])
            losses.read(document.root, taken.nodes)
        writer.close()
    with into.stream("network.gexf") as file:
        writer.network.write(file, edition.edition.title)
    into.write("datapackage.json", dictionary(edition.edition))


def _read_register(edition: Published, losses: Losses) -> People:
    if edition.register is None:
        return People(None)
    taken = Taken(edition.register)
    people = People(taken)
    losses.read(edition.register, taken.nodes)
    return people


class _Writer:
    """The forms that are written while the documents pass."""

    def __init__(self, files: Mapping[str, BinaryIO], edition: Edition) -> None:
        """Begin each file."""
        self.network = Network()
        self._files = files
        self._edition = edition
        self._sheets = {
            table.name: Sheet(table, files[f"{table.name}.csv"], files[f"{table.name}.jsonl"])
            for table in TABLES
        }
        self._linked = Linked(edition, files["edition.jsonld"], files["edition.ttl"])
        self._between = b"[\n"

    def add_person(self, person: Person) -> None:
        """Write a person."""
        self._sheets["persons"].write(person_row(person))
        self._linked.write(self._linked.person(person))
        self.network.add_person(person)

    def add(self, report: Report) -> None:
        """Write a document, the persons that the register lacks, and what it names."""
        for person in report.people:
            if not person.registered:
                self.add_person(person)
        sheets = self._sheets
        sheets["documents"].write(document_row(report))
        for name, things in (("places", report.places), ("organisations", report.organisations)):
            for thing in things:
                sheets[name].write(thing_row(thing))
        for mention in report.mentions:
            sheets["mentions"].write(mention_row(mention))
        for row in letter_rows(report):
            sheets["correspondence"].write(row)
        self._linked.write(self._linked.document(report, self._edition))
        self.network.add(report)
        self._files["documents.bib"].write(forms.bibtex(report).encode())
        self._files["documents.ris"].write(forms.ris(report).encode())
        item = forms.csl(report).encode()
        self._files["documents.csl.json"].write(self._between + item)
        self._between = b",\n"

    def close(self) -> None:
        """End the files that have an end."""
        self._linked.close()
        self._files["documents.csl.json"].write(b"\n]\n")
