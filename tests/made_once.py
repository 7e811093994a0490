"""What is made once for a whole run of the tests, whichever of its processes asks first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

try:
    from fcntl import LOCK_EX, flock
except ImportError:  # Windows: each process makes its own
    flock = None  # type: ignore[assignment]


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of this name, made by one process while the others wait; only look at it.

    As pytest-xdist's documentation advises for fixtures of a session: a lock in the folder that
    the processes share. The lock of a process that dies is free, and the next makes it anew.
    """
    base = factory.getbasetemp()
    if flock and os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder, whole = base / name, base / f"{name}.whole"
    with (base / f"{name}.lock").open("w") as lock:
        if flock:
            flock(lock, LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            whole.touch()
    return folder
