"""A BagIt bag (RFC 8493), written file by file: each is hashed while it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from converter.errors import WriteError
from converter.exports.destination import Destination

PAYLOAD = "data/"
_ALGORITHMS = ("sha256", "sha512")
_PIECE = 1 << 20  # bytes
# RFC 8493, 2.1.3: what must be escaped in a manifest, the percent sign first.
_ESCAPED = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))


class Measured:
    """A file that is being written: its bytes and its checksums so far."""

    def __init__(self, file: BinaryIO) -> None:
        """Take an open file."""
        self._file = file
        self._hashes = {name: hashlib.new(name) for name in _ALGORITHMS}
        self.size = 0

    def write(self, data: bytes) -> None:
        """Write and count."""
        self._file.write(data)
        self.size += len(data)
        for one in self._hashes.values():
            one.update(data)

    def sums(self) -> Iterator[tuple[str, str]]:
        """Yield each algorithm with the checksum of what was written."""
        for name, one in self._hashes.items():
            yield name, one.hexdigest()


class Bag:
    """The payload of a bag; paths are relative to its folder ``data``, with ``/``."""

    def __init__(self, into: Destination, manifests: Mapping[str, Measured]) -> None:
        """Take the folder of the bag and its open manifests."""
        self._into = into
        self._manifests = manifests
        self.files = 0
        self.size = 0

    @contextmanager
    def open(self, path: str) -> Iterator[Measured]:
        """Give a payload file to write; it is in the manifests when the block ends well."""
        with _measured(self._into, PAYLOAD + path) as file:
            yield file
        self.files += 1
        self.size += file.size
        _enter(self._manifests, PAYLOAD + path, file)

    def write(self, path: str, data: bytes) -> int:
        """Write a payload file whole and return its size."""
        with self.open(path) as file:
            file.write(data)
        return len(data)

    def copy(self, path: str, source: Path) -> int:
        """Copy a file into the payload piece by piece and return its size."""
        try:
            opened = source.open("rb")
        except OSError as error:
            raise WriteError(
                f"{source} cannot be read: {error.strerror or error}.", "Make it readable."
            ) from error
        with opened, self.open(path) as file:
            while piece := opened.read(_PIECE):
                file.write(piece)
            return file.size


@contextmanager
def bagging(into: Destination, about: Mapping[str, str]) -> Iterator[Bag]:
    """Give a bag to fill; its tag files are written when the block ends well.

    ``about`` are the lines of bag-info.txt (RFC 8493, 2.2.2); what is empty is left out.
    """
    manifests: dict[str, Measured] = {}
    with ExitStack() as stack:
        for name in _ALGORITHMS:
            manifests[name] = stack.enter_context(_measured(into, f"manifest-{name}.txt"))
        bag = Bag(into, manifests)
        yield bag
    lines = {**about, "Payload-Oxum": f"{bag.size}.{bag.files}"}
    tags = {f"manifest-{name}.txt": file for name, file in manifests.items()}
    for path, text in {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{label}: {said}\n" for label, said in lines.items() if said),
    }.items():
        with _measured(into, path) as file:
            file.write(text.encode())
        tags[path] = file
    with ExitStack() as stack:
        of_tags = {
            name: stack.enter_context(_measured(into, f"tagmanifest-{name}.txt"))
            for name in _ALGORITHMS
        }
        for path, file in sorted(tags.items()):
            _enter(of_tags, path, file)


@contextmanager
def _measured(into: Destination, path: str) -> Iterator[Measured]:
    with into.stream(path) as file:
        yield Measured(file)


def _enter(manifests: Mapping[str, Measured], path: str, file: Measured) -> None:
    for sign, escaped in _ESCAPED:
        path = path.replace(sign, escaped)
    for name, checksum in file.sums():
        manifests[name].write(f"{checksum}  {path}\n".encode())
