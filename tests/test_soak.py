"""Memory does not grow with the documents that were done (its long form: benchmarks/soak.py)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# The same reports over and over: what is remembered of them is known after the first rounds.
SCRIPT = """
import gc, sys
from pathlib import Path
from converter.corpus import given
from converter.settings import Settings
from converter.workshop import Workshop

def resident():
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20

out = Path(sys.argv[1])
work = Workshop(Settings(only=tuple(sys.argv[2].split(","))), out)
entries = [given(path.name, path.read_bytes())[0] for path in map(Path, sys.argv[3:])]
for number in range(30):
    for entry in entries:
        assert work(entry).failure is None
    if number in (9, 29):
        print(resident())
"""


# Saxon takes memory in large steps and gives it back late.
@pytest.mark.parametrize(("only", "most"), [("tei", 1.05), ("tei,html,text", 1.25)])
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="/proc is Linux's")
def test_memory_does_not_grow(tmp_path: Path, only: str, most: float) -> None:
    reports = sorted((ROOT / "corpus").glob("*.txt"), key=lambda path: path.stat().st_size)[:8]
    command = [sys.executable, "-c", SCRIPT, tmp_path, only, *reports]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    warm, last = map(float, done.stdout.split())
    assert last < warm * most, f"{warm:.1f} MiB after 80 documents, {last:.1f} after 240"
