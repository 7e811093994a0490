"""What is kept about a run: ``conversion.json`` (the same in every run) and ``run.json``.

Of very many documents ``conversion.json`` only says where they are told of: in
``conversion.jsonl``, one on each line, so that no program has to hold all of them.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from converter.findings import Finding
from converter.manifest import Outcomes
from converter.manifest.told import Done
from converter.outcome import Outcome
from converter.pruning import Left
from converter.writing import remove, replacing

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

CONVERSION, LINES, RUN = "conversion.json", "conversion.jsonl", "run.json"
MOST = 10_000
"""Documents that are told of in ``conversion.json`` itself; of more, each has a line of its own."""


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


def names(documents: int, most: int = MOST) -> tuple[str, ...]:
    """Return the files that tell of so many documents.

    >>> names(3), names(3, most=2)
    (('conversion.json',), ('conversion.json', 'conversion.jsonl'))
    """
    return (CONVERSION, LINES) if documents > most else (CONVERSION,)


def write_conversion(
    out: Path,
    outcomes: Collection[Outcome],
    register: str | None = None,
    books: Sequence[str] = (),
    *,
    most: int = MOST,
    left: Iterable[Left] = (),
) -> None:
    """Write ``conversion.json`` (schemas/conversion.schema.json), and its lines where it has some.

    ``outcomes`` stand in the order of their sources; ``register`` is the path of the register of
    persons, None when there is none; ``books`` are the paths of the e-books that hold all
    documents; ``left`` are reports that are not in the corpus any more, but have files in OUT.
    More than ``most`` documents are told of in ``conversion.jsonl``.
    """
    head: dict[str, Json] = {"format": 1, "register": register}
    head |= {"books": list(books)} if books else {}
    head |= {"left": found} if (found := [*map(_left, left)]) else {}
    if LINES not in names(len(outcomes), most):
        with replacing(out, CONVERSION) as file:
            file.writelines(_pieces(head, map(_document, outcomes)))
        remove(out, LINES)
        return
    first: dict[str, Json] = head | {"count": len(outcomes)}
    with replacing(out, LINES) as file:
        file.writelines(map(_line, chain([first], map(_document, outcomes))))
    with replacing(out, CONVERSION) as file:
        file.write(_indented(first | {"documents": LINES}).encode() + b"\n")


def write_run(out: Path, outcomes: Outcomes, run: Run) -> None:
    """Write ``run.json``: the counts of all documents, and what this run did, by the sources."""
    counts = outcomes.counts()
    kept, untouched = outcomes.kept()
    summed = {"kept": kept, "written": 0, "unchanged": untouched}
    for one in outcomes.done():
        summed["written"] += len(one.written)
        summed["unchanged"] += len(one.unchanged)
    head: dict[str, Json] = {
        "format": 2,
        "converter": run.version,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "started": run.started.astimezone(UTC).isoformat(timespec="seconds"),
        "seconds": round(run.seconds, 3),
        "jobs": run.jobs,
        "converted": counts.documents - counts.failed,
        "failed": counts.failed,
        **summed,
        "notices": [{"source": name, **_told(notice)} for name, notice in run.notices],
    }
    with replacing(out, RUN) as file:
        file.writelines(_pieces(head, map(_of_run, outcomes.done())))


def _of_run(done: Done) -> Json:
    return {
        "source": done.source,
        "reasons": list(done.reasons),
        "seconds": round(done.seconds, 4),
        "written": list(done.written),
        "unchanged": list(done.unchanged),
        "notices": [_finding(notice) for notice in done.notices],
    }


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


def _left(left: Left) -> Json:
    findings = [_finding(finding) for finding in left.findings()]
    return {"source": left.source, "files": list(left.files), "findings": findings}


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


def _pieces(head: Json, documents: Iterable[Json]) -> Iterator[bytes]:
    r"""Yield the pieces of an object in JSON that ends with a list of documents.

    >>> b"".join(_pieces({"format": 1}, [])).decode()
    '{\n  "format": 1,\n  "documents": []\n}\n'
    """
    end = "\n}"
    yield f'{_indented(head).removesuffix(end)},\n  "documents": ['.encode()
    gap, close = "\n", "]"
    for one in documents:
        # No text of JSON holds a line break: each of these stands between values.
        yield (gap + "    " + _indented(one).replace("\n", "\n    ")).encode()
        gap, close = ",\n", "\n  ]"
    yield f"{close}{end}\n".encode()


def _indented(value: Json) -> str:
    import msgspec  # noqa: PLC0415

    # As json.dumps(value, indent=2) has it, which is not made in C and takes twice as long.
    return msgspec.json.format(json.dumps(value, ensure_ascii=False), indent=2)


def _line(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
