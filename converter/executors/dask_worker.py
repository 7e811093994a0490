"""What runs on a worker of a Dask cluster: made once for each run, used for each chunk."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from distributed import Worker, WorkerPlugin

from converter.errors import SettingsError
from converter.version import VERSION

_beginnings: dict[str, bytes] = {}
_workers: dict[str, Callable[[Any], Any]] = {}
# Of the threads that a worker may have, one at a time converts.
_turn = Lock()


class Beginning(WorkerPlugin):
    """Tell a worker how a run begins, and that it is over."""

    def __init__(self, token: str, start: bytes) -> None:
        """Take the name of the run and the pickled function that makes its worker."""
        self._token = token
        self._start = start
        self._version = VERSION

    def setup(self, worker: Worker) -> None:
        """Keep it; it is made at the first chunk, where an error finds its way back.

        Raises SettingsError when the worker has another version of the converter.
        """
        if self._version != VERSION:
            raise SettingsError(
                f"The worker {worker.address} has tei-convert {VERSION}, "
                f"and this run is of {self._version}.",
                "Install the same version everywhere.",
            )
        _beginnings[self._token] = self._start

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask hands it over
        """Forget the run; a chunk under way ends with the task that it is at."""
        _beginnings.pop(self._token, None)
        _workers.pop(self._token, None)


def answer(token: str, tasks: Sequence[Any]) -> list[Any]:
    """Return the answers to the tasks of a chunk of a run."""
    answers: list[Any] = []
    with _turn:
        work = _workers.get(token)
        if work is None:
            work = _workers[token] = pickle.loads(_beginnings[token])()  # noqa: S301 - our own run's
        for task in tasks:
            if token not in _beginnings:  # nobody waits for the rest
                break
            answers.append(work(task))
    return answers
