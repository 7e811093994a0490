"""Ways of finding names, one per file; each works alone, ``settle`` decides where they overlap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from converter.recognisers import (
    aliases,
    authority,
    brackets,
    contexts,
    datelines,
    fullnames,
    initials,
    inverted,
    keywords,
    letters,
    participants,
    repeats,
    shortened,
    signatures,
    speakers,
    surnames,
    titles,
)
from converter.recognisers.lexicon import Lexicon
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


def annotate(report: Report, lexicon: Lexicon, naming: Naming | None = None) -> Report:  # noqa: ARG001  (the switches of what is sought)
    """Return the report with the marks of all recognisers beside those it had."""
    sight = sight_of(report, lexicon)
    own: dict[int, list[Mark]] = {}
    for stage in STAGES:
        fresh: set[int] = set()
        for recogniser in stage:
            for key, mark in recogniser(sight, lexicon):
                own.setdefault(key, []).append(mark)
                fresh.add(key)
        settled = {key: settle(own[key], report.marks.get(key, ())) for key in sorted(fresh)}
        sight = Sight(report, sight.stretches, {**sight.found, **settled})
    texts = {passage.key: passage.text for _, passage in report.named()}
    found = {
        key: tuple(_truthful(mark, texts[key]) for mark in marks)
        for key, marks in sight.found.items()
    }
    return replace(report, marks={**report.marks, **found})


def _truthful(mark: Mark, text: str) -> Mark:
    """Return the mark without "full-name" when other evidence stands and the name is one word."""
    name = text[mark.start : mark.end]
    others = tuple(token for token in mark.evidence if token != "full-name")  # noqa: S105
    return mark if not others or re.search(r"[\s.]", name) else replace(mark, evidence=others)
