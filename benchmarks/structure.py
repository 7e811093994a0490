"""Measure how well the blocks of a document are found: exact boundaries against experts' editions.

usage: python benchmarks/structure.py [GOLD_FOLDER ...]

A gold folder holds NAME.txt with NAME.json (blocks: kind, start, end). Without
arguments, the folders of ../shared/gold are used where they are there. Printed
for each kind: precision, recall and F1 of exact boundaries (first and last
character), and the same with only the boundaries asked for, whatever the kind.

Kinds are mapped so that both sides mean the same: a speaker's turn is a
paragraph; an item begins after its label; in frushistory salutations, subject
lines, closers and participants are paragraphs or items to their editors; in
edgeworth the whole closer (with signatures and addresses in it) is one block.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from converter.blocks import (
    Block,
    CloserPart,
    Heading,
    Items,
    OpenerPart,
    SpeakerTurn,
    placed_passages_of,
)
from converter.model import Home, Report
from converter.passage import Passage, join
from converter.pipeline import read
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("structure/frushistory", "names/edgeworth")
Span = tuple[str, int, int]

_AS_PARAGRAPH = frozenset(
    ("salute", "subject", "p", "quote", "line", "opener", "signed", "address")
)


def ours(report: Report, edition: str) -> Iterator[Span]:
    """Yield the blocks that the converter finds, in the terms of an edition's key."""
    for item in report.fields:
        if item.text.pieces:
            first, last = item.text.pieces[0], item.text.pieces[-1]
            kind = "head" if item.home is Home.TITLE else "p"
            yield kind, first.start, last.start + last.length
    for block in _grouped(report.blocks, edition):
        for kind, passages in _units(block):
            texts = [text for text in passages if text.pieces]
            if texts:
                first, last = texts[0].pieces[0], texts[-1].pieces[-1]
                yield _mapped(kind, edition), first.start, last.start + last.length
    for note in report.notes:
        pieces = [piece for text in note.paragraphs for piece in text.pieces]
        if pieces:
            yield "note", pieces[0].start, pieces[-1].start + pieces[-1].length


def _grouped(blocks: Iterable[Block], edition: str) -> Iterator[Block]:
    """Yield the blocks; in edgeworth the parts of a closer are one block to the editors."""
    closer: list[Passage] = []
    for block in blocks:
        if edition == "edgeworth" and isinstance(block, CloserPart) and block.kind != "address":
            closer.append(block.text)
            continue
        if closer:
            yield CloserPart("signed", join(closer, "\n"))
            closer = []
        yield block
    if closer:
        yield CloserPart("signed", join(closer, "\n"))


def _units(block: Block) -> Iterator[tuple[str, list[Passage]]]:
    match block:
        case SpeakerTurn(speaker, paragraphs):
            yield "p", [speaker, paragraphs[0]]
            for text in paragraphs[1:]:
                yield "p", [text]
        case Items(_, items, heading):
            if heading:
                yield "p", [heading]
            for item in items:
                yield "item", [item.text]
        case OpenerPart(kind, text) | CloserPart(kind, text):
            yield kind, [text]
        case Heading(text):
            yield "head", [text]
        case _:
            for kind, text in placed_passages_of(block):
                yield kind, [text]


def _mapped(kind: str, edition: str) -> str:
    if kind in {"head", "dateline", "item", "note", "p"}:
        return kind
    if edition == "edgeworth":
        return {"salute": "salute", "signed": "closer", "address": "address"}.get(kind, "p")
    return "p"


def theirs(key: dict[str, list[dict[str, object]]], edition: str) -> Iterator[Span]:
    """Yield the blocks of an answer key."""
    for block in key["blocks"]:
        kind = str(block["kind"])
        if edition == "frushistory" and kind in _AS_PARAGRAPH:
            kind = "p"
        if kind in {"line", "opener"}:
            kind = "p"
        yield kind, int(str(block["start"])), int(str(block["end"]))


def measure(folder: Path) -> None:
    """Print the figures of a folder."""
    tools = Tools.build(Settings(layout="plain"))
    hits, wanted, found = Counter[str](), Counter[str](), Counter[str]()
    bounds = [0, 0, 0]
    for path in sorted(folder.glob("*.txt")):
        key = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        report = read(Source(path.name, path.read_bytes()), tools)
        mine, gold = set(ours(report, folder.name)), set(theirs(key, folder.name))
        hits.update(kind for kind, _, _ in mine & gold)
        wanted.update(kind for kind, _, _ in gold)
        found.update(kind for kind, _, _ in mine)
        mine_bare, gold_bare = {one[1:] for one in mine}, {one[1:] for one in gold}
        for place, size in enumerate((len(mine_bare & gold_bare), len(gold_bare), len(mine_bare))):
            bounds[place] += size
    print(f"\n{folder.parent.name}/{folder.name}")
    print(f"{'kind':10} {'in key':>7} {'found':>7} {'P':>6} {'R':>6} {'F1':>6}")
    for kind in sorted(wanted, key=lambda one: -wanted[one]):
        _row(kind, hits[kind], wanted[kind], found[kind])
    _row("any kind", *bounds)


def _row(kind: str, hits: int, wanted: int, found: int) -> None:
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    print(f"{kind:10} {wanted:7} {found:7} {precision:6.3f} {recall:6.3f} {f1:6.3f}")


def main() -> None:
    """Measure the folders named, or those of ../shared/gold."""
    named = [Path(one) for one in sys.argv[1:]]
    folders = named or [ROOT.parent / "shared" / "gold" / one for one in FOLDERS]
    for folder in folders:
        if folder.is_dir():
            measure(folder)
        else:
            print(f"{folder} is not here.")


if __name__ == "__main__":
    main()
