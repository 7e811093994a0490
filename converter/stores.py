"""Folders that are no folders of this computer: a store of objects, an archive, by their URL.

``place`` makes of s3://bucket/prefix a path that is used as any other (of the package
universal-pathlib, by fsspec; the extra ``cluster``); a folder of this computer needs
neither. What is written goes through ``writing``, which asks this module where a path
is remote. Nothing is remembered of what a store holds: others may write to it.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from converter.errors import SettingsError, WriteError

_STAMPS = "ETag etag content_hash mtime LastModified last_modified updated created".split()
_OF_OBJECTS = {"s3", "gs", "abfs", "az", "oss"}
_PART = 1 << 24  # bytes that are held at once
_PROBE = ".tei-convert-probe.tmp"


def place(text: str) -> Path:
    """Return a path of this computer, or, for a URL, one of a store that is used in the same way.

    Raises SettingsError when the extra is not installed or the store cannot be reached.

    >>> place("reports").name
    'reports'
    """
    if "://" not in text:
        return Path(text)
    try:
        from upath import UPath  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError(
            f"{text} is in a store, and what reads stores is not installed.",
            "Run pip install '.[cluster]'.",
        ) from error
    try:
        # What is listed once may not be what is there when other processes write.
        found = UPath(text, use_listings_cache=False)
        found.exists()
    except ImportError as error:
        raise SettingsError(f"{text}: its kind of store needs another package: {error}.") from error
    except Exception as error:  # each store has errors of its own
        raise SettingsError(
            f"{text} cannot be reached: {_why(error)}.",
            "Look at the address, and whether this computer has what the store asks for (a key).",
        ) from error
    return cast("Path", found)


def is_remote(root: object) -> bool:
    """Return whether a path is one of a store.

    >>> is_remote(Path("reports"))
    False
    """
    return not isinstance(root, Path)


def only_here(*roots: object) -> bool:
    """Return whether one of these paths is of this process only (memory://)."""
    return any(is_remote(root) and cast("Any", root).protocol == "memory" for root in roots)


def read(root: Path, path: str) -> bytes | None:
    """Return the bytes of ``root/path``, or None when there is no such file."""
    fs, full = _inside(root, path)
    with _telling(path, "read"):
        try:
            return cast("bytes", fs.cat_file(full))
        except (FileNotFoundError, IsADirectoryError):
            return None


def write(root: Path, path: str, data: bytes) -> bool:
    """Write ``root/path``, or raise WriteError; return False when it holds these bytes."""
    fs, full = _inside(root, path)
    with _telling(path, "written"):
        if _holds(fs, full, data):
            return False
        _make_folder(fs, full)
        fs.pipe_file(full, data)
    return True


def write_pieces(root: Path, path: str, pieces: Iterable[bytes]) -> bool:
    """Write a file as ``write`` does, piece by piece as they come: it is never in memory whole."""
    with tempfile.TemporaryFile(prefix="tei-convert-") as file:
        file.writelines(pieces)
        return _send(root, path, file)


@contextmanager
def replacing(root: Path, path: str) -> Iterator[BinaryIO]:
    """Give a new file to write, which is sent to ``root/path`` when the block ends well."""
    with tempfile.TemporaryFile(prefix="tei-convert-") as file:
        yield cast("BinaryIO", file)
        _send(root, path, file)


def remove(root: Path, path: str) -> None:
    """Remove ``root/path``, if it is there."""
    fs, full = _inside(root, path)
    with _telling(path, "removed"):
        try:
            fs.rm_file(full)
        except FileNotFoundError:
            return


def prepare(root: Path) -> None:
    """Try to write to a store, or raise SettingsError."""
    try:
        write(root, _PROBE, b"")
        remove(root, _PROBE)
    except WriteError as error:
        raise SettingsError(
            f"{root}: nothing can be written there ({error.what})",
            "Name a place that you may write to.",
        ) from error


def state(root: Path, path: str) -> tuple[int, int] | None:
    """Return the size of a file, and a number that is another when it was changed; None: gone."""
    fs, full = _inside(root, path)
    with _telling(path, "looked at"):
        try:
            told = fs.info(full)
        except FileNotFoundError:
            return None
    return _state(told) if told["type"] == "file" else None


def listing(root: Path) -> dict[str, tuple[int, int]]:
    """Return the files of a folder and of those in it: their path, with ``/``, and their state."""
    fs, top = _opened(root)
    with _telling(str(root), "listed"):
        found = fs.find(top, detail=True)
    start = len(_beginning(top))
    return {
        name[start:]: _state(told)
        for name, told in sorted(found.items())
        if told["type"] == "file" and not name.endswith("/")
    }


def opened(path: Path) -> Path | IO[bytes]:
    """Return what ``zipfile`` opens: a file of this computer, or the bytes of one in a store."""
    return BytesIO(path.read_bytes()) if is_remote(path) else path


class LocalCopy:
    """A file of a store, here while a program works on it that needs a true file (SQLite).

    ``path`` is the copy, which is there when the file is in the store.
    """

    def __init__(self, root: Path, name: str) -> None:
        """Fetch the file."""
        self._root = root
        self._name = name
        self._folder = tempfile.TemporaryDirectory(prefix="tei-convert-")
        self.path = Path(self._folder.name, name)
        data = read(root, name)
        if data is not None:
            self.path.write_bytes(data)

    def close(self, *, send: bool) -> None:
        """Put the file back, whole (``send``), and remove the copy."""
        try:
            if send:
                with self.path.open("rb") as file:
                    _send(self._root, self._name, file)
        finally:
            self._folder.cleanup()


def _send(root: Path, path: str, file: IO[bytes]) -> bool:
    """Send a file, in parts when it is large; return False when the same is there already."""
    file.seek(0)
    first = file.read(_PART)
    if len(first) < _PART:
        return write(root, path, first)
    fs, full = _inside(root, path)
    with _telling(path, "written"):
        _make_folder(fs, full)
        with fs.open(full, "wb") as there:
            there.write(first)
            while part := file.read(_PART):
                there.write(part)
    return True


def _make_folder(fs: Any, full: str) -> None:  # noqa: ANN401 - fsspec has no types
    # In a store of objects a folder is only the beginning of names; to make one would be to
    # make a bucket.
    known = {fs.protocol} if isinstance(fs.protocol, str) else {*fs.protocol}
    if known.isdisjoint(_OF_OBJECTS):
        fs.makedirs(fs._parent(full), exist_ok=True)  # noqa: SLF001 - there is no other name


def _holds(fs: Any, full: str, data: bytes) -> bool:  # noqa: ANN401 - fsspec has no types
    """Return whether a file holds these bytes; they are fetched only when nothing else tells."""
    try:
        told = fs.info(full)
    except FileNotFoundError:
        return False
    if told["type"] != "file" or told["size"] != len(data):
        return False
    tag = _stamp(told, "ETag", "etag")
    # The tag of an object that was put whole is its checksum, if the store does not encrypt.
    if tag == hashlib.md5(data, usedforsecurity=False).hexdigest():
        return True
    return bool(fs.cat_file(full) == data)


def _state(told: dict[str, Any]) -> tuple[int, int]:
    stamp = _stamp(told, *_STAMPS).encode()
    # Seven bytes: a number that SQLite and JSON hold.
    return told["size"], int.from_bytes(hashlib.blake2b(stamp, digest_size=6).digest())


def _stamp(told: dict[str, Any], *names: str) -> str:
    found = next((told[name] for name in names if told.get(name)), "")
    # One and the same store may tell a time as such, or in seconds, as it is asked.
    return str(found.timestamp() if isinstance(found, datetime) else found).strip('"')


def _opened(root: Path) -> tuple[Any, str]:
    there = cast("Any", root)
    return there.fs, str(there.path)


def _inside(root: Path, path: str) -> tuple[Any, str]:
    """Return the store and the name of a file in it; raise WriteError when it leads elsewhere."""
    if not {"", ".", ".."}.isdisjoint(path.split("/")) or "\\" in path:
        raise WriteError(f"{path} is not written: its folder is not in the output folder.")
    fs, top = _opened(root)
    return fs, _beginning(top) + path


def _beginning(top: str) -> str:
    """Return what the names in a folder begin with: nothing, in an archive as a whole."""
    return f"{top.rstrip('/')}/" if top.strip("/") else ""


@contextmanager
def _telling(path: str, what: str) -> Iterator[None]:
    """Say in a sentence what a store did not do; each kind has errors of its own."""
    try:
        yield
    except WriteError:
        raise
    except Exception as error:
        raise WriteError(
            f"{path} cannot be {what}: {_why(error)}.",
            "Look whether the store can be reached and allows it, and run it again.",
        ) from error


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__).rstrip(".")
