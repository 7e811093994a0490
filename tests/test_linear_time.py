"""No expression, no layout, no recogniser takes more time than its input is long.

Expressions are tried on texts made of their own parts, over and over, which end so that they
do not match: 1,500 characters and four times as many. Layouts, recognisers and the parts of
reading are tried on what a hostile page may repeat. Time is processor time; what is slow is
measured again before it counts.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from fuzzing.expressions import Expression, expressions, slowness
from fuzzing.hostile import COMMON
from fuzzing.targets import TARGETS, Target

BOUNDED = {
    "deciding.assigning._QUOTED": "it reads a sentence of ours, in which the sign that closes follows",
    "fills._PIECE": "it reads pages of ours, in which each place to fill is closed",
    "html_pages._FOR_WRITERS": "it reads the style sheets of the program",
    "people._QUOTED": "it is given no sign that opens behind the last that closes",
    "reading.credits._CLIENT": "it is given the words of one group, of 60 characters and a name",
    "reading.datelines._BEFORE_DATE": "it is given 500 characters at most",
    "reading.authorship._SUPPORT": "it is given the last line of a text",
    "recognisers.surnames._TOWNS": "it is given the 1,000 characters before a name",
    "reading.sentences._SPLIT_WORD": "it is given the end of a text, of a few characters",
    "reading.bracket_forms._CAPITAL_ABOVE": "it is given the 200 characters before a bracket",
    "recognisers.shortened._CAPITAL": "it is given the characters of a window before a name",
    "layouts.foreign_relations._TO": "it is given titles of 500 characters at most",
}
"""Expressions that are given short texts, or texts of ours, with the reason."""

QUADRATIC = frozenset(
    f"reading.{name}"
    for name in (
        "labels._BY_WORDS labels._ANY_WORDS markings._PARTS markup._DOUBT name_lines._SPOKEN name_lines._PART_OF_NAME "
        "opener_lines._PROSE opener_parties._WRITER salutations._WHOLE_DATE speakers._STOP spellings._NAME_BEFORE "
        "title_again._QUOTED unfold._ANNOUNCES unfold_end._PARTED unfold_forms.NUMBER unfold_forms.TELEGRAM unfold_forms.COPY"
    ).split()
)
"""Expressions that still take the square of the length of a paragraph: none may join them."""

ALL = [one for one in expressions() if one.where not in BOUNDED and one.where not in QUADRATIC]
PARTS = 6


def test_the_expressions_are_seen() -> None:
    assert len(ALL) > 450
    names = {one.where for one in expressions()}
    assert set(BOUNDED) | QUADRATIC <= names


@pytest.mark.parametrize("part", range(PARTS))
def test_no_expression_needs_more_than_linear_time(part: int) -> None:
    slow = {one.where: found for one in ALL[part::PARTS] if (found := slowness(one))}
    assert slow == {}


def test_an_expression_that_is_slow_is_seen() -> None:
    for pattern in (r"\s+x", r"(?:a|aa)+$", r"\([^)]*\)", r"^.*=.*$", r"(\w+\d+)+!"):
        one = Expression("converter.case", "case", re.compile(pattern), frozenset(("search",)))
        assert slowness(one), pattern
    for pattern in (r"(?:(?<!\s)\s+)?x", r"\([^()]*\)", r"\w+", r"^[^=]*=.*$"):
        one = Expression("converter.case", "case", re.compile(pattern), frozenset(("search",)))
        assert slowness(one) is None, pattern


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
SHORT, FLOOR, RATIO = 3_000, 0.15, 9


@pytest.mark.parametrize("target", WHOLE, ids=lambda target: target.name)
def test_no_part_needs_more_than_linear_time(target: Target) -> None:
    check = target.check
    check(b"Lamp out, 3 May 1958.\n\nAda Brezan")
    slow = {fill: found for fill in LINES if (found := too_slow(check, fill))}
    assert slow == {}


def too_slow(check: Callable[[bytes], None], fill: str) -> tuple[float, float] | None:
    """Return the seconds for four times 3,000 characters, and how many times those for 3,000."""
    found = None
    for _ in range(3):
        long = seconds(check, fill, 4 * SHORT)
        if long < FLOOR:
            return None
        found = long, long / max(seconds(check, fill, SHORT), 1e-6)
        if found[1] < RATIO:
            return None
    return found


def seconds(check: Callable[[bytes], None], fill: str, length: int) -> float:
    text = f"The quay.\n\n{fill * (length // len(fill))}\n\nAda Brezan\n".encode()
    began = time.thread_time()
    check(text)
    return time.thread_time() - began
