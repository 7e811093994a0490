"""Which line of the source a piece of a TEI document was converted from.

The side file's script tells where in the source each character of a home
stands; the ledger's streams tell where in its home an element begins.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Generator, Iterator

from lxml import etree

from converter.errors import LedgerError
from converter.inverse import rebuild, run
from converter.lines import split_lines
from converter.model import Home
from converter.printed import (
    BLOCKS,
    HOMES,
    ID,
    TEI,
    element_path,
    is_footnote,
    streams,
)
from converter.regexes import regex


class SourceLines:
    """The lines of one document's source, found again by the elements of its TEI."""

    def __init__(self, tei: bytes, side: bytes) -> None:
        """Read both; raise LedgerError when the words of the TEI were changed."""
        rebuild(tei, side)
        content = json.loads(side)
        self.name: str = content["source"]["name"]
        self._spans: dict[str, list[tuple[int, int, int]]] = {}
        parts, at = [], 0
        for text, home, start in run(content["script"], streams(tei)):
            if home:
                self._spans.setdefault(home, []).append((start, start + len(text), at))
            parts.append(text)
            at += len(text)
        self._starts = [line.start for line in split_lines("".join(parts))]
        self._places: dict[etree._Element, tuple[str, int]] = {}

    def line(self, element: etree._Element) -> int | None:
        """Return the line (from 1) that an element's text begins on; None: it has no home there.

        An element without text stands where the text after it begins.
        """
        root = element.getroottree().getroot()
        if root not in self._places:
            # All of a document at once: many of its elements may break a rule.
            self._places = {root: ("", 0), **dict(_places(root))}
        home, offset = self._places.get(element, ("", 0))
        if home not in self._spans:
            return None
        spans = self._spans[home]
        at = bisect_right(spans, offset, key=lambda span: span[1])
        first, last, start = spans[min(at, len(spans) - 1)]
        within = min(max(offset - first, 0), max(last - first - 1, 0))
        return bisect_right(self._starts, start + within)


def source_lines(tei: bytes, side: bytes) -> SourceLines | None:
    """Return the source's lines, None when they cannot be told (the words were edited)."""
    try:
        return SourceLines(tei, side)
    except (LedgerError, ValueError, KeyError, TypeError):
        return None


def _places(root: etree._Element) -> Iterator[tuple[etree._Element, tuple[str, int]]]:
    """Yield the elements whose text has a home, with the home and where in it the text begins.

    The offset counts in the home's stream, as ``streams`` returns it.
    """
    before: dict[str, int] = {}
    for name, path in HOMES:
        for one in root.findall(element_path(path)):
            if not one.get("resp"):
                start = before.get(name.value, 0)
                length = yield from _Walk(name.value, start).of(one)
                before[name.value] = start + length + bool(length)
    body = root.find(f"{TEI}text/{TEI}body")
    if body is not None:
        yield from _Walk(Home.BODY.value).of(body)
        for note in body.iter(f"{TEI}note"):
            if is_footnote(note):
                yield from _Walk(note.get(ID, "")).of(note)


class _Walk:
    """A walk through an element that knows how much was printed, white space closed up."""

    def __init__(self, home: str, start: int = 0) -> None:
        self._home, self._start = home, start
        self._printed = 0
        self._spaced = True  # white space at the start is none

    def of(
        self, element: etree._Element
    ) -> Generator[tuple[etree._Element, tuple[str, int]], None, int]:
        """Yield the place of an element and of those in it; return how much was printed."""
        yield element, (self._home, self._start + self._printed)
        self._print(element.text)
        for child in element:
            if isinstance(child.tag, str) and not is_footnote(child):
                bracketed = child.get("rend") == "brackets"
                edge = " " if child.tag in BLOCKS and not bracketed else ""
                self._print("[" if bracketed else edge)
                yield from self.of(child)
                self._print("]" if bracketed else edge)
            self._print(child.tail)
        return self._printed - (self._spaced and self._printed > 0)

    def _print(self, text: str | None) -> None:
        closed = _SPACE.sub(" ", text or "")
        if self._spaced:
            closed = closed.lstrip()
        if closed:
            self._printed += len(closed)
            self._spaced = closed.endswith(" ")


_SPACE = regex(r"\s+")
