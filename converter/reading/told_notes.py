"""Notes and brackets as editors tell them: which line is a note, where it belongs, what a bracket is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from converter.blocks import Note
from converter.corrections import BracketFix, NoteFix
from converter.model import Home
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.keys import Unit, meant, words
from converter.reading.notes import Notes
from converter.reading.reshape import overlaps
from converter.reading.told import Told
from converter.regexes import regex

_NUMBER = regex(r"^(?:<sup>\s*)?[\[(/]?\^?(\d{1,5})[\])/.:]*(?:\s*</sup>)?\s+(?=\S)")
_MARKER = r"\s?(?:<sup>\s*\[?{n}\]?\s*</sup>|\[\^?{n}\]|/{n}/|\({n}\)|{n}(?![\w.,]\w))"
_LONE = regex(r"^[\[(/]?(\d{1,5})[\])/.:]*$")
_WITHIN = (Home.BODY, Home.SUMMARY)


@dataclass(frozen=True)
class Points:
    """Places in the source: where notes are anchored (by id), what brackets are (end, word)."""

    anchors: Mapping[int, str]
    numbers: Mapping[str, str]
    brackets: Mapping[int, tuple[int, str]]

    @cached_property
    def _anchors(self) -> list[tuple[int, int, str]]:
        """Return the anchors by place, each with its number in the order they were told."""
        return sorted((at, told, note) for told, (at, note) in enumerate(self.anchors.items()))

    @cached_property
    def _brackets(self) -> list[tuple[int, int, int, str]]:
        told = enumerate(self.brackets.items())
        return sorted((first, at, last, word) for at, (first, (last, word)) in told)

    @cached_property
    def _reach(self) -> list[int]:
        return list(accumulate((last for _, _, last, _ in self._brackets), max))

    def anchored_in(self, passage: Passage) -> list[tuple[int, str]]:
        """Return the anchors near a passage, as they were told: the place and the note's id."""
        if not self.anchors:
            return []
        near = {
            one[1:]: one[0]
            for piece in passage.pieces
            for one in self._anchors[
                bisect_left(self._anchors, (piece.start,)) : bisect_left(
                    self._anchors, (piece.start + piece.length + 1,)
                )
            ]
        }
        return [(at, note) for (_, note), at in sorted(near.items())]

    def brackets_in(self, passage: Passage) -> list[tuple[int, int, str]]:
        """Return the brackets near a passage, as they were told: first, last, what it is."""
        if not self.brackets:
            return []
        near = set()
        for piece in passage.pieces:
            at = bisect_left(self._brackets, (piece.start + piece.length,)) - 1
            while at >= 0 and self._reach[at] > piece.start:
                first, told, last, word = self._brackets[at]
                near.add((told, first, last, word))
                at -= 1
        return [(first, last, word) for _, first, last, word in sorted(near)]


NOWHERE = Points({}, {}, {})


def told_notes(told: Told, apart: Notes, body: Sequence[Chunk]) -> Notes:
    """Return the notes with the lines that are told to be notes, without those told to be none."""
    for item in body:
        if not item.told:
            continue
        inside = any(item is one for one in apart.body)
        if item.told == "note" and inside:
            apart = _made_note(told, apart, item)
        elif item.told == "note":
            apart = _parted_note(apart, item)
            told.applied += 1
        elif not inside:
            apart = _freed(apart, item)
    return _with_lone_numbers(apart, body) if told.lines else apart


def _with_lone_numbers(apart: Notes, body: Sequence[Chunk]) -> Notes:
    """Put the number of a note back into the text that stood above it, when the note is none."""
    kept = {text.key for note in apart.notes for text in note.paragraphs}
    kept |= {item.text.key for item in apart.body} | {one.text.key for one in apart.dropped}
    numbers = {note.n for note in apart.notes}
    lone = [
        item
        for item in body
        if item.text.key not in kept
        and (found := _LONE.match(item.string))
        and found[1] not in numbers
    ]
    if not lone:
        return apart
    whole = sorted([*apart.body, *lone], key=lambda one: one.text.key)
    return Notes(whole, apart.notes, apart.dropped)


def _made_note(told: Told, apart: Notes, item: Chunk) -> Notes:
    """Take a line of the text for a note, or for more of the note before it."""
    rest = [one for one in apart.body if one is not item]
    number = _NUMBER.match(item.string)
    before = [note for note in apart.notes if note.paragraphs[0].key < item.text.key]
    if not rest:
        told.cannot(item.text, "note", "there would be no text left")
        return apart
    if number:
        notes = [*apart.notes, _note(apart.notes, number[1], (item.text.cut(number.end()),))]
    elif before:
        more = replace(before[-1], paragraphs=(*before[-1].paragraphs, item.text))
        notes = [more if note is before[-1] else note for note in apart.notes]
    else:
        told.cannot(item.text, "note", "it has no number, and there is no note before it")
        return apart
    told.applied += 1
    return Notes(rest, _ordered(notes), apart.dropped)


