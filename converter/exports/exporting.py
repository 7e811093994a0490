"""One export from beginning to end: read, write, count what was lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from converter.errors import SettingsError
from converter.exports import PROFILES, RECORD
from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Published, Unread
from converter.settings import Edition

Export = Callable[[Published, Destination, Losses], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made: how many documents, which files, what was lost, what was not read."""

    profile: str
    documents: int
    files: tuple[str, ...]
    losses: Losses
    unread: tuple[Unread, ...]


def export(profile: str, tei: Path, to: Path, edition: Edition | None = None) -> Exported:
    """Write the TEI files of a folder as a format asks, into a folder of its own.

    ``edition``: what its editors say of it; None: what the TEI headers say. The files of
    an earlier export that are not made again are removed. Raises SettingsError when the
    folder holds anything else, or there is no document; WriteError when it cannot be written.
    """
    published = Published.open(tei, edition)
    _keep_apart(published.folder, to)
    into = Destination.open(to, RECORD)
    losses = Losses()
    try:
        find(profile)(published, into, losses)
    except BaseException:
        into.leave()
        raise
    documents, unread = published.counted()
    files = into.close(_record(profile, documents, losses))
    return Exported(profile, documents, files, losses, unread)


def _keep_apart(folder: Path, to: Path) -> None:
    """Raise SettingsError when an export would be read again as a part of the edition."""
    out, there = folder.parent, to.resolve()
    for taken in (folder, out / "html", out / "text"):
        if there.is_relative_to(taken.resolve()):
            raise SettingsError(
                f"{to} lies in {taken}: the export would be taken for a part of the edition.",
                "Name another folder.",
            )


def find(profile: str) -> Export:
    """Return the function of a format; raise SettingsError when there is none of this name."""
    if profile not in PROFILES:
        raise SettingsError(
            f"There is no export {profile!r}.", f"The exports are {', '.join(PROFILES)}."
        )
    module = import_module(f"converter.exports.{profile.replace('-', '_')}")
    made: Export = module.export
    return made


def _record(profile: str, documents: int, losses: Losses) -> Callable[[tuple[str, ...]], bytes]:
    def record(files: tuple[str, ...]) -> bytes:
        content = {
            "profile": profile,
            "documents": documents,
            **losses.as_record(),
            "files": list(files),
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"

    return record
