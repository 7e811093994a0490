"""A run whose documents are converted on other computers, which must see the same OUT."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

from converter.errors import SettingsError
from converter.executors import Died, Executor, Start, cluster
from converter.manifest import Due, Row
from converter.writing import read, remove, write

_MARK = ".tei-convert-{}.tmp"


def on_cluster(scheduler: str, out: Path) -> Executor:
    """Return an executor on the workers of a Dask scheduler, for documents that go to OUT.

    Paths are made absolute: a worker has another working folder. Raises SettingsError when
    a worker does not find in OUT what is put there now.
    """

    def run(start: Start[Any, Any], tasks: Iterable[Any]) -> Generator[Any | Died[Any], None, None]:
        mark = _MARK.format(token_hex(6))
        write(out, mark, mark.encode())
        try:
            there = partial(_begin, start, out.absolute(), mark)
            yield from cluster(scheduler, size=Due.weigh)(there, map(_absolute, tasks))
        finally:
            remove(out, mark)

    return run


def _absolute(due: Due) -> Due:
    entry = due.entry
    if entry.data is not None:
        return due
    return replace(due, entry=replace(entry, path=entry.path.absolute()))


def _begin(start: Callable[[], Callable[[Due], Row]], out: Path, mark: str) -> Callable[[Due], Row]:
    """Make the worker, where OUT is the folder that the run writes to."""
    if read(out, mark) != mark.encode():
        raise SettingsError(
            f"A worker does not see the folder {out} of this computer.",
            "CORPUS and OUT must have the same path on all computers: a shared file system.",
        )
    return start()
