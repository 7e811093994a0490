"""Footnotes: found at the end of the document, to be put back at their markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.blocks import Note
from converter.model import Dropped, Reason
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.markup import glued_numbers

_BRACKETED = re.compile(r"^\[\^?(\d{1,5})\]:?\s*")
_SUPERSCRIPT = re.compile(r"^<sup>\s*\[?(\d{1,5})\]?\s*</sup>\s*")
_BARE = re.compile(r"^(\d{1,3})[.)]?\s+(?=\S)")
_HEADING = re.compile(r"^[*#\s]*(?:Foot|End)?notes?[*:\s]*$", re.IGNORECASE)
_MARKER_IN_TEXT = re.compile(r"(?:\[\^?|<sup>\s*\[?|/)(\d{1,5})(?:\]|\]?\s*</sup>|/)")
_EDITORS = re.compile(r"(?:—|--|-|–)\s?(?:Ed\.|ed\.|Trans\.|[A-Z]{2,3}\b)|\bEd(?:itor)?[.']")


@dataclass(frozen=True, slots=True)
class Notes:
    """The document without its notes, the notes, and a dropped heading above them."""

    body: list[Chunk]
    notes: tuple[Note, ...]
    dropped: tuple[Dropped, ...]


def split_notes(chunks: Sequence[Chunk]) -> Notes:
    """Return the notes at the end of the document apart from its text.

    ``[1] ...`` counts as a note at the end of a document; ``1. ...`` only under
    a heading "Notes" or when markers ``[1]`` stand in the text above.
    """
    start, form, headed = _start(chunks)
    if start == len(chunks):
        return Notes(list(chunks), (), ())
    heading = start - 1 if headed else start
    dropped = tuple(Dropped(item.text, Reason.LABEL) for item in chunks[heading:start])
    grouped: list[tuple[str, list[Passage]]] = []
    end = len(chunks)
    while end > start + 1 and _REMARK.match(chunks[end - 1].string):
        end -= 1
    for item in chunks[start:end]:
        number = form.match(item.string)
        if number and item.string[number.end() :].strip():
            grouped.append((number[1], [item.text.cut(number.end())]))
        elif grouped:
            grouped[-1][1].append(item.text)
    seen: dict[str, int] = {}
    notes = []
    for number_text, paragraphs in grouped:
        seen[number_text] = seen.get(number_text, 0) + 1
        repeat = f".{seen[number_text]}" if seen[number_text] > 1 else ""
        kind = "source" if paragraphs[0].text.startswith("Source:") else "editorial"
        notes.append(
            Note(
                number_text,
                f"note-{number_text}{repeat}",
                tuple(paragraphs),
                anchored=False,
                kind=kind,
            )
        )
    return Notes([*chunks[:heading], *chunks[end:]], tuple(notes), dropped)


def _start(chunks: Sequence[Chunk]) -> tuple[int, re.Pattern[str], bool]:
    """Return where the notes begin, how their numbers are printed, and whether a heading is above."""
    markers: set[str] = set()
    for item in chunks:
        text = item.string
        own = _BRACKETED.match(text) or _SUPERSCRIPT.match(text)
        markers |= set(_MARKER_IN_TEXT.findall(text[own.end() :] if own else text))
    for form in (_BRACKETED, _SUPERSCRIPT, _BARE):
        starts = [
            (i, found[1])
            for i, item in enumerate(chunks)
            if (found := form.match(item.string)) and item.string[found.end() :].strip()
        ]
        run = _last_run(starts)
        if not run or len(chunks) - run[-1][0] > _FARTHEST:
            continue
        first = run[0][0]
        headed = first > 0 and bool(_HEADING.match(chunks[first - 1].string))
        if first - headed < 1:  # a document has a text above its notes
            continue
        if not markers:
            markers = glued_numbers(item.string for item in chunks[:first])
        marked = any(number in markers for _, number in run) or (
            form is _BARE and _tells_source(chunks[first].string)
        )
        if headed or marked or (form is not _BARE and run[0][1] == "1" and first > 0):
            # The first note of a published document is its source, marked in the title.
            rest = run[1:] if _tells_source(chunks[first].string) else run
            if form is _BARE and not headed and not all(n in markers for _, n in rest):
                continue
            return first, form, headed
    return len(chunks), _BRACKETED, False


def _tells_source(text: str) -> bool:
    return bool(re.match(r"^\d{1,3}[.)]?\s+Source: ", text))


def _last_run(starts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the last rising run of numbered chunks; two neighbours stand at most four chunks apart."""
    run: list[tuple[int, str]] = []
    for index, number in reversed(starts):
        if run and (int(number) >= int(run[0][1]) or run[0][0] - index > _FARTHEST):
            break
        run.insert(0, (index, number))
    return run


# A remark in brackets below the notes belongs to the page, not to the last note.
_REMARK = re.compile(r"^\[(?!\d)[^\]]{20,}\]$")
_FARTHEST = 4
