"""A conversion on a Dask cluster of this computer, of which one worker is killed in the middle.

    .venv/bin/python benchmarks/cluster.py
    .venv/bin/python benchmarks/cluster.py --documents 500 --workers 4

Prints documents, seconds, how many chunks had to be given to another worker, and whether
the files are those that one process writes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import distributed
from dask_here import cluster
from made_reports import write_reports
from same_files import differences

from converter.corpus import find
from converter.manifest import Manifest
from converter.run import Job, Run
from converter.settings import Settings
from converter.writing import prepare


def main() -> None:
    """Convert on the cluster and in this process, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a report")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus"
        write_reports(corpus, asked.documents, asked.size)
        with cluster(folder, asked.workers) as (scheduler, workers):
            make: Any = distributed.Client
            client = make(scheduler_file=str(scheduler), set_as_default=False)
            client.wait_for_workers(asked.workers, timeout=120)
            began = time.monotonic()
            middle = max(1, asked.documents // 2)
            for number in convert(corpus, folder / "far", str(scheduler)):
                if number == middle and len(workers) > 1:
                    workers[0].kill()
            seconds = time.monotonic() - began
            again = retries(client.get_events("all"))
            left = len(client.nthreads())
            client.close()
        for _ in convert(corpus, folder / "here", None):
            pass
        different = differences(folder / "far", folder / "here")
    print(f"{asked.documents:,} documents, {asked.workers} workers, {left} left at the end")
    print(f"{seconds:.1f} s, {asked.documents / seconds:.1f} documents/s")
    print(f"{again} chunks were given to another worker")
    print("Files: " + (f"DIFFERENT: {', '.join(different[:5])}" if different else "identical"))
    sys.exit(bool(different))


def convert(corpus: Path, out: Path, scheduler: str | None) -> Iterable[int]:
    """Convert a corpus; yield how many documents are done."""
    prepare(out)
    with Manifest(out) as manifest:
        jobs = None if scheduler else 1
        run = Run(Job(find(corpus, out), Settings(), out, jobs, scheduler=scheduler), manifest)
        yield from (number for number, _ in enumerate(run, 1))
        run.conclude()


def retries(events: Iterable[tuple[float, Any]]) -> int:
    """Count the chunks that workers had when the scheduler lost them."""
    told = [event for _, event in events if isinstance(event, dict)]
    lost = [event for event in told if event.get("action") == "remove-worker"]
    return sum(
        len(event.get("processing-tasks", ())) + len(event.get("lost-computed-tasks", ()))
        for event in lost
    )


if __name__ == "__main__":
    main()
