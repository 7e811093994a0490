"""Clean text that knows, character by character, where in the source it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from converter.lines import Line

# XML 1.0 forbids these; they stay in the side file that restores the source.
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile(f"(?:\\s|{ILLEGAL.pattern})+")
_SPACE = re.compile(r"\s")
# White space other than single spaces, or a character that XML forbids.
_UNEVEN = re.compile(f"  |[^\\S ]|{ILLEGAL.pattern}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters copied from the source: ``text[at:at+length]`` is source[start:...]."""

    at: int
    start: int
    length: int
    line: int


@dataclass(frozen=True)
class Passage:
    """Text with its provenance; characters outside every piece are joins (a space, a line break).

    Runs of white space become one space; a hard line break that matters is a
    newline. The text of a piece is the source's own, so a passage is cut and
    joined but never rewritten. ``origin`` keeps the key of a passage whose first
    characters (or all of them) were taken out.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    origin: int = -1

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    @property
    def key(self) -> int:
        """Return the source offset of the first character: no two passages share one."""
        return self.origin if self.origin >= 0 or not self.pieces else self.pieces[0].start

    @property
    def line(self) -> int | None:
        """Return the source line where the passage begins."""
        return self.pieces[0].line if self.pieces else None

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the source lines that the passage is made of, in order."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.text)

    def _piece(self, index: int) -> Piece | None:
        if not self.pieces:
            return None
        return self.pieces[max(0, bisect_right(self._starts, index) - 1)]

    def offset(self, index: int) -> int:
        """Return the source offset of ``text[index]`` (of the nearest piece before a join)."""
        piece = self._piece(index)
        if piece is None:
            return -1
        return piece.start + min(max(0, index - piece.at), piece.length)

    def end_offset(self, index: int) -> int:
        """Return the source offset just after ``text[index - 1]``."""
        return self.offset(index - 1) + 1 if index else self.offset(0)

    def line_at(self, index: int) -> int | None:
        """Return the source line of ``text[index]``."""
        piece = self._piece(index)
        return piece.line if piece else None

    def place(self, start: int, end: int) -> tuple[int | None, int, int]:
        """Return where ``text[start:end]`` stands in the source: line, offset, offset after it."""
        if len(self.pieces) != 1:
            return self.line_at(start), self.offset(start), self.end_offset(end)
        (piece,) = self.pieces
        shift, last = piece.start - piece.at, piece.start + piece.length
        first = min(max(piece.start, start + shift), last)
        after = min(max(piece.start, end - 1 + shift), last) + 1 if end else piece.start
        return piece.line, first, after

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return ``text[start:end]`` with its provenance, trimmed of outer white space."""
        start, end, _ = slice(start, end).indices(len(self.text))
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        end = start + len(text)
        return Passage(text, tuple(self._window(start, end)))

    def _window(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the parts of pieces that fall into ``text[start:end]``, counted from ``start``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return _window(self.pieces, start, end, first)

    def without(self, spans: Iterable[tuple[int, int]]) -> Passage:
        """Return the passage with these spans of text taken out (nothing is put in their place)."""
        text, pieces, at = "", [], 0
        for start, end in [*sorted(spans), (len(self.text), len(self.text))]:
            shift = len(text) - at
            text += self.text[at:start]
            pieces += [
                Piece(p.at + at + shift, p.start, p.length, p.line) for p in self._window(at, start)
            ]
            at = max(at, end)
        # A space left at the edge of the text is no copy of the source: it is a join.
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        kept = (
            Piece(p.at + first, p.start, p.length, p.line) for p in _window(pieces, first, last)
        )
        return Passage(text, tuple(kept), self.key)


EMPTY = Passage("")


def _window(pieces: Sequence[Piece], start: int, end: int, skip: int = 0) -> Iterator[Piece]:
    """Yield the parts of pieces (from ``skip`` on) within ``start:end``, counted from ``start``."""
    for index in range(skip, len(pieces)):
        piece = pieces[index]
        if piece.at >= end:
            return
        first = max(piece.at, start)
        last = min(piece.at + piece.length, end)
        if first < last:
            yield Piece(first - start, piece.start + first - piece.at, last - first, piece.line)


def of_line(line: Line) -> Passage:
    r"""Return the text of a line with white space closed up and characters illegal in XML left out.

    >>> from converter.lines import split_lines
    >>> of_line(split_lines("  April  14th")[0]).text
    'April 14th'
    """
    plain = line.text.strip()
    if not _UNEVEN.search(plain):
        start = line.start + len(line.text) - len(line.text.lstrip())
        return Passage(plain, (Piece(0, start, len(plain), line.number),) if plain else ())
    text, pieces = "", []
    raw, position = line.text, 0
    for gap in [*_BREAK.finditer(raw), None]:
        stop = gap.start() if gap else len(raw)
        if gap and gap.group() == " " and 0 < stop < len(raw) - 1:
            continue
        if position < stop:
            pieces.append(Piece(len(text), line.start + position, stop - position, line.number))
            text += raw[position:stop]
        if gap:
            if _SPACE.search(gap.group()) and text:
                text += " "
            position = gap.end()
    return Passage(text, tuple(pieces)).cut(0)


def join(passages: Iterable[Passage], glue: str = " ") -> Passage:
    """Return several passages as one, with ``glue`` (a space or a newline) between them."""
    text, pieces = "", []
    for passage in passages:
        if text and passage.text:
            text += glue
        pieces += [Piece(p.at + len(text), p.start, p.length, p.line) for p in passage.pieces]
        text += passage.text
    return Passage(text, tuple(pieces))
