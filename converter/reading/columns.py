"""Tables: rows set in columns by tabs, bars or runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile

from converter.lines import Line
from converter.passage import Passage, of_line
from converter.regexes import regex

Cells = tuple[tuple[Passage, ...], ...]

_BARS = regex(r"(?:(?<!\s)\s+)?\|+\s*")
_SPACES = regex(r"(?<=\S) {3,}(?=\S)")
# A bar or tab parts two cells, an empty one too, where all rows then have as many.
_EXACT = (
    regex(r"(?:(?<![^\S\t])[^\S\t]+)?\|[^\S\t]*"),
    regex(r"(?:(?<![^\S\t])[^\S\t]+)?\t[^\S\t]*"),
)
_LOOSE = (_BARS, regex(r"(?<!\s)\s*\t+\s*"))
_SIGNS = (*zip(_EXACT, "|\t", strict=True), *zip(_LOOSE, "|\t", strict=True), (_SPACES, "   "))
_RULE = regex(r"^[\s|:+=-]+$")
_VALUE = regex(r"^\s*:\s*\S")
_LEAST_ROWS = 2
_LEAST_PAIRS = 2
_LEAST_APART = 3
_LONGEST_CELL = 120


def columns(run: Sequence[Line]) -> Cells:
    """Return the cells of rows set in columns, () when they are none.

    Bars and tabs count every cell, an empty one too; among runs of spaces a
    cell belongs to the column under whose head it begins.
    """
    kept = [line for line in run if not _is_rule(line)]
    if len(kept) < _LEAST_ROWS:
        return ()
    for sign, needs in _SIGNS:
        # Each row has the sign, or it has one cell.
        if not all(needs in line.text for line in kept):
            continue
        rows = [_cells(line, sign, spaces=sign is _SPACES) for line in kept]
        width = max(len(row) for row in rows)
        if width < _LEAST_ROWS or any(len(row) < _LEAST_ROWS for row in rows):
            continue
        if any(len(cell.text) > _LONGEST_CELL for row in rows for _, cell in row):
            continue
        if all(len(row) == width for row in rows):
            return tuple(tuple(cell for _, cell in row) for row in rows)
        if sign in _EXACT:
            continue
        if sign in _LOOSE:
            pad = (0, Passage(""))
            return tuple(
                tuple(cell for _, cell in [*row, *[pad] * (width - len(row))]) for row in rows
            )
        placed = _aligned(rows, width)
        if placed:
            return placed
    return ()


def table_from(run: Sequence[Line]) -> int:
    """Return the first place in a run from which its rows may be a table, its length when none.

    A row that a sign does not part into short cells stands in no table by that sign.
    """
    by_pairs = next((at for at in _backwards(run) if not pairs(run[at])), -1) + 1
    return min(by_pairs, *(_parted_from(run, sign) for sign, _ in _SIGNS))


def spaced_from(rows: Sequence[Line]) -> int:
    """Return the next place from which rows may stand in columns, their number when there is none."""
    kept = [
        (at, _cells(row, _SPACES, spaces=True)) for at, row in enumerate(rows) if not _is_rule(row)
    ]
    lengths = [len(row) for _, row in kept]
    lowest = list(accumulate(reversed(lengths), min))[::-1]
    widest = list(accumulate(reversed(lengths), max))[::-1]
    found, clash, head = len(rows), -1, 0
    for place in range(1, len(kept)):
        head = max(head, place)
        while lengths[head] < widest[place]:
            head += 1
        heads = [at for at, _ in kept[head][1]]
        if lowest[place] < _LEAST_ROWS or (clash >= place and _clash(kept[clash][1], heads)):
            continue
        rest = range(place, len(kept) if lowest[place] < widest[place] else place)
        clash = next((at for at in rest if _clash(kept[at][1], heads)), -1)
        if clash < 0:
            found = kept[place - 1][0] + 1
            break
    return min(found, *(max(1, _parted_from(rows, sign)) for sign, _ in _SIGNS[:-1]))


def _clash(row: Sequence[tuple[int, Passage]], heads: Sequence[int]) -> bool:
    """Tell a row of which two cells stand under one head."""
    return len({_column(heads, at) for at, _ in row}) < len(row)


def _column(heads: Sequence[int], at: int) -> int:
    return min(range(len(heads)), key=lambda one: abs(heads[one] - at))


def _parted_from(run: Sequence[Line], sign: re.Pattern[str]) -> int:
    """Return the place behind the last row that a sign does not part into short cells."""
    rows = (at for at in _backwards(run) if not _is_rule(run[at]))
    return next((at for at in rows if not _has_cells(run[at], sign)), -1) + 1


def _backwards(run: Sequence[Line]) -> range:
    return range(len(run) - 1, -1, -1)


def _is_rule(line: Line) -> bool:
    return bool(_RULE.match(line.text))


def _has_cells(line: Line, sign: re.Pattern[str]) -> bool:
    cells = _cells(line, sign, spaces=sign is _SPACES)
    return len(cells) >= _LEAST_ROWS and all(len(cell.text) <= _LONGEST_CELL for _, cell in cells)


def in_columns(lines: Iterable[Line], *, announced: bool) -> list[Line]:
    """Return the lines that stand in columns by runs of spaces, [] when fewer than three do.

    Two columns are enough where a colon announces them (survey, trap 14:
    ``KIM Ha   Deputy Chairman`` rows below those present), else there are three.
    Whether they are a table is not told yet.
    """
    form = _TWO_COLUMNS if announced else _THREE_COLUMNS
    rows = list(takewhile(lambda line: "   " in line.text and form.match(line.text), lines))
    return rows if len(rows) >= _LEAST_APART else []


_TWO_COLUMNS = regex(r"^\s*[^\W\d_][^:|]{1,38}\S {3,}[^\W_][^:|]{1,58}$")
_THREE_COLUMNS = regex(r"^\s*\S[^:|]{0,58}\S {3,}\S[^:|]{0,38} {3,}\S[^:|]{0,38}$")


def with_columns(runs: Sequence[list[Line]]) -> list[list[Line]]:
    """Join rows set in columns that blank lines part: three of them at least, of equal width."""
    joined: list[list[Line]] = []
    index = 0
    while index < len(runs):
        end = index
        while end < len(runs) and len(runs[end]) == 1 and _is_spaced(runs[end][0].text):
            end += 1
        rows = [run[0] for run in runs[index:end]]
        if len(rows) >= _LEAST_APART and columns(rows):
            joined.append(rows)
            index = end
        else:
            joined.append(runs[index])
            index += 1
    return joined


_SPACED = regex(r"\S(?: {3,}+\S|\s*+\|\s*+\S|[^\S\t]*+\t\s*+\S)|^\s*\|.*\|\s*$")


def _is_spaced(text: str) -> bool:
    return may_be_columns(text) and bool(_SPACED.search(text))


def may_be_columns(text: str) -> bool:
    """Tell a row with a bar, a tab or a run of spaces in it."""
    return "|" in text or "\t" in text or "   " in text


def in_bars(text: str) -> bool:
    """Tell a row that bars or tabs set in columns."""
    return ("|" in text or "\t" in text) and bool(_IN_BARS.search(text))


_IN_BARS = regex(r"\S(?:\s*+\|\s*+\S|[^\S\t]*+\t\s*+\S)|^\s*\|.*\|\s*$")


def pairs(line: Line) -> Cells:
    """Return label and value pairs of a row of a form that was flattened, () when it is none.

    (Survey, trap 14: ``To | : Minister | Copy | : X | ||``.)
    """
    if line.text.count("|") < _LEAST_ROWS:
        return ()
    cells = [cell for _, cell in _cells(line, _BARS, spaces=False) if cell]
    labels, values = cells[::2], cells[1::2]
    if len(labels) != len(values) or len(labels) < _LEAST_PAIRS:
        return ()
    if not all(_VALUE.match(value.text) for value in values):
        return ()
    return tuple(zip(labels, values, strict=True))


def _cells(line: Line, sign: re.Pattern[str], *, spaces: bool) -> list[tuple[int, Passage]]:
    """Return the cells of a row with the column where each begins."""
    text = line.text
    start = len(text) - len(text.lstrip()) if spaces else 0
    edges = [start]
    for gap in sign.finditer(text, start):
        edges += [gap.start(), gap.end()]
    edges.append(len(text))
    found = [(a, of_line(line.part(a, b))) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not spaces:
        # A bar or tab at the row's edge parts nothing.
        first = 1 if found and not found[0][1] else 0
        last = len(found) - 1 if len(found) > 1 and not found[-1][1] else len(found)
        return found[first:last]
    return [(at, cell) for at, cell in found if cell]


def _aligned(rows: Sequence[Sequence[tuple[int, Passage]]], width: int) -> Cells:
    """Return rows with each cell under the head it begins nearest to, () when two claim one place."""
    heads = next([at for at, _ in row] for row in rows if len(row) == width)
    placed = []
    for row in rows:
        cells = [Passage("")] * width
        for at, cell in row:
            column = _column(heads, at)
            if cells[column]:
                return ()
            cells[column] = cell
        placed.append(tuple(cells))
    return tuple(placed)
