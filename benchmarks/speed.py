"""Measure a conversion against the floor and against pandoc, and tell where the time goes.

The floor is what no converter can do without: read a report, parse and serialise a TEI
document with lxml, write three files. All take turns over the same made-up reports.
"""

from __future__ import annotations

import argparse
import gc
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lxml import etree
from made_reports import write_reports

from converter import layouts, pipeline, reading, recognisers, workshop
from converter.corpus import Entry, find
from converter.editions import Editions
from converter.formats_and_files import FORMATS
from converter.outcome import output_path
from converter.settings import Settings
from converter.workshop import Workshop

_WARM = 28  # reports first: tools are made, patterns and caches are filled
_STARTS = 5
_LUA = Path(__file__).with_name("pandoc_loop.lua")
_PANDOC = ("tei", "html", "plain")

# The stages of a conversion: the name, where the function stands, what it is called there.
_STAGES: tuple[tuple[str, object, str], ...] = (
    ("layout", layouts, "divide"),
    ("structure", reading, "read"),
    ("names", recognisers, "annotate"),
    ("who is who", pipeline, "identify"),
    ("TEI", pipeline, "encode"),
    ("ledger", pipeline, "account"),
    ("inverse", pipeline, "side_file"),
    ("XSD, pointers", pipeline, "_demand_valid"),
    ("for registers", pipeline, "cast"),
    ("HTML and text", Editions, "render"),
    ("citation files", workshop, "citation_files"),
    ("writing", workshop, "write"),
)


def main() -> None:
    """Print medians, ratios, the stages and the start-up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="a folder of reports")
    parser.add_argument("--reports", type=int, default=2000, help="made-up reports (default: 2000)")
    parser.add_argument("--size", type=int, default=10_000, help="bytes of each (default: 10000)")
    parser.add_argument("--rounds", type=int, default=9, help="so many turns (default: 9)")
    parser.add_argument("--files", type=int, default=10, help="of a turn by pandoc, file by file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or Path(folder, "made")
        if not options.corpus:
            write_reports(corpus, options.reports, options.size)
        entries = find(corpus)
        everything = Workshop(Settings(), Path(folder, "all"))
        warm = [everything(entry) for entry in entries[:_WARM]]
        _Turns(entries, Path(folder), options.rounds, options.files, everything).show()
        print(f"{sum(one.failure is not None for one in warm)} of the first {len(warm)} failed")
    _show_starts()


class _Turns:
    """The contestants, each over the same part of the corpus in each turn."""

    def __init__(
        self, entries: Sequence[Entry], folder: Path, rounds: int, files: int, everything: Workshop
    ) -> None:
        size = max(1, len(entries) // rounds)
        self._parts = [entries[at : at + size] for at in range(0, size * rounds, size)]
        self._folder = folder
        self._files = files
        self._everything = everything
        self._tei = Workshop(Settings(only=("tei",)), folder / "tei-only")
        self._stages: dict[str, float] = defaultdict(float)
        self._tei(entries[0])
        self.times: dict[str, list[float]] = defaultdict(list)

    def show(self) -> None:
        """Run all turns and print what came out."""
        pandoc = shutil.which("pandoc") is not None
        for part in self._parts:
            self._turn(part, pandoc=pandoc)
        reports = sum(map(len, self._parts))
        print(f"{reports} reports, {len(self._parts)} turns; ms of processor time a report")
        base = statistics.median(self.times["floor"])
        for name, times in sorted(self.times.items(), key=lambda pair: statistics.median(pair[1])):
            median = statistics.median(times)
            ratio = statistics.median(map(_ratio, times, self.times["floor"]))
            ours = statistics.median(map(_ratio, times, self.times["tei-convert"]))
            spread = f"{min(times):7.2f} to {max(times):7.2f}"
            print(f"{name:<24}{median:8.2f}  ({spread})  {ratio:6.1f} x floor {ours:7.2f} x ours")
        print(f"stages of tei-convert (floor {base:.2f}):")
        for name, seconds in sorted(self._stages.items(), key=lambda pair: -pair[1]):
            print(f"  {name:<22}{1000 * seconds / reports:8.2f}")
        told = sum(self._stages.values())
        rest = sum(t * len(p) for t, p in zip(self.times["tei-convert"], self._parts, strict=True))
        print(f"  {'the rest':<22}{(rest - 1000 * told) / reports:8.2f}")

    def _turn(self, part: Sequence[Entry], *, pandoc: bool) -> None:
        out, place = self._folder / "all", self._folder / "floor"
        with _timed_stages(self._stages):
            self._note("tei-convert", _own(lambda: [*map(self._everything, part)]), len(part))
        documents = [(out / output_path("tei", one.output)).read_bytes() for one in part]
        self._note("floor", _own(lambda: floor(part, documents, place)), len(part))
        self._note("tei-convert --only tei", _own(lambda: [*map(self._tei, part)]), len(part))
        if pandoc:
            self._note("pandoc, one process", self._pandoc(part), len(part))
            few = part[: self._files]
            self._note("pandoc, file by file", self._pandoc_by_file(few), len(few))

    def _note(self, name: str, seconds: float, reports: int) -> None:
        self.times[name].append(1000 * seconds / reports)

    def _pandoc(self, part: Sequence[Entry]) -> float:
        """Return the processor time of one process of pandoc that writes all."""
        out = self._folder / "pandoc"
        out.mkdir(exist_ok=True)
        names = self._folder / "names.txt"
        names.write_text("".join(f"{entry.path}\n" for entry in part))
        told = ["-M", f"list={names}", "-M", f"out={out}"]
        return _child(["pandoc", "-f", "markdown", "-t", "plain", f"--lua-filter={_LUA}", *told])

    def _pandoc_by_file(self, part: Sequence[Entry]) -> float:
        """Return the processor time of a process for each report and format."""
        out = self._folder / "made"
        return sum(
            _child(["pandoc", "-f", "markdown", "-t", kind, str(entry.path), "-o", str(out / kind)])
            for entry in part
            for kind in _PANDOC
        )


def floor(reports: Sequence[Entry], documents: Sequence[bytes], out: Path) -> None:
    """Do what no converter can do without, for each report."""
    for entry, document in zip(reports, documents, strict=True):
        source = entry.path.read_bytes()
        tei = etree.tostring(etree.fromstring(document), encoding="utf-8")
        for kind, data in (("tei", tei), ("html", tei), ("text", source)):
            path = out / output_path(kind, entry.output)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _ratio(one: float, other: float) -> float:
    return one / other


def _own(run: Callable[[], object]) -> float:
    """Return the processor time of a run in this process, in seconds."""
    gc.collect()
    began = time.process_time()
    run()
    return time.process_time() - began


def _child(command: Sequence[str]) -> float:
    """Return the processor time of a program, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    subprocess.run(command, check=True, **quiet)  # type: ignore[call-overload]  # noqa: S603  (our own words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


