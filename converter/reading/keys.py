"""Lines as editors know them: found by their text, whatever stands around them.

A line is meant by its whole text or by its beginning. White space does not
count; when nothing is found, neither do Markdown's marks, note markers and the
shape of quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from converter.model import Home, Regions
from converter.passage import Passage, of_line
from converter.reading.chunks import Chunk
from converter.regexes import regex

_MARKUP = regex(r"\s?<sup>\s*\[?\d{1,5}\]?\s*</sup>|\s?\[\^?\d{1,5}\]|[*_#>]+")
_QUOTES = str.maketrans("’‘“”„«»–—", '\'\'"""""--')
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of the page: its text, its home (None: dropped), the reason when it was dropped."""

    passage: Passage
    home: Home | None
    reason: str = ""

    @property
    def start(self) -> int:
        """Return the source offset of the first character."""
        return self.passage.offset(0)

    @property
    def end(self) -> int:
        """Return the source offset just after the last character."""
        return self.passage.end_offset(len(self.passage.text))

    @property
    def text(self) -> str:
        """Return the text alone."""
        return self.passage.text

    @property
    def line(self) -> int:
        """Return the source line where it begins."""
        return self.passage.line or 0


def units(regions: Regions, body: Iterable[Chunk]) -> list[Unit]:
    """Return the lines of a divided page in order; ``body`` is the document in chunks."""
    found = [
        Unit(passage, region.home, region.reason)
        for region in regions.regions
        if region.home is not Home.BODY
        for line in region.lines
        if (passage := of_line(line))
    ]
    found += [Unit(row, Home.BODY) for item in body for row in _rows(item.text)]
    return sorted(found, key=lambda one: one.start)


def rows(body: Iterable[Chunk]) -> list[Unit]:
    """Return the printed lines of the document, those too that run on into the next."""
    return [Unit(row, Home.BODY) for item in body for row in item.rows if row]


def _rows(text: Passage) -> list[Passage]:
    """Return the parts of a passage between the line breaks that were kept."""
    edges = [0, *(found.end() for found in re.finditer("\n", text.text)), len(text.text)]
    parts = [text.cut(a, b) for a, b in pairwise(edges)]
    return [part for part in parts if part]


def meant(key: str, among: Sequence[Unit]) -> list[Unit]:
    """Return the lines that a key means: those it is the whole text of, else those it begins."""
    for form in (_plain, _folded):
        wanted = form(key)
        whole = [unit for unit in among if form(unit.text) == wanted]
        found = whole or [unit for unit in among if wanted and form(unit.text).startswith(wanted)]
        if found:
            return found
    return []


def nearest(key: str, among: Sequence[Unit]) -> Unit | None:
    """Return the line whose beginning is most like a key, None when none is like it."""
    wanted = _folded(key)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best: tuple[float, Unit] | None = None
    for unit in among:
        matcher.set_seq1(_folded(unit.text)[: len(wanted) + 5])
        if matcher.quick_ratio() < (best[0] if best else _NEAR):
            continue
        ratio = matcher.ratio()
        if ratio >= _NEAR and (best is None or ratio > best[0]):
            best = ratio, unit
    return best[1] if best else None


def beginning(unit: Unit, among: Sequence[Unit]) -> tuple[str, int]:
    """Return the shortest key that means a line, and which of several it is (0: there is one)."""
    text = _plain(unit.text)
    cuts = [found.start() for found in re.finditer(r"\s", text) if found.start() >= _SHORTEST]
    for cut in [*cuts[:_MOST_CUTS], len(text)]:
        key = text[:cut].rstrip()
        found = meant(key, among)
        if len(found) == 1:
            return key, 0
    return text, [one.start for one in meant(text, among)].index(unit.start) + 1


_SHORTEST = 24
_MOST_CUTS = 40


def words(text: str) -> re.Pattern[str]:
    """Return the pattern that finds words of a key within a line, however they are spaced."""
    marks = r"[*_]*"
    spaced = rf"{marks}\s+{marks}".join(
        "".join(_CLASSES.get(char, re.escape(char)) for char in word) for word in text.split()
    )
    return re.compile(spaced)


_CLASSES = {
    sign: f"[{kind}]" for kind in ("'’‘", '"“”„«»', "\\-–—") for sign in kind if sign != "\\"
}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    """Return text without marks of notes and emphasis, its quotation marks and dashes plain."""
    plain = unicodedata.normalize("NFC", _MARKUP.sub("", text)).translate(_QUOTES)
    return _plain(plain)
