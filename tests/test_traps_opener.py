"""Openers, closers and letters: the survey's traps 2, 4, 6, 13, 14, 16, 17, 18, 21 and 22, a table each."""

from __future__ import annotations

import re

import pytest

from tests.cases import cases, report_of, shown

TABLES = (
    "trap_02_letterheads_cases.md",
    "trap_04_labels_cases.md",
    "trap_06_lost_cases.md",
    "trap_13_from_cases.md",
    "trap_14_columns_cases.md",
    "trap_16_inside_cases.md",
    "trap_17_dates_cases.md",
    "trap_18_title_cases.md",
    "trap_21_office_cases.md",
    "trap_22_slashes_cases.md",
    "letters_cases.md",
)
ROWS = [
    pytest.param(title, given, wanted, id=f"{name.removesuffix('_cases.md')}: {title}")
    for name in TABLES
    for title, given, wanted in cases(name)
]


@pytest.mark.parametrize(("title", "given", "wanted"), ROWS)
def test_opener_and_closer(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "notes", "dropped", "findings") == wanted


@pytest.mark.parametrize(("title", "given", "wanted"), ROWS)
def test_no_word_is_lost(title: str, given: str, wanted: str) -> None:
    """Each word of the page stands in the report, in the page's order."""
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line", title="")
    texts = [(text.key, text.text) for text in report.body()]
    texts += [(text.key, text.text) for note in report.notes for text in note.paragraphs]
    texts += [(one.text.key, one.text.text) for one in report.dropped]
    found = " ".join(text for _, text in sorted(texts))
    assert sorted(re.findall(r"[^\W\d_]+", found)) == sorted(re.findall(r"[^\W\d_]+", given)), (
        wanted
    )
