"""Ways of finding names, one per file; each works alone, ``settle`` decides where they overlap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from converter.model import MarkKind
from converter.recognisers import (
    aliases,
    authority,
    beside,
    brackets,
    contexts,
    datelines,
    fullnames,
    initials,
    inverted,
    keywords,
    letters,
    own_names,
    participants,
    passed,
    repeats,
    shortened,
    signatures,
    spacy_names,
    speakers,
    surnames,
    titles,
)
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.orders import NO_ORDERS, Orders
from converter.recognisers.search import Search
from converter.recognisers.settle import settle
from converter.recognisers.sight import Found, Sight
from converter.recognisers.tagger import Tagger
from converter.recognisers.weighing import again, weighed
from converter.settings import Naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model import Report

__all__ = ["RECOGNISERS", "Lexicon", "Tagger", "annotate", "ruled", "settle"]


class Recogniser(Protocol):
    """A way of finding names: it reads the report and yields marks, each for one passage."""

    def __call__(self, sight: Sight, lexicon: Lexicon, /) -> Iterable[Found]:
        """Yield what this way finds; ``sight.found`` holds what earlier stages settled."""
        ...


STAGES: tuple[tuple[Recogniser, ...], ...] = (
    (
        titles.find,
        fullnames.find,
        brackets.find,
        speakers.find,
        participants.find,
        signatures.find,
        letters.find,
        contexts.find,
        authority.find,
        own_names.find,
        initials.find,
        inverted.find,
        keywords.find,
        datelines.find,
        surnames.find,
    ),
    (surnames.listed,),
    (brackets.respelled,),
    (repeats.find,),
    (brackets.respelled,),
    (aliases.find,),
    (shortened.find,),
)
RECOGNISERS: tuple[Recogniser, ...] = tuple(dict.fromkeys(one for stage in STAGES for one in stage))


def annotate(
    report: Report,
    lexicon: Lexicon,
    naming: Naming | None = None,
    orders: Orders = NO_ORDERS,
    tagger: Tagger | None = None,
) -> Report:
    """Return the report with the marks of all recognisers beside those it had.

    ``orders`` are what editors have decided; they go before what is found. Persons are
    settled first, then what ``naming`` asks for beside them (all of it when it is not
    given) takes the room that they leave; the tagger's persons take what is left.
    """
    naming = naming or Naming()
    search = _ruled(report, lexicon, orders)
    if naming.spacy:
        search.run((spacy_names.asked(naming.spacy),))
    others, places = beside.seek(search.sight, lexicon, naming)
    why: dict[tuple[int, int, int], str] = {}
    if tagger is not None:
        found, why = weighed(search.sight, search.own(), others, places, tagger)
        search.put(found)
        search.run((again,))
    sight = beside.join(search.sight, others, naming)
    refused = search.refused
    why |= {(key, one.start, one.end): one.reason for key, ones in refused.items() for one in ones}
    entries = beside.named(sight)
    return replace(
        report,
        marks={**report.marks, **sight.found},
        places=entries[MarkKind.PLACE] if naming.places else (),
        organisations=entries[MarkKind.ORG],
        refused=refused,
        passed=tuple(passed.find(sight, lexicon, {**why, **orders.refused})),
    )


def ruled(report: Report, lexicon: Lexicon) -> Sight:
    """Return the report as the tagger sees it, with what the rules find and settle in it."""
    return _ruled(report, lexicon, NO_ORDERS).sight


def _ruled(report: Report, lexicon: Lexicon, orders: Orders) -> Search:
    search = Search(report, lexicon, orders)
    for stage in STAGES:
        search.run(stage)
    search.tidy()
    return search
