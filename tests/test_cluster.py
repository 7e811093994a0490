"""Documents converted by the workers of a Dask cluster: the same files, whoever dies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from same_files import differences

from converter.elsewhere import _begin
from converter.errors import SettingsError
from converter.executors import cluster, dask_client
from tests.dask_cluster import cluster as started_cluster
from tests.shared import ROOT, SPECIMENS

pytest.importorskip("distributed", reason="the extra cluster is not installed")

# Runs tasks of the standard library and prints what comes of them.
EXECUTOR = """
import json, operator, os, sys
from functools import partial
from converter.executors import Died, cluster

CALL = partial(partial, operator.call)
run = cluster(sys.argv[1])
# A worker that dies before it has wholly begun is not started again.
assert [*run(CALL, [int] * 3)] == [0] * 3
"""
# Converts a corpus, kills a worker when the first results are there, and goes on.
KILLER = """
import os, signal, sys
from pathlib import Path
import distributed
from converter.corpus import find
from converter.manifest import Manifest
from converter.run import Job, Run
from converter.settings import Settings
from converter.writing import prepare

corpus, out, scheduler = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
os.chdir(corpus.parent)
# Relative paths: the workers stand elsewhere.
corpus, out = Path(corpus.name), Path(out.name)
client = distributed.Client(scheduler_file=scheduler, set_as_default=False)
client.wait_for_workers(2, timeout=60)
workers = client.run(os.getpid)
threads = client.nthreads()
prepare(out)
with Manifest(out) as manifest:
    run = Run(Job(find(corpus, out), Settings(), out, scheduler=scheduler), manifest)
    for number, row in enumerate(run):
        assert not row.failed, row
        if number == 1:
            victim = next(one for one in workers if threads[one] == 1)
            os.kill(workers[victim], signal.SIGKILL)
    run.conclude()
print(number + 1, len(workers), len(client.nthreads()))
client.close()
"""


def python(code: str, *arguments: str | Path) -> str:
    """Return what a program prints: Dask's threads are not for the process of the tests."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the file of a scheduler whose one worker is started again when it dies."""
    with started_cluster(
        tmp_path_factory.mktemp("restarted"), ["--nthreads", "1"], deaths=0
    ) as file:
        yield file


def test_a_killed_worker_costs_nothing_and_the_bytes_are_those_of_one_process(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    corpus = tmp_path / "reports"
    corpus.mkdir()
    for path in sorted(SPECIMENS, key=lambda path: path.stat().st_size)[:8]:
        shutil.copy(path, corpus)
    alone = ["--no-nanny", "--nthreads"]
    # The second has threads, of which one at a time may convert.
    with started_cluster(tmp_path, [*alone, "1"], [*alone, "3"]) as file:
        printed = python(KILLER, corpus, tmp_path / "out", file)
    assert printed.split() == ["8", "2", "1"]
    assert run(corpus, tmp_path / "serial", "--quiet", "--jobs", "1").exit_code == 0
    assert differences(tmp_path / "out", tmp_path / "serial") == []
    assert len([*(tmp_path / "out" / "tei").glob("*.xml")]) == 8


def test_only_the_task_that_kills_its_workers_dies(restarted: Path) -> None:
    code = """
tasks = [partial(os._exit, 3) if at == 9 else partial(int, at) for at in range(20)]
print(json.dumps(["died" if isinstance(one, Died) else one for one in run(CALL, tasks)]))
"""
    answers = json.loads(python(EXECUTOR + code, restarted))
    assert answers == [*range(9), "died", *range(10, 20)]


def test_a_run_that_is_not_read_to_the_end_leaves_nothing_behind(restarted: Path) -> None:
    code = """
import distributed, itertools, time
tasks = (partial(int, at) if at % 2 else partial(time.sleep, 0.2) for at in itertools.count())
answers = run(CALL, tasks)
print(next(answers), next(answers))
answers.close()
client = distributed.Client(scheduler_file=sys.argv[1], set_as_default=False)
left = lambda dask_scheduler: len(dask_scheduler.tasks) + len({*dask_scheduler.worker_plugins} - {"shuffle"})
until = time.monotonic() + 10
while client.run_on_scheduler(left) and time.monotonic() < until:
    time.sleep(0.1)
print(client.run_on_scheduler(left))
client.close()
"""
    assert python(EXECUTOR + code, restarted).split() == ["None", "1", "0"]


def test_a_worker_that_cannot_be_made_says_why(restarted: Path) -> None:
    code = """
try:
    list(run(partial(int, "no stylesheet"), [1, 2, 3]))
except ValueError as error:
    print(error)
"""
    assert "no stylesheet" in python(EXECUTOR + code, restarted)


def test_a_scheduler_that_ends_is_told_and_not_waited_for(tmp_path: Path) -> None:
    code = """
import distributed, time
from converter.errors import ConvertError
answers = run(CALL, (partial(time.sleep, 0.2) for _ in range(500)))
next(answers)
client = distributed.Client(scheduler_file=sys.argv[1], set_as_default=False)
process = client.run_on_scheduler(os.getpid)
os.kill(process, 9)
try:
    list(answers)
except ConvertError as error:
    print(error)
"""
    with started_cluster(tmp_path, ["--nthreads", "1", "--no-nanny"]) as file:
        assert "run it again to finish" in python(EXECUTOR + code, file)


def test_a_worker_must_see_the_same_out(tmp_path: Path) -> None:
    def start() -> None:
        pytest.fail("nothing is converted there")

    with pytest.raises(SettingsError, match="does not see the folder"):
        _begin(start, tmp_path, ".tei-convert-0.tmp")  # type: ignore[arg-type]


def test_without_dask_a_sentence_says_what_to_install(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    where = ["--executor", "dask", "--scheduler", "tcp://127.0.0.1:1"]
    told = run(SPECIMENS[0], tmp_path / "out", *where)
    assert told.exit_code == 2
    assert "pip install '.[cluster]'" in told.stderr


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_client, "_GREETING", "0.2s")
    with pytest.raises(SettingsError, match=r"answers at tcp://127\.0\.0\.1:1\."):
        next(cluster("tcp://127.0.0.1:1")(lambda: str, [1]))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--executor", "dask"], "add --scheduler ADDRESS"),
        (["--scheduler", "tcp://127.0.0.1:1"], "add --executor dask"),
    ],
)
def test_one_option_of_a_cluster_needs_the_other(
    options: list[str], sentence: str, tmp_path: Path, run: Callable[..., Result]
) -> None:
    told = run(SPECIMENS[0], tmp_path / "out", *options)
    assert told.exit_code == 2
    assert sentence in told.stderr