def _note(notes: Sequence[Note], number: str, paragraphs: tuple[Passage, ...]) -> Note:
    same = sum(note.n == number for note in notes)
    repeat = f".{same + 1}" if same else ""
    return Note(number, f"note-{number}{repeat}", paragraphs, anchored=False)


def _ordered(notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.paragraphs[0].key))


def _parted_note(apart: Notes, item: Chunk) -> Notes:
    """Let a numbered line that was read as more of a note begin its own."""
    start, end = item.text.offset(0), item.text.end_offset(len(item.string))
    number = _NUMBER.match(item.string)
    for index, note in enumerate(apart.notes):
        place = next((i for i, text in enumerate(note.paragraphs) if overlaps(text, start, end)), 0)
        if place and number:
            first = replace(note, paragraphs=note.paragraphs[:place])
            own = (item.text.cut(number.end()), *note.paragraphs[place + 1 :])
            others = [*apart.notes[:index], first, *apart.notes[index + 1 :]]
            made = [*others, _note(others, number[1], own)]
            return Notes(apart.body, _ordered(made), apart.dropped)
    return apart


def _freed(apart: Notes, item: Chunk) -> Notes:
    """Put a line back into the text that was read as a note, as part of one, or as their heading."""
    start, end = item.text.offset(0), item.text.end_offset(len(item.string))
    notes = []
    for note in apart.notes:
        kept = tuple(text for text in note.paragraphs if not overlaps(text, start, end))
        if kept:
            notes.append(replace(note, paragraphs=kept))
    dropped = tuple(one for one in apart.dropped if not overlaps(one.text, start, end))
    body = sorted([*apart.body, item], key=lambda one: one.text.key)
    return Notes(body, tuple(notes), dropped)


def points(told: Told, notes: Sequence[Note], body: Sequence[Unit]) -> Points:
    """Return where notes belong and what brackets are, as the editors say."""
    anchors: dict[int, str] = {}
    numbers: dict[str, str] = {}
    for fix in told.corrections.notes:
        note = next((one for one in notes if one.n == fix.n), None)
        if note is None:
            known = ", ".join(one.n for one in notes) or "none"
            told.absent(f"note {fix.n}", fix.at, f"The notes of the page are: {known}.")
        elif note.id in anchors.values():
            told.absent(f"note {fix.n}", fix.at, "It has its place already.")
        else:
            lines = [unit for unit in body if unit.home is Home.BODY]
            place = _place(told, fix, fix.after, lines)
            if place:
                anchors[place[1]] = note.id
                numbers[note.id] = note.n
    brackets: dict[int, tuple[int, str]] = {}
    for bracket in told.corrections.brackets:
        place = _place(told, bracket, bracket.text, [u for u in body if u.home in _WITHIN])
        if place:
            brackets[place[0]] = (place[1], bracket.kind)
    return Points(anchors, numbers, brackets)


def _place(
    told: Told, fix: NoteFix | BracketFix, text: str, among: Sequence[Unit]
) -> tuple[int, int] | None:
    """Return the source offsets of the one place where words stand."""
    lines = meant(fix.line, among) if fix.line else list(among)
    if not lines:
        told.lost(fix.line, fix.at, "line")
        return None
    found = [(unit, one) for unit in lines for one in _whole(words(text), unit.text)]
    if not found or fix.occurrence > len(found):
        told.absent(f"“{text}”", fix.at, _count(len(found)))
        return None
    if len(found) > 1 and not fix.occurrence:
        told.ambiguous(text, fix.at, [unit.line for unit, _ in found])
        return None
    unit, one = found[max(0, fix.occurrence - 1)]
    told.applied += 1
    return unit.passage.offset(one.start()), unit.passage.end_offset(one.end())


def _whole(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where words stand that are no part of longer ones (a note's digit may stick to them)."""
    for found in form.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        glued = (before.isalpha() and found[0][:1].isalpha()) or (
            after.isalpha() and found[0][-1:].isalpha()
        )
        if not glued:
            yield found


def _count(found: int) -> str:
    times = {0: "It does not stand there.", 1: "It stands there once."}
    return times.get(found, f"It stands there {found} times.")
