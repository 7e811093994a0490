"""The review file: a table of decisions worth a look, which editors answer in a spreadsheet.

``load`` reads what they decided; ``updated`` writes the table anew and keeps every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from converter.column_names import ColumnNames, is_own
from converter.decisions import Decision
from converter.review.cells import disarmed, table_bytes
from converter.review.words import decision_of, problems_of
from converter.spreadsheet import Problem, columns, complain, misfit, read_sheet

NAME = "review.csv"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "file": ("report", "file name"),
    "line": (),
    "surface": ("name in the text",),
    "context": (),
    "count": (),
    "person": ("person id",),
    "name": ("person name",),
    "runner_up": (),
    "certainty": ("cert",),
    "evidence": (),
    "why": ("reason",),
    "decision": (),
    "scope": (),
    "note": ("notes", "remark"),
    "state": (),
    "what": (),
    "made": (),
}
"""The columns of the file, in order, each with the other names it may have."""

_FIELDS = ColumnNames(COLUMNS)
_NEEDS_MADE = (
    "the column 'made' is missing: it tells which cells you changed. "
    "Put it back from an older copy; or rename this file, write the table anew with "
    "names --review, and copy your decisions into it."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its line, its cells by column, and what it decides, if anything."""

    line: int
    cells: Mapping[str, str]
    decision: Decision | None = None

    @property
    def touched(self) -> bool:
        """Tell whether an editor has written something into an undecided row."""
        own = any(text for name, text in self.cells.items() if is_own(name))
        return own or bool(self.cells.get("note") or self.cells.get("scope"))

    @property
    def question(self) -> tuple[str, ...]:
        """Return what the row asks about; the same question has the same row."""
        asked = ("file", "surface", "made", "what")
        return tuple(self.cells.get(name, "") for name in asked)


@dataclass(frozen=True, slots=True)
class Review:
    """A review file: its name, its own columns, what parts its cells, and its rows."""

    name: str = NAME
    own: tuple[str, ...] = ()
    sign: str = ","
    rows: tuple[Row, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions, in the order of the rows."""
        return tuple(row.decision for row in self.rows if row.decision)


def load(path: Path) -> Review:
    """Return what a review file says; raise SettingsError with every problem, one a line."""
    sheet = read_sheet(
        path,
        lambda name: bool(_FIELDS.field_of(name)),
        f"Delete it, then write it anew with: tei-convert names CORPUS --review {path.name}.",
    )
    fields, problems = columns(sheet.head, _FIELDS.field_of, _FIELDS.nearest, tuple(COLUMNS))
    problems += _missing(fields, sheet.head.line) if any(fields) else ()
    if problems:
        complain(path, problems)
    names = [field or name for field, name in zip(fields, sheet.head.cells, strict=True)]
    rows = []
    for record in sheet.rows:
        if sentence := misfit(record, sheet.head):
            problems.append((record.line, sentence))
            continue
        cells = {
            name: disarmed(cell) for name, cell in zip(names, record.cells, strict=False) if name
        }
        found = list(problems_of(cells))
        problems += [(record.line, one) for one in found]
        said = None if found else decision_of(cells, record.line, f"{path.name}:{record.line}")
        rows.append(Row(record.line, cells, said))
    complain(path, problems)
    own = tuple(name for name, field in zip(names, fields, strict=True) if name and not field)
    return Review(path.name, own, sheet.sign, tuple(rows))


def _missing(fields: Sequence[str], line: int) -> Iterator[Problem]:
    for name in ("file", "surface"):
        if name not in fields:
            yield line, f"there is no column {name!r}: it says what each row is about."
    if "decision" not in fields and "person" not in fields:
        yield line, "there is no column 'decision' and none 'person': nothing can be decided."
    if "made" not in fields and {"evidence", "certainty", "why", "count"} & set(fields):
        yield line, _NEEDS_MADE


def still_open(review: Review, asked: Iterable[Row]) -> list[Row]:
    """Return the questions that no row of the file answers."""
    answered = {_answer(row) for row in review.rows if row.decision}
    return [row for row in asked if _answer(row) not in answered]


def updated(
    review: Review,
    asked: Iterable[Row],
    states: Mapping[int, Mapping[str, str]],
    was_read: Callable[[str], bool] = lambda _: True,
) -> bytes:
    """Return the file anew: the decided rows first, then the open questions.

    ``states`` has, by line, the cells of a decided row that are new (``state``, and
    where the name stands now). Rows that an editor has touched are never lost, nor are
    the questions about reports that were not read this time.
    """
    undecided = [row for row in review.rows if not row.decision]
    silent = [row for row in undecided if not was_read(row.cells.get("file", ""))]
    open_rows = {row.question: row for row in undecided if row.touched and row not in silent}
    kept = [{**row.cells, **states.get(row.line, {})} for row in review.rows if row.decision]
    new = []
    for row in asked:
        old = open_rows.pop(row.question, None)
        new.append(dict(row.cells) if old is None else {**row.cells, **_answers(old)})
    left = [{**row.cells, "state": "no longer asked"} for row in open_rows.values()]
    head = [*COLUMNS, *review.own]
    others = [row.cells for row in silent]
    table = ([cells.get(name, "") for name in head] for cells in (*kept, *new, *others, *left))
    return table_bytes([head, *table], review.sign)


def _answer(row: Row) -> tuple[str, ...]:
    """Return a name and its person as they are when the row is answered; it is asked no more."""
    cells = row.cells
    person = cells.get("person", "") if cells.get("what") == "name" else ""
    return cells.get("file", ""), cells.get("surface", ""), cells.get("what", ""), person


def _answers(row: Row) -> dict[str, str]:
    """Return the cells that an editor wrote into a row."""
    return {
        name: text for name, text in row.cells.items() if name in {"note", "scope"} or is_own(name)
    }
