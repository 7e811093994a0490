"""The archive's catalogue: a table with a row for each report, whose columns fill its header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from converter.passage import ILLEGAL
from converter.regexes import regex
from converter.spreadsheet import Problem, Record, columns, complain, misfit, read_sheet
from converter.statements import (
    CATALOGUE,
    NAMES,
    Statement,
    field_of,
    nearest_field,
    values_of,
)

NAME = "catalogue.csv"
_FILE = regex(r"file ?names?|files?|names? of (?:the )?file", re.IGNORECASE)
_ADDRESS = regex(r"https?://[^\s<>\"{}|\\^`]+")
_SUFFIX = regex(r"\.(?:txt|md)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the report it is about, as written there, its line, and what it says."""

    file: str
    line: int
    statements: tuple[Statement, ...]

    def is_about(self, name: str) -> bool:
        """Tell whether the row is about the report of this name (its path in the corpus).

        >>> row = Row("letter", 2, ())
        >>> row.is_about("1951/letter.txt"), row.is_about("1951/letter.fix.txt")
        (True, False)
        """
        wanted, given = _parts(self.file), _parts(name)
        wanted_plain, given_plain = _SUFFIX.sub("", wanted[-1]), _SUFFIX.sub("", given[-1])
        ends = wanted[-1] == given[-1] or (wanted[-1] == wanted_plain == given_plain)
        above = wanted[:-1]
        return ends and (not above or given[:-1][-len(above) :] == above)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The rows of a catalogue, and the name of its file."""

    name: str
    rows: tuple[Row, ...]


def load(path: Path) -> Catalogue:
    """Return the catalogue in a CSV file.

    Raises SettingsError with every problem of the file, one a line.
    """
    needed = "Its first line must name the columns, file first."
    sheet = read_sheet(path, _is_file, needed)
    fields, problems = columns(sheet.head, _field_of, _nearest, ("file", *NAMES))
    if "file" not in fields and any(fields):
        sentence = "there is no column 'file': it names the report of each row."
        problems.append((sheet.head.line, sentence))
    found: list[Row] = []
    for record in sheet.rows:
        made = list(_problems(record, sheet.head, fields))
        problems += made
        if not made:
            found.append(_row(path.name, record, fields))
    complain(path, (*problems, *_twice(found)))
    return Catalogue(path.name, tuple(found))


def _is_file(name: str) -> bool:
    return bool(_FILE.fullmatch(" ".join(name.replace("_", " ").replace("-", " ").split())))


def _field_of(name: str) -> str:
    return "file" if _is_file(name) else field_of(name)


@lru_cache(maxsize=1000)
def _nearest(name: str) -> str:
    return nearest_field(name) or ("file" if get_close_matches(name.lower(), ["file"]) else "")


def _problems(row: Record, head: Record, fields: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with a row."""
    line = row.line
    if sentence := misfit(row, head):
        yield line, sentence
        return
    if "file" in fields and fields.index("file") >= len(row.cells):
        yield line, "the row names no report: it ends before the column 'file'."
    for field, cell in zip(fields, row.cells, strict=False):
        if field == "file" and not _parts(cell)[-1]:
            yield line, f"the row names no report: its cell 'file' is {cell!r}."
        elif field and ILLEGAL.search(cell):
            yield line, f"the {field} holds a control character, which XML cannot hold."
        elif field == "url" and cell and not _ADDRESS.fullmatch(cell):
            yield line, f"the url must begin with https:// or http://; it is {cell!r}."


def _row(name: str, row: Record, fields: Sequence[str]) -> Row:
    place = f"{name}:{row.line}"
    said = [
        Statement(field, values, CATALOGUE, place)
        for field, cell in zip(fields, row.cells, strict=False)
        if field and field != "file" and (values := values_of(field, cell))
    ]
    return Row(row.cells[fields.index("file")] if "file" in fields else "", row.line, tuple(said))


def _twice(rows: Sequence[Row]) -> Iterator[Problem]:
    """Yield the rows about a report that has one already."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        other = first.setdefault(_parts(row.file), row)
        if other is not row:
            yield row.line, f"{row.file!r} has a row already, in line {other.line}."


def short_name(name: str) -> str:
    """Return the name of a report without folders and suffix.

    >>> short_name("1951/letter.txt"), short_name("letter")
    ('letter', 'letter')
    """
    return _SUFFIX.sub("", _parts(name)[-1])


def _parts(name: str) -> tuple[str, ...]:
    """Return the folders and the name of a report, however its path is written."""
    plain = unicodedata.normalize("NFC", name.strip().replace("\\", "/"))
    return tuple(part for part in plain.split("/") if part not in {"", "."}) or ("",)
