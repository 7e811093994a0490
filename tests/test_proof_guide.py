"""What docs/proof.md says is so: its commands, its report, its table of points."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from click.testing import Result

from converter.proof.listing import POINTS
from tests.proof_pages import said
from tests.shared import ROOT

Run = Callable[..., Result]

GUIDE = (ROOT / "docs" / "proof.md").read_text(encoding="utf-8")


def block(kind: str, number: int = 0) -> str:
    """Return an example of the guide."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)[number]


def test_the_example(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    harbour = tmp_path / "harbour"
    harbour.mkdir()
    (harbour / "talk.txt").write_text(block("text"), encoding="utf-8")
    for number in (0, 1):
        command, printed = block("console", number).split("\n", 1)
        result = run(*command.removeprefix("$ tei-convert ").split())
        assert result.exit_code == 0
        assert result.output == printed
        (harbour / "talk.fix.toml").write_text(block("toml", 1), encoding="utf-8")
        (harbour / "review.csv").write_text(block("csv"), encoding="utf-8")
    tree = lxml.html.parse(str(tmp_path / "out" / "proof" / "talk.html")).getroot()
    assert len(tree.xpath("//section[@class='said']//li")) == 3
    (changes,) = tree.xpath("//section[@class='changes']")
    assert "Changed: 2, at line 5, line 7" in said(changes)
    assert [said(one) for one in tree.xpath("//p[@class='was']")] == [
        "Was: paragraph",
        "No longer marked as a name: “Milena”",
    ]


def test_the_points() -> None:
    assert tuple(int(one) for one in re.findall(r"^\|.*\| (\d) \|$", GUIDE, re.MULTILINE)) == POINTS
