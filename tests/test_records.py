"""conversion.json as it is written: one document at a time, of very many in lines of their own."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from converter import resources
from converter.findings import Finding
from converter.records import Run, write_conversion, write_run
from tests.made_edition import broken, many
from tests.noted import noted
from tests.shared import ROOT

OUTCOMES = sorted([*many(12), broken("bad", "Not “UTF-8”.\n")], key=lambda one: one.source)
GUIDE = ROOT / "docs" / "conversion.md"


def valid(record: object) -> bool:
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema).is_valid(record)


def test_the_record_is_indented_json(tmp_path: Path) -> None:
    write_conversion(tmp_path, OUTCOMES, "persons.xml", ["edition.epub"])
    text = (tmp_path / "conversion.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert text == json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    assert list(record) == ["format", "register", "books", "documents"]
    assert [one["source"] for one in record["documents"]] == [one.source for one in OUTCOMES]
    assert valid(record | {"documents": []})
    write_conversion(tmp_path, [], None)
    empty = {"format": 1, "register": None, "documents": []}
    assert json.loads((tmp_path / "conversion.json").read_bytes()) == empty


def test_very_many_documents_have_lines_of_their_own(tmp_path: Path) -> None:
    write_conversion(tmp_path, OUTCOMES, "persons.xml", ["edition.epub"])
    whole = json.loads((tmp_path / "conversion.json").read_bytes())
    write_conversion(tmp_path, OUTCOMES, "persons.xml", ["edition.epub"], most=12)
    record = json.loads((tmp_path / "conversion.json").read_bytes())
    assert record.pop("documents") == "conversion.jsonl"
    lines = (tmp_path / "conversion.jsonl").read_text(encoding="utf-8").splitlines()
    head, *documents = map(json.loads, lines)
    assert head == record
    assert head["count"] == len(documents) == 13
    assert documents == whole["documents"]
    assert valid(record | {"documents": "conversion.jsonl"})
    # A corpus that has become smaller: the lines would tell of what is no more.
    write_conversion(tmp_path, OUTCOMES, "persons.xml", ["edition.epub"], most=13)
    assert json.loads((tmp_path / "conversion.json").read_bytes()) == whole
    assert not (tmp_path / "conversion.jsonl").exists()


def test_the_reader_of_the_guide_reads_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = GUIDE.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(tmp_path)
    told = []
    for most in (12, 13):
        write_conversion(tmp_path / "out", OUTCOMES, most=most)
        exec(compile(program, "conversion.md", "exec"), {})  # noqa: S102 - the guide is ours
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "bad.txt failed 0" in told[0].splitlines()


@pytest.mark.parametrize(
    "wrong",
    [
        {"documents": "elsewhere.jsonl", "count": 3},
        {"documents": "conversion.jsonl"},
        {"documents": [], "count": 0},
        {"documents": 3},
    ],
)
def test_the_schema_knows_no_other_form(wrong: dict[str, Any]) -> None:
    assert not valid({"format": 1, "register": None, **wrong})


def test_the_same_record_is_not_written_again(tmp_path: Path) -> None:
    stamps = []
    for _ in range(2):
        write_conversion(tmp_path, OUTCOMES)
        stamps.append((tmp_path / "conversion.json").stat().st_mtime_ns)
    assert stamps[0] == stamps[1]


class _Many:
    """So many outcomes, each made when it is asked for, each with a long list of findings."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __contains__(self, one: object) -> bool:
        return False

    def __iter__(self) -> Any:  # noqa: ANN401
        for number in range(self._count):
            findings = tuple(Finding("text-damaged", f"Line {line}", line) for line in range(100))
            yield replace(OUTCOMES[1], source=f"{number:05}.txt", findings=findings)


@pytest.mark.parametrize("most", [10, 10_000])
def test_one_document_at_a_time_is_in_memory(tmp_path: Path, most: int) -> None:
    tracemalloc.start()
    try:
        write_conversion(tmp_path, _Many(400), most=most)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    written = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert peak < 1_000_000 < written


def test_what_a_run_did_is_summed(tmp_path: Path) -> None:
    done = [replace(one, written=("a", "b"), unchanged=("c",)) for one in OUTCOMES]
    started = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    notice = Finding("corrections-unused", "No report takes it.")
    with noted(tmp_path, done) as outcomes:
        write_run(tmp_path, outcomes, Run("1.0", started, 1.23456, 2, (("x.fix", notice),)))
    record = json.loads((tmp_path / "run.json").read_bytes())
    assert (record["converted"], record["failed"], record["kept"]) == (12, 1, 0)
    assert (record["written"], record["unchanged"], record["seconds"]) == (26, 13, 1.235)
    assert record["started"] == "2026-01-02T03:04:05+00:00"
    assert record["notices"][0]["source"] == "x.fix"
    assert [one["source"] for one in record["documents"]] == [one.source for one in done]
