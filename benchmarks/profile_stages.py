"""Where the time of a conversion goes: a profile over made-up reports, by stage or by function."""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from pathlib import Path

from made_reports import made_reports

from converter.corpus import Entry, given
from converter.formats_and_files import FORMATS
from converter.settings import Settings
from converter.workshop import Workshop

_WARM = 28  # reports first: tools are made, patterns and caches are filled


def main() -> None:
    """Print milliseconds of processor time a report, or the profile by function."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=112)
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a report")
    parser.add_argument("--only", default=",".join(FORMATS))
    parser.add_argument("--functions", type=int, default=0, metavar="N", help="print N functions")
    parser.add_argument("--sort", default="tottime", help="tottime or cumtime")
    options = parser.parse_args()
    made = made_reports(_WARM + options.reports, options.size)
    entries = [entry for name, text in made for entry in given(name, text.encode())]
    with tempfile.TemporaryDirectory() as folder:
        work = Workshop(Settings(only=tuple(options.only.split(","))), Path(folder))
        for entry in entries[:_WARM]:
            work(entry)
        _measure(work, entries[_WARM:], options.functions, options.sort)


def _measure(work: Workshop, entries: list[Entry], functions: int, order: str) -> None:
    profile = cProfile.Profile() if functions else None
    began = time.process_time()
    if profile:
        profile.enable()
    failed = sum(work(entry).failure is not None for entry in entries)
    if profile:
        profile.disable()
    spent = 1000 * (time.process_time() - began) / len(entries)
    print(f"{len(entries)} reports, {failed} failed: {spent:.2f} ms a report")
    if profile:
        pstats.Stats(profile).sort_stats(order).print_stats(functions)


if __name__ == "__main__":
    main()
