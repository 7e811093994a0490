"""Footnotes: found at the end of the document or within it, to be put back at their markers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.blocks import Note
from converter.model import Dropped, Reason
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.list_numbers import roman
from converter.reading.markers import (
    glued_numbers,
    marked_numbers,
    number_of,
    signed,
    slashed_numbers,
)
from converter.regexes import regex

_BRACKETED = regex(r"^\[\^?(\d{1,5})\]:?\s*")
_SUPERSCRIPT = regex(r"^<sup>\s*\[?(\d{1,5}|[a-z])\]?\s*</sup>\s*")
_RAISED = regex(r"^([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)")
_SLASHED = regex(r"^/(\d{1,3})/\s*(?=\S)")
_LETTERED = regex(r"^\[\^?([a-z]|[ivx]{2,5})\]:?\s*")
_PAREN = regex(r"^\((\d{1,3})\)\s+(?=\S)")
_SIGNED = regex(r"^(\*{1,3}|[†‡]{1,2})\s*(?=[^\s*†‡])")
_BARE = regex(r"^(\d{1,3})[.)]?\s+(?=\S)")
_LONE = regex(r"^\[?(\d{1,3})[\].]?$")
_SURE = (_BRACKETED, _SUPERSCRIPT, _RAISED)
_WITHIN = (*_SURE, _SLASHED)
_FORMS = (
    _BRACKETED, _SUPERSCRIPT, _RAISED, _LETTERED, _SLASHED, _SIGNED, _PAREN, _BARE, _LONE,
)  # fmt: skip
_HEADING = regex(
    r"^[*#\s]*(?:(?:Foot|End)?notes?|Editors?[’'] notes|Translators?[’'] notes|References)[*:.\s]*$",
    re.IGNORECASE,
)
# A remark in brackets below the notes belongs to the page, not to the last note.
_REMARK = regex(r"^\[(?!\d)[^\]]{20,}\]$")
_SIGN_NAMES = {"*": "star", "†": "dagger", "‡": "double-dagger"}
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Notes:
    """The document without its notes, the notes, and a dropped heading above them."""

    body: list[Chunk]
    notes: tuple[Note, ...]
    dropped: tuple[Dropped, ...]


@dataclass(slots=True)
class _Found:
    """A note on its way: its printed number and its paragraphs, in the order of the page."""

    place: int
    n: str
    paragraphs: list[Passage]


def split_notes(chunks: Sequence[Chunk]) -> Notes:
    """Return the notes at the end of the document, and those within it, apart from its text.

    ``[1] ...`` counts as a note at the end of a document; ``1. ...`` only under
    a heading "Notes" or when markers ``[1]`` stand in the text above. Within the
    document a note is told by its own bracketed or raised number, when the same
    marker stands in the text before it.
    """
    start, form, headed = _start(chunks)
    end = len(chunks)
    found: list[_Found] = []
    heading = start
    dropped: tuple[Dropped, ...] = ()
    if start < len(chunks):
        heading = start - 1 if headed else start
        dropped = tuple(Dropped(item.text, Reason.LABEL) for item in chunks[heading:start])
        while end > start + 1 and _REMARK.match(chunks[end - 1].string):
            end -= 1
        found = _grouped(chunks, start, end, form)
    above = list(chunks[:heading])
    inside = _inside(above)
    body = [item for place, item in enumerate(above) if place not in inside]
    # A number on a line of its own, with no note below it, is text.
    lone = [chunks[one.place] for one in found if not one.paragraphs]
    notes = _numbered([*inside.values(), *(one for one in found if one.paragraphs)])
    return Notes([*body, *lone, *chunks[end:]], notes, dropped)


def _grouped(chunks: Sequence[Chunk], start: int, end: int, form: re.Pattern[str]) -> list[_Found]:
    """Return the notes of a list: each numbered paragraph with those that follow it."""
    found: list[_Found] = []
    signs = {sign for item in chunks[:start] for sign in signed(item.string)}
    for place in range(start, end):
        item = chunks[place]
        sign = _SIGNED.match(item.string)
        number = form.match(item.string) or (sign if sign and sign[1] in signs else None)
        if number and (form is _LONE or item.string[number.end() :].strip()):
            text = item.text.cut(number.end())
            found.append(_Found(place, number_of(number[1]), [text] if text else []))
        elif found:
            found[-1].paragraphs.append(item.text)
    return found


def _inside(chunks: Sequence[Chunk]) -> dict[int, _Found]:
    """Return the notes that stand within the text, by their place, where their marker came before."""
    seen: dict[str, int] = {}
    found: dict[int, _Found] = {}
    if not any(_may_number(item.string) for item in chunks):
        return found
    for place, item in enumerate(chunks):
        own = next((one for form in _WITHIN if (one := form.match(item.string))), None)
        rest = item.string[own.end() :] if own else item.string
        marked = own and (seen.get(number_of(own[1]), 0) > 0 or _tells_source(rest))
        if own and rest.strip() and not item.told and marked:
            number = number_of(own[1])
            seen[number] = seen.get(number, 1) - 1
            found[place] = _Found(place, number, [item.text.cut(own.end())])
            continue
        for number in marked_numbers(rest) | slashed_numbers(rest):
            seen[number] = seen.get(number, 0) + 1
    return found


def _numbered(found: Sequence[_Found]) -> tuple[Note, ...]:
    """Return notes with ids; a second note of the same number gets an id of its own."""
    seen: dict[str, int] = {}
    notes = []
    for one in found:
        seen[one.n] = seen.get(one.n, 0) + 1
        repeat = f".{seen[one.n]}" if seen[one.n] > 1 else ""
        sign = _SIGN_NAMES.get(one.n[0])
        name = f"{sign}{len(one.n)}" if sign else one.n
        kind = "source" if one.paragraphs[0].text.startswith("Source:") else "editorial"
        notes.append(
            Note(one.n, f"note-{name}{repeat}", tuple(one.paragraphs), anchored=False, kind=kind)
        )
    return tuple(notes)


def _start(chunks: Sequence[Chunk]) -> tuple[int, re.Pattern[str], bool]:
    """Return where the notes begin, how their numbers are printed, and whether a heading is above."""
    numbered = [(place, item) for place, item in enumerate(chunks) if _may_number(item.string)]
    late = [one for one in numbered if one[0] >= len(chunks) - _FARTHEST]
    markers: tuple[set[str], set[str]] | None = None
    for form in _FORMS if late else ():
        if not any(_begins(form, place, item, chunks) for place, item in late):
            continue
        told = ((place, _begins(form, place, item, chunks)) for place, item in numbered)
        starts = [one for one in told if one[1]]
        run = _signs(starts, chunks) if form is _SIGNED else _last_run(starts)
        if not run or len(chunks) - run[-1][0] > _FARTHEST:
            continue
        if form in (*_SURE, _SLASHED) and _interleaved(run, chunks):
            continue  # each stands below its paragraph
        first = run[0][0]
        headed = first > 0 and bool(_HEADING.match(chunks[first - 1].string))
        if first - headed < 1:  # a document has a text above its notes
            continue
        markers = markers or _markers(chunks)
        known = markers[0] | (markers[1] if form in (_SLASHED, _BARE) else set())
        if not known and form is not _LETTERED:
            known = glued_numbers(item.string for item in chunks[:first])
        if _are_notes(form, run, chunks, known, headed=headed):
            return first, form, headed
    return len(chunks), _BRACKETED, False


def _may_number(text: str) -> bool:
    """Tell a text that begins with a figure, or with a sign that the number of a note may have."""
    first = text[:1]
    return first.isdigit() or first in _SIGNS


_SIGNS = frozenset("[<(/*†‡")


def _begins(form: re.Pattern[str], place: int, item: Chunk, chunks: Sequence[Chunk]) -> str:
    """Return the number of the note that a chunk begins in a form, "" when it begins none."""
    text = item.string
    found = form.match(text)
    if not found:
        return ""
    if form is _LONE:
        return number_of(found[1]) if _text_below(chunks, place) else ""
    # "**Proposals**" is in bold.
    if not text[found.end() :].strip() or (form is _SIGNED and found[1] in text[found.end() :]):
        return ""
    return number_of(found[1])


def _markers(chunks: Sequence[Chunk]) -> tuple[set[str], set[str]]:
    """Return the numbers of the markers in a text, those between slashes apart."""
    markers: set[str] = set()
    slashed: set[str] = set()
    for item in chunks:
        text = item.string
        own = next((one for form in _SURE if (one := form.match(text))), None)
        rest = text[own.end() :] if own else text
        markers |= marked_numbers(rest)
        slashed |= slashed_numbers(rest[1:])
    return markers, slashed


def _are_notes(
    form: re.Pattern[str],
    run: Sequence[tuple[int, str]],
    chunks: Sequence[Chunk],
    markers: set[str],
    *,
    headed: bool,
) -> bool:
    """Tell whether a run of numbered paragraphs at the end of a page is its notes."""
    first = run[0][0]
    if form is _SIGNED:
        return True
    if form in (_BARE, _PAREN):
        above = chunks[first - 1].string
        if not headed and above.endswith(":") and "note" not in above.casefold():
            return False  # a list that the line above announces
        # What is counted within the last paragraphs marks no note: a marker stands above.
        markers = markers & _above(chunks[:first])
    marked = any(number in markers for _, number in run)
    if form in _SURE:
        return headed or marked or run[0][1] == "1"
    # The first note of a published document is its source, marked in the title.
    first_text = chunks[first + 1].string if form is _LONE else chunks[first].string
    source = form in (_BARE, _LONE) and _tells_source(first_text)
    rest = run[1:] if source else run
    if headed:
        return True
    if source and [number for _, number in run] == [str(n + 1) for n in range(len(run))]:
        return True
    if form in (_SLASHED, _LETTERED):
        return marked
    return (marked or source) and all(number in markers for _, number in rest)


def _above(chunks: Sequence[Chunk]) -> set[str]:
    """Return the numbers of all that may be a marker in these chunks."""
    texts = [item.string for item in chunks]
    slashed = {number for text in texts for number in slashed_numbers(text)}
    return (
        {number for text in texts for number in marked_numbers(text)}
        | slashed
        | glued_numbers(texts)
    )


def _signs(starts: Sequence[tuple[int, str]], chunks: Sequence[Chunk]) -> list[tuple[int, str]]:
    """Return the notes with asterisks or daggers: each sign once, and behind a word above."""
    if not starts or len({sign for _, sign in starts}) < len(starts):
        return []
    above = {sign for item in chunks[: starts[0][0]] for sign in signed(item.string)}
    near = all(place >= starts[-1][0] - _FARTHEST for place, _ in starts)
    return list(starts) if near and all(sign in above for _, sign in starts) else []


def _interleaved(run: Sequence[tuple[int, str]], chunks: Sequence[Chunk]) -> bool:
    """Tell notes with text between them: a paragraph after one has the marker of a later one."""
    places = {place for place, _ in run}
    first: dict[str, int] = {}
    for place in range(run[0][0], run[-1][0]):
        if place not in places:
            text = chunks[place].string
            for number in marked_numbers(text) | slashed_numbers(text[1:]):
                first.setdefault(number, place)
    return any(first.get(number, at) < at for at, number in run)


def _text_below(chunks: Sequence[Chunk], place: int) -> bool:
    """Tell a number that has the text of its note in the next paragraph."""
    return place + 1 < len(chunks) and not _LONE.match(chunks[place + 1].string)


def _tells_source(text: str) -> bool:
    return "Source: " in text and bool(re.match(r"^(?:\d{1,3}[.)]?\s+)?Source: ", text))


def _last_run(starts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the last rising run of numbered chunks; two neighbours stand at most four chunks apart."""
    run: list[tuple[int, str]] = []
    for index, number in reversed(starts):
        if run and (not _rises(number, run[-1][1]) or run[-1][0] - index > _FARTHEST):
            break
        run.append((index, number))
    return run[::-1]


def _rises(number: str, after: str) -> bool:
    if number.isdigit() and after.isdigit():
        return int(number) < int(after)
    if roman(number) and roman(after):
        return roman(number) < roman(after)
    return number < after
