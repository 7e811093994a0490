"""The reading of pages: tables of cases from the survey's traps, in fixtures/."""

from __future__ import annotations

import re

import pytest

from tests.cases import cases, report_of, shown

BLOCKS = ("opener_cases.md", "blocks_cases.md", "closer_cases.md", "inline_cases.md")


def table(*names: str) -> pytest.MarkDecorator:
    """Return the cases of fixture files as parameters."""
    rows = [
        pytest.param(title, given, wanted, id=title)
        for name in names
        for title, given, wanted in cases(name)
    ]
    return pytest.mark.parametrize(("title", "given", "wanted"), rows)


@table(*BLOCKS)
def test_blocks(title: str, given: str, wanted: str) -> None:
    assert blocks(title, given) == wanted


def blocks(title: str, given: str) -> str:
    """Return body, notes, what was dropped and what was noticed; the flow is told in the title."""
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    return shown(report, "body", "notes", "dropped", "findings")


@table("parties_cases.md")
def test_parties(title: str, given: str, wanted: str) -> None:
    assert parties(given) == wanted, title


def parties(given: str) -> str:
    """Return sender and receivers as reading tells them, before names have been looked for."""
    head = re.match(r"title: (.*)\n", given)
    about = report_of(
        given[head.end() :] if head else given, title=head[1] if head else "A Specimen"
    ).about
    rows = [("from", one) for one in about.sender] + [
        (f"copy {one.copy} to" if one.copy else "to", one) for one in about.receivers
    ]
    return (
        "\n".join(f"{way}: {one.name}{' (person)' if one.is_person else ''}" for way, one in rows)
        or "nobody"
    )
