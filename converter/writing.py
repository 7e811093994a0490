"""Files that are written whole or not at all, and never outside the folder they belong to."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

from converter.errors import SettingsError, WriteError

_TEMPORARY = ".tei-convert-{}.tmp"
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
    target = _inside(root, path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise WriteError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Make room or allow writing there, and run it again.",
        ) from error
    return True


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


def _replace(target: Path, data: bytes) -> None:
    temporary = _temporary(target.parent)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sweep(root: Path) -> None:
    """Remove the temporary files of a run that was killed; young ones may be at work."""
    pattern, now = _TEMPORARY.format("*"), time.time()
    for prefix in ("", "tei/**/", "html/**/", "text/**/"):
        for path in root.glob(prefix + pattern):
            if now - path.stat().st_mtime > _LEFT_OVER:
                path.unlink(missing_ok=True)
