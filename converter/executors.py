"""Ways of running many tasks: results come in the order of the tasks, failures as values.

An executor takes ``start``, a picklable function that makes the worker (once for
each process), and the tasks. A worker answers each task with a result and keeps
its own failures in it; only a worker that dies is the executor's business.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Start = Callable[[], Callable[[Task], Result]]

# Tasks handed out ahead of the one that is waited for: enough that a slow
# document does not leave the other workers idle.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Died(Generic[Task]):
    """Say that the worker process ended while it was at this task."""

    task: Task


class Executor(Protocol):
    """Run every task and yield one answer for each, in the order of the tasks."""

    def __call__(
        self, start: Start[Task, Result], tasks: Iterable[Task]
    ) -> Iterator[Result | Died[Task]]:
        """Yield a result, or Died, for each task."""


def serial(start: Start[Task, Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
    """Run the tasks one after the other in this process."""
    work = start()
    for task in tasks:
        yield work(task)


def processes(count: int) -> Executor:
    """Return an executor that shares the tasks among so many worker processes."""

    def run(start: Start[Task, Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
        waiting = deque(tasks)
        while waiting:
            pool = _pool(count, start)
            window: deque[tuple[Task, Future[Result]]] = deque()
            try:
                while waiting or window:
                    while waiting and len(window) < _AHEAD * count:
                        window.append((waiting[0], pool.submit(_answer, waiting[0])))
                        waiting.popleft()
                    yield window[0][1].result()
                    window.popleft()
            except BrokenProcessPool:
                pass
            finally:
                pool.shutdown(cancel_futures=True)
            # A death breaks the whole pool and does not say whose it was: the
            # tasks that were under way are tried again one at a time.
            again = _one_by_one(start, [task for task, future in window if _lost(future)])
            for _, future in window:
                yield next(again) if _lost(future) else future.result()

    return run


def _pool(count: int, start: Start[Task, Result]) -> ProcessPoolExecutor:
    # Never fork: the XSLT processor must be created in a clean process.
    methods = multiprocessing.get_all_start_methods()
    method = "forkserver" if "forkserver" in methods else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(count, context, initializer=_prepare, initargs=(start,))


_worker: Start[Any, Any]


def _prepare(start: Start[Any, Any]) -> None:
    # The worker is made at the first task and not here, where an error would
    # break the pool without a word about its cause.
    global _worker  # noqa: PLW0603 - one worker lives in each process
    _worker = cache(start)
    # Ctrl-C goes to the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _answer(task: Any) -> Any:  # noqa: ANN401 - what the tasks are is the caller's business
    return _worker()(task)


def _lost(future: Future[Result]) -> bool:
    return future.cancelled() or isinstance(future.exception(), BrokenProcessPool)


def _one_by_one(start: Start[Task, Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
    """Yield the answer to each task, given to a single process that has nothing else to do."""
    waiting = deque(tasks)
    while waiting:
        with _pool(1, start) as pool:
            try:
                while waiting:
                    yield pool.submit(_answer, waiting[0]).result()
                    waiting.popleft()
            except BrokenProcessPool:
                yield Died(waiting.popleft())
