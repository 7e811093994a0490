"""What docs/authority.md says is so: its files, read; its report, converted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from converter.authority import COLUMNS
from tests.shared import ROOT

Run = Callable[..., Result]
PAGE = (ROOT / "docs" / "authority.md").read_text(encoding="utf-8")
CSV, TEXTS, XML = (
    re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for language in ("csv", "text", "xml")
)


@pytest.fixture(params=["authority.csv", "authority.xml"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with the report of the page and one of its two files."""
    file = str(request.param)
    (tmp_path / file).write_text(CSV[0] if file.endswith("csv") else XML[0], encoding="utf-8")
    (tmp_path / "lamps.txt").write_text(TEXTS[1], encoding="utf-8")
    return tmp_path


def test_the_names_of_the_report(folder: Path, run: Run) -> None:
    assert run("names", folder / "lamps.txt").output == TEXTS[2]


def test_the_person_in_the_tei(folder: Path, run: Run) -> None:
    assert run("-q", "--only", "tei", folder / "lamps.txt", folder / "out").exit_code == 0
    made = etree.parse(folder / "out" / "tei" / "lamps.xml")
    (person,) = made.xpath("//*[local-name() = 'person'][@xml:id = 'vensk-ovrik']")
    wanted = etree.fromstring(XML[1].strip())
    shown = [
        (etree.QName(one).localname, one.get("type"), one.get("when")) for one in person.iter()
    ]
    assert shown == [(str(one.tag), one.get("type"), one.get("when")) for one in wanted.iter()]
    assert "".join("".join(person.itertext()).split()) == "".join(
        "".join(wanted.itertext()).split()
    )


def test_the_columns() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]*) \|", PAGE, re.MULTILINE)
    assert {name: tuple(re.findall(r"`([^`]+)`", also)) for name, also in rows} == COLUMNS
