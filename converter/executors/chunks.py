"""How many tasks travel to a worker together: by bytes, and fewer when few are left."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Generic

from converter.executors.protocol import Task

MOST_BYTES = 64 * 1024
"""Of source in one chunk: about a second of work, against which its way costs nothing."""

MOST_TASKS = 64
"""In one chunk: small documents cost more than their bytes."""

_SHARES = 2
"""Chunks for each worker that what is left is cut into, so that all end at about the same time."""

Size = Callable[[Any], int]


def alike(_task: object) -> int:
    """Return the size of a task of which nothing is known."""
    return 1


class Chunks(Generic[Task]):
    """The tasks of an iterator, cut into chunks as they are asked for; a few are read ahead.

    >>> chunks = Chunks(["a" * 9, "b", "c", "d", "e"], size=len)
    >>> [chunks.take() for _ in range(4)]
    [(('aaaaaaaaa',), 9), (('b', 'c'), 2), (('d',), 1), (('e',), 1)]
    >>> chunks.take()
    ((), 0)
    """

    workers = 1
    """For how many workers the tasks are; they may become more or fewer."""

    def __init__(self, tasks: Iterable[Task], size: Size = alike) -> None:
        """Take the tasks, and what tells the size of each in bytes."""
        self._tasks = iter(tasks)
        self._size = size
        self._ahead: deque[tuple[int, Task]] = deque()
        self._bytes = 0

    def take(self) -> tuple[tuple[Task, ...], int]:
        """Return the next tasks and their size, none when there are no more."""
        shares = _SHARES * self.workers
        self._look_ahead(shares)
        most = min(MOST_BYTES, self._bytes / shares)
        most_tasks = min(MOST_TASKS, max(1, len(self._ahead) // shares))
        taken: list[Task] = []
        weight = 0
        while self._ahead and len(taken) < most_tasks:
            size, task = self._ahead[0]
            if taken and weight + size > most:
                break
            self._ahead.popleft()
            self._bytes -= size
            weight += size
            taken.append(task)
        return tuple(taken), weight

    def _look_ahead(self, shares: int) -> None:
        """Read tasks until each worker's share is a whole chunk, or there are no more."""
        while self._bytes < MOST_BYTES * shares and len(self._ahead) < MOST_TASKS * shares:
            try:
                task = next(self._tasks)
            except StopIteration:
                return
            size = max(1, self._size(task))
            self._ahead.append((size, task))
            self._bytes += size
