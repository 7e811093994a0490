"""Each person mention of the hand-read key is tagged exactly, and nothing besides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from converter.mentions import Mention, mentions
from converter.model import MarkKind, Report
from converter.pipeline import read
from converter.source import decode
from tests.shared import REPORTS, SHARED, converted, needs_shared, source_of, tools

pytestmark = needs_shared
TEI = "{http://www.tei-c.org/ns/1.0}"
reports = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])


def key(path: Path) -> list[dict[str, object]]:
    """Return the mentions of the key in this report, those of the page's apparatus left out.

    The summary is the exception: its names are tagged, and the key calls it apparatus.
    """
    rows = json.loads((SHARED / "reference" / "names.json").read_text(encoding="utf-8"))[path.name]
    return [
        row
        for row in rows
        if not row["region"].startswith("metadata:") or row["region"] == "metadata:summary"
    ]


def report_of(path: Path) -> Report:
    return read(source_of(path), tools())


def tagged(path: Path) -> list[Mention]:
    return list(mentions(report_of(path), path.name))


@reports
def test_every_name_of_the_key_is_tagged_at_its_place_and_none_besides(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row for row in key(path) if row["kind"] == "name"]
    found = [(one.start, one.end, one.surface) for one in tagged(path)]
    assert found == [(row["start"], row["end"], row["text"]) for row in rows]
    text = decode(source_of(path)).text
    assert [text[start:end] for start, end, _ in found] == [surface for *_, surface in found]
    with capsys.disabled():
        print(f" {path.stem[:3]}: {len(found)} of {len(rows)} names", end="")  # noqa: T201


@reports
def test_every_title_of_the_key_is_a_role(path: Path) -> None:
    text = decode(source_of(path)).text
    # Before an explanation in brackets ("the president [Name]") stands a description, which
    # the reference leaves untagged; the key calls it a role.
    wanted = [
        (row["start"], row["role"])
        for row in key(path)
        if row["role"] and text[int(str(row["start"])) - 1] != "["
    ]
    roles = {one.start: one.role for one in tagged(path)}
    assert [(start, roles[start]) for start, _ in wanted] == wanted


@reports
def test_initials_are_tagged_as_such(path: Path) -> None:
    report = report_of(path)
    found = [
        (passage.offset(mark.start), passage.text[mark.start : mark.end])
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.kind is MarkKind.INITIALS
    ]
    wanted = [(row["start"], row["text"]) for row in key(path) if row["kind"] != "name"]
    assert found == wanted
    body = etree.fromstring(converted(path).tei).find(f"{TEI}text")
    assert body is not None
    names = [one.text for one in body.iter(f"{TEI}name") if one.get("type") == "initials"]
    assert names == [text for _, text in wanted]
