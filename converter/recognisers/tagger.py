"""The statistical tagger: names that no rule finds, and how sure each name is.

It looks only round capitalised runs (``runs.py``), knows of each word what
``traits.py`` and ``scene.py`` say, and weighs that with a linear-chain CRF
(``weights.py``). The rules' own finds are among the traits.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from converter.model import Mark, MarkKind
from converter.recognisers.scene import Placed, Scene, Standing
from converter.recognisers.traits import Traits
from converter.recognisers.weights import Chances, Pair, Weights

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.words import Word

# A word is taken for a name when its chance, times this, is above that of being none:
# chosen where precision and recall are worth the same on the texts learned from.
BOLD = 1 / 0.6


# Below this sum of weights, for B and for I, a word that stands alone is never taken for a name.
_HOPELESS = math.floor(100 * math.log(1 / BOLD))


class Guess(NamedTuple):
    """A run's words with the chance of each to begin a name and to go on with one."""

    words: Sequence[Word]
    chances: Sequence[Chances]

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
        self._lexicon = lexicon
        self._weights = weights
        self._traits = Traits(lexicon, weights.plain)

    def scene(self, sight: Sight) -> Scene:
        """Return a report as the tagger sees it."""
        return Scene(sight, self._lexicon, self._traits)

    def guesses(self, sight: Sight) -> Iterator[tuple[Stretch, list[Guess]]]:
        """Yield a guess for each run of a stretch that may be a name, or has a mark of the rules."""
        scene, weights = self.scene(sight), self._weights
        used: dict[str, Pair] = {}
        for row in scene.stretches:
            found = []
            where = weights.total(("at=" + row[0].stretch.place,))
            for index, placed in enumerate(row):
                words = placed.run.words
                around = where
                if names := scene.beside(row, index):
                    begins, goes_on = weights.total(names)
                    around = begins + where[0], goes_on + where[1]
                if len(words) == 1:
                    only = self._sum(scene, placed, 0, around, used)
                    if only[0] > _HOPELESS or only[1] > _HOPELESS or placed.near:
                        found.append(Guess(words, weights.chances((only,))))
                else:
                    sums = [self._sum(scene, placed, at, around, used) for at in range(len(words))]
                    found.append(Guess(words, weights.chances(sums)))
            yield row[0].stretch, found

    def _sum(
        self, scene: Scene, placed: Placed, at: int, around: Pair, used: dict[str, Pair]
    ) -> Pair:
        """Return the sum of the weights of all traits of a word."""
        weights = self._weights
        kept = weights.sums
        run = placed.run
        words = run.words
        word, count = words[at], len(words)
        text = word.text

        opens = word.before != " " and word.opens
        key: tuple[Hashable, ...] = (text, at, count, opens, word.possessive, word.dot)
        own = kept.get(key)
        if own is None:
            stands = Standing(text, at, count, word.opens, word.possessive, word.dot)
            own = weights.keep(key, [*scene.standing(stands), *self._traits.own(text)])
        use = used.get(text)
        if use is None:
            so = tuple(scene.used(text))
            use = used[text] = kept.get(so) or weights.keep(so, so)
        key = ("P", words[at - 1].text) if at else ("L", run.lead)
        before = kept.get(key) or weights.keep(key, self._side(placed, at, "before"))
        key = ("N", words[at + 1].text) if at + 1 < count else ("R", run.follow[:2])
        behind = kept.get(key) or weights.keep(key, self._side(placed, at, "behind"))
        names = scene.ruled(placed, at)
        rule = kept.get(names) or weights.keep(names, names)
        return (
            around[0] + own[0] + use[0] + before[0] + behind[0] + rule[0],
            around[1] + own[1] + use[1] + before[1] + behind[1] + rule[1],
        )

    def _side(self, placed: Placed, at: int, side: str) -> list[str]:
        """Return the traits of what stands before or behind a word of a run."""
        words, lead, follow, _ = placed.run
        if side == "before":
            return self._traits.neighbour("P", words[at - 1].text) if at else self._traits.around("L", lead[:2])
        if at + 1 < len(words):
            return self._traits.neighbour("N", words[at + 1].text)
        return self._traits.around("R", follow[:2])

    def all_traits(self, sight: Sight) -> Iterator[tuple[Placed, list[list[str]]]]:
        """Yield each run with the traits of each of its words, as they are learned from."""
        scene = self.scene(sight)
        for row in scene.stretches:
            for index, placed in enumerate(row):
                around = scene.around(row, index)
                yield placed, [
                    around + self._all(scene, placed, at) for at in range(len(placed.run.words))
                ]

    def _all(self, scene: Scene, placed: Placed, at: int) -> list[str]:
        word, count = placed.run.words[at], len(placed.run.words)
        stands = Standing(word.text, at, count, word.opens, word.possessive, word.dot)
        return [
            *scene.standing(stands),
            *self._traits.own(word.text),
            *scene.used(word.text),
            *scene.ruled(placed, at),
            *self._side(placed, at, "before"),
            *self._side(placed, at, "behind"),
        ]


