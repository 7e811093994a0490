"""The specimens show everything that the converter can read: each layout, block, mark and home."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from lxml import etree

from converter import blocks, layouts
from converter.blocks import (
    CloserPart,
    Division,
    Heading,
    Item,
    Items,
    Note,
    OpenerPart,
    QuotedLetter,
    SpeakerTurn,
)
from converter.model import Home, MarkKind, Reason, Report
from converter.pipeline import read
from tests.shared import ROOT, SPECIMENS, source_of, tools

RNG = {"r": "http://relaxng.org/ns/structure/1.0"}
CLOSERS = frozenset(("salute", "signed", "dateline", "address", "handwriting", "stamp"))
"""What reading makes of a closer's lines; a copy and a remark beside a signature are an editor's word."""
LISTS = frozenset(("numbered", "bulleted", "plain", "participants"))
DIVISIONS = frozenset(("enclosure", "office", "continuation"))
HEADINGS = frozenset(("title", "section"))
UNMADE: frozenset[MarkKind] = frozenset()
"""Marks that no rule makes of a page."""


@cache
def reports() -> tuple[Report, ...]:
    """Return every specimen as it is read."""
    return tuple(read(source_of(path), tools()) for path in SPECIMENS)


def every_block(found: Iterable[object]) -> Iterator[object]:
    """Yield the blocks with all that stands inside them: items, inner lists, parts of turns and letters."""
    for one in found:
        yield one
        match one:
            case Items(items=items):
                yield from every_block(items)
            case Item(inner=inner):
                yield from every_block(inner)
            case SpeakerTurn(parts=parts) | QuotedLetter(parts=parts):
                yield from every_block(parts)


def all_blocks() -> list[object]:
    """Return every block and note of every specimen."""
    return [
        one
        for report in reports()
        for one in (*every_block(report.blocks), *every_block(report.notes))
    ]


def opener_kinds() -> set[str]:
    """Return the kinds of an opener's lines, as the schema has them: what the encoder can write."""
    schema = etree.parse(ROOT / "schemas" / "report.rng")
    kinds = {"dateline", "salute"}
    for place in ("seg.opener", "opener"):
        define = f".//r:define[@name='{place}']"
        for typed in schema.iterfind(f"{define}//r:attribute[@name='type']", RNG):
            kinds |= {value.text or "" for value in typed.iterfind(".//r:value", RNG)}
    return kinds


def test_every_layout_claims_a_specimen() -> None:
    assert sorted(set(layouts.names()) - {report.layout for report in reports()}) == []


def test_every_kind_of_block_occurs() -> None:
    written = {
        name
        for name, one in inspect.getmembers(blocks, inspect.isclass)
        if one.__module__ == blocks.__name__
    }
    assert {OpenerPart.__name__, Item.__name__, Note.__name__} <= written
    assert sorted(written - {type(one).__name__ for one in all_blocks()}) == []


@pytest.mark.parametrize(
    ("block", "kinds"),
    [
        (OpenerPart, opener_kinds()),
        (CloserPart, CLOSERS),
        (Items, LISTS),
        (Division, DIVISIONS),
        (Heading, HEADINGS),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_kind_of_its_parts_occurs(
    block: type[OpenerPart | CloserPart | Items | Division | Heading], kinds: set[str]
) -> None:
    found = {one.kind for one in all_blocks() if isinstance(one, block)}
    assert sorted(kinds - found) == []


def test_lists_and_headings_are_nested_and_a_turn_holds_more_than_paragraphs() -> None:
    found = all_blocks()
    assert any(isinstance(one, Item) and one.inner for one in found)
    assert any(isinstance(one, Heading) and one.level > 1 for one in found)
    assert any(isinstance(one, SpeakerTurn) and one.parts for one in found)


def test_every_kind_of_mark_occurs() -> None:
    found = {mark.kind for report in reports() for marks in report.marks.values() for mark in marks}
    assert set(MarkKind) - found == UNMADE


def test_every_home_has_words() -> None:
    found = {field.home for report in reports() for field in report.fields}
    found |= {Home.BODY for report in reports() if any(report.body())}
    found |= {Home.NOTE for report in reports() if report.notes}
    assert sorted(set(Home) - found) == []


def test_every_reason_of_dropping_occurs() -> None:
    found = {dropped.reason for report in reports() for dropped in report.dropped}
    assert sorted(set(Reason) - found) == []
