"""``watch``: what is saved is converted at once, and OUT ends as a run would leave it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from click.testing import Result

from converter.corpus import find
from converter.folder import gathered, make_settings
from converter.run import Job
from converter.watching import Changes, Watcher
from tests.shared import ROOT

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def watcher(corpus: Path, out: Path) -> Iterator[Watcher]:
    def make() -> Job:
        told = gathered(find(corpus, out), corpus, all_of_it=True)
        return Job(told.entries, make_settings(corpus, None), out, notices=told.notices, whole=True)

    with Watcher(make) as made:
        assert [row.source for row in made.everything()] == ["1951/letter.txt", "note.md"]
        made.settle()
        yield made


@pytest.fixture
def same(run: Run, outputs: Outputs, corpus: Path, out: Path, tmp_path: Path) -> Callable[[], bool]:
    """Return a function that compares OUT with that of a run from nothing."""

    def same() -> bool:
        run("-q", corpus, tmp_path / "fresh")
        there, wanted = outputs(out), outputs(tmp_path / "fresh")
        assert {path for path in there | wanted if there.get(path) != wanted.get(path)} == set()
        return True

    return same


def test_a_saved_report_is_converted_alone(
    watcher: Watcher, same: Callable[[], bool], corpus: Path, out: Path
) -> None:
    note = corpus / "note.md"
    note.write_text(note.read_text(encoding="utf-8").replace("railway", "harbour"))
    assert [row.source for row in watcher.saved([note])] == ["note.md"]
    assert b"harbour" in (out / "html" / "note.html").read_bytes()
    assert watcher.pending
    watcher.settle()
    assert not watcher.pending
    assert same()


def test_nothing_is_done_when_a_file_is_saved_as_it_was(watcher: Watcher, corpus: Path) -> None:
    note = corpus / "note.md"
    note.write_bytes(note.read_bytes())
    assert [*watcher.saved([note])] == []
    assert not watcher.pending


def test_what_editors_put_beside_is_followed(
    watcher: Watcher, same: Callable[[], bool], corpus: Path, out: Path
) -> None:
    settings = corpus / "edition.toml"
    settings.write_text('[edition]\ntitle = "Papers"\n', encoding="utf-8")
    assert len([*watcher.saved([settings])]) == 2
    watcher.settle()
    assert b"Papers" in (out / "index.html").read_bytes()
    assert same()


def test_reports_come_and_go(
    watcher: Watcher, same: Callable[[], bool], run: Run, corpus: Path, out: Path, note: str
) -> None:
    other = corpus / "other.txt"
    other.write_text(note, encoding="utf-8")
    assert [row.source for row in watcher.saved([other])] == ["other.txt"]
    watcher.settle()
    assert same()
    other.unlink()
    assert [*watcher.saved([other])] == []
    watcher.settle()
    assert [(source, told.code) for source, told in watcher.told] == [("other.txt", "source-gone")]
    record = json.loads((out / "conversion.json").read_bytes())
    assert "other.txt" not in {one["source"] for one in record["documents"]}
    assert [one["source"] for one in record["left"]] == ["other.txt"]
    assert b"html/other.html" not in (out / "index.html").read_bytes()
    assert (out / "html" / "other.html").is_file()
    # When the watching has ended, a run removes what has left.
    watcher.__exit__()
    assert run("-q", "--prune", corpus, out).exit_code == 0
    assert [*out.rglob("other*")] == []


def test_the_neighbours_of_the_old_page_stay_until_all_is_known(
    watcher: Watcher, corpus: Path, out: Path
) -> None:
    page = out / "html" / "note.html"
    assert b'rel="prev"' in page.read_bytes() or b'rel="next"' in page.read_bytes()
    note = corpus / "note.md"
    note.write_text(note.read_text(encoding="utf-8").replace("railway", "harbour"))
    assert len([*watcher.saved([note])]) == 1
    assert b'rel="prev"' in page.read_bytes() or b'rel="next"' in page.read_bytes()


def test_files_that_do_not_matter_are_passed_over(corpus: Path, out: Path) -> None:
    out.mkdir()
    with closing(Changes(corpus, [], out)) as changes:
        watching = iter(changes)
        assert next(watching) == []
        (corpus / "picture.png").write_bytes(b"")
        (corpus / ".note.txt.swp").write_bytes(b"")
        (out / "page.txt").write_bytes(b"")
        assert next(watching) == []
        (corpus / "new.txt").write_text("Note")
        assert next(paths for paths in watching if paths) == [corpus / "new.txt"]


def test_what_is_urgent_goes_before_what_is_made_of_all(
    watcher: Watcher, same: Callable[[], bool], corpus: Path
) -> None:
    note = corpus / "note.md"
    note.write_text(note.read_text(encoding="utf-8").replace("railway", "harbour"))
    assert len([*watcher.saved([note])]) == 1
    watcher.settle(lambda: True)
    assert watcher.pending
    watcher.settle(lambda: False)
    assert not watcher.pending
    assert same()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_the_command_follows_until_ctrl_c(
    same: Callable[[], bool], corpus: Path, out: Path
) -> None:
    command = [sys.executable, "-u", "-m", "converter", "watch", str(corpus), str(out)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:  # fmt: skip
        assert program.stdout is not None
        # Where Ctrl-C is ignored (a job in the background) nothing would end it.
        late = Timer(120, program.kill)
        late.daemon = True
        late.start()
        lines: list[str] = []

        def wait_for(words: str) -> None:
            until = time.monotonic() + 60
            while time.monotonic() < until and not any(words in line for line in lines):
                lines.append(program.stdout.readline() if program.stdout else "")
            assert any(words in line for line in lines), lines

        wait_for("Watching")
        note = corpus / "note.md"
        note.write_text(note.read_text(encoding="utf-8").replace("railway", "harbour"))
        wait_for("note.md: converted in")
        (corpus / "edition.toml").write_text("[edition\n")
        wait_for("is not TOML")
        (corpus / "edition.toml").unlink()
        program.send_signal(signal.SIGINT)
        wait_for("The watching has ended.")
        assert program.wait(30) == 0
        late.cancel()
    assert same()
