"""A database on disk, for what is too much to sort or to group in memory."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_CACHE = 16_384  # KiB of pages that are held in memory


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    """Yield an empty database that is gone afterwards; it lies where temporary files do.

    Nothing of it has to outlast the program, so that nothing is waited for.
    """
    with (
        tempfile.TemporaryDirectory(prefix="tei-convert-", ignore_cleanup_errors=True) as folder,
        closing(sqlite3.connect(Path(folder, "rows.sqlite"), isolation_level=None)) as connection,
    ):
        for setting in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
            f"cache_size = -{_CACHE}",
            "temp_store = FILE",
        ):
            connection.execute(f"PRAGMA {setting}")
        yield connection
