"""The weights of the tagger: a linear-chain CRF over B (a name begins), I (goes on), O (none).

Learned by ``benchmarks/learn_tagger.py`` with python-crfsuite; to use them nothing
but these lines is needed. The weights of O are subtracted from the others, so that
a trait has two numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources as packaged
from math import exp
from typing import Generic, TypeVar

from converter.recognisers.memory import MOST_REMEMBERED

Pair = tuple[int, int]
"""Weights of B and of I, in hundredths: whole numbers, so that no order of adding matters."""

Chances = tuple[float, float]
"""How likely a word begins a name, and goes on with one."""

_SCALE = 100.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait, and each step from one label to the next, counts for.

    ``steps[i][j]`` is for label i before label j, in the order B, I, O; ``plain``
    are the words that the texts learned from write small.
    """

    traits: Mapping[str, Pair]
    steps: tuple[tuple[float, float, float], ...]
    plain: frozenset[str]
    factors: tuple[tuple[float, ...], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep what a step multiplies a chance with."""
        factors = tuple(tuple(exp(step) for step in row) for row in self.steps)
        object.__setattr__(self, "factors", factors)

    @classmethod
    def load(cls) -> Weights:
        """Read the weights that come with the package."""
        data = packaged.files("converter.recognisers") / "data" / "tagger.txt"
        return cls.parse(data.read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> Weights:
        """Return the weights of a file: a line of nine steps, a line of words, then the traits."""
        lines = text.split("\n")
        at = next(index for index, line in enumerate(lines) if not line.startswith("#"))
        numbers = [int(one) / _SCALE for one in lines[at].split(" ")]
        steps = tuple((numbers[k], numbers[k + 1], numbers[k + 2]) for k in (0, 3, 6))
        traits = {}
        for line in lines[at + 2 :]:
            if line:
                name, begins, goes_on = line.split("\t")
                traits[name] = (int(begins), int(goes_on))
        return cls(traits, steps, frozenset(lines[at + 1].split(" ")))

    def total(self, names: Iterable[str]) -> Pair:
        """Return the sum of the weights of traits."""
        begins = goes_on = 0
        known = self.traits
        for name in names:
            pair = known.get(name)
            if pair is not None:
                begins += pair[0]
                goes_on += pair[1]
        return begins, goes_on

    def chances(self, sums: Sequence[Pair]) -> list[Chances]:
        """Return the chance of each word of a run to begin a name and to go on with one."""
        scores = [(begins / _SCALE, goes_on / _SCALE) for begins, goes_on in sums]
        if len(scores) == 1:
            begins, goes_on = scores[0]
            top = max(begins, goes_on, 0.0)
            one, two, three = exp(begins - top), exp(goes_on - top), exp(-top)
            whole = one + two + three
            return [(one / whole, two / whole)]
        return self._marginals(scores)

    def _marginals(self, scores: Sequence[Chances]) -> list[Chances]:
        """Return the same for several words, by the forward and backward sums of the chain."""
        weights = []
        for begins, goes_on in scores:
            top = max(begins, goes_on, 0.0)
            weights.append((exp(begins - top), exp(goes_on - top), exp(-top)))
        (bb, bi, bo), (ib, ii, io), (ob, oi, oo) = self.factors
        b, i, o = weights[0]
        forward = [weights[0]]
        for begins, goes_on, none in weights[1:]:
            one = (b * bb + i * ib + o * ob) * begins
            two = (b * bi + i * ii + o * oi) * goes_on
            three = (b * bo + i * io + o * oo) * none
            top = max(one, two, three)
            b, i, o = one / top, two / top, three / top
            forward.append((b, i, o))
        b = i = o = 1.0
        found = []
        for at in range(len(weights) - 1, -1, -1):
            ahead = forward[at]
            begins, goes_on, none = ahead[0] * b, ahead[1] * i, ahead[2] * o
            whole = begins + goes_on + none
            found.append((begins / whole, goes_on / whole))
            begins, goes_on, none = weights[at]
            begins, goes_on, none = begins * b, goes_on * i, none * o
            one = bb * begins + bi * goes_on + bo * none
            two = ib * begins + ii * goes_on + io * none
            three = ob * begins + oi * goes_on + oo * none
            top = max(one, two, three)
            b, i, o = one / top, two / top, three / top
        found.reverse()
        return found


_Key = TypeVar("_Key", bound=Hashable)


class Sums(dict[_Key, Pair], Generic[_Key]):
    """The sums of the weights of traits by what these depend on, each added up when first asked for."""

    def __init__(self, weights: Weights, names: Callable[[_Key], Iterable[str]]) -> None:
        """Take the weights, and what tells the traits that a key stands for."""
        super().__init__()
        self._weights = weights
        self._names = names

    def __missing__(self, key: _Key) -> Pair:
        """Add up the weights for a key, and keep the sum."""
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[key] = self._weights.total(self._names(key))
        return found
