"""Names: what must be found and what must not, as tables of cases in fixtures/."""

from __future__ import annotations

import pickle

import pytest

from converter.model import Mark, MarkKind
from converter.recognisers import RECOGNISERS, annotate, settle
from converter.recognisers.sight import sight_of
from tests.name_cases import LEXICON, cases, report_of, shown


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(given, wanted, id=title)
        for name in ("names_cases.md", "names_grammar_cases.md", "traps_cases.md")
        for title, given, wanted in cases(name)
    ],
)
def test_cases(given: str, wanted: str) -> None:
    assert shown(annotate(report_of(given), LEXICON)) == wanted


def test_every_mark_of_a_person_says_why() -> None:
    allowed = {
        "title",
        "office",
        "authority",
        "full-name",
        "repeat",
        "signature",
        "speaker",
        "bracket",
    }
    for name in ("names_cases.md", "names_grammar_cases.md", "traps_cases.md"):
        for _, given, _ in cases(name):
            for marks in annotate(report_of(given), LEXICON).marks.values():
                for mark in marks:
                    if mark.kind is MarkKind.PERSON:
                        assert mark.evidence
                        assert set(mark.evidence) <= allowed
                        assert mark.certainty in {"high", "medium", "low"}
                        assert mark.reason


def test_marks_nest() -> None:
    for name in ("names_cases.md", "names_grammar_cases.md", "traps_cases.md"):
        for _, given, _ in cases(name):
            for marks in annotate(report_of(given), LEXICON).marks.values():
                for one in marks:
                    for other in marks:
                        assert not one.start < other.start < one.end < other.end


def test_each_recogniser_works_alone() -> None:
    report = report_of("I met Comrade Vensk.\nKarel Brezan said no.\nsigned: A. Grom")
    sight = sight_of(report, LEXICON)
    keys = {stretch.key for stretch in sight.stretches}
    for recogniser in RECOGNISERS:
        for key, mark in recogniser(sight, LEXICON):
            assert key in keys
            assert mark.start < mark.end


def test_the_longer_of_two_names_stays() -> None:
    short = Mark(8, 14, MarkKind.PERSON, "", "high", ("title",), "a")
    long = Mark(0, 14, MarkKind.PERSON, "", "medium", ("bracket",), "b")
    assert settle([short, long], []) == (long,)


def test_evidence_for_the_same_words_is_joined() -> None:
    one = Mark(0, 5, MarkKind.PERSON, "", "medium", ("repeat",), "a")
    two = Mark(0, 5, MarkKind.PERSON, "", "high", ("title",), "b")
    (kept,) = settle([one, two], [])
    assert kept.evidence == ("repeat", "title")
    assert kept.certainty == "high"
    assert kept.reason == "a; b"


def test_a_name_that_crosses_a_bracket_is_dropped() -> None:
    bracket = Mark(5, 20, MarkKind.SUPPLIED)
    name = Mark(10, 26, MarkKind.PERSON, "", "high", ("title",), "a")
    assert settle([name], [bracket]) == (bracket,)


def test_a_name_may_hold_what_editors_supplied() -> None:
    bracket = Mark(0, 7, MarkKind.SUPPLIED)
    name = Mark(0, 14, MarkKind.PERSON, "", "high", ("bracket",), "a")
    assert settle([name], [bracket]) == (name, bracket)


def test_names_of_the_summary_are_found() -> None:
    report = annotate(
        report_of("Vensk was ill.", summary="Ambassador Tollo Vensk was ill."), LEXICON
    )
    assert shown(report) == "summary: ⟨Ambassador⟩ ⟦Tollo Vensk⟧ was ill.\n⟦Vensk⟧ was ill."


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "dateline: Havana, 28 January 1963",
            [("Havana", "havana"), ("28 January 1963", "1963-01-28")],
        ),
        ("dateline: Lesna, September 1965", [("Lesna", "lesna"), ("September 1965", "1965-09")]),
        (
            "copy: of the report prepared in Lesna on 3 December 1962.",
            [("Lesna", "lesna"), ("3 December 1962", "1962-12-03")],
        ),
    ],
)
def test_place_and_date_of_writing(line: str, wanted: list[tuple[str, str]]) -> None:
    report = annotate(report_of(line), LEXICON)
    ((_, passage),) = report.named()
    marks = report.marks[passage.key]
    assert [(passage.text[m.start : m.end], m.key) for m in marks] == wanted


def test_the_lexicon_travels() -> None:
    assert pickle.loads(pickle.dumps(LEXICON)) == LEXICON  # noqa: S301


def test_the_reason_names_each_sign() -> None:
    report = annotate(
        report_of("Then Tolla Menyakov asked for oil and Tolla Menyakov left."), LEXICON
    )
    reasons = {
        mark.reason
        for marks in report.marks.values()
        for mark in marks
        if mark.kind is MarkKind.PERSON
    }
    assert all("and" not in reason for reason in reasons)
    assert any("beside “asked”" in reason for reason in reasons)