@contextmanager
def _timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """Add up the processor time of the stages; none of them calls another."""
    before = [getattr(place, name) for _, place, name in _STAGES]
    for (stage, place, name), function in zip(_STAGES, before, strict=True):
        setattr(place, name, _timed(stage, function, spent))
    try:
        yield
    finally:
        for (_, place, name), function in zip(_STAGES, before, strict=True):
            setattr(place, name, function)


def _timed(
    stage: str, function: Callable[..., object], spent: dict[str, float]
) -> Callable[..., object]:
    def timed(*given: object, **named: object) -> object:
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[stage] += time.process_time() - began

    return timed


def _show_starts() -> None:
    """Print what it costs to start: the help, and a conversion of one short report."""
    report = Path(__file__).resolve().parent.parent / "corpus" / "11-telegram-lamp-out.txt"
    program = [sys.executable, "-m", "converter"]
    with tempfile.TemporaryDirectory() as folder:
        for name, told in (("--help", ["--help"]), ("one report", ["-q", str(report)])):
            times = []
            for number in range(_STARTS):
                out = [] if name == "--help" else [str(Path(folder, str(number)))]
                times.append(_child([*program, *told, *out]))
            print(f"start, {name}: {statistics.median(times):.2f} s of processor time")
        bare = statistics.median(_child([sys.executable, "-c", ""]) for _ in range(_STARTS))
        print(f"start, Python alone: {bare:.2f} s")
    print(f"formats: {', '.join(FORMATS)}")


if __name__ == "__main__":
    main()
