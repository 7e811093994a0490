"""The editors' corrections obeyed: what they say a line is decides before every rule.

Each correction finds its line by its text. What finds none, several, or a place
where TEI cannot have it, becomes a finding; nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.blocks import (
    Block,
    Division,
    Note,
    Omission,
    PageBreak,
    Paragraph,
    Separator,
    SpeakerTurn,
)
from converter.corrections import Corrections, LineFix
from converter.findings import Finding
from converter.model import Home, Regions
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.keys import Unit, meant, nearest, rows, units
from converter.reading.naming import word_for, words_of
from converter.reading.reshape import cut_out, index_of, overlaps
from converter.reading.shapes import SIGNS, shape, together
from converter.reading.told_parts import Target, moved, moves_line
from converter.vocabulary import PARTS

_SIGN_WORDS = {reason: word for word, reason in SIGNS.items()}

Printed = list[tuple[Passage, str]]


class Told:
    """Obey the corrections of one report; keep how many were obeyed, and why others were not."""

    def __init__(self, corrections: Corrections) -> None:
        """Start with the corrections of a report."""
        self.corrections = corrections
        self.findings: list[Finding] = []
        self.applied = 0
        self._targets: list[Target] = []
        self._waiting: list[LineFix] = []
        self._units: list[Unit] = []
        self._known: set[int] = set()

    # -- finding the lines ---------------------------------------------------

    def find(self, regions: Regions, body: Sequence[Chunk]) -> Regions:
        """Find each line, and return the regions with the lines moved that belong elsewhere."""
        self._units = units(regions, body)
        taken: dict[int, LineFix] = {}
        for fix in self.corrections.lines:
            unit = self._one_of(fix, self._units, rows(body))
            if unit is None:
                continue
            if other := taken.get(unit.start):
                self._impossible(fix, unit.line, f"line {other.at} of the file says it already")
                continue
            taken[unit.start] = fix
            self._targets.append(Target(fix, unit))
        moves = [one for one in self._targets if moves_line(one)]
        for one in self._targets:
            if one.fix.kind in PARTS:
                self.applied += 1
        self._targets = [one for one in self._targets if one.fix.kind not in PARTS]
        return moved(regions, moves) if moves else regions

    def _one_of(self, fix: LineFix, *levels: Sequence[Unit]) -> Unit | None:
        """Return the one line that is meant; say so, or wait for the blocks, when there is none."""
        found: list[Unit] = next((f for level in levels if (f := meant(fix.text, level))), [])
        if not found and fix.kind not in PARTS:
            self._waiting.append(fix)
            return None
        return self._chosen(fix, found)

    def _chosen(self, fix: LineFix, found: Sequence[Unit]) -> Unit | None:
        if not found or fix.occurrence > len(found):
            self.lost(fix.text, fix.at, "line", len(found))
            return None
        if len(found) > 1 and not fix.occurrence:
            self.ambiguous(fix.text, fix.at, [one.line for one in found])
            return None
        return found[max(0, fix.occurrence - 1)]

    def lost(self, text: str, at: int, what: str, found: int = 0) -> None:
        """Say that a correction does not find its line any more, and which line is most like it."""
        near = nearest(text, self._units)
        says = f"no {what} of the page is or begins {_short(text)}."
        hint = ""
        if found:
            says = f"{_short(text)} is meant {found} {'time' if found == 1 else 'times'} only."
        elif near:
            hint = f" The nearest is line {near.line}: {_short(near.text)}"
        self.findings.append(
            Finding(
                "correction-lost",
                f"{self._place(at)}: {says}{hint}",
                near.line if near and not found else None,
            )
        )

    def ambiguous(self, text: str, at: int, lines: Sequence[int]) -> None:
        """Say that a correction finds several places."""
        where = ", ".join(str(line) for line in dict.fromkeys(lines))
        self.findings.append(
            Finding(
                "correction-ambiguous",
                f"{self._place(at)}: {_short(text)} is meant {len(lines)} times (line {where}): "
                "say more of the line, or which one it is (occurrence = 1 ...).",
                lines[0] or None,
            )
        )

    def _impossible(self, fix: LineFix, line: int | None, why: str) -> None:
        self.impossible(fix.text, fix.at, f"cannot be made {fix.kind!r}", line, why)

    def impossible(self, text: str, at: int, what: str, line: int | None, why: str) -> None:
        """Say why a correction cannot be obeyed."""
        self.findings.append(
            Finding(
                "correction-impossible",
                f"{self._place(at)}: {_short(text)} {what}: {why}. It stays as it was read.",
                line,
            )
        )

    def cannot(self, text: Passage, kind: str, why: str) -> None:
        """Say why a line cannot be what it is told to be."""
        one = next(one for one in self._targets if one.unit.start == text.offset(0))
        self.impossible(one.fix.text, one.fix.at, f"cannot be made {kind!r}", text.line, why)

    def absent(self, what: str, at: int, hint: str) -> None:
        """Say that what a correction speaks of is not on the page."""
        message = f"{self._place(at)}: {what} is not to be found. {hint}"
        self.findings.append(Finding("correction-lost", message))

    def _place(self, at: int) -> str:
        return f"{self.corrections.name}:{at}"

    # -- the lines of the document -------------------------------------------

    @property
    def lines(self) -> bool:
        """Tell whether any line of the document is told."""
        return bool(self._targets)

    def compare(self, blocks: Sequence[Block], printed: Printed, notes: Sequence[Note]) -> None:
        """Learn what is read as it is told anyway, from a reading that knows no corrections.

        To such a line nothing is done, so that telling what is known changes nothing.
        """
        for one in self._targets:
            inside = _in_note(notes, one.unit)
            word, level = ("note", 0) if inside else _word(blocks, printed, one)
            if word == one.fix.kind and one.fix.level in {0, level}:
                self._known.add(one.unit.start)

    def mark(self, body: Sequence[Chunk]) -> list[Chunk]:
        """Return the chunks with each line that is told as a chunk of its own."""
        found = list(body)
        for one in self._targets:
            if one.unit.start in self._known:
                continue
            place = next(
                (i for i, c in enumerate(found) if overlaps(c.text, one.unit.start, one.unit.end)),
                None,
            )
            if place is not None:
                parts = _split(found[place], one.unit.start, one.unit.end, one.fix.kind)
                found[place : place + 1] = parts
        return found

    def reshape(self, blocks: Sequence[Block], printed: Printed) -> tuple[list[Block], Printed]:
        """Return the blocks with each line as it is told, and what is dropped as a sign."""
        made = list(blocks)
        self._wait_no_longer(made)
        for one in sorted(self._targets, key=lambda target: target.unit.start):
            if one.fix.kind == "note":
                self.applied += one.unit.start in self._known
            else:
                made, printed = self._obeyed(one, made, printed)
        return _without_empty(made), printed

    def _wait_no_longer(self, blocks: Sequence[Block]) -> None:
        """Find the lines that reading has parted from what stood before them."""
        if not self._waiting:
            return
        parts = [Unit(text, Home.BODY) for block in blocks for _, text in words_of(block) if text]
        known = {one.unit.start for one in self._targets}
        for fix in self._waiting:
            unit = self._chosen(fix, meant(fix.text, parts))
            if unit and unit.start in known:
                self._impossible(fix, unit.line, "the line is told already")
            elif unit:
                self._targets.append(Target(fix, unit))

    def _obeyed(
        self, one: Target, blocks: list[Block], printed: Printed
    ) -> tuple[list[Block], Printed]:
        start, end, kind = one.unit.start, one.unit.end, one.fix.kind
        sign = next((entry for entry in printed if overlaps(entry[0], start, end)), None)
        word, level = _word(blocks, printed, one)
        if word == kind and one.fix.level in {0, level}:
            self.applied += 1
            return blocks, printed
        opened = cut_out(blocks, start, end) or _at_sign(blocks, one.unit.line, sign)
        if opened is None:
            self._impossible(one.fix, one.unit.line, "it is no line of the document's own text")
            return blocks, printed
        before, after = opened
        why = shape(kind, one.unit.passage, one.fix.level, before, after)
        if why:
            self._impossible(one.fix, one.unit.line, why)
            return blocks, printed
        self.applied += 1
        after = together(before, after) if kind in {"item", "participant", "row", "turn"} else after
        kept = [entry for entry in printed if not overlaps(entry[0], start, end)]
        if kind in SIGNS:
            kept.append((one.unit.passage, SIGNS[kind]))
        return before + after, kept


def _in_note(notes: Sequence[Note], unit: Unit) -> bool:
    """Tell a line that begins a note, or goes on with one and has no number of its own."""
    for note in notes:
        for index, text in enumerate(note.paragraphs):
            if overlaps(text, unit.start, unit.end):
                return index == 0 or not unit.text.lstrip("[(<sup>^/")[:1].isdigit()
    return False


def _word(blocks: Sequence[Block], printed: Printed, one: Target) -> tuple[str, int]:
    """Return what a line is read as, and the level of a heading."""
    word, level = word_for(blocks, one.unit.start, one.unit.end)
    sign = next((e for e in printed if overlaps(e[0], one.unit.start, one.unit.end)), None)
    return word or (_SIGN_WORDS.get(sign[1], "") if sign else ""), level


def _without_empty(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without a division or a turn that nothing stands in any more."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, SpeakerTurn) and not block.paragraphs:
            # A name whose speech is told to be something else is a line of its own.
            kept += [Paragraph(block.speaker), *block.parts]
            continue
        if isinstance(block, Division) and (not kept or isinstance(kept[-1], Division)):
            kept = kept[:-1]
        kept.append(block)
    first = kept[1:] if kept and isinstance(kept[0], Division) else kept
    return first[:-1] if first and isinstance(first[-1], Division) else first


def _at_sign(
    blocks: Sequence[Block], line: int, sign: tuple[Passage, str] | None
) -> tuple[list[Block], list[Block]] | None:
    """Return the blocks before and after a separator, page mark or mark of omission."""
    for index, block in enumerate(blocks):
        if sign and isinstance(block, Separator | Omission | PageBreak) and block.line == line:
            return list(blocks[:index]), list(blocks[index + 1 :])
    return None


def _split(item: Chunk, start: int, end: int, kind: str) -> list[Chunk]:
    """Return a chunk as what stands before a line, the line, and what stands after it."""
    first, last = index_of(item.text, start), index_of(item.text, end)
    parts = []
    for text, told in (
        (item.text.cut(0, first), ""),
        (item.text.cut(first, last), kind),
        (item.text.cut(last), ""),
    ):
        if text:
            inside = tuple(row for row in item.rows if _within(row, text))
            cells = tuple(row for row in item.cells if all(_within(cell, text) for cell in row))
            parts.append(Chunk(text, inside or (text,), cells, item.quoted, told))
    return parts


def _within(row: Passage, text: Passage) -> bool:
    return text.offset(0) <= row.offset(0) and row.end_offset(len(row.text)) <= text.end_offset(
        len(text.text)
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= _LONGEST else plain[:_LONGEST].rstrip() + ' ...'}”"


_LONGEST = 60
