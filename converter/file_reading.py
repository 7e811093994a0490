"""Files that are read with a limit, and never a pipe or a device, which would not end."""

from __future__ import annotations

import os
from pathlib import Path

from converter.errors import SourceError
from converter.file_size import spoken_size
from converter.stores import is_remote


def read_bounded(path: Path, limit: int) -> bytes:
    """Return the bytes of a file, of this computer or in a store.

    Raises SourceError when it has more than ``limit`` bytes or is no regular file, OSError
    when it cannot be read.
    """
    if is_remote(path):
        data = path.read_bytes()
    else:
        if path.exists() and not path.is_file():
            raise SourceError("This is no regular file.", "Remove it, or copy its content.")
        try:
            size = path.stat().st_size
        except FileNotFoundError as error:
            if not path.is_symlink():
                raise
            what = "This is a link that leads nowhere."
            raise SourceError(what, "Remove it, or let it lead to a file.") from error
        demand_size(size, limit)
        with path.open("rb") as file:
            data = file.read(size + 1)
            if len(data) > size:  # it grows, or does not tell its size
                data += file.read(limit)
    demand_size(len(data), limit)
    return data


def demand_size(size: int, limit: int) -> None:
    """Raise SourceError when a report of so many bytes is larger than the limit."""
    if size <= limit:
        return
    most = spoken_size(limit)
    there = spoken_size(size) if size > limit + 1 else f"more than {most}"
    raise SourceError(
        f"The file is too large: it has {there}, and the limit is {most}.",
        "Divide it into its reports, or allow more with --max-size (in edition.toml: max_size).",
    )


def is_there(path: Path) -> bool:
    """Tell whether something has a name: a file, a folder, a link that leads nowhere."""
    try:
        return path.exists() if is_remote(path) else os.path.lexists(path)
    except OSError:  # a name that is too long
        return False
