"""No trick with a path writes, removes or copies anything outside OUT."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import cli
from converter.corpus import given
from converter.errors import SettingsError, WriteError
from converter.writing import remove, write
from tests.bad_things import GOOD


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a folder with a corpus and its OUT, and a file beside that is nobody's business."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "corpus" / "catalogue.csv").write_text(
        "file,title,record\na,../../victim.txt,../../victim.txt\n", encoding="utf-8"
    )
    (tmp_path / "victim.txt").write_text("mine", encoding="utf-8")
    assert run(tmp_path / "corpus", tmp_path / "out", "--jobs", "1").exit_code == 0
    return tmp_path


def untouched(folder: Path) -> None:
    assert (folder / "victim.txt").read_text(encoding="utf-8") == "mine"
    found = {path.name for path in folder.iterdir()}
    assert found <= {"victim.txt", "corpus", "out", "to", "link"}


@pytest.mark.parametrize(
    "path", ["../victim.txt", "tei/../../victim.txt", "a/b/../../../victim.txt", "..//victim.txt"]
)
def test_nothing_is_written_or_removed_outside(made: Path, path: str) -> None:
    for work in (lambda: write(made / "out", path, b"x"), lambda: remove(made / "out", path)):
        with pytest.raises(WriteError, match="its folder is not in the output folder"):
            work()
    untouched(made)


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "..", "x\\..\\..\\y", "a\0b"])
def test_names_for_standard_input(name: str) -> None:
    with pytest.raises(SettingsError, match="cannot name the outputs"):
        given(name, b"x")


def test_a_manifest_that_was_edited(made: Path) -> None:
    file = made / "out" / ".tei-convert.sqlite"
    for victim in ("../victim.txt", str(made / "victim.txt")):
        with sqlite3.connect(file) as database:
            (files,) = database.execute("SELECT files FROM document").fetchone()
            changed = files.replace("tei/a.xml", victim)
            assert changed != files
            database.execute("UPDATE document SET files = ?", (changed,))
            database.execute("INSERT OR REPLACE INTO page VALUES(?, 4, 0)", (victim,))
        database.close()
        result = run(made / "corpus", made / "out", "--jobs", "1")
        assert "Traceback" not in result.output, result.output
        untouched(made)
        (made / "corpus" / "a.txt").write_text(f"{GOOD}More {len(victim)}.\n", encoding="utf-8")
        result = run(made / "corpus", made / "out", "--jobs", "1", "--force")
        assert result.exit_code == 0, result.output
        untouched(made)


def test_a_manifest_that_is_a_link(made: Path) -> None:
    victim = made / "link"
    with sqlite3.connect(victim) as database:
        database.execute("CREATE TABLE mine(a)")
    database.close()
    before = victim.read_bytes()
    file = made / "out" / ".tei-convert.sqlite"
    for dry in (["--dry-run"], []):
        file.unlink(missing_ok=True)
        file.symlink_to(victim)
        assert run(made / "corpus", made / "out", "--jobs", "1", *dry).exit_code == 0
        assert victim.read_bytes() == before
    assert not file.is_symlink()


@pytest.mark.parametrize("name", ["tei", "html", "browse", "source", "schemas"])
def test_folders_in_out_that_lead_out(made: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "link"
    (made / "out" / name).rename(made / "out" / f"{name}-old")
    elsewhere.mkdir()
    (made / "out" / name).symlink_to(elsewhere)
    result = run(made / "corpus", made / "out", "--jobs", "1", "--again")
    assert list(elsewhere.iterdir()) == []
    assert result.exit_code in {0, 1}
    assert "Traceback" not in result.output
    assert "its folder is not in the output folder" in result.output
    untouched(made)


def test_files_in_out_that_lead_out_are_replaced(made: Path) -> None:
    for name in ("index.html", "html/a.html", "conversion.json", "run.json", "persons.xml"):
        path = made / "out" / name
        path.unlink()
        path.symlink_to(made / "victim.txt")
    assert run(made / "corpus", made / "out", "--jobs", "1", "--again").exit_code == 0
    assert not (made / "out" / "html" / "a.html").is_symlink()
    untouched(made)


def test_a_record_of_an_export_that_was_edited(made: Path) -> None:
    assert run("export", "simple", made / "out" / "tei", made / "to").exit_code == 0
    record = made / "to" / "losses.json"
    for victim in ("../victim.txt", "x/../../victim.txt", str(made / "victim.txt")):
        content = json.loads(record.read_bytes())
        content["files"] = [*content["files"], victim]
        record.write_text(json.dumps(content), encoding="utf-8")
        result = run("export", "simple", made / "out" / "tei", made / "to")
        assert result.exit_code in {0, 1}
        assert "Traceback" not in result.output
        untouched(made)


def test_a_bag_copies_nothing_that_a_link_leads_to(made: Path) -> None:
    text = "nobody's business"
    (made / "victim.txt").write_text(text, encoding="utf-8")
    for name in ("html/a.html", "index.html", "text/a.txt"):
        (made / "out" / name).unlink()
        (made / "out" / name).symlink_to(made / "victim.txt")
    result = run("export", "deposit", made / "out" / "tei", made / "to")
    assert result.exit_code == 0, result.output
    files = [path for path in (made / "to").rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        assert text.encode() not in path.read_bytes(), path


def test_a_source_named_by_a_document_is_not_fetched(made: Path) -> None:
    tei = made / "out" / "tei" / "a.xml"
    data = tei.read_text(encoding="utf-8")
    changed = data.replace(
        '<idno type="filename">a.txt<', '<idno type="filename">../../victim.txt<'
    )
    assert changed != data
    tei.write_text(changed, encoding="utf-8")
    assert run("export", "deposit", made / "out" / "tei", made / "to").exit_code == 0
    assert not list((made / "to").rglob("victim.txt"))
    untouched(made)


def test_a_pointer_opens_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    (tmp_path / "zero.xml").symlink_to("/dev/zero")
    body = '<p><ref target="pipe.xml#a">x</ref><ref target="zero.xml#a">x</ref></p>'
    (tmp_path / "a.xml").write_text(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>"
        f"{body}</body></text></TEI>",
        encoding="utf-8",
    )
    assert "Traceback" not in run("validate", "--layers", "pointers", tmp_path / "a.xml").output
