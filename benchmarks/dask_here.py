"""A Dask scheduler and workers on this computer, for measurements."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[Path, list[subprocess.Popen[bytes]]]]:
    """Start them; yield the scheduler's file and the processes of the workers."""
    address = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    processes: list[subprocess.Popen[bytes]] = []

    def start(name: str, *options: str) -> None:
        command = [sys.executable, "-m", "dask", name, "--no-dashboard", *options]
        with (folder / "dask.log").open("ab") as log:
            processes.append(
                subprocess.Popen(  # noqa: S603
                    [*command, "--scheduler-file", str(address)],
                    stdout=log,
                    stderr=log,
                    env=environment,
                    cwd=folder,
                )
            )

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0")
        for _ in range(workers):
            start("worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        while not address.exists():
            time.sleep(0.1)
        yield address, processes[1:]
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()
