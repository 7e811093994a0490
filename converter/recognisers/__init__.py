"""Ways of finding names, one per file; each works alone, ``settle`` decides where they overlap."""

from __future__ import annotations

import re
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
    participants,
    passed,
    repeats,
    shortened,
    signatures,
    speakers,
    surnames,
    titles,
)
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.orders import NO_ORDERS, Orders
from converter.recognisers.settle import settle
from converter.recognisers.sight import Found, Sight, sight_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model import Mark, Report
    from converter.settings import Naming

__all__ = ["RECOGNISERS", "Lexicon", "annotate", "settle"]


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
    naming: Naming | None = None,  # noqa: ARG001  (the switches of what is sought)
    orders: Orders = NO_ORDERS,
) -> Report:
    """Return the report with the marks of all recognisers beside those it had.

    ``orders`` are what editors have decided; they go before what is found.
    """
    sight = sight_of(report, lexicon)
    own: dict[int, list[Mark]] = {key: list(marks) for key, marks in orders.forced.items()}
    fresh = set(own)
    for stage in STAGES:
        for recogniser in stage:
            for key, mark in recogniser(sight, lexicon):
                own.setdefault(key, []).append(mark)
                fresh.add(key)
        settled = {
            key: settle(orders.heed(key, own[key]), report.marks.get(key, ()))
            for key in sorted(fresh)
        }
        sight = Sight(report, sight.stretches, {**sight.found, **settled})
        fresh = set()
    texts = {passage.key: passage.text for _, passage in report.named()}
    found = {
        key: tuple(_truthful(mark, texts[key]) for mark in marks)
        for key, marks in sight.found.items()
    }
    looked_at = tuple(passed.find(sight, lexicon, orders.refused))
    return replace(report, marks={**report.marks, **found}, passed=looked_at)


def _truthful(mark: Mark, text: str) -> Mark:
    """Return the mark without "full-name" when other evidence stands and the name is one word."""
    name = text[mark.start : mark.end]
    others = tuple(token for token in mark.evidence if token != "full-name")  # noqa: S105
    return mark if not others or re.search(r"[\s.]", name) else replace(mark, evidence=others)
