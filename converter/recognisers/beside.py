"""Places, organisations and dates beside the persons: what is sought, and the lists of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from converter.model import MarkKind
from converter.named import Named
from converter.recognisers import organisations, places, running_dates
from converter.recognisers.forms import slug
from converter.recognisers.gazetteer import ORGANISATIONS, PLACES, gazetteer, known_at
from converter.recognisers.place_forms import shown_places
from converter.recognisers.settle import within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight
    from converter.settings import Naming

_LISTS = {MarkKind.PLACE: PLACES, MarkKind.ORG: ORGANISATIONS}


def seek(
    sight: Sight, lexicon: Lexicon, naming: Naming
) -> tuple[dict[int, list[Mark]], frozenset[str]]:
    """Return the places, organisations and dates that are sought, by passage, not yet settled.

    With them go the names of places that the report itself shows to be places.
    """
    shown = shown_places(sight, lexicon)
    found: list[Found] = []
    if naming.places:
        found += places.find(_canonical(sight), lexicon, shown)
    if naming.organisations:
        found += organisations.find(sight, lexicon, shown)
    if naming.dates:
        found += running_dates.find(sight, lexicon)
    own: dict[int, list[Mark]] = {}
    for key, mark in found:
        own.setdefault(key, []).append(mark)
    return own, frozenset(one.text for ones in shown[0].values() for one in ones)


def join(sight: Sight, own: Mapping[int, Sequence[Mark]], naming: Naming) -> Sight:
    """Return what was found so far with those of ``seek`` that there is room for."""
    if naming.places:
        sight = _canonical(sight)
    given = sight.report.marks
    settled = {
        key: within(marks, sight.found.get(key, given.get(key, ())), given.get(key, ()))
        for key, marks in own.items()
    }
    return replace(sight, found={**sight.found, **settled})


def _canonical(sight: Sight) -> Sight:
    """Return the places of writing under the keys of the list: Peking is beijing everywhere."""
    names = gazetteer(PLACES).names
    found = {}
    for stretch in sight.stretches:
        if stretch.place not in {"dateline", "copy"}:
            continue
        marks = sight.found.get(stretch.key, ())
        for at, mark in enumerate(marks):
            if mark.kind is MarkKind.PLACE:
                name = stretch.text[mark.start : mark.end]
                known = known_at(names, name, 0, name.partition(" ")[0].partition(".")[0])
                if known and known[1] == len(name):
                    listed = structs.replace(mark, key=known[0].key)
                    found[stretch.key] = (*marks[:at], listed, *marks[at + 1 :])
    return replace(sight, found={**sight.found, **found}) if found else sight


def named(sight: Sight) -> dict[MarkKind, tuple[Named, ...]]:
    """Return the places and the organisations of a report in the order of their keys, as printed."""
    printed: dict[MarkKind, dict[str, dict[str, None]]] = {kind: {} for kind in _LISTS}
    for stretch in sight.stretches:
        for mark in sight.found.get(stretch.key, ()):
            if mark.kind in printed and mark.key:
                name = _plain(stretch.text[mark.start : mark.end])
                printed[mark.kind].setdefault(mark.key, {})[name] = None
    return {
        kind: tuple(
            _entry(key, list(found[key]), gazetteer(_LISTS[kind]).titles) for key in sorted(found)
        )
        for kind, found in printed.items()
    }


def _entry(key: str, names: Sequence[str], titles: Mapping[str, str]) -> Named:
    """Return an entry under the name of the list, else under the longest one that is printed."""
    main = titles.get(key) or max(names, key=lambda name: (len(name), not name.isupper()))
    others = (name for name in names if slug(name) != slug(main))
    return Named(key, main, tuple(others))


def _plain(text: str) -> str:
    return " ".join(text.replace("[", "").replace("]", "").split())
