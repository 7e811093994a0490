"""The statistical tagger: names that no rule finds, and how sure each name is.

It looks only round capitalised runs (``runs.py``), knows of each word what
``traits.py`` and ``scene.py`` say, and weighs that with a linear-chain CRF
(``weights.py``). The rules' own finds are among the traits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.recognisers.scene import Group, Placed, Scene
from converter.recognisers.traits import Traits
from converter.recognisers.weights import Pair, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight

# A word is taken for a name when its chance, times this, is above that of being none:
# chosen where precision and recall are worth the same on the texts learned from.
BOLD = 1 / 0.7


@dataclass(frozen=True, slots=True)
class Guess:
    """A run's words with the chance of each to begin a name and to go on with one."""

    placed: Placed
    chances: tuple[Pair, ...]

    def names(self, bold: float = BOLD) -> Iterator[tuple[int, int, float]]:
        """Yield first word, last word and chance of each name that is likely."""
        first, chance = -1, 1.0
        for at, (begins, goes_on) in enumerate(self.chances):
            none = (1 - begins - goes_on) / bold
            if begins >= max(goes_on, none) or (goes_on > none and first < 0):
                if first >= 0:
                    yield first, at - 1, chance
                first, chance = at, begins + goes_on
            elif goes_on > none:
                chance = min(chance, begins + goes_on)
            elif first >= 0:
                yield first, at - 1, chance
                first = -1
        if first >= 0:
            yield first, len(self.chances) - 1, chance


class Tagger:
    """The tagger with its weights: made once, used for every report."""

    def __init__(self, lexicon: Lexicon, weights: Weights) -> None:
        """Take the lists of names and the weights of traits."""
        self.lexicon = lexicon
        self._weights = weights
        self._traits = Traits(lexicon, weights.plain)

    def scene(self, sight: Sight) -> Scene:
        """Return a report as the tagger sees it."""
        return Scene(sight, self.lexicon, self._traits)

    def guesses(self, sight: Sight) -> Iterator[Guess]:
        """Yield a guess for each run of capitalised words of a report."""
        scene, weights = self.scene(sight), self._weights
        kept = weights.sums
        for row in scene.stretches:
            for index, placed in enumerate(row):
                around = scene.around(row, index)
                scores = []
                for at in range(len(placed.run.words)):
                    begins, goes_on = weights.total(scene.here(placed, at, around))
                    for key in scene.groups(placed, at):
                        pair = kept.get(key) or weights.keep(key, self.spelled(key))
                        begins += pair[0]
                        goes_on += pair[1]
                    scores.append((begins, goes_on))
                yield Guess(placed, tuple(weights.chances(scores)))

    def spelled(self, key: Group) -> Sequence[str]:
        """Return the traits that a key of ``Scene.groups`` stands for."""
        which, *words = key
        if which == "own":
            return self._traits.own(words[0])
        if which in {"P", "N"}:
            return self._traits.neighbour(which, words[0])
        return self._traits.around(which, words)

    def all_traits(self, sight: Sight) -> Iterator[tuple[Placed, list[list[str]]]]:
        """Yield each run with the traits of each of its words, as they are learned from."""
        scene = self.scene(sight)
        for row in scene.stretches:
            for index, placed in enumerate(row):
                around = scene.around(row, index)
                yield (
                    placed,
                    [
                        scene.here(placed, at, around)
                        + [name for key in scene.groups(placed, at) for name in self.spelled(key)]
                        for at in range(len(placed.run.words))
                    ],
                )
