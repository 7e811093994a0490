"""Files that are written whole or not at all, and never outside the folder they belong to."""

from __future__ import annotations

import filecmp
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import ELOOP
from functools import cache
from itertools import count
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from typing import BinaryIO

from converter import stores
from converter.errors import SettingsError, WriteError
from converter.regexes import regex

_TEMPORARY = ".tei-convert-{}.tmp"
_FOLDERS = ("tei", "html", "text", "epub", "source", "proof", "browse")
# Seconds since it was written to: an older temporary file is that of a process that was killed.
_LEFT_OVER = 60.0
_UNEVEN = regex(r"//|/\.\.?/|[\\:]")  # what may lead elsewhere than down
_NUMBERS = count()
_PART = 1 << 30  # bytes: more than twice as much no system takes at once
# Binary, and not for a child process: what Python's own open says of a new file.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NEW |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)


def prepare(root: Path) -> None:
    """Make the output folder and try to write in it, or raise SettingsError."""
    if stores.is_remote(root):
        stores.prepare(root)
        return
    try:
        root.mkdir(parents=True, exist_ok=True)
        probe = Path(_temporary(root))
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
    if stores.is_remote(root):
        return stores.read(root, path)
    return _read(path, _inside(root, path))


def _read(path: str, target: str, size: int | None = None) -> bytes | None:
    """Return the bytes of a file, None when it is none (or does not have this size)."""
    try:
        there = os.stat(target)
        if not S_ISREG(there.st_mode) or size not in {None, there.st_size}:
            return None
        with open(target, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno == ELOOP:
            return None
        raise WriteError(
            f"{path} cannot be read: {error.strerror or error}.",
            "Allow reading it, or move it away.",
        ) from error


def write(root: Path, path: str, data: bytes) -> bool:
    """Write ``root/path`` whole, or raise WriteError; return False when it holds these bytes.

    ``path`` is relative, with ``/``. A folder on the way that leads out of
    ``root`` (a symbolic link) is refused; a link in the file's own place is
    replaced, not followed.

    Whoever kills the run leaves the old file or the new one, never a part. It is not waited
    until a disk has it (fsync, which may take longer than the conversion): a power cut may
    cost what was written in the last seconds. The next run reads what stands in OUT, and
    writes again what is not as it should be (``keeping`` knows an emptied file).
    """
    if stores.is_remote(root):
        return stores.write(root, path, data)
    target = _inside(root, path)
    if _read(path, target, len(data)) == data:
        return False
    temporary = _temporary(os.path.dirname(target))
    with _telling(path, temporary):
        file = _new(temporary, target)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest[:_PART]) :]
        finally:
            os.close(file)
        os.replace(temporary, target)
    return True


def write_pieces(root: Path, path: str, pieces: Iterable[bytes]) -> bool:
    """Write a file as ``write`` does, piece by piece as they come: it is never in memory whole."""
    if stores.is_remote(root):
        return stores.write_pieces(root, path, pieces)
    target = _inside(root, path)
    temporary = _temporary(os.path.dirname(target))
    with _telling(path, temporary):
        with os.fdopen(_new(temporary, target), "wb") as file:
            file.writelines(pieces)
        if os.path.isfile(target) and filecmp.cmp(temporary, target, shallow=False):
            os.unlink(temporary)
            return False
        os.replace(temporary, target)
    return True


def _new(temporary: str, target: str) -> int:
    """Open a new file beside a target, whose folder is made when there is none."""
    try:
        return os.open(temporary, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        return os.open(temporary, _NEW, 0o666)


@contextmanager
def _telling(path: str, temporary: str) -> Iterator[None]:
    """Remove a temporary file when something goes wrong, and say what in a sentence."""
    try:
        yield
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise WriteError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Make room or allow writing there, and run it again.",
        ) from error
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


@contextmanager
def replacing(root: Path, path: str) -> Iterator[BinaryIO]:
    """Give a new file to write, which takes the place of ``root/path`` when the block ends well.

    What stands there stays when it holds the same bytes. Raises WriteError when it cannot be
    written; then what stood there still stands.
    """
    if stores.is_remote(root):
        with stores.replacing(root, path) as sent:
            yield sent
        return
    target = _inside(root, path)
    temporary = _temporary(os.path.dirname(target))
    with _telling(path, temporary):
        with os.fdopen(_new(temporary, target), "wb") as file:
            yield file
            file.flush()
            new = not (os.path.isfile(target) and filecmp.cmp(temporary, target, shallow=False))
            if new:
                os.fsync(file.fileno())
        if new:
            os.replace(temporary, target)
        else:
            os.unlink(temporary)


def files(root: Path, folder: str) -> Iterator[str]:
    """Yield the paths of the files in ``root/folder`` and in the folders in it, in no order.

    None is held: a folder may have a file for each of very many documents. Links to folders
    are not followed.
    """
    if stores.is_remote(root):
        yield from (path for path in stores.listing(root) if path.startswith(f"{folder}/"))
        return
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as found:
        for one in found:
            path = f"{folder}/{one.name}"
            if one.is_dir(follow_symlinks=False):
                yield from files(root, path)
            elif one.is_file():
                yield path


def remove(root: Path, path: str) -> None:
    """Remove ``root/path`` and the folders that it leaves empty; never anything outside root."""
    if stores.is_remote(root):
        stores.remove(root, path)
        return
    target = Path(_inside(root, path))
    try:
        target.unlink(missing_ok=True)
        for folder in target.parents:
            if folder == root:
                return
            with os.scandir(folder) as left:
                if next(left, None):
                    return
            folder.rmdir()
    except OSError as error:
        raise WriteError(
            f"{path} cannot be removed: {error.strerror or error}.", "Remove it yourself."
        ) from error


def _inside(root: Path, path: str) -> str:
    """Return the path of a file; raise WriteError when its folder is not in the root."""
    top = os.fspath(root)
    if not _goes_down(top, path):
        folder = root.joinpath(*path.split("/")).parent
        try:
            inside = folder.resolve().is_relative_to(root.resolve())
        except (OSError, RuntimeError):  # a loop of links, a name too long
            inside = False
        if not inside:
            raise WriteError(
                f"{path} is not written: its folder is not in the output folder.",
                "Remove the link that leads out of it.",
            )
    return os.path.join(top, *path.split("/"))


def _goes_down(top: str, path: str) -> bool:
    """Tell that a path meets nothing but folders, or nothing yet, on its way down from the top."""
    if os.name == "nt" or _UNEVEN.search(f"/{path}/"):  # Windows has links of other kinds
        return False
    at = path.find("/")
    while at > 0:
        try:
            if S_ISLNK(os.lstat(os.path.join(top, path[:at])).st_mode):
                return False
        except FileNotFoundError:
            return True
        except OSError:
            return False
        at = path.find("/", at + 1)
    return True


def _temporary(folder: str | Path) -> str:
    name = _TEMPORARY.format(f"{_token(os.getpid())}-{next(_NUMBERS)}")
    return os.path.join(folder, name)


@cache
def _token(_process: int) -> str:
    """Return what no other process has, on this computer or another that writes to the folder."""
    return secrets.token_hex(6)


def _sweep(root: Path) -> None:
    """Remove the temporary files of a run that was killed; young ones may be at work."""
    pattern, now = _TEMPORARY.format("*"), time.time()
    for prefix in ("", *(f"{folder}/**/" for folder in _FOLDERS)):
        for path in root.glob(prefix + pattern):
            if now - path.stat().st_mtime > _LEFT_OVER:
                path.unlink(missing_ok=True)
