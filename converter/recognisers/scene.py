"""A report as the tagger sees it: its runs, how each word is used in all of it, what rules found.

The traits of one occurrence are made here; ``traits.py`` has those of words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.runs import Run, runs_of
from converter.recognisers.traits import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.traits import Traits
    from converter.recognisers.words import Word

_LINKS = frozenset((",", "and", "&", ", and", "/", "-", "or", ";"))
_LONGEST = 4
_NO_THING = frozenset(("place", "people", "thing", "time"))
_BESIDE = frozenset(("with", "by", "and"))
Group = tuple[str, ...]
"""Traits that depend on words alone: which table they stand in, and the words."""


@dataclass(slots=True)
class Usage:
    """How a report uses one word: how often, and how often so."""

    often: int = 0
    marked: int = 0
    inside: int = 0
    so: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of a stretch with the marks of the rules on each of its words."""

    stretch: Stretch
    run: Run
    marks: tuple[Mark | None, ...]
    ruled: str


class Scene:
    """The runs of a report and the uses of its words."""

    def __init__(self, sight: Sight, lexicon: Lexicon, traits: Traits) -> None:
        """Take the report with what the rules have settled in it."""
        self._traits = traits
        self._small = sight.small
        self._uses: dict[str, Usage] = {}
        self.stretches: list[list[Placed]] = []
        for stretch in sight.stretches:
            marks = [
                mark
                for mark in sight.found.get(stretch.key, ())
                if mark.kind is MarkKind.PERSON or mark.kind is MarkKind.ROLE
            ]
            placed = [self._place(stretch, run, marks) for run in runs_of(stretch, lexicon)]
            if placed:
                self.stretches.append(placed)
        for row in self.stretches:
            for one in row:
                self._count(one)

    def _place(self, stretch: Stretch, run: Run, marks: Sequence[Mark]) -> Placed:
        first, last = run.words[0].start, run.words[-1].end
        near = [mark for mark in marks if mark.start < last and first < mark.end]
        on = (
            tuple(
                next((mark for mark in near if mark.start <= word.start < mark.end), None)
                for word in run.words
            )
            if near
            else (None,) * len(run.words)
        )
        if any(mark.kind is MarkKind.PERSON for mark in near):
            return Placed(stretch, run, on, "person")
        lists = {name for word in run.words for name in self._traits.listed(word.text)}
        ruled = "given" if "given" in lists else "thing" if lists & _NO_THING else "unknown"
        return Placed(stretch, run, on, ruled)

    def _count(self, placed: Placed) -> None:
        run, traits = placed.run, self._traits
        words = run.words
        for at, word in enumerate(words):
            use = self._uses.get(word.text)
            if use is None:
                use = self._uses[word.text] = Usage()
            use.often += 1
            so = use.so
            mark = placed.marks[at]
            use.marked += mark is not None and mark.kind is MarkKind.PERSON
            use.inside += not word.opens
            if word.possessive:
                so["owns"] += 1
            if at:
                so["second"] += "given" in traits.listed(words[at - 1].text)
            elif run.lead:
                before = run.lead[0].lower()
                if before == "." and len(run.lead) > 1:
                    before = run.lead[1].lower()
                kinds = traits.kinds(before)
                for kind in ("honorific", "office", "placing"):
                    if kind in kinds:
                        so[kind] += 1
                if before == "the" or before in _BESIDE:
                    so["the" if before == "the" else "beside"] += 1
            if len(words) > 1:
                so["several"] += 1
            elif run.follow:
                kinds = traits.kinds(run.follow[0])
                so["says"] += "says" in kinds or "alone_says" in kinds

    def groups(self, placed: Placed, at: int) -> Iterator[Group]:
        """Yield the keys of the traits that depend on words alone, for one word of a run."""
        words = placed.run.words
        yield ("own", words[at].text)
        yield ("P", words[at - 1].text) if at else ("L", *placed.run.lead[:2])
        last = at + 1 == len(words)
        yield ("R", *placed.run.follow[:2]) if last else ("N", words[at + 1].text)

    def here(self, placed: Placed, at: int, around: Sequence[str]) -> list[str]:
        """Return the traits of one occurrence; ``around`` are those of its whole run."""
        words = placed.run.words
        word = words[at]
        where = _position(at, len(words))
        lists = self._traits.listed(word.text) or ("none",)
        found = ["b", *around, f"pos={where}", f"long={min(len(words), _LONGEST)}"]
        if word.opens:
            found += ["opens", f"opens&{where}", *("opens&" + name for name in lists)]
            found.append("opens&plain" if self._traits.is_plain(word.text) else "opens&odd")
        else:
            found += [f"amid&{name}&{where}" for name in lists]
            if self._traits.is_plain(word.text):
                found.append("amid&plain")
        if word.possessive:
            found.append("owns")
        if word.dot:
            found.append("dot&" + shape_of(word.text))
        return found + self._used(word) + self._ruled(word, placed.marks[at])

    def _used(self, word: Word) -> list[str]:
        """Return how the whole report uses a word."""
        use = self._uses[word.text]
        often = use.often
        found = [f"often={min(often.bit_length(), _LONGEST)}"]
        if word.text.lower() in self._small:
            found.append("small")
        for how, count in use.so.items():
            if count:
                found.append("so=" + how)
                if count * 2 > often:
                    found.append("most=" + how)
        if not use.inside:
            found.append("opens only")
        stem = word.text[:-1]
        if word.text.endswith("s") and (stem in self._uses or "given" in self._traits.listed(stem)):
            found.append("plural")
        return found

    def _ruled(self, word: Word, mark: Mark | None) -> list[str]:
        """Return what the rules made of a word, here and elsewhere."""
        if mark is None:
            use = self._uses[word.text]
            return ["rule=none", "rule=elsewhere"] if use.marked else ["rule=none"]
        begins = "B" if mark.start >= word.start - 1 else "I"
        if mark.kind is not MarkKind.PERSON:
            return [f"rule={begins}role"]
        ends = "ends" if mark.end <= word.end + 1 else "on"
        return [
            f"rule={begins}",
            f"rule={begins}{mark.certainty}",
            f"rule={begins}{ends}",
            *(f"rule={begins}{token}" for token in mark.evidence),
        ]

    def around(self, row: Sequence[Placed], index: int) -> list[str]:
        """Return the traits of a whole run: its place, its neighbours in a list, what is told."""
        placed = row[index]
        run, text = placed.run, placed.stretch.text
        found = ["at=" + placed.stretch.place, *self._traits.told(run.follow)]
        if index:
            before = row[index - 1]
            gap = text[before.run.words[-1].end : run.words[0].start].strip()
            if gap in _LINKS:
                found.append("after=" + before.ruled)
        if index + 1 < len(row):
            behind = row[index + 1]
            gap = text[run.words[-1].end : behind.run.words[0].start].strip()
            if gap in _LINKS:
                found.append("before=" + behind.ruled)
        if run.whole:
            found.append(f"whole={min(len(run.words), _LONGEST)}")
        return found


def _position(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at + 1 == count else "mid"
