"""The file of the manifest."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from converter.manifest.database import connect
from converter.manifest.digests import Circumstances, Told
from converter.manifest.gone import Gone, failed, forget, gone, note_emptied
from converter.manifest.rows import (
    Row,
    Said,
    State,
    changed_file,
    findings_of,
    packed_outcome,
    states,
)
from converter.manifest.told import Outcomes
from converter.outcome import Outcome
from converter.stores import LocalCopy, is_remote, listing

PATH = ".tei-convert.sqlite"

_WORK = "INSERT OR REPLACE INTO work VALUES(?, ?, ?, ?, ?)"
_BATCH = 200
_SECONDS = 1.0  # so much work is lost at most when a run is killed


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier run left of a document."""

    told: Told | None
    circumstances: int
    words: bytes
    files: tuple[State, ...]
    failed: bool
    packed: bytes


class Manifest:
    """The documents of OUT; one run at a time has it, and closes it so that all is kept."""

    def __init__(self, out: Path, *, readonly: bool = False) -> None:
        """Open the manifest of OUT; ``readonly``: nothing is written, not even the file.

        Raises SettingsError when another run has it.
        """
        self.out = out
        self._readonly = readonly
        # SQLite needs a true file.
        self._copy = LocalCopy(out, PATH) if is_remote(out) else None
        self._listed: dict[str, tuple[int, int]] | None = None
        path = self._copy.path if self._copy else out / PATH
        self._connection = connect(path, readonly=readonly)
        ((last,),) = self._connection.execute("SELECT coalesce(max(run), 0) FROM document")
        self.run: int = last + 1
        if not readonly:
            self._connection.execute("DELETE FROM work")
            self._connection.execute("BEGIN")
        self._since = time.monotonic()
        self._pending: list[Row] = []
        self._circumstances = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep what there is and close; what went wrong before is told, not what follows of it."""
        try:
            self.close()
        except sqlite3.OperationalError:
            if error is None:
                raise

    def close(self) -> None:
        """Keep what there is and let another run have the file."""
        with closing(self._connection):
            if not self._readonly:
                self._keep()
                self._connection.execute("COMMIT")
        if self._copy:
            self._copy.close(send=not self._readonly)

    # -- what is known --------------------------------------------------------

    def circumstances(self) -> dict[int, Circumstances]:
        """Return the circumstances of earlier runs by their numbers."""
        found = self._connection.execute("SELECT id, told FROM circumstances")
        return {number: Circumstances.unpacked(told) for number, told in found}

    def begin(self, now: Circumstances) -> int:
        """Note the circumstances of this run; return their number."""
        packed = now.packed()
        self._connection.execute("INSERT OR IGNORE INTO circumstances(told) VALUES(?)", [packed])
        found = self._connection.execute("SELECT id FROM circumstances WHERE told = ?", [packed])
        ((self._circumstances,),) = found
        return self._circumstances

    def known(self, source: str) -> Known | None:
        """Return what is known of a document, None when it is new."""
        found = self._connection.execute(
            "SELECT told, circumstances, words, files, failed, packed FROM document "
            "WHERE source = ?",
            [source],
        ).fetchone()
        if found is None:
            return None
        told, number, words, files, failed, packed = found
        return Known(
            Told(*json.loads(told)) if told else None,
            number,
            words,
            tuple((path, size, moment) for path, size, moment in json.loads(files)),
            bool(failed),
            packed,
        )

    def base(self, source: str) -> bytes:
        """Return the TEI that was written last of a document, compressed; b"": not known."""
        sql = "SELECT tei FROM base WHERE source = ?"
        found = self._connection.execute(sql, [source]).fetchone()
        return found[0] if found else b""

    def gone(self, present: Iterable[str] | None = None) -> list[Gone]:
        """Return the documents that the run did not meet, or that are not ``present``."""
        self._keep()
        return [*gone(self._connection, self.run, present)]

    def failed(self) -> list[Gone]:
        """Return the documents that failed in the run."""
        return [*failed(self._connection, self.run)]

    def note_emptied(self, source: str, files: Iterable[State]) -> None:
        """Note the pages of a document that has left the corpus or failed, as they are since."""
        note_emptied(self._connection, source, files)

    def forget(self, source: str) -> None:
        """Forget a document of which nothing is left in OUT."""
        forget(self._connection, source)

    def changed_file(self, files: Iterable[State]) -> str | None:
        """Return the path of the first file of OUT that is gone or is not as it was left.

        A store is listed once, when the run begins: to ask for each file would take long.
        """
        if self._copy and self._listed is None:
            self._listed = listing(self.out)
        return changed_file(self.out, files, self._listed)

    # -- what a run finds -----------------------------------------------------

    def keep(self, source: str) -> None:
        """Note that a document is of this run and as it was."""
        self._connection.execute(
            "UPDATE document SET run = ?, circumstances = ? WHERE source = ?",
            [self.run, self._circumstances, source],
        )
        self._now_and_then()

    def put(self, row: Row) -> None:
        """Take what became of a document."""
        self._pending.append(row)
        if len(self._pending) >= _BATCH:
            self._keep()
        self._now_and_then()

    def update(self, outcome: Outcome) -> None:
        """Take an outcome that changed after its document was put: its page was filled."""
        ((told,),) = self._connection.execute(
            "SELECT files FROM document WHERE source = ?", [outcome.source]
        )
        page = outcome.paths["html"]
        now = states(self.out, [page])
        files = [
            one for was in json.loads(told) for one in (now if was[0] == page else (tuple(was),))
        ]
        self._connection.execute(
            "UPDATE document SET packed = ?, files = ? WHERE source = ?",
            [packed_outcome(outcome), json.dumps(files), outcome.source],
        )
        known = self._connection.execute(
            "SELECT seconds, reasons FROM work WHERE source = ?", [outcome.source]
        ).fetchone()
        seconds, reasons = known or (0.0, "[]")
        done = [json.dumps(outcome.written), json.dumps(outcome.unchanged)]
        self._connection.execute(_WORK, [outcome.source, seconds, *done, reasons])
        # A page that cannot be filled has a finding more; no other changes by that.
        findings = findings_of(outcome)
        asked = "SELECT count(*) FROM finding WHERE source = ?"
        ((number,),) = self._connection.execute(asked, [outcome.source])
        if number != len(findings):
            self._findings(outcome.source, findings)

    def _findings(self, source: str, findings: Iterable[Said]) -> None:
        self._connection.execute("DELETE FROM finding WHERE source = ?", [source])
        self._connection.executemany(
            "INSERT INTO finding VALUES(?, ?, ?, ?, ?)",
            [(source, *finding) for finding in findings],
        )

    def _keep(self) -> None:
        for row in self._pending:
            made: dict[str, object] = {
                "run": self.run,
                "circumstances": self._circumstances,
                "files": json.dumps(row.files),
                "digest": row.digest,
                "failed": row.failed,
                "fault": row.fault,
                "decided": json.dumps(row.decided) if row.decided else None,
                "packed": row.packed,
            }
            if row.told or row.failed:
                made["told"] = json.dumps(astuple(row.told)) if row.told else ""
                made["words"] = row.words
            # A document that was only rendered again was told what it was told before.
            names = ", ".join(made)
            values = ", ".join("?" * (len(made) + 1))
            # What was made of a document that fails now stands as it was.
            changed = (name for name in made if not (row.failed and name == "files"))
            changes = ", ".join(f"{name} = excluded.{name}" for name in changed)
            self._connection.execute(
                f"INSERT INTO document(source, {names}) VALUES({values}) "
                f"ON CONFLICT(source) DO UPDATE SET {changes}",
                [row.source, *made.values()],
            )
            if row.base:
                sql = "INSERT OR REPLACE INTO base VALUES(?, ?)"
                self._connection.execute(sql, [row.source, row.base])
            self._findings(row.source, row.findings)
            done = [json.dumps(told) for told in (row.written, row.unchanged, row.reasons)]
            self._connection.execute(_WORK, [row.source, row.seconds, *done])
        self._pending.clear()

    def _now_and_then(self) -> None:
        if time.monotonic() - self._since > _SECONDS:
            self._keep()
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")
            self._since = time.monotonic()

    # -- what is asked of a run ------------------------------------------------

    def outcomes(self) -> Outcomes:
        """Return what became of the documents of this run."""
        self._keep()
        return Outcomes(self._connection, self.run)

    def digest(self) -> str:
        """Return a text that is the same when all documents are what they were."""
        self._keep()
        total = hashlib.blake2b(digest_size=16)
        for source, digest in self._connection.execute(
            "SELECT source, digest FROM document WHERE run = ? ORDER BY source", [self.run]
        ):
            total.update(f"{source}\0{digest}\n".encode(errors="surrogatepass"))
        return total.hexdigest()

    def meta(self, key: str) -> str:
        """Return what was noted under a key, "" when nothing was."""
        found = self._connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return found[0] if found else ""

    def note(self, key: str, value: str) -> None:
        """Note something of OUT as a whole."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", [key, value])

    def pages(self) -> Iterator[State]:
        """Yield the files that are made of all documents together, as they were left."""
        yield from self._connection.execute("SELECT path, size, moment FROM page ORDER BY path")

    def set_pages(self, pages: Iterable[State]) -> None:
        """Note the files that are made of all documents together."""
        self._connection.execute("DELETE FROM page")
        self._connection.executemany("INSERT OR REPLACE INTO page VALUES(?, ?, ?)", pages)
