"""What goes wrong outside a document: files that go or change, clocks that jump, killed runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter.corpus import Entry
from converter.source import Source

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]


def at_reading(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    before: Callable[[Path], object] = bool,
    after: Callable[[Path], object] = bool,
) -> list[str]:
    """Let something happen to a report's file before or after it is read; return the readings."""
    read, times = Entry.read, list[str]()

    def disturbed(entry: Entry) -> Source:
        if entry.name != name:
            return read(entry)
        times.append(name)
        before(entry.path)
        source = read(entry)
        after(entry.path)
        return source

    monkeypatch.setattr(Entry, "read", disturbed)
    return times


def test_a_file_that_vanishes_is_told_and_the_others_go_on(
    run: Run, outputs: Outputs, corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = corpus / "1951" / "letter.txt"
    text = path.read_bytes()
    with monkeypatch.context() as patched:
        at_reading(patched, "1951/letter.txt", before=Path.unlink)
        result = run("-q", corpus, out)
    assert result.exit_code == 1
    assert "1951/letter.txt: not converted: The file was there when the run began" in result.stderr
    assert not (out / "tei" / "1951" / "letter.xml").exists()
    path.write_bytes(text)
    assert run("-q", corpus, out).exit_code == 0
    fresh = out.with_name("fresh")
    run("-q", corpus, fresh)
    assert outputs(out) == outputs(fresh)


def test_a_file_that_changes_while_it_is_read_is_done_again(
    run: Run, outputs: Outputs, corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = corpus / "1951" / "letter.txt"
    read = path.read_bytes()

    def change(path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"\nOne more line.\n")

    with monkeypatch.context() as patched:
        times = at_reading(patched, "1951/letter.txt", after=change)
        assert run("-q", corpus, out).exit_code == 0
    assert times == ["1951/letter.txt"]
    # What was published is what was read: source and TEI belong together.
    restored = run("restore", out / "tei" / "1951" / "letter.xml").stdout_bytes
    assert (out / "source" / "1951" / "letter.txt").read_bytes() == restored == read
    assert path.read_bytes() != read
    assert run("-q", corpus, out).exit_code == 0
    fresh = out.with_name("fresh")
    run("-q", corpus, fresh)
    assert outputs(out) == outputs(fresh)


@pytest.mark.parametrize("jump", [-(10**9), 10**9])
def test_a_clock_that_jumps_changes_nothing(
    run: Run, outputs: Outputs, corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    assert run("-q", corpus, out).exit_code == 0
    before = outputs(out)
    reports = [*(out / "tei").rglob("*.xml")]
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert run("-q", corpus, out).exit_code == 0
    told = json.loads((out / "run.json").read_bytes())
    assert (told["kept"], told["seconds"] >= 0) == (len(reports), True)
    assert outputs(out) == before
    again = out.with_name("again")
    assert run("-q", corpus, again).exit_code == 0
    assert outputs(again) == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_runs_that_are_killed_leave_whole_files_and_are_finished_by_the_next() -> None:
    command = ["benchmarks/kills.py", "--kills", "5", "--documents", "10", "--finish", "0"]
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1:] == ["5 kills, 0 faults"], done.stdout + done.stderr
