"""Lay our blocks and an expert edition's over one text, in words that mean the same on both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from converter.blocks import CloserPart, Heading, OpenerPart, placed_passages_of
from converter.model import Home, Report
from converter.passage import Passage

_SENTENCES = """
A sentence that a blank line or a note's marker breaks (no full stop, then a small letter; or to,
of, by at the break) is one p on both sides: the converter joins it and says so, these editors
mostly do not. What stands in square brackets at the edge of a block (a note's marker, a gap) and
the label Source: before it do not belong to it."""
MAPPINGS = {
    "frushistory": """
Its editors mark the title of a document, datelines, paragraphs, items and notes, and nothing else.
So on both sides: a heading after the first of the document, a salutation, a subject line, a
letterhead and any other line of the opener, a signature, an address, a list's heading and a
speaker's turn are p; a participant is an item; an item begins after its label (number, letter,
bullet)."""
    + _SENTENCES,
    "edgeworth": """
Its editors put close and signature together into one closer, with dateline and address apart from
it, and mark some lines of openers and verse without saying what they are. So on both sides: close
and signature that follow each other are one closer, with the date in the rows right below; other
lines of opener and closer, items with the sign before them, turns and what follows a signature are
p, and so is a stanza, of which the key has each line; each line of an address is one; lines that
the key calls opener are left out, ours at the same place or at the edge of another block too."""
    + _SENTENCES,
}
_LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.)]|[-–—•*·])\s+")
# A note's marker becomes the note, a gap's mark becomes the gap: neither is text of ours.
_MARKERS = re.compile(r"(?:Source:\s+)?(?:\[[^\[\]]{1,60}\]\s*)*")
_MARKERS_AT_END = re.compile(r"(?:\s*\[[^\[\]]{1,60}\])+$")
_MARKERS_BETWEEN = re.compile(r"\[\d{1,3}\]")
_HANGS = re.compile(r"\b(?:to|of|by)$")
_LINE = re.compile(r"[^\n]+")


class Span(NamedTuple):
    """A block: its kind, and where it begins and ends in the text."""

    kind: str
    start: int
    end: int


def ours(report: Report, edition: str) -> Iterator[Span]:
    """Yield the blocks that the converter finds, in the terms of an edition's key."""
    found = [
        (kind, texts[0].offset(0), texts[-1].end_offset(len(texts[-1].text)))
        for kind, passages in _units(report)
        if (texts := [text for text in passages if text.pieces])
    ]
    for kind, start, end in _closers(sorted(found, key=lambda one: one[1:]), edition):
        yield Span(kind, start, end)


def _units(report: Report) -> Iterator[tuple[str, list[Passage]]]:
    """Yield what stands for one block in a key: a kind of the converter, and its passages."""
    for item in report.fields:
        yield ("head" if item.home is Home.TITLE else "p"), [item.text]
    for block in report.blocks:
        speaker: list[Passage] = []
        for place, text in placed_passages_of(block):
            if place == "speaker":
                speaker = [text]
            elif place != "label":
                part = "opener" if isinstance(block, OpenerPart) else "closer"
                kind = place if isinstance(block, Heading) or place != "head" else "p"
                own = isinstance(block, OpenerPart | CloserPart) and place == "salute"
                yield (f"{part}-salute" if own else kind), [*speaker, text]
                speaker = []
        if speaker:
            yield "p", speaker
    for note in report.notes:
        yield "note", list(note.paragraphs)


def _closers(found: Iterable[tuple[str, int, int]], edition: str) -> Iterator[tuple[str, int, int]]:
    """Yield the blocks; in edgeworth close and signature that follow each other are one."""
    last: tuple[str, int, int] | None = None
    for kind, start, end in found:
        signs = edition == "edgeworth" and kind in {"closer-salute", "signed"}
        if signs and last:
            last = ("closer", last[1], end)
            continue
        if last:
            yield last
        last = ("closer", start, end) if signs else None
        if not signs:
            yield kind, start, end
    if last:
        yield last


