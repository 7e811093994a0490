"""Which report each decision of a review file is about, and which decisions no report takes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from converter.catalogue import Row, short_name
from converter.corpus import Entry
from converter.decisions import CORPUS, Decision, contradictions
from converter.errors import SettingsError
from converter.findings import Finding
from converter.review import Review

Notice = tuple[str, Finding]
_NOWHERE = "no report has “{}”; the decision for the corpus is kept and not used."


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions about reports: those that name one by its place, and those for all."""

    own: Mapping[int, Sequence[Decision]]
    everywhere: tuple[Decision, ...]

    def of(self, number: int) -> tuple[Decision, ...]:
        """Return the decisions about the report of this place: its own, and those for all."""
        own = self.own.get(number, ())
        # One for all may name the report where it was made.
        lines = {one.line for one in own}
        others = (replace(one, here=False) for one in self.everywhere if one.line not in lines)
        return tuple(sorted((*own, *others), key=lambda one: one.line))


def decisions_of(review: Review, entries: Sequence[Entry]) -> tuple[Decided, list[Notice]]:
    """Return the decisions about the reports, and what finds no report.

    A report gets its own rows and those for the whole corpus, and no other. Raises
    SettingsError when a row names several reports, or two rows contradict each other.
    """
    near = reports_called(entries, (one.file for one in review.decisions if one.file))
    own: dict[int, list[Decision]] = {}
    problems: list[str] = []
    notices: list[Notice] = []
    for decision in review.decisions:
        row = Row(decision.file, decision.line, ())
        named = near(decision.file) if decision.file else ()
        about = [(at, name) for at, name in named if row.is_about(name)]
        if len(about) > 1:
            problems.append(
                f"{decision.place}: {decision.file!r} is the name of several reports "
                f"({', '.join(name for _, name in about)}): write the folder and the suffix too."
            )
        elif about:
            own.setdefault(about[0][0], []).append(decision)
        elif decision.scope != CORPUS:
            notices.append((review.name, _stranger(decision, entries)))
    decided = Decided(own, tuple(one for one in review.decisions if one.scope == CORPUS))
    # All reports that no row names have the same decisions.
    others = next((at for at in range(len(entries)) if at not in own), None)
    places = sorted({*own} if others is None else {*own, others})
    clashes = {pair: None for at in places for pair in _clashes(decided.of(at))}
    problems += [
        f"{one.place}: decides “{one.surface}” otherwise than {other.place}; keep one of them."
        for one, other in clashes
    ]
    if problems:
        raise SettingsError("\n".join(dict.fromkeys(problems)))
    return decided, notices


def reports_called(
    entries: Iterable[Entry], asked: Iterable[str]
) -> Callable[[str], Sequence[tuple[int, str]]]:
    """Return what tells which reports a name may mean: their places, from 0, and their names.

    Only of names that are ``asked`` for something is held.
    """
    found: dict[str, list[tuple[int, str]]] = {short_name(name): [] for name in asked}
    for at, entry in enumerate(entries) if found else ():
        if (near := found.get(short_name(entry.name))) is not None:
            near.append((at, entry.name))
    return lambda name: found.get(short_name(name), ())


def _clashes(said: Sequence[Decision]) -> Iterator[tuple[Decision, Decision]]:
    ordered = sorted(said, key=lambda one: one.line)
    for one, other in contradictions(ordered):
        yield replace(one, here=True), replace(other, here=True)


def _stranger(decision: Decision, entries: Iterable[Entry]) -> Finding:
    near = get_close_matches(decision.file, (entry.name for entry in entries), n=1)
    hint = f" The nearest is {near[0]!r}." if near else ""
    message = f"there is no report {decision.file!r}; the decision is kept and not used.{hint}"
    return Finding("review-lost", message, decision.line)


def unheard(everywhere: Iterable[Decision], heard: Container[int]) -> list[Notice]:
    """Return the decisions for the whole corpus that applied to no report of it.

    ``heard`` are the rows of the review file that did apply somewhere.
    """
    lost = {one.line: one for one in everywhere if one.line not in heard}
    return [
        (one.place.rpartition(":")[0], Finding("review-lost", _NOWHERE.format(one.surface), line))
        for line, one in sorted(lost.items())
    ]
