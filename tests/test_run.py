"""One run: it is alone in its OUT, and tells of each document when it comes to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from converter.corpus import Entries, Entry, find
from converter.folder import make_settings
from converter.manifest import Manifest
from converter.run import Job
from converter.run import Run as WholeRun

Run = Callable[..., Result]


def test_two_runs_do_not_meet(run: Run, corpus: Path, out: Path) -> None:
    out.mkdir()
    with Manifest(out):
        result = run("-q", corpus, out)
    assert (result.exit_code, "another run is writing there" in result.stderr) == (2, True)
    assert run("-q", corpus, out).exit_code == 0


def test_what_is_kept_is_told_of_as_it_is_found(run: Run, corpus: Path, out: Path) -> None:
    run("-q", corpus, out)
    found, asked = find(corpus, out), list[int]()
    names = [one.name for one in found]
    assert len(names) > 1

    def entry(number: int) -> Entry:
        asked.append(number)
        return found[number]

    job = Job(Entries(len(found), entry), make_settings(corpus, None), out)
    with Manifest(out) as manifest:
        told = iter(WholeRun(job, manifest))
        assert (next(told), asked) == (names[0], [0])
        assert ([*told], asked) == (names[1:], [*range(len(names))])
