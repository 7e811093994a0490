"""The tagger: what it adds up for each word are the weights of the traits that it learns from."""

from __future__ import annotations

from itertools import pairwise

from converter.recognisers import Tagger, ruled
from converter.recognisers.memory import remember
from converter.recognisers.weights import Sums, Weights
from converter.recognisers.words import words_of
from tests.name_cases import LEXICON, report_of

PAGE = """\
Mr. Tollo Vensk met Ada and Lund's cousin, a clerk. Vensk said nothing; Hask, Orlo and Brezan did.

LESNA

Vensk, the envoy of Orsan, wrote to Lund. "Brezan?" asked Dulac. The Dulacs went with P. Zawa."""


def test_the_sums_are_those_of_the_traits() -> None:
    weights = Weights.load()
    tagger = Tagger(LEXICON, weights)
    sight = ruled(report_of(PAGE), LEXICON)
    slow = {
        placed.run.words: weights.chances([weights.total(names) for names in traits])
        for placed, traits in tagger.all_traits(sight)
    }
    quick = {guess.words: guess.chances for _, found in tagger.guesses(sight) for guess in found}
    assert len(slow) > len(quick) > 1
    for words, chances in slow.items():
        if words in quick:
            assert quick[words] == chances
        else:
            # What is left out is never a name: its chance is below that of being none.
            ((begins, goes_on),) = chances
            assert max(begins, goes_on) < 0.6 * (1 - begins - goes_on)


def test_the_chances_of_a_run_add_up() -> None:
    level = Weights({}, ((0.0,) * 3,) * 3, frozenset())
    assert level.chances([(0, 0)]) == [(1 / 3, 1 / 3)]
    assert level.chances([(0, 0), (0, 0)]) == [(1 / 3, 1 / 3)] * 2
    # A name that goes on must have begun: after nothing, I is a hundred times less likely.
    steps = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, -4.6, 0.0))
    bound = Weights({}, steps, frozenset()).chances([(-900, -900), (0, 0)])
    assert bound[1][1] < 0.01
    assert bound[1][0] > 0.49


def test_memories_do_not_grow_for_ever() -> None:
    small = dict.fromkeys(map(str, range(100_000)), True)
    assert remember(small, "Vensk", told=False) is False
    assert small == {"Vensk": False}
    sums = Sums(Weights({"w=a": (1, 2)}, ((0.0,) * 3,) * 3, frozenset()), lambda key: (key,))
    for number in range(100_001):
        assert sums[f"w={number}"] == (0, 0)
    assert sums["w=a"] == (1, 2)
    assert len(sums) < 10


def test_a_word_is_cut_the_same_wherever_it_stands() -> None:
    text = "Vensk, (Vensk) Vensk’s\nVensk. of\u00a0Vensk  Vensk Bo?ydar al-Harthi P. Zawa? Who?"
    words = words_of(text, {"of"})
    assert [word.text for word in words] == (
        ["Vensk"] * 4 + ["of", "Vensk", "Vensk", "Bo?ydar", "al-Harthi", "P", "Zawa", "Who"]
    )
    assert [word.possessive for word in words].index(True) == 2
    assert [word.text for word in words if word.initial] == ["P"]
    for before, word in pairwise(words):
        assert text[word.start : word.end] == word.text
        assert word.before == text[before.end : word.start]
