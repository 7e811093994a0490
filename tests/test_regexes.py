"""Regular expressions that are compiled at their first use."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
import subprocess
import sys

import pytest

import converter
from converter.regexes import regex


def test_every_expression_of_the_program_can_be_compiled() -> None:
    # An error in one would only be met by the page that needs it.
    found = 0
    for module in pkgutil.walk_packages(converter.__path__, "converter."):
        if module.name.endswith("__main__"):
            continue
        try:
            names = vars(importlib.import_module(module.name))
        except ModuleNotFoundError as error:  # an extra that is not installed
            if str(error.name).startswith("converter"):
                raise
            continue
        for name, value in names.items():
            if type(value).__name__ == "_Regex":
                assert isinstance(value.flags, int), name  # compiles
                found += 1
    assert found > 500


def test_it_answers_as_the_compiled_pattern_does() -> None:
    flags = re.IGNORECASE | re.MULTILINE
    ours, theirs = regex(r"^(?P<year>\d+) a", flags), re.compile(r"^(?P<year>\d+) a", flags)
    text = "1961 A\n1962 a"
    assert ours.pattern == theirs.pattern
    assert ours.flags == theirs.flags
    assert ours.groupindex == theirs.groupindex
    assert ours.findall(text) == theirs.findall(text) == ["1961", "1962"]
    assert ours.sub("x", text) == theirs.sub("x", text)
    match = ours.match(text)
    assert match is not None
    assert match["year"] == "1961"


def test_it_goes_to_another_process() -> None:
    other = pickle.loads(pickle.dumps(regex("b+", re.IGNORECASE)))  # noqa: S301 - our own
    assert other.findall("aBbc") == ["Bb"]


def test_an_error_is_raised_at_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.match("a")


def test_a_run_with_nothing_to_do_does_not_load_the_reading() -> None:
    program = "import sys, converter.cli, converter.run; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "converter.run" in loaded
    assert not {"converter.reading", "converter.recognisers", "saxonche"} & set(loaded)
