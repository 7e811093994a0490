"""What is counted of the members of an entry while they are read once in the order of time."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from converter.register.entries import Counts, is_named
from converter.register.gathering import Gathered
from converter.register.seeing import Way


@dataclass(slots=True)
class Sum:
    """The counts of an entry; ``shapes`` is what is said of it, and how often, the first first.

    ``first`` is the place in time of the first document and the id that the entry has there;
    ``offices`` are spelled as in the documents, with the places in time of those.
    """

    counts: Counts
    first: tuple[int, str]
    shapes: Counter[int]
    offices: dict[str, tuple[Counter[str], array[int]]] = field(default_factory=dict)


def summed(
    members: Iterable[tuple[int, str, int, int, int]],
    gathered: Gathered,
    way_of: Callable[[int], Way],
) -> Sum:
    """Sum members up; they are rank, id, shape, way and mentions, sorted by rank and id."""
    first: tuple[int, str] | None = None
    shapes: Counter[int] = Counter()
    ways: Counter[int] = Counter()
    offices: dict[str, tuple[Counter[str], array[int]]] = {}
    documents = named = bearing = mentioned = 0
    years: set[int] = set()
    last = last_named = -1
    known: dict[int, Way] = {}
    for rank, ident, shape, way, mentions in members:
        if first is None:
            first = rank, ident
        shapes[shape] += 1
        ways[way] += 1
        mentioned += mentions
        told = known.get(way)
        if told is None:
            told = known[way] = way_of(way)
        if rank != last:
            last = rank
            documents += 1
            years.add(gathered.earliest[rank])
            years.add(gathered.latest[rank])
        if is_named(told.parts, mentions):
            bearing += 1
            named += rank != last_named
            last_named = rank
        for role in told.roles:
            spelled, ranks = offices.setdefault(role.casefold(), (Counter(), array("I")))
            spelled[role] += 1
            if not ranks or ranks[-1] != rank:
                ranks.append(rank)
    origins = sum(count for way, count in ways.items() if "origin" in known[way].parts)
    met = sorted(gathered.years[year] for year in years if gathered.years[year])
    span = tuple(dict.fromkeys(met[:1] + met[-1:]))
    counts = Counts(documents, named, bearing, mentioned, origins, span)
    return Sum(counts, first or (0, ""), shapes, offices)
