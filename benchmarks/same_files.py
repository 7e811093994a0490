"""Whether two runs wrote the same files with the same bytes."""

from __future__ import annotations

from pathlib import Path

_OF_THE_RUN = "run.json"


def differences(one: Path, other: Path) -> list[str]:
    """Return the paths that only one folder has or whose bytes differ; run.json is left out.

    The time and the processes of a run stand in run.json, which differs therefore.
    """
    paths = sorted(_files(one) | _files(other))
    return [path for path in paths if _data(one / path) != _data(other / path)]


def _files(folder: Path) -> set[str]:
    every = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in every} - {_OF_THE_RUN}


def _data(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
