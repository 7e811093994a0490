"""The registers of a corpus: made of one pass over its documents, and kept on disk."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import BinaryIO, cast

from converter.on_disk import database
from converter.register.addresses import Addresses
from converter.register.entries import Document, Entry, Paper, Thing
from converter.register.gathering import Gathered
from converter.register.humans import persons
from converter.register.listing import Listing
from converter.register.standing import Standing
from converter.register.things import Kind, things


class Registers:
    """The registers of persons, places and organisations; each is made when it is asked for."""

    def __init__(
        self, rows: sqlite3.Connection, lines: BinaryIO, documents: Iterable[Document]
    ) -> None:
        """Keep the documents, which are gone through once; ``rows`` and ``lines`` are empty."""
        self._rows, self._lines, self._documents = rows, lines, documents

    @cached_property
    def _gathered(self) -> Gathered:
        gathered = Gathered(self._rows, self._lines)
        gathered.take(self._documents)
        return gathered

    def gather(self) -> None:
        """Go through the documents; else it is done when something is asked for first."""
        self._gathered  # noqa: B018 - it is made

    @property
    def size(self) -> int:
        """Return the bytes that lie on disk meanwhile."""
        ((pages,),) = self._rows.execute("PRAGMA page_count")
        ((size,),) = self._rows.execute("PRAGMA page_size")
        return int(pages) * int(size) + self._gathered.size

    @cached_property
    def _standing(self) -> Standing:
        return Standing(self._gathered)

    @cached_property
    def persons(self) -> Listing[Entry]:
        """Return the register of persons."""
        listing, placed = persons(self._gathered)
        self._standing.add(listing, lambda number, _: placed.human(number))
        return listing

    @cached_property
    def places(self) -> Listing[Thing]:
        """Return the register of places."""
        return self._things("places")

    @cached_property
    def organisations(self) -> Listing[Thing]:
        """Return the register of organisations."""
        return self._things("organisations")

    def _things(self, kind: Kind) -> Listing[Thing]:
        listing = things(self._gathered, kind)
        self._standing.add(listing, lambda _, cell: cell)
        return listing

    @cached_property
    def addresses(self) -> Addresses:
        """Return where the entries of documents lead: those that stand in a page by then."""
        return Addresses(self._standing)

    def documents(self) -> Iterator[Paper]:
        """Yield the documents, sorted by their ids."""
        asked = "SELECT id, output, title, written, first, last FROM documents ORDER BY id"
        self._standing  # noqa: B018 - the ids are sorted
        for ident, output, title, when, first, last in self._gathered.rows.execute(asked):
            yield Paper(ident, output, title, when, (first, last))

    def id_met_twice(self) -> str | None:
        """Return an id that two documents have, or a document and a person; None: there is none."""
        self.persons  # noqa: B018 - it is made
        twice = (
            "SELECT id FROM documents GROUP BY id HAVING count(*) > 1"
            " UNION ALL SELECT id FROM made_persons WHERE id IN (SELECT id FROM documents) LIMIT 1"
        )
        row = self._gathered.rows.execute(twice).fetchone()
        return None if row is None else str(row[0])

    def persons_of(self, document: str) -> list[tuple[int, str]]:
        """Return the numbers of the entries of a document's persons, with their ids there.

        Asked for in the order of the corpus it costs least. ``persons[number]`` is the entry.
        """
        self.persons  # noqa: B018 - it is made
        return self._standing.of("persons", document)


@contextmanager
def registers(documents: Iterable[Document]) -> Iterator[Registers]:
    """Give the registers of documents, in any order; what they keep on disk is gone afterwards."""
    with database() as rows, tempfile.TemporaryFile(prefix="tei-convert-") as lines:
        # One transaction: nothing has to be waited for.
        rows.execute("BEGIN")
        yield Registers(rows, cast("BinaryIO", lines), documents)
