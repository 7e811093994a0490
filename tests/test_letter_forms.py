"""What stands above and below the text of letters and telegrams: tables of cases, in fixtures/."""

from __future__ import annotations

import re

import pytest

from tests.cases import cases, report_of, shown

ROWS = [
    pytest.param(title, given, wanted, id=title)
    for name in ("opener_forms_cases.md", "closer_forms_cases.md")
    for title, given, wanted in cases(name)
]


@pytest.mark.parametrize(("title", "given", "wanted"), ROWS)
def test_forms(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "dropped", "findings") == wanted


TEXT = "The lamps are out, and nobody in the harbour has asked me for the reason of it.\n"


def test_all_who_sign_are_senders_and_who_kept_the_minutes_is_none() -> None:
    given = f"{TEXT}Ada Brezan, Chairman\nVit Zawa\nMinutes kept by: K. Lund"
    senders = [party.name for party in report_of(given).about.sender]
    assert senders == ["Ada Brezan, Chairman", "Vit Zawa"]


@pytest.mark.parametrize(
    ("salute", "receivers"),
    [
        ("Dear Comrade Zawa,", ["Comrade Zawa"]),
        ("Comrade fishermen! Comrade fishwives!", []),
    ],
)
def test_a_crowd_is_no_receiver(salute: str, receivers: list[str]) -> None:
    report = report_of(f"{salute}\n{TEXT}")
    assert [party.name for party in report.about.receivers] == receivers


def test_the_receiver_that_the_title_names_before_what_came_with_the_letter() -> None:
    title = "Letter from Ada Brezan to Vit Zawa, with a List of the Lamps"
    given = f"Vit Zawa\nFirst Secretary\nDear Comrade Secretary,\n{TEXT}"
    assert shown(report_of(given, title=title), "body").splitlines()[0] == (
        "opener / to: Vit Zawa⏎First Secretary"
    )
