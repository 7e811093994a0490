"""Measure validation by layers beside jing, over the same files in alternating rounds."""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from converter import resources
from converter.corpus import find
from converter.outcome import output_path
from converter.settings import Settings
from converter.validation import Validator
from converter.workshop import Workshop

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
LAYERS: dict[str, list[str] | None] = {
    "well-formed": ["well-formed"],
    "schema": ["schema"],
    "schematron": ["schematron"],
    "the other default layers": ["pointers", "ids", "dates", "languages", "uris", "house"],
    "default": None,
    "all": ["all"],
}
JING = "jing"


def main() -> None:
    """Print documents a second for each set of layers and for jing, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="TEI files (default: the specimens)")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run (default: 9)")
    parser.add_argument("--times", type=int, default=10, help="each file so often in a round")
    parser.add_argument("--schema", type=Path, help="another schema for the layer and for jing")
    parser.add_argument("--schematron", type=Path, help="other Schematron rules for the layer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = (options.paths or specimens(Path(folder))) * options.times
        runs: dict[str, Callable[[], object]] = {
            name: checking(layers, options.schema, options.schematron, files)
            for name, layers in LAYERS.items()
        }
        if jing := shutil.which("jing"):
            grammar = options.schema or resources.schema("report.rng")
            runs[JING] = external(jing, grammar, files)
            runs["jing, one file"] = external(jing, grammar, files[:1])
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(max(1, options.rounds)):
            for name, run in runs.items():
                began = time.perf_counter()
                run()
                seconds[name].append(time.perf_counter() - began)
    show(len(files), seconds)


def specimens(folder: Path) -> list[Path]:
    """Convert the specimens and return their TEI."""
    work = Workshop(Settings(), folder)
    entries = [entry for entry in find(CORPUS) if work(entry).failure is None]
    return [folder / output_path("tei", entry.output) for entry in entries]


def checking(
    layers: Sequence[str] | None, schema: Path | None, rules: Path | None, files: Sequence[Path]
) -> Callable[[], object]:
    """Return a run of our own layers; schemas and rules are compiled before the clock runs."""
    validator = Validator(layers, schema=schema, schematron=rules)
    validator.prepare()
    validator.check(files[0].read_bytes(), files[0])
    return lambda: [validator.check(path.read_bytes(), path) for path in files]


def external(program: str, schema: Path, files: Sequence[Path]) -> Callable[[], object]:
    """Return a run of jing over all files in one call: its start is part of it."""
    command = [program, str(schema), *map(str, files)]
    return lambda: subprocess.run(command, capture_output=True, check=False)  # noqa: S603


def show(files: int, seconds: dict[str, list[float]]) -> None:
    """Print the medians, and the median of the ratios to jing round by round."""
    print(f"{files} documents a round, {len(next(iter(seconds.values())))} rounds, wall-clock time")
    for name, times in seconds.items():
        number = 1 if name == "jing, one file" else files
        rate = number / statistics.median(times)
        told = f"{name:<26} {rate:8.0f} documents a second"
        if JING in seconds and name != "jing, one file":
            pairs = zip(seconds[JING], times, strict=True)
            ratio = statistics.median(other / own for other, own in pairs)
            told += f"   {ratio:6.2f} times as many as jing"
        print(told)
    if JING not in seconds:
        sys.stderr.write("jing is not on the PATH: nothing to compare with\n")


if __name__ == "__main__":
    main()
