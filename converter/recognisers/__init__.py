"""Ways of finding names, one per file; each works alone, ``settle`` decides where they overlap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from converter.model import MarkKind
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
    repeats,
    shortened,
    signatures,
    spacy_names,
    speakers,
    surnames,
    titles,
)
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.listed import barring
from converter.recognisers.settle import settle
from converter.recognisers.sight import Found, Sight, sight_of
from converter.recognisers.tagger import Tagger, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model import Mark, Report
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
    report: Report, lexicon: Lexicon, naming: Naming | None = None, tagger: Tagger | None = None
) -> Report:
    """Return the report with the marks of all recognisers beside those it had."""
    sight = ruled(report, lexicon)
    if tagger is not None:
        sight = weigh(sight, tagger)
    if naming and naming.spacy:
        own = {
            key: [mark for mark in marks if mark not in report.marks.get(key, ())]
            for key, marks in sight.found.items()
        }
        sight = _stage(sight, (spacy_names.asked(naming.spacy),), own, lexicon)
    never = {key: settle(marks, ()) for key, marks in sorted(sight.refused.items())}
    return replace(report, marks={**report.marks, **sight.found}, refused=never)


def ruled(report: Report, lexicon: Lexicon) -> Sight:
    """Return the report as recognisers see it, with what the rules find and settle in it."""
    sight = sight_of(report, lexicon)
    own: dict[int, list[Mark]] = {}
    for stage in STAGES:
        sight = _stage(sight, stage, own, lexicon)
    texts = {stretch.key: stretch.text for stretch in sight.stretches}
    found = {
        key: tuple(_truthful(mark, texts[key]) for mark in marks)
        for key, marks in sight.found.items()
    }
    return replace(sight, found=found)


def _stage(
    sight: Sight, stage: Iterable[Recogniser], own: dict[int, list[Mark]], lexicon: Lexicon
) -> Sight:
    """Return the sight with what a stage finds settled in it; ``own`` gathers the finds."""
    texts = {stretch.key: stretch.text for stretch in sight.stretches}
    refused = {key: list(marks) for key, marks in sight.refused.items()}
    fresh: set[int] = set()
    for recogniser in stage:
        for key, mark in recogniser(sight, lexicon):
            if why := _barred(mark, texts[key], lexicon):
                refused.setdefault(key, []).append(replace(mark, certainty="", reason=why))
            else:
                own.setdefault(key, []).append(mark)
                fresh.add(key)
    given = sight.report.marks
    settled = {key: settle(own[key], given.get(key, ())) for key in sorted(fresh)}
    return replace(sight, found={**sight.found, **settled}, refused=refused)


def _barred(mark: Mark, text: str, lexicon: Lexicon) -> str:
    """Return why the editors want no person here, else ""."""
    return barring(text, mark.start, mark.end, lexicon) if mark.kind is MarkKind.PERSON else ""


def _truthful(mark: Mark, text: str) -> Mark:
    """Return the mark without "full-name" when other evidence stands and the name is one word."""
    name = text[mark.start : mark.end]
    others = tuple(token for token in mark.evidence if token != "full-name")  # noqa: S105
    return mark if not others or re.search(r"[\s.]", name) else replace(mark, evidence=others)
