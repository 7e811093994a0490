"""The lines of a report, what each is, and the key that a correction finds it by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from converter.blocks import CloserPart, OpenerPart
from converter.model import Home, MarkKind, Report
from converter.reading.keys import Unit, beginning
from converter.reading.naming import CONTINUES, word_for
from converter.reading.reshape import overlaps

_SIGNS = {"separator": "separator", "page-mark": "page", "gap-mark": "omission"}
_BRACKETS = {MarkKind.SUPPLIED: "supplied", MarkKind.GLOSS: "gloss", MarkKind.SIC_NOTE: "sic"}


def print_keys(report: Report, units: Sequence[Unit]) -> str:
    """Return a row for each line of a page: its number, what it is, the text that finds it.

    The text stands as it can be copied behind ``text =`` in a file of
    corrections. Brackets, and notes that have no place, follow at the end.
    """
    body = [unit for unit in units if unit.home is Home.BODY]
    found = [*units, *_parts(report, units)]
    found.sort(key=lambda unit: unit.start)
    rows = [
        _row(unit.line, word, *beginning(unit, found))
        for unit in found
        if (word := word_of(report, unit))
    ]
    rows += [f"{line:>5}  {word:<16}  {_quoted(text)}" for line, word, text in _brackets(report)]
    rows += [f"{'':>5}  note {note.n} has no place" for note in report.notes if not note.anchored]
    return "\n".join(rows) + "\n" if body else ""


def _parts(report: Report, units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the parts of lines that reading has told apart: columns that were fused."""
    starts = {unit.start for unit in units}
    for block in report.blocks:
        if isinstance(block, OpenerPart | CloserPart):
            text = block.text
            first = next((unit for unit in units if unit.start < text.key < unit.end), None)
            if first and text.key not in starts and first.line == text.line:
                yield Unit(text, Home.BODY)


def word_of(report: Report, unit: Unit) -> str:
    """Return what a line of the page is in the report, "" when it holds nothing but signs."""
    start, end = unit.start, unit.end
    for note in report.notes:
        if any(overlaps(text, start, end) for text in note.paragraphs):
            return "note"
    word, level = word_for(report.blocks, start, end)
    if word:
        return f"{word} {level}" if level > 1 else word
    for item in report.fields:
        if overlaps(item.text, start, end):
            return item.home.value
    if any(text.key < start and end < text.end_offset(len(text.text)) for text in report.body()):
        return CONTINUES
    for one in report.dropped:
        if overlaps(one.text, start, end):
            return _SIGNS.get(one.reason, "boilerplate")
    return ""


def _row(line: int, word: str, key: str, occurrence: int) -> str:
    which = f"  occurrence = {occurrence}" if occurrence else ""
    return f"{line:>5}  {word:<16}  {_quoted(key)}{which}"


def _quoted(text: str) -> str:
    """Return text in quotation marks, as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _brackets(report: Report) -> Iterator[tuple[int, str, str]]:
    """Yield the brackets of the text that were understood: line, word, the bracket."""
    for passage in report.body():
        for mark in report.marks.get(passage.key, ()):
            if mark.kind in _BRACKETS:
                text = passage.text[mark.start : mark.end]
                yield passage.line_at(mark.start) or 0, _BRACKETS[mark.kind], text
