"""A Dask scheduler and workers on this computer, in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def cluster(folder: Path, *workers: Sequence[str], deaths: int = 3) -> Iterator[Path]:
    """Start a scheduler and a worker for each list of options; yield the scheduler's file.

    ``deaths``: of workers, that the scheduler forgives a chunk.
    """
    address = folder / "scheduler.json"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(deaths),
    }
    started = []

    def start(name: str, *options: str) -> None:
        command = [sys.executable, "-m", "dask", name, "--no-dashboard", *options]
        with (folder / "log").open("ab") as log:
            started.append(
                subprocess.Popen(
                    [*command, "--scheduler-file", str(address)],
                    stdout=log,
                    stderr=log,
                    env=environment,
                    cwd=folder,
                    start_new_session=True,
                )
            )

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0")
        for options in workers:
            start("worker", "--local-directory", str(folder), *options)
        until = time.monotonic() + 60
        while not address.exists() and time.monotonic() < until:
            time.sleep(0.05)
        yield address
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
