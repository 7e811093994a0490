"""Tables that editors keep in a spreadsheet: CSV files, read with a sentence for each fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from converter.column_names import is_own
from converter.errors import SettingsError
from converter.regexes import regex
from converter.source import wide_encoding

_DELIMITERS = ",;\t"
_SEP_LINE = regex(r"^sep=(.)\r?\n")
_SAVE = "Save it again as UTF-8 (in Excel: Save As, “CSV UTF-8 (comma delimited)”)."
_EXPORT = "Save it as CSV in UTF-8 (in Excel: Save As, “CSV UTF-8 (comma delimited)”)."
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel and LibreOffice begin, whatever their names end in."""
_ERROR = regex(
    r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!)|Err:[0-9]{3}|#{3,}"
)
"""What spreadsheet programs put into a cell that they cannot calculate, or not show."""

Problem = tuple[int, str]
"""A line of the file, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row that is not blank, and the line where it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the row that names the columns, the others, and the sign between the cells."""

    head: Record
    rows: tuple[Record, ...]
    sign: str = ","


def read_sheet(path: Path, is_column: Callable[[str], bool], needed: str) -> Sheet:
    """Return the table in a CSV file, whatever parts its cells.

    ``is_column`` knows the name of a column that tells the right separator;
    ``needed`` is said of an empty file. Raises SettingsError when it is no table.
    """
    text = _text(path)
    told = _SEP_LINE.match(text)
    body = text[told.end() :] if told else text
    sign = told[1] if told else _delimiter(body, is_column)
    records = list(_records(path, body, sign, 1 if told else 0))
    if not records:
        raise SettingsError(f"{path}: the file is empty.", needed)
    return Sheet(records[0], tuple(records[1:]), sign)


def columns(
    head: Record,
    field_of: Callable[[str], str],
    nearest: Callable[[str], str],
    names: Sequence[str],
) -> tuple[list[str], list[Problem]]:
    """Return the field of each column ("" for one that is passed over), and the problems."""
    fields: list[str] = []
    problems: list[Problem] = []
    if not any(map(field_of, head.cells)):
        begins = ", ".join(map(repr, filter(None, head.cells[:3])))
        sentence = (
            f"no column is known of those that the first line names (it begins {begins}). It must "
            f"name the columns, parted by commas, semicolons or tabs: {', '.join(names)}."
        )
        return [""] * len(head.cells), [(head.line, sentence)]
    for name in head.cells:
        field = field_of(name)
        if not field and name and not is_own(name):
            near = nearest(name)
            hint = f" Did you mean {near!r}?" if near else ""
            sentence = (
                f"the column {name!r} is not known.{hint} The columns are {', '.join(names)}; "
                f"a column of your own begins with x- (x-{name}) and is passed over."
            )
            problems.append((head.line, sentence))
        elif field and field in fields:
            other = head.cells[fields.index(field)]
            problems.append((head.line, _TWICE.format(other, name, field)))
        fields.append(field)
    return fields, problems


_TWICE = "the columns {0!r} and {1!r} both hold the {2}: take one out, or call it x-{1}."


def misfit(row: Record, head: Record) -> str:
    """Return what is wrong with the cells of a row below those that name the columns, else ""."""
    for name, cell in zip(head.cells, row.cells, strict=False):
        if not name and cell:
            return (
                f"the cell {_shortened(cell)!r} stands in a column without a name: give it one in "
                "the first line (one that begins with x- is passed over)."
            )
        if _ERROR.fullmatch(cell) and not is_own(name):
            return f"the cell {name!r} is {cell!r}, an error of the spreadsheet: write its value."
    only, many = row.cells[0], len(head.cells)
    sign = next((sign for sign in _DELIMITERS if only.count(sign) >= many - 1), "")
    if many > 2 and sign and not any(row.cells[1:]):  # noqa: PLR2004
        return (
            f"the row is one cell, {_shortened(only)!r}: its cells are parted by {sign!r}, those "
            "of the first line are not. Part all lines by one sign."
        )
    return _overfull(row, head.cells)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_LONGEST = 40


def _overfull(row: Record, fields: Sequence[str]) -> str:
    """Return what is wrong with a row that has more cells than there are columns, else ""."""
    if not any(row.cells[len(fields) :]):
        return ""
    more = f"the row has {len(row.cells)} cells, the first line names {len(fields)} columns"
    return f"{more}: a cell that holds the separator must stand in quotation marks."


def complain(path: Path, problems: Iterable[Problem]) -> None:
    """Raise SettingsError with every problem, one a line, if there are any."""
    if told := sorted(problems):
        raise SettingsError("\n".join(f"{path}:{line}: {sentence}" for line, sentence in told))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
    if data.startswith(_WORKBOOKS):
        raise SettingsError(f"{path}: is a workbook of a spreadsheet program, no CSV.", _EXPORT)
    if encoding := wide_encoding(data):
        raise SettingsError(f"{path}: is {encoding[:6].upper()}, not UTF-8.", _SAVE)
    if (at := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, at) + 1
        raise SettingsError(f"{path}:{line}: has a NUL character and so is no CSV.", _SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{path}:{line}: is not UTF-8 (byte 0x{data[error.start]:02x}); "
            "it was probably saved as Windows-1252.",
            _SAVE,
        ) from error
    # Excel's “CSV (Macintosh)” ends lines so.
    return text if "\n" in text else text.replace("\r", "\n")


def _delimiter(text: str, is_column: Callable[[str], bool]) -> str:
    """Return what parts the cells: Excel writes semicolons where commas part decimals."""
    heads = {sign: _first(text, sign) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (any(map(is_column, heads[sign])), len(heads[sign])))


def _first(text: str, delimiter: str) -> list[str]:
    """Return the cells of the first line, as well as may be where a quotation mark is open."""
    try:
        return next(csv.reader(io.StringIO(text), delimiter=delimiter), [])
    except csv.Error:
        return text.partition("\n")[0].replace('"', "").split(delimiter)


def _records(path: Path, text: str, delimiter: str, skipped: int) -> Iterator[Record]:
    """Yield the records that are not blank, each with the line where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Record(line, tuple(cell.strip() for cell in cells))
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise SettingsError(
            f"{path}:{line}: is not a table: {error}.",
            "Look for a quotation mark that is not closed.",
        ) from error
