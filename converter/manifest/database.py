"""The database of the manifest: its tables, and how it is opened by one run at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from converter.errors import SettingsError

_FORMAT = 1
_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "cache_size = -16384",
)
_TABLES = """
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS circumstances(id INTEGER PRIMARY KEY, told TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS document(
  source TEXT PRIMARY KEY, run INTEGER, circumstances INTEGER, told TEXT, words BLOB,
  files TEXT, digest TEXT, failed INTEGER, fault INTEGER, decided TEXT, packed BLOB);
CREATE INDEX IF NOT EXISTS of_run ON document(run, source, digest, failed);
CREATE TABLE IF NOT EXISTS finding(
  source TEXT, code TEXT, message TEXT, line INTEGER, notice INTEGER);
CREATE INDEX IF NOT EXISTS of_document ON finding(source);
CREATE TABLE IF NOT EXISTS work(
  source TEXT PRIMARY KEY, seconds REAL, written TEXT, unchanged TEXT, reasons TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS base(source TEXT PRIMARY KEY, tei BLOB);
CREATE TABLE IF NOT EXISTS emptied(
  source TEXT, path TEXT, size INTEGER, moment INTEGER, PRIMARY KEY(source, path));
CREATE TABLE IF NOT EXISTS page(path TEXT PRIMARY KEY, size INTEGER, moment INTEGER) WITHOUT ROWID;
"""


def connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """Return the database, empty where there is none that can be read; it is closed by its user.

    One that is ``readonly`` is a copy in memory, without the TEI of the documents. Raises
    SettingsError when another run has it.
    """
    if path.is_symlink():
        # What it leads to is not ours to open; nothing is known then.
        if readonly:
            path = path.parent / "."
        else:
            path.unlink()
    if readonly:
        held = sqlite3.connect(":memory:", isolation_level=None)
        held.executescript(_TABLES)
        if path.is_file():
            with closing(_opened(path)) as stored:
                if _is_ours(stored):
                    _copy(stored, held)
        return held
    connection = _opened(path)
    if not _is_ours(connection):
        # Of another version, or damaged: nothing is known then, and all is done anew.
        connection.close()
        for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-journal"))):
            file.unlink(missing_ok=True)
        connection = _opened(path)
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    return connection


def bases(path: Path, sources: Iterable[str]) -> dict[str, bytes]:
    """Return the TEI that was written last of documents, as it is kept; where it is not, none.

    Raises SettingsError when a run has the database.
    """
    if not path.is_file():
        return {}
    sql = "SELECT source, tei FROM base WHERE source = ?"
    with closing(_opened(path)) as stored:
        if not _is_ours(stored) or not _has(stored, "base"):
            return {}
        return dict(row for one in sources for row in stored.execute(sql, [one]))


def _copy(stored: sqlite3.Connection, held: sqlite3.Connection) -> None:
    for (table,) in stored.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        if table == "base" or not _has(held, table):
            continue
        rows = stored.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of ours
        places = ", ".join("?" * len(rows.description))
        held.execute("BEGIN")
        held.executemany(f"INSERT INTO {table} VALUES({places})", rows)
        held.execute("COMMIT")


def _has(connection: sqlite3.Connection, table: str) -> bool:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, [table]).fetchone() is not None


def _opened(path: Path) -> sqlite3.Connection:
    """Return a database that nobody else has; raise SettingsError when somebody does."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        for setting in _PRAGMAS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        if "locked" in str(error):
            raise SettingsError(
                f"{path.parent}: another run is writing there.",
                "Wait until it has ended, or name another folder.",
            ) from error
        raise SettingsError(
            f"{path}: the record of earlier runs cannot be used ({error}).",
            "Remove that file: everything is then converted anew.",
        ) from error
    except sqlite3.DatabaseError:
        pass
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    try:
        ((version,),) = connection.execute("PRAGMA user_version")
        ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.DatabaseError:
        return False
    return bool(version == _FORMAT or (version == 0 and not tables))
