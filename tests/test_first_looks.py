"""What is looked for first, to leave the costly forms unasked, lets nothing pass that they would find."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest

from converter.blocks import Paragraph
from converter.passage import Passage
from converter.reading import date_forms, rosters
from converter.reading.chunks import chunk
from converter.reading.headings import is_dated
from converter.reading.labels import LABELS, kind_of_start
from converter.reading.markings import is_marking
from converter.reading.middle import Middle
from converter.reading.office import is_lettered

ROOT = Path(__file__).resolve().parent.parent
# A date of each form that stands on no specimen.
DATED = (
    "1962, October 28",
    "1962-10-28",
    "28.X.62",
    "28 X 1962",
    "281530Z Oct 62",
    "ON/24/25/X/62",
    "28/10/62",
    "May 1961 - June 1962",
    "30 May 1961 - 2 June 1961",
    "May 30, 1961 through June 2, 1961",
    "30 May, 1961 to June 2, 1961",
    "30 May - 2 June 1961",
    "1-3 May 1961",
    "May 30 till June 2, 1961",
    "May 1-3, 1961",
    "May - June 1961",
)


@cache
def lines() -> tuple[str, ...]:
    """Return the lines of the specimens and of the tables of cases, and what is left when they are cut."""
    whole = [
        line.strip()
        for path in (*ROOT.glob("corpus/*.*"), *ROOT.glob("tests/*_cases.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    chance = random.Random(7)  # noqa: S311  (no secret)
    cut = [line[chance.randrange(len(line)) :].strip() for line in whole if line]
    return tuple(dict.fromkeys((*whole, *cut, *DATED)))


def test_every_label_is_told() -> None:
    told = {line: kind_of_start(line) for line in lines()}
    assert told == {
        line: next((kind for kind, form in LABELS if form.match(line)), "") for line in lines()
    }
    assert len(set(told.values())) > 12


@pytest.mark.parametrize(
    ("form", "first"),
    [
        *((form, date_forms.ANY_MONTH) for form in date_forms.SPANS),
        *((form, date_forms.BETWEEN) for form in date_forms.SPANS),
        *((form, date_forms.ANY_MONTH) for form in date_forms.SINGLE_NAMED),
        *((form, date_forms.JOINED) for form in date_forms.SINGLE_UNNAMED),
        (date_forms.MONTH_ONLY, date_forms.ANY_MONTH),
        (date_forms.NUMERIC, date_forms.JOINED),
        (date_forms.CODED, date_forms.JOINED),
    ],
)
def test_no_date_is_passed_over(form: re.Pattern[str], first: re.Pattern[str]) -> None:
    dated = [line for line in lines() if form.search(line)]
    assert [line for line in dated if not first.search(line)] == []


def test_the_forms_of_dates_are_all_met() -> None:
    forms = (*date_forms.SPANS, *date_forms.SINGLE, date_forms.CODED, date_forms.NUMERIC)
    assert [form.pattern for form in forms if not any(map(form.search, lines()))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Top Secret, Urgent",
        "FOR INTERNAL USE ONLY",
        "not for publication",
        "For the addressee only",
        "OF SPECIAL IMPORTANCE",
        "Private and Confidential",
        "ORVANY SECRET",
    ],
)
def test_markings_are_told_by_their_words(text: str) -> None:
    assert is_marking(text)


def test_names_that_are_no_list_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(text: str) -> bool:
        asked.append(text)
        return is_dated(text)

    monkeypatch.setattr(rosters, "is_dated", counted)
    names = [f"{first} {last}" for first in ("Ada", "Vit", "Ines") for last in ("Lund", "Holm")]
    page = [chunk(Passage(name)) for name in names * 30]
    blocks = Middle("", frozenset(), [], []).read(page)
    assert blocks == [Paragraph(one.text) for one in page]
    assert len(asked) <= 3 * len(page)


def test_papers_by_letters_are_told_wherever_one_begins() -> None:
    texts = ["It rained.", "A. Map of the quay", "B. Sketch by a pilot", "C. List", "The end."]
    page = [chunk(Passage(text)) for text in texts]
    assert [is_lettered(page, at) for at in range(5)] == [False, True, True, True, False]
