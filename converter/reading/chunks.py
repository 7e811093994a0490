"""Lines into chunks: what stands together on the page, with its provenance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from converter.lines import Line
from converter.passage import Passage, join, join_by, of_line
from converter.reading.columns import (
    columns,
    in_bars,
    in_columns,
    may_be_columns,
    pairs,
    spaced_from,
    table_from,
    with_columns,
)
from converter.reading.labels import kind_of_start
from converter.reading.rows import are_roomy, at_items, at_starts, begins_hanging, flows_on
from converter.reading.wrapping import are_short, ends
from converter.regexes import regex

_HARD_BREAK = regex(r"  $|\\$")
_LEAST_RUNS = 3


@dataclass(frozen=True, init=False)
class Chunk:
    """A paragraph of the page as printed: its text, alone as ``string``, and the rows it is made of.

    ``told`` is what an editor says that it is (converter.vocabulary), which decides before rules.
    ``tight`` tells rows that no blank line parts on a page where blank lines part
    paragraphs; ``indent`` counts the white space before the first row.
    """

    text: Passage
    rows: tuple[Passage, ...]
    cells: tuple[tuple[Passage, ...], ...] = ()
    quoted: bool = False
    told: str = ""
    tight: bool = False
    indent: int = 0
    string: str = field(init=False, repr=False, compare=False, default="")

    def __init__(  # noqa: PLR0913 - its fields
        self,
        text: Passage,
        rows: tuple[Passage, ...],
        cells: tuple[tuple[Passage, ...], ...] = (),
        quoted: bool = False,  # noqa: FBT001, FBT002 - a field
        told: str = "",
        *,
        tight: bool = False,
        indent: int = 0,
    ) -> None:
        """Take what stands together; nearly every rule asks for the text alone."""
        known = self.__dict__
        known["text"] = text
        known["rows"] = rows
        known["cells"] = cells
        known["quoted"] = quoted
        known["told"] = told
        known["tight"] = tight
        known["indent"] = indent
        known["string"] = text.text


def chunk(line_or_text: Line | Passage) -> Chunk:
    """Return a chunk of one row."""
    text = of_line(line_or_text) if isinstance(line_or_text, Line) else line_or_text
    return Chunk(text, (text,))


def chunks(lines: Sequence[Line], flow: str, fill: int = 0) -> list[Chunk]:
    """Return the chunks of a region: a line each, or what blank lines part.

    ``fill`` is how full the lines of a PDF's text are (converter.reading.wrapping).
    """
    if flow in {"line", "one-line"}:
        return _lines(lines)
    found: list[Chunk] = []
    runs = with_columns(_runs(lines))
    parted = len(runs) >= _LEAST_RUNS
    for run in runs:
        made = _table(run)
        if made:
            found += made
        elif _is_quoted(run[0]) and all(map(_is_quoted, run)):
            found += _quoted(run)
        elif flow == "pdf" and not (parted and are_short([line.text for line in run], fill)):
            found += _closed(run, fill)
        else:
            listed = bool(found) and found[-1].string.endswith(":") and are_roomy(run)
            parts = at_items(run) if flow == "markdown" else at_starts(run)
            tight = parted and len(parts) > 1
            found += [
                _closed_up(part, listed=None if flow == "markdown" else listed, tight=tight)
                for part in parts
            ]
    return found


def _lines(lines: Sequence[Line]) -> list[Chunk]:
    """Return a chunk for each line; neighbours set in columns by bars or tabs are one table."""
    filled = [(line, of_line(line)) for line in lines if not line.blank]
    found: list[Chunk] = []
    index = end = begins = 0
    apart: dict[bool, int] = {}
    while index < len(filled):
        line, text = filled[index]
        if index >= end:
            end = index
            while end < len(filled) and in_bars(filled[end][0].text):
                end += 1
        made: list[Chunk] = []
        if begins <= index < end:
            run = [one for one, _ in filled[index:end]]
            made = _table(run)
            begins = end if made else index + max(1, table_from(run))
        told = bool(found) and _announces(found[-1].string)
        spaced: list[Line] = []
        if not made and index >= apart.get(told, 0):
            spaced = in_columns(_lines_from(filled, index), announced=told)
        if made:
            found += made
            index = end
        elif spaced and (made := _table(spaced)):
            found += made
            index += len(spaced)
        else:
            if spaced:
                apart[told] = index + spaced_from(spaced)
            found.append(Chunk(text, (text,), indent=_indent(line)))
            index += 1
    return found


def _lines_from(filled: Sequence[tuple[Line, Passage]], index: int) -> Iterator[Line]:
    return (filled[at][0] for at in range(index, len(filled)))


def _closed(run: Sequence[Line], fill: int) -> list[Chunk]:
    """Return the paragraphs and tables of a PDF's lines: a line that ends short closes one."""
    found: list[Chunk] = []
    index = 0
    while index < len(run):
        end = index
        while end < len(run) and _set_apart(run[end].text):
            end += 1
        made = _table(run[index:end])
        found += made
        index = end if made else index
        stop = max(end, index + 1)
        while stop < len(run) and not in_bars(run[stop].text):
            stop += 1
        part = run[index:stop]
        places = ends([line.text for line in part], fill) if part else []
        for a, b in pairwise([0, *places]):
            rows = tuple(of_line(line) for line in part[a:b])
            found.append(Chunk(join(rows), rows, indent=_indent(part[a])))
        index = stop
    return found


