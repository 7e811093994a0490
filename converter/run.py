"""A whole run: every document through an executor, then the index and the records of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from converter import corpus_text, person_pages, persons, records, resources, site
from converter.corpus import Entry
from converter.executors import Died, processes, serial
from converter.findings import Finding
from converter.outcome import Outcome
from converter.register import register
from converter.settings import Settings
from converter.version import VERSION
from converter.workshop import Workshop, died
from converter.writing import write

# Fewer documents than this are done before a second process has started.
_FEW = 8
# What the TEI files name as their schemas.
_SCHEMAS = ("report.rng", "report.sch", "persons.rng")
# Windows cannot wait for more processes at once.
_MOST = 61


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: reports, the settings, where to, how."""

    entries: Sequence[Entry]
    settings: Settings
    out: Path
    jobs: int
    force: bool = False
    notices: tuple[tuple[str, Finding], ...] = ()


def choose_jobs(asked: int | None, documents: int) -> int:
    """Return the number of worker processes; 1 means that this process does the work itself."""
    if asked is None:
        asked = 1 if documents < _FEW else _cores()
    return max(1, min(asked, documents, _MOST))


def convert_all(job: Job) -> Iterator[Outcome]:
    """Yield what became of each document, in the order of the corpus, its files written."""
    start = partial(Workshop, job.settings, job.out, force=job.force)
    run = serial if job.jobs == 1 else processes(job.jobs)
    for answer in run(start, job.entries):
        yield died(answer.task) if isinstance(answer, Died) else answer


def conclude(job: Job, outcomes: Sequence[Outcome], began: float) -> None:
    """Write the register, the index and the records; ``began`` is a time.monotonic()."""
    edition = job.settings.edition
    documents = persons.documents_of(outcomes)
    people = register(documents)
    with_tei = "tei" in job.settings.only
    if with_tei:
        associated = job.settings.tei.xml_model
        register_file = persons.encode(people, documents, edition, xml_model=associated)
        write(job.out, persons.PATH, register_file)
        for name in _SCHEMAS if associated else ():
            write(job.out, f"schemas/{name}", resources.schema(name).read_bytes())
    if "html" in job.settings.only:
        for place, page in person_pages.pages(people, job.settings):
            write(job.out, place, page.encode())
        index = site.index(outcomes, job.settings, len(people))
        write(job.out, "index.html", index.encode())
    if job.settings.site.corpus_text and "text" in job.settings.only:
        corpus_text.write_corpus_text(job.out, outcomes)
    path = persons.PATH if with_tei else None
    write(job.out, records.CONVERSION, records.conversion_record(outcomes, path))
    seconds = time.monotonic() - began
    started = datetime.fromtimestamp(time.time() - seconds, UTC)
    run = records.Run(VERSION, started, seconds, job.jobs, job.notices)
    write(job.out, records.RUN, records.run_record(outcomes, run))


def _cores() -> int:
    # A container may be given fewer cores than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
