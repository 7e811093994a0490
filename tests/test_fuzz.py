"""A few hundred inputs for each part of the converter, and each input that once failed.

``benchmarks/fuzz.py`` tries many more, and saves what fails in tests/fuzz_cases.
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from fuzzing.campaign import maker
from fuzzing.checks import check_conversion, tools
from fuzzing.minimise import minimised
from fuzzing.mutations import Mutator
from fuzzing.targets import TARGETS, Target
from fuzzing.trial import tried
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages import pages, texts
from tests.shared import ROOT

CASES = sorted(path for path in (ROOT / "tests" / "fuzz_cases").iterdir() if "--" in path.name)
SEED = 20
WHOLE, NAMES, EACH = 12, 30, 120
"""How many inputs a target gets: fewer where each takes long."""


def size(target: Target) -> int:
    if target.whole:
        return WHOLE
    return NAMES if target.name.startswith("names") or target.name == "read" else EACH


def made(target: Target, seed: int) -> Mutator:
    return maker(target, random.Random(seed))  # noqa: S311  (not for secrets)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_inputs_made_by_chance(target: Target) -> None:
    own = made(target, SEED)
    failed = {
        trial.kind: (trial.told, data)
        for data in (own.data() for _ in range(size(target)))
        if (trial := tried(target, data)).kind
    }
    assert failed == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_input_that_once_failed(case: Path) -> None:
    trial = tried(TARGETS[case.name.partition("--")[0]], case.read_bytes())
    assert (trial.kind, trial.told) == ("", "")


@settings(
    derandomize=True,
    deadline=None,
    max_examples=50,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    data=texts() | pages(),
    target=st.sampled_from([one for one in TARGETS.values() if not one.whole]),
)
def test_any_page_on_any_part(data: bytes, target: Target) -> None:
    assert tried(target, data).kind == ""


def test_a_failing_input_is_made_small() -> None:
    data = b"one two\n[three] four\n" * 50
    assert minimised(data, lambda less: b"[" in less and b"four" in less) in {b"[four", b"four["}


def test_what_breaks_is_a_failure_and_what_is_refused_is_none() -> None:
    def broken(data: bytes) -> None:
        raise ZeroDivisionError(len(data))

    trial = tried(Target("case", broken), b"abc")
    assert trial.kind.startswith("case: ZeroDivisionError at test_fuzz.py:")
    assert tried(TARGETS["pipeline"], b"\xff\xfe\x00").kind == ""
    assert check_conversion(b"  \n", tools()) is False
    assert check_conversion(b"Lamp out.\n\nAda Brezan", tools(), letter_by_letter=True) is True


def test_the_command_prints_its_figures(tmp_path: Path) -> None:
    words = ["--minutes", "0.005", "--engine", "mutations", "--part", "decode", "--seed", "7"]
    done = subprocess.run(
        [sys.executable, "benchmarks/fuzz.py", *words, "--cases", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("seed 7, 1 targets, engine mutations\n")
    assert " inputs on parts, 0 through the whole pipeline" in done.stdout
    assert "0 failures" in done.stdout


def test_the_same_seed_makes_the_same_inputs() -> None:
    one, other = (made(TARGETS["lines"], 7) for _ in "ab")
    assert [one.data() for _ in range(9)] == [other.data() for _ in range(9)]
