"""How much faster a conversion is with more processes, and whether it writes the same files.

    .venv/bin/python benchmarks/all_cores.py
    .venv/bin/python benchmarks/all_cores.py --documents 2000 --rounds 5 --jobs 1 4

The command is run as a user runs it, each time into a new folder. The numbers of processes
take turns in each round, so that a slow moment of the computer hurts all of them; what is
printed is the median of the seconds that pass. Other work on the computer takes cores away
from the run with most processes first: measure when it has nothing else to do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from made_reports import write_reports
from same_files import differences

_ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure, print a line for each number of processes, and compare what they wrote."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a report")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    rounds, jobs = asked.rounds, asked.jobs
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        written = write_reports(corpus, asked.documents, asked.size)
        print(f"{asked.documents:,} reports, {written:,} bytes; {rounds} rounds")
        seconds: dict[int, list[float]] = {number: [] for number in jobs}
        for number_of_round in range(rounds):
            for number in jobs:
                out = Path(folder, f"{number_of_round}-{number}")
                seconds[number].append(convert(corpus, out, number))
        first = median(seconds[jobs[0]])
        for number in jobs:
            took = median(seconds[number])
            rate, speed_up = asked.documents / took, first / took
            print(
                f"--jobs {number:2}: {took:8.2f} s  {rate:7.1f} reports/s  {speed_up:5.2f} times "
                f"as fast  (rounds: {' '.join(f'{one:.2f}' for one in seconds[number])})"
            )
        outs = [Path(folder, f"{each}-{number}") for each in range(rounds) for number in jobs]
        different = [name for out in outs[1:] for name in differences(outs[0], out)]
        print("Files: " + (f"DIFFERENT: {', '.join(different[:5])}" if different else "identical"))
    sys.exit(bool(different))


def convert(corpus: Path, out: Path, jobs: int) -> float:
    """Convert the reports with so many processes and return the seconds it took."""
    began = time.monotonic()
    places = [str(corpus), str(out)]
    command = [sys.executable, "-m", "converter", *places, "--jobs", str(jobs), "--quiet"]
    subprocess.run(command, check=True, cwd=_ROOT, stdout=subprocess.DEVNULL)  # noqa: S603
    return time.monotonic() - began


if __name__ == "__main__":
    main()
