"""Traps that need a whole page: the summary without a label, shared titles, provenance as prose."""

from __future__ import annotations

import pytest

from converter.inverse import rebuild
from converter.pipeline import read
from converter.source import Source
from tests.cases import cases, shown
from tests.shared import convert_text, tools

TABLES = {
    "trap_05_summaries_cases.md": ("fields", "body", "notes", "findings"),
    "trap_10_shared_titles_cases.md": ("body", "persons"),
    "trap_23_provenance_cases.md": ("fields", "persons", "findings"),
}
ROWS = [
    pytest.param(sections, given, wanted, id=f"{name.removesuffix('_cases.md')}: {title}")
    for name, sections in TABLES.items()
    for title, given, wanted in cases(name)
]


@pytest.mark.parametrize(("sections", "given", "wanted"), ROWS)
def test_pages(sections: tuple[str, ...], given: str, wanted: str) -> None:
    report = read(Source("case.txt", given.encode()), tools())
    assert shown(report, *sections) == wanted


@pytest.mark.parametrize(("given"), [pytest.param(row.values[1], id=row.id) for row in ROWS])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    done = convert_text(given)
    assert rebuild(done.tei, done.restore) == given.encode()
