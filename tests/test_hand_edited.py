"""TEI files in OUT that somebody edited are never overwritten without being asked to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]


def edit(path: Path) -> bytes:
    data = path.read_bytes().replace(b"harvest", b"vintage")
    path.write_bytes(data)
    return data


def test_an_edited_file_stays_and_the_new_one_stands_beside_it(
    run: Run, letter: str, corpus: Path, out: Path
) -> None:
    run(corpus, out)
    made = (out / "tei" / "1951" / "letter.xml").read_bytes()
    edited = edit(out / "tei" / "1951" / "letter.xml")
    result = run(corpus, out)
    assert result.exit_code == 0, result.output
    assert (out / "tei" / "1951" / "letter.xml").read_bytes() == edited
    assert (out / "tei" / "1951" / "letter.new.xml").read_bytes() == made
    assert "1951/letter.txt: hand-edited: tei/1951/letter.xml was edited by hand" in result.stderr
    # The editions show what the editor wrote.
    assert b"vintage" in (out / "html" / "1951" / "letter.html").read_bytes()
    assert b"vintage" in (out / "text" / "1951" / "letter.txt").read_bytes()
    assert run("restore", out / "tei" / "1951" / "letter.new.xml").stdout_bytes == letter.encode()
    assert run("--strict", corpus, out).exit_code == 3


def test_what_was_edited_is_not_in_conversion_json(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out)
    before = (out / "conversion.json").read_bytes()
    edit(out / "tei" / "1951" / "letter.xml")
    run(corpus, out)
    assert (out / "conversion.json").read_bytes() == before
    record = json.loads((out / "run.json").read_bytes())
    assert record["documents"][0]["notices"][0]["code"] == "hand-edited"


def test_a_new_version_that_was_edited_stays_too(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out)
    edit(out / "tei" / "1951" / "letter.xml")
    run(corpus, out)
    edited = edit(out / "tei" / "1951" / "letter.new.xml")
    run(corpus, out)
    assert (out / "tei" / "1951" / "letter.new.xml").read_bytes() == edited
    assert (out / "tei" / "1951" / "letter.new-2.xml").is_file()


def test_force_replaces_and_says_what(run: Run, outputs: Outputs, corpus: Path, out: Path) -> None:
    run(corpus, out)
    made = outputs(out)
    edit(out / "tei" / "1951" / "letter.xml")
    result = run("--force", corpus, out)
    assert "replaced: tei/1951/letter.xml was edited by hand" in result.stderr
    assert outputs(out) == made


def test_editions_alone_are_made_from_the_edited_file(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out)
    edited = edit(out / "tei" / "1951" / "letter.xml")
    result = run("--force", "--only", "text", corpus, out)
    assert "its editions are made from it" in result.stderr
    assert b"vintage" in (out / "text" / "1951" / "letter.txt").read_bytes()
    assert (out / "tei" / "1951" / "letter.xml").read_bytes() == edited
    assert not (out / "tei" / "1951" / "letter.new.xml").exists()


def test_an_unedited_file_follows_its_source(run: Run, note: str, corpus: Path, out: Path) -> None:
    run(corpus, out)
    (corpus / "note.md").write_text(note.replace("railway", "harbour"), encoding="utf-8")
    assert run(corpus, out).exit_code == 0
    assert b"harbour" in (out / "tei" / "note.xml").read_bytes()
    assert not (out / "tei" / "note.new.xml").exists()


def test_a_file_that_a_power_cut_emptied_is_nobodys_work(
    run: Run, outputs: Outputs, corpus: Path, out: Path
) -> None:
    run(corpus, out)
    made = outputs(out)
    (out / "tei" / "note.xml").write_bytes(b"")
    (out / "tei" / "1951" / "letter.xml").write_bytes(b"\0" * 4096)
    result = run(corpus, out)
    assert "edited by hand" not in result.stderr
    assert outputs(out) == made


def test_an_edited_file_that_is_broken_costs_nothing(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out)
    page = (out / "html" / "note.html").read_bytes()
    (out / "tei" / "note.xml").write_bytes(b"<TEI><half")
    result = run(corpus, out)
    assert result.exit_code == 0, result.output
    assert (out / "tei" / "note.xml").read_bytes() == b"<TEI><half"
    assert (out / "html" / "note.html").read_bytes() == page
    assert "note.md: not-rendered: tei/note.xml" in result.stderr
