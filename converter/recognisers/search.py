"""A search for names in one report: what each stage finds is settled before the next begins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from converter.model import MarkKind
from converter.recognisers.listed import barring
from converter.recognisers.orders import NO_ORDERS, Orders, parts_refused
from converter.recognisers.settle import settle
from converter.recognisers.sight import Found, Sight, sight_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from converter.model import Mark, Report
    from converter.recognisers.lexicon import Lexicon


class Search:
    """What has been found in a report so far; ``orders`` are what editors have decided."""

    def __init__(self, report: Report, lexicon: Lexicon, orders: Orders = NO_ORDERS) -> None:
        """Begin with what the editors demand."""
        self.sight = sight_of(report, lexicon)
        self._lexicon = lexicon
        self._orders = orders
        self._given = report.marks
        self._texts = {stretch.key: stretch.text for stretch in self.sight.stretches}
        self._own: dict[int, list[Mark]] = {k: list(marks) for k, marks in orders.forced.items()}
        self._refused: dict[int, list[Mark]] = {}
        self._settle(self._own)

    @property
    def refused(self) -> dict[int, tuple[Mark, ...]]:
        """Return the names that the editors' authority wants nowhere, by passage."""
        return {key: settle(marks, ()) for key, marks in sorted(self._refused.items())}

    def run(self, stage: Iterable[Callable[[Sight, Lexicon], Iterable[Found]]]) -> None:
        """Let a stage look, and settle what it finds with what was found before."""
        fresh: set[int] = set()
        for recogniser in stage:
            for key, mark in recogniser(self.sight, self._lexicon):
                if self._may(key, mark):
                    self._own.setdefault(key, []).append(mark)
                    fresh.add(key)
        self._settle(fresh)

    def put(self, found: Mapping[int, Iterable[Mark]]) -> None:
        """Put other marks for those that passages had; no part of a refused name is one of them."""
        parts = parts_refused(self._orders, self._texts)
        for key, marks in found.items():
            text = self._texts[key]
            before = {(mark.start, mark.end) for mark in self._own.get(key, ())}
            self._own[key] = [
                mark
                for mark in marks
                if self._may(key, mark)
                and ((mark.start, mark.end) in before or text[mark.start : mark.end] not in parts)
            ]
        self._settle(found)

    def tidy(self) -> None:
        """Take "full-name" from names of one word that have other evidence."""
        own = self.own()
        fresh = {
            key: [_truthful(mark, self._texts[key]) for mark in marks]
            for key, marks in own.items()
            if any(len(mark.evidence) > 1 for mark in marks)
        }
        self._own = own | fresh
        self._settle(fresh)

    def own(self) -> dict[int, list[Mark]]:
        """Return what was found, without the marks that the report had before."""
        return {
            key: [mark for mark in marks if mark not in given]
            if (given := frozenset(self._given.get(key, ())))
            else list(marks)
            for key, marks in self.sight.found.items()
        }

    def _may(self, key: int, mark: Mark) -> bool:
        """Tell whether a name may be one; keep it with its reason where the authority says no."""
        if mark.kind is not MarkKind.PERSON or self._lexicon.listed.never is None:
            return True
        why = barring(self._texts[key], mark.start, mark.end, self._lexicon)
        if why:
            self._refused.setdefault(key, []).append(
                structs.replace(mark, certainty="", reason=why)
            )
        return not why

    def _settle(self, keys: Collection[int]) -> None:
        if not keys:
            return
        settled = {
            key: settle(self._orders.heed(key, self._own[key]), self._given.get(key, ()))
            for key in sorted(keys)
        }
        self.sight = replace(self.sight, found={**self.sight.found, **settled})


def _truthful(mark: Mark, text: str) -> Mark:
    """Return the mark without "full-name" when other evidence stands and the name is one word."""
    name = text[mark.start : mark.end]
    others = tuple(token for token in mark.evidence if token != "full-name")  # noqa: S105
    return (
        mark if not others or re.search(r"[\s.]", name) else structs.replace(mark, evidence=others)
    )
