"""A failing input made small: parts of it are taken away as long as it fails in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable


def minimised(data: bytes, fails: Callable[[bytes], bool], seconds: float = 20.0) -> bytes:
    r"""Return a smaller input that still fails; the best that was found in the time.

    >>> minimised(b"one [ two\nthree", lambda data: b"[" in data)
    b'['
    """
    end = time.monotonic() + seconds
    for size in _sizes(len(data)):
        at = 0
        while at < len(data):
            if time.monotonic() > end:
                return data
            less = data[:at] + data[at + size :]
            if less and fails(less):
                data = less
            else:
                at += size
    return data


def _sizes(length: int) -> list[int]:
    """Return how much is taken away at once: halves, quarters, ... and twice each character."""
    found = []
    while length > 1:
        length = (length + 1) // 2
        found.append(length)
    return [*found, 1, 1]
