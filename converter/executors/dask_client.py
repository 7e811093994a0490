"""Tasks shared among the workers of a Dask cluster, on this computer or on many.

Dask is an extra (``cluster``). Its scheduler notices a worker that is gone and gives
what that had to another; only a task that is there whenever a worker dies comes
back, and is then tried alone. A worker's threads take turns: the XSLT processor
is one for each process.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Generator, Iterable, Sequence
from secrets import token_hex
from types import TracebackType
from typing import Any, Self

from converter.errors import ConvertError, SettingsError
from converter.executors.chunks import Chunks, Size, alike
from converter.executors.ordering import Piece, in_order
from converter.executors.protocol import Died, Executor, Result, Start, Task
from converter.version import VERSION

_LOG = logging.getLogger(__name__)

Client = Any  # Dask's own has no types
Future = Any

# Chunks for each worker that are with the scheduler: one at work, one behind it, and
# the way there and back is longer than within one computer.
_AHEAD = 3
_PATIENCE = 2.0  # seconds, after which is looked whether workers came or went
_GREETING = "15s"  # a scheduler that is there answers sooner


def cluster(scheduler: str, *, size: Size = alike) -> Executor:
    """Return an executor that shares the tasks among the workers of a scheduler.

    ``scheduler`` is its address (tcp://host:8786) or the path of the file that it wrote
    with ``--scheduler-file``. ``size`` tells the bytes of a task's source: small ones
    travel together. Raises SettingsError when Dask is not installed or nobody answers.
    """

    def run(
        start: Start[Task, Result], tasks: Iterable[Task]
    ) -> Generator[Result | Died[Task], None, None]:
        with _Crew(_client(scheduler), scheduler, start) as crew:
            yield from in_order(crew, Chunks(tasks, size))

    return run


def _client(scheduler: str) -> Client:
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise SettingsError(
            "A cluster needs Dask, which is not installed.",
            "Run pip install '.[cluster]' here and on every worker.",
        ) from error
    where = {"address": scheduler} if "://" in scheduler else {"scheduler_file": scheduler}
    make: Any = distributed.Client
    try:
        return make(**where, timeout=_GREETING, set_as_default=False, name="tei-convert")
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"No Dask scheduler answers at {scheduler}.",
            "Look whether it runs, and at the address that it printed when it began.",
        ) from error


class _Crew:
    """The workers of a scheduler, for one run."""

    def __init__(self, client: Client, scheduler: str, start: Start[Task, Result]) -> None:
        from converter.executors.dask_worker import Beginning  # noqa: PLC0415 - needs Dask

        self._client = client
        self._scheduler = scheduler
        self._token = token_hex(8)
        self._given: dict[Future, Piece] = {}
        self._number = 0
        self.size = 1
        # Workers that join later are told as well.
        beginning = Beginning(self._token, pickle.dumps(start))
        try:
            client.register_plugin(beginning, name=self._token)
        except ImportError as error:
            client.close()
            raise SettingsError(
                f"A worker of {scheduler} cannot load tei-convert ({error}).",
                f"Install tei-convert {VERSION} with the extra cluster on every worker.",
            ) from error
        except BaseException:
            client.close()
            raise
        self._count()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        """Take back what has not begun; what is under way ends with its task."""
        try:
            if self._client.status == "running":
                if self._given:
                    self._client.cancel([*self._given], force=True)
                self._client.unregister_worker_plugin(self._token)
        finally:
            self._given.clear()
            self._client.close()

    def _count(self) -> None:
        workers = len(self._client.nthreads())
        if not workers and self.size:
            _LOG.warning("%s has no workers now: waiting for one.", self._scheduler)
        self.size = workers

    @property
    def free(self) -> bool:
        return len(self._given) < _AHEAD * max(1, self.size)

    @property
    def idle(self) -> bool:
        return not self._given

    def give(self, piece: Piece) -> None:
        from converter.executors.dask_worker import answer  # noqa: PLC0415 - needs Dask

        self._number += 1
        key = f"tei-convert-{self._token}-{self._number}"
        future = self._client.submit(answer, self._token, piece.tasks, key=key, pure=False)
        self._given[future] = piece

    def wait(self) -> list[tuple[Piece, Sequence[Any] | None]]:
        import distributed  # noqa: PLC0415 - an extra

        wait: Any = distributed.wait
        while True:
            try:
                with self._client.as_current():
                    wait([*self._given], timeout=_PATIENCE, return_when="FIRST_COMPLETED")
            except TimeoutError:
                self._demand_scheduler()
                self._count()
                continue
            except distributed.CancelledError as error:
                raise self._gone() from error
            ended = [future for future in self._given if future.done()]
            if ended:
                return self._ended(ended)
            self._demand_scheduler()

    def _ended(self, futures: Sequence[Future]) -> list[tuple[Piece, Sequence[Any] | None]]:
        from distributed import KilledWorker  # noqa: PLC0415 - an extra

        done = [future for future in futures if future.status == "finished"]
        answers: list[Any] = self._client.gather(done)
        told: list[tuple[Piece, Sequence[Any] | None]] = [
            (self._given.pop(future), given) for future, given in zip(done, answers, strict=True)
        ]
        for future in futures:
            if future in self._given:
                if future.status != "error":
                    raise self._gone()
                error = future.exception()
                if not isinstance(error, KilledWorker):
                    raise error
                told.append((self._given.pop(future), None))
        return told

    def _demand_scheduler(self) -> None:
        if self._client.status != "running":
            raise self._gone()

    def _gone(self) -> ConvertError:
        return ConvertError(
            f"The Dask scheduler {self._scheduler} has ended, or gave up this run.",
            "What was converted is kept: run it again to finish.",
        )
