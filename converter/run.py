"""A whole run: every document through an executor, then the index and the records of it."""

from __future__ import annotations

import os
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from converter import (
    books,
    corpus_text,
    persons,
    records,
    register_pages,
    report_page,
    resources,
    search,
    site,
)
from converter.corpus import Entry
from converter.executors import Died, processes, serial
from converter.findings import Finding
from converter.outcome import Outcome
from converter.proof import listing
from converter.register import THINGS, Addresses, Document, register, register_of
from converter.register import Entry as Human
from converter.second_phase import empty_others, fill_pages
from converter.settings import Settings
from converter.version import VERSION
from converter.workshop import Workshop, died
from converter.writing import remove, write

# Fewer documents than this are done before a second process has started.
_FEW = 8
# What the TEI files name as their schemas.
_SCHEMAS = ("report.rng", "report.sch", "persons.rng")
# Pages that are one more or fewer when the corpus is.
_LISTS = ("browse/**/*.html", "persons-*.html", "places-*.html", "organisations-*.html")
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


def conclude(job: Job, outcomes: Sequence[Outcome], began: float) -> tuple[Outcome, ...]:
    """Write what is made of all documents together, and the records of the run.

    ``began`` is a time.monotonic(); returned are the outcomes as the records have them.
    """
    documents = persons.documents_of(outcomes)
    people = register(documents)
    settings, out = job.settings, job.out
    with_tei = "tei" in settings.only
    if with_tei:
        _write_tei_register(people, documents, job)
    if "html" in settings.only:
        addresses = Addresses()
        made = _write_all(out, _registers(people, documents, settings, addresses))
        recorded = records.names(len(outcomes))
        made |= _write_all(
            out,
            site.pages(outcomes, people, settings, addresses=addresses, recorded=recorded),
        )
        _remove_others(out, made)
        outcomes = tuple(fill_pages(outcomes, addresses, settings, out))
        empty_others(outcomes, out)
        if not settings.searched:
            search.remove_search(out)
    if "text" in settings.only:
        if settings.site.corpus_text:
            corpus_text.write_corpus_text(out, outcomes)
        else:
            corpus_text.remove_corpus_text(out)
    if settings.site.proof:
        _write_all(out, listing.pages(outcomes, settings))
    with_books = "epub" in settings.only
    bound: tuple[str, ...] = (
        books.write_books(out, outcomes, people, settings.edition) if with_books else ()
    )
    write(out, report_page.PATH, report_page.page(outcomes, settings).encode())
    path = persons.PATH if with_tei else None
    records.write_conversion(out, outcomes, path, bound)
    seconds = time.monotonic() - began
    started = datetime.fromtimestamp(time.time() - seconds, UTC)
    run = records.Run(VERSION, started, seconds, job.jobs, job.notices)
    records.write_run(out, outcomes, run)
    if settings.searched:
        write(out, search.PATH, search.page(settings).encode())
        search.index(out, (one.paths["html"] for one in outcomes if "html" in one.paths))
    return tuple(outcomes)


def _write_tei_register(people: Sequence[Human], documents: Sequence[Document], job: Job) -> None:
    """Write persons.xml, and the schemas that the TEI files name."""
    associated = job.settings.tei.xml_model
    data = persons.encode(people, documents, job.settings.edition, xml_model=associated)
    write(job.out, persons.PATH, data)
    for name in _SCHEMAS if associated else ():
        write(job.out, f"schemas/{name}", resources.schema(name).read_bytes())


def _write_all(out: Path, pages: Iterable[tuple[str, str | bytes]]) -> set[str]:
    """Write pages as they come; return their paths."""
    made = set()
    for place, page in pages:
        write(out, place, page.encode() if isinstance(page, str) else page)
        made.add(place)
    return made


def _remove_others(out: Path, made: Container[str]) -> None:
    """Remove lists of an earlier run that this one did not make: nothing leads to them."""
    for pattern in _LISTS:
        standing = (found for found in out.glob(pattern) if found.is_file())
        paths = (found.relative_to(out).as_posix() for found in standing)
        for path in [path for path in paths if path not in made]:
            remove(out, path)


def _registers(
    people: Sequence[Human],
    documents: Sequence[Document],
    settings: Settings,
    addresses: Addresses,
) -> Iterator[tuple[str, str]]:
    """Yield the paths and the HTML of the registers' pages; note where the entries stand."""
    yield from register_pages.pages("persons", people, settings, addresses=addresses)
    for kind in THINGS:
        things = register_of(documents, kind)
        yield from register_pages.pages(kind, things, settings, addresses=addresses)


def _cores() -> int:
    # A container may be given fewer cores than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
