"""A whole run: what is due through an executor, then what is made of all, and the records."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

from converter import records, stores
from converter.corpus import Entry
from converter.elsewhere import on_cluster
from converter.executors import Died, processes, serial
from converter.findings import Finding
from converter.manifest import (
    Chooser,
    Circumstances,
    Due,
    Manifest,
    Outcomes,
    Row,
    Work,
    each_state,
    states,
)
from converter.manifest.digests import plain, short
from converter.pruning import Left, left_of, prune
from converter.settings import Settings
from converter.version import VERSION

# Fewer documents than this are done before a second process has started.
_FEW = 8
# Windows cannot wait for more processes at once.
_MOST = 61
# Under this the manifest notes what all that is made of the documents together was made from.
_TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: reports, the settings, where to, how.

    ``jobs`` is the number of worker processes (None: as many as are useful); ``force``:
    TEI that was edited by hand is replaced; ``again``: what earlier runs did is done again;
    ``scheduler``: the Dask scheduler whose workers do it, in the place of processes here;
    ``merge``: what is new in a conversion goes into TEI that was edited by hand; ``whole``:
    the reports are all there are, so that others have left; ``prune``: what was made of those
    is removed.
    """

    entries: Sequence[Entry]
    settings: Settings
    out: Path
    jobs: int | None = None
    force: bool = False
    notices: tuple[tuple[str, Finding], ...] = ()
    again: bool = False
    scheduler: str | None = None
    merge: bool = False
    whole: bool = False
    prune: bool = False


