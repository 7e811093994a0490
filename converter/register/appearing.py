"""What the register needs to know of a document: who appears in it, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.appearance import Appearance, Cast, Name, Occurrence
from converter.people import person_id
from converter.recognisers.forms import IRISH, Form, fits, fold, form_of
from converter.regexes import regex
from converter.tei import identifiers
from converter.tei.occurrences import occurrences
from converter.tei.presences import things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model import Person, Report
    from converter.parsed import Tree
    from converter.recognisers.lexicon import Lexicon

_WOMAN = regex(r"\b(?:Mrs|Miss|Ms|Mme|Mlle|Madame|Madam|Lady|Frau|Señora|Signora)\.? $")
_MAN = regex(r"\b(?:Mr|Messrs|Sir|Lord|Monsieur|Herr|Señor|Signor|Don)\.? $")


def cast(report: Report, tei: bytes | Tree, lexicon: Lexicon) -> Cast:
    """Return the persons, places and organisations of a report, as its TEI names them."""
    about = report.about
    created = about.created
    named = occurrences(tei)
    parts = _parts(report)
    people = tuple(
        _appearance(person, named, parts.get(person.id, ()), lexicon) for person in report.people
    )
    archive = " › ".join(filter(None, (about.citation.repository, *about.citation.collections[:1])))
    limits = (created.not_before, created.not_after) if created else ("", "")
    return Cast(people, archive, limits, things(tei, named))


def _appearance(
    person: Person,
    named: dict[str, tuple[int, tuple[Occurrence, ...]]],
    parts: tuple[str, ...],
    lexicon: Lexicon,
) -> Appearance:
    ident = identifiers.person_id(person.id)
    mentions, places = named.get(ident, (0, ()))
    return Appearance(
        id=ident,
        names=(
            _main(person, lexicon),
            *(_name(text, lexicon, person.surname) for text in person.variants),
        ),
        surname=person.surname,
        forename=person.forename,
        roles=tuple(role for role in person.roles if role not in person.unprinted),
        held=person.unprinted,
        title=person.title,
        idnos=person.idnos,
        born=person.born,
        died=person.died,
        listed=_listed(person, lexicon),
        parts=parts,
        styled=_styled(places),
        mentions=mentions,
        occurrences=places,
    )


def _name(text: str, lexicon: Lexicon, family: str = "") -> Name:
    """Return a name taken apart; ``family``: the surname, if it is known to be two words."""
    form = form_of(text, lexicon)
    if " " in family and form.text.endswith(f" {family}"):
        return _with(form.text, family, form.text.removesuffix(f" {family}"), lexicon)
    return Name(form.text, form.surname, form.forenames, form.east, form.sure, form.others)


def _with(text: str, surname: str, forename: str, lexicon: Lexicon) -> Name:
    """Return a name of known parts; the first of two surnames may stand alone."""
    first, *second = surname.split()
    article = first in IRISH or first.lower() in lexicon.particle
    others = (first,) if second and not article else ()
    return Name(text, surname, tuple(forename.split()), others=others)


def _main(person: Person, lexicon: Lexicon) -> Name:
    """Return the person's name, taken apart as the report has shown it to be."""
    if not person.surname:
        return _name(person.name, lexicon)
    return _with(person.name, person.surname, person.forename, lexicon)


def _listed(person: Person, lexicon: Lexicon) -> str:
    """Return the person's entry in the authority list.

    Nobody else has an id of the editors' file; that of the package's list is no proof by itself.
    """
    if person.id in lexicon.listed.own:
        return person.id
    for entry in lexicon.authority:
        if entry.id != person.id:
            continue
        forms = [form_of(text, lexicon) for text in (person.name, *person.variants)]
        same = (form for form in forms if fold(form.surname) == fold(entry.surname))
        if (
            (entry.idnos and entry.idnos == person.idnos)
            or any(form.text in entry.bare for form in forms)
            or any(_given(form, entry.given) for form in same)
        ):
            return entry.id
    return ""


def _given(form: Form, given: tuple[str, ...]) -> bool:
    return not form.single and any(fits(form.forenames, one.split()) for one in given)


def _parts(report: Report) -> dict[str, tuple[str, ...]]:
    """Return what persons have to do with the document beside being named in it."""
    found: dict[str, list[str]] = {}
    for person, part in _told(report):
        if person and part not in found.setdefault(person, []):
            found[person].append(part)
    return {person: tuple(parts) for person, parts in found.items()}


def _told(report: Report) -> Iterator[tuple[str, str]]:
    about = report.about
    for party in about.sender:
        yield party.person, "sender"
    for party in about.receivers:
        yield party.person, "copy" if party.copy else "receiver"
    if about.author_person:
        yield person_id(report.people, about.author_person), "author"
    for name in about.citation.translators:
        yield person_id(report.people, name), "translator"


def _styled(places: tuple[Occurrence, ...]) -> str:
    """Return "woman" or "man" where the words before the name say so, and agree."""
    women = any(_WOMAN.search(place.before) for place in places)
    men = any(_MAN.search(place.before) for place in places)
    return "" if women == men else "woman" if women else "man"
