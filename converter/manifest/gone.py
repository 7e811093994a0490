"""Documents that an earlier run knew and that are not in the corpus any more."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from converter.manifest.rows import State, unpacked_outcome


@dataclass(frozen=True, slots=True)
class Gone:
    """A document whose source has left: the name of its outputs, its files as they were left.

    A file may have two states: the page of a document that has left, or that fails, is emptied
    of its links.
    """

    source: str
    output: str
    files: tuple[State, ...]


def gone(connection: sqlite3.Connection, run: int, present: Iterable[str] | None) -> Iterator[Gone]:
    """Yield the documents that a run did not meet; before it began: those not ``present``."""
    condition, values = "run < ?", [run]
    if present is not None:
        connection.execute("CREATE TEMP TABLE present(source TEXT PRIMARY KEY)")
        names = ((name,) for name in present)
        connection.executemany("INSERT OR IGNORE INTO present VALUES(?)", names)
        condition, values = "source NOT IN (SELECT source FROM present)", []
    yield from _found(connection, condition, values)


def failed(connection: sqlite3.Connection, run: int) -> Iterator[Gone]:
    """Yield the documents that failed in a run, with the files that stand since they did not."""
    yield from _found(connection, "run = ? AND failed", [run])


def _found(connection: sqlite3.Connection, condition: str, values: list[int]) -> Iterator[Gone]:
    sql = f"SELECT source, packed, files FROM document WHERE {condition} ORDER BY source"  # noqa: S608
    for source, packed, files in connection.execute(sql, values).fetchall():
        known = [(path, size, moment) for path, size, moment in json.loads(files)]
        sql = "SELECT path, size, moment FROM emptied WHERE source = ?"
        known += connection.execute(sql, [source])
        yield Gone(source, unpacked_outcome(packed).output, tuple(known))


def note_emptied(connection: sqlite3.Connection, source: str, files: Iterable[State]) -> None:
    """Note the pages of a document as they are since they lead nowhere."""
    rows = ((source, *state) for state in files)
    connection.executemany("INSERT OR REPLACE INTO emptied VALUES(?, ?, ?, ?)", rows)


def forget(connection: sqlite3.Connection, source: str) -> None:
    """Forget a document of which nothing is left in OUT."""
    for table in ("document", "finding", "work", "base", "emptied"):
        connection.execute(f"DELETE FROM {table} WHERE source = ?", [source])  # noqa: S608
