"""Whether two runs wrote the same files with the same bytes."""

from __future__ import annotations

from pathlib import Path

_OF_RUNS = {"run.json", ".tei-convert.sqlite"}


def differences(one: Path, other: Path) -> list[str]:
    """Return the paths that only one folder has or whose bytes differ.

    What tells of runs is left out: run.json, and the file that the next run is quick by.
    """
    paths = sorted(_files(one) | _files(other))
    return [path for path in paths if _data(one / path) != _data(other / path)]


def _files(folder: Path) -> set[str]:
    every = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in every} - _OF_RUNS


def _data(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
