"""Which entries of the registers stand in a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from converter.register.gathering import Gathered
from converter.register.listing import Listing


class Standing:
    """The entries of the documents; asked for in the order of the corpus they cost least.

    ``made`` are the registers that there are.
    """

    def __init__(self, gathered: Gathered) -> None:
        """Begin without a register."""
        self._gathered, self._rows = gathered, gathered.rows
        self.made: dict[str, Listing[Any]] = {}
        self._cell_of: dict[str, Callable[[int, int], int]] = {}
        self._last = -1
        self._rows.execute("CREATE INDEX document_ids ON documents (id)")

    def add(self, listing: Listing[Any], cell_of: Callable[[int, int], int]) -> None:
        """Add a register; ``cell_of`` is told the number of a member and what its row tells."""
        self.made[listing.kind] = listing
        self._cell_of[listing.kind] = cell_of

    def of(self, kind: str, document: str) -> list[tuple[int, str]]:
        """Return the numbers of the entries of a document in their order, with the ids there."""
        place = self._number(document)
        if place is None:
            return []
        starts, cell_of = self._gathered.starts[kind], self._cell_of[kind]
        entry_of = self.made[kind].entry_of
        asked = f"SELECT number, cell, id FROM {kind} WHERE number >= ? AND number < ?"
        found = self._rows.execute(asked, (starts[place], starts[place + 1]))
        return sorted((entry_of[cell_of(number, cell)], ident) for number, cell, ident in found)

    def _number(self, document: str) -> int | None:
        """Return the number of a document; as a rule it is that of the last, or the next."""
        asked = "SELECT id FROM documents WHERE number = ?"
        for number in (self._last, self._last + 1):
            row = self._rows.execute(asked, (number,)).fetchone()
            if row is not None and row[0] == document:
                self._last = number
                return number
        row = self._rows.execute(
            "SELECT number FROM documents WHERE id = ?", (document,)
        ).fetchone()
        if row is None:
            return None
        self._last = row[0]
        return self._last
