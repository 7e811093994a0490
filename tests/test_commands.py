"""The other commands: validate, restore, render, show, names."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_validate(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out)
    result = run("validate", out)
    assert (result.exit_code, result.stderr) == (0, "Checked 3 files: 3 valid.\n")
    assert run("validate", out / "tei" / "note.xml").stdout == ""
    path = out / "tei" / "note.xml"
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body><p/><zebra/>"))
    result = run("validate", out)
    assert result.exit_code == 1
    for line in result.stdout.splitlines():
        assert re.fullmatch(re.escape(str(path)) + r":[0-9]+: \S[^:]*: .+", line)


def test_restore(run: Run, letter: str, corpus: Path, out: Path) -> None:
    source = b"\xef\xbb\xbf" + letter.replace("\n", "\r\n").encode()
    (corpus / "1951" / "letter.txt").write_bytes(source)
    run(corpus, out)
    result = run("restore", out / "tei" / "1951" / "letter.xml")
    assert result.stdout_bytes == source
    (out / "tei" / "1951" / "letter.restore.json").unlink()
    result = run("restore", out / "tei" / "1951" / "letter.xml")
    assert result.exit_code == 1
    assert "there is no side file" in result.stderr


def test_render_gives_the_editions_again(run: Run, corpus: Path, out: Path, tmp_path: Path) -> None:
    run(corpus, out)
    again = tmp_path / "again"
    result = run("render", out / "tei" / "note.xml", again)
    assert result.exit_code == 0, result.output
    assert (again / "text" / "note.txt").read_bytes() == (out / "text" / "note.txt").read_bytes()
    assert (again / "html" / "note.html").is_file()


def test_render_passes_over_the_register(run: Run, corpus: Path, out: Path, tmp_path: Path) -> None:
    run(corpus, out)
    result = run("render", out, tmp_path / "again")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Rendered 2 of 2 TEI files")
    assert not list((tmp_path / "again").rglob("persons*"))


def test_render_says_what_it_did_not_know(
    run: Run, corpus: Path, out: Path, tmp_path: Path
) -> None:
    run(corpus, out)
    path = out / "tei" / "note.xml"
    path.write_bytes(path.read_bytes().replace(b"railway", b"<zebra>railway</zebra>"))
    result = run("render", path, tmp_path / "again")
    assert result.exit_code == 0, result.output
    assert "zebra" in result.stderr
    assert "railway" in (tmp_path / "again" / "text" / "note.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "well-formed: Document is empty"),
        (b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hosts">]><TEI>&x;</TEI>', "doctype: "),
        (b"<html/>", "'html'"),
    ],
)
def test_strange_files_are_checked_safely(
    run: Run, tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "a.xml").write_bytes(content)
    checked = run("validate", tmp_path)
    assert checked.exit_code == 1
    assert sentence in checked.stdout
    rendered = run("render", tmp_path / "a.xml", tmp_path / "out")
    assert rendered.exit_code == 1
    assert "a.xml" in rendered.stderr
    assert "not rendered" in rendered.stderr
    assert not (tmp_path / "out" / "html").exists()


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("lines", "    3 | 12 March 1951\n"),
        ("regions", "layout plain ("),
        ("report", "persName vela-tomas: Tomas Vela}"),
        ("tei", '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="doc-letter"'),
    ],
)
def test_show(run: Run, corpus: Path, step: str, expected: str) -> None:
    result = run("show", step, corpus / "1951" / "letter.txt")
    assert result.exit_code == 0, result.output
    assert expected in result.stdout


def test_names(run: Run, letter: str, corpus: Path) -> None:
    result = run("names", corpus, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    narrow = ["file", "line", "start", "end", "surface", "role", "person", "evidence", "cert"]
    columns = [*narrow, "runner_up", "rule"]
    assert all(list(row) == columns for row in rows)
    assert all(letter[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert all(letter.splitlines()[row["line"] - 1].count(row["surface"]) for row in rows)
    vela = [row for row in rows if row["person"] == "vela-tomas"]
    assert [(row["surface"], row["role"]) for row in vela] == [
        ("Tomas Vela", "Comrade"),
        ("Vela", ""),
    ]
    table = list(csv.DictReader(io.StringIO(run("names", corpus, "--format", "csv").stdout)))
    assert [row["surface"] for row in table] == [row["surface"] for row in rows]
    heading = run("names", corpus).stdout.splitlines()[0]
    assert heading.split() == narrow
