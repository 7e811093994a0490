"""What is kept about a run: ``conversion.json`` (the same in every run) and ``run.json``."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from converter.findings import Finding
from converter.manifest import Outcomes
from converter.outcome import Outcome

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

CONVERSION, RUN = "conversion.json", "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """What belongs to one run only: when it began, how long it took, with how many workers.

    ``notices`` concern no single report: each has the name of a file.
    """

    version: str
    started: datetime
    seconds: float
    jobs: int
    notices: tuple[tuple[str, Finding], ...] = ()


def conversion_record(
    outcomes: Iterable[Outcome], register: str | None = None, books: Sequence[str] = ()
) -> bytes:
    """Return the bytes of ``conversion.json`` (schemas/conversion.schema.json).

    ``register`` is the path of the register of persons, None when there is none; ``books``
    are the paths of the e-books that hold all documents.
    """
    documents = [_document(one) for one in sorted(outcomes, key=lambda outcome: outcome.source)]
    bound: dict[str, Json] = {"books": list(books)} if books else {}
    return _bytes({"format": 1, "register": register, **bound, "documents": documents})


def run_record(outcomes: Outcomes, run: Run) -> bytes:
    """Return the bytes of ``run.json``: the counts of all documents, and what this run did."""
    counts = outcomes.counts()
    kept, untouched = outcomes.kept()
    done = [*outcomes.done()]
    return _bytes(
        {
            "format": 2,
            "converter": run.version,
            "python": platform.python_version(),
            "platform": platform.platform(),
            "started": run.started.astimezone(UTC).isoformat(timespec="seconds"),
            "seconds": round(run.seconds, 3),
            "jobs": run.jobs,
            "converted": counts.documents - counts.failed,
            "failed": counts.failed,
            "kept": kept,
            "written": sum(len(one.written) for one in done),
            "unchanged": untouched + sum(len(one.unchanged) for one in done),
            "notices": [{"source": name, **_told(notice)} for name, notice in run.notices],
            "documents": [
                {
                    "source": one.source,
                    "reasons": list(one.reasons),
                    "seconds": round(one.seconds, 4),
                    "written": list(one.written),
                    "unchanged": list(one.unchanged),
                    "notices": [_finding(notice) for notice in one.notices],
                }
                for one in done
            ],
        }
    )


def _document(outcome: Outcome) -> Json:
    failure = outcome.failure
    return {
        "source": outcome.source,
        "id": outcome.id or None,
        "layout": outcome.layout or None,
        "status": outcome.status,
        "title": outcome.title,
        "date": outcome.date,
        "when": outcome.when,
        "kind": outcome.kind,
        "sender": outcome.sender,
        "receivers": list(outcome.receivers),
        "place": outcome.place,
        "outputs": [dict(asdict(output)) for output in outcome.outputs],
        "words": dict(outcome.words),
        "persons": outcome.persons,
        "decisions": len(outcome.decided),
        "mentions": [_mention(row) for row in outcome.mentions],
        "passed": [_passed(row) for row in outcome.passed],
        "dropped": [
            {"line": line, "text": text, "reason": reason} for line, text, reason in outcome.dropped
        ],
        "findings": [_finding(finding) for finding in outcome.findings],
        "failure": None
        if failure is None
        else {"code": failure.code, "message": failure.message, "line": failure.line},
    }


def _mention(row: tuple[int, int, int, str, str, str, str, str, str]) -> Json:
    line, start, end, surface, person, rule, evidence, certainty, runner_up = row
    return {
        **_place(line, start, end, surface),
        "person": person,
        "rule": rule,
        "evidence": [*evidence.split()],
        "certainty": certainty,
        "runner_up": runner_up,
    }


def _passed(row: tuple[int, int, int, str, str]) -> Json:
    line, start, end, surface, why = row
    return {**_place(line, start, end, surface), "why": why}


def _place(line: int, start: int, end: int, surface: str) -> dict[str, Json]:
    return {"line": line, "start": start, "end": end, "surface": surface}


def _finding(finding: Finding) -> Json:
    return dict(_told(finding))


def _told(finding: Finding) -> dict[str, Json]:
    return {"code": finding.code, "message": finding.message, "line": finding.line}


def _bytes(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
