"""The tagger: what it looks at, what it computes, what becomes of its names and of the rules'."""

from __future__ import annotations

import itertools
import math
import random
from pathlib import Path

import pycrfsuite
import pytest

from converter.model import MarkKind
from converter.recognisers import Tagger, annotate
from converter.recognisers.runs import runs_of
from converter.recognisers.sight import sight_of
from converter.recognisers.weights import Weights
from converter.settings import Naming, Settings
from converter.source import Source
from converter.tools import Tools
from tests.name_cases import LEXICON, cases, report_of

LABELS = ("B", "I", "O")
TAGGER = Tagger(LEXICON, Weights.load())
SMALL = """\
# whose words these are
10 50 0 -20 30 0 20 -400 10
plain words
w=brezan\t150\t-50
w=lund\t40\t120
"""


@pytest.mark.parametrize(
    ("given", "wanted"),
    [pytest.param(given, wanted, id=title) for title, given, wanted in cases("runs_cases.md")],
)
def test_runs(given: str, wanted: str) -> None:
    (stretch,) = sight_of(report_of(given), LEXICON).stretches
    runs = [given[run.words[0].start : run.words[-1].end] for run in runs_of(stretch, LEXICON)]
    assert "\n".join(runs) == wanted


def test_weights_are_read() -> None:
    weights = Weights.parse(SMALL)
    assert weights.total(["w=brezan", "w=lund", "w=nobody"]) == (190, 70)
    assert weights.steps[2] == (0.2, -4.0, 0.1)
    assert weights.plain == {"plain", "words"}


def test_the_weights_say_whose_texts_they_come_from() -> None:
    head = (Path(__file__).parent.parent / "converter/recognisers/data/tagger.txt").read_text(
        encoding="utf-8"
    )[:900]
    assert "EHRI Consortium, CC BY 4.0" in head
    assert "Maria Edgeworth Letters Project, CC BY 4.0" in head


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_chances_are_those_of_all_ways_to_label_a_run(length: int) -> None:
    weights = Weights.parse(SMALL)
    chance = random.Random(length)  # noqa: S311
    scores = [(chance.uniform(-4, 4), chance.uniform(-4, 4)) for _ in range(length)]
    total = 0.0
    begins, goes_on = [0.0] * length, [0.0] * length
    for labels in itertools.product(range(3), repeat=length):
        score = sum((*scores[at], 0.0)[label] for at, label in enumerate(labels))
        score += sum(weights.steps[one][two] for one, two in itertools.pairwise(labels))
        weight = math.exp(score)
        total += weight
        for at, label in enumerate(labels):
            begins[at] += weight * (label == 0)
            goes_on[at] += weight * (label == 1)
    expected = [(one / total, two / total) for one, two in zip(begins, goes_on, strict=True)]
    hundredths = [(100 * one, 100 * two) for one, two in scores]
    for ours, theirs in zip(weights.chances(hundredths), expected, strict=True):
        assert ours == pytest.approx(theirs)


def test_the_library_that_learns_computes_the_same(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    trainer = pycrfsuite.Trainer(verbose=False)
    traits = [f"t{number}" for number in range(12)]
    for _ in range(60):
        length = chance.randint(1, 4)
        rows = [chance.sample(traits, 3) for _ in range(length)]
        trainer.append(rows, [chance.choice(LABELS) for _ in rows])
    trainer.set_params({"max_iterations": 20, "feature.possible_transitions": True})
    model = str(tmp_path / "model")
    trainer.train(model)
    library = pycrfsuite.Tagger()
    library.open(model)
    told = library.info()

    def weight(trait: str, label: str) -> float:
        return float(told.state_features.get((trait, label), 0.0))

    pairs = {t: tuple(100 * (weight(t, label) - weight(t, "O")) for label in "BI") for t in traits}
    steps = [tuple(told.transitions.get((a, b), 0.0) for b in LABELS) for a in LABELS]
    ours = Weights(pairs, tuple(steps), frozenset())  # type: ignore[arg-type]
    for length in (1, 2, 4):
        rows = [chance.sample(traits, 3) for _ in range(length)]
        library.set(rows)
        for at, pair in enumerate(ours.chances([ours.total(row) for row in rows])):
            assert pair == pytest.approx((library.marginal("B", at), library.marginal("I", at)))


def persons(text: str, *, tagger: Tagger | None = TAGGER) -> list[tuple[str, str, tuple[str, ...]]]:
    report = annotate(report_of(text), LEXICON, tagger=tagger)
    return [
        (passage.text[mark.start : mark.end], mark.certainty, mark.evidence)
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.kind is MarkKind.PERSON
    ]


def test_a_bare_surname_is_found() -> None:
    text = "In the evening Tarnóczy told me that he would not sign."
    assert persons(text, tagger=None) == []
    ((name, certainty, evidence),) = persons(text)
    assert (name, evidence) == ("Tarnóczy", ("model",))
    assert certainty in {"medium", "low"}


AGAIN = "\nWe spoke of the visit of Ommerand to the harbour."


def test_what_the_tagger_is_sure_of_is_found_again() -> None:
    text = "Then Ommerand told me that he would not pay, and Ommerand asked me to leave." + AGAIN
    assert persons(text, tagger=None) == []
    *first, (name, certainty, evidence) = persons(text)
    assert [(one, why) for one, _, why in first] == [("Ommerand", ("model",))] * 2
    assert (name, certainty, evidence) == ("Ommerand", "medium", ("repeat",))


def test_what_the_tagger_doubts_is_not_found_again() -> None:
    text = "The lamp was lit, and Ommerand said that it was for us to pay." + AGAIN
    assert persons(text) == [("Ommerand", "low", ("model",))]


@pytest.mark.parametrize(
    "text",
    [
        "The frigate Lady Wensley left the port this afternoon.",
        "The delegation of Orsan came by ship, and the Orsanian minister with it; in Orsan it rained.",
        "The train to Hamburg was late.",
        "SS men and the NKVD came on 3 XI.",
        "On Monday the Soviet Union answered.",
    ],
)
def test_what_is_no_person_stays_so(text: str) -> None:
    assert persons(text) == []


def test_no_name_of_the_rules_is_dropped() -> None:
    for name in ("names_cases.md", "names_grammar_cases.md", "not_persons_cases.md"):
        for _, given, _ in cases(name):
            before = {(one, evidence) for one, _, evidence in persons(given, tagger=None)}
            after = persons(given)
            for one, _ in before:
                assert any(one in other or other in one for other, _, _ in after), (one, given)


def test_the_settings_switch_it_off() -> None:
    text = "A Talk\n\nIn the evening Tarnóczy told me that he would not sign.\n"
    for on, count in ((True, 1), (False, 0)):
        used = Tools.build(Settings(naming=Naming(tagger=on)))
        from converter.pipeline import read  # noqa: PLC0415

        report = read(Source("a.txt", text.encode()), used)
        found = [mark for marks in report.marks.values() for mark in marks]
        assert sum(mark.kind is MarkKind.PERSON for mark in found) == count


def test_a_report_is_read_the_same_after_others() -> None:
    fresh = Tagger(LEXICON, Weights.load())
    text = "Then Brezan told Vensk of it. Old Tugin, a clerk, was asked too; Hask and Lund said no."
    first = annotate(report_of(text), LEXICON, tagger=fresh).marks
    for name in ("names_cases.md", "not_persons_cases.md"):
        for _, given, _ in cases(name):
            annotate(report_of(given), LEXICON, tagger=fresh)
    assert annotate(report_of(text), LEXICON, tagger=fresh).marks == first
