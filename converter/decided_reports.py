"""Which report each decision of a review file is about, and which decisions no report takes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from converter.catalogue import Row, short_name
from converter.corpus import Entry
from converter.decisions import CORPUS, Decision, contradictions
from converter.errors import SettingsError
from converter.findings import Finding
from converter.review import Review

Notice = tuple[str, Finding]
_NOWHERE = "no report has “{}”; the decision for the corpus is kept and not used."


def decisions_of(review: Review, entries: Sequence[Entry]) -> tuple[list[Entry], list[Notice]]:
    """Return the reports with the decisions about them, and what finds no report.

    A report gets its own rows and those for the whole corpus, and no other. Raises
    SettingsError when a row names several reports, or two rows contradict each other.
    """
    own: dict[str, list[Decision]] = {entry.name: [] for entry in entries}
    problems: list[str] = []
    notices: list[Notice] = []
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(short_name(entry.name), []).append(entry)
    for decision in review.decisions:
        row = Row(decision.file, decision.line, ())
        near = by_name.get(short_name(decision.file), ()) if decision.file else ()
        about = [entry.name for entry in near if row.is_about(entry.name)]
        if len(about) > 1:
            problems.append(
                f"{decision.place}: {decision.file!r} is the name of several reports "
                f"({', '.join(about)}): write the folder and the suffix too."
            )
        elif about:
            own[about[0]].append(decision)
        elif decision.scope != CORPUS:
            notices.append((review.name, _stranger(decision, list(own))))
        if decision.scope == CORPUS:
            for name in own.keys() - set(about):
                own[name].append(replace(decision, here=False))
    clashes = {pair: None for said in own.values() for pair in _clashes(said)}
    problems += [
        f"{one.place}: decides “{one.surface}” otherwise than {other.place}; keep one of them."
        for one, other in clashes
    ]
    if problems:
        raise SettingsError("\n".join(dict.fromkeys(problems)))
    told = [
        replace(entry, review=tuple(sorted(own[entry.name], key=lambda one: one.line)))
        for entry in entries
    ]
    return told, notices


def _clashes(said: Sequence[Decision]) -> Iterator[tuple[Decision, Decision]]:
    ordered = sorted(said, key=lambda one: one.line)
    for one, other in contradictions(ordered):
        yield replace(one, here=True), replace(other, here=True)


def _stranger(decision: Decision, names: Sequence[str]) -> Finding:
    near = get_close_matches(decision.file, names, n=1)
    hint = f" The nearest is {near[0]!r}." if near else ""
    message = f"there is no report {decision.file!r}; the decision is kept and not used.{hint}"
    return Finding("review-lost", message, decision.line)


def unheard(entries: Iterable[Entry], heard: Container[int]) -> list[Notice]:
    """Return the decisions for the whole corpus that applied to no report of it.

    ``heard`` are the rows of the review file that did apply somewhere.
    """
    everywhere = {
        one.line: one
        for entry in entries
        for one in entry.review
        if one.scope == CORPUS and one.line not in heard
    }
    return [
        (one.place.rpartition(":")[0], Finding("review-lost", _NOWHERE.format(one.surface), line))
        for line, one in sorted(everywhere.items())
    ]
