"""Words that are counted by signs are those that the pattern finds, in a text and in its parts."""

from __future__ import annotations

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.words import WORD, Words

TEXTS = st.text(
    st.sampled_from("ab9_ '’-–.\n\u0301éЖ中\U0001d7d8\U0001f600\u00a0²\u0590") | st.characters()
)


@given(TEXTS)
def test_as_many_as_the_pattern_finds(text: str) -> None:
    assert Words(text).count == len(WORD.findall(text))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12), st.sampled_from("pq"))))
def test_each_word_lives_in_the_first_span_that_has_a_part_of_it(
    text: str, lengths: list[tuple[int, int, str]]
) -> None:
    spans, at = [], 0
    for gap, length, home in lengths:
        start, at = at + gap, at + gap + length
        if at <= len(text):
            spans.append((start, at, home))
    starts, expected = [start for start, _, _ in spans], dict[str, int]()
    for word in WORD.finditer(text):
        last = bisect_right(starts, word.end() - 1)
        shared = [home for start, end, home in spans[:last] if end > word.start()]
        if shared:
            expected[shared[0]] = expected.get(shared[0], 0) + 1
    assert Words(text).by_home(spans) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("a-b-c", 1), ("Vensk’s", 1), ("- a -", 1), ("e\u0301t", 1), ("a_b", 2), ("a--b", 2)],
)
def test_what_a_word_is(text: str, count: int) -> None:
    assert Words(text).count == count
