"""What stands in OUT already: whether a TEI file is as we wrote it, or somebody's work."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from converter.findings import Finding
from converter.outcome import output_path
from converter.writing import read


@dataclass(frozen=True, slots=True)
class Place:
    """Where a TEI file goes, the edited bytes that it stands beside, and what to say of it."""

    output: str
    edited: bytes | None = None
    notice: Finding | None = None


def choose_place(
    out: Path, output: str, tei: bytes, *, force: bool = False, editions_only: bool = False
) -> Place:
    """Return where new TEI bytes may go without costing anybody's work.

    A file whose bytes are not those we wrote (its side file keeps their
    checksum) was edited: it stays, and the new version stands beside it, unless
    ``force`` is given. With ``editions_only`` no TEI is written, whatever is there.
    """
    edited = _edited(out, output, tei)
    if edited is None:
        return Place(output)
    path = output_path("tei", output)
    if editions_only:
        message = f"{path} was edited by hand; its editions are made from it as it is."
        return Place(output, edited, Finding("hand-edited", message))
    if force:
        message = f"{path} was edited by hand; it has been replaced, as --force says."
        return Place(output, None, Finding("replaced", message))
    number, beside = 1, f"{output}.new"
    while _edited(out, beside, tei) is not None:
        number += 1
        beside = f"{output}.new-{number}"
    message = (
        f"{path} was edited by hand and is left as it is; "
        f"the new version is {output_path('tei', beside)} (--force replaces the edited one)."
    )
    return Place(beside, edited, Finding("hand-edited", message))


def _edited(out: Path, output: str, new: bytes) -> bytes | None:
    """Return the bytes of a TEI file that somebody else changed or made, else None."""
    old = read(out, output_path("tei", output))
    # No editor leaves a file that is empty or all NUL: a power cut does (``writing.write``).
    if old is None or old == new or not old.strip(b"\0"):
        return None
    try:
        written = json.loads(read(out, output_path("restore", output)) or b"")["tei"]["sha256"]
    except (ValueError, KeyError, TypeError):  # no side file, or none of ours
        return old
    return None if written == hashlib.sha256(old).hexdigest() else old