class Run:
    """One run over a corpus: iterate it for what is done, then ``conclude`` it."""

    def __init__(
        self, job: Job, manifest: Manifest, worker: Callable[[Due], Row] | None = None
    ) -> None:
        """Compare what is to be with what earlier runs left.

        ``worker``: one that is there already does all the work, in this process.
        """
        self.job = job
        self._worker = worker
        self.manifest = manifest
        self.began = time.monotonic()
        self.workers = 1
        self._now = Circumstances.of(job.settings)
        self._choose = Chooser(
            manifest, self._now, again=job.again, force=job.force, merge=job.merge
        )
        self.left: tuple[Left, ...] = ()
        self.told: list[tuple[str, Finding]] = []
        self._kept: list[str] = []
        self._together = "" if job.again else manifest.meta(_TOGETHER)

    def due(self) -> Iterator[Due]:
        """Yield what is to be done of each document, in the order of the corpus, and do nothing."""
        yield from map(self._choose, self.job.entries)

    def have_left(self) -> list[Left]:
        """Return the reports that are not in the corpus any more, before anything is done."""
        if not self.job.whole:
            return []
        gone = self.manifest.gone(entry.name for entry in self.job.entries)
        return left_of(self.job.out, gone, self.job.entries)

    def __iter__(self) -> Iterator[Row | str]:
        """Do what is due of the whole corpus, as ``do`` does."""
        return self.do(self.job.entries)

    def do(self, entries: Iterable[Entry]) -> Iterator[Row | str]:
        """Yield the row of each document that was worked on, the name of each left as it is.

        The files of a row are written, and what came before it is kept by the manifest.
        """
        job = self.job
        self.manifest.begin(self._now)
        chosen = map(self._choose, entries)
        # With little to do no second process is worth its start.
        enough, first = _FEW if job.jobs is None else 1, list[Due]()
        for due in chosen:
            if self._is_kept(due):
                yield due.entry.name
                continue
            first.append(due)
            if len(first) == enough:
                break
        self.workers = choose_jobs(job.jobs, len(first) if job.jobs is None else len(job.entries))
        if stores.only_here(job.out, *(due.entry.path for due in first)):
            self.workers = 1
        if not first:  # the reading is not even imported
            return
        # Pages are written without their neighbours: if the run ends now, the next must know.
        self.manifest.note(_TOGETHER, "")
        from converter.registrar import Registrar, row_of_died  # noqa: PLC0415

        start: Callable[[], Callable[[Due], Row]]
        how = {"force": job.force, "merge": job.merge}
        start = partial(Registrar, job.settings, job.out.absolute(), **how)
        if (ready := self._worker) is not None:
            run, start = serial, lambda: ready
        elif job.scheduler is not None:
            run = on_cluster(job.scheduler, job.out)
        elif self.workers == 1:
            run = serial
        else:
            run = processes(self.workers, size=Due.weigh, preload=(Registrar.__module__,))
        # Who stops reading (Ctrl-C) ends the workers too, and not some time later.
        with closing(run(start, chain(first, self._tasks(chosen)))) as answers:
            for answer in answers:
                row = row_of_died(answer.task) if isinstance(answer, Died) else answer
                self.manifest.put(row)
                if row.written:
                    self._together = ""
                yield from self._left()
                yield row
        yield from self._left()

    def _tasks(self, chosen: Iterable[Due]) -> Iterator[Due]:
        """Yield what there is to do; note what is kept, for ``_left``."""
        for due in chosen:
            if self._is_kept(due):
                self._kept.append(due.entry.name)
            else:
                yield due

    def _is_kept(self, due: Due) -> bool:
        if due.work is Work.KEEP:
            self.manifest.keep(due.entry.name)
        return due.work is Work.KEEP

    def _left(self) -> Iterator[str]:
        names, self._kept = self._kept, []
        yield from names

    def conclude(
        self,
        notices: tuple[tuple[str, Finding], ...] = (),
        between: Callable[[], None] = lambda: None,
    ) -> Outcomes:
        """Write what is made of all documents together, and the records of the run.

        Where all documents are what they were, and so is what was made of them together, only
        the record of the run is written. ``notices`` concern no single report; ``between`` is
        called between pages and may raise, and what is left is then for the next time.
        """
        outcomes = self.manifest.outcomes()
        settings, out = self.job.settings, self.job.out
        now = self._now
        notices = (*notices, *self._see_off())
        key = f"{self.manifest.digest()} {now.program} {now.settings} {now.pages} {now.site}"
        if self.left:
            key += f" {short(plain(self.left))}"
        if self._together != key or self.manifest.changed_file(self.manifest.pages()):
            from converter.together import files_of_all, write_together  # noqa: PLC0415

            self.manifest.note(_TOGETHER, "")
            others = [*self.left, *left_of(out, self.manifest.failed(), ())]
            try:
                for changed in write_together(settings, out, outcomes, between, self.left):
                    self.manifest.update(changed)
                    between()
            finally:
                for one in others:
                    self.manifest.note_emptied(one.source, states(out, one.pages))
            self.manifest.set_pages(each_state(out, files_of_all(out)))
        self.manifest.note(_TOGETHER, key)
        self._together = key
        seconds = time.monotonic() - self.began
        started = datetime.fromtimestamp(time.time() - seconds, UTC)
        told = records.Run(VERSION, started, seconds, self.workers, notices)
        records.write_run(out, outcomes, told)
        return outcomes

    def _see_off(self) -> list[tuple[str, Finding]]:
        """Find the reports that have left, and prune them when asked; return what is to be said."""
        self.left, self.told = (), []
        if not self.job.whole:
            return []
        out = self.job.out
        gone = self.manifest.gone()
        left = {one.source: one for one in left_of(out, gone, self.job.entries)}
        for one in left.values() if self.job.prune else ():
            rest, findings = prune(out, one, force=self.job.force)
            left[one.source] = rest
            self.told += [(one.source, finding) for finding in findings]
        for known in gone:
            if known.source not in left or not left[known.source].files:
                left.pop(known.source, None)
                self.manifest.forget(known.source)
        self.left = tuple(left.values())
        if not self.job.prune:
            self.told += [(one.source, told) for one in self.left for told in one.findings()]
        return self.told


def choose_jobs(asked: int | None, documents: int) -> int:
    """Return the number of worker processes; 1 means that this process does the work itself."""
    if asked is None:
        return 1 if documents < _FEW else min(_cores(), _MOST)
    return max(1, min(asked, documents, _MOST))


def _cores() -> int:
    # A container may be given fewer cores than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
