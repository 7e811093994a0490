"""The folder that an export writes: its files whole or not at all, and no others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from converter.errors import SettingsError, WriteError
from converter.writing import prepare, remove, replacing, write

_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini"}


class Destination:
    """Write the files of an export; paths are relative, with ``/``."""

    def __init__(self, root: Path, record: str, earlier: frozenset[str]) -> None:
        """Take the folder, the name of its record, and what an earlier export wrote."""
        self.root = root
        self._record = record
        self._earlier = earlier
        self._files: dict[str, None] = {}

    @classmethod
    def open(cls, root: Path, record: str) -> Destination:
        """Make the folder; raise SettingsError when it holds what no export wrote."""
        earlier = _earlier(root / record)
        if earlier is None:
            strangers = sorted(
                path.name
                for path in (root.iterdir() if root.is_dir() else ())
                if path.name not in _SYSTEM
            )
            if strangers:
                raise SettingsError(
                    f"{root} is not empty and holds no earlier export ({strangers[0]}).",
                    "Name a new or empty folder: an export removes what it does not make again.",
                )
        prepare(root)
        return cls(root, record, frozenset(earlier or ()))

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole; raise WriteError when it cannot be written."""
        self._files[path] = None
        write(self.root, path, data)

    @contextmanager
    def stream(self, path: str) -> Iterator[BinaryIO]:
        """Give a file to write piece by piece; it takes its place when the block ends well."""
        self._files[path] = None
        with replacing(self.root, path) as file:
            yield file

    @property
    def files(self) -> tuple[str, ...]:
        """Return the paths written so far, sorted."""
        return tuple(sorted(self._files))

    def leave(self) -> None:
        """Record what was written of an export that failed, so that the next one replaces it."""
        files = sorted(self._earlier | set(self._files))
        with suppress(WriteError):
            write(self.root, self._record, json.dumps({"files": files}).encode() + b"\n")

    def close(self, record: Callable[[tuple[str, ...]], bytes]) -> tuple[str, ...]:
        """Remove what is left of an earlier export, write the record, and return all paths."""
        for path in sorted(self._earlier - set(self._files)):
            remove(self.root, path)
        write(self.root, self._record, record(self.files))
        return self.files


def _earlier(record: Path) -> list[str] | None:
    """Return the files that an earlier export names, None when there was none."""
    try:
        files = json.loads(record.read_bytes())["files"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError):
        files = None
    if not isinstance(files, list) or not all(isinstance(one, str) for one in files):
        raise SettingsError(
            f"{record} is not the record of an export.", "Name a new or empty folder."
        )
    return files
