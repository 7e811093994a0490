"""``[exports]`` in edition.toml: made after each conversion, and never at its cost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter.errors import WriteError
from converter.exports import RECORD, exporting

Run = Callable[..., Result]


@pytest.fixture
def asking(corpus: Path) -> Path:
    """Return a corpus whose edition asks for a deposit."""
    (corpus / "edition.toml").write_text('[exports]\nprofiles = ["deposit"]\n', encoding="utf-8")
    return corpus


def test_each_export_has_its_folder_and_its_line(run: Run, asking: Path, out: Path) -> None:
    result = run(asking, out)
    assert result.exit_code == 0, result.output
    place = out / "exports" / "deposit"
    files = len(json.loads((place / RECORD).read_bytes())["files"])
    told = result.stdout.splitlines()
    assert told[0] == (
        f"deposit: 2 documents, {files} files in {place}. "
        f"Dropped 0, changed 0, needs 6: {place / RECORD}"
    )
    assert told[1].startswith("Converted 2 of 2 reports")
    assert len(told) == 2
    for name in ("tei/note.xml", "conversion.json", "persons.xml"):
        assert (place / "data" / name).read_bytes() == (out / name).read_bytes()


def test_a_second_run_changes_nothing(
    run: Run, asking: Path, outputs: Callable[[Path], dict[str, bytes]], out: Path
) -> None:
    run(asking, out)
    before = outputs(out)
    assert run(asking, out).exit_code == 0
    assert outputs(out) == before


def test_an_export_is_no_report_where_out_lies_in_the_corpus(run: Run, asking: Path) -> None:
    for _ in range(2):
        result = run(asking, asking / "out")
        assert "Converted 2 of 2 reports" in result.stdout


def test_out_is_valid_with_its_exports_and_awkward_names(run: Run, asking: Path, out: Path) -> None:
    (asking / "edition.toml").write_text(
        '[edition]\nbase_url = "https://a.example.org/ed"\n'
        '[exports]\nprofiles = ["simple", "cmif", "deposit"]\n',
        encoding="utf-8",
    )
    folder = asking / "Ordner Ä"
    folder.mkdir()
    (asking / "note.md").rename(folder / "Größe 1.md")
    assert run(asking, out).exit_code == 0
    checked = run("validate", out)
    assert checked.exit_code == 0, checked.output
    assert "Checked 3 files: 3 valid" in checked.stderr
    tei = (out / "tei" / "Ordner Ä" / "Größe 1.xml").read_text(encoding="utf-8")
    assert "https://a.example.org/ed/html/Ordner%20%C3%84/Gr%C3%B6%C3%9Fe%201.html" in tei
    assert exporting.Published.open(out).edition.base_url == "https://a.example.org/ed/"


def test_quiet_is_the_last_line_only(run: Run, asking: Path, out: Path) -> None:
    assert len(run("-q", asking, out).stdout.splitlines()) == 1
    assert (out / "exports" / "deposit" / RECORD).is_file()


def test_without_tei_there_is_no_export(run: Run, asking: Path, out: Path) -> None:
    result = run("--only", "html", asking, out)
    assert result.exit_code == 0
    assert "No export was made: they are made from TEI" in result.stderr
    assert not (out / "exports").exists()


def test_where_no_report_was_converted_there_is_no_export(
    run: Run, asking: Path, out: Path
) -> None:
    for path in (asking / "1951" / "letter.txt", asking / "note.md"):
        path.write_bytes(b"")
    result = run(asking, out)
    assert result.exit_code == 1
    assert "No export was made" in result.stderr
    assert not (out / "exports").exists()


def test_a_folder_of_reports_may_be_called_tei(run: Run, asking: Path, out: Path) -> None:
    (asking / "1951").rename(asking / "tei")
    assert run(asking, out).stdout.startswith("deposit: 2 documents")


def test_what_the_edition_says_is_in_the_export(run: Run, asking: Path, out: Path) -> None:
    with (asking / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('[edition]\ntitle = "The Selm Letters"\n')
    assert run(asking, out, SOURCE_DATE_EPOCH="1795392000").exit_code == 0
    info = (out / "exports" / "deposit" / "bag-info.txt").read_text(encoding="utf-8")
    assert "External-Description: The Selm Letters" in info
    assert "Bagging-Date: 2026-11-23" in info


def test_an_unknown_export_stops_the_run_before_it_begins(
    run: Run, asking: Path, out: Path
) -> None:
    (asking / "edition.toml").write_text('[exports]\nprofiles = ["depot"]\n', encoding="utf-8")
    result = run(asking, out)
    assert result.exit_code == 2
    assert "edition.toml:2: there is no export 'depot'. Did you mean 'deposit'?" in result.stderr
    assert not out.exists()


def test_a_folder_of_other_files_costs_the_export_only(run: Run, asking: Path, out: Path) -> None:
    place = out / "exports" / "deposit"
    place.mkdir(parents=True)
    (place / "thesis.docx").write_bytes(b"years of work")
    result = run(asking, out)
    assert result.exit_code == 1
    assert "deposit: not exported: " in result.stderr
    assert "is not empty and holds no earlier export (thesis.docx)" in result.stderr
    assert result.stdout.startswith("Converted 2 of 2 reports")
    assert [path.name for path in place.iterdir()] == ["thesis.docx"]


def test_a_full_disk_costs_the_export_only(
    run: Run, asking: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise WriteError("data/tei/note.xml cannot be written: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(exporting, "find", lambda _: fail)
        result = run(asking, out)
    assert result.exit_code == 1
    assert "deposit: not exported: data/tei/note.xml cannot be written" in result.stderr
    assert (out / "tei" / "note.xml").is_file()
    assert run(asking, out).exit_code == 0


def test_a_file_that_cannot_be_exported_is_told(run: Run, asking: Path, out: Path) -> None:
    run(asking, out)
    (out / "tei" / "broken.xml").write_bytes(b"<TEI")
    result = run(asking, out)
    assert result.exit_code == 1
    assert "broken.xml: not exported: line 1: it is not well-formed XML" in result.stderr


def test_other_commands_take_the_settings(run: Run, asking: Path, out: Path) -> None:
    run(asking, out)
    done = run("render", "--settings", asking / "edition.toml", out / "tei", out.parent / "again")
    assert done.exit_code == 0, done.output
    assert run("names", asking).exit_code == 0
