"""Reports made of a few lines, and the fixture files of cases, for the tests of names."""

from __future__ import annotations

import re
from pathlib import Path

from converter.blocks import Block, Note, OpenerPart, Paragraph
from converter.lines import Line, split_lines
from converter.model import Field, Home, Mark, MarkKind, Report
from converter.passage import Passage, join, of_line
from converter.reading.brackets import bracket_marks
from converter.recognisers import Lexicon

FIXTURES = Path(__file__).parent / "fixtures"
LEXICON = Lexicon.load()
SIGNS = {MarkKind.PERSON: "⟦⟧", MarkKind.ROLE: "⟨⟩", MarkKind.INITIALS: "⟪⟫"}
_PLACE = re.compile(
    r"(participants|speaker|signed|salute|note|typist|to|from|distribution|copy|dateline|item|decoder): "
)


def cases(name: str) -> list[tuple[str, str, str]]:
    """Return title, input and expected text of each case of a fixture file."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        given, _, wanted = rest.partition("\n.\n")
        found.append((title, given.strip(), wanted.strip()))
    return found


def report_of(text: str, summary: str = "") -> Report:
    """Return a report with a passage for each line; a line may name its place."""
    blocks: list[Block] = []
    notes: list[Note] = []
    fields: tuple[Field, ...] = ()
    marks: dict[int, tuple[Mark, ...]] = {}
    for line in split_lines(text):
        place = _PLACE.match(line.text)
        rest = line.part(place.end()) if place else line
        kind = place[1] if place else "p"
        passage = _passage(rest)
        if found := bracket_marks(passage)[0]:
            marks[passage.key] = tuple(found)
        if kind == "p":
            blocks.append(Paragraph(passage))
        elif kind == "note":
            notes.append(Note("1", f"note-{len(notes) + 1}", (passage,), anchored=False))
        else:
            blocks.append(OpenerPart(kind, passage))
    if summary:
        # Far behind the body, so that no two passages share a key.
        (only,) = split_lines(summary)
        fields = (Field(Home.SUMMARY, of_line(Line(99, 9999, only.text))),)
    return Report("case", "plain", fields, tuple(blocks), tuple(notes), marks=marks)


def _passage(line: Line) -> Passage:
    r"""Return a line as a passage in which the two characters ``\n`` are a kept line break."""
    parts, start = [], 0
    text = line.text
    for at in [m.start() for m in re.finditer(r"\\n", text)] + [len(text)]:
        parts.append(of_line(line.part(start, at)))
        start = at + 2
    return join(parts, "\n")


def shown(report: Report) -> str:
    """Return the passages of a report with its marks of names put back into the text."""
    lines = []
    for place, passage in report.named():
        text = passage.text
        marks = [m for m in report.marks.get(passage.key, ()) if m.kind in SIGNS]
        for mark in sorted(marks, key=lambda one: -one.start):
            left, right = SIGNS[mark.kind]
            text = (
                text[: mark.start] + left + text[mark.start : mark.end] + right + text[mark.end :]
            )
        prefix = "" if place == "p" else f"{place}: "
        lines.append(prefix + text.replace("\n", "\\n"))
    return "\n".join(lines)
