"""Convert very many reports in one run, and print the memory of its processes as it goes on.

What grows after the first two thousand would end a run of a million. POSIX only.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from os import getpid
from pathlib import Path

from made_reports import write_reports

from converter.corpus import find
from converter.folder import make_settings
from converter.manifest import Manifest
from converter.run import Job, Run
from converter.writing import prepare

_WARM = 2000  # documents after which nothing should grow


def main() -> None:
    """Print the curve, and how much each process grew since it was warm."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--every", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="where the corpus is made (default: temporary)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        corpus, out = Path(folder, "corpus"), Path(folder, "out")
        write_reports(corpus, options.documents, options.size)
        prepare(out)
        job = Job(find(corpus, out), make_settings(corpus, None), out, options.jobs)
        print("documents   MiB of this process   MiB of each worker", flush=True)
        warm: dict[int, float] = {}
        now: dict[int, float] = {}
        with Manifest(out) as manifest:
            for number, _ in enumerate(Run(job, manifest), start=1):
                if number % options.every:
                    continue
                now = _memory()
                own, *others = now.values()
                workers = "".join(f"{one:8.0f}" for one in others)
                print(f"{number:9,}   {own:19.0f}   {workers}", flush=True)
                if number <= _WARM:
                    warm = now
        for name, process in zip(("this process", *["a worker"] * len(now)), now, strict=False):
            if process in warm:
                grown = 100 * (now[process] / warm[process] - 1)
                print(f"{name}: {grown:+.1f} % since {min(_WARM, options.documents):,} documents")


def _memory() -> dict[int, float]:
    """Return the resident memory, in MiB, of this process and of the workers below it."""
    table = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,rss="],  # noqa: S607 - POSIX has it
        capture_output=True,
        check=True,
    )
    rows = [tuple(map(int, line.split())) for line in table.stdout.splitlines()]
    mine = getpid()
    children = {process for process, parent, _ in rows if parent == mine}
    kept = {process for process, parent, _ in rows if parent in children}
    found = {process: rss / 1024 for process, _, rss in rows if process in kept}
    own = next(rss / 1024 for process, _, rss in rows if process == mine)
    return {mine: own, **dict(sorted(found.items()))}


if __name__ == "__main__":
    main()
