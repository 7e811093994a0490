"""Initials that sign an editor's note (``—AB and CD``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.marking import span
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight

_ONE = r"[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?"
_SIGNED = regex(rf"(?:[—–]|--|\s-)\s*(?P<list>{_ONE}(?:(?:,| and|, and| &)\s+{_ONE})*)\.?\]?\s*$")
_NOT = frozenset({"USA", "UK", "UN", "US", "CIA", "USSR", "GDR", "FRG", "DDR", "PRC", "EU", "ED"})


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:  # noqa: ARG001  (one shape for all)
    """Yield the initials at the end of notes."""
    for stretch in sight.stretches:
        if stretch.place != "note":
            continue
        match = _SIGNED.search(stretch.text)
        if not match:
            continue
        for one in re.finditer(r"[A-Z][A-Z. ]*", match["list"]):
            start = match.start("list") + one.start()
            letters = one.group().rstrip()
            end = start + len(letters)
            if end == match.end("list") and letters.endswith(".") and letters.count(".") == 1:
                end -= 1
            if letters.strip(".") not in _NOT:
                yield span(stretch, start, end, MarkKind.INITIALS, "high", (), "signs a note")
