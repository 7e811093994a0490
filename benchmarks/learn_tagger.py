"""Learn the weights of the tagger and write them to converter/recognisers/data/tagger.txt.

usage: python benchmarks/learn_tagger.py

Needs python-crfsuite (``pip install '.[learn]'``) and the folder ../shared/gold.
The same texts give the same weights. Only weights and words are kept of the texts;
whom they belong to is said at the head of the file.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from gold_names import (
    EDITIONS,
    Labelled,
    edition,
    minutes,
    pages,
    plain_tools,
    sight_with_rules,
)
from vary_names import Maker, parts_of, varied

from converter.recognisers.tagger import Tagger
from converter.recognisers.weights import Weights
from converter.settings import Settings
from converter.tools import Tools

TARGET = Path(__file__).resolve().parent.parent / "converter/recognisers/data/tagger.txt"
HEAD = """\
# Weights of the tagger (weights.py): a line of nine steps between the labels B, I, O; a line of
# words that the texts write small; then traits (traits.py, scene.py) with their weights for B
# and I, in hundredths. Made by benchmarks/learn_tagger.py from:
# - EHRI Online Editions, Documentation Campaign, EHRI Consortium, CC BY 4.0
# - Maria Edgeworth Letters Project, CC BY 4.0
# - minutes and memoranda of the Office of the Historian (United States), public domain
# - the specimens in corpus/ and invented pages like them
"""
SETTINGS = {
    "c1": 0.05,
    "c2": 1.0,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
LABELS = ("B", "I", "O")
_LEVEL = (0.0, 0.0, 0.0)
UNKNOWN = Weights({}, (_LEVEL, _LEVEL, _LEVEL), frozenset())
LEAST = 0.02


class Example(NamedTuple):
    """A run: the traits of each of its words, and their labels."""

    traits: list[list[str]]
    labels: list[str]


def plain_words(texts: Iterable[Labelled]) -> frozenset[str]:
    """Return the words that texts write small."""
    return frozenset(word for text in texts for word in text.words())


def examples(
    texts: Sequence[Labelled], elsewhere: Sequence[Labelled], tools: Tools
) -> Iterator[Example]:
    """Yield the runs of texts; which words are plain is told by the texts from ``elsewhere``.

    What would be learned of plain words in the very texts that have them would not
    hold in others.
    """
    tagger = Tagger(tools.lexicon, replace(UNKNOWN, plain=plain_words(elsewhere)))
    for text in texts:
        sight = sight_with_rules(text.report, tools)
        for placed, traits in tagger.all_traits(sight):
            passage = placed.stretch.passage
            spans = [
                (passage.offset(word.start), passage.end_offset(word.end))
                for word in placed.run.words
            ]
            begin, end = spans[0][0], spans[-1][1]
            if end > text.end or any(a < end and begin < b for a, b in text.neutral):
                continue
            yield Example(traits, labels(spans, text))


def labels(spans: Sequence[tuple[int, int]], text: Labelled) -> list[str]:
    """Return B, I or O for each word of a run, by the names of the key."""
    found: list[str] = []
    for start, end in spans:
        name = next((one for one in text.names if one[0] < end and start < one[1]), None)
        if name is None:
            found.append("O")
        else:
            begins = start <= name[0] or not found or found[-1] == "O"
            found.append("B" if begins else "I")
    return found


def learn(rows: Iterable[Example], plain: Iterable[str]) -> str:
    """Return the text of a file of weights."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for row in rows:
        trainer.append(row.traits, row.labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        told = tagger.info()
    steps = [told.transitions.get((one, two), 0.0) for one in LABELS for two in LABELS]
    weights: dict[str, dict[str, float]] = {}
    for (trait, label), weight in told.state_features.items():
        weights.setdefault(trait, {})[label] = weight
    lines = [" ".join(_hundredths(step) for step in steps), " ".join(sorted(plain))]
    for trait, by_label in sorted(weights.items()):
        none = by_label.get("O", 0.0)
        pair = [by_label.get(label, 0.0) - none for label in ("B", "I")]
        if max(map(abs, pair)) >= LEAST and "\t" not in trait and "\n" not in trait:
            lines.append("\t".join([trait, *map(_hundredths, pair)]))
    return HEAD + "\n".join(lines) + "\n"


def _hundredths(weight: float) -> str:
    return str(math.floor(weight * 100 + 0.5))


def learned_from(*corpora: Sequence[Labelled], tools: Tools) -> Weights:
    """Return the weights learned from several corpora."""
    return Weights.parse(file_of(*corpora, tools=tools))


def file_of(*corpora: Sequence[Labelled], tools: Tools) -> str:
    """Return the text of a file of weights learned from several corpora."""
    rows: list[Example] = []
    for corpus in corpora:
        elsewhere = [text for other in corpora if other is not corpus for text in other]
        rows += examples(corpus, elsewhere, tools)
    return learn(rows, plain_words(text for corpus in corpora for text in corpus))


def others(tools: Tools) -> list[Labelled]:
    """Return what is learned from beside editions: pages as they are, minutes with other names."""
    found = pages(Tools.build(Settings()))
    chance = random.Random(1)  # noqa: S311  (the same names in every run)
    texts = minutes(tools)
    maker = Maker(parts_of([*found, *texts]), tools.lexicon, chance)
    return found + [varied(text, tools, maker, chance) for text in texts]


def main() -> None:
    """Learn from everything there is."""
    tools = plain_tools()
    text = file_of(*(edition(name, tools) for name in EDITIONS), others(tools), tools=tools)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(text.splitlines())} lines, {len(text) // 1024} KB: {TARGET}")


if __name__ == "__main__":
    main()
