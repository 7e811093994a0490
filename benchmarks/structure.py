"""Measure how well the blocks of documents are found: exact boundaries, kind by kind.

usage: python benchmarks/structure.py [--misses KIND] [FOLDER ...]

A folder is either an expert edition stripped to text (NAME.txt with NAME.json:
blocks with kind, start, end; see spans.py), or pages with a key.json in the
format of ../shared/pages/README.md. Without folders, those of ../shared are
taken. Printed for each kind: how many the key has, how many were found,
precision, recall and F1. A block is right when its kind, its first and its last
character are right. ``--misses KIND`` prints each block of that kind (``any``:
of every kind) that was missed, or found where there is none, with file and line.
"""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from edit import shortened
from lxml import etree
from page_figures import NOTES, Figure, page_figures
from spans import MAPPINGS, Span, compared

from converter.pipeline import convert, read
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
FOLDERS = ("gold/structure/frushistory", "gold/names/edgeworth", "pages")
# Precision and recall to reach, asked of a kind that the key has often enough to measure.
TARGETS = {
    "p": 0.98, "p*": 0.98, "head": 0.90, "dateline": 0.90, "salute": 0.90, "closer": 0.90,
    "note": 0.90, "item": 0.85,
}  # fmt: skip
OFTEN = 50


def editions(folder: Path) -> Iterator[tuple[str, str, set[Span], set[Span]]]:
    """Yield name, text, our blocks and the key's of each document of an expert edition."""
    tools = Tools.build(Settings(layout="plain"))
    for path in sorted(folder.glob("*.txt")):
        key = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        report = read(Source(path.name, path.read_bytes()), tools)
        text = path.read_text(encoding="utf-8")
        yield path.name, text, *compared(report, key, text, folder.name)


def measure_edition(folder: Path, misses: str) -> None:
    """Print the figures of an expert edition, or its misses."""
    figures = {"any kind": Figure()}
    for name, text, mine, wanted in editions(folder):
        if misses:
            print_misses(name, text, mine, wanted, misses)
        for span in mine | wanted:
            figure = figures.setdefault(span.kind, Figure())
            figure.count(span in mine, span in wanted)
        bare, bare_wanted = ({span[1:] for span in spans} for spans in (mine, wanted))
        for place in bare | bare_wanted:
            figures["any kind"].count(place in bare, place in bare_wanted)
    if not misses:
        show(folder, MAPPINGS.get(folder.name, ""), figures)


def print_misses(name: str, text: str, mine: set[Span], wanted: set[Span], kind: str) -> None:
    """Print each block that is only on one side, with what the other side has there."""
    for sign, spans, others, have in (
        ("missed", wanted - mine, mine, "found"),
        ("wrong", mine - wanted, wanted, "key"),
    ):
        for span in sorted(spans, key=lambda one: one.start):
            if kind not in {span.kind, "any"}:
                continue
            line = text.count("\n", 0, span.start) + 1
            print(f"{name}:{line}: {sign} {span.kind}: {_shown(text, span)}")
            for other in sorted(others, key=lambda one: one.start):
                if other.start < span.end and span.start < other.end:
                    print(f"      {have} {other.kind}: {_shown(text, other)}")


def _shown(text: str, span: Span) -> str:
    whole = text[span.start : span.end]
    return shortened(whole, 70) + (f" ... {whole[-20:]!r}" if len(whole) > OFTEN else "")


def measure_pages(folder: Path, misses: str) -> None:
    """Print the figures of pages with a key, or their misses."""
    tools = Tools.build(Settings())
    figures: dict[str, Figure] = {}
    for entry in json.loads((folder / "key.json").read_text(encoding="utf-8")):
        path = folder / entry["file"]
        tei = etree.fromstring(convert(Source(path.name, path.read_bytes()), tools).tei)
        for kind, found, wanted, what in page_figures(tei, entry, path.read_text(encoding="utf-8")):
            figures.setdefault(kind, Figure()).add(found, wanted)
            if found != wanted and misses in {kind, "any"}:
                print(f"{path.name}: {kind}: {what}")
    if not misses:
        show(folder, NOTES, figures)


def show(folder: Path, mapping: str, figures: dict[str, Figure]) -> None:
    """Print the mapping of the kinds and the figures of a folder."""
    print(f"\n{folder.parent.name}/{folder.name}")
    print(
        textwrap.fill(" ".join(mapping.split()), 100, initial_indent="  ", subsequent_indent="  ")
    )
    print(f"{'kind':16} {'in key':>7} {'found':>7} {'right':>7} {'P':>6} {'R':>6} {'F1':>6}")
    for kind in ordered(figures):
        figure = figures[kind]
        target = TARGETS.get(kind)
        flag = ""
        if target and figure.wanted >= OFTEN:
            reached = min(figure.precision, figure.recall) >= target
            flag = f"  target {target:.2f}: {'reached' if reached else 'NOT reached'}"
        elif target:
            flag = f"  fewer than {OFTEN}: no target"
        print(
            f"{kind:16} {figure.wanted:7} {figure.found:7} {figure.right:7} "
            f"{figure.precision:6.3f} {figure.recall:6.3f} {figure.f1:6.3f}{flag}"
        )


def ordered(figures: dict[str, Figure]) -> Iterable[str]:
    """Return the kinds, the most frequent first and their sum last."""
    return sorted(figures, key=lambda kind: (kind == "any kind", -figures[kind].wanted, kind))


def main() -> None:
    """Measure the folders named, or those of ../shared."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", metavar="KIND", default="", help="print each miss of this kind")
    options = parser.parse_args()
    for folder in options.folders or [SHARED / one for one in FOLDERS]:
        if not folder.is_dir():
            print(f"{folder} is not here.")
        elif (folder / "key.json").is_file():
            measure_pages(folder, options.misses)
        else:
            measure_edition(folder, options.misses)


if __name__ == "__main__":
    main()
