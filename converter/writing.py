"""Files that are written whole or not at all, and never outside the folder they belong to."""

from __future__ import annotations

import filecmp
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from converter.errors import SettingsError, WriteError

_TEMPORARY = ".tei-convert-{}.tmp"
_FOLDERS = ("tei", "html", "text", "epub", "source", "proof", "browse")
_LEFT_OVER = 3600.0  # seconds: an older temporary file belongs to a run that was killed


def prepare(root: Path) -> None:
    """Make the output folder and try to write in it, or raise SettingsError."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        probe = _temporary(root)
        probe.touch(exist_ok=False)
        probe.unlink()
        _sweep(root)
    except OSError as error:
        raise SettingsError(
            f"{root}: nothing can be written there ({error.strerror or error}).",
            "Name a folder that you may write to.",
        ) from error


def read(root: Path, path: str) -> bytes | None:
    """Return the bytes of ``root/path``, or None when there is no such file."""
    target = _inside(root, path)
    try:
        return target.read_bytes() if target.is_file() else None
    except OSError as error:
        raise WriteError(
            f"{path} cannot be read: {error.strerror or error}.",
            "Allow reading it, or move it away.",
        ) from error


def write(root: Path, path: str, data: bytes) -> bool:
    """Write ``root/path`` whole, or raise WriteError; return False when it holds these bytes.

    ``path`` is relative, with ``/``. A folder on the way that leads out of
    ``root`` (a symbolic link) is refused; a link in the file's own place is
    replaced, not followed.
    """
    if read(root, path) == data:
        return False
    with replacing(root, path) as file:
        file.write(data)
    return True


@contextmanager
def replacing(root: Path, path: str) -> Iterator[BinaryIO]:
    """Give a new file to write, which takes the place of ``root/path`` when the block ends well.

    What stands there stays when it holds the same bytes. Raises WriteError when it cannot be
    written; then what stood there still stands.
    """
    target = _inside(root, path)
    temporary = _temporary(target.parent)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            yield file
            file.flush()
            new = not (target.is_file() and filecmp.cmp(temporary, target, shallow=False))
            if new:
                os.fsync(file.fileno())
        if new:
            temporary.replace(target)
        else:
            temporary.unlink()
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise WriteError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Make room or allow writing there, and run it again.",
        ) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def remove(root: Path, path: str) -> None:
    """Remove ``root/path`` and the folders that it leaves empty; never anything outside root."""
    target = _inside(root, path)
    try:
        target.unlink(missing_ok=True)
        for folder in target.parents:
            if folder == root or any(folder.iterdir()):
                return
            folder.rmdir()
    except OSError as error:
        raise WriteError(
            f"{path} cannot be removed: {error.strerror or error}.", "Remove it yourself."
        ) from error


def _inside(root: Path, path: str) -> Path:
    target = root.joinpath(*path.split("/"))
    try:
        inside = target.parent.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop of links, a name too long
        inside = False
    if not inside:
        raise WriteError(
            f"{path} is not written: its folder is not in the output folder.",
            "Remove the link that leads out of it.",
        )
    return target


def _temporary(folder: Path) -> Path:
    return folder / _TEMPORARY.format(secrets.token_hex(6))


def _sweep(root: Path) -> None:
    """Remove the temporary files of a run that was killed; young ones may be at work."""
    pattern, now = _TEMPORARY.format("*"), time.time()
    for prefix in ("", *(f"{folder}/**/" for folder in _FOLDERS)):
        for path in root.glob(prefix + pattern):
            if now - path.stat().st_mtime > _LEFT_OVER:
                path.unlink(missing_ok=True)
