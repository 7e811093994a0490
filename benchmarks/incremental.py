"""Measure runs over a corpus that was converted before: nothing new, one report, everything."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from made_reports import write_reports
from program import Used, run


def main() -> None:
    """Print the seconds of each run and how many times faster than the first it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--jobs", default="1")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder, "corpus"), Path(folder, "out")
        write_reports(corpus, options.documents, options.size)
        told = ["-q", "--jobs", options.jobs, corpus, out]
        print(f"{options.documents:,} reports; seconds of clock and processor, times the first run")
        first = run(*told)
        _show("first run", first, first)
        _show("nothing changed", run(*told), first)
        _show("a dry run", run("--dry-run", *told), first)
        report = min(corpus.rglob("*.txt"))
        report.write_text(
            report.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8"
        )
        _show("one report changed", run(*told), first)
        (corpus / "authority.csv").write_text("id,surname,forename\ngornin-l,Gornin,Lev\n")
        _show("a person in the authority file", run(*told), first)
        _show("everything (--again)", run("--again", *told), first)


def _show(name: str, used: Used, first: Used) -> None:
    print(
        f"{name:<32}{used.clock:9.2f} {used.processor:9.2f}"
        f"   {first.clock / used.clock:7.1f} {first.processor / used.processor:7.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
