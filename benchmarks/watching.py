"""Measure how long ``tei-convert watch`` takes from the save of a report to its new page."""

from __future__ import annotations

import argparse
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_reports import write_reports

_LONGEST = 60.0  # seconds: then something is wrong


def main() -> None:
    """Print the median, the shortest and the longest time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder, "corpus"), Path(folder, "out")
        write_reports(corpus, options.documents, options.size)
        command = [sys.executable, "-u", "-m", "converter", "watch", str(corpus), str(out)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:  # noqa: S603  (our own words)
            for line in program.stdout or ():
                if "Watching" in line:
                    break
            time.sleep(1)
            reports = sorted(corpus.rglob("*.txt"))
            times = [
                _save(reports[number % len(reports)], corpus, out, number)
                for number in range(options.saves)
            ]
            program.send_signal(signal.SIGINT)
            program.communicate()
    print(
        f"{options.saves} saves in a corpus of {options.documents} reports: median "
        f"{statistics.median(times):.3f} s, {min(times):.3f} to {max(times):.3f}"
    )


def _save(report: Path, corpus: Path, out: Path, number: int) -> float:
    """Save a report with a word more, and return the seconds until its page has it."""
    page = out / "html" / report.relative_to(corpus).with_suffix(".html")
    word = f"Zanzibar{number}"
    text = report.read_text(encoding="utf-8").rstrip("\n")
    middle = text.index(". ", len(text) // 2) + 2
    began = time.monotonic()
    report.write_text(f"{text[:middle]}It is {word}. {text[middle:]}\n", encoding="utf-8")
    while word not in page.read_text(encoding="utf-8"):
        if time.monotonic() - began > _LONGEST:
            message = f"{page} has no {word}"
            raise TimeoutError(message)
        time.sleep(0.002)
    spent = time.monotonic() - began
    time.sleep(1.5)  # what is made of all documents together is not in the way
    return spent


if __name__ == "__main__":
    main()
