"""Inputs chosen by atheris (libFuzzer), which sees what code each one reaches.

libFuzzer takes over its process and never returns, so each target gets a process of its
own: ``python -m fuzzing.guided TARGET SECONDS SEED CASES TOLD``. What fails is caught,
counted and saved as for inputs made by chance, and the search goes on.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parents[1]


def available() -> bool:
    """Tell whether atheris is installed (the extra ``fuzz``)."""
    return importlib.util.find_spec("atheris") is not None


def explored(target: str, seconds: float, seed: int, cases: Path) -> dict[str, Any]:
    """Return what came of a target that atheris chose inputs for; raise when its process died."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        words = [target, str(seconds), str(seed), str(cases), str(told)]
        path = os.pathsep.join((str(_HERE.parent), str(_HERE)))
        ended = subprocess.run(  # noqa: S603  (our own words)
            [sys.executable, "-m", "fuzzing.guided", *words],
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            check=False,
        )
        if not told.is_file():
            raise RuntimeError(f"{target}: atheris ended early: {ended.stderr.decode()[-2000:]}")
        return dict(json.loads(told.read_bytes()))


def _explore(name: str, seconds: float, seed: int, cases: Path, told: Path) -> None:
    """Fuzz one target in this process until the time is over, and write what came of it."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["converter"]):
        from fuzzing.campaign import Campaign, maker  # noqa: PLC0415
        from fuzzing.targets import TARGETS  # noqa: PLC0415
    target = TARGETS[name]
    campaign = Campaign([target], cases)
    own = maker(target, random.Random(seed))  # noqa: S311  (not for secrets)
    seeds = tempfile.mkdtemp()
    for number in range(60):
        Path(seeds, str(number)).write_bytes(own.data())
    end = time.monotonic() + seconds

    def one(data: bytes) -> None:
        if data:
            campaign.attempt(target, data)
        if time.monotonic() > end:
            tally = campaign.tally
            failures = [{**asdict(one), "file": str(one.file)} for one in tally.failures.values()]
            content = {**asdict(tally), "failures": failures}
            told.write_text(json.dumps(content), encoding="utf-8")
            os._exit(0)

    # The peak that libFuzzer limits is handed on by the parent, who may have needed more.
    limits = ("-max_len=1500", "-timeout=120", "-rss_limit_mb=0")
    words = [sys.argv[0], *limits, f"-seed={seed or 1}", seeds]
    atheris.Setup(words, one)
    atheris.Fuzz()


if __name__ == "__main__":
    _explore(
        sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5])
    )
