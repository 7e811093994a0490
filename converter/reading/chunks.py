"""Lines into chunks: what stands together on the page, with its provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.lines import Line
from converter.passage import Passage, join, of_line
from converter.reading.columns import columns, in_columns, pairs, with_columns
from converter.reading.labels import kind_of_start
from converter.reading.rows import are_roomy, at_items, at_starts, begins_hanging, flows_on
from converter.reading.wrapping import are_short, ends

_HARD_BREAK = re.compile(r"  $|\\$")
_LEAST_RUNS = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of the page as printed: its text and the rows it is made of.

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

    @property
    def string(self) -> str:
        """Return the text alone."""
        return self.text.text


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
        elif all(line.text.lstrip().startswith(">") for line in run):
            found += _quoted(run)
        elif flow == "pdf" and not (parted and are_short([line.text for line in run], fill)):
            found += _closed(run, fill)
        else:
            listed = bool(found) and found[-1].string.endswith(":") and are_roomy(run)
            parts = at_items(run) if flow == "markdown" else at_starts(run)
            tight = parted and len(parts) > 1
            found += [
                replace(
                    _markdown(part) if flow == "markdown" else _wrapped(part, listed=listed),
                    tight=tight,
                    indent=_indent(part[0]),
                )
                for part in parts
            ]
    return found


def _lines(lines: Sequence[Line]) -> list[Chunk]:
    """Return a chunk for each line; neighbours set in columns by bars or tabs are one table."""
    filled = [line for line in lines if of_line(line)]
    found: list[Chunk] = []
    index = 0
    while index < len(filled):
        end = index
        while end < len(filled) and _IN_COLUMNS.search(filled[end].text):
            end += 1
        run = filled[index:end]
        made = _table(run)
        told = bool(found) and bool(_ANNOUNCES.search(found[-1].string))
        spaced = [] if made else in_columns(filled[index:], announced=told)
        if made:
            found += made
            index = end
        elif spaced:
            found += _table(spaced)
            index += len(spaced)
        else:
            found.append(replace(chunk(filled[index]), indent=_indent(filled[index])))
            index += 1
    return found


def _closed(run: Sequence[Line], fill: int) -> list[Chunk]:
    """Return the paragraphs and tables of a PDF's lines: a line that ends short closes one."""
    found: list[Chunk] = []
    index = 0
    while index < len(run):
        end = index
        while end < len(run) and _SET_APART.search(run[end].text.strip()):
            end += 1
        made = _table(run[index:end])
        found += made
        index = end if made else index
        stop = max(end, index + 1)
        while stop < len(run) and not _IN_COLUMNS.search(run[stop].text):
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


_ANNOUNCES = re.compile(r":$|^(?:Participants|PARTICIPANTS|Present|PRESENT)$")
_SET_APART = re.compile(r"\S(?: {3,}|\s*[\t|]\s*)\S|^\|.*\|$")
_IN_COLUMNS = re.compile(r"\S\s*(?:\t|\|)\s*\S|^\s*\|.*\|\s*$")


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" \t\u00a0"))


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = [[]]
    for line in lines:
        if of_line(line):
            runs[-1].append(line)
        else:
            runs.append([])
    return [run for run in runs if run]


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


def _markdown(run: Sequence[Line]) -> Chunk:
    """Close up the lines of a paragraph; two trailing spaces keep the break (Markdown's rule)."""
    rows = tuple(of_line(line) for line in run)
    text = rows[0]
    for before, row in zip(run, rows[1:], strict=False):
        text = join((text, row), "\n" if _HARD_BREAK.search(before.text) else " ")
    return Chunk(text, rows)


def _wrapped(part: Sequence[Line], *, listed: bool) -> Chunk:
    """Close up hard-wrapped lines; keep the breaks of short lines.

    ``listed`` tells short rows that a colon announces: none flows into the next.
    A row that stands further in than the number of its item goes on with it.
    """
    rows = tuple(of_line(line) for line in part)
    hangs = begins_hanging(part[0].text)
    text = rows[0]
    for line, (before, row) in zip(part[1:], pairwise(rows), strict=True):
        flows = not listed and flows_on(before.text, row.text, rows)
        inner = hangs and _indent(line) > _indent(part[0])
        text = join((text, row), " " if inner or flows else "\n")
    return Chunk(text, rows)
