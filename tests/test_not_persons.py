"""Traps: things that bear a person's name, and words that look like one: the table in fixtures/."""

from __future__ import annotations

import re

import pytest

from converter.recognisers import annotate
from tests.name_cases import FIXTURES, LEXICON, report_of, shown

TABLE = (FIXTURES / "not_persons_cases.md").read_text(encoding="utf-8")
GROUPS = [part.partition("\n") for part in TABLE.split("\n## ")[1:]]
CASES = [
    pytest.param(line, id=f"{title}: {line[:40]}")
    for title, _, lines in GROUPS
    for line in lines.splitlines()
    if line.strip()
]


@pytest.mark.parametrize("line", CASES)
def test_only_persons_are_marked(line: str) -> None:
    assert shown(annotate(report_of(re.sub("[⟦⟧⟨⟩]", "", line)), LEXICON)) == line


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 60
    assert len(GROUPS) >= 15
