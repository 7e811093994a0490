"""An edition served by the command, for the tests that ask it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start(out: Path, *options: str) -> subprocess.Popen[str]:
    """Start ``tei-convert serve``."""
    return subprocess.Popen(
        [sys.executable, "-m", "converter", "serve", str(out), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )


@contextmanager
def serving(out: Path) -> Iterator[str]:
    """Give the address that ``out`` is served at."""
    with start(out, "--port", "0") as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert address, line
            yield address[0]
        finally:
            process.terminate()