# Names that stand where only a person does, or that a list or an editor knows, keep their bounds.
_FIRM = frozenset(("signature", "speaker", "authority", "bracket", "editor"))
# From this chance on the tagger says where a name of the rules begins and ends.
_SURE = 0.8


def weighed(
    sight: Sight,
    own: Mapping[int, Sequence[Mark]],
    others: Mapping[int, Sequence[Mark]],
    tagger: Tagger,
) -> dict[int, list[Mark]]:
    """Return the tagger's names beside those of the rules (``own``), each with its chance.

    No name of the rules is dropped; one that the tagger is sure begins or ends
    elsewhere gets its bounds. What is a place, an organisation or a date
    (``others``) is no name.
    """
    found = {}
    for stretch, guesses in tagger.guesses(sight):
        key = stretch.key
        marks = own.get(key, ())
        if not (marks or guesses):
            continue
        taken = others.get(key, ())
        fresh = [
            mark
            for guess in guesses
            for mark in _fresh(guess, marks)
            if not any(_meets(mark, other) for other in taken)
        ]
        kept = [mark for mark in marks if not any(_meets(new, mark) for new in fresh)]
        again = [*(_weighed(mark, guesses) for mark in kept), *fresh]
        if again and again != marks:
            found[key] = again
    return found


def _fresh(guess: Guess, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the names of a run that no rule has found, or not with these bounds."""
    words = guess.words
    for first, last, chance in guess.names():
        start, end = words[first].start, words[last].end
        met = [mark for mark in marks if mark.start < end and start < mark.end]
        if any(mark.start == start and mark.end == end for mark in met):
            continue
        if met and (chance < _SURE or any(_stands(mark, guess) for mark in met)):
            continue
        tokens = {token: None for mark in met for token in mark.evidence}
        reason = f"tagger, {chance:.2f}"
        told = "; ".join([*(mark.reason for mark in met if mark.reason), reason])
        yield Mark(start, end, MarkKind.PERSON, "", _level(chance, met), (*tokens, "model"), told)


def _stands(mark: Mark, guess: Guess) -> bool:
    """Tell whether a mark keeps its bounds: no plain name, or one that is not within the run."""
    words = guess.words
    inside = words[0].start <= mark.start and mark.end <= words[-1].end + 1
    return mark.kind is not MarkKind.PERSON or not inside or not _FIRM.isdisjoint(mark.evidence)


def _meets(new: Mark, mark: Mark) -> bool:
    return new.start < mark.end and mark.start < new.end


def _weighed(mark: Mark, guesses: Sequence[Guess]) -> Mark:
    """Return a name of the rules with the certainty that its chance gives it."""
    if mark.kind is not MarkKind.PERSON or not _FIRM.isdisjoint(mark.evidence):
        return mark
    chance = min(
        (
            begins + goes_on
            for guess in guesses
            for word, (begins, goes_on) in zip(guess.words, guess.chances, strict=True)
            if mark.start <= word.start < mark.end
        ),
        default=1.0,
    )
    certainty = _level(chance, (mark,))
    return mark if certainty == mark.certainty else replace(mark, certainty=certainty)


def _level(chance: float, marks: Sequence[Mark]) -> str:
    """Return the certainty of a name, by its chance and by what the rules thought of it."""
    ruled = next((mark.certainty for mark in marks if mark.kind is MarkKind.PERSON), "")
    if ruled == "high" and chance >= _HIGH:
        return "high"
    return "medium" if chance >= _MEDIUM else "low"


_HIGH, _MEDIUM = 0.9, 0.6
