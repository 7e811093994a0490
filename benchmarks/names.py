"""Measure how well names of persons are found: against expert editions, beside spaCy.

usage: python benchmarks/names.py [--misses EDITION]

Needs ../shared/gold, and python-crfsuite to learn from parts of it
(``pip install '.[learn]'``). With spaCy and its small English model
(``pip install '.[spacy]'``) their figures stand beside ours. Printed: precision,
recall and F1 of exact names ("strict norm" of ../shared/gold/score_persons.py), in
the domain (learned from one half of an edition, measured on the other, both ways) and in
transfer (learned from the other edition); the names of ../shared/pages and of the two
reports with a key; of the names called high, medium and low, how many are right; and
what names cost in processor time. ``--misses`` prints what is wrong in transfer.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gold_names import (
    EDITIONS,
    SHARED,
    Labelled,
    Span,
    edition,
    halves,
    persons,
    plain_tools,
    scorer,
)
from learn_tagger import learned_from, others
from names_cost import print_cost, spacy_spans

from converter import recognisers
from converter.model import MarkKind
from converter.pipeline import read
from converter.recognisers import Tagger
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools

Found = dict[Span, str]
"""Names that were found, each with its certainty."""


@dataclass
class Figure:
    """How many names a key has, how many were found, and how many of these are right."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    by_certainty: dict[str, list[int]] = field(default_factory=dict)

    def add(self, text: Labelled, found: Found, norm: Callable[[str, int, int], Span]) -> None:
        """Count one text."""
        mine: Found = {}
        for (start, end), certainty in found.items():
            loose = any(start < b and a < end for a, b in text.neutral)
            if end <= text.end and not loose:
                mine[norm(text.text, start, end)] = certainty
        wanted = set(text.names)
        self.wanted += len(wanted)
        self.found += len(mine)
        self.right += len(wanted & mine.keys())
        for span, certainty in mine.items():
            row = self.by_certainty.setdefault(certainty, [0, 0])
            row[0] += 1
            row[1] += span in wanted

    def __str__(self) -> str:
        """Return the figures as columns."""
        precision, recall = self.right / (self.found or 1), self.right / (self.wanted or 1)
        both = 2 * precision * recall / ((precision + recall) or 1)
        counts = f"{self.wanted:6} {self.found:6} {self.right:6}"
        return f"{counts}  {precision:.3f}  {recall:.3f}  {both:.3f}"


def ours(text: Labelled, tools: Tools, tagger: Tagger | None) -> Found:
    """Return the names that we find, with their certainty."""
    report = recognisers.annotate(text.report, tools.lexicon, tagger=tagger)
    return {
        (passage.offset(mark.start), passage.end_offset(mark.end)): mark.certainty
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.kind is MarkKind.PERSON
    }


Lesson = tuple[Sequence[Sequence[Labelled]], Sequence[Labelled]]
"""The corpora to learn from, and the texts to measure."""


def lessons(
    texts: dict[str, list[Labelled]], beside: Sequence[Labelled]
) -> Iterator[tuple[str, str, list[Lesson]]]:
    """Yield name, kind and lessons of each line of the table."""
    for name in EDITIONS:
        one, other = halves(texts[name])
        yield name, "in domain", [((one, beside), other), ((other, beside), one)]
    for name, source in zip(EDITIONS, reversed(EDITIONS), strict=True):
        yield name, f"from {source}", [((texts[source], beside), texts[name])]


