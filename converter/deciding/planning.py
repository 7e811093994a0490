"""Decisions of editors before names are looked for: which words they mean, what must be a name.

A name that an editor rejects must not spread by repeats, and one that an editor
confirms must be known to them; so both are heeded while the recognisers work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.deciding.placing import Page, Place, beginning
from converter.decisions import (
    CORPUS,
    MENTION,
    REFUSED,
    RENAMED,
    REPORT,
    Decision,
    applies_alone,
)
from converter.errors import ReviewError
from converter.findings import Finding
from converter.model import Mark, MarkKind, Report
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.orders import NO_ORDERS, Orders
from converter.recognisers.passed import runs
from converter.recognisers.sight import sight_of

Span = tuple[int, int, int]
"""A passage key, and the offsets of a stretch of its text."""

_ORDER = (MENTION, REPORT, CORPUS)


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision with the words that it means.

    ``anchor`` is where the name of its row stands by now; ``spans`` are the words that
    it makes a name or none, ``reach`` all that it is about.
    """

    decision: Decision
    spans: frozenset[Span] = frozenset()
    reach: frozenset[Span] = frozenset()
    anchor: Place | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What the decisions of a report demand of the recognisers, and what finds no place."""

    placed: tuple[Placed, ...] = ()
    orders: Orders = NO_ORDERS
    findings: tuple[Finding, ...] = ()


def plan(report: Report, decisions: Sequence[Decision], lexicon: Lexicon) -> Plan:
    """Return what the decisions mean in a report whose names are not marked yet."""
    if not decisions:
        return Plan()
    page = Page(report)
    placed: list[Placed] = []
    findings: list[Finding] = []
    for decision in sorted(decisions, key=lambda one: (_ORDER.index(one.scope), one.line)):
        found = _place(decision, page, report, lexicon)
        if isinstance(found, Finding):
            findings.append(found)
        elif found:
            placed.append(found)
    return Plan(tuple(placed), _orders(placed), tuple(findings))


def _orders(placed: Sequence[Placed]) -> Orders:
    """Return where names must stand and where none may; what is about less text goes first."""
    forced: dict[Span, Decision] = {}
    refused: dict[Span, Decision] = {}
    settled: set[Span] = set()
    for scope in _ORDER:
        group = [one for one in placed if one.decision.scope == scope]
        claimed = frozenset(settled)
        for one in group:
            said = refused if one.decision.kind == REFUSED else forced
            said.update(dict.fromkeys(one.spans - claimed - frozenset(said), one.decision))
        for span in sorted(forced.keys() & refused.keys()):
            raise contradiction(forced[span], refused[span])
        settled |= {span for one in group for span in one.reach}
    marks: dict[int, tuple[Mark, ...]] = {}
    for (key, start, end), said_so in sorted(forced.items()):
        told = because(said_so)
        mark = Mark(start, end, MarkKind.PERSON, "", "high", ("editor",), told)
        marks[key] = (*marks.get(key, ()), mark)
    whys = {span: f"no person, says an editor ({one.place})" for span, one in refused.items()}
    return Orders(marks, whys)


def _place(
    decision: Decision, page: Page, report: Report, lexicon: Lexicon
) -> Placed | Finding | None:
    """Return the words that a decision means, or a finding when it means none any more."""
    anchor, good = None, list[Place]()
    if decision.here and decision.surface:
        anchor, good = page.find(decision.surface, decision.before, decision.after)
    if decision.kind == RENAMED:
        return Placed(decision, anchor=anchor)
    places = list(page.occurrences(decision.surface))
    if not places:
        return lost(decision, page) if applies_alone(decision) else None
    if decision.scope == MENTION and anchor is None:
        return _ambiguous(decision, good) if good else lost(decision, page)
    everywhere = frozenset(place.span for place in places)
    spans = {anchor.span} if anchor else set()
    reach = everywhere
    if decision.scope == MENTION or (decision.keeps and decision.kind == REFUSED):
        reach = frozenset(spans)
    elif decision.kind == REFUSED:
        spans |= everywhere
    elif decision.what != "name":
        spans |= _runs(decision, report, lexicon) or everywhere
    return Placed(decision, frozenset(spans), reach, anchor)


def _runs(decision: Decision, report: Report, lexicon: Lexicon) -> set[Span]:
    """Return where a name stands as a run of capitals of its own, not within another."""
    return {
        (stretch.key, name.start, name.end)
        for stretch in sight_of(report, lexicon).stretches
        for name in runs(stretch, lexicon)
        if " ".join(stretch.text[name.start : name.end].split()) == decision.surface
    }


def because(decision: Decision) -> str:
    """Return the reason of a mark that an editor decided."""
    return f"an editor’s decision ({decision.place})"


def contradiction(one: Decision, other: Decision) -> ReviewError:
    """Return the error of two decisions that mean the same name and say different things of it."""
    first, second = sorted((one, other), key=lambda two: two.line)
    return ReviewError(
        f"{first.place} and {second.place} both decide “{first.surface}”, and differently.",
        "Keep one of them.",
    )


def lost(decision: Decision, page: Page) -> Finding:
    """Return the finding that a decision applies to nothing in its report any more."""
    near = page.nearest((*decision.before, *decision.after))
    where = f" The nearest is line {near.line}: “{beginning(near)}”" if near else ""
    between = " between the words of its context" if decision.before or decision.after else ""
    message = (
        f"{decision.place}: no “{decision.surface}” stands in this report{between} any more; "
        f"the decision is kept and not used.{where}"
    )
    return Finding("review-lost", message, near.line if near else None)


def _ambiguous(decision: Decision, good: Sequence[Place]) -> Finding:
    lines = ", ".join(dict.fromkeys(str(place.line) for place in good))
    message = (
        f"{decision.place}: “{decision.surface}” stands {len(good)} times where it may be meant "
        f"(line {lines}); write more words into the context, or 'report' as the scope."
    )
    return Finding("review-ambiguous", message, good[0].line)
