"""What a proof page shows, before it is a page: rows of the source, pieces, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.corrections import NONE, Corrections
from converter.lines import Line, split_lines
from converter.mentions import mentions, passed
from converter.model import Report
from converter.outcome import Failure
from converter.proof.pieces import Piece, pieces_of
from converter.proof.remarks import Remark, doubtful, is_weak, said
from converter.proof.rows import Row, rows_of
from converter.reading.keys import Unit
from converter.recognisers.lexicon import Lexicon
from converter.source import Decoded, Source

Stretch = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """A document for its proof page; ``marks`` are stretches of the source, each with its class."""

    source: str
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[Remark, ...] = ()
    said: tuple[Remark, ...] = ()
    marks: tuple[Stretch, ...] = ()

    @property
    def left_out(self) -> int:
        """Return how many rows of the source have nothing in the edition."""
        return sum(bool(row.left_out) for row in self.rows)

    @property
    def weak(self) -> int:
        """Return how many questions are about names that may well be wrong."""
        return sum(is_weak(one) for one in self.doubts)

    @property
    def asked(self) -> int:
        """Return how many other questions there are about names."""
        return sum(one.kind != "finding" for one in self.doubts) - self.weak


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies beside a report: what its editors told, its lines as corrections know them."""

    lexicon: Lexicon
    told: Corrections = NONE
    units: Sequence[Unit] = ()


def plan(
    source: Source, decoded: Decoded, report: Report, tei: bytes, side: bytes, desk: Desk
) -> Plan:
    """Return the plan of a document that was converted."""
    lines = split_lines(decoded.text)
    pieces = pieces_of(tei)
    doubts = doubtful(report, source, desk.lexicon)
    return Plan(
        source.name,
        lines,
        tuple(rows_of(lines, report, pieces, tei, side)),
        tuple(pieces),
        tuple(doubts),
        tuple(said(report, source, desk.told, desk.units)),
        tuple(_marks(report, source, doubts)),
    )


def plan_of_failed(source: str, text: str | None, failure: Failure) -> Plan:
    """Return the plan of a document that was not converted: its source, and why.

    ``text`` is None when not even that could be read.
    """
    lines = split_lines(text) if text is not None else ()
    facts = (("code", failure.code), ("message", failure.message))
    line = failure.line if failure.line and failure.line <= len(lines) else None
    rows: list[Row] = []
    blank = True
    for one in lines:
        if blank and not one.blank:
            if rows:
                rows[-1].end = one.start
            rows.append(Row(one.start if rows else 0, one.end))
        blank = one.blank
    if lines and rows:
        rows[-1].end = lines[-1].end
    return Plan(source, lines, tuple(rows), doubts=(Remark("failure", line, facts),))


def _marks(report: Report, source: Source, doubts: Sequence[Remark]) -> list[Stretch]:
    """Return what is marked in the source: unsure names, runs passed, what is left out."""
    out = [
        (piece.start, piece.start + piece.length, "out")
        for one in report.dropped
        for piece in one.text.pieces
    ]
    unsure = [
        (one.start, one.end, "unsure")
        for one in mentions(report, source.name)
        if (one.cert != "high" or not one.person) and "editor" not in one.evidence
    ]
    asked = {dict(one.facts)["surface"] for one in doubts if one.kind == "passed"}
    runs = [
        (start, end, "passed")
        for _, start, end, surface, _ in passed(report)
        if " ".join(surface.split()) in asked
    ]
    found: list[Stretch] = []
    for stretch in sorted([*out, *unsure, *runs]):
        if not found or stretch[0] >= found[-1][1]:
            found.append(stretch)
    return found
