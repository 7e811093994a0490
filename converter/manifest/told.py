"""What became of the documents of a run: read from the manifest, as often as wanted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from converter.findings import Finding
from converter.manifest.rows import unpacked_outcome
from converter.outcome import Outcome

_BATCH = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents of a run failed, by a fault of the converter, or have findings."""

    documents: int
    failed: int
    faults: int
    findings: int
    with_findings: int


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did of a document: seconds, the files written and found as they were, why."""

    source: str
    seconds: float
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    reasons: tuple[str, ...]
    notices: tuple[Finding, ...]


class Outcomes(Collection[Outcome]):
    """The outcomes of a run in the order of the corpus, by name; a few are in memory at once."""

    def __init__(self, connection: sqlite3.Connection, run: int) -> None:
        """Take the documents of a run."""
        self._connection = connection
        self._run = run

    def __len__(self) -> int:
        """Return the number of documents."""
        sql = "SELECT count(*) FROM document WHERE run = ?"
        ((number,),) = self._connection.execute(sql, [self._run])
        return int(number)

    def __contains__(self, outcome: object) -> bool:
        """Return whether this is the outcome of a document of the run."""
        return isinstance(outcome, Outcome) and outcome in iter(self)

    def __iter__(self) -> Iterator[Outcome]:
        """Yield the outcomes; what is changed meanwhile does not disturb the order."""
        last = ""
        while batch := self._connection.execute(
            "SELECT document.source, packed, seconds, written, unchanged, files "
            "FROM document LEFT JOIN work USING (source) "
            "WHERE run = ? AND document.source > ? ORDER BY document.source LIMIT ?",
            [self._run, last, _BATCH],
        ).fetchall():
            for source, packed, seconds, written, unchanged, files in batch:
                outcome = unpacked_outcome(packed)
                if seconds is None:
                    kept = tuple(path for path, _, _ in json.loads(files))
                    yield replace(outcome, unchanged=kept)
                else:
                    yield replace(
                        outcome,
                        seconds=seconds,
                        written=tuple(json.loads(written)),
                        unchanged=tuple(json.loads(unchanged)),
                    )
                last = source

    def counts(self) -> Counts:
        """Return how many documents there are, by what became of them."""
        ((documents, failed, faults),) = self._connection.execute(
            "SELECT count(*), coalesce(sum(failed), 0), coalesce(sum(fault), 0) "
            "FROM document WHERE run = ?",
            [self._run],
        )
        ((findings, having),) = self._connection.execute(
            "SELECT count(*), count(DISTINCT source) FROM finding JOIN document USING (source) "
            "WHERE run = ? AND NOT failed",
            [self._run],
        )
        return Counts(documents, failed, faults, findings, having)

    def kinds(self) -> dict[str, int]:
        """Return how many findings there are of each kind."""
        return dict(
            self._connection.execute(
                "SELECT code, count(*) FROM finding JOIN document USING (source) "
                "WHERE run = ? GROUP BY code ORDER BY code",
                [self._run],
            )
        )

    def findings(self, code: str, most: int = -1) -> Iterator[tuple[str, Finding]]:
        """Yield the findings of a kind with the names of their sources; ``most``: the first few."""
        for source, message, line in self._connection.execute(
            "SELECT source, message, line FROM finding JOIN document USING (source) "
            "WHERE run = ? AND code = ? ORDER BY source, NOT notice, finding.rowid LIMIT ?",
            [self._run, code, most],
        ):
            yield source, Finding(code, message, line)

    def kept(self) -> tuple[int, int]:
        """Return how many documents this run left as they were, and how many files they have."""
        ((documents, files),) = self._connection.execute(
            "SELECT count(*), coalesce(sum(json_array_length(files)), 0) FROM document "
            "WHERE run = ? AND source NOT IN (SELECT source FROM work)",
            [self._run],
        )
        return documents, files

    def done(self) -> Iterator[Done]:
        """Yield what was done in this run, by the names of the sources."""
        for source, seconds, *lists in self._connection.execute(
            "SELECT source, seconds, written, unchanged, reasons FROM work "
            "JOIN document USING (source) WHERE run = ? ORDER BY source",
            [self._run],
        ):
            notices = self._connection.execute(
                "SELECT code, message, line FROM finding WHERE source = ? AND notice "
                "ORDER BY rowid",
                [source],
            )
            told = tuple(Finding(*one) for one in notices)
            written, unchanged, reasons = (tuple(json.loads(one)) for one in lists)
            yield Done(source, seconds, written, unchanged, reasons, told)

    def decided(self) -> set[int]:
        """Return the rows of the review file that were obeyed in any document."""
        found = self._connection.execute(
            "SELECT decided FROM document WHERE run = ? AND decided IS NOT NULL", [self._run]
        )
        return {line for (told,) in found for line in json.loads(told)}
