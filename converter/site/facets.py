"""What documents are browsed by: the values of each facet, and the documents of each value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from converter.site.facts import Facts
from converter.site.names import Names


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its documents by date, the name of its file, values inside it.

    The label of the documents that have no value is "".
    """

    label: str
    file: str
    documents: Sequence[Facts]
    inner: tuple[Value, ...] = ()

    @property
    def href(self) -> str:
        """Return its address as seen from the pages of its facet."""
        return f"{self.file}.html"


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values in order; what has none comes last."""

    name: str
    values: tuple[Value, ...]
    alphabetical: bool = False

    @property
    def known(self) -> tuple[Value, ...]:
        """Return the values without that of the documents that have none."""
        return tuple(value for value in self.values if value.label)


DATE = "date"
_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 12

_OF: dict[str, Callable[[Facts], tuple[str, ...]]] = {
    "sender": lambda one: one.senders,
    "receiver": lambda one: one.receivers,
    "place": lambda one: (one.place,),
    "archive": lambda one: (one.archive,),
    "type": lambda one: (one.kind,),
    "classification": lambda one: (one.classification,),
    "language": lambda one: one.languages,
}
# These have few values: the usual ones come first.
_BY_COUNT = ("type", "classification", "language")


def facets(documents: Sequence[Facts]) -> tuple[Facet, ...]:
    """Return the facets that have values; the documents must stand by date."""
    made = (_years(documents), *(_facet(name, documents) for name in _OF))
    return tuple(facet for facet in made if facet.known)


def in_order(text: str) -> tuple[str, str]:
    """Return what orders values as people look for them: no accents or capitals, 2 before 10.

    >>> sorted(["Fond 10", "Fond 2", "Ápa", "apron", "“Apple”"], key=in_order)
    ['Ápa', '“Apple”', 'apron', 'Fond 2', 'Fond 10']
    """
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", text.casefold())
        if char.isalnum() or char.isspace()
    )
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), plain.strip()), text


def letter(text: str) -> str:
    """Return the letter that a value stands under: a to z, else "other"."""
    first = in_order(text)[0][:1]
    return first if "a" <= first <= "z" else "other"


def _years(documents: Sequence[Facts]) -> Facet:
    values = []
    for year, group in _grouped(documents, lambda one: (one.year,)).items():
        months = _grouped(group, lambda one: (one.month,)).items() if year else ()
        inner = tuple(
            Value(month, month.replace("-", "_") if month != year else f"{year}_00", some)
            for month, some in months
        )
        values.append(Value(year, year or "undated", group, inner))
    return Facet(DATE, tuple(sorted(values, key=lambda value: (not value.label, value.label))))


def _facet(name: str, documents: Sequence[Facts]) -> Facet:
    groups = _grouped(documents, _OF[name])
    by_count = name in _BY_COUNT
    labels = sorted(
        groups, key=lambda one: (not one, -len(groups[one]) if by_count else 0, in_order(one))
    )
    names = Names()
    # Names are given in one order, whatever the counts are.
    files = {label: names.take(label) for label in sorted(groups) if label}
    values = []
    for label in labels:
        inner = _collections(label, groups[label], names) if name == "archive" and label else ()
        values.append(Value(label, files.get(label, "without"), groups[label], inner))
    return Facet(name, tuple(values), not by_count)


def _collections(archive: str, documents: Sequence[Facts], names: Names) -> tuple[Value, ...]:
    groups = _grouped(documents, lambda one: (one.collection,) if one.collection else ())
    groups.pop("", None)
    return tuple(
        Value(label, names.take(f"{archive} {label}"), groups[label])
        for label in sorted(groups, key=in_order)
    )


def _grouped(
    documents: Iterable[Facts], of: Callable[[Facts], tuple[str, ...]]
) -> dict[str, list[Facts]]:
    """Return the documents of each value, in their order; "" holds those without one."""
    groups: dict[str, list[Facts]] = {}
    for one in documents:
        for value in dict.fromkeys(of(one)) or ("",):
            groups.setdefault(value, []).append(one)
    return groups
