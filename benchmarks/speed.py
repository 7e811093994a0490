"""Measure a conversion against the floor: read a report, parse and serialise TEI, write files."""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree

from converter.corpus import Entry, find
from converter.outcome import output_path
from converter.settings import Settings
from converter.workshop import Workshop

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def main() -> None:
    """Print the medians of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS, help="a folder of reports")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run (default: 9)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        # The tools are made before the clock runs, and so is the TEI that the floor reads.
        work = Workshop(Settings(), out)
        reports = [entry for entry in find(options.corpus) if work(entry).failure is None]
        if not reports:
            parser.error(f"no report of {options.corpus} can be converted")
        documents = [(out / output_path("tei", one.output)).read_bytes() for one in reports]
        floors, ours = [], []
        for _ in range(max(1, options.rounds)):
            floors.append(timed(lambda: floor(reports, documents, out), out))
            ours.append(timed(lambda: [work(entry) for entry in reports], out))
    show(len(reports), floors, ours)


def floor(reports: Sequence[Entry], documents: Sequence[bytes], out: Path) -> None:
    """Do what no converter can do without, for each report."""
    for entry, document in zip(reports, documents, strict=True):
        source = entry.path.read_bytes()
        tei = etree.tostring(etree.fromstring(document), encoding="utf-8")
        for kind, data in (("tei", tei), ("html", tei), ("text", source)):
            path = out / output_path(kind, entry.output)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def timed(run: Callable[[], object], out: Path) -> float:
    """Return the processor time of a run that finds no files in OUT, in seconds."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    gc.collect()
    began = time.process_time()
    run()
    return time.process_time() - began


def show(reports: int, floors: Sequence[float], ours: Sequence[float]) -> None:
    """Print medians in milliseconds a report, and the median of the ratios round by round."""
    ratios = [one / other for one, other in zip(ours, floors, strict=True)]
    print(f"{reports} reports, {len(ours)} rounds; milliseconds of processor time a report")
    for name, seconds in (("floor", floors), ("tei-convert", ours)):
        each = sorted(1000 * second / reports for second in seconds)
        median = statistics.median(each)
        print(f"{name:<12} median {median:8.2f}   from {each[0]:8.2f} to {each[-1]:8.2f}")
    print(f"{'ratio':<12} median {statistics.median(ratios):8.1f}")


if __name__ == "__main__":
    main()
