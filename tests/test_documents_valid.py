"""Everything that is converted here is valid for report.xsd, report.rng and tei_all."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.schema import Schema
from tests.shared import PAGES, REPORTS, SPECIMENS, converted
from tests.test_schemas import NO_TEI_ALL, SCHEMAS, TEI_ALL, jing, needs_jing

DOCUMENTS = [*SPECIMENS, *REPORTS, *PAGES]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the TEI of every document as a file."""
    folder = tmp_path_factory.mktemp("tei")
    written = []
    for path in DOCUMENTS:
        written.append(folder / f"{path.stem}.xml")
        written[-1].write_bytes(converted(path).tei)
    return written


def test_each_is_valid_for_report_xsd_and_its_pointers_point(files: list[Path]) -> None:
    schema = Schema.load()
    assert {path.name: schema.check(path.read_bytes()) for path in files} == {
        path.name: [] for path in files
    }


def test_each_is_valid_for_report_rng(files: list[Path]) -> None:
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "report.rng"))
    refused = {
        path.name: str(grammar.error_log)
        for path in files
        if not grammar.validate(etree.parse(path))
    }
    assert refused == {}


@needs_jing
def test_each_is_valid_for_report_rng_in_jing(files: list[Path]) -> None:
    assert jing(SCHEMAS / "report.rng", files) == {}


@needs_jing
@pytest.mark.skipif(not TEI_ALL.is_file(), reason=NO_TEI_ALL)
def test_each_is_valid_tei(files: list[Path]) -> None:
    assert jing(TEI_ALL, files) == {}
