"""One task after the other in this process."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from converter.executors.protocol import Died, Result, Start, Task


def serial(
    start: Start[Task, Result], tasks: Iterable[Task]
) -> Generator[Result | Died[Task], None, None]:
    """Run the tasks one after the other in this process."""
    work = start()
    for task in tasks:
        yield work(task)
