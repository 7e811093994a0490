"""The rows of a proof: the source in order, in stretches that one piece was made of."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from converter.blocks import Block, Omission, PageBreak, Separator, SpeakerTurn
from converter.inverse import run
from converter.lines import Line
from converter.model import Reason, Report
from converter.printed import streams
from converter.proof.pieces import SIGNS, Piece

_SIGN_REASONS = frozenset({Reason.SEPARATOR, Reason.GAP_MARK, Reason.PAGE_MARK})


@dataclass(slots=True)
class Row:
    """A stretch of the source (``start`` to ``end``) and the pieces that were made of it.

    ``goes_on``: a piece of an earlier row of which this is more; ``left_out``: why nothing
    was made of it.
    """

    start: int
    end: int
    pieces: list[int] = field(default_factory=list)
    goes_on: int | None = None
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters of the source and whose they are: a piece's (from 0), or nobody's (-1)."""

    start: int
    end: int
    piece: int
    reason: str = ""


def rows_of(
    lines: Sequence[Line], report: Report, pieces: Sequence[Piece], tei: bytes, side: bytes
) -> list[Row]:
    """Return the rows of a document: every character of the source in one, every piece in one."""
    starts = [line.start for line in lines]
    owned = sorted(
        [*_words(pieces, tei, side), *_signs(lines, report, pieces)],
        key=lambda span: (span.start, span.end),
    )
    spans = _with_left_out(owned, report, starts)
    notes = frozenset(number for number, piece in enumerate(pieces) if piece.word == "note")
    rows = _rows(spans, lines, starts, notes)
    _place_the_rest(rows, pieces)
    return rows


def _words(pieces: Sequence[Piece], tei: bytes, side: bytes) -> Iterator[_Span]:
    """Yield where in the source the words of each piece stand."""
    stretches: dict[str, list[tuple[int, int, int]]] = {}
    at = 0
    for text, home, start in run(json.loads(side)["script"], streams(tei)):
        if home:
            stretches.setdefault(home, []).append((start, start + len(text), at))
        at += len(text)
    firsts = {home: [one[0] for one in found] for home, found in stretches.items()}
    for number, piece in enumerate(pieces):
        found = stretches.get(piece.home, [])
        for first, last in piece.spans:
            index = max(0, bisect_right(firsts.get(piece.home, []), first) - 1)
            for start, end, source in found[index:]:
                if start >= last:
                    break
                left, right = max(first, start), min(last, end)
                if left < right:
                    yield _Span(source + left - start, source + right - start, number)


def _signs(lines: Sequence[Line], report: Report, pieces: Sequence[Piece]) -> Iterator[_Span]:
    """Yield the lines of the printed signs that stand between the blocks."""
    numbers = [number for number, piece in enumerate(pieces) if piece.word in SIGNS]
    places = [one.line for block in report.blocks for one in _signs_in(block)]
    if len(numbers) != len(places):
        return
    for number, place in zip(numbers, places, strict=True):
        if place:
            line = lines[place - 1]
            blank = len(line.text) - len(line.text.lstrip())
            yield _Span(line.start + blank, line.start + len(line.text.rstrip()), number)


def _signs_in(block: Block) -> Iterator[Separator | Omission | PageBreak]:
    if isinstance(block, Separator | Omission | PageBreak):
        yield block
    elif isinstance(block, SpeakerTurn):
        for part in block.parts:
            yield from _signs_in(part)


def _with_left_out(owned: list[_Span], report: Report, starts: list[int]) -> list[_Span]:
    """Return the spans with those that were dropped, each given to its piece where it has one."""
    begins = [span.start for span in owned]
    found = list(owned)
    for one in report.dropped:
        for piece in one.text.pieces:
            start, end = piece.start, piece.start + piece.length
            owner = _owner(owned, begins, starts, start, end, sign=one.reason in _SIGN_REASONS)
            found.append(_Span(start, end, owner, "" if owner >= 0 else one.reason.value))
    return sorted(found, key=lambda span: (span.start, span.end))


def _owner(
    owned: list[_Span], begins: list[int], starts: list[int], start: int, end: int, *, sign: bool
) -> int:
    """Return the piece that dropped characters go with (on their line, or round them), else -1."""
    after = bisect_left(begins, start)
    behind = owned[after] if after < len(owned) else None
    before = owned[after - 1] if after else None
    line = bisect_right(starts, start)
    if behind and bisect_right(starts, behind.start) == bisect_right(starts, end - 1):
        return behind.piece
    if before and bisect_right(starts, before.end - 1) == line:
        return before.piece
    if sign and before and behind and before.piece == behind.piece:
        return before.piece
    return -1


def _rows(
    spans: list[_Span], lines: Sequence[Line], starts: list[int], notes: frozenset[int]
) -> list[Row]:
    """Return a row for each change of owner."""
    rows: list[Row] = []
    seen: set[int] = set()
    owner: tuple[int, str] | None = None
    end = 0
    for span in spans:
        if (span.piece, span.reason) != owner:
            owner = (span.piece, span.reason)
            at = _boundary(span.start, end, lines, starts) if rows else 0
            if rows and span.piece in notes and span.piece not in seen:
                at = _with_number(at, end, lines, starts)
            if rows:
                rows[-1].end = at
            row = Row(at, at, left_out=span.reason)
            if span.piece in seen:
                row.goes_on = span.piece
            elif span.piece >= 0:
                row.pieces.append(span.piece)
                seen.add(span.piece)
            rows.append(row)
        end = max(end, span.end)
    last = lines[-1].end
    if not rows:
        rows.append(Row(0, last))
    rows[-1].end = last
    return rows


def _boundary(start: int, end: int, lines: Sequence[Line], starts: list[int]) -> int:
    """Return where the row begins whose first characters stand at ``start``.

    It begins with its line, or within the line where the row before has characters on it.
    """
    line = lines[bisect_right(starts, start) - 1]
    if end <= line.start:
        return line.start
    between = line.text[end - line.start : start - line.start]
    return end + len(between) - len(between.lstrip())


def _with_number(at: int, end: int, lines: Sequence[Line], starts: list[int]) -> int:
    """Return where a row begins that takes along the line before it: the number of a note."""
    last = bisect_right(starts, end - 1)  # the line after the one that the row before ends on
    before = [line for line in lines[last : bisect_left(starts, at)] if not line.blank]
    return before[-1].start if before else at


def _place_the_rest(rows: list[Row], pieces: Sequence[Piece]) -> None:
    """Put a piece without words (an empty row of a table) behind the piece before it."""
    homes = {number: row for row in rows for number in row.pieces}
    for number in range(len(pieces)):
        if number not in homes:
            row = homes.get(number - 1, rows[0])
            row.pieces.append(number)
            homes[number] = row
