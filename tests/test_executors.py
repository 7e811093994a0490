"""Executors: answers in the order of the tasks, whatever happens to a worker."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial

import pytest

from converter.executors import Died, Executor, processes, serial

Work = Callable[[int], str]


def start(fatal: tuple[int, ...] = (), broken: str = "") -> Work:
    """Make a worker that dies of some numbers; runs in the worker process."""
    if broken:
        raise ValueError(broken)

    def work(task: int) -> str:
        if task in fatal:
            os._exit(3)
        time.sleep(0.002 * (task % 3))
        return f"{task} by {os.getpid()}"

    return work


@pytest.mark.parametrize("run", [serial, processes(1), processes(2)])
def test_answers_come_in_the_order_of_the_tasks(run: Executor) -> None:
    answers = [answer for answer in run(start, range(50)) if isinstance(answer, str)]
    assert [int(answer.split()[0]) for answer in answers] == list(range(50))


def test_processes_share_the_work_outside_this_one() -> None:
    workers = {str(answer).split()[-1] for answer in processes(2)(start, range(40))}
    assert len(workers) == 2
    assert str(os.getpid()) not in workers


@pytest.mark.parametrize("fatal", [(0,), (39,), (3, 4, 20)])
def test_a_death_costs_its_own_task_only(fatal: tuple[int, ...]) -> None:
    answers = list(processes(2)(partial(start, fatal), range(40)))
    assert len(answers) == 40
    for task, answer in enumerate(answers):
        if task in fatal:
            assert answer == Died(task)
        else:
            assert isinstance(answer, str)
            assert answer.startswith(f"{task} by")


@pytest.mark.parametrize("run", [serial, processes(2)])
def test_tools_that_cannot_be_made_say_why(run: Executor) -> None:
    with pytest.raises(ValueError, match="no stylesheet"):
        list(run(partial(start, (), "no stylesheet"), range(3)))


def test_no_tasks_no_answers() -> None:
    assert list(processes(2)(start, [])) == []


def test_a_reader_that_stops_early_stops_the_workers() -> None:
    answers = processes(2)(start, range(1000))
    began = time.monotonic()
    assert str(next(answers)).startswith("0 by")
    answers.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - began < 20
