"""Who is who in one report: mentions are joined to persons, never by a guess."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING

from msgspec import structs

from converter.findings import Finding
from converter.model import Mark, MarkKind, Person
from converter.recognisers.address import COMRADES, address_of
from converter.recognisers.forms import Form, form_of
from converter.recognisers.keywords import people_of
from converter.recognisers.links import join, links_of, one_of
from converter.recognisers.listed import as_listed
from converter.recognisers.meant import Choice, Mention, choose, without_plural
from converter.recognisers.occupations import distinct, offices_beside
from converter.recognisers.register import Human, Register
from converter.recognisers.told_forms import surname_first, wife_of
from converter.regexes import regex
from converter.spelling import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from converter.model import Party, Report
    from converter.recognisers.lexicon import Lexicon


_APART = regex(r"(?:[^\W\d_] +){3,}[^\W\d_]")
_QUOTED = regex(r"“[^”]*”|\"[^\"]*\"")
# The first letter stands first, so that the search goes from one such letter to the next.
_I = regex(r"[IMm](?<!\w[IMm])(?:(?<=I)|(?<=[Mm])[ey])\b")
_CERTAINTIES = ("low", "medium", "high")


def identify(report: Report, lexicon: Lexicon) -> Report:
    """Return the report with each name joined to a person, and the persons in order of their ids.

    A name that may mean several people keeps an empty key, with a finding; its
    ``runner_up`` is the likeliest of them. Where one was chosen of several the mark
    is less certain, and ``runner_up`` is the next best.
    """
    mentions = without_plural(_turned(list(_mentions(report, lexicon)), lexicon))
    register = Register(lexicon, _year(report))
    links = links_of(report, mentions)
    about = report.about
    named = [form_of(name, lexicon) for name in about.citation.translators]
    author = form_of(about.author_person, lexicon) if about.author_person else None
    printed = [m.form for m in mentions if not m.form.single]
    others = [one.name for one in about.sender + about.receivers if one.is_person]
    others += people_of(report, lexicon)
    completing = _completing(others, set(printed), mentions, lexicon)
    known = sorted(
        dict.fromkeys((*printed, *(one for one in named if not one.single), *completing)),
        key=lambda form: tuple(-n for n in form.fullness),
    )
    for form in known:
        register.take(form)
    join(register, links)
    choices = choose(mentions, register)
    for form in (*named, *([author] if author else [])):
        register.take(form)
    for index, mention in enumerate(mentions):
        if human := choices[index].human:
            human.mentions += 1
            human.bare |= mention.form.single and not mention.cut
    register.double()
    _number(register.humans, lexicon.listed.own)
    marks = _keyed(report, mentions, choices)
    printed_as = (*(mention.form for mention in mentions), *named, *([author] if author else []))
    order = {text: at for at, text in enumerate(dict.fromkeys(one.text for one in printed_as))}
    people = sorted(
        (_person(human, order, lexicon) for human in register.humans), key=lambda one: one.id
    )
    told = replace(
        about,
        sender=tuple(_joined(party, marks, register, lexicon) for party in about.sender),
        receivers=tuple(_joined(party, marks, register, lexicon) for party in about.receivers),
    )
    doubts = _doubts(
        [m for index, m in enumerate(mentions) if choices[index].human is None], register
    )
    return replace(
        report, marks=marks, about=told, people=tuple(people), findings=report.findings + doubts
    )


def person_id(people: Iterable[Person], name: str) -> str:
    """Return the id of the one person who is called this in the report, else ""."""
    ids = {one.id for one in people if name == one.name or name in one.variants}
    return ids.pop() if len(ids) == 1 else ""


def _mentions(report: Report, lexicon: Lexicon) -> Iterator[Mention]:
    for at, (place, passage) in enumerate(report.named()):
        marks = report.marks.get(passage.key, ())
        text = passage.text
        people = [mark for mark in marks if mark.kind is MarkKind.PERSON]
        if not people:
            continue
        quoted = "“" in text or '"' in text
        last = text.rfind("”") + 1  # what opens behind it is not closed, and would read to the end
        closed = text[:last] + text[last:].replace("“", " ")
        spoken = bool(_I.search(_QUOTED.sub("", closed) if quoted else text))
        for mark in people:
            name = text[mark.start : mark.end]
            form = form_of(name, lexicon)
            told = address_of(text, mark, marks, lexicon)
            yield Mention(
                passage.key,
                mark,
                wife_of(form, told.printed) if told.wed == "Mrs" else form,
                tuple(offices_beside(text, mark, marks, place, lexicon)),
                passage.line_at(mark.start),
                told,
                at,
                place,
                spoken,
            )


def _turned(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Return the mentions, those names turned that an office shows to have the surname first."""
    called = {
        fold(m.form.surname) for m in mentions if m.form.single and "office" in m.mark.evidence
    }
    # Marianna Dubová, and elsewhere Dubová Mariánna.
    called |= {
        fold(m.form.surname)
        for m in mentions
        if not m.form.single and m.form.sure and lexicon.is_given(m.form.forenames[0])
    }
    return [
        one
        if (form := surname_first(one.form, called, lexicon)) is one.form
        else structs.replace(one, form=form)
        for one in mentions
    ]


