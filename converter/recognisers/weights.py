"""The weights of the tagger: a linear-chain CRF over B (a name begins), I (goes on), O (none).

Learned by ``benchmarks/learn_tagger.py`` with python-crfsuite; to use them nothing
but these lines is needed. The weights of O are subtracted from the others, so that
a trait has two numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources as packaged
from math import exp

Pair = tuple[float, float]
"""Weights, or chances, of B and of I."""

_MOST = 100_000
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
    sums: dict[tuple[str, ...], Pair] = field(default_factory=dict, compare=False, repr=False)

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
                traits[name] = (int(begins) / _SCALE, int(goes_on) / _SCALE)
        return cls(traits, steps, frozenset(lines[at + 1].split(" ")))

    def total(self, names: Iterable[str]) -> Pair:
        """Return the sum of the weights of traits."""
        begins = goes_on = 0.0
        known = self.traits
        for name in names:
            pair = known.get(name)
            if pair is not None:
                begins += pair[0]
                goes_on += pair[1]
        return begins, goes_on

    def keep(self, key: tuple[str, ...], names: Iterable[str]) -> Pair:
        """Return the sum of the weights of traits that depend on words alone, and remember it."""
        if len(self.sums) > _MOST:
            self.sums.clear()
        found = self.sums[key] = self.total(names)
        return found

    def chances(self, scores: Sequence[Pair]) -> list[Pair]:
        """Return the chance of each word of a run to begin a name and to go on with one."""
        if len(scores) == 1:
            begins, goes_on = scores[0]
            top = max(begins, goes_on, 0.0)
            one, two, three = exp(begins - top), exp(goes_on - top), exp(-top)
            whole = one + two + three
            return [(one / whole, two / whole)]
        return self._marginals(scores)

    def _marginals(self, scores: Sequence[Pair]) -> list[Pair]:
        """Return the same for several words, by the forward and backward sums of the chain."""
        weights = [tuple(exp(value - max(*pair, 0.0)) for value in (*pair, 0.0)) for pair in scores]
        steps = [[exp(value) for value in row] for row in self.steps]
        three = range(3)
        forward = [list(weights[0])]
        for here in weights[1:]:
            before = forward[-1]
            row = [sum(before[i] * steps[i][j] for i in three) * here[j] for j in three]
            forward.append(_scaled(row))
        backward = [[1.0, 1.0, 1.0]]
        for here in reversed(weights[1:]):
            behind = backward[-1]
            row = [sum(steps[i][j] * here[j] * behind[j] for j in three) for i in three]
            backward.append(_scaled(row))
        found = []
        for ahead, back in zip(forward, reversed(backward), strict=True):
            begins, goes_on, none = (ahead[k] * back[k] for k in three)
            whole = begins + goes_on + none
            found.append((begins / whole, goes_on / whole))
        return found


def _scaled(row: list[float]) -> list[float]:
    top = max(row)
    return [value / top for value in row]
