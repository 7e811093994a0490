"""What becomes of the rules' names and of the tagger's: one is added, one gets its chance, none goes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from converter.model import Mark, MarkKind
from converter.recognisers import repeats
from converter.recognisers.grammar import Name
from converter.recognisers.room import Near
from converter.recognisers.tagger import BOLD, Guess, Tagger
from converter.recognisers.tagger import DOUBTED as LEAST
from converter.recognisers.things import names_thing, with_address

if TYPE_CHECKING:
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

# Names that stand where only a person does, or that a list or an editor knows, keep their bounds.
_FIRM = frozenset(("signature", "speaker", "authority", "bracket", "editor"))
# From this chance on the tagger says where a name of the rules begins and ends.
_SURE = 0.8
# So often the tagger finds a name, not sure of it, before the name is sought everywhere.
_ENOUGH = 2
# A chance below BOLD's makes no name; above LEAST an editor may want to look.
_OPEN = (1 - LEAST) / LEAST
# A run whose words all stand below this has no doubtful name either.
_NO_DOUBT = LEAST - 0.001


DOUBTED = "too little shows that it is a person"
"""The reason of what the tagger found doubtful."""


class Weighed(NamedTuple):
    """Marks by passage; and what was too doubtful: passage, start, end, and why."""

    found: dict[int, list[Mark]]
    doubted: dict[tuple[int, int, int], str]


def weighed(
    sight: Sight,
    own: Mapping[int, Sequence[Mark]],
    others: Mapping[int, Sequence[Mark]],
    places: Collection[str],
    tagger: Tagger,
) -> Weighed:
    """Return the tagger's names beside those of the rules (``own``), each with its chance.

    No name of the rules is dropped; one that the tagger is sure begins or ends
    elsewhere gets its bounds. What is a place, an organisation or a date
    (``others``) is no name, nor what the report calls a place elsewhere (``places``).
    """
    result = Weighed({}, {})
    for stretch, guesses in tagger.guesses(sight):
        key = stretch.key
        marks = own.get(key, ())
        if not (marks or guesses):
            continue
        taken, near = Near(others.get(key, ())), Near(marks)
        fresh: list[Mark] = []
        for guess in guesses:
            if guess.best < _NO_DOUBT:
                continue
            for mark, chance in _fresh(stretch, guess, near, tagger.lexicon):
                named = stretch.text[mark.start : mark.end]
                if named in places:
                    continue
                if any(_meets(mark, other) for other in taken.of(mark.start, mark.end)):
                    continue
                if chance * (1 + BOLD) > 1:
                    fresh.append(mark)
                else:
                    result.doubted[key, mark.start, mark.end] = DOUBTED
        kept = _unmet(marks, fresh)
        told = _told(kept, guesses)
        now = [*(_with_chance(mark, told) for mark in kept), *fresh]
        if now and now != marks:
            result.found[key] = now
    return result


def again(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield where the tagger's names occur again, never surer than "medium".

    A name that the tagger found once and was not sure of says nothing of other places.
    """
    texts = {stretch.key: stretch.text for stretch in sight.stretches}
    finds = Counter(
        word
        for stretch, mark in sight.people()
        for word in _full_words(stretch.text[mark.start : mark.end])
        for _ in range(1 if mark.certainty == "low" else _ENOUGH)
    )
    for key, mark in repeats.find(sight, lexicon):
        if any(finds[word] >= _ENOUGH for word in _full_words(texts[key][mark.start : mark.end])):
            yield key, _as_sure(mark, "medium")


def _full_words(name: str) -> set[str]:
    """Return the words of a name that are no initials and no particles."""
    return {word for word in name.split() if not (word.endswith(".") or word.islower())}


def _fresh(
    stretch: Stretch, guess: Guess, marks: Near, lexicon: Lexicon
) -> Iterator[tuple[Mark, float]]:
    """Yield the names of a run that no rule has found, or not with these bounds, and their chance."""
    words = guess.words
    for begin, last, chance in _likely(guess):
        # An initial belongs to what follows it, and its full stop to it.
        first = begin
        while first and words[first - 1].initial and words[first - 1].text != "I":
            first -= 1
        start, end = words[first].start, words[last].end + words[last].initial
        met = [mark for mark in marks.of(start, end) if mark.start < end and start < mark.end]
        if any(_holds(mark, words, first, last) for mark in met):
            continue
        if met and (
            chance < _SURE
            or any(_stands(mark, guess, (start, end), lexicon.particle) for mark in met)
        ):
            continue
        if _names_thing(stretch, words[first], words[last], lexicon):
            continue
        tokens = {token: None for mark in met for token in mark.evidence}
        reason = f"tagger, {chance:.2f}"
        told = "; ".join([*(mark.reason for mark in met if mark.reason), reason])
        evidence = (*tokens, "model")
        yield Mark(start, end, MarkKind.PERSON, "", _level(chance, met), evidence, told), chance