def _completing(
    names: Iterable[str], printed: set[Form], mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Form]:
    """Yield the full names that the page gives of those whom the text calls by surname only.

    They are those of senders and receivers and of the archive's own list of people.
    """
    bare = {fold(m.form.surname) for m in mentions if m.form.single}
    bare -= {fold(form.surname) for form in printed}
    for name in names:
        form = form_of(name, lexicon)
        if not form.single and fold(form.surname) in bare:
            yield form


def _year(report: Report) -> str:
    """Return the year in which a report was written, at the latest."""
    dated = report.about.created or report.about.page_date
    return (dated.when or dated.not_after)[:4] if dated else ""


def _number(humans: Sequence[Human], own: frozenset[str]) -> None:
    """Give each person an id; of two with one name Mrs. Lund has her title, the later a number.

    Nobody but those of the authority file gets an id that is theirs (``own``).
    """
    names = Counter(human.best.slug for human in humans if not human.entry)
    used: set[str] = set()
    last: dict[str, int] = {}
    for human in sorted(humans, key=lambda one: one.entry is None):
        name = human.entry.id if human.entry else human.best.slug
        if names[name] > 1 and human.byname and not human.entry:
            name = f"{name}-{slug(human.byname)}"
        barred = frozenset[str]() if human.entry else own
        ids = chain((name,), (f"{name}-{number}" for number in count(last.get(name, 2))))
        human.id = next(one for one in ids if one not in used and one not in barred)
        used.add(human.id)
        if human.id != name:
            # No number below this one is free.
            last[name] = int(human.id.rpartition("-")[2])


def _person(human: Human, order: Mapping[str, int], lexicon: Lexicon) -> Person:
    best = human.best
    texts = sorted({form.text for form in human.forms} & order.keys(), key=order.__getitem__)
    surname, forename = best.surname, " ".join(best.forenames)
    if human.entry and best.single:
        surname = (
            human.entry.surname if fold(human.entry.surname) == fold(best.surname) else surname
        )
    sure = (not best.wife and best.sure) or (
        human.bare and not best.east and not best.forenames[0].endswith("né")
    )
    person = Person(
        human.id,
        best.text,
        surname if sure else "",
        forename if sure else "",
        tuple(text for text in texts if text != best.text),
        distinct(human.offices),
        human.entry.idnos if human.entry else (),
        human.mentions,
        title="" if best.wife else _title(human, lexicon),
    )
    return as_listed(person, human.entry) if human.entry else person


def _title(human: Human, lexicon: Lexicon) -> str:
    """Return the one form of address that a person has in the report: Dr., Lady; not Comrade."""
    printed: dict[tuple[str, ...], str] = {}
    titles = lexicon.titles
    for told in human.told:
        words = [
            (low, word)
            for low, word in zip(told.words, told.printed.split(), strict=True)
            if low in titles.honorific and low not in titles.plural and low not in COMRADES
        ]
        if words:
            printed.setdefault(tuple(low for low, _ in words), " ".join(word for _, word in words))
    if len(printed) > 1:
        printed.pop(("mr",), None)
    return next(iter(printed.values())) if len(printed) == 1 else ""


def _keyed(
    report: Report, mentions: Sequence[Mention], choices: Mapping[int, Choice]
) -> dict[int, tuple[Mark, ...]]:
    """Return the marks of the report, those of names with their person and the next best."""
    told: dict[int, dict[int, Mark]] = {}
    for index, mention in enumerate(mentions):
        told.setdefault(mention.key, {})[id(mention.mark)] = _chosen(mention.mark, choices[index])
    return {
        key: tuple([chosen.get(id(mark), mark) for mark in marks])
        if (chosen := told.get(key))
        else tuple(marks)
        for key, marks in report.marks.items()
    }


def _chosen(mark: Mark, choice: Choice) -> Mark:
    """Return a mark with the id of its person, as certain as the choice of that person."""
    certainty = mark.certainty
    if choice.certainty:
        certainty = min(certainty, choice.certainty, key=_CERTAINTIES.index)
    return Mark(
        mark.start,
        mark.end,
        mark.kind,
        choice.human.id if choice.human else "",
        certainty,
        mark.evidence,
        mark.reason,
        choice.other.id if choice.other else "",
    )


def _joined(
    party: Party, marks: dict[int, tuple[Mark, ...]], register: Register, lexicon: Lexicon
) -> Party:
    """Return a sender or receiver with the id of the person that is marked there, or so named."""
    if not party.is_person:
        return party
    if _APART.fullmatch(party.name):
        # A signature in spaced letters is the name in plain ones.
        party = replace(party, name=form_of(party.name, lexicon).text)
    human = one_of(register.candidates(form_of(party.name, lexicon)))
    if human and form_of(party.name, lexicon).letters:
        # A memorandum signed with initials is by the one whom the report names in full.
        party = replace(party, name=human.best.text)
    for mark in marks.get(party.key, ()):
        if mark.kind is MarkKind.PERSON and mark.start < party.end and party.start < mark.end:
            return replace(party, person=mark.key)
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
