"""What every executor promises, as types."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Start = Callable[[], Callable[[Task], Result]]


@dataclass(frozen=True, slots=True)
class Died(Generic[Task]):
    """Say that the worker process ended while it was at this task."""

    task: Task


class Executor(Protocol):
    """Run every task and yield one answer for each, in the order of the tasks."""

    def __call__(
        self, start: Start[Task, Result], tasks: Iterable[Task]
    ) -> Generator[Result | Died[Task], None, None]:
        """Yield a result, or Died, for each task."""
