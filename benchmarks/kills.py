"""Kill runs at random moments (SIGKILL), and see what stands in OUT and how the next run ends.

Killed are the program, the program with all its workers, or one worker, after which the run
must go on. After each kill every file in OUT must be whole, and one that the finished edition
has. Now and then the next run is left alone: it must give the same bytes as a run that nobody
disturbed. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from made_reports import write_reports
from same_files import differences

# What a killed process leaves: files that were being written, and the manifest's journal.
_OURS = (".tei-convert-", ".tei-convert.sqlite")
# Pages that are filled when all documents are known, and lists that grow with them.
_FILLED = {".html"}
# Folders with a file for each document that hangs on no other document.
_OF_ONE = {"tei", "text", "source"}
_ALONE, _ALL, _ONE = "the program alone", "all its processes", "one worker"
_KINDS = (_ALONE, _ALL, _ONE)
_PATIENCE = 20.0  # seconds that workers have to see that their parent is gone


def main() -> None:
    """Print the kills, what was looked at and what was wrong; exit with 1 when anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--finish", type=float, default=0.2, help="how often a run is let end")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_reports(root / "corpus", options.documents, options.size)
        ordeal = Ordeal(root, options.jobs, random.Random(options.seed))  # noqa: S311 - no secret
        while ordeal.kills < options.kills:
            ordeal.kill()
            if ordeal.chance.random() < options.finish:
                ordeal.finish()
        ordeal.finish()
        print(f"{options.documents} documents, a whole run takes {ordeal.seconds:.1f} s")
        for what, times in ordeal.told.items():
            print(f"{times:>8,} {what}")
        for fault in ordeal.faults:
            print(f"WRONG: {fault}")
        print(f"{ordeal.kills} kills, {len(ordeal.faults)} faults")
        sys.exit(bool(ordeal.faults))


class Ordeal:
    """Runs over one corpus that are killed."""

    def __init__(self, root: Path, jobs: str, chance: random.Random) -> None:
        """Make the edition that every other must be like."""
        self.chance = chance
        self.kills = 0
        self.told: Counter[str] = Counter()
        self.faults: list[str] = []
        self._corpus, self._out, self._whole = root / "corpus", root / "out", root / "whole"
        self._jobs = jobs
        began = time.monotonic()
        self._start(self._whole).wait()
        self.seconds = time.monotonic() - began

    def kill(self) -> None:
        """Start a run, kill it some time later, and look at what it left."""
        process = self._start(self._out)
        try:
            process.wait(self.chance.uniform(0, self.seconds))
        except subprocess.TimeoutExpired:
            self.kills += 1
            worker = self._worker(process.pid)
            kind = self.chance.choice(_KINDS if worker else _KINDS[:2])
            self.told[f"kills of {kind}"] += 1
            with suppress(ProcessLookupError):
                if kind == _ONE:
                    os.kill(worker, signal.SIGKILL)
                elif kind == _ALL:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            code = process.wait()
            self._alone(process.pid)
            if kind == _ONE and code not in {0, 1}:
                self.faults.append(f"exit code {code} after the death of a worker")
            self._look(ended=kind == _ONE)
        else:
            self.told["runs that had ended before they were killed"] += 1
            self._compare(process.returncode)

    def finish(self) -> None:
        """Let a run end; what it makes must be the whole edition."""
        self.told["runs that were let end"] += 1
        self._compare(self._start(self._out).wait())

    def _compare(self, code: int) -> None:
        unlike = [
            path for path in differences(self._out, self._whole) if not _of_a_killed_run(path)
        ]
        if code or unlike:
            self.faults.append(f"exit code {code}, not as undisturbed: {unlike[:5]}")
        self.told["editions compared with the undisturbed one"] += 1
        shutil.rmtree(self._out)

    def _worker(self, parent: int) -> int:
        """Return one of a run's worker processes, 0 when it has none: the children's children."""
        table = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, check=True)  # noqa: S607 - POSIX has it
        pairs = [tuple(map(int, line.split())) for line in table.stdout.splitlines()]
        children = {pid for pid, above in pairs if above == parent}
        workers = [pid for pid, above in pairs if above in children]
        return self.chance.choice(workers) if workers else 0

    def _look(self, *, ended: bool = False) -> None:
        """Compare every file; ``ended``: the run told of its documents, of a failed one too."""
        for path in _files(self._out):
            if _of_a_killed_run(path):
                self.told["files left that no reader sees (.tei-convert-*)"] += 1
                continue
            self.told["files looked at after a kill"] += 1
            data, whole = (self._out / path).read_bytes(), self._whole / path
            if ended and path.partition("/")[0] not in _OF_ONE:
                continue  # made of all documents, and one of them may have failed
            if not whole.is_file():
                if path != "run.json":
                    self.faults.append(f"a file that the edition has not: {path}")
            elif data != whole.read_bytes() and path != "run.json":
                filled = whole.suffix in _FILLED and data.rstrip().endswith(b"</html>")
                if not filled:
                    self.faults.append(f"a file that is not whole: {path}")

    def _alone(self, group: int) -> None:
        """Wait until the workers are gone, who see that their parent is; else it is a fault."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                os.killpg(group, 0)
            except (ProcessLookupError, PermissionError):
                return
            time.sleep(0.05)
        self.faults.append("processes that outlive their parent")
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)

    def _start(self, out: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own words
            [
                sys.executable,
                "-m",
                "converter",
                "-q",
                "--jobs",
                self._jobs,
                str(self._corpus),
                str(out),
            ],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _of_a_killed_run(path: str) -> bool:
    return path.rpartition("/")[2].startswith(_OURS)


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


if __name__ == "__main__":
    main()
