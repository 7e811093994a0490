"""What a proof says of a report: its doubts, and what its editors have said already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from converter.corrections import Corrections
from converter.decisions import NAMED, NEW, REFUSED, RENAMED, Decision
from converter.doubts import SURE, WEAK, Doubt, doubts
from converter.model import Report
from converter.passage import Passage
from converter.reading.keys import Unit, meant, words
from converter.recognisers.lexicon import Lexicon
from converter.source import Source

_DECISIONS = {NAMED: "is", NEW: "new person", REFUSED: "not a person", RENAMED: "rename"}
_ASKS = ("nobody", "low", "second", "likely", "medium", "unlikely", "joined", "high")


@dataclass(frozen=True, slots=True)
class Remark:
    """Say something of a line of the source (None: of the report), in words and values.

    ``kind`` is finding, name, passed, correction, statement or decision; ``facts`` are
    what the page makes its sentence of. The less the ``rank``, the more doubtful.
    """

    kind: str
    line: int | None
    facts: tuple[tuple[str, str], ...]
    rank: int = 0


def doubtful(report: Report, source: Source, lexicon: Lexicon) -> list[Remark]:
    """Return the findings and the questions of a report, the most doubtful first."""
    found = [
        Remark("finding", one.line, (("code", one.code), ("message", one.message)))
        for one in report.findings
    ]
    found += [_asked(one) for one in doubts(report, source.name, lexicon)]
    return sorted(found, key=lambda one: (one.rank, one.line or 0))


def is_weak(remark: Remark) -> bool:
    """Tell whether a question is about a name that is less than likely right."""
    return remark.kind == "name" and remark.rank <= WEAK + 1


def _asked(doubt: Doubt) -> Remark:
    cells = doubt.row.cells
    kind = "passed" if cells["what"] == "passed" else "name"
    kept = ("surface", "count", "person", "name", "runner_up", "why")
    cells = {**cells, "why": cells["why"].removeprefix("not marked: ")}
    facts = tuple((key, cells[key]) for key in kept if cells.get(key))
    ask = "passed" if kind == "passed" else _ASKS[min(doubt.rank, SURE)]
    line = int(cells["line"]) if cells["line"] else None
    return Remark(kind, line, (("ask", ask), *facts), doubt.rank + 1)


def said(
    report: Report, source: Source, told: Corrections, units: Sequence[Unit]
) -> Iterator[Remark]:
    """Yield what editors have said of a report and what was heeded."""
    for one in report.about.statements:
        facts = (("field", one.field), ("values", one.text), ("place", one.place))
        yield Remark("statement", None, facts)
    if told.layout:
        yield Remark("statement", None, _facts("layout", told.layout, told.name))
    lost = {one.message.partition(": ")[0] for one in report.findings}
    for fix in told.lines:
        place = f"{told.name}:{fix.at}"
        if place not in lost:
            found = meant(fix.text, units)[max(0, fix.occurrence - 1) :]
            is_a = f"{fix.kind} {fix.level}" if fix.level > 1 else fix.kind
            yield _correction(place, found[0].line if found else None, fix.text, is_a)
    for note in told.notes:
        place = f"{told.name}:{note.at}"
        if place not in lost:
            yield _correction(place, _line_of(note.after, note.line, units), note.after, "note")
    for bracket in told.brackets:
        place = f"{told.name}:{bracket.at}"
        if place not in lost:
            line = _line_of(bracket.text, bracket.line, units)
            yield _correction(place, line, bracket.text, bracket.kind)
    yield from _decisions(report, source)


def _facts(field: str, values: str, place: str) -> tuple[tuple[str, str], ...]:
    return ("field", field), ("values", values), ("place", place)


def _correction(place: str, line: int | None, text: str, is_a: str) -> Remark:
    return Remark("correction", line, (("place", place), ("text", text), ("is", is_a)))


def _line_of(text: str, line: str, units: Sequence[Unit]) -> int | None:
    """Return the line that has these words, None when none has."""
    pattern = words(text)
    among = meant(line, units) if line else units
    for unit in among:
        if found := pattern.search(unit.text):
            return unit.passage.line_at(found.start())
    return None


def _decisions(report: Report, source: Source) -> Iterator[Remark]:
    """Yield the decisions on names that were obeyed."""
    if not report.decided:
        return
    passages = {passage.key: passage for _, passage in report.named()}
    rows = {one.line: one for one in source.review}
    places = _decided_at(report, rows, passages)
    for row, count, key, start, _ in report.decided:
        decision = rows.get(row)
        if decision is None:
            continue
        line = passages[key].line_at(start) if key in passages else places.get(row)
        facts = {
            "place": decision.place,
            "surface": decision.surface,
            "count": str(count),
            "decision": "keep" if decision.keeps else _DECISIONS[decision.kind],
            "person": decision.name or decision.person or "",
        }
        yield Remark("decision", line, tuple((k, v) for k, v in facts.items() if v))


def _decided_at(
    report: Report, rows: Mapping[int, Decision], passages: Mapping[int, Passage]
) -> dict[int, int]:
    """Return the first line of the names that each row decided, as their marks tell."""
    by_place = {f"({one.place})": row for row, one in rows.items()}
    found: dict[int, int] = {}
    for key, passage in passages.items():
        for mark in report.marks.get(key, ()):
            place = f"({mark.reason.rpartition('(')[2]}"
            line = passage.line_at(mark.start)
            if "editor" in mark.evidence and place in by_place and line:
                found.setdefault(by_place[place], line)
    return found
