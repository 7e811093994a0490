"""Tasks shared among processes of this computer.

Each worker is a pool of one process, so that a death breaks one pool and says
whose it was: the piece that was under way there.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Self

from converter.executors.chunks import Chunks, Size, alike
from converter.executors.ordering import Piece, in_order
from converter.executors.protocol import Died, Executor, Result, Start, Task

# The piece that a worker is at, and one that it finds when it has done that.
_AHEAD = 2
# What a worker may take, in seconds, to end the task it is at when nobody waits for it.
_GRACE = 3.0


def processes(count: int, *, size: Size = alike, preload: Sequence[str] = ()) -> Executor:
    """Return an executor that shares the tasks among so many worker processes.

    ``size`` tells the bytes of a task's source: small ones travel together. ``preload``
    are modules that a worker needs: where processes can be copied from one that is
    prepared, they are loaded there, once for all workers.
    """

    def run(
        start: Start[Task, Result], tasks: Iterable[Task]
    ) -> Generator[Result | Died[Task], None, None]:
        with _Crew(count, start, _context(preload)) as crew:
            yield from in_order(crew, Chunks(tasks, size))

    return run


def _context(preload: Sequence[str]) -> BaseContext:
    # Never fork this process: the XSLT processor must be created in a clean one.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", *preload])
    return context


class _Worker:
    """A process and what it was given, the piece that it is at first."""

    def __init__(self, make: Callable[[], ProcessPoolExecutor]) -> None:
        self._make = make
        self._begin()
        self.given: deque[tuple[Piece, Future[list[Any]]]] = deque()

    def _begin(self) -> None:
        self.pool = self._make()
        with _shielded():  # the process starts with the first task
            self._process_id = self.pool.submit(os.getpid)

    @property
    def free(self) -> bool:
        return len(self.given) < _AHEAD and not any(piece.long for piece, _ in self.given)

    def give(self, piece: Piece) -> None:
        try:
            self.given.append((piece, self.pool.submit(_answer, piece.tasks)))
        except BrokenProcessPool:  # it died when it had nothing to do
            self._begin()
            self.give(piece)

    def ended(self) -> Iterator[tuple[Piece, Sequence[Any] | None]]:
        """Yield what has ended; after a death the rest is given to a new process."""
        while self.given and self.given[0][1].done():
            piece, future = self.given.popleft()
            try:
                yield piece, future.result()
            except BrokenProcessPool:
                waiting = [piece for piece, _ in self.given]
                self.given.clear()
                self.pool.shutdown()
                self._begin()
                for one in waiting:
                    self.give(one)
                yield piece, None

    @property
    def process_id(self) -> int | None:
        """Return the number of the process, None when it has not yet come to its first task."""
        known = self._process_id.done() and not self._process_id.exception()
        return self._process_id.result() if known else None


class _Crew:
    """The workers of one run."""

    def __init__(self, count: int, start: Start[Task, Result], context: BaseContext) -> None:
        self.size = count
        # Never written to: its end is the sign to stop, the end of this process too.
        self._signal, self._alive = context.Pipe(duplex=False)

        def make() -> ProcessPoolExecutor:
            return ProcessPoolExecutor(1, context, _prepare, (start, self._signal))

        self._make = make
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        """End the processes; what is under way is left when the answers are not read to the end."""
        for worker in self._workers:
            worker.pool.shutdown(wait=False, cancel_futures=True)
        self._alive.close()
        if kind is not None:
            self._end_soon()
        for worker in self._workers:
            worker.pool.shutdown()
        self._signal.close()

    @property
    def free(self) -> bool:
        return len(self._workers) < self.size or any(worker.free for worker in self._workers)

    @property
    def idle(self) -> bool:
        return not any(worker.given for worker in self._workers)

    def give(self, piece: Piece) -> None:
        idle = [worker for worker in self._workers if not worker.given]
        if not idle and len(self._workers) < self.size:
            self._workers.append(_Worker(self._make))
        free = (worker for worker in self._workers if worker.free)
        min(free, key=lambda worker: len(worker.given)).give(piece)

    def wait(self) -> list[tuple[Piece, Sequence[Any] | None]]:
        wait(
            [worker.given[0][1] for worker in self._workers if worker.given],
            return_when=FIRST_COMPLETED,
        )
        return [ended for worker in self._workers for ended in worker.ended()]

    def _end_soon(self) -> None:
        """Kill the processes that are still there when their time is over."""
        ours = {worker.process_id for worker in self._workers}
        until = time.monotonic() + _GRACE
        for process in multiprocessing.active_children():
            if process.pid in ours:
                process.join(max(0.0, until - time.monotonic()))
                process.kill()


@contextmanager
def _shielded() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach, not even in their first moments."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: Start[Any, Any]
_stopped = threading.Event()


def _prepare(start: Start[Any, Any], end: Connection) -> None:
    # The worker is made at the first task and not here, where an error would
    # break the pool without a word about its cause.
    global _worker  # noqa: PLW0603 - one worker lives in each process
    _worker = cache(start)
    # Ctrl-C goes to the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_heed, args=(end,), daemon=True).start()


def _heed(end: Connection) -> None:
    """Wait until nobody reads the answers any more, and end this process."""
    end.poll(None)
    _stopped.set()
    time.sleep(_GRACE)
    os._exit(0)


def _answer(tasks: Sequence[Any]) -> list[Any]:
    answers = []
    for task in tasks:
        if _stopped.is_set():
            break
        answers.append(_worker()(task))
    return answers
