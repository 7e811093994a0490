"""What is counted and marks no note, names above speeches, sides, papers, telegrams on one line: a table."""

from __future__ import annotations

import re

import pytest

from converter.inverse import rebuild
from tests.cases import cases, report_of, shown
from tests.shared import convert_text

TABLE = cases("speech_and_rows_cases.md")


@pytest.mark.parametrize(("title", "given", "wanted"), TABLE, ids=[title for title, *_ in TABLE])
def test_cases(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[([\w-]+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "notes", "dropped", "findings") == wanted


@pytest.mark.parametrize("given", [given for _, given, _ in TABLE], ids=[one[0] for one in TABLE])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    text = f"A Specimen\n\n{given}\n"
    done = convert_text(text)
    assert rebuild(done.tei, done.restore) == text.encode()


def test_the_page_mark_of_a_short_page_stands_alone_in_wrapped_text() -> None:
    rows = [
        "The lamps of the harbour are lit in the evening, and nobody in the town",
        "asks who pays for the oil that is burned until the boats come in; it is",
        "said that the captain does so, who is a friend of the harbour master and",
        "of all that",
        "- 3 -",
        "he likes.",
        "The boats came in at four, when nobody was there to see them land, and",
        "the oil was gone.",
    ]
    report = report_of("\n".join(rows), "pdf")
    assert shown(report, "body") == (
        "paragraph / p: The lamps of the harbour are lit in the evening, and nobody in the town asks "
        "who pays for the oil that is burned until the boats come in; it is said that the captain does "
        "so, who is a friend of the harbour master and of all that {pb 3} he likes.\n"
        "paragraph / p: The boats came in at four, when nobody was there to see them land, and the oil "
        "was gone."
    )
