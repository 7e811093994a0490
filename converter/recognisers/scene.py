"""A report as the tagger sees it: its runs, how each word is used in all of it, what rules found.

The traits of one occurrence are made here; ``traits.py`` has those of words. They come
in groups, each by what it depends on, so that the sums of their weights can be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from converter.model import MarkKind
from converter.recognisers.room import Near
from converter.recognisers.runs import Run, runs_of
from converter.recognisers.traits import shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.traits import Traits

_LINKS = frozenset((",", "and", "&", ", and", "/", "-", "or", ";"))
_FAR = 16
_MANY = 8
_OFTEN = (
    "often=0",
    "often=1",
    "often=2",
    "often=2",
    "often=3",
    "often=3",
    "often=3",
    "often=3",
    "often=4",
)
_NOWHERE, _ELSEWHERE = ("rule=none",), ("rule=none", "rule=elsewhere")
_LONGEST = 4
_NO_THING = frozenset(("place", "people", "thing", "time"))


class Standing(NamedTuple):
    """How a word stands in its run and in its sentence: all that is to be known of it there."""

    text: str
    at: int
    size: int
    opens: bool
    possessive: bool
    dot: bool


class Usage(Struct):
    """How a report uses one word: how often, how often so, and whether inside a sentence."""

    often: int = 0
    marked: int = 0
    inside: bool = False
    so: dict[str, int] = field(default_factory=dict)

    def add(self, how: str) -> None:
        """Count one use."""
        self.so[how] = self.so.get(how, 0) + 1


class Placed(Struct, frozen=True):
    """A run of a stretch with the marks of the rules on it, if there are any."""

    stretch: Stretch
    run: Run
    near: tuple[Mark, ...]

    def mark(self, at: int) -> Mark | None:
        """Return the mark on a word of the run."""
        for mark in self.near:
            if mark.start <= self.run.words[at].start < mark.end:
                return mark
        return None


def standing(traits: Traits, stands: Standing) -> list[str]:
    """Return the traits of a word where it stands in its run."""
    text, at, size, opens, possessive, dot = stands
    where = _position(at, size)
    lists = traits.listed(text) or ("none",)
    found = ["b", f"pos={where}", f"long={min(size, _LONGEST)}"]
    if opens:
        found += ["opens", f"opens&{where}", *("opens&" + name for name in lists)]
        found.append("opens&plain" if traits.is_plain(text) else "opens&odd")
    else:
        found += [f"amid&{name}&{where}" for name in lists]
        if traits.is_plain(text):
            found.append("amid&plain")
    if possessive:
        found.append("owns")
    if dot:
        found.append("dot&" + shape_of(text))
    return found


class Scene:
    """The runs of a report and the uses of its words."""

    def __init__(self, sight: Sight, lexicon: Lexicon, traits: Traits) -> None:
        """Take the report with what the rules have settled in it."""
        self._traits = traits
        self._small = sight.small
        self.uses: dict[str, Usage] = {}
        self.stretches: list[list[Placed]] = []
        for stretch in sight.stretches:
            runs = runs_of(stretch, lexicon)
            if not runs:
                continue
            marks = [
                mark
                for mark in sight.found.get(stretch.key, ())
                if mark.kind is MarkKind.PERSON or mark.kind is MarkKind.ROLE
            ]
            near = Near(marks)
            row = [Placed(stretch, run, _near(near, run) if marks else ()) for run in runs]
            for placed in row:
                if placed.near or len(placed.run.words) > 1:
                    self._count(placed)
                else:
                    self._count_one(placed.run)
            self.stretches.append(row)

    def _count_one(self, run: Run) -> None:
        """Count what ``_count`` would of a single word that no rule has found."""
        (word,), lead, follow = run.words, run.lead, run.follow
        traits = self._traits
        use = self.uses.get(word.text)
        if use is None:
            use = self.uses[word.text] = Usage()
        use.often += 1
        if not use.inside and (word.before == " " or not word.opens):
            use.inside = True
        if word.possessive:
            use.add("owns")
        hows = traits.leads.get(lead)
        for how in traits.led(lead) if hows is None else hows:
            use.add(how)
        if follow and follow[0] in traits.verbs:
            use.add("says")

    def _count(self, placed: Placed) -> None:
        run, traits = placed.run, self._traits
        words = run.words
        several = len(words) > 1
        for at, word in enumerate(words):
            use = self.uses.get(word.text)
            if use is None:
                use = self.uses[word.text] = Usage()
            use.often += 1
            if placed.near:
                mark = placed.mark(at)
                use.marked += mark is not None and mark.kind is MarkKind.PERSON
            if not use.inside:
                use.inside = not word.opens
            if word.possessive:
                use.add("owns")
            if at:
                if "given" in traits.listed(words[at - 1].text):
                    use.add("second")
            else:
                for how in traits.led(run.lead):
                    use.add(how)
            if several:
                use.add("several")
            elif run.follow and run.follow[0] in traits.verbs:
                use.add("says")

    def used(self, text: str) -> list[str]:
        """Return how the whole report uses a word."""
        use = self.uses[text]
        often = use.often
        found = [_OFTEN[often] if often < _MANY else _OFTEN[-1]]
        if text.lower() in self._small:
            found.append("small")
        if use.so:
            for how, count in use.so.items():
                found.append("so=" + how)
                if count * 2 > often:
                    found.append("most=" + how)
        if not use.inside:
            found.append("opens only")
        if text.endswith("s"):
            stem = text[:-1]
            if stem in self.uses or "given" in self._traits.listed(stem):
                found.append("plural")
        return found

    def ruled(self, placed: Placed, at: int) -> tuple[str, ...]:
        """Return what the rules made of a word, here and elsewhere."""
        word = placed.run.words[at]
        mark = placed.mark(at) if placed.near else None
        if mark is None:
            return self.unruled(word.text)
        begins = "B" if mark.start >= word.start - 1 else "I"
        if mark.kind is not MarkKind.PERSON:
            return (f"rule={begins}role",)
        ends = "ends" if mark.end <= word.end + 1 else "on"
        return (
            f"rule={begins}",
            f"rule={begins}{mark.certainty}",
            f"rule={begins}{ends}",
            *(f"rule={begins}{token}" for token in mark.evidence),
        )

    def unruled(self, text: str) -> tuple[str, ...]:
        """Return the same for a word that no rule has found here."""
        return _ELSEWHERE if self.uses[text].marked else _NOWHERE

    def around(self, row: Sequence[Placed], index: int) -> list[str]:
        """Return the traits of a whole run: its place, its neighbours in a list, what is told."""
        return ["at=" + row[index].stretch.place, *self.beside(row, index)]

    def told(self, row: Sequence[Placed]) -> set[int]:
        """Return the runs of a row that ``beside`` can say something of; most stand by themselves."""
        found = set()
        last = -_FAR
        for index, placed in enumerate(row):
            run = placed.run
            words, follow = run.words, run.follow
            if run.whole or (follow and follow[0] == ","):
                found.add(index)
            if words[0].start - last < _FAR:
                found.update((index - 1, index))
            last = words[-1].end
        return found

    def beside(self, row: Sequence[Placed], index: int) -> list[str]:
        """Return the traits of a run that few runs have."""
        placed = row[index]
        text, run = placed.stretch.text, placed.run
        words = run.words
        found: list[str] = []
        if run.follow and run.follow[0] == ",":
            found += self._traits.told(run.follow)
        if index:
            last = row[index - 1].run.words[-1].end
            if words[0].start - last < _FAR and text[last : words[0].start].strip() in _LINKS:
                found.append("after=" + self._kind(row[index - 1]))
        if index + 1 < len(row):
            last, first = words[-1].end, row[index + 1].run.words[0].start
            if first - last < _FAR and text[last:first].strip() in _LINKS:
                found.append("before=" + self._kind(row[index + 1]))
        if run.whole:
            found.append(f"whole={min(len(words), _LONGEST)}")
        return found

    def _kind(self, placed: Placed) -> str:
        """Return what a neighbour in a list looks like."""
        if any(mark.kind is MarkKind.PERSON for mark in placed.near):
            return "person"
        lists = {name for word in placed.run.words for name in self._traits.listed(word.text)}
        return "given" if "given" in lists else "thing" if lists & _NO_THING else "unknown"


def _near(marks: Near, run: Run) -> tuple[Mark, ...]:
    first, last = run.words[0].start, run.words[-1].end
    found = [mark for mark in marks.of(first, last) if mark.start < last and first < mark.end]
    return tuple(found)


def _position(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at + 1 == count else "mid"
