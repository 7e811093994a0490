"""The person mentions of a report as rows: where each stands in the source, and who it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from converter.model import Mark, MarkKind, Report
from converter.passage import Passage

# What may stand between a name and its title: "Comrade X", "X, Ambassador", "the envoy [X]".
_NEXT = re.compile(r",?\s*[\[(/]?")
_START = attrgetter("start")
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a person in a source file; offsets count the characters of the decoded file."""

    file: str
    line: int
    start: int
    end: int
    surface: str
    role: str
    person: str
    evidence: str
    cert: str
    runner_up: str = ""
    rule: str = ""

    @property
    def row(self) -> tuple[int, int, int, str, str, str, str, str, str]:
        """Return the mention as plain values, as an outcome keeps it."""
        found = (self.line, self.start, self.end, self.surface, self.person)
        return (*found, self.rule, self.evidence, self.cert, self.runner_up)


def mentions(report: Report, file: str) -> Iterator[Mention]:
    """Yield each person mention of a report read from this file, in source order."""
    rows = (row for _, passage in report.named() for row in _of_passage(report, passage, file))
    yield from sorted(rows, key=lambda row: (row.start, row.end))


def passed(report: Report) -> tuple[tuple[int, int, int, str, str], ...]:
    """Return what looks like a name and is none: line, start, end, surface and why."""
    passages = {passage.key: passage for _, passage in report.named()}
    rows = []
    for key, start, end, why in report.passed:
        text = passages[key]
        place = (text.line_at(start) or 1, text.offset(start), text.end_offset(end))
        rows.append((*place, text.text[start:end], why))
    return tuple(sorted(rows, key=lambda row: row[1:3]))


def _of_passage(report: Report, passage: Passage, file: str) -> Iterator[Mention]:
    marks = report.marks.get(passage.key, ())
    roles = [mark for mark in marks if mark.kind is MarkKind.ROLE]
    for mark in marks:
        if mark.kind is MarkKind.PERSON:
            yield Mention(
                file=file,
                line=passage.line_at(mark.start) or 1,
                start=passage.offset(mark.start),
                end=passage.end_offset(mark.end),
                surface=passage.text[mark.start : mark.end],
                role=_role(passage.text, mark, roles),
                person=mark.key,
                evidence=" ".join(mark.evidence),
                cert=mark.certainty,
                runner_up=mark.runner_up,
                rule=mark.reason,
            )


def _role(text: str, name: Mark, roles: Sequence[Mark]) -> str:
    """Return the title or office next to a name: the one before it, else the one after."""
    at = bisect_left(roles, name.start, key=_START)
    # No title stands between a name and its own.
    for role in (*reversed(roles[max(0, at - _NEAREST) : at]), *roles[at : at + _NEAREST]):
        before = role.start < name.start
        start, end = (role.end, name.start) if before else (name.end, role.start)
        if start <= end and _NEXT.fullmatch(text, start, end):
            return text[role.start : role.end]
    return ""
