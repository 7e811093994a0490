"""What was made of reports that have left the corpus stays until --prune, which removes no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result
from lxml import html

from converter import resources

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]

FILES = [
    "tei/note.xml", "tei/note.restore.json", "html/note.html", "text/note.txt", "html/note.bib",
    "html/note.ris", "html/note.csl.json", "source/note.md",
]  # fmt: skip


@pytest.fixture
def gone(run: Run, corpus: Path, out: Path) -> Result:
    """Return the run after note.md has left."""
    assert run("-q", corpus, out).exit_code == 0
    (corpus / "note.md").unlink()
    return run(corpus, out)


def left(out: Path) -> list[dict[str, object]]:
    record = json.loads((out / "conversion.json").read_bytes())
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(record, schema)
    found = record.get("left", [])
    assert isinstance(found, list)
    return found


def test_the_outputs_stay_and_each_run_says_so(
    gone: Result, run: Run, corpus: Path, out: Path
) -> None:
    told = (
        "note.md: source-gone: the report is not in CORPUS any more; what was made of it stays in "
        "OUT (tei/note.xml, tei/note.restore.json, html/note.html and 5 more). Put the report back, "
        "or remove its files with --prune."
    )
    assert gone.exit_code == 0
    assert told in gone.stderr
    assert all((out / path).is_file() for path in FILES)
    (one,) = left(out)
    assert (one["source"], one["files"]) == ("note.md", FILES)
    page = html.fromstring((out / "conversion.html").read_bytes())
    (item,) = page.xpath("//section[@id='left']//li")
    assert item.text_content().replace("note.md: ", "note.md: source-gone: ", 1) == told
    assert b"html/note.html" not in (out / "index.html").read_bytes()
    again = run("--strict", corpus, out)
    assert told in again.stderr
    assert again.exit_code == 3


def test_prune_removes_what_was_made_and_nothing_else(
    gone: Result, run: Run, outputs: Outputs, corpus: Path, out: Path, tmp_path: Path
) -> None:
    assert gone.exit_code == 0
    (out / "tei" / "mine.xml").write_text("<mine/>")
    (out / "html" / "note.css").write_text("p {}")
    result = run("--prune", corpus, out)
    assert result.exit_code == 0
    assert f"note.md: pruned: removed from OUT: {', '.join(FILES)}." in result.stderr
    run("-q", corpus, tmp_path / "fresh")
    there, fresh = outputs(out), outputs(tmp_path / "fresh")
    assert {path for path in there if there[path] != fresh.get(path)} == {
        "tei/mine.xml", "html/note.css"
    }  # fmt: skip
    assert left(out) == []
    assert 'id="left"' not in (out / "conversion.html").read_text(encoding="utf-8")
    again = run(corpus, out)
    assert "source-gone" not in again.stderr
    assert "pruned" not in again.stderr


def test_prune_at_once(run: Run, corpus: Path, out: Path) -> None:
    """The pages of what has left were not emptied by a run between."""
    run("-q", corpus, out)
    (corpus / "note.md").unlink()
    run("-q", "--prune", corpus, out)
    assert not any((out / path).exists() for path in FILES)


def test_tei_that_was_edited_is_not_pruned(gone: Result, run: Run, corpus: Path, out: Path) -> None:
    assert gone.exit_code == 0
    tei = out / "tei" / "note.xml"
    tei.write_bytes(tei.read_bytes().replace(b"railway", b"harbour"))
    result = run("--prune", corpus, out)
    message = (
        "note.md: not-pruned: tei/note.xml was edited by hand, and its report is not in CORPUS"
    )
    assert message in result.stderr
    standing = [path for path in FILES if (out / path).exists()]
    assert standing == ["tei/note.xml", "tei/note.restore.json"]
    assert message in run(corpus, out).stderr
    (one,) = left(out)
    assert one["files"] == standing
    assert "pruned: removed from OUT: tei/note.xml" in run("--prune", "--force", corpus, out).stderr
    assert not tei.exists()
    assert left(out) == []


def test_edited_tei_that_was_moved_away_is_forgotten(
    gone: Result, run: Run, corpus: Path, out: Path, tmp_path: Path
) -> None:
    assert gone.exit_code == 0
    tei = out / "tei" / "note.xml"
    tei.write_bytes(tei.read_bytes().replace(b"railway", b"harbour"))
    tei.rename(tmp_path / "mine.xml")
    run("-q", "--prune", corpus, out)
    assert left(out) == []
    assert not (out / "tei" / "note.restore.json").exists()


def test_a_version_beside_edited_tei_goes_when_nobody_touched_it(
    run: Run, corpus: Path, out: Path
) -> None:
    run("-q", corpus, out)
    tei = out / "tei" / "note.xml"
    tei.write_bytes(tei.read_bytes().replace(b"railway", b"harbour"))
    run("-q", corpus, out)
    assert (out / "tei" / "note.new.xml").is_file()
    (corpus / "note.md").unlink()
    run("-q", "--prune", corpus, out)
    assert sorted(path.name for path in (out / "tei").glob("note*")) == [
        "note.restore.json", "note.xml"
    ]  # fmt: skip


def test_a_page_that_was_changed_is_not_pruned(
    gone: Result, run: Run, corpus: Path, out: Path
) -> None:
    assert gone.exit_code == 0
    text = out / "text" / "note.txt"
    text.write_text("Mine.", encoding="utf-8")
    result = run("--prune", corpus, out)
    assert "its files are not as tei-convert left them (text/note.txt)" in result.stderr
    assert [path for path in FILES if (out / path).exists()] == ["text/note.txt"]
    assert text.read_text(encoding="utf-8") == "Mine."


def test_a_dry_run_says_what_would_go(run: Run, outputs: Outputs, corpus: Path, out: Path) -> None:
    run("-q", corpus, out)
    (corpus / "note.md").unlink()
    before = outputs(out)
    plain = run("--dry-run", corpus, out).stdout
    assert "note.md: source-gone: the report is not in CORPUS any more" in plain
    result = run("--dry-run", "--prune", corpus, out)
    for path in FILES:
        assert f"note.md: remove {path}: the report is not in CORPUS any more" in result.stdout
    assert "source-gone" not in result.stdout
    assert outputs(out) == before


def test_a_report_that_comes_back_is_as_it_was(
    run: Run, outputs: Outputs, corpus: Path, out: Path, note: str
) -> None:
    run("-q", corpus, out)
    before = outputs(out)
    (corpus / "note.md").unlink()
    run("-q", corpus, out)
    (corpus / "note.md").write_text(note, encoding="utf-8")
    assert "source-gone" not in run(corpus, out).stderr
    assert outputs(out) == before


@pytest.mark.parametrize("name", ["note.txt", "NOTE.md"])
def test_what_a_renamed_report_has_now_is_not_pruned(
    run: Run, outputs: Outputs, corpus: Path, out: Path, tmp_path: Path, name: str
) -> None:
    """Some file systems take the second name for the same as the old one."""
    run("-q", corpus, out)
    (corpus / "note.md").rename(corpus / name)
    run("-q", "--prune", corpus, out)
    run("-q", corpus, tmp_path / "fresh")
    assert outputs(out) == outputs(tmp_path / "fresh")


def test_the_new_version_of_a_renamed_report_stays(run: Run, corpus: Path, out: Path) -> None:
    run("-q", corpus, out)
    tei = out / "tei" / "note.xml"
    tei.write_bytes(tei.read_bytes().replace(b"railway", b"harbour"))
    run("-q", corpus, out)
    (corpus / "note.md").rename(corpus / "note.txt")
    run("-q", "--prune", corpus, out)
    names = ["note.new.restore.json", "note.new.xml", "note.restore.json", "note.xml"]
    assert sorted(path.name for path in tei.parent.glob("note*")) == names


def test_one_report_alone_drives_no_other_away(run: Run, corpus: Path, out: Path) -> None:
    run("-q", corpus, out)
    result = run(corpus / "note.md", out)
    assert "source-gone" not in result.stderr
    result = run("--prune", corpus / "note.md", out)
    assert result.exit_code == 2
    assert "--prune needs the folder of all reports" in result.stderr
    assert (out / "tei" / "1951" / "letter.xml").is_file()


def test_a_report_that_failed_and_left_is_pruned_too(run: Run, corpus: Path, out: Path) -> None:
    run("-q", corpus, out)
    (corpus / "note.md").write_bytes(b"")
    assert run("-q", corpus, out).exit_code == 1
    (corpus / "note.md").unlink()
    run("-q", "--prune", corpus, out)
    assert not any((out / path).exists() for path in FILES)


def test_a_cleared_out_is_forgotten(run: Run, corpus: Path, out: Path) -> None:
    run("-q", corpus, out)
    (corpus / "note.md").unlink()
    for path in FILES:
        (out / path).unlink()
    assert "source-gone" not in run(corpus, out).stderr
    assert left(out) == []
