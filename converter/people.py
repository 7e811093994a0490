"""Who is who in one report: mentions are joined to persons, never by a guess."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING

from converter.findings import Finding
from converter.model import Mark, MarkKind, Person
from converter.recognisers.forms import Form, fold, form_of, shortens, surname_first
from converter.recognisers.listed import as_listed
from converter.recognisers.occupations import distinct, offices_beside
from converter.recognisers.register import Human, Register
from converter.recognisers.speakers import ALIAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from converter.model import Party, Report
    from converter.recognisers.lexicon import Lexicon


_APART = re.compile(r"(?:[^\W\d_] +){3,}[^\W\d_]")
_LETTER = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked name: the passage's key, the mark, its form and the offices beside it."""

    key: int
    mark: Mark
    form: Form
    offices: tuple[str, ...]
    line: int | None


def identify(report: Report, lexicon: Lexicon) -> Report:
    """Return the report with each name joined to a person, and the persons in order of their ids.

    A name that may mean several people keeps an empty key, with a finding.
    """
    mentions = _turned(list(_mentions(report, lexicon)), lexicon)
    register = Register(lexicon, _year(report))
    links = _links(report, mentions)
    about = report.about
    named = [form_of(name, lexicon) for name in about.citation.translators]
    author = form_of(about.author_person, lexicon) if about.author_person else None
    printed = {m.form for m in mentions if not m.form.single}
    known = sorted(
        {
            *printed,
            *(form for form in named if not form.single),
            *_completing(about.sender + about.receivers, printed, mentions, lexicon),
        },
        key=lambda form: (tuple(-n for n in form.fullness), form.text),
    )
    for form in known:
        register.take(form)
    _join(register, links)
    whose: dict[int, Human | None] = {}
    for index, mention in enumerate(mentions):
        if not mention.form.single:
            human = whose[index] = _one(register.candidates(mention.form))
            if human:
                human.offices += mention.offices
    for index, mention in enumerate(mentions):
        if mention.form.single:
            whose[index] = (
                _shortened(mentions[:index], whose, mention.form)
                if _LETTER.fullmatch(mention.form.text)
                else register.take(mention.form) or _by_office(register, mention)
            )
    for form in (*named, *([author] if author else [])):
        register.take(form)
    for index, mention in enumerate(mentions):
        if human := whose[index]:
            human.mentions += 1
            human.bare |= mention.form.single and not _LETTER.fullmatch(mention.form.text)
            human.offices += mention.offices if mention.form.single else ()
    _number(register.humans, lexicon.listed.own)
    marks = _keyed(report, mentions, whose)
    printed_as = (*(mention.form for mention in mentions), *named, *([author] if author else []))
    order = list(dict.fromkeys(printed_as))
    people = sorted((_person(human, order) for human in register.humans), key=lambda one: one.id)
    told = replace(
        about,
        sender=tuple(_joined(party, marks, register, lexicon) for party in about.sender),
        receivers=tuple(_joined(party, marks, register, lexicon) for party in about.receivers),
    )
    doubts = _doubts([m for index, m in enumerate(mentions) if whose[index] is None], register)
    return replace(
        report, marks=marks, about=told, people=tuple(people), findings=report.findings + doubts
    )


def person_id(people: Iterable[Person], name: str) -> str:
    """Return the id of the one person who is called this in the report, else ""."""
    ids = {one.id for one in people if name == one.name or name in one.variants}
    return ids.pop() if len(ids) == 1 else ""


def _mentions(report: Report, lexicon: Lexicon) -> Iterator[Mention]:
    forms: dict[str, Form] = {}
    for place, passage in report.named():
        marks = report.marks.get(passage.key, ())
        text = passage.text
        for mark in marks:
            if mark.kind is MarkKind.PERSON:
                name = text[mark.start : mark.end]
                if name not in forms:
                    forms[name] = form_of(name, lexicon)
                yield Mention(
                    passage.key,
                    mark,
                    forms[name],
                    tuple(offices_beside(text, mark, marks, place, lexicon)),
                    passage.line_at(mark.start),
                )


