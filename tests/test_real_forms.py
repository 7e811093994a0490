"""Forms of real pages that the survey has not: a table of invented cases, in fixtures/."""

from __future__ import annotations

import re

import pytest

from converter import layouts
from converter.errors import LayoutError
from converter.lines import split_lines
from converter.pipeline import read
from converter.printing import print_report
from converter.reading.closer_parts import NOBODY
from converter.reading.speakers import speakers_of
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools
from tests.cases import cases, report_of, shown
from tests.test_reading import parties

_TITLE = re.compile(r"title: (.*)\n")
_DOCUMENT = "The harbour is quiet, and the boats have not come back."


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(given, wanted, id=title)
        for title, given, wanted in cases("real_forms_cases.md")
    ],
)
def test_real_forms(given: str, wanted: str) -> None:
    head = _TITLE.match(given)
    text = given[head.end() :] if head else given
    report = report_of(text, title=head[1] if head else "A Specimen")
    assert shown(report, "body") == wanted


@pytest.mark.parametrize(
    "page",
    [
        "Skip to content\n\n\n1 - 10 of 15\n\nMay 4, 1958\n\nReport on the Lamps\n\nLund reports.\n",
        "Search in\n\nSEARCH RESULTS\n\n  • May 4, 1958\n\n    Report\n\n    Lund reports.\n",
        "Search in\n\nThe Lund Papers\n\n  • May 04, 1958\n\n    Report\n\n  • May 05, 1958\n\n    Note\n",
        "SEARCH RESULTS\n-\nMay 4, 1958\nReport on the Lamps\n-\nMay 5, 1958\nNote on the Boats\n",
        "1893-1976\nLesna\n(372) documents\n1961\nLund says that the lamps burn.\n1985\nA note.\n",
        "Skip to content\n\nLesna. Legation\n\nPopular Documents\n\nMay 4, 1958\n\nReport\n",
        "The Lamps\n\n59. Memorandum of Conversation\n\nSource: A File.\n\n60. Note on the Boats\n\nSource: A Box.\n",
    ],
)
def test_a_listing_without_the_usual_headings_is_refused(page: str) -> None:
    with pytest.raises(LayoutError, match="search listing"):
        layouts.divide(split_lines(page))


@pytest.mark.parametrize(
    ("page", "layout"),
    [
        (
            f"May 4, 1958\nTelegram from the Legation in Lesna to the Ministry\n{_DOCUMENT}\nNo word.\n",
            "archive-compact",
        ),
        (
            f"May 4, 1958\n\n\n    Lund reports that nothing at all has happened in the harbour.\n{_DOCUMENT}\n\nNo word.\n",
            "archive-old-stripped",
        ),
        (
            f"811.516/381: Telegram\n\nThe Envoy in Lesna (Lund) to the Secretary of State\n\n{_DOCUMENT}\n",
            "foreign-relations",
        ),
        (f"May 4, 1958\nDear Ada\n{_DOCUMENT}\nYours, Otto\n", "plain"),
        (f"• May 4, 1958\n{_DOCUMENT}\nNothing more was said of the lamps.\n", "plain"),
    ],
)
def test_layout_of_a_page_that_lacks_its_usual_signs(page: str, layout: str) -> None:
    assert layouts.divide(split_lines(page))[0].layout == layout


def test_a_page_cut_within_a_label_of_its_tail() -> None:
    page = (
        "May 4, 1958\nReport on the Lamps\nThis document was made possible with support from X\n"
        f"{_DOCUMENT}\nAda Lund\nLund reports on the lamps of the harbour.\nAssociated Top\n"
    )
    report = read(Source("a.txt", page.encode()), Tools.build(Settings()))
    assert [one.text.text for one in report.dropped] == ["Associated Top"]
    assert [one.text.text for one in report.fields][-1].startswith("Lund reports")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Telegram from Norland Ambassador to Lesna A.I. Lund to the Norland Foreign Ministry",
            "from: A.I. Lund (person)\nto: Norland Foreign Ministry",
        ),
        (
            "Report, Legation of Norland in Lesna to the Norland Foreign Ministry",
            "from: Legation of Norland in Lesna\nto: Norland Foreign Ministry",
        ),
        ("Coded Telegram from Norland Envoy to Lesna Otto Lund", "from: Otto Lund (person)"),
    ],
)
def test_parties_of_a_title(title: str, wanted: str) -> None:
    assert parties(f"title: {title}\n{_DOCUMENT}\n") == wanted


def test_a_receiver_with_marks_of_urgency() -> None:
    assert parties(f"To: BREZAN, Very Urgent, EYES ONLY\n{_DOCUMENT}\n") == "to: BREZAN"


def test_one_speaker_in_capitals_who_is_listed_as_present() -> None:
    report = report_of(f"Attended by Comrades Lund, O.K., Grom, V.\nLUND. {_DOCUMENT}\n")
    assert "speaker: LUND." in shown(report, "body")
    assert speakers_of([]) == NOBODY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Attended by Coms. Brezan, Iu. V., Zawa, A.A., Grom V. V.",
            ["Brezan, Iu. V.", "Zawa, A.A.", "Grom V. V."],
        ),
        ("I had talks with W[illiam] Hyde, and he spoke of boats.", ["W{supplied: [illiam]} Hyde"]),
        ("In accordance with your order I called on KIM IL SUNG.", ["KIM IL SUNG"]),
        ("The Director of Central Intelligence was not there.", []),
    ],
)
def test_names_of_lists_and_telegrams(text: str, names: list[str]) -> None:
    page = f"Note on the Lamps\n\n{text}\n\n{_DOCUMENT}\n"
    printed = print_report(read(Source("a.txt", page.encode()), Tools.build(Settings())))
    found = re.findall(r"\{persName [^:]*: ((?:[^{}]|\{[^{}]*\})*)\}", printed)
    assert found == names
