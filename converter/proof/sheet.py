"""The plan of a proof page as JSON, which ``xslt/proof.xsl`` makes the page of."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from converter.passage import ILLEGAL
from converter.proof.changes import Change, Changes
from converter.proof.plan import Plan, Stretch
from converter.proof.remarks import Remark
from converter.proof.rows import Row
from converter.regexes import regex

# What HTML cannot hold, or nobody can see.
_UNSEEN = regex(f"{ILLEGAL.pattern}|[\x7f-\x9f]")


def as_json(plan: Plan, changes: Changes | None, **facts: str) -> str:
    """Return the JSON of a page; ``facts`` are its links and the like."""
    sheet = _Sheet(plan, changes)
    rows = list(sheet.rows())
    content: dict[str, Any] = {
        **facts,
        "source": plan.source,
        "doubts": [sheet.remark(one) for one in plan.doubts],
        "said": [sheet.remark(one) for one in plan.said],
        "left_out": plan.left_out,
        "rows": rows,
        "gone": sheet.gone(len(plan.pieces)),
    }
    if changes is not None:
        content["changes"] = dict(zip(("changed", "new", "gone"), changes.counts, strict=True))
        content["changed"] = sheet.changed
    return _UNSEEN.sub("\ufffd", json.dumps(content, ensure_ascii=False))


class _Sheet:
    """Make the rows of a page, with the addresses of its lines."""

    def __init__(self, plan: Plan, changes: Changes | None) -> None:
        self._plan = plan
        self._changes = changes or Changes()
        self._starts = [line.start for line in plan.lines]
        self._marks = [mark[0] for mark in plan.marks]
        self._addresses: list[int] = []  # the lines that have one
        self._told: dict[int, list[Remark]] = {}
        self._homes: dict[int, int] = {}  # the first line of each piece
        self.changed: list[dict[str, str]] = []
        for one in (*plan.doubts, *plan.said):
            if one.line:
                self._told.setdefault(one.line, []).append(one)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows: their lines, what was made of them, what is to be said of it."""
        for row in self._plan.rows:
            lines = list(self._lines(row))
            first = lines[0]["n"] if lines else 1
            for number in row.pieces:
                self._homes[number] = first
            found: dict[str, Any] = {
                "lines": lines,
                "pieces": [self._piece(number, first) for number in row.pieces],
            }
            if row.goes_on is not None:
                found["goes_on"] = self._homes[row.goes_on]
            if row.left_out:
                found["left_out"] = row.left_out
            told = [one for line in lines for one in self._remarks(line)]
            if told:
                found["told"] = told
            yield found

    def _remarks(self, line: dict[str, Any]) -> Iterator[dict[str, str]]:
        """Yield what is said of a line, once: where a row begins within it, nothing."""
        if "id" in line:
            for number in range(line["n"], line.get("to", line["n"]) + 1):
                for one in self._told.get(number, ()):
                    yield self.remark(one)

    def _piece(self, number: int, line: int) -> dict[str, Any]:
        piece = self._plan.pieces[number]
        found: dict[str, Any] = {"elements": piece.elements, "word": piece.word}
        if change := self._changes.pieces.get(number):
            found["change"] = _change(change)
            sort = "new" if change.new else "changed"
            self.changed.append({"at": f"L{line}", "line": str(line), "sort": sort})
        if gone := self.gone(number):
            found["gone"] = gone
            self.changed.append({"at": f"L{line}", "line": str(line), "sort": "gone"})
        return found

    def gone(self, number: int) -> list[str]:
        """Return the texts that stood before a piece and are gone."""
        return self._changes.gone.get(number, [])

    def _lines(self, row: Row) -> Iterator[dict[str, Any]]:
        """Yield the lines of a row; blank ones that follow each other are one entry."""
        first = max(0, bisect_right(self._starts, row.start) - 1)
        blank: dict[str, Any] | None = None
        for line in self._plan.lines[first : max(first + 1, bisect_left(self._starts, row.end))]:
            start, end = max(row.start, line.start), min(row.end, line.end)
            if end <= start and (line.start < row.start or line.text):
                continue  # only the line's end, or nothing, stands in this row
            whole = start == line.start
            if whole and line.blank:
                if blank is None:
                    blank = {"n": line.number, **self._address(line.number)}
                    yield blank
                blank["to"] = line.number
                continue
            blank = None
            address = self._address(line.number) if whole else {}
            yield {"n": line.number, **address, "parts": list(self._parts(start, end))}

    def _address(self, number: int) -> dict[str, str]:
        if self._addresses and self._addresses[-1] >= number:
            return {}
        self._addresses.append(number)
        return {"id": f"L{number}"}

    def _parts(self, start: int, end: int) -> Iterator[str | list[str]]:
        """Yield the text of a stretch; what is marked with its class."""
        at = start
        index = max(0, bisect_right(self._marks, start) - 1)
        marks: Sequence[Stretch] = self._plan.marks
        while index < len(marks) and marks[index][0] < end:
            left, right, kind = marks[index]
            left, right = max(left, at), min(right, end)
            index += 1
            if left < right:
                if at < left:
                    yield self._text(at, left)
                yield [self._text(left, right), kind]
                at = right
        if at < end:
            yield self._text(at, end)

    def _text(self, start: int, end: int) -> str:
        line = self._plan.lines[bisect_right(self._starts, start) - 1]
        return line.text[start - line.start : end - line.start]

    def remark(self, one: Remark) -> dict[str, str]:
        """Return a remark with the address of its line."""
        found = {"kind": one.kind, **dict(one.facts)}
        if one.line:
            found |= {"at": f"L{self._nearest(one.line)}", "line": str(one.line)}
        return found

    def _nearest(self, number: int) -> int:
        """Return the line whose entry holds this one."""
        index = bisect_right(self._addresses, number)
        return self._addresses[index - 1] if index else number


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"new": change.new}
    if change.words:
        found["words"] = [list(one) for one in change.words]
    if change.was:
        found["was"] = change.was
    if change.names:
        found["names"] = [
            {"surface": surface, "sort": _sort(was, now), "was": was or "", "now": now or ""}
            for surface, was, now in change.names
        ]
    return found


def _sort(was: str | None, now: str | None) -> str:
    return "unmarked" if now is None else "marked" if was is None else "moved"
