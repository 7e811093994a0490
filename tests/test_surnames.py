"""Surnames by themselves, rows of persons, who gets a copy: the table in fixtures/."""

from __future__ import annotations

import pytest

from converter.people import identify
from converter.recognisers import annotate
from tests.name_cases import LEXICON, cases, report_of, shown


@pytest.mark.parametrize(
    ("given", "wanted"),
    [pytest.param(given, wanted, id=title) for title, given, wanted in cases("surnames_cases.md")],
)
def test_surnames(given: str, wanted: str) -> None:
    assert shown(annotate(report_of(given), LEXICON)) == wanted


def test_the_last_syllable_is_the_person_of_the_full_name() -> None:
    text = "Present: Brothers Lê Minh Thảo, Phạm Văn Lộc.\nBrother Thảo: No.\nBrother Lộc: Yes."
    people = identify(annotate(report_of(text), LEXICON), LEXICON).people
    assert {one.id: one.mentions for one in people} == {"le-minh-thao": 2, "pham-van-loc": 2}
