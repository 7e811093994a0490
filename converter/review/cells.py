"""Cells that no spreadsheet takes for a formula, and the tables that are made of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from converter.regexes import regex

_FORMULA = regex(r"'*[=+\-@\t\r]")


def table_bytes(rows: Iterable[Sequence[str]], sign: str = ",") -> bytes:
    """Return a table as spreadsheets read it best: with a byte order mark, no cell a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sign, lineterminator="\r\n")
    writer.writerows([armed(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def armed(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would calculate.

    >>> armed("=1+1"), armed("'=1"), armed("Brezan")
    ("'=1+1", "''=1", 'Brezan')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def disarmed(cell: str) -> str:
    """Return a cell as it was before ``armed``.

    >>> disarmed("'=1+1"), disarmed("''=1"), disarmed("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
