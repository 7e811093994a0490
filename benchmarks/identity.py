"""Measure who is who within a report: pairs and B-cubed, on editions whose marks have keys.

Only mentions that both sides have count, forms of address before them aside. Of every two:
are they one human to us just when they are one in the key? A name left open stands alone.

    python benchmarks/identity.py
    python benchmarks/identity.py --half first --misses my-gold/
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from converter.mentions import mentions
from converter.pipeline import read
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools

NAMES = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "names"
FOLDERS = ("ehri-dc", "edgeworth")
_NEAR = 60
_SHOWN = 2
_FIRST = re.compile(r"\S+\s+")
_OWNED = re.compile(r"['’]s$")
_EDGES = " \t\n.,;:()[]'\"’‘“”-—"


class Mention(NamedTuple):
    """A name that both sides have: the human of the key, our person ("" when left open)."""

    start: int
    end: int
    human: str
    person: str


@dataclass
class Score:
    """What was counted over some documents: pairs, sums of B-cubed, wrong joins and splits."""

    mentions: int = 0
    unresolved: int = 0
    right: int = 0
    ours: int = 0
    theirs: int = 0
    precision: float = 0.0
    recall: float = 0.0
    joins: int = 0
    splits: int = 0

    def add(self, found: Sequence[Mention]) -> None:
        """Count the mentions of one document."""
        pairs = [(one.human, one.person or f"open {at}") for at, one in enumerate(found)]
        both, humans = Counter(pairs), Counter(human for human, _ in pairs)
        persons = Counter(person for _, person in pairs)
        self.mentions += len(found)
        self.unresolved += sum(not one.person for one in found)
        self.right += sum(map(_pairs, both.values()))
        self.ours += sum(map(_pairs, persons.values()))
        self.theirs += sum(map(_pairs, humans.values()))
        self.precision += sum(both[one] / persons[one[1]] for one in pairs)
        self.recall += sum(both[one] / humans[one[0]] for one in pairs)
        told = {(one.human, one.person) for one in found if one.person}
        self.joins += len(told) - len({person for _, person in told})
        self.splits += len(told) - len({human for human, _ in told})

    def row(self, name: str) -> str:
        """Return the figures as a row of the table."""
        pairs = _figures(self.right / max(self.ours, 1), self.right / max(self.theirs, 1))
        mentions = max(self.mentions, 1)
        cubed = _figures(self.precision / mentions, self.recall / mentions)
        return (
            f"{name:<18} {self.mentions:>8} {self.unresolved:>5} {self.joins:>6} {self.splits:>7}"
            f"   {pairs}   {cubed}"
        )


HEAD = f"{'':<18} mentions  open  joins  splits   pairs P    R    F1   B3 P    R    F1"


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _figures(precision: float, recall: float) -> str:
    both = precision + recall
    return f"{precision:>7.3f} {recall:.3f} {2 * precision * recall / both if both else 0:.3f}"


def name_alone(text: str, start: int, end: int, titles: frozenset[str]) -> tuple[int, int]:
    """Return where a name stands without titles before it, a possessive and outer punctuation."""
    while (word := _FIRST.match(text, start, end)) and word[0].strip(". \n").lower() in titles:
        start = word.end()
    printed = _OWNED.sub("", text[start:end])
    core = printed.strip(_EDGES)
    at = start + printed.find(core)
    return (at, at + len(core)) if core else (start, end)


def compare(path: Path, tools: Tools) -> tuple[str, list[Mention]]:
    """Return the text of a document and the mentions that both sides have."""
    source = Source(path.name, path.read_bytes())
    text = source.data.decode()
    key = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    titles = tools.lexicon.titles.head
    theirs = {
        name_alone(text, one["start"], one["end"], titles): str(one["key"])
        for one in key["persons"]
        if one["proper"] and one["key"]
    }
    ours = {
        name_alone(text, row.start, row.end, titles): row.person
        for row in mentions(read(source, tools), path.name)
    }
    both = sorted(theirs.keys() & ours.keys())
    return text, [Mention(*span, theirs[span], ours[span]) for span in both]


def misses(name: str, text: str, found: Sequence[Mention]) -> Iterator[str]:
    """Yield each person of ours that is several humans, each human that is several of ours."""
    persons: dict[str, list[Mention]] = defaultdict(list)
    humans: dict[str, list[Mention]] = defaultdict(list)
    for one in found:
        persons[one.person].append(one)
        humans[one.human].append(one)
    for person, group in persons.items():
        if person and len({one.human for one in group}) > 1:
            yield f"{name}: joined {person}"
            yield from _shown(text, [(one.human, one) for one in group])
    for human, group in humans.items():
        if len({one.person for one in group}) > 1:
            yield f"{name}: split {human}"
            yield from _shown(text, [(one.person or "(open)", one) for one in group])


def _shown(text: str, group: Sequence[tuple[str, Mention]]) -> Iterator[str]:
    """Yield the first mentions of each side with what stands round them."""
    seen: Counter[str] = Counter()
    for told, one in group:
        seen[told] += 1
        if seen[told] <= _SHOWN:
            before = " ".join(text[max(0, one.start - _NEAR) : one.start].split())
            after = " ".join(text[one.end : one.end + _NEAR].split())
            yield f"    {told:<36} {before} <{text[one.start : one.end]}> {after}"


def main() -> None:
    """Measure the folders named, or those of ../shared."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--misses", action="store_true", help="print each wrong join and split")
    parser.add_argument("--half", choices=("first", "second"), help="every other document only")
    options = parser.parse_args()
    tools = Tools.build(Settings(layout="plain"))
    rows = [HEAD]
    for folder in options.folders or [NAMES / one for one in FOLDERS]:
        halves = {"first": Score(), "second": Score(), "all": Score()}
        for index, path in enumerate(sorted(folder.glob("*.txt"))):
            half = "second" if index % 2 else "first"
            if options.half in {None, half}:
                text, found = compare(path, tools)
                halves[half].add(found)
                halves["all"].add(found)
                if options.misses:
                    print("\n".join(misses(path.name, text, found)) or f"{path.name}: all right")
        rows += [
            score.row(f"{folder.name} {half}") for half, score in halves.items() if score.mentions
        ]
    print("\n".join(rows))


if __name__ == "__main__":
    main()
