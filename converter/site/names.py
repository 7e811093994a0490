"""File names for what people write: stable, plain, and never two of one name."""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata

from converter.tei.identifiers import slug

_LONGEST = 60
# What our own pages are called, and what Windows takes for devices, with any suffix.
_TAKEN = (
    *("index", "without", "undated", "con", "prn", "aux", "nul"),
    *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
)


class Names:
    """The names of files in one folder, in a database: there may be very many."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        """Begin with an empty folder."""
        self._rows = rows
        rows.execute("DROP TABLE IF EXISTS taken")
        # The number is the last that a further text of the name was told apart by.
        rows.execute("CREATE TABLE taken (name TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID")
        rows.executemany("INSERT INTO taken VALUES (?, 1)", ((name,) for name in _TAKEN))

    def take(self, text: str) -> str:
        """Return a name that no other text has: letters a to z, digits and hyphens.

        Letters that have no Latin form are told by a checksum. What is no hyphen
        (``_2``) may be put behind a name to name a part of it.

        >>> names = Names(sqlite3.connect(":memory:"))
        >>> [names.take(text) for text in ("Árni Ó.", "Arni O", "Con", "1962", "Москва")]
        ['arni-o', 'arni-o-2', 'con-2', '1962', 'x-eb63f79a']
        """
        name = slug(text)[:_LONGEST].strip("-")
        if text.isascii() and text.isdigit():
            name = text
        elif _lost(text) or name == "x":
            name = f"{name}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
        found, number = name, 1
        if last := self._number(name):
            number = last
            while self._number(found):
                number += 1
                found = f"{name}-{number}"
            self._rows.execute("UPDATE taken SET number = ? WHERE name = ?", (number, name))
        self._rows.execute("INSERT INTO taken VALUES (?, 1)", (found,))
        return found

    def _number(self, name: str) -> int:
        asked = self._rows.execute("SELECT number FROM taken WHERE name = ?", (name,))
        return next((number for (number,) in asked), 0)


def _lost(text: str) -> bool:
    """Return whether letters of other alphabets are missing in a slug."""
    return any(
        char.isalpha() and not unicodedata.name(char, "").startswith("LATIN") for char in text
    )