def _turned(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Return the mentions, those names turned that an office shows to have the surname first."""
    called = {
        fold(m.form.surname) for m in mentions if m.form.single and "office" in m.mark.evidence
    }
    return [replace(one, form=surname_first(one.form, called, lexicon)) for one in mentions]


def _completing(
    parties: Sequence[Party], printed: set[Form], mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Form]:
    """Yield the full names of senders and receivers whom the text itself calls by surname only."""
    bare = {fold(m.form.surname) for m in mentions if m.form.single}
    full = {fold(form.surname) for form in printed}
    for party in parties:
        form = form_of(party.name, lexicon)
        if party.is_person and not form.single and fold(form.surname) in bare - full:
            yield form


def _links(report: Report, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Return pairs of mentions that the text itself says are one person.

    ``Baek Do-seok [Paek To Sok]`` and ``Lao Shen (hereafter abbreviated Lao)``.
    """
    texts = {passage.key: passage.text for _, passage in report.named()}
    pairs = []
    for one, other in pairwise(mentions):
        if one.key != other.key:
            continue
        between = texts[one.key][one.mark.end : other.mark.start]
        spelled = between == " [" and texts[one.key].startswith("]", other.mark.end)
        if (spelled and "bracket" in other.mark.evidence) or ALIAS.fullmatch(between.lstrip()):
            pairs.append((one, other))
    return pairs


def _join(register: Register, links: Iterable[tuple[Mention, Mention]]) -> None:
    """Make one person of two where the text says so."""
    for one, other in links:
        human = _one(register.candidates(one.form)) or register.take(one.form)
        if human is None:
            continue
        if other.form.single:
            human.aliases.add(fold(other.form.surname))
            continue
        twin = _one(register.candidates(other.form))
        if twin is not None and twin is not human:
            human.forms += twin.forms
            human.entry = human.entry or twin.entry
            register.humans = [h for h in register.humans if h is not twin]


def _one(humans: Sequence[Human]) -> Human | None:
    return humans[0] if len(humans) == 1 else None


def _by_office(register: Register, mention: Mention) -> Human | None:
    """Return the one of several who is named in full elsewhere with the office of this mention."""
    wanted = {office.lower() for office in mention.offices}
    found = [
        human
        for human in register.candidates(mention.form)
        if wanted & {office.lower() for office in human.offices}
    ]
    return _one(found)


def _shortened(
    before: Sequence[Mention], whose: dict[int, Human | None], form: Form
) -> Human | None:
    """Return the person named last before a letter that begins the surname (``P.``: Passarge)."""
    letter = fold(form.text)
    for index in range(len(before) - 1, -1, -1):
        if fold(before[index].form.surname)[:1] == letter:
            return whose.get(index)
    return None


def _year(report: Report) -> str:
    """Return the year in which a report was written, at the latest."""
    dated = report.about.created or report.about.page_date
    return (dated.when or dated.not_after)[:4] if dated else ""


def _number(humans: Sequence[Human], own: frozenset[str]) -> None:
    """Give each person an id, a number behind it where it is another's or one of ``own``."""
    used: set[str] = set()
    for human in sorted(humans, key=lambda one: one.entry is None):
        name = human.entry.id if human.entry else human.best.slug
        taken = used if human.entry else used | own
        ids = chain((name,), (f"{name}-{number}" for number in count(2)))
        human.id = next(one for one in ids if one not in taken)
        used.add(human.id)


def _person(human: Human, order: Sequence[Form]) -> Person:
    best = human.best
    texts = dict.fromkeys(form.text for form in order if form in human.forms)
    surname, forename = best.surname, " ".join(best.forenames)
    if human.entry and best.single:
        surname = (
            human.entry.surname if fold(human.entry.surname) == fold(best.surname) else surname
        )
    if doubled := [one.text for one in human.forms if shortens(one, best)]:
        surname = max(doubled, key=len)
        rest = list(best.forenames[: len(best.forenames) - surname.count(" ")])
        while rest and rest[-1].islower():
            surname = f"{rest.pop()} {surname}"
        forename = " ".join(rest)
    sure = best.sure or (human.bare and not best.east and not best.forenames[0].endswith("né"))
    person = Person(
        human.id,
        best.text,
        surname if sure else "",
        forename if sure else "",
        tuple(text for text in texts if text != best.text),
        distinct(human.offices),
        human.entry.idnos if human.entry else (),
        human.mentions,
    )
    return as_listed(person, human.entry) if human.entry else person


def _keyed(
    report: Report, mentions: Sequence[Mention], whose: dict[int, Human | None]
) -> dict[int, tuple[Mark, ...]]:
    """Return the marks of the report, those of names with the id of their person."""
    keys: dict[int, dict[Mark, str]] = {}
    for index, mention in enumerate(mentions):
        human = whose[index]
        keys.setdefault(mention.key, {})[mention.mark] = human.id if human else ""
    return {
        key: tuple(
            replace(mark, key=keys[key][mark]) if mark in keys.get(key, {}) else mark
            for mark in marks
        )
        for key, marks in report.marks.items()
    }


def _joined(
    party: Party, marks: dict[int, tuple[Mark, ...]], register: Register, lexicon: Lexicon
) -> Party:
    """Return a sender or receiver with the id of the person that is marked there, or so named."""
    if not party.is_person:
        return party
    if _APART.fullmatch(party.name):
        # A signature in spaced letters is the name in plain ones.
        party = replace(party, name=form_of(party.name, lexicon).text)
    for mark in marks.get(party.key, ()):
        if mark.kind is MarkKind.PERSON and mark.start < party.end and party.start < mark.end:
            return replace(party, person=mark.key)
    human = _one(register.candidates(form_of(party.name, lexicon)))
    return replace(party, person=human.id) if human and human.id else party


def _doubts(mentions: Sequence[Mention], register: Register) -> tuple[Finding, ...]:
    """Return one finding for each name that is not resolved, at the line where it first stands."""
    findings = []
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.form.text, mention)
    often = Counter(mention.form.text for mention in mentions)
    for name, first in firsts.items():
        count = often[name]
        more = "once" if count == 2 else f"{count - 1} times"  # noqa: PLR2004
        where = f" here and {more} more" if count > 1 else ""
        known = ", ".join(one.id for one in register.undecided(first.form))
        message = (
            f"“{name}” can be more than one person of "
            f"{f'the authority file ({known})' if known else 'this report'}; "
            f"it is marked without a person{where}."
        )
        findings.append(Finding("person-ambiguous", message, first.line))
    return tuple(findings)
