"""The statistical tagger: names that no rule finds, and how sure each name is.

It looks only round capitalised runs (``runs.py``), knows of each word what
``traits.py`` and ``scene.py`` say, and weighs that with a linear-chain CRF
(``weights.py``). The rules' own finds are among the traits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from converter.model import Mark, MarkKind
from converter.recognisers.scene import Group, Placed, Scene
from converter.recognisers.traits import Traits
from converter.recognisers.weights import Pair, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight

# A word is taken for a name when its chance, times this, is above that of being none:
# chosen where precision and recall are worth the same on the texts learned from.
BOLD = 1 / 0.6


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
        self._lexicon = lexicon
        self._weights = weights
        self._traits = Traits(lexicon, weights.plain)

    def scene(self, sight: Sight) -> Scene:
        """Return a report as the tagger sees it."""
        return Scene(sight, self._lexicon, self._traits)

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
    rows: dict[int, list[Guess]] = {}
    for guess in tagger.guesses(sight):
        rows.setdefault(guess.placed.stretch.key, []).append(guess)
    found = {}
    for key, guesses in rows.items():
        marks = own.get(key, ())
        taken = others.get(key, ())
        fresh = [
            mark
            for guess in guesses
            for mark in _fresh(guess, marks)
            if not any(_meets(mark, other) for other in taken)
        ]
        kept = [mark for mark in marks if not any(_meets(new, mark) for new in fresh)]
        if kept or fresh:
            found[key] = [*(_weighed(mark, guesses) for mark in kept), *fresh]
    return found


def _fresh(guess: Guess, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the names of a run that no rule has found, or not with these bounds."""
    words = guess.placed.run.words
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
    words = guess.placed.run.words
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
            for word, (begins, goes_on) in zip(guess.placed.run.words, guess.chances, strict=True)
            if mark.start <= word.start < mark.end
        ),
        default=1.0,
    )
    return replace(mark, certainty=_level(chance, (mark,)))


def _level(chance: float, marks: Sequence[Mark]) -> str:
    """Return the certainty of a name, by its chance and by what the rules thought of it."""
    ruled = next((mark.certainty for mark in marks if mark.kind is MarkKind.PERSON), "")
    if ruled == "high" and chance >= _HIGH:
        return "high"
    return "medium" if chance >= _MEDIUM else "low"


_HIGH, _MEDIUM = 0.9, 0.6
