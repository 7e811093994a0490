"""Markings, codes, telegram lines, receivers, titles and subjects above the text: two tables of cases."""

from __future__ import annotations

import re

import pytest

from converter.inverse import rebuild
from converter.reading.markings import code_kind, is_marking
from tests.cases import cases, report_of, shown
from tests.shared import convert_text

TABLE = [*cases("opener_markings_cases.md"), *cases("opener_heads_cases.md")]


@pytest.mark.parametrize(("title", "given", "wanted"), TABLE, ids=[title for title, *_ in TABLE])
def test_cases(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "findings") == wanted


@pytest.mark.parametrize("given", [given for _, given, _ in TABLE], ids=[one[0] for one in TABLE])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    text = f"A Specimen\n\n{given}\n"
    done = convert_text(text)
    assert rebuild(done.tei, done.restore) == text.encode()


@pytest.mark.parametrize(
    "text",
    [
        "SECRET AND URGENT",
        "Strictly Confidential! For internal use only",
        "NATO SECRET",
        "Classification: Top Secret / Nodis",
        "For the addressee only",
        "Secret - not to be copied",
        "TOP SECRET/PERSONAL",
        "Private & Confidential",
    ],
)
def test_a_marking_is_told(text: str) -> None:
    assert is_marking(text)


@pytest.mark.parametrize(
    "text",
    [
        "Secret talks and urgent notes",
        "The envoy and the secret",
        "Urgent",
        "SECRET LAMPS",
        "Personal Secretary / Ministry",
        "SECRET / OFFICE OF THE LAMPS",
        "NO SECRET",
        "To be returned!",
    ],
)
def test_what_only_holds_a_word_of_it_is_no_marking(text: str) -> None:
    assert not is_marking(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Telex No. 114", "number"),
        ("Inward Cable No. 17/2", "number"),
        ("Ref. No. 12/58-3", "registry"),
        ("LH 371/2214", "registry"),
        ("OIL/3/14/B", "registry"),
        ("4/6/1957", ""),
        ("Annex No. 2", ""),
        ("Item No. 3", ""),
        ("Protocol No. 3", ""),
        ("P.O. Box No. 41", ""),
        ("No. 4 of the lamps was lit", ""),
    ],
)
def test_a_code_is_told_by_its_whole_line(text: str, kind: str) -> None:
    assert code_kind(text) == kind