def _table(run: Sequence[Line]) -> list[Chunk]:
    """Return rows set in columns as a table, a flattened form as its fields, [] when they are none."""
    if not any(may_be_columns(line.text) for line in run):
        return []
    forms = [pairs(line) for line in run]
    if run and all(forms):
        fields = [pair for form in forms for pair in form]
        if sum(bool(kind_of_start(f"{label.text}:")) for label, _ in fields) * 2 >= len(fields):
            # To | : Minister is the line of a telegram's head.
            return [chunk(join(pair, "")) for pair in fields]
        rows = tuple(of_line(line) for line in run)
        return [Chunk(join(rows, "\n"), rows, tuple(fields))]
    cells = columns(run)
    if not cells:
        return []
    rows = tuple(of_line(line) for line in run)
    return [Chunk(join(rows, "\n"), rows, cells)]


def _announces(text: str) -> bool:
    return text.endswith(":") or text in _LABELS


_LABELS = frozenset(("Participants", "PARTICIPANTS", "Present", "PRESENT"))
_SET_APART = regex(r"\S(?: {3,}+\S|\s*+\|\s*+\S|[^\S\t]*+\t)|^\|.*\|$")


def _set_apart(text: str) -> bool:
    """Tell a row with a bar, a tab or a run of spaces in it."""
    return may_be_columns(text) and bool(_SET_APART.search(text.strip()))


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" \t\u00a0"))


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = [[]]
    for line in lines:
        if not line.blank:
            runs[-1].append(line)
        else:
            runs.append([])
    return [run for run in runs if run]


def _is_quoted(line: Line) -> bool:
    return line.text.lstrip().startswith(">")


def _quoted(run: Sequence[Line]) -> list[Chunk]:
    """Return the paragraphs of a quotation; a row that holds nothing but its sign parts them."""
    parts: list[list[Passage]] = [[]]
    for line in run:
        row = of_line(line.part(line.text.index(">") + 1))
        if row:
            parts[-1].append(row)
        else:
            parts.append([])
    return [Chunk(join(rows), tuple(rows), quoted=True) for rows in parts if rows]


def _closed_up(part: Sequence[Line], *, listed: bool | None, tight: bool) -> Chunk:
    """Close up the lines of a paragraph, and keep the breaks that are meant.

    ``listed`` tells short rows that a colon announces: none flows into the next; None
    tells a page of Markdown, where two trailing spaces keep a break.
    """
    rows = tuple(of_line(line) for line in part)
    indent = _indent(part[0])
    if len(rows) == 1:
        return Chunk(rows[0], rows, tight=tight, indent=indent)
    breaks = _hard_breaks(part) if listed is None else _breaks(part, rows, listed=listed)
    glue = ("\n" if broken else " " for broken in breaks)
    text = join_by(zip(rows, ("", *glue), strict=True))
    return Chunk(text, rows, tight=tight, indent=indent)


def _hard_breaks(part: Sequence[Line]) -> list[bool]:
    return [bool(_HARD_BREAK.search(before.text)) for before in part[:-1]]


def _breaks(part: Sequence[Line], rows: Sequence[Passage], *, listed: bool) -> list[bool]:
    """Tell which breaks of lines are meant.

    A row that stands further in than the number of its item goes on with it.
    """
    hangs, indent = begins_hanging(part[0].text), _indent(part[0])
    longest = max(len(row.text) for row in rows)
    return [
        not (hangs and _indent(line) > indent)
        and (listed or not flows_on(before.text, row.text, longest))
        for line, (before, row) in zip(part[1:], pairwise(rows), strict=True)
    ]