def measure(
    texts: dict[str, list[Labelled]], tools: Tools, beside: Sequence[Labelled], misses: str
) -> None:
    """Print the tables of the editions, and how far each certainty can be trusted."""
    norm = scorer()
    print(f"{'edition':10} {'by':26} in key  found  right   P      R      F1")
    trust: dict[str, Figure] = {}
    for name in EDITIONS:
        if (spans := spacy_spans([text.text for text in texts[name]])) is not None:
            figure = Figure()
            for text, found in zip(texts[name], spans, strict=True):
                figure.add(text, dict.fromkeys(found, ""), norm)
            print(f"{name:10} {'spaCy':26} {figure}")
        figure = Figure()
        for text in texts[name]:
            figure.add(text, ours(text, tools, None), norm)
        print(f"{name:10} {'rules alone':26} {figure}")
    for name, kind, parts in lessons(texts, beside):
        figure = Figure()
        for corpora, measured in parts:
            tagger = Tagger(tools.lexicon, learned_from(*corpora, tools=tools))
            for text in measured:
                mine = ours(text, tools, tagger)
                figure.add(text, mine, norm)
                if misses == name and kind != "in domain":
                    print_misses(text, mine, norm)
        trust[f"{name}, {kind}"] = figure
        print(f"{name:10} {'with tagger, ' + kind:26} {figure}")
    print("\nOf the names with this certainty, so many are right")
    for line, figure in trust.items():
        rows = (
            f"{level} {row[1]}/{row[0]} {row[1] / row[0]:.3f}"
            for level in ("high", "medium", "low")
            if (row := figure.by_certainty.get(level))
        )
        print(f"{line:32} {'; '.join(rows)}")


def print_misses(text: Labelled, found: Found, norm: Callable[[str, int, int], Span]) -> None:
    """Print what was missed and what is none."""
    mine = {norm(text.text, *span): level for span, level in found.items() if span[1] <= text.end}
    for span in sorted({*text.names, *mine}):
        if any(span[0] < b and a < span[1] for a, b in text.neutral):
            continue
        if (span in mine) != (span in text.names):
            what = f"extra ({mine[span]})" if span in mine else "missed"
            start, end = span
            before, behind = text.text[max(0, start - 40) : start], text.text[end : end + 30]
            around = f"{before}⟦{text.text[start:end]}⟧{behind}"
            print(f"{text.name}: {what}: {' '.join(around.split())}")


def measure_pages() -> None:
    """Print the figures of the pages and of the reports that have a key of their names."""
    tools = Tools.build(Settings())
    key = json.loads((SHARED / "pages" / "key.json").read_text(encoding="utf-8"))
    figure = Figure()
    for entry in key:
        wanted = {(one["start"], one["end"]) for one in entry["persons"]}
        # This key is of the body alone.
        figure.add(*_page(SHARED / "pages" / entry["file"], wanted, tools, "summary"), _as_it_is)
    print(f"\n{'pages':37} {figure}")
    names = json.loads((SHARED / "reference" / "names.json").read_text(encoding="utf-8"))
    figure = Figure()
    for path in sorted((SHARED / "corpus").glob("*.txt")):
        rows = [one for one in names[path.name] if one["kind"] == "name"]
        # Names of the title, the citation and the credits are no persName in running text.
        told = [one for one in rows if one["region"] == "metadata:summary"]
        told += [one for one in rows if not one["region"].startswith("metadata")]
        wanted = {(one["start"], one["end"]) for one in told}
        figure.add(*_page(path, wanted, tools), _as_it_is)
    print(f"{'the two reports':37} {figure}")


def _as_it_is(_text: str, start: int, end: int) -> Span:
    return start, end


def _page(
    path: Path, wanted: Iterable[Span], tools: Tools, without: str = ""
) -> tuple[Labelled, Found]:
    """Return a page with its key, and the names found in it, but for those of one place."""
    report = read(Source(path.name, path.read_bytes()), tools)
    text = path.read_text(encoding="utf-8")
    return Labelled(path.name, text, report, tuple(wanted)), dict.fromkeys(
        persons(report, without), ""
    )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", default="", choices=["", *EDITIONS], metavar="EDITION")
    asked = parser.parse_args()
    tools = plain_tools()
    texts = {name: edition(name, tools) for name in EDITIONS}
    measure(texts, tools, others(tools), asked.misses)
    measure_pages()
    print_cost([text for name in EDITIONS for text in texts[name]], tools)


if __name__ == "__main__":
    main()
