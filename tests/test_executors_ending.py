"""Executors whose answers nobody reads to the end: nothing more begins, no process stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Prints the process of each answer; the tasks never end by themselves.
ENDLESS = """
import itertools, operator, os, sys, time
from functools import partial
from converter.executors import processes

def alone(task):
    return 1_000_000

def tasks():
    for number in itertools.count():
        yield partial(time.sleep, {seconds}) if number % 2 else os.getpid

if __name__ == "__main__":
    try:
        for answer in processes(2, size=alone)(partial(partial, operator.call), tasks()):
            if answer:
                print(answer, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
"""
# A worker that prints what happens to it would print it here.
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes")


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    yield from started(tmp_path, "0.01")


@pytest.fixture
def stubborn(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    yield from started(tmp_path, "600")


def started(folder: Path, seconds: str) -> Iterator[subprocess.Popen[str]]:
    script = folder / "endless.py"
    script.write_text(ENDLESS.replace("{seconds}", seconds), encoding="utf-8")
    command = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,  # a group of its own, as a terminal gives each command
    )
    try:
        yield command
    finally:
        if living(command):
            os.killpg(command.pid, signal.SIGKILL)
        command.communicate()


def living(command: subprocess.Popen[str]) -> list[str]:
    """Return what runs of the group; a process that ended and was not asked for is not counted."""
    asked = ["ps", "-A", "-o", "pgid=,stat=,args="]
    rows = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    cells = [row.split(maxsplit=2) for row in rows]
    return [" ".join(row) for row in cells if row[0] == str(command.pid) and row[1][0] != "Z"]


def first_answer(command: subprocess.Popen[str]) -> int:
    assert command.stdout is not None
    return int(command.stdout.readline())


def ends(command: subprocess.Popen[str], seconds: float = 15) -> bool:
    """Return whether all of the group ends in this time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if command.poll() is not None and not living(command):
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_in_a_terminal_reaches_all_and_ends_all(endless: subprocess.Popen[str]) -> None:
    first_answer(endless)
    os.killpg(endless.pid, signal.SIGINT)
    assert ends(endless), living(endless)
    assert endless.returncode == 130
    assert endless.communicate()[1] == ""


def test_ctrl_c_for_the_parent_alone_ends_all(endless: subprocess.Popen[str]) -> None:
    first_answer(endless)
    endless.send_signal(signal.SIGINT)
    assert ends(endless), living(endless)
    assert endless.returncode == 130
    assert endless.communicate()[1] == ""


def test_a_task_that_takes_long_does_not_keep_its_worker(stubborn: subprocess.Popen[str]) -> None:
    first_answer(stubborn)
    os.killpg(stubborn.pid, signal.SIGINT)
    assert ends(stubborn), living(stubborn)
    assert stubborn.returncode == 130


def test_workers_do_not_outlive_a_parent_that_was_killed(stubborn: subprocess.Popen[str]) -> None:
    first_answer(stubborn)
    stubborn.kill()
    assert ends(stubborn), living(stubborn)


def test_ctrl_c_before_a_worker_has_started(endless: subprocess.Popen[str]) -> None:
    time.sleep(0.4)  # the parent imports, or starts its workers
    os.killpg(endless.pid, signal.SIGINT)
    assert ends(endless), living(endless)
    # What the parent prints is its own; no worker adds its traceback.
    assert endless.communicate()[1].count("Traceback") <= 1
