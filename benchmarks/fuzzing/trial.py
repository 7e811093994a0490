"""One target on one input: whether it held, and how long it took."""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from converter.errors import ConvertError
from fuzzing.targets import FAULTS, Target

PER_MEGABYTE = 2.0
"""Seconds of processor time that a megabyte of input may take."""

BESIDE = 0.5
"""Seconds that any input may take beside (the machine's own moments)."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of an input: "" or what failed (``kind`` is the same for the same fault)."""

    seconds: float
    kind: str = ""
    told: str = ""

    def per_megabyte(self, size: int) -> float:
        """Return the seconds that a megabyte of this input would take."""
        return self.seconds / (size / 1e6)


def tried(target: Target, data: bytes) -> Trial:
    """Return what comes of an input; one that takes too long is tried again to be sure."""
    trial = once(target, data)
    limit = BESIDE + PER_MEGABYTE * len(data) / 1e6
    if not trial.kind and trial.seconds > limit:
        again = min((once(target, data) for _ in range(2)), key=lambda one: one.seconds)
        if again.seconds > limit:
            what = f"{again.seconds:.2f} s for {len(data)} bytes"
            return Trial(again.seconds, f"{target.name}: too slow", what)
        return again
    return trial


def once(target: Target, data: bytes) -> Trial:
    """Return what comes of an input, tried once."""
    began = time.thread_time()
    try:
        target.check(data)
    except ConvertError as error:
        if type(error).__name__ in FAULTS and target.name != "file-restore":
            return _failed(target, error, time.thread_time() - began)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what is looked for)
        return _failed(target, error, time.thread_time() - began)
    return Trial(time.thread_time() - began)


def _failed(target: Target, error: Exception, seconds: float) -> Trial:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "converter" in Path(one.filename).parts] or list(frames)
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    home = "pipeline" if target.whole else target.name
    return Trial(seconds, f"{home}: {type(error).__name__} at {where}", f"{error}"[:300])
