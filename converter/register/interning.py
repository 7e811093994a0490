"""What is said in many documents is kept once, on disk, and has a number."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

_REMEMBERED = 20_000
_DIGEST = 16  # bytes: two texts of one digest are not to be expected


class Interned:
    """Texts and their numbers, from 0 on; those met last are looked up in memory."""

    def __init__(self, rows: sqlite3.Connection, table: str) -> None:
        """Keep the texts in a new table of this name: ``number``, ``told``."""
        self._rows = rows
        self._known: dict[str, int] = {}
        self._add = f"INSERT INTO {table} VALUES (?, ?, ?)"
        self._ask = f"SELECT number FROM {table} WHERE digest = ?"
        self._tell = f"SELECT told FROM {table} WHERE number = ?"
        self.count = 0
        rows.execute(
            f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, digest BLOB UNIQUE, told TEXT)"
        )

    def number(self, told: str) -> int:
        """Return the number of a text; it is ``count - 1`` of a new one."""
        found = self._known.get(told)
        if found is None:
            digest = blake2b(told.encode(), digest_size=_DIGEST).digest()
            row = self._rows.execute(self._ask, (digest,)).fetchone()
            if row is None:
                found = self.count
                self.count += 1
                self._rows.execute(self._add, (found, digest, told))
            else:
                (found,) = row
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[told] = found
        return found

    def text(self, number: int) -> str:
        """Return the text of a number."""
        (told,) = self._rows.execute(self._tell, (number,)).fetchone()
        return str(told)
