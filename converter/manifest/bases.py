"""The TEI that was written last of documents, looked up while no run has the manifest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from converter.manifest.database import bases
from converter.manifest.store import PATH
from converter.stores import LocalCopy, is_remote


def bases_of(out: Path, sources: Iterable[str]) -> dict[str, bytes]:
    """Return the TEI that was written last of documents, compressed, as far as it is known.

    Raises SettingsError when a run has the manifest of OUT.
    """
    copy = LocalCopy(out, PATH) if is_remote(out) else None
    try:
        return bases(copy.path if copy else out / PATH, sources)
    finally:
        if copy:
            copy.close(send=False)
