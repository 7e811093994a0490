"""Executors: answers in the order of the tasks, whatever happens to a worker."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Callable
from functools import partial

import pytest

from converter.executors import Died, Executor, processes, serial

# A worker that calls its tasks; everything here comes from the standard
# library, so that a new process can import it whatever runs the tests.
CALL: Callable[[], Callable[[Callable[[], object]], object]] = partial(partial, operator.call)
DEATH = partial(os._exit, 3)


def numbers(count: int) -> list[Callable[[], object]]:
    return [partial(int, number) for number in range(count)]


@pytest.mark.parametrize("run", [serial, processes(1), processes(2)])
def test_answers_come_in_the_order_of_the_tasks(run: Executor) -> None:
    tasks: list[Callable[[], object]] = [partial(time.sleep, 0.2), *numbers(50)]
    assert list(run(CALL, tasks)) == [None, *range(50)]


def test_processes_share_the_work_outside_this_one() -> None:
    tasks: list[Callable[[], object]] = [partial(time.sleep, 0.3), os.getpid] * 4
    workers = set(processes(2)(CALL, tasks)) - {None}
    assert len(workers) == 2
    assert os.getpid() not in workers


@pytest.mark.parametrize("fatal", [(0,), (39,), (3, 4, 20)])
def test_a_death_costs_its_own_task_only(fatal: tuple[int, ...]) -> None:
    tasks = [DEATH if at in fatal else task for at, task in enumerate(numbers(40))]
    expected = [Died(DEATH) if at in fatal else at for at in range(40)]
    answers = list(processes(2)(CALL, tasks))
    assert [type(answer) for answer in answers] == [type(answer) for answer in expected]
    assert [one for one in answers if not isinstance(one, Died)] == [
        at for at in range(40) if at not in fatal
    ]


@pytest.mark.parametrize("run", [serial, processes(2)])
def test_tools_that_cannot_be_made_say_why(run: Executor) -> None:
    broken: Callable[[], Callable[[object], object]] = partial(int, "no stylesheet")  # type: ignore[assignment]
    with pytest.raises(ValueError, match="no stylesheet"):
        list(run(broken, numbers(3)))


def test_no_tasks_no_answers() -> None:
    assert list(processes(2)(CALL, [])) == []


def test_a_reader_that_stops_early_stops_the_workers() -> None:
    answers = processes(2)(CALL, numbers(1000))
    began = time.monotonic()
    assert next(answers) == 0
    answers.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - began < 20