def _likely(guess: Guess) -> Iterator[tuple[int, int, float]]:
    """Yield what is a name, and where a run has none, what is a doubtful one."""
    names = list(guess.names())
    yield from names or guess.names(_OPEN)


def _names_thing(stretch: Stretch, first: Word, last: Word, lexicon: Lexicon) -> bool:
    """Tell whether a name only names a thing: the frigate Lady Vass."""
    words = stretch.words
    one, other = stretch.behind(first.start), stretch.behind(last.start)
    name = Name(one, other, first.start, last.end)
    return names_thing(words, with_address(words, name, lexicon), stretch.text, lexicon)


def _holds(mark: Mark, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether these are the first and the last word of a run that a mark holds."""
    start, end = mark.start, mark.end
    return (
        start <= words[first].start
        and words[last].start < end
        and (not first or words[first - 1].start < start)
        and (last + 1 == len(words) or words[last + 1].start >= end)
    )


def _stands(mark: Mark, guess: Guess, bounds: tuple[int, int], particle: Collection[str]) -> bool:
    """Tell whether a mark keeps its bounds beside those of the tagger.

    It is no plain name, or reaches out of the run, or would lose an initial or a particle.
    """
    words = guess.words
    start, end = bounds
    inside = words[0].start <= mark.start and mark.end <= words[-1].end + 1
    lost = any(
        (word.initial or word.text.lower() in particle)
        and mark.start <= word.start < mark.end
        and not start <= word.start < end
        for word in words
    )
    return (
        mark.kind is not MarkKind.PERSON
        or not inside
        or lost
        or not _FIRM.isdisjoint(mark.evidence)
    )


def _meets(new: Mark, mark: Mark) -> bool:
    return new.start < mark.end and mark.start < new.end


def _unmet(marks: Sequence[Mark], fresh: Sequence[Mark]) -> Sequence[Mark]:
    """Return the marks that no new one touches; the new ones begin and end in the text's order."""
    if not fresh:
        return marks
    ends = [new.end for new in fresh]
    kept = []
    for mark in marks:
        at = bisect_right(ends, mark.start)
        if at == len(ends) or fresh[at].start >= mark.end:
            kept.append(mark)
    return kept


class _Told(NamedTuple):
    """The words that the tagger has told something of: where they begin, and their chances."""

    starts: list[int]
    chances: list[float]


def _told(marks: Sequence[Mark], guesses: Sequence[Guess]) -> _Told:
    """Return what was told of the words of a passage, nothing where it has no names."""
    told = _Told([], [])
    if marks:
        for guess in guesses:
            for word, (begins, goes_on) in zip(guess.words, guess.chances, strict=True):
                told.starts.append(word.start)
                told.chances.append(begins + goes_on)
    return told


def _with_chance(mark: Mark, told: _Told) -> Mark:
    """Return a name of the rules with the certainty that its chance gives it."""
    if mark.kind is not MarkKind.PERSON or not _FIRM.isdisjoint(mark.evidence):
        return mark
    first = bisect_left(told.starts, mark.start)
    last = bisect_left(told.starts, mark.end, first)
    chance = min(told.chances[first:last], default=1.0)
    certainty = _level(chance, (mark,))
    return mark if certainty == mark.certainty else _as_sure(mark, certainty)


def _as_sure(mark: Mark, certainty: str) -> Mark:
    """Return a name with another certainty."""
    start, end, kind, evidence = mark.start, mark.end, mark.kind, mark.evidence
    return Mark(start, end, kind, mark.key, certainty, evidence, mark.reason, mark.runner_up)


def _level(chance: float, marks: Sequence[Mark]) -> str:
    """Return the certainty of a name, by its chance and by what the rules thought of it.

    The bounds are those that hold on texts the tagger has not learned from
    (benchmarks/names.py): of "high" 97 in 100 are right, of "medium" 80.
    """
    named = next((mark for mark in marks if mark.kind is MarkKind.PERSON), None)
    if named and chance >= (_DOUBLE if len(named.evidence) > 1 else _HIGH):
        return "high"
    ruled = named.certainty if named else ""
    return "medium" if ruled == "high" or chance >= _MEDIUM else "low"


# A title and a forename are two signs: together they need less.
_HIGH, _DOUBLE, _MEDIUM = 0.98, 0.9, 0.8
