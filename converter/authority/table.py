"""An authority file that is a table: a CSV file, a row for each person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from converter.authority import COLUMNS, FIELDS
from converter.authority.rules import Row
from converter.regexes import regex
from converter.spreadsheet import Problem, Record, columns, misfit, read_sheet

_MANY = frozenset("variants alone role".split())
_SEPARATORS = regex(r"(?:(?<!\s)\s+)?(?:;|\||[\r\n]+)\s*")


def read(path: Path) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table, and what is wrong with the table itself.

    Raises SettingsError when it is no table.
    """
    needed = "Its first line must name the columns: id, surname, forename and so on."
    sheet = read_sheet(path, lambda name: bool(FIELDS.field_of(name)), needed)
    fields, problems = columns(sheet.head, FIELDS.field_of, FIELDS.nearest, tuple(COLUMNS))
    if "id" not in fields and any(fields):
        problems.append((sheet.head.line, "there is no column 'id': the TEI points at it."))
    if any(fields) and not {"surname", "name"} & set(fields):
        problems.append((sheet.head.line, "there is no column 'surname' and none 'name'."))
    if problems:
        # A column that is misspelt would make every row look wrong.
        return [], problems
    rows = []
    for record in sheet.rows:
        if sentence := misfit(record, sheet.head):
            problems.append((record.line, sentence))
        else:
            rows.append(_row(record, fields))
    return rows, problems


def _row(record: Record, fields: Sequence[str]) -> Row:
    said = {}
    for field, cell in zip(fields, record.cells, strict=False):
        parts = _SEPARATORS.split(cell) if field in _MANY else [cell]
        values = tuple(plain for part in parts if (plain := " ".join(part.split())))
        if field and values:
            said[field] = tuple(dict.fromkeys(values))
    return Row(record.line, said)
