"""``diff`` shows what --merge would change in TEI edited by hand, and the guide what both do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import cli
from tests.edited_letter import LETTER, change
from tests.shared import ROOT

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]

GUIDE = (ROOT / "docs" / "merging.md").read_text(encoding="utf-8")


def test_diff_shows_what_merge_does(
    run: Run, outputs: Outputs, corpus: Path, out: Path, tei: Path
) -> None:
    mine = change(tei, "harvest is in", "vintage is in").splitlines()
    before = outputs(out)
    result = run("diff", corpus, out)
    assert result.exit_code == 0
    assert "the conversion has nothing new for tei/1951/letter.xml" in result.stdout
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    result = run("diff", corpus, out)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert outputs(out) == before
    run("-q", "--merge", corpus, out)
    merged = tei.read_text(encoding="utf-8").splitlines()
    changed = [line for line in result.stdout.splitlines() if re.match(r"[+-](?![+-])", line)]
    assert [line[1:] for line in changed if line[0] == "-"] == [
        one for one in mine if one not in merged
    ]
    assert [line[1:] for line in changed if line[0] == "+"] == [
        one for one in merged if one not in mine
    ]


def test_only_a_terminal_gets_colours(corpus: Path, out: Path, tei: Path) -> None:
    change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    told = CliRunner().invoke(cli, ["diff", str(corpus), str(out)], color=True).stdout
    assert '\x1b[32m+        <p n="2">I shall write again soon.</p>\x1b[0m' in told
    assert '\x1b[31m-        <p n="2">I shall write again.</p>\x1b[0m' in told


def test_diff_of_some_reports(run: Run, corpus: Path, out: Path, tei: Path) -> None:
    change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    result = run("diff", corpus, out, "note.md")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "note.md: nothing to tell: tei/note.xml was not edited by hand."
    )
    assert run("diff", corpus, out, LETTER).exit_code == 1
    result = run("diff", corpus, out, "1951/leter.txt")
    assert result.exit_code == 2
    assert "Did you mean '1951/letter.txt'?" in result.stderr


def test_diff_of_a_report_that_cannot_be_read(run: Run, corpus: Path, out: Path, tei: Path) -> None:
    change(tei, "harvest is in", "vintage is in")
    (corpus / f"{LETTER}.txt").write_bytes(b"")
    result = run("diff", corpus, out)
    assert result.exit_code == 1
    assert "1951/letter.txt: not converted: " in result.stdout


def test_the_example_of_the_guide(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = re.findall(r"```(?:text|diff)\n(.*?)```", GUIDE, re.DOTALL)
    before, after, shown, overlap, merged = blocks
    monkeypatch.chdir(tmp_path)
    report = Path("reports", "lamps.txt")
    report.parent.mkdir()
    report.write_text(before, encoding="utf-8")
    run("-q", "reports", "edition")
    edited = Path("edition", "tei", "lamps.xml")
    change(edited, "nine of them", "nine lamps")
    change(edited, "the tenth is lost", "the tenth was lost")
    report.write_text(after, encoding="utf-8")
    result = run("diff", "reports", "edition")
    assert result.exit_code == 1
    assert f"{shown}{overlap}" in result.stdout
    assert run("--merge", "reports", "edition").stderr == merged
    assert first_words(GUIDE, "Exit codes of `diff`") == ["0", "1", "2"]


def first_words(page: str, title: str) -> list[str]:
    return re.findall(r"^\| (\d+) \|", page.split(f"## {title}\n")[1], re.MULTILINE)
