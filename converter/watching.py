"""An edition that follows its reports while an editor works on them.

What is saved is converted at once, with tools that are ready; what is made of all documents
together waits until nothing was saved for a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import Self

from converter.corrections import SUFFIX as FIX
from converter.errors import SettingsError
from converter.findings import Finding
from converter.manifest import Manifest, Row
from converter.output_names import SUFFIXES
from converter.registrar import Registrar
from converter.run import Job, Run
from converter.settings import Settings
from converter.writing import prepare

QUIET = 400  # milliseconds without a change before what is made of all documents follows
MANY = 2000
"""Of more documents together, all that is made of them follows only at the end."""

_SOON = 50  # milliseconds: an editing program may write a file in several steps


class _Wanted(Exception):  # noqa: N818 - it is no error
    """Say that there is something more urgent to do."""


class Watcher:
    """Keep OUT as the reports are; use it in a ``with``."""

    def __init__(self, make: Callable[[], Job]) -> None:
        """Take what makes a job of the corpus as it is now.

        It is asked again when a report comes or goes, or the settings, the authority file,
        the catalogue, the review file or corrections are saved.
        """
        self._make = make
        self._registrar: tuple[Settings, Registrar] | None = None
        self._manifest: Manifest | None = None
        self._run: Run | None = None
        self._places: dict[str, int] = {}
        self.pending = False
        self.told: tuple[tuple[str, Finding], ...] = ()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep what is known."""
        if self._manifest is not None:
            self._manifest.close()
            self._manifest = None

    def everything(self) -> Iterator[Row]:
        """Do what is due of the whole corpus; yield the rows of what was done."""
        # Settings that are broken for a moment end here, and all stays as it was.
        job = self._make()
        prepare(job.out)
        if self._manifest is not None:
            self._manifest.close()
        self._places = {
            str(entry.path.resolve()): number for number, entry in enumerate(job.entries)
        }
        if self._registrar is None or self._registrar[0] != job.settings:
            self._registrar = job.settings, Registrar(job.settings, job.out)
        self._manifest = Manifest(job.out)
        self._run = Run(job, self._manifest, self._registrar[1])
        self.pending = True
        yield from (one for one in self._run if isinstance(one, Row))

    def saved(self, paths: Iterable[Path]) -> Iterator[Row]:
        """Do what is due after these files were saved, made or removed."""
        changed = {path.resolve() for path in paths}
        places = [self._places.get(str(path)) for path in sorted(changed)]
        entries = self._run.job.entries if self._run is not None else ()
        known = [entries[place] for place in places if place is not None and entries]
        alone = len(known) == len(changed) and all(entry.path.is_file() for entry in known)
        if not alone or self._run is None:
            yield from self.everything()
            return
        for one in self._run.do(known):
            if isinstance(one, Row):
                self.pending = True
                yield one

    def settle(self, is_wanted: Callable[[], bool] = lambda: False) -> None:
        """Write what is made of all documents together, if something was done since.

        When the watcher ``is_wanted`` for something else, the rest is left for the next time.
        """

        def between() -> None:
            if is_wanted():
                raise _Wanted

        if self._run is not None and self.pending:
            with suppress(_Wanted):
                self._run.conclude(self._run.job.notices, between)
                self.told = tuple(self._run.told)
                self.pending = False

    @property
    def documents(self) -> int:
        """Return how many documents there are."""
        return len(self._places)


class Changes:
    """The files that matter, as they are saved, made or removed; [] when all is quiet.

    They are noticed while something else is done, too: ``waiting`` tells whether there are some.
    """

    def __init__(self, corpus: Path, beside: Collection[Path], out: Path) -> None:
        """Begin to watch; raise SettingsError when the program that watches is not installed."""
        self._found: Queue[list[Path] | None] = Queue()
        self._end = Event()
        self._watch = _watch(corpus, beside, out, self._end)
        next(self._watch)
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        for paths in self._watch:
            if paths:
                self._found.put(paths)

    def __iter__(self) -> Iterator[list[Path]]:
        """Yield for ever."""
        while True:
            try:
                yield self._found.get(timeout=QUIET / 1000) or []
            except Empty:
                yield []

    def waiting(self) -> bool:
        """Return whether something was saved that was not yielded yet."""
        return not self._found.empty()

    def close(self) -> None:
        """End the watching."""
        self._end.set()
        self._thread.join()


def _watch(corpus: Path, beside: Collection[Path], out: Path, end: Event) -> Iterator[list[Path]]:
    """Yield the files that matter as they are saved, made or removed; [] now and then.

    ``beside`` are files elsewhere that the editors named. Raises SettingsError when the
    program that watches is not installed.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError(
            "Watching needs watchfiles, which is not installed.", "Run pip install '.[watch]'."
        ) from error
    root = corpus if corpus.is_dir() else corpus.parent
    named = {path.resolve() for path in beside}
    places = {root.resolve(), *(path.parent for path in named)}

    def matters(_: object, name: str) -> bool:
        path = Path(name)
        if path.is_relative_to(out.resolve()) or path.name.startswith("."):
            return False
        return (
            path in named
            or path.suffix in SUFFIXES
            or path.name.endswith((FIX, ".csv", ".toml", ".xml"))
        )

    for found in watch(
        *places, watch_filter=matters, debounce=_SOON, step=10, rust_timeout=QUIET,
        yield_on_timeout=True, raise_interrupt=False, stop_event=end,
    ):  # fmt: skip
        yield sorted({Path(name) for _, name in found})
