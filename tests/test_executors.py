"""Executors: answers in the order of the tasks, whatever happens to a worker."""

from __future__ import annotations

import itertools
import operator
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from converter.executors import Died, Executor, processes, serial
from converter.executors.chunks import MOST_BYTES, MOST_TASKS, Chunks

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
    slow_getpid = partial(eval, "__import__('time').sleep(0.2) or __import__('os').getpid()")
    tasks: list[Callable[[], object]] = [slow_getpid] * 6
    workers = set(processes(2)(CALL, tasks))
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
    answers.close()
    assert time.monotonic() - began < 20


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = itertools.count()
    tasks = (partial(int, next(taken)) for _ in itertools.count())
    answers = processes(2)(CALL, tasks)
    assert [next(answers) for _ in range(200)] == [*range(200)]
    answers.close()
    assert next(taken) < 200 + 2 * MOST_TASKS * 40


def test_a_long_task_does_not_hold_up_those_behind_it(tmp_path: Path) -> None:
    long = partial(time.sleep, 5)
    behind = [partial(os.mkdir, tmp_path / str(at)) for at in range(100)]
    size: Callable[[object], int] = lambda task: MOST_BYTES * 2 if task is long else 1  # noqa: E731
    answers = processes(2, size=size)(CALL, [long, *behind])
    next(answers)
    assert len([*tmp_path.iterdir()]) == 100
    answers.close()


def test_each_death_in_a_chunk_is_its_own_tasks() -> None:
    tasks = [DEATH if at in {5, 6, 500} else task for at, task in enumerate(numbers(600))]
    answers = list(processes(2)(CALL, tasks))
    died = [at for at, answer in enumerate(answers) if isinstance(answer, Died)]
    assert died == [5, 6, 500]
    assert [answers[at] for at in range(600) if at not in died] == [
        at for at in range(600) if at not in died
    ]


def test_a_death_that_does_not_come_again_costs_nothing(tmp_path: Path) -> None:
    trace = str(tmp_path / "died")
    die_once = f"import os; os.path.exists({trace!r}) or (os.mkdir({trace!r}), os._exit(3))"
    tasks = numbers(30)
    tasks[7] = partial(exec, die_once)
    assert list(processes(2)(CALL, tasks)) == [*range(7), None, *range(8, 30)]
    assert (tmp_path / "died").is_dir()


def test_chunks_are_cut_by_bytes_and_number_and_become_smaller_at_the_end() -> None:
    sizes = [MOST_BYTES * 3, *[MOST_BYTES // 8] * 64, *[1] * 1000]
    chunks = Chunks(iter(sizes), int)
    chunks.workers = 2
    cut = [tasks for tasks, _ in iter(chunks.take, ((), 0))]
    assert [size for chunk in cut for size in chunk] == sizes
    assert cut[0] == (MOST_BYTES * 3,)
    assert all(len(chunk) <= MOST_TASKS for chunk in cut)
    assert all(sum(chunk) <= MOST_BYTES for chunk in cut[1:])
    assert len(cut[1]) == 8
    assert [len(chunk) for chunk in cut[-2:]] == [1, 1]
