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
from converter.recognisers.scene import Placed, Scene, Standing, standing
from converter.recognisers.traits import Traits
from converter.recognisers.weights import Chances, Pair, Sums, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.words import Word

# A word is taken for a name when its chance, times this, is above that of being none:
# chosen where precision and recall are worth the same on the texts learned from.
BOLD = 1 / 0.6


_NOTHING: Pair = (0, 0)
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
        self._traits = traits = Traits(lexicon, weights.plain)
        self._leads: Sums[tuple[str, ...]] = Sums(weights, lambda lead: traits.around("L", lead))
        self._follows: Sums[tuple[str, ...]] = Sums(weights, lambda one: traits.around("R", one))
        self._before: Sums[str] = Sums(weights, lambda text: traits.neighbour("P", text))
        self._behind: Sums[str] = Sums(weights, lambda text: traits.neighbour("N", text))
        self._standing: Sums[tuple[str, int, int, bool, bool, bool]] = Sums(weights, self._own)
        # Words that stand alone, and are no more than that, are looked up by their text.
        self._inside: Sums[str] = Sums(
            weights, lambda text: self._own((text, 0, 1, False, False, False))
        )
        self._opening: Sums[str] = Sums(
            weights, lambda text: self._own((text, 0, 1, True, False, False))
        )
        self._named: Sums[tuple[str, ...]] = Sums(weights, lambda names: names)

    def _own(self, stands: tuple[str, int, int, bool, bool, bool]) -> list[str]:
        """Return the traits of a word by itself and of how it stands in its run."""
        return [*standing(self._traits, Standing(*stands)), *self._traits.own(stands[0])]

    def scene(self, sight: Sight) -> Scene:
        """Return a report as the tagger sees it."""
        return Scene(sight, self._lexicon, self._traits)

    def guesses(self, sight: Sight) -> Iterator[tuple[Stretch, list[Guess]]]:
        """Yield a guess for each run of a stretch that may be a name, or has a mark of the rules."""
        scene, weights = self.scene(sight), self._weights
        used: dict[str, Pair] = {}
        leads, follows, insides, openings = self._leads, self._follows, self._inside, self._opening
        for row in scene.stretches:
            found = []
            where = self._named["at=" + row[0].stretch.place,]
            for index, placed in enumerate(row):
                run = placed.run
                words = run.words
                around = where
                if names := scene.beside(row, index):
                    begins, goes_on = weights.total(names)
                    around = begins + where[0], goes_on + where[1]
                if len(words) > 1 or placed.near or words[0].possessive or words[0].dot:
                    sums = [self._sum(scene, placed, at, around, used) for at in range(len(words))]
                    found.append(Guess(words, weights.chances(sums)))
                    continue
                word = words[0]
                text = word.text
                own = openings[text] if word.before != " " and word.opens else insides[text]
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
        own = self._standing[text, at, count, word.opens, word.possessive, word.dot]
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
        words, lead, follow, _ = placed.run
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
