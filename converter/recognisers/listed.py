"""Who of the authority can be meant by a name: entries found by whole names, forms and surnames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from converter.authority import Authority, Entry, Never, laid_over
from converter.recognisers.forms import Form, compatible, fold, form_of

if TYPE_CHECKING:
    from converter.model import Person
    from converter.recognisers.lexicon import Lexicon

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Listed:
    """The persons of the authority by what they are called; every key is folded.

    ``lasts`` are the last words of surnames in the editors' entries; ``spelled`` is
    what these entries are recognised by: words, under the first one with a capital.
    """

    own: frozenset[str] = frozenset()
    wholes: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    forms: Mapping[str, tuple[tuple[Form, Entry], ...]] = field(default_factory=dict)
    lasts: frozenset[str] = frozenset()
    surnames: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    alone: Mapping[str, Entry] = field(default_factory=dict)
    spelled: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    barred: Mapping[str, Never] = field(default_factory=dict)
    never: re.Pattern[str] | None = None


def with_authority(lexicon: Lexicon, own: Authority) -> Lexicon:
    """Return the lists with the editors' authority laid over the list of the package."""
    ours, theirs = laid_over(own, lexicon.authority)
    entries = (*ours, *theirs)
    named = [(entry, form) for entry in entries for form in _forms(entry, lexicon)]
    never = {fold(name): one for one in own.never for name in one.names}
    ids = frozenset(entry.id for entry in ours)
    listed = Listed(
        own=ids,
        wholes=_grouped((fold(name), entry) for entry in entries for name in _wholes(entry)),
        forms=_grouped((form.folded[-1], (form, entry)) for entry, form in named),
        lasts=frozenset(fold(form.surname.split()[-1]) for entry, form in named if entry.id in ids),
        surnames=_grouped(
            (fold(name), entry) for entry in entries for name in surnames(entry, lexicon)
        ),
        alone={fold(name): entry for entry in ours for name in entry.bare},
        spelled=_grouped(
            (fold(next((word for word in words if word[:1].isupper()), words[0])), words)
            for entry in ours
            for words in _printed(entry)
        ),
        barred=never,
        never=_pattern(name for one in own.never for name in one.names),
    )
    bare = {name: entry for entry in theirs for name in entry.bare if fold(name) not in never}
    return replace(
        lexicon, authority=entries, bare=bare, listed=listed, memo={}, begins={}, firsts={}
    )


def entry_of(form: Form, lexicon: Lexicon) -> Entry | None:
    """Return the one entry that a form means by itself, None when there is none or several."""
    known = lexicon.bare.get(form.text)
    if known is not None:
        # Another of this surname is in the editors' file: it may be either.
        return known if len(sharing(form, lexicon)) <= 1 else None
    found = entries_of(form, lexicon)
    return found[0] if len(found) == 1 else None


def entries_of(form: Form, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Return the entries that a full name, or a name that is enough alone, can mean."""
    listed = lexicon.listed
    text = fold(form.text)
    if text in listed.alone:
        return (listed.alone[text],)
    if form.single:
        return ()
    if text in listed.wholes:
        return listed.wholes[text]
    keys = [key for key in dict.fromkeys((form.folded[-1], form.folded[0])) if key in listed.forms]
    if not keys:
        return ()
    near: dict[str, list[tuple[Form, Entry]]] = {}
    for key in keys:
        for known, entry in listed.forms[key]:
            near.setdefault(entry.id, []).append((known, entry))
    return tuple(
        forms[0][1] for forms in near.values() if _fits(form, [known for known, _ in forms])
    )


def sharing(form: Form, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Return the entries that have a single word for a surname, if one of them is the editors'."""
    listed = lexicon.listed
    found = listed.surnames.get(form.folded[-1], ()) if form.single else ()
    return found if any(entry.id in listed.own for entry in found) else ()


def born_by(entry: Entry, year: str) -> bool:
    """Tell whether somebody was born by a year; what is not known excludes nobody."""
    return not (entry.born and year) or entry.born[:4] <= year


def surnames(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    """Yield the spellings of an entry's surname."""
    if entry.surname:
        yield entry.surname
    elif entry.name:
        yield form_of(entry.name, lexicon).surname
    yield from (name for name in entry.variants if " " not in name)


def as_listed(person: Person, entry: Entry) -> Person:
    """Return a person with what the authority says: name parts, ids, dates of life, offices."""
    surname, forename, name = person.surname, person.forename, person.name
    if entry.forename and entry.surname:
        surname, forename, name = entry.surname, entry.forename, f"{entry.forename} {entry.surname}"
    elif entry.name:
        surname, forename, name = "", "", entry.name
    known = {role.casefold() for role in person.roles}
    unprinted = tuple(role for role in entry.roles if role.casefold() not in known)
    return replace(
        person,
        name=name,
        surname=surname,
        forename=forename,
        variants=tuple(text for text in (person.name, *person.variants) if text != name),
        roles=(*person.roles, *unprinted),
        unprinted=unprinted,
        idnos=entry.idnos,
        born=entry.born,
        died=entry.died,
    )


def barring(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """Return why the editors say that ``text[start:end]`` is never a person, else "".

    A part of a name that is never a person's is none either; a longer name may be one.
    """
    listed = lexicon.listed
    if listed.never is None:
        return ""
    said = listed.barred.get(fold(text[start:end]))
    for match in () if said else listed.never.finditer(text):
        if match.start() <= start and end <= match.end():
            said = listed.barred.get(fold(match.group()))
    return f"never a person: {said.place}" if said else ""


def _fits(form: Form, known: Iterable[Form]) -> bool:
    """Tell whether a full name is one of these; a forename is compared with forenames if it can."""
    known = list(known)
    if not form.forenames[0].endswith("."):
        # "A." among the initials of Anastas does not make him an Artem.
        known = [one for one in known if not one.forenames[0].endswith(".")] or known
    return any(compatible(form, one) for one in known)


def _forms(entry: Entry, lexicon: Lexicon) -> Iterator[Form]:
    """Yield the full names of an entry, taken apart as the entry or the grammar says."""
    for given in entry.given:
        if entry.surname:
            yield Form(f"{given} {entry.surname}", entry.surname, tuple(given.split()))
            if " " in entry.surname:
                yield form_of(f"{given} {entry.surname}", lexicon)
    for name in (entry.name, *entry.variants):
        form = form_of(name, lexicon)
        if not form.single:
            yield form


def _wholes(entry: Entry) -> Iterator[str]:
    """Yield the names that are enough as they stand."""
    yield from entry.wholes
    if entry.surname and entry.forename:
        yield f"{entry.surname} {entry.forename}"
    if " " in entry.surname:
        yield entry.surname


def _printed(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield the names by which an entry of the editors' is recognised, as words."""
    turned = f"{entry.surname} {entry.forename}" if entry.surname and entry.forename else ""
    names = (*entry.wholes, turned, *entry.bare)
    yield from dict.fromkeys(tuple(name.split()) for name in names if name)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for whole names, the longest first."""
    written = [r"\s+".join(map(re.escape, name.split())) for name in names]
    longest = sorted(dict.fromkeys(written), key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE) if longest else None


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, tuple[_Value, ...]]:
    found: dict[str, list[_Value]] = {}
    for key, value in pairs:
        group = found.setdefault(key, [])
        if value not in group:
            group.append(value)
    return {key: tuple(group) for key, group in found.items()}
