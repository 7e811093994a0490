"""The command line as a program of its own: the time and the memory that it takes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Runs the command line and tells what this process itself needed at most, workers aside.
_TELL = """
import json, resource, sys
from converter.cli import cli
try:
    cli.main(args=sys.argv[2:], prog_name="tei-convert")
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    with open(sys.argv[1], "w") as file:
        json.dump([used.ru_maxrss, used.ru_utime + used.ru_stime], file)
"""


@dataclass(frozen=True, slots=True)
class Used:
    """Seconds of the clock, of the processor (workers included; ``main``: without), peak in MiB."""

    clock: float
    processor: float
    main: float
    peak: float


def run(*arguments: str | Path) -> Used:
    """Run ``tei-convert`` with these arguments; raise CalledProcessError when it fails."""
    with tempfile.NamedTemporaryFile() as told:
        command = [sys.executable, "-c", _TELL, told.name, *map(str, arguments)]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ})  # noqa: S603  (our own words)
        clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        peak, main = json.loads(Path(told.name).read_bytes())
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Used(clock, spent, main, peak / 1024)
