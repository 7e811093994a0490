"""Text of PDFs, wrapped by line or in one line: tables of cases, and what holds for any width."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise

import pytest

from converter.inverse import rebuild
from converter.model import Home, Report
from converter.pipeline import read
from converter.reading.wrapping import ends, fill_of
from converter.source import Source
from tests.cases import cases, report_of, shown
from tests.shared import convert_text, tools

ROWS = [
    pytest.param(title, given, wanted, id=title)
    for title, given, wanted in cases("pdf_text_cases.md")
]
HEAD = """Digital Archive
archive.example.org
International History Declassified

May 04, 1958
Report of the Legation in Port Sabal
Citation:
"Report of the Legation in Port Sabal," May 04, 1958, Specimen Digital Archive,
Ostrava State Archive, fond 3. https://archive.example.org/document/900100
Summary:
Nothing has happened.
Credits:
This document was made possible with support from Specimen Trust.
Original Language:
Ostravan
Contents:
English Translation
"""
LINE = (
    "May 04, 1958 Report of the Legation\nDigital Archive archive.example.org International History Declassified "
    "May 04, 1958 Report of the Legation Citation: “Report of the Legation,” May 04, 1958, Specimen Digital Archive, "
    "Ostrava State Archive, fond 3. Summary: Nothing has happened. Credits: This document was made possible with "
    "support from Specimen Trust. Original Language: Ostravan Contents: English Translation "
)


@pytest.mark.parametrize(("title", "given", "wanted"), ROWS)
def test_cases(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[([\w-]+)\] ", title)
    assert flow is not None
    assert shown(report_of(given, flow[1]), "body", "notes") == wanted


@pytest.mark.parametrize("given", [pytest.param(row.values[1], id=row.id) for row in ROWS])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    for text in (f"{HEAD}{given}\n", f"{LINE}{' '.join(given.split())}\n"):
        done = convert_text(text)
        assert rebuild(done.tei, done.restore) == text.encode()


PARAGRAPHS = (
    "Yesterday I was invited to lunch by the harbour master, who was accompanied by the keeper and by Engineer Zawa.",
    "He said that the oil has not come.",
    "Brezan, who came later, told us that the boat which was to bring it had been sold, and that nobody knew to whom.",
    "I said that I would report this. We then spoke of the weather until the lamps went out.",
)


@pytest.mark.parametrize("width", [48, 60, 72, 78])
def test_paragraphs_are_the_same_at_any_width(width: int) -> None:
    lines = [line for text in PARAGRAPHS for line in textwrap.wrap(text, width)]
    fill = fill_of(lines)
    assert fill > width  # the page's width was measured, not guessed
    starts = [0, *ends(lines, fill)]
    found = [" ".join(lines[a:b]) for a, b in pairwise(starts)]
    assert "".join(found).replace(" ", "") == "".join(PARAGRAPHS).replace(" ", "")
    # A last line that is full may hide an end; no sentence is ever broken.
    assert all(one.endswith(".") for one in found)
    assert len(found) >= len(PARAGRAPHS) - 1


def test_letters_of_unequal_width_break_no_sentence() -> None:
    lines: list[str] = []
    for text in PARAGRAPHS * 3:
        rest = text
        while rest:
            # As proportional letters do: now a few characters more, now a few less.
            rows = textwrap.wrap(rest, 72 + (5, -3, 0, -5, 2)[len(lines) % 5])
            lines.append(rows[0])
            rest = rest[len(rows[0]) :].strip()
    starts = [0, *ends(lines, fill_of(lines))]
    found = [" ".join(lines[a:b]) for a, b in pairwise(starts)]
    assert all(one.endswith(".") for one in found)
    assert len(found) >= len(PARAGRAPHS) * 2


def page(text: str) -> Report:
    """Return the report of a page."""
    return read(Source("page.txt", text.encode()), tools())


def values(report: Report) -> dict[Home, str]:
    """Return the fields of a report by their home."""
    return {field.home: field.text.text for field in report.fields}


@pytest.mark.parametrize(
    "lost",
    [
        ("Original Language:",),
        ("Contents:",),
        ("Credits:", "Original Language:"),
        ("Credits:", "Original Language:", "Contents:"),
        ("Summary:", "Original Language:", "Contents:"),
    ],
)
@pytest.mark.parametrize("left", ["", "\n"], ids=["gone", "blank"])
def test_values_that_have_lost_their_labels_keep_their_homes(
    lost: tuple[str, ...], left: str
) -> None:
    text = HEAD
    for label in lost:
        text = text.replace(f"{label}\n", left)
    report = page(f"{text}The harbour is quiet.\n")
    assert values(report) == values(page(f"{HEAD}The harbour is quiet.\n"))
    assert shown(report, "body") == "paragraph / p: The harbour is quiet."


def test_a_language_without_its_label_is_found_in_one_line_too() -> None:
    text = f"{LINE.replace('Original Language: ', '')}The harbour is quiet.\n"
    report = page(text)
    assert values(report)[Home.LANGUAGE] == "Ostravan"
    assert values(report)[Home.CREDIT].endswith("Specimen Trust.")
    assert shown(report, "body") == "paragraph / p: The harbour is quiet."


def test_the_sites_lines_on_each_page_are_left_out() -> None:
    report = page(
        f"{HEAD}The oil which came with the last boat to the harbour of Port Sabal cannot\n"
        "Digital Archive\narchive.example.org\n"
        "be burnt in the lamps, since it was meant for the kitchen of the harbour\noffice.\n"
    )
    assert "cannot be burnt in the lamps" in shown(report, "body")
    assert [one.text.text for one in report.dropped if (one.text.line or 0) > HEAD.count("\n")] == [
        "Digital Archive",
        "archive.example.org",
    ]
