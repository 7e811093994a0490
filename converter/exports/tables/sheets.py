"""Tables as CSV (for spreadsheets) and JSON Lines (for programs), with their data dictionary."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from converter.exports.tables.columns import TABLES, Column, Row, Table, Value
from converter.regexes import regex
from converter.settings import Edition

_FORMULA = regex(r"'*[=+\-@\t\r＝＋－＠]")
BETWEEN = " | "


class Sheet:
    """Write the rows of a table to its two files."""

    def __init__(self, table: Table, sheet: BinaryIO, lines: BinaryIO) -> None:
        """Begin both files; CSV has a byte order mark, without which Excel takes it for ANSI."""
        self._names = [column.name for column in table.columns]
        self._sheet = sheet
        self._lines = lines
        sheet.write(b"\xef\xbb\xbf" + _line(self._names))

    def write(self, row: Row) -> None:
        """Write a row: in CSV safe for spreadsheets, in JSON Lines as it is."""
        values = [row[name] for name in self._names]
        self._sheet.write(_line([neutralise(_cell(value)) for value in values]))
        said = (None if value == "" else value for value in values)
        data = dict(zip(self._names, said, strict=True))
        self._lines.write(json.dumps(data, ensure_ascii=False).encode() + b"\n")


def neutralise(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; one taken away gives it again.

    >>> [neutralise(one) for one in ("=1+1", "'=1", "'A Talk'", "-")]
    ["'=1+1", "''=1", "'A Talk'", "'-"]
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return a cell as it was before ``neutralise``.

    >>> [restored(one) for one in ("'=1+1", "''=1", "'A Talk'")]
    ['=1+1', "'=1", "'A Talk'"]
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: Value) -> str:
    if isinstance(value, tuple):
        return BETWEEN.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _line(cells: list[str]) -> bytes:
    """Return a record as RFC 4180 has it: quotation marks where needed, CRLF."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def dictionary(edition: Edition) -> bytes:
    """Return the data dictionary, a Data Package (Frictionless Data) of the CSV files."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "tei-convert-tables",
        "title": edition.title or "Tables of a TEI edition",
        "description": (
            "The tables of the edition. A CSV cell that would begin with = + - @ (or with "
            "apostrophes and one of these) has an apostrophe before it, so that no spreadsheet "
            "computes it: take one away to get the value. The .jsonl files beside hold the same "
            "rows as they are, with lists as lists."
        ),
    }
    if edition.licence_url:
        licence = {"title": edition.licence, "path": edition.licence_url}
        package["licenses"] = [{key: value for key, value in licence.items() if value}]
    if edition.base_url:
        package["homepage"] = edition.base_url
    package["resources"] = [_resource(table) for table in TABLES]
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(table: Table) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": [table.columns[0].name],
        "missingValues": [""],
    }
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers, "fields": ["id"]},
        }
        for column in table.columns
        if column.refers
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": schema,
    }


def _field(column: Column) -> Mapping[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
    }
    if constraints:
        field["constraints"] = constraints
    return field
