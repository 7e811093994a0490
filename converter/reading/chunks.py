"""Lines into chunks: what stands together on the page, with its provenance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.lines import Line
from converter.passage import Passage, join, of_line
from converter.reading.kinds import is_kind

_HARD_BREAK = re.compile(r"  $|\\$")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)\]]*$")
_COLUMN = re.compile(r"\t+|(?<=\S) {3,}(?=\S)|\s*\|\s*")
_RULE = re.compile(r"^[\s|:+=-]+$")
_LEAST_ROWS = 2
_PAGE_MARK = re.compile(
    r"^(?:\[(?:Page|page|end p\.|p\.) ?\d{1,4}\]|\(p\. ?\d{1,4}\)|[–—-] ?\d{1,4} ?[–—-])$"
)
_WRAP_AT = 55
_LIST_START = re.compile(
    r"^\s*([-•*]\s|–\s(?!\d{1,4} ?–)|\(?[0-9]{1,3}[.)]\s|\(?[a-z]\)\s|\[\d+\]\s)"
)
_LABELLED = re.compile(r"^\s*[A-Z][\w .'-]{0,30}:(\s|$)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of the page as printed: its text and the rows it is made of."""

    text: Passage
    rows: tuple[Passage, ...]
    cells: tuple[tuple[Passage, ...], ...] = ()
    quoted: bool = False

    @property
    def string(self) -> str:
        """Return the text alone."""
        return self.text.text


def chunk(line_or_text: Line | Passage) -> Chunk:
    """Return a chunk of one row."""
    text = of_line(line_or_text) if isinstance(line_or_text, Line) else line_or_text
    return Chunk(text, (text,))


def chunks(lines: Sequence[Line], flow: str) -> list[Chunk]:
    """Return the chunks of a region: a line each, or what blank lines part."""
    if flow in {"line", "one-line"}:
        return [chunk(line) for line in lines if of_line(line)]
    found: list[Chunk] = []
    for run in _runs(lines):
        cells = _table(run)
        if cells:
            rows = tuple(of_line(line) for line in run)
            found.append(Chunk(join(rows, "\n"), rows, cells))
        elif all(line.text.lstrip().startswith(">") for line in run):
            found.append(_quoted(run))
        elif flow == "markdown":
            found += [_markdown(part) for part in _at_items(run)]
        else:
            found += _wrapped(run)
    return found


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = [[]]
    for line in lines:
        if of_line(line):
            runs[-1].append(line)
        else:
            runs.append([])
    return [run for run in runs if run]


def _table(run: Sequence[Line]) -> tuple[tuple[Passage, ...], ...]:
    """Return the cells of rows set in columns (tabs, pipes, or runs of spaces), () when they are none."""
    if len(run) < _LEAST_ROWS:
        return ()
    rows = []
    for line in run:
        if _RULE.match(line.text):
            continue
        edges = [0]
        for gap in _COLUMN.finditer(line.text):
            edges += [gap.start(), gap.end()]
        edges.append(len(line.text))
        cells = [of_line(line.part(a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        rows.append(tuple(cell for cell in cells if cell))
    width = len(rows[0]) if rows else 0
    return tuple(rows) if width > 1 and all(len(row) == width for row in rows) else ()


def _quoted(run: Sequence[Line]) -> Chunk:
    rows = tuple(of_line(line.part(line.text.index(">") + 1)) for line in run)
    rows = tuple(row for row in rows if row)
    return Chunk(join(rows), rows, quoted=True)


def _at_items(run: Sequence[Line]) -> list[list[Line]]:
    """Part a run where the items of a list begin, when at least two of its lines begin one."""
    starts = [index for index, line in enumerate(run) if _LIST_START.match(line.text)]
    if len(starts) < _LEAST_ROWS:
        return [list(run)]
    edges = sorted({0, *starts, len(run)})
    return [list(run[a:b]) for a, b in pairwise(edges)]


def _markdown(run: Sequence[Line]) -> Chunk:
    """Close up the lines of a paragraph; two trailing spaces keep the break (Markdown's rule)."""
    rows = tuple(of_line(line) for line in run)
    text = rows[0]
    for before, row in zip(run, rows[1:], strict=False):
        text = join((text, row), "\n" if _HARD_BREAK.search(before.text) else " ")
    return Chunk(text, rows)


def _wrapped(run: Sequence[Line]) -> list[Chunk]:
    """Close up hard-wrapped lines; keep the breaks of short lines; part list items and labels."""
    parts: list[list[Line]] = [[]]
    for line in run:
        if parts[-1] and (_LIST_START.match(line.text) or _LABELLED.match(line.text)):
            parts.append([])
        parts[-1].append(line)
    found = []
    for part in parts:
        rows = tuple(of_line(line) for line in part)
        text = rows[0]
        for before, row in pairwise(rows):
            text = join((text, row), " " if _flows(before.text, row.text, rows) else "\n")
        found.append(Chunk(text, rows))
    return found


def _flows(before: str, after: str, rows: Sequence[Passage]) -> bool:
    """Tell whether a line break is the wrapping of a paragraph and no break that is meant."""
    longest = max(len(row.text) for row in rows)
    if longest < _WRAP_AT and not after[:1].islower():
        return False
    first_word = after.split(" ", 1)[0]
    # A line that had room for the next word was broken on purpose.
    return len(before) + 1 + len(first_word) > longest - 12 or after[:1].islower()


def continue_sentences(found: Sequence[Chunk]) -> list[Chunk]:
    """Join a chunk to the one before when a blank line or a page mark fell into a sentence.

    Only when the first ends without the end of a sentence and the second goes
    on in lower case (survey, traps 1 and 15).
    """
    joined: list[Chunk] = []
    for index, item in enumerate(found):
        before = joined[-1] if joined else None
        after = found[index + 1] if index + 1 < len(found) else None
        goes_on = after if after is not None and _PAGE_MARK.match(item.string) else item
        if before is not None and _open_end(before) and _goes_on(goes_on):
            joined[-1] = Chunk(join((before.text, item.text)), before.rows + item.rows)
        else:
            joined.append(item)
    return joined


def _open_end(item: Chunk) -> bool:
    """Tell a chunk that stops within a sentence (a page mark may follow it already)."""
    if item.cells or item.quoted or "\n" in item.string or is_kind(item.string):
        return False
    text = item.string
    mark = re.search(
        r"\s(?:\[(?:Page|page|end p\.|p\.) ?\d+\]|\(p\. ?\d+\)|[–—-] ?\d+ ?[–—-])$", text
    )
    text = text[: mark.start()] if mark else text
    words = [word for word in text.split() if len(word) > 1]
    return not _SENTENCE_END.search(text) and len(words) > 2  # noqa: PLR2004


def _goes_on(item: Chunk) -> bool:
    return item.string[:1].islower() and not _LIST_START.match(item.string) and not item.cells
