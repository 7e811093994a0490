"""The persons of a report made anew after names have gone from one to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from converter.deciding.names import Name
from converter.model import Person, Report
from converter.recognisers.forms import Form, fold, form_of
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.listed import as_listed
from converter.recognisers.occupations import distinct

_Final = Mapping[tuple[int, int, int], str]


def moved_persons(
    report: Report, names: Sequence[Name], final: _Final, ids: Mapping[str, str]
) -> dict[str, str]:
    """Return the person that each person is by now, those left out whose names are scattered."""
    found = {}
    for person in report.people:
        now = {final[one.span] for one in names if one.person == person.id}
        if not now:
            found[person.id] = ids.get(person.id, person.id)
        elif len(now) == 1 and "" not in now:
            found[person.id] = now.pop()
    return found


def rebuilt(
    report: Report,
    names: Sequence[Name],
    final: _Final,
    moved: Mapping[str, str],
    shown: Mapping[str, str],
    lexicon: Lexicon,
) -> tuple[Person, ...]:
    """Return the persons of a report, in the order of their ids, by the names that they have."""
    old = {one.id: one for one in report.people}
    own: dict[str, list[Name]] = {}
    for one in names:
        own.setdefault(final[one.span], []).append(one)
    wanted = sorted({*own, *moved.values()} - {""})
    people = []
    for person in wanted:
        sources = [one for one in report.people if moved.get(one.id) == person]
        sources.sort(key=lambda one: (one.id != person, -one.mentions, one.id))
        mine = own.get(person, [])
        same = [one.id for one in sources] == [person] and len(mine) == sources[0].mentions
        if same and person not in shown:
            people.append(old[person])
        else:
            made = _person(person, mine, sources, old.get(person), lexicon)
            people.append(_called(made, shown.get(person, ""), lexicon))
    return tuple(people)


def _person(
    key: str, mine: Sequence[Name], sources: Sequence[Person], left: Person | None, lexicon: Lexicon
) -> Person:
    """Return the person who has these names, and was these persons before."""
    texts = dict.fromkeys(one.form.text for one in mine)
    for one in sources:
        texts |= dict.fromkeys((one.name, *one.variants))
    forms = [form_of(text, lexicon) for text in texts]
    best = max(forms, key=lambda form: form.fullness)
    base = next((one for one in (*sources, left) if one and one.name in texts), None)
    if base and form_of(base.name, lexicon).fullness >= best.fullness:
        name, surname, forename = base.name, base.surname, base.forename
    else:
        name, surname, forename = best.text, *_parts(best)
    whole = {one.id for one in sources}
    own = key in lexicon.listed.own
    entry = next((one for one in lexicon.authority if own and one.id == key), None)
    unprinted = {role for one in sources for role in one.unprinted} if entry else set()
    roles = [role for one in sources for role in one.roles if role not in unprinted]
    roles += [role for one in mine if one.person not in whole for role in one.offices(lexicon)]
    known = base or left or Person(key, name)
    person = replace(
        known,
        id=key,
        name=name,
        surname=surname,
        forename=forename,
        variants=tuple(text for text in texts if text != name),
        roles=distinct(roles),
        idnos=tuple(_numbers(key, (*sources, *([left] if left else [])), lexicon)),
        mentions=len(mine),
    )
    return as_listed(person, entry) if entry else person


def _parts(form: Form) -> tuple[str, str]:
    return (form.surname, " ".join(form.forenames)) if form.sure else ("", "")


def _numbers(key: str, sources: Sequence[Person], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield the numbers that other authorities give a person, one of each kind."""
    listed = [idno for entry in lexicon.authority if entry.id == key for idno in entry.idnos]
    kinds = set()
    for kind, number in (*listed, *(idno for one in sources for idno in one.idnos)):
        if kind not in kinds:
            kinds.add(kind)
            yield kind, number


def _called(person: Person, name: str, lexicon: Lexicon) -> Person:
    """Return a person under the name that an editor gives: Anatol Vensk, or Vensk, Anatol."""
    if not name:
        return person
    form = form_of(name, lexicon)
    surname, forename = _parts(form)
    if fold(form.surname) == fold(person.surname):
        surname, forename = form.surname, " ".join(form.forenames)
    shown = f"{forename} {surname}".strip() if "," in name and surname else name
    variants = tuple(dict.fromkeys((person.name, *person.variants)))
    return replace(
        person,
        name=shown,
        surname=surname,
        forename=forename,
        variants=tuple(one for one in variants if one != shown),
    )
