"""Ways of finding names, one per file; each works alone, ``settle`` decides where they overlap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from converter.recognisers import (
    authority,
    brackets,
    contexts,
    datelines,
    fullnames,
    initials,
    inverted,
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
from converter.recognisers.tagger import Tagger, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model import Report
    from converter.settings import Naming

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
        datelines.find,
        surnames.find,
    ),
    (surnames.listed,),
    (brackets.respelled,),
    (repeats.find,),
    (brackets.respelled,),
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

    ``orders`` are what editors have decided; they go before what is found.
    """
    search = _ruled(report, lexicon, orders)
    if tagger is not None:
        search.put(weighed(search.sight, search.own(), tagger))
    if naming and naming.spacy:
        search.run((spacy_names.asked(naming.spacy),))
    sight = search.sight
    refused = search.refused
    why = {(key, one.start, one.end): one.reason for key, ones in refused.items() for one in ones}
    return replace(
        report,
        marks={**report.marks, **sight.found},
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