def theirs(key: Mapping[str, Any]) -> Iterator[Span]:
    """Yield the blocks of an answer key as it has them."""
    for block in key["blocks"]:
        yield Span(str(block["kind"]), int(block["start"]), int(block["end"]))


def alike(spans: Iterable[Span], text: str, edition: str) -> set[Span]:
    """Return blocks in the common words of an edition: the same mapping for both sides."""
    known = {"head", "dateline", "item", "note", "p"}
    if edition == "edgeworth":
        known = {"head", "dateline", "note", "p", "closer", "address", "salute", "opener"}
    found: list[Span] = []
    headed = False
    spans = sorted(spans, key=lambda one: (one.start, -one.end))
    for span in _rows_joined(spans, text) if edition == "edgeworth" else spans:
        kind = {"participants": "item", "opener-salute": "salute"}.get(span.kind, span.kind)
        if kind == "head" and edition == "frushistory":
            kind, headed = ("p" if headed else "head"), True
        kind = kind if kind in known else "p"
        start, end = _without_markers(text, span.start, span.end)
        label = _LABEL.match(text, start, end) if kind == "item" else None
        if span.kind == "item" and edition == "edgeworth":
            start = _with_label(text, start)
        if kind == "address":
            found += [Span(kind, *row.span()) for row in _LINE.finditer(text, start, end)]
        elif start < end:
            found.append(Span(kind, label.end() if label else start, end))
    return set(_sentences(found, text))


def _rows_joined(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield the blocks; rows of verse are one, and so are a closer and the date in the next row."""
    last: Span | None = None
    for span in spans:
        pair = (last.kind, span.kind) if last else ("", "")
        if last and pair in _OF_ONE_BLOCK and _NEXT_ROW.fullmatch(text[last.end : span.start]):
            last = Span(last.kind, last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


_NEXT_ROW = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_OF_ONE_BLOCK = frozenset((("line", "line"), ("closer", "dateline")))


def _with_label(text: str, start: int) -> int:
    """Return where the row of an item begins when nothing but its label stands before it."""
    row = text.rfind("\n", 0, start) + 1
    return row if _LABEL.fullmatch(text, row, start) else start


def _without_markers(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a block begins and ends without brackets and labels at its edges."""
    first = _MARKERS.match(text, start, end)
    start = first.end() if first else start
    run = text[start:end]
    return start, start + len(_MARKERS_AT_END.sub("", run))


def _sentences(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield the blocks with the paragraphs joined that are one sentence."""
    last: Span | None = None
    for span in spans:
        broken = (
            last is not None
            and last.kind == span.kind == "p"
            and not _MARKERS_BETWEEN.sub("", text[last.end : span.start]).strip()
            and text[last.end - 1] not in ".!?:;”\"'’)]"
            and (text[span.start].islower() or _HANGS.search(text, last.start, last.end))
        )
        if last is not None and broken:
            last = Span("p", last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def compared(
    report: Report, key: Mapping[str, Any], text: str, edition: str
) -> tuple[set[Span], set[Span]]:
    """Return our blocks and the key's, mapped, without the places that the key leaves open."""
    mine = alike(ours(report, edition), text, edition)
    wanted = alike(theirs(key), text, edition)
    open_places = [span for span in wanted if span.kind == "opener"]
    return (
        {span for one in mine if (span := beside(one, open_places, text))},
        {span for span in wanted if span.kind != "opener"},
    )


def beside(span: Span, open_places: Iterable[Span], text: str) -> Span | None:
    """Return a block without the lines at its edges that the key leaves open; None when all are."""
    start, end = span.start, span.end
    for place in open_places:
        if start <= place.start and place.end <= end:
            start = place.end if place.start == start else start
            end = place.start if place.end == end else end
    start, end = _without_markers(text, start, end)
    whole = text[start:end]
    start, end = start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip())
    return Span(span.kind, start, end) if start < end else None
