"""The person mentions of a report as rows: where each stands in the source, and who it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.model import Mark, MarkKind, Report
from converter.passage import Passage
from converter.regexes import regex

# What may stand between a name and its title: "Comrade X", "X, Ambassador", "the envoy [X]".
_NEXT = regex(r",?\s*[\[(/]?")
_OPENING = frozenset("[(/")


class Mention(NamedTuple):
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
    rows = [
        row
        for _, passage in report.named()
        if (marks := report.marks.get(passage.key))
        for row in _of_passage(passage, marks, file)
    ]
    yield from sorted(rows, key=lambda row: (row.start, row.end))


def passed(report: Report) -> tuple[tuple[int, int, int, str, str], ...]:
    """Return what looks like a name and is none: line, start, end, surface and why."""
    if not report.passed:
        return ()
    passages = {passage.key: passage for _, passage in report.named()}
    rows = []
    for key, start, end, why in report.passed:
        text = passages[key]
        line, first, last = text.place(start, end)
        rows.append((line or 1, first, last, text.text[start:end], why))
    return tuple(sorted(rows, key=lambda row: row[1:3]))


def _of_passage(passage: Passage, marks: Sequence[Mark], file: str) -> Iterator[Mention]:
    text = passage.text
    roles = _Roles(text, [mark for mark in marks if mark.kind is MarkKind.ROLE])
    for mark in marks:
        if mark.kind is MarkKind.PERSON:
            line, start, end = passage.place(mark.start, mark.end)
            yield Mention(
                file,
                line or 1,
                start,
                end,
                text[mark.start : mark.end],
                roles.beside(mark),
                mark.key,
                " ".join(mark.evidence),
                mark.certainty,
                mark.runner_up,
                mark.reason,
            )


class _Roles:
    """The titles and offices of a passage, found by the names that they stand beside."""

    def __init__(self, text: str, roles: Sequence[Mark]) -> None:
        self._text = text
        self._by_end = {role.end: at for at, role in enumerate(roles)}
        self._by_start = {role.start: role for role in reversed(roles)}
        self._roles = roles

    def beside(self, name: Mark) -> str:
        """Return the title or office next to a name: the one before it, else the one after."""
        if not self._roles:
            return ""
        text, start = self._text, name.start
        # What may stand between (``_NEXT``), read backwards.
        if text[start - 1 : start] in _OPENING:
            start -= 1
        while text[start - 1 : start].isspace():
            start -= 1
        if text[start - 1 : start] == ",":
            start -= 1
        before = [self._by_end[at] for at in range(start, name.start + 1) if at in self._by_end]
        between = _NEXT.match(text, name.end)
        last = between.end() if between else name.end
        after = (self._by_start[at] for at in range(name.end, last + 1) if at in self._by_start)
        role = self._roles[max(before)] if before else next(after, None)
        return text[role.start : role.end] if role else ""
