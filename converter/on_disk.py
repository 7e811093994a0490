"""A database on disk, for what is too much to sort or to group in memory."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

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


def ordered(
    told: Iterable[tuple[Sequence[str | int], Sequence[str | int]]],
) -> Iterator[Any]:
    """Yield rows by their keys, each a list of what was told with the key; equal keys as they came.

    All keys are alike: as many texts and numbers, in the same places.

    >>> [*ordered([(("b", 1), ["second"]), (("a", 2), ["first", 7]), (("b", 1), ["third"])])]
    [['first', 7], ['second'], ['third']]
    """
    rest = iter(told)
    first = next(rest, None)
    if first is None:
        return
    columns = [f"key{number}" for number in range(len(first[0]))]
    with database() as rows:
        rows.execute(f"CREATE TABLE told ({', '.join(columns)}, row TEXT)")
        rows.execute("BEGIN")
        rows.executemany(
            f"INSERT INTO told VALUES ({'?, ' * len(columns)}?)",  # noqa: S608 - names of ours
            ((*key, json.dumps(row)) for key, row in chain([first], rest)),
        )
        asked = f"SELECT row FROM told ORDER BY {', '.join(columns)}, rowid"  # noqa: S608 - the same
        for (row,) in rows.execute(asked):
            yield json.loads(row)
