"""Measure how time and memory grow with the number of reports, and with the size of one."""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from pathlib import Path

from made_reports import made_reports, write_reports
from program import run

from converter.corpus import given
from converter.settings import Settings
from converter.workshop import Workshop

_SEVERAL = 100_000  # bytes: of reports up to this size several are measured


def main() -> None:
    """Print both curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a report")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000, 10_000_000]
    )
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--only", default="tei,html,text", help="what is made of each report")
    parser.add_argument(
        "--folder", type=Path, help="where the corpora are made (default: temporary)"
    )
    options = parser.parse_args()
    if options.documents:
        print("documents   ms a document   of them the main process   peak of that, MiB")
    for number in options.documents:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            write_reports(Path(folder, "corpus"), number, options.size)
            told = ["-q", "--jobs", options.jobs, "--only", options.only]
            used = run(*told, Path(folder, "corpus"), Path(folder, "out"))
            each = 1000 / number
            print(
                f"{number:9,}   {used.processor * each:13.2f}   {used.main * each:24.2f}"
                f"   {used.peak:17.0f}",
                flush=True,
            )
    if options.sizes:
        _sizes(options.sizes)


def _sizes(sizes: list[int]) -> None:
    print("bytes of a report   seconds   ms for 10,000 bytes   peak, MiB")
    with tempfile.TemporaryDirectory() as folder:
        work = Workshop(Settings(), Path(folder))
        for name, text in made_reports(28, 10_000):
            work(given(name, text.encode())[0])
        for size in sizes:
            # Few reports of a size, of several layouts.
            made = [*made_reports(4 if size <= _SEVERAL else 1, size, seed=2)]
            entries = [given(name, text.encode())[0] for name, text in made]
            total = sum(len(text.encode()) for _, text in made)
            began = time.process_time()
            failed = [one.failure for one in map(work, entries) if one.failure is not None]
            seconds = time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:17,}   {seconds / len(made):7.3f}   {1e7 * seconds / total:19.2f}"
                f"   {peak:9.0f}{f'   failed: {failed[0].message}' if failed else ''}",
                flush=True,
            )
            shutil.rmtree(folder)
            Path(folder).mkdir()


if __name__ == "__main__":
    main()
