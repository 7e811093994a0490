"""No expression, no layout, no recogniser takes more time than its input is long.

Expressions are tried on texts made of their own parts, over and over, which end so that they
do not match: 1,200 characters and four times as many. Layouts, recognisers and the parts of
reading are tried on what a hostile page may repeat. Time is processor time; what is slow is
measured again before it counts.
"""

from __future__ import annotations

import gc
import importlib
import re
import time
from collections.abc import Callable

import pytest
from fuzzing.expressions import Expression, attacks, expressions, slowness, worst
from fuzzing.hostile import COMMON, is_linear
from fuzzing.targets import TARGETS, Target

OURS = {
    "deciding.assigning._QUOTED": "it reads a sentence of ours, in which the sign that closes follows",
    "fills._PIECE": "it reads pages of ours, in which each place to fill is closed",
    "html_pages._FOR_WRITERS": "it reads the style sheets of the program",
    "people._QUOTED": "it is given no sign that opens behind the last that closes",
    "three_way.TOKEN": "it reads well-formed XML, in which what opens is closed",
}
"""Expressions that are given texts on which they are linear, with the reason."""

BOUNDED = {
    "layouts.foreign_relations._TO": "layouts.foreign_relations._LONGEST_TITLE",
    "reading.bracket_forms._CAPITAL_ABOVE": "reading.bracket_forms._NEAR",
    "reading.datelines._BEFORE_DATE": "reading.datelines._LONGEST_PLACE",
    "reading.spellings._NAME_BEFORE": "reading.spellings._FARTHEST",
    "recognisers.shortened._CAPITAL": "recognisers.shortened._WINDOW",
    "recognisers.surnames._TOWNS": "recognisers.surnames._WINDOW",
}
"""Expressions that are given short texts, with what says how many characters at most."""

MOST = 0.05
"""Seconds that such a text may take at most."""

ALL = expressions()
TRIED = [one for one in ALL if one.where not in OURS and one.where not in BOUNDED]
PARTS = 6


def test_the_expressions_are_seen() -> None:
    assert len(ALL) > 900
    assert {*OURS, *BOUNDED} <= {one.where for one in ALL}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_expression_needs_more_than_linear_time(part: int) -> None:
    slow = {one.where: found for one in TRIED[part::PARTS] if (found := slowness(one))}
    assert slow == {}


@pytest.mark.parametrize("where", BOUNDED)
def test_what_is_given_short_texts_reads_them_at_once(where: str) -> None:
    module, _, name = BOUNDED[where].rpartition(".")
    length = getattr(importlib.import_module(f"converter.{module}"), name)
    assert max(worst(one, length) for one in ALL if one.where == where) < MOST


SLOW = (
    r"\s+x",
    r"(?:a|aa)+$",
    r"\([^)]*\)",
    r"^.*=.*=.*$",
    r"(\w+\d+)+!",
    r"^(?:\w+, ?)*\w*;\w*$|^\w*\d\w*$",
)
QUICK = (r"(?:(?<!\s)\s+)?x", r"\([^()]*\)", r"\w+", r"^[^=]*=.*$", r"^(?>\w+ ?)+!", r"^\w+")


def test_an_expression_that_is_slow_is_seen() -> None:
    for pattern in SLOW:
        one = Expression("converter.case", "case", re.compile(pattern), frozenset(("search",)))
        assert slowness(one), pattern
    for pattern in QUICK:
        one = Expression("converter.case", "case", re.compile(pattern), frozenset(("search",)))
        assert slowness(one) is None, pattern
        assert slowness(one, common=True) is None, pattern


def test_what_is_not_tried_is_linear_as_it_is_written() -> None:
    assert is_linear(r"^\s*a", 0, {"search"})
    assert is_linear(r"a{1,9}b+", 0, {"match", "fullmatch"})
    assert not is_linear(r"\s+a", 0, {"search"})
    assert not is_linear(r"^\s*a", re.MULTILINE, {"search"})
    assert not is_linear(r"^(?:a|aa)+$", 0, {"match"})
    assert not is_linear(r"^\w*(?=\w*x)", 0, {"match"})
    assert not is_linear(r"(a)?(?(1)b*|c)b*", 0, {"match"})
    one = Expression("converter.case", "case", re.compile(r"\((\w*)\)x"), frozenset(("sub",)))
    assert ("(", "a", "\0") in attacks(one)


LINES = (
    *COMMON,
    "Lamp out. ",
    "The quay is quiet.\n\n",
    "1. a\n",
    "A: b\n\n",
    "[1] a\n\n",
    "a | b\n",
    "Ada Brezan, Envoy\n",
)
"""What a page repeats: signs, and lines of each kind."""

WHOLE = [
    one for name, one in TARGETS.items() if name.startswith(("layout", "read", "names", "lines"))
]
SHORT, FLOOR, RATIO = 1_200, 0.06, 8


@pytest.mark.parametrize("target", WHOLE, ids=lambda target: target.name)
def test_no_part_needs_more_than_linear_time(target: Target) -> None:
    check = target.check
    check(b"Lamp out, 3 May 1958.\n\nAda Brezan")
    slow = {fill: found for fill in LINES if (found := too_slow(check, fill))}
    assert slow == {}


def too_slow(check: Callable[[bytes], None], fill: str) -> tuple[float, float] | None:
    """Return the seconds for four times 1,200 characters, and how many times those for 1,200."""
    if seconds(check, fill, 4 * SHORT) < FLOOR:
        return None
    for _ in range(2):
        long = min(seconds(check, fill, 4 * SHORT) for _ in range(2))
        ratio = long / max(min(seconds(check, fill, SHORT) for _ in range(2)), 1e-6)
        if long < FLOOR or ratio < RATIO:
            return None
    return long, ratio


def seconds(check: Callable[[bytes], None], fill: str, length: int) -> float:
    text = f"The quay.\n\n{fill * (length // len(fill))}\n\nAda Brezan\n".encode()
    gc.disable()  # how often it goes through all that other tests left is not the part's own time
    try:
        began = time.thread_time()
        check(text)
        return time.thread_time() - began
    finally:
        gc.enable()
