"""Decisions of editors on who is who: names go to the persons that the editors say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from converter.deciding.names import Name, names_of
from converter.deciding.persons import moved_persons, rebuilt
from converter.deciding.placing import Page
from converter.deciding.planning import Placed, Plan, Span, because, contradiction, lost
from converter.decisions import MENTION, NEW, REFUSED, RENAMED, Decision, applies_alone
from converter.findings import Finding
from converter.model import Mark, Party, Report
from converter.recognisers.forms import form_of
from converter.recognisers.lexicon import Lexicon
from converter.regexes import regex

_QUOTED = regex(r"“(.+?)”")


@dataclass(slots=True)
class _Answers:
    """What has been decided so far: of each name, of each person, and how often by which row."""

    of_name: dict[Span, tuple[Decision, str | None]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


def assign(report: Report, plan: Plan, lexicon: Lexicon) -> Report:
    """Return an identified report as its editors decide; ``decided`` has the rows that applied.

    Raises ReviewError when two rows say different things of one name.
    """
    if not plan.placed:
        return replace(report, findings=report.findings + plan.findings)
    names = names_of(report, lexicon)
    answers, lost_rows = _Answers(), list(plan.findings)
    for placed in plan.placed:
        if placed.decision.kind != RENAMED:
            _answer(placed, names, plan.placed, answers, report)
    final = _followed(names, answers)
    for placed in plan.placed:
        if placed.decision.kind == RENAMED:
            _rename(placed, names, report, answers)
    final = {span: answers.ids.get(person, person) for span, person in final.items()}
    moved = moved_persons(report, names, final, answers.ids)
    left = dict(_left_with_one(report, names, final, moved, lexicon))
    final |= {span: person for span, person in left.items() if span not in answers.of_name}
    page = Page(report)
    lost_rows += [
        lost(one.decision, page)
        for one in plan.placed
        if applies_alone(one.decision) and one.decision.line not in answers.counts
    ]
    about = report.about
    marks = _marks(report, names, final, answers)
    return replace(
        report,
        marks=marks,
        people=rebuilt(report, names, final, moved, answers.shown, lexicon),
        about=replace(
            about,
            sender=tuple(_party(one, names, final, moved) for one in about.sender),
            receivers=tuple(_party(one, names, final, moved) for one in about.receivers),
        ),
        findings=(*_still_doubtful(report, names, final, answers), *lost_rows),
        decided=tuple(_rows(plan.placed, answers)),
    )


def _answer(
    placed: Placed,
    names: Sequence[Name],
    others: Sequence[Placed],
    answers: _Answers,
    report: Report,
) -> None:
    """Take in what one decision says of the names that it means."""
    decision = placed.decision
    if decision.kind == REFUSED:
        if placed.spans or placed.reach or decision.keeps:
            longer = {span for span in placed.spans if any(_holds(one.span, span) for one in names)}
            answers.counts[decision.line] = len(placed.spans - longer)
        return
    targets = list(_targets(placed, names, others))
    if not targets:
        return
    person = decision.person
    if decision.kind == NEW:
        person = _new_id(targets[0], report, answers)
    if decision.name and person:
        answers.shown.setdefault(person, decision.name)
    if decision.keeps and person and not any(one.person == person for one in names):
        _confirm(person, {one.person for one in targets}, report, answers)
        person = None
    count = 0
    for name in targets:
        before = answers.of_name.get(name.span)
        if before is None:
            answers.of_name[name.span] = (decision, person)
            count += 1
        elif decision.scope == before[0].scope == MENTION and before[1] != person:
            raise contradiction(before[0], decision)
    answers.counts[decision.line] = count


def _holds(name: Span, span: Span) -> bool:
    """Tell whether a name is longer than a stretch of its passage, and holds it."""
    return name[0] == span[0] and name[1] <= span[1] and span[2] <= name[2] and name != span


def _confirm(person: str, owners: set[str], report: Report, answers: _Answers) -> None:
    """Give the one person of some names the id that was confirmed, where it has another by now.

    A list of persons knows better: a person with a number of another authority keeps its id.
    """
    found = [one for one in report.people if one.id in owners]
    if len(owners) == 1 and found and not found[0].idnos:
        answers.ids.setdefault(found[0].id, person)


def _targets(placed: Placed, names: Sequence[Name], others: Sequence[Placed]) -> Iterator[Name]:
    """Yield the names that a decision means: its own words, and those spelled so in its scope."""
    decision = placed.decision
    alike = [one for one in names if one.surface == decision.surface]
    if decision.scope == MENTION:
        alike = []
    elif decision.what == "name":
        exact = [one for one in alike if one.person == decision.proposed]
        if not decision.here:
            exact += [one for one in alike if not one.person and decision.proposed]
        elif not exact:
            # The person is another one by now; what other rows are about is theirs.
            taken = {
                one.decision.proposed
                for one in others
                if one is not placed and one.decision.surface == decision.surface
            }
            exact = [one for one in alike if one.person not in taken]
        alike = exact
    wanted = {one.span for one in alike} | placed.spans
    yield from (one for one in names if one.span in wanted)


def _new_id(name: Name, report: Report, answers: _Answers) -> str:
    """Return an id for a new person that nobody in the report has."""
    taken = {one.id for one in report.people} | {who or "" for _, who in answers.of_name.values()}
    number, made = 1, name.form.slug
    while made in taken:
        number += 1
        made = f"{name.form.slug}-{number}"
    return made


def _followed(names: Sequence[Name], answers: _Answers) -> dict[Span, str]:
    """Return the person of each name; shorter forms of a name that was decided follow it."""
    final = {one.span: one.person for one in names}
    for span, (_, person) in answers.of_name.items():
        if person is not None:
            final[span] = person
    for owner in {one.person for one in names} - {""}:
        own = [one for one in names if one.person == owner]
        gone = [one for one in own if _goes(one, answers)]
        rest = [one for one in own if one.span not in answers.of_name]
        whither = {final[one.span] for one in gone}
        if len(whither) != 1 or not rest:
            continue
        (person,) = whither
        fullest = max(one.form.fullness for one in gone)
        said = {one.form.folded for one in gone}
        all_of_it = bool(person) and all(one.form.fullness <= fullest for one in rest)
        for one in rest:
            if all_of_it or one.form.folded in said:
                final[one.span] = person
    return final


def _left_with_one(
    report: Report,
    names: Sequence[Name],
    final: Mapping[Span, str],
    moved: Mapping[str, str],
    lexicon: Lexicon,
) -> Iterator[tuple[Span, str]]:
    """Yield the names that could mean several persons, whom the editors have made one."""
    surnames: dict[str, set[str]] = {}
    for person in report.people:
        surnames.setdefault(form_of(person.name, lexicon).folded[-1], set()).add(person.id)
    for one in names:
        several = surnames.get(one.form.folded[-1], set())
        now = {moved.get(person, person) for person in several}
        if not (one.person or final[one.span]) and len(several) > 1 and len(now) == 1:
            yield one.span, now.pop()


def _goes(name: Name, answers: _Answers) -> bool:
    """Tell whether a name was given to another person, and not it alone."""
    decision, person = answers.of_name.get(name.span, (None, None))
    return decision is not None and decision.scope != MENTION and person not in {None, name.person}


def _rename(placed: Placed, names: Sequence[Name], report: Report, answers: _Answers) -> None:
    """Take in that a person has another id, or another name."""
    decision = placed.decision
    person = decision.proposed
    if person not in {one.id for one in report.people}:
        person = _by_now(placed, names)
        if not person:
            return
    wanted = decision.person or person
    if wanted != person:
        wanted = answers.ids.setdefault(person, wanted)
    if decision.name:
        answers.shown.setdefault(wanted, decision.name)
    answers.counts[decision.line] = sum(one.person == person for one in names)


def _by_now(placed: Placed, names: Sequence[Name]) -> str:
    """Return who a person of another id is by now: whose name stands there, or is the only one."""
    decision = placed.decision
    if not decision.here:
        return ""
    alike = [one for one in names if one.surface == decision.surface]
    there = [one for one in alike if placed.anchor and one.span == placed.anchor.span]
    found = {one.person for one in there or alike} - {""}
    return found.pop() if len(found) == 1 else ""


def _party(
    party: Party, names: Sequence[Name], final: Mapping[Span, str], moved: Mapping[str, str]
) -> Party:
    """Return a sender or receiver with the person that it is by now."""
    for one in names:
        key, start, end = one.span
        if key == party.key and start < party.end and party.start < end:
            return replace(party, person=final[one.span]) if party.is_person else party
    return replace(party, person=moved.get(party.person, party.person))


def _marks(
    report: Report, names: Sequence[Name], final: Mapping[Span, str], answers: _Answers
) -> dict[int, tuple[Mark, ...]]:
    """Return the marks of the report, those of names with the person that they have by now."""
    fresh: dict[tuple[int, Mark], Mark] = {}
    for one in names:
        mark = structs.replace(one.mark, key=final[one.span])
        if one.span in answers.of_name:
            decision, _ = answers.of_name[one.span]
            told = mark.evidence if "editor" in mark.evidence else (*mark.evidence, "editor")
            said = because(decision)
            reason = mark.reason if said in mark.reason else f"{mark.reason}; {said}"
            mark = structs.replace(
                mark, evidence=told, certainty="high", runner_up="", reason=reason.strip("; ")
            )
        fresh[one.span[0], one.mark] = mark
    return {
        key: tuple(fresh.get((key, mark), mark) for mark in marks)
        for key, marks in report.marks.items()
    }


def _still_doubtful(
    report: Report, names: Sequence[Name], final: Mapping[Span, str], answers: _Answers
) -> Iterator[Finding]:
    """Yield the findings of the report without the doubts that the editors have settled."""
    for finding in report.findings:
        quoted = _QUOTED.search(finding.message) if finding.code == "person-ambiguous" else None
        same = [one for one in names if quoted and one.form.text == quoted[1]]
        open_ones = [one for one in same if not final[one.span] and one.span not in answers.of_name]
        if not quoted or len(open_ones) == sum(not one.person for one in same):
            yield finding
        elif open_ones:
            message = (
                f"“{quoted[1]}” can be more than one person of this report; where no editor "
                f"has decided ({len(open_ones)} of {len(same)}) it is marked without a person."
            )
            yield Finding("person-ambiguous", message, open_ones[0].line)


def _rows(placed: Sequence[Placed], answers: _Answers) -> Iterator[tuple[int, ...]]:
    """Yield the rows that applied: line, how many names, and where its own words stand (or -1)."""
    for one in placed:
        if one.decision.line in answers.counts:
            span = one.anchor.span if one.anchor else (-1, -1, -1)
            yield one.decision.line, answers.counts[one.decision.line], *span
