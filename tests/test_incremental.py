"""A run does what is due and nothing else, and leaves the bytes that a run from nothing would."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter import pipeline
from converter.manifest import PATH, Manifest, digests
from converter.outcome import Outcome
from converter.workshop import Workshop
from tests.shared import ROOT

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]

LETTERS = {
    "harbour.txt": "Note on the harbour\n\nMr. Karel Brezan spoke to Comrade Milena Vorel.\n",
    "lamps.txt": "Note on the lamps\n\nMinister Ada Novak wrote of the lamps on 3 May 1952.\n",
    "soup.txt": "Note on the soup\n\nComrade Pavel Vorel liked the soup, and so did Tyrell.\n",
}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def again(
    run: Run, outputs: Outputs, letters: Path, tmp_path: Path
) -> Callable[..., dict[str, list[str]]]:
    """Return a function that runs once more and returns what was done and why.

    The bytes are compared with those of a run into an empty folder.
    """

    def again(*options: str) -> dict[str, list[str]]:
        out, fresh = tmp_path / "out", tmp_path / "fresh"
        result = run("-q", letters, out, *options)
        assert result.exit_code in {0, 1}, result.output
        shutil.rmtree(fresh, ignore_errors=True)
        plain = [option for option in options if option not in {"--again", "--force"}]
        run("-q", letters, fresh, *plain)
        assert outputs(out) == outputs(fresh)
        return done(out)

    return again


def done(out: Path) -> dict[str, list[str]]:
    """Return the documents that the last run worked on, and why."""
    record = json.loads((out / "run.json").read_bytes())
    told = {one["source"]: one["reasons"] for one in record["documents"]}
    return {source: reasons for source, reasons in told.items() if reasons}


Again = Callable[..., dict[str, list[str]]]


def test_what_is_new_is_done_once(
    again: Again, run: Run, letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert again() == {name: ["new"] for name in LETTERS}
    assert again() == {}
    (letters / "tea.txt").write_text("Note on the tea\n\nThere was no tea.\n")
    assert again() == {"tea.txt": ["new"]}
    monkeypatch.setattr(pipeline, "convert", None)
    assert run("-q", letters, tmp_path / "out").exit_code == 0


def test_the_content_decides_and_not_the_time(again: Again, letters: Path) -> None:
    again()
    lamps, soup = letters / "lamps.txt", letters / "soup.txt"
    os.utime(soup, (1, 1))
    before = lamps.stat()
    lamps.write_text(LETTERS["lamps.txt"].replace("1952", "1953"), encoding="utf-8")
    os.utime(lamps, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert again() == {"lamps.txt": ["its text was changed"]}


@pytest.mark.parametrize(
    ("name", "text", "touched"),
    [
        ("edition.toml", '[edition]\ntitle = "Papers"\n', {*LETTERS}),
        ("lamps.fix.toml", 'title = "On lamps"\n', {"lamps.txt"}),
        ("catalogue.csv", "file,title\nsoup,On soup\n", {"soup.txt"}),
        ("review.csv", "file,surface,decision,scope\n,Brezan,no,corpus\n", {"harbour.txt"}),
        ("review.csv", "file,surface,decision,scope\nsoup,Tyrell,no,\n", {"soup.txt"}),
        (
            "authority.csv",
            "id,surname,forename\nvorel-p,Vorel,Pavel\n",
            {"harbour.txt", "soup.txt"},
        ),
    ],
)
def test_what_editors_say_touches_whom_it_is_about(
    again: Again, letters: Path, name: str, text: str, touched: set[str]
) -> None:
    again()
    (letters / name).write_text(text, encoding="utf-8")
    assert again().keys() == touched
    assert again() == {}
    (letters / name).unlink()
    assert again().keys() == touched


def test_an_authority_file_touches_every_document_that_it_changes(
    run: Run, outputs: Outputs, tmp_path: Path
) -> None:
    folder = tmp_path / "specimens"
    shutil.copytree(ROOT / "corpus", folder)
    told = ("-q", "--only", "tei", folder)
    run(*told, tmp_path / "out")
    table = folder / "authority.csv"
    head, *rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    with table.open("w", encoding="utf-8", newline="") as file:
        gone = {"tolliver-edith", "zablodny-mscislaw", "ruan-zhiqing"}
        csv.writer(file).writerows([head, *(row for row in rows if row[0] not in gone)])
    before = outputs(tmp_path / "out")
    run(*told, tmp_path / "out")
    run(*told, tmp_path / "fresh")
    after = outputs(tmp_path / "out")
    assert after == outputs(tmp_path / "fresh")
    changed = {path for path in after if path.endswith(".xml") and after[path] != before[path]}
    assert changed
    assert len(done(tmp_path / "out")) < len([*folder.glob("[0-9]*")])


@pytest.mark.parametrize("name", ["tei/lamps.xml", "html/lamps.html", "source/lamps.txt"])
def test_an_output_that_is_gone_or_changed_is_made_again(
    again: Again, tmp_path: Path, name: str
) -> None:
    again()
    (tmp_path / "out" / name).unlink()
    assert again() == {"lamps.txt": [f"{name} is not as it was left"]}
    page = tmp_path / "out" / "html" / "soup.html"
    page.write_bytes(page.read_bytes() + b"\n")
    assert again() == {"soup.txt": ["html/soup.html is not as it was left"]}


@pytest.mark.parametrize(
    "name", ["index.html", "persons.xml", "browse/index.html", "conversion.json"]
)
def test_what_is_made_of_all_is_made_again(again: Again, tmp_path: Path, name: str) -> None:
    again()
    (tmp_path / "out" / name).unlink()
    assert again() == {}
    assert (tmp_path / "out" / name).is_file()


def test_other_stylesheets_make_the_editions_again_from_the_tei(
    again: Again, run: Run, letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again()
    out = tmp_path / "out"
    page = (out / "html" / "lamps.html").read_bytes()
    changed = digests.stylesheets() | {"document": "others"}
    monkeypatch.setattr(digests, "stylesheets", lambda: changed)
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "convert", None)
        assert run("-q", "--jobs", "1", letters, out).exit_code == 0
    assert done(out) == {name: ["the stylesheets of its editions were changed"] for name in LETTERS}
    assert (out / "html" / "lamps.html").read_bytes() == page
    assert again() == {}
    # What a document is in the manifest is not lost by that.
    (letters / "lamps.txt").write_text(LETTERS["lamps.txt"] + "\nMore.\n", encoding="utf-8")
    assert again() == {"lamps.txt": ["its text was changed"]}


def test_an_edited_file_is_followed(again: Again, run: Run, letters: Path, tmp_path: Path) -> None:
    again()
    out = tmp_path / "out"
    tei = out / "tei" / "lamps.xml"
    tei.write_bytes(tei.read_bytes().replace(b"lamps on", b"lanterns on"))
    run("-q", letters, out)
    assert done(out) == {"lamps.txt": ["tei/lamps.xml is not as it was left"]}
    assert b"lanterns on" in (out / "html" / "lamps.html").read_bytes()
    assert "hand-edited" in run(letters, out).stderr
    assert done(out) == {}
    run("-q", letters, out, "--force")
    assert done(out) == {"lamps.txt": ["its TEI was edited by hand, and --force is given"]}
    assert b"lanterns on" not in (out / "html" / "lamps.html").read_bytes()


def test_a_document_that_left_is_in_no_list(
    again: Again, run: Run, letters: Path, tmp_path: Path
) -> None:
    again()
    (letters / "soup.txt").unlink()
    out = tmp_path / "out"
    assert run("-q", letters, out).exit_code == 0
    names = [
        one["source"] for one in json.loads((out / "conversion.json").read_bytes())["documents"]
    ]
    assert names == ["harbour.txt", "lamps.txt"]
    assert "soup" not in (out / "index.html").read_text()


def test_a_failure_is_tried_again(again: Again, run: Run, letters: Path, tmp_path: Path) -> None:
    (letters / "bad.txt").write_bytes(b"")
    again()
    assert again() == {"bad.txt": ["failed last time"]}
    (letters / "bad.txt").write_text("Note on nothing\n\nNothing.\n")
    assert again() == {"bad.txt": ["failed last time"]}
    assert again() == {}
    assert run("-q", letters, tmp_path / "out").exit_code == 0


def test_an_interrupted_run_goes_on(
    again: Again, run: Run, letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert = Workshop.convert

    def interrupted(shop: Workshop, entry: object, base: bytes = b"") -> object:
        if getattr(entry, "name", "") == "lamps.txt":
            raise KeyboardInterrupt
        return convert(shop, entry, base)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Workshop, "convert", interrupted)
        result = run("--jobs", "1", letters, tmp_path / "out")
    assert (result.exit_code, "Interrupted: 1 of 3 done" in result.stderr) == (130, True)
    assert again() == {"lamps.txt": ["new"], "soup.txt": ["new"]}


def test_a_dry_run_says_what_and_why_and_writes_nothing(
    again: Again, run: Run, letters: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = run("--dry-run", letters, out)
    assert "lamps.txt: convert: new" in result.stdout
    assert not out.exists()
    again()
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    (letters / "lamps.txt").write_text("Note on the lamps\n\nOut.\n")
    result = run("--dry-run", letters, out)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "lamps.txt: convert: its text was changed",
        (
            "Of 3 reports, 1 would be converted, the editions of 0 made again from their TEI, "
            "and 2 left as they are. Nothing was written."
        ),
    ]
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


@pytest.mark.parametrize("damage", [b"This is no database.", b""])
def test_a_damaged_manifest_costs_time_only(again: Again, tmp_path: Path, damage: bytes) -> None:
    again()
    (tmp_path / "out" / PATH).write_bytes(damage)
    assert again() == {name: ["new"] for name in LETTERS}
    assert again() == {}


def test_a_manifest_of_another_version_is_not_read(again: Again, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415

    again()
    connection = sqlite3.connect(tmp_path / "out" / PATH, isolation_level=None)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert again() == {name: ["new"] for name in LETTERS}


def test_what_is_kept_of_an_outcome_is_all_of_it(run: Run, letters: Path, tmp_path: Path) -> None:
    run("-q", letters, tmp_path / "out")
    with Manifest(tmp_path / "out") as manifest:
        manifest.run -= 1
        outcomes = [*manifest.outcomes()]
    assert [one.source for one in outcomes] == sorted(LETTERS)
    assert all(isinstance(one, Outcome) and one.cast.people for one in outcomes)
    assert outcomes[0].mentions[0][3] == "Karel Brezan"
