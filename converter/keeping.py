"""What stands in OUT already: whether a TEI file is as we wrote it, or somebody's work."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from converter.findings import Finding
from converter.outcome import output_path
from converter.writing import read, remove


@dataclass(frozen=True, slots=True)
class Place:
    """Where a TEI file goes, the edited bytes that it stands beside, and what to say of it.

    ``merged``: the edited bytes have what was to be taken of the new ones, and are written
    in their place.
    """

    output: str
    edited: bytes | None = None
    notices: tuple[Finding, ...] = ()
    merged: bool = False


def choose_place(
    out: Path, output: str, tei: bytes, *, force: bool = False, editions_only: bool = False
) -> Place:
    """Return where new TEI bytes may go without costing anybody's work.

    A file whose bytes are not those we wrote (its side file keeps their
    checksum) was edited: it stays, and the new version stands beside it, unless
    ``force`` is given. With ``editions_only`` no TEI is written, whatever is there.
    """
    edited = edited_bytes(out, output, tei)
    if edited is None:
        return Place(output)
    path = output_path("tei", output)
    if editions_only:
        message = f"{path} was edited by hand; its editions are made from it as it is."
        return Place(output, edited, (Finding("hand-edited", message),))
    if force:
        message = f"{path} was edited by hand; it has been replaced, as --force says."
        return Place(output, None, (Finding("replaced", message),))
    number, beside = 1, f"{output}.new"
    while edited_bytes(out, beside, tei) is not None:
        number += 1
        beside = f"{output}.new-{number}"
    message = (
        f"{path} was edited by hand and is left as it is; "
        f"the new version is {output_path('tei', beside)} (--merge takes from it what does not "
        "touch your changes, --force replaces the edited one)."
    )
    return Place(beside, edited, (Finding("hand-edited", message),))


def remove_versions_beside(out: Path, output: str) -> None:
    """Remove the new versions beside an edited TEI file that nobody has edited."""
    for number in count(1):
        beside = f"{output}.new" if number == 1 else f"{output}.new-{number}"
        paths = output_path("tei", beside), output_path("restore", beside)
        if read(out, paths[0]) is None:
            return
        if not edited(out, beside):
            for path in paths:
                remove(out, path)


def edited(out: Path, output: str) -> bool:
    """Tell whether somebody changed or made the TEI file of this name."""
    return edited_bytes(out, output, b"") is not None


def checksum_written(out: Path, output: str) -> str:
    """Return the checksum of the TEI that was written last, as its side file has it, else ""."""
    try:
        side = json.loads(read(out, output_path("restore", output)) or b"")
        return str(side["tei"]["sha256"])
    except (ValueError, KeyError, TypeError):  # no side file, or none of ours
        return ""


def edited_bytes(out: Path, output: str, new: bytes) -> bytes | None:
    """Return the bytes of a TEI file that somebody else changed or made, else None."""
    old = read(out, output_path("tei", output))
    # No editor leaves a file that is empty or all NUL: a power cut does (``writing.write``).
    if old is None or old == new or not old.strip(b"\0"):
        return None
    return None if checksum_written(out, output) == hashlib.sha256(old).hexdigest() else old
