"""The archive's catalogue: a table with a row for each report, whose columns fill its header."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from converter.errors import SettingsError
from converter.passage import ILLEGAL
from converter.statements import (
    CATALOGUE,
    NAMES,
    Statement,
    field_of,
    nearest_field,
    values_of,
)

NAME = "catalogue.csv"
_FILE = re.compile(r"file ?names?|files?|names? of (?:the )?file", re.IGNORECASE)
_DELIMITERS = ",;\t"
_SEP_LINE = re.compile(r"^sep=(.)\r?\n")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_OWN = re.compile(r"x[-_ ]", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:txt|md)$", re.IGNORECASE)


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
    text = _text(path)
    told = _SEP_LINE.match(text)
    skipped = 1 if told else 0
    body = text[told.end() :] if told else text
    try:
        records = list(_records(body, told[1] if told else _delimiter(body), skipped))
    except csv.Error as error:
        raise SettingsError(
            f"{path}: is not a table: {error}. Look for a quotation mark that is not closed."
        ) from error
    if not records:
        raise SettingsError(
            f"{path}: the file is empty.", "Its first line must name the columns, file first."
        )
    (line, head), rows = records[0], records[1:]
    fields, problems = _columns(line, head)
    found: list[Row] = []
    for number, cells in rows:
        made = list(_problems(number, cells, fields))
        problems += made
        if not made:
            found.append(_row(path.name, number, cells, fields))
    problems += _twice(found)
    if problems:
        raise SettingsError("\n".join(f"{path}:{at}: {one}" for at, one in sorted(problems)))
    return Catalogue(path.name, tuple(found))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SettingsError(f"{path}: is UTF-16, not UTF-8.", _SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{path}:{line}: is not UTF-8 (byte 0x{data[error.start]:02x}); "
            "it was probably saved as Windows-1252.",
            _SAVE,
        ) from error


_SAVE = "Save it again as UTF-8 (in Excel: Save As, “CSV UTF-8 (comma delimited)”)."


def _delimiter(text: str) -> str:
    """Return what parts the cells: Excel writes semicolons where commas part decimals."""
    heads = {sign: next(csv.reader(io.StringIO(text), delimiter=sign), []) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (any(map(_is_file, heads[sign])), len(heads[sign])))


def _is_file(name: str) -> bool:
    return bool(_FILE.fullmatch(" ".join(name.replace("_", " ").replace("-", " ").split())))


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not blank, each with the line where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = skipped + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]
        line = skipped + reader.line_num + 1


def _columns(line: int, head: Sequence[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the field of each column ("" for one that is passed over), and the problems."""
    fields: list[str] = []
    problems: list[tuple[int, str]] = []
    for name in head:
        field = "file" if _is_file(name) else field_of(name)
        if not field and name and not _OWN.match(name):
            problems.append((line, _unknown(name)))
        elif field and field in fields:
            other = head[fields.index(field)]
            problems.append((line, f"the columns {other!r} and {name!r} both hold the {field}."))
        fields.append(field)
    if "file" not in fields:
        problems.append((line, "there is no column 'file': it names the report of each row."))
    return fields, problems


def _unknown(name: str) -> str:
    near = nearest_field(name) or ("file" if get_close_matches(name.lower(), ["file"]) else "")
    hint = f" Did you mean {near!r}?" if near else ""
    return (
        f"the column {name!r} is not known.{hint} The columns are file, {', '.join(NAMES)}; "
        f"a column of your own begins with x- (x-{name}) and is passed over."
    )


def _problems(line: int, cells: Sequence[str], fields: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with a row."""
    if any(cells[len(fields) :]):
        more = f"the row has {len(cells)} cells, the first line names {len(fields)} columns"
        yield line, f"{more}: a cell that holds the separator must stand in quotation marks."
        return
    for field, cell in zip(fields, cells, strict=False):
        if field == "file" and not _parts(cell)[-1]:
            yield line, f"the row names no report: its cell 'file' is {cell!r}."
        elif field and ILLEGAL.search(cell):
            yield line, f"the {field} holds a control character, which XML cannot hold."
        elif field == "url" and cell and not _ADDRESS.fullmatch(cell):
            yield line, f"the url must begin with https:// or http://; it is {cell!r}."


def _row(name: str, line: int, cells: Sequence[str], fields: Sequence[str]) -> Row:
    place = f"{name}:{line}"
    said = [
        Statement(field, values, CATALOGUE, place)
        for field, cell in zip(fields, cells, strict=False)
        if field and field != "file" and (values := values_of(field, cell))
    ]
    return Row(cells[fields.index("file")] if "file" in fields else "", line, tuple(said))


def _twice(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
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
