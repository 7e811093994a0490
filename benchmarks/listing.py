"""Measure what the list of reports of a large corpus costs: bytes and microseconds a report.

The names are made up as those of archives are; no file is written, and none is read.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
import tracemalloc
from pathlib import Path

from converter.beside import gather
from converter.corpus import in_folder

_WORDS = "report telegram minutes letter talks harbour embassy council visit trade".split()
_THE_SAME = 0.01  # of the names differ from one before them in their suffixes only


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=int, default=[100_000, 1_000_000])
    counts = parser.parse_args().reports
    print("reports     bytes of a name   bytes a report   at most meanwhile   µs   µs a walk")
    for count in counts:
        _measure(count)


def _measure(count: int) -> None:
    folder = Path("corpus")
    names = _names(count)
    began = time.process_time()
    gather(in_folder(folder, names))
    spent = time.process_time() - began
    del names
    tracemalloc.start()
    entries = gather(in_folder(folder, _names(count))).entries
    gc.collect()
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    began, letters = time.process_time(), 0
    outputs = set()
    for entry in entries:
        letters += len(entry.name.encode())
        outputs.add(hash(entry.output.casefold()))
    walk = time.process_time() - began
    if len(outputs) != count:
        raise SystemExit("Two outputs have one name.")
    print(
        f"{count:9,}   {letters / count:15.1f}   {held / count:14.1f}   {most / count:17.1f}"
        f"   {1e6 * spent / count:.1f}   {1e6 * walk / count:.1f}",
        flush=True,
    )


def _names(count: int) -> list[str]:
    draw = random.Random(count)  # noqa: S311  (no secret)
    names: list[str] = []
    for number in range(count):
        if number and draw.random() < _THE_SAME and names[-1].endswith(".txt"):
            names.append(f"{names[-1].removesuffix('.txt')}.md")
        else:
            told = "-".join(draw.choice(_WORDS) for _ in range(3))
            names.append(f"{number // 1000:04}/{number:07}-{told}.txt")
    return names


if __name__ == "__main__":
    main()
