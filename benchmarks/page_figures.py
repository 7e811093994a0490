"""Count on a page what its key asks for and what was found, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from block_edits import Wanted
from edit import shortened
from lxml import etree
from page_fields import fields, told
from tei_blocks import MARKS, Blocks, Printed, persons
from words import words

NOTES = """
Blocks: where the key gives them, right are those with the same words and one of the kinds that the
key allows; where it gives numbers only, as many are right as both have. p* is paragraphs, turns and
items together, as these keys count them (body_paragraphs). Headings and notes by their text (a
heading may go on), persons by name, header fields right or wrong."""


@dataclass(slots=True)
class Figure:
    """How many there should be, how many were found, how many are right."""

    wanted: int = 0
    found: int = 0
    right: int = 0

    def count(self, found: bool, wanted: bool) -> None:  # noqa: FBT001 - two sides of one block
        """Count one block that is on one side or on both."""
        self.found += found
        self.wanted += wanted
        self.right += found and wanted

    def add(self, found: Counter[str], wanted: Counter[str]) -> None:
        """Count many: right is what both sides have."""
        self.found += found.total()
        self.wanted += wanted.total()
        self.right += (found & wanted).total()

    @property
    def precision(self) -> float:
        """Return the share of the found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the wanted that was found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Row = tuple[str, Counter[str], Counter[str], str]


def page_figures(tei: etree._Element, entry: Mapping[str, Any], source: str) -> Iterator[Row]:
    """Yield a kind, what was found of it, what was wanted, and the difference in words."""
    body = tei.find(".//{*}text/{*}body")
    if body is None:
        return
    read = Blocks.of(body)
    rows = entry.get("blocks") or entry.get("homes") or ()
    for kind, found, wanted in _blocks(read, rows) if rows else _numbers(read, entry):
        yield kind, found, wanted, _difference(found, wanted)
    names = [row["surface"] if isinstance(row, dict) else row for row in entry.get("persons", ())]
    notes = [str(row["text"] if isinstance(row, dict) else row) for row in entry.get("notes", ())]
    pairs = (
        ("persName", persons(body, notes=False), names),
        ("note", [one.text for one in read.notes], [_bare(note) for note in notes]),
    )
    for kind, mine, key in pairs:
        found, wanted = (Counter("".join(words(one)) for one in side) for side in (mine, key))
        yield kind, found, wanted, _difference(found, wanted)
    wrong = [edit.what for edit, _ in fields(tei, entry, source)]
    for name, value in told(entry):
        if value:
            what = next((one for one in wrong if one.startswith(f"{name}:")), "")
            yield f"field {name}", Counter([] if what else ["x"]), Counter(["x"]), what


def _blocks(
    read: Blocks, rows: Sequence[Sequence[object]]
) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """Yield the blocks of each kind, where the key gives their texts."""
    key = [Wanted.of(row) for row in rows if not str(row[0]).startswith("note:")]
    waiting: dict[str, list[Printed]] = {}
    for block in read.blocks:
        waiting.setdefault(" ".join(block.words), []).append(block)
    found: dict[str, Counter[str]] = {}
    wanted: dict[str, Counter[str]] = {}
    for one in key:
        if one.block.kind in MARKS or one.block.kind == "?":
            continue
        kind, text = one.block.kind, " ".join(one.block.words)
        there = waiting.get(text, [])
        right = next((block for block in there if one.accepts(block.kind)), None)
        wanted.setdefault(kind, Counter())[text] += 1
        if right is not None:
            there.remove(right)
            found.setdefault(kind, Counter())[text] += 1
    for spare in (spare for left in waiting.values() for spare in left):
        if spare.kind not in MARKS:
            found.setdefault(spare.kind, Counter())[" ".join(spare.words)] += 1
    for kind in sorted({*found, *wanted}):
        yield kind, found.get(kind, Counter()), wanted.get(kind, Counter())


def _numbers(
    read: Blocks, entry: Mapping[str, Any]
) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """Yield what can be counted where the key gives numbers and headings."""
    have = Counter(
        {"sp+": "p", "nested-item": "item"}.get(one.kind, one.kind) for one in read.blocks
    )
    for kind, name in (("sp", "speaker_turns"), ("item", "list_items")):
        yield kind, Counter({"": have[kind]}), Counter({"": entry.get(name, 0)})
    paragraphs = sum(have[kind] for kind in ("p", "sp", "item"))
    yield "p*", Counter({"": paragraphs}), Counter({"": entry["body_paragraphs"]})
    heads = [" ".join(words(block.text)) for block in read.blocks if block.kind == "head"]
    wanted = [" ".join(words(text)) for text in entry.get("headings", ())]
    named = [next((text for text in wanted if text in head), head) for head in heads]
    yield "head", Counter(named), Counter(wanted)


def _bare(note: str) -> str:
    return note.partition("] ")[2] if note.startswith("[") else note


def _difference(found: Counter[str], wanted: Counter[str]) -> str:
    sides = (("missed", wanted - found), ("wrong", found - wanted))
    return "; ".join(
        f"{side} {', '.join(f'{shortened(text)!r} x {count}' for text, count in lot.items())}"
        for side, lot in sides
        if lot
    )
