"""The statistical tagger: names that no rule finds, and how sure each name is.

It looks only round capitalised runs (``runs.py``), knows of each word what
``traits.py`` and ``scene.py`` say, and weighs that with a linear-chain CRF
(``weights.py``). The rules' own finds are among the traits.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from converter.recognisers.memory import MOST_REMEMBERED
from converter.recognisers.scene import Placed, Scene, Standing, standing
from converter.recognisers.traits import Traits, shape_of
from converter.recognisers.weights import Chances, Pair, Sums, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.words import Word

# A word is taken for a name when its chance, times this, is above that of being none:
# chosen where precision and recall are worth the same on the texts learned from.
BOLD = 1 / 0.7
# A chance below this is no doubt any more: nobody need look.
DOUBTED = 0.15


_NOTHING: Pair = (0, 0)

Kind = tuple[tuple[str, ...], bool, str]
"""What of a word counts where it stands: its lists, whether texts write it small, its shape."""
# Below this sum of weights, for B and for I, a word that stands alone is never taken for a name.
_HOPELESS = math.floor(100 * math.log(DOUBTED / (1 - DOUBTED)) - 100 * math.log(2))


def _bound(memo: dict[Any, Any]) -> None:
    """Empty a memory that has grown too large."""
    if len(memo) > MOST_REMEMBERED:
        memo.clear()


class Guess(Struct, frozen=True):
    """A run's words with the chance of each to begin a name and to go on with one."""

    words: Sequence[Word]
    chances: Sequence[Chances]

    @property
    def best(self) -> float:
        """Return the best chance of a word to belong to a name."""
        return max(map(sum, self.chances))

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
        self._traits = traits = Traits(lexicon, weights.plain)
        self._leads: Sums[tuple[str, ...]] = Sums(weights, lambda lead: traits.around("L", lead))
        self._follows: Sums[tuple[str, ...]] = Sums(weights, lambda one: traits.around("R", one))
        self._before: Sums[str] = Sums(weights, lambda text: traits.neighbour("P", text))
        self._behind: Sums[str] = Sums(weights, lambda text: traits.neighbour("N", text))
        self._words: Sums[str] = Sums(weights, traits.own)
        # How a word stands says the same of all words of a kind, and few are of no common kind.
        self._kinds: dict[str, Kind] = {}
        self._standing: dict[tuple[Kind, int, int, bool, bool, bool], Pair] = {}
        # Words that stand alone, and are no more than that, are looked up by their text.
        self._inside: dict[str, Pair] = {}
        self._opening: dict[str, Pair] = {}
        self._named: Sums[tuple[str, ...]] = Sums(weights, lambda names: names)

    def _own(self, stands: tuple[str, int, int, bool, bool, bool]) -> list[str]:
        """Return the traits of a word by itself and of how it stands in its run."""
        return [*standing(self._traits, Standing(*stands)), *self._traits.own(stands[0])]

    def _stand(self, stands: tuple[str, int, int, bool, bool, bool]) -> Pair:
        """Return the sum of the weights of these traits."""
        text, at, size, opens, possessive, dot = stands
        kind = self._kinds.get(text)
        if kind is None:
            traits = self._traits
            kind = traits.listed(text), traits.is_plain(text), shape_of(text)
            self._kinds[text] = kind
            _bound(self._kinds)
        # Of the words in the middle of a run all stand alike.
        where = at if at + 1 == size else min(at, 1)
        key = kind, where, size, opens, possessive, dot
        found = self._standing.get(key)
        if found is None:
            found = self._weights.total(standing(self._traits, Standing(*stands)))
            self._standing[key] = found
            _bound(self._standing)
        own = self._words[text]
        return own[0] + found[0], own[1] + found[1]

    def _alone(self, text: str, known: dict[str, Pair], *, opens: bool) -> Pair:
        """Return the same of a word that is a whole run, and keep it."""
        _bound(known)
        found = known[text] = self._stand((text, 0, 1, opens, False, False))
        return found

    def scene(self, sight: Sight) -> Scene:
        """Return a report as the tagger sees it."""
        return Scene(sight, self.lexicon, self._traits)

    def guesses(self, sight: Sight) -> Iterator[tuple[Stretch, list[Guess]]]:
        """Yield a guess for each run of a stretch that may be a name, or has a mark of the rules."""
        scene, weights = self.scene(sight), self._weights
        used: dict[str, Pair] = {}
        leads, follows, insides, openings = self._leads, self._follows, self._inside, self._opening
        for row in scene.stretches:
            found = []
            where = self._named["at=" + row[0].stretch.place,]
            told = scene.told(row)
            for index, placed in enumerate(row):
                run = placed.run
                words = run.words
                around = where
                if index in told and (names := scene.beside(row, index)):
                    begins, goes_on = weights.total(names)
                    around = begins + where[0], goes_on + where[1]
                word = words[0]
                if len(words) > 1 or placed.near or word.possessive or word.dot:
                    sums = [self._sum(scene, placed, at, around, used) for at in range(len(words))]
                    found.append(Guess(words, weights.chances(sums)))
                    continue
                text = word.text
                if word.before != " " and word.opens:
                    own = openings.get(text) or self._alone(text, openings, opens=True)
                else:
                    own = insides.get(text) or self._alone(text, insides, opens=False)
                use = used.get(text) or self._use(scene, text, used)
                lead, follow = leads[run.lead], follows[run.follow[:2]]
                begins = around[0] + own[0] + use[0] + lead[0] + follow[0]
                goes_on = around[1] + own[1] + use[1] + lead[1] + follow[1]
                if begins > _HOPELESS or goes_on > _HOPELESS:
                    found.append(Guess(words, weights.chances(((begins, goes_on),))))
            yield row[0].stretch, found

    def _use(self, scene: Scene, text: str, used: dict[str, Pair]) -> Pair:
        """Return the sum for how a report uses a word where no rule has found it, and keep it."""
        use, rule = self._named[tuple(scene.used(text))], self._named[scene.unruled(text)]
        found = used[text] = (use[0] + rule[0], use[1] + rule[1])
        return found

    def _sum(
        self, scene: Scene, placed: Placed, at: int, around: Pair, used: dict[str, Pair]
    ) -> Pair:
        """Return the sum of the weights of all traits of a word."""
        run = placed.run
        words = run.words
        word, count = words[at], len(words)
        text = word.text
        opens = word.before != " " and word.opens
        own = self._stand((text, at, count, opens, word.possessive, word.dot))
        mark = placed.mark(at) if placed.near else None
        if mark is None:
            use, rule = used.get(text) or self._use(scene, text, used), _NOTHING
        else:
            use = self._named[tuple(scene.used(text))]
            rule = self._named[scene.ruled(placed, at)]
        before = self._before[words[at - 1].text] if at else self._leads[run.lead]
        last = at + 1 == count
        behind = self._follows[run.follow[:2]] if last else self._behind[words[at + 1].text]
        return (
            around[0] + own[0] + use[0] + before[0] + behind[0] + rule[0],
            around[1] + own[1] + use[1] + before[1] + behind[1] + rule[1],
        )

    def all_traits(self, sight: Sight) -> Iterator[tuple[Placed, list[list[str]]]]:
        """Yield each run with the traits of each of its words, as they are learned from."""
        scene = self.scene(sight)
        for row in scene.stretches:
            for index, placed in enumerate(row):
                around = scene.around(row, index)
                yield (
                    placed,
                    [around + self._all(scene, placed, at) for at in range(len(placed.run.words))],
                )

    def _all(self, scene: Scene, placed: Placed, at: int) -> list[str]:
        """Return the traits of a word, as ``_sum`` adds them up, without those of the whole run."""
        words, lead, follow = placed.run.words, placed.run.lead, placed.run.follow
        word, count = words[at], len(words)
        traits = self._traits
        last = at + 1 == count
        return [
            *self._own((word.text, at, count, word.opens, word.possessive, word.dot)),
            *scene.used(word.text),
            *scene.ruled(placed, at),
            *(traits.neighbour("P", words[at - 1].text) if at else traits.around("L", lead)),
            *(
                traits.around("R", follow[:2])
                if last
                else traits.neighbour("N", words[at + 1].text)
            ),
        ]
