"""Clean text that knows, character by character, where in the source it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from converter.lines import Line
from converter.regexes import regex

# XML 1.0 forbids these; they stay in the side file that restores the source.
ILLEGAL = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = regex(f"(?:\\s|{ILLEGAL.pattern})+")
_SPACE = regex(r"\s")
# White space other than single spaces, or a character that XML forbids.
_UNEVEN = regex(f"  |[^\\S ]|{ILLEGAL.pattern}")


class Piece(NamedTuple):
    """A run of characters copied from the source: ``text[at:at+length]`` is source[start:...]."""

    at: int
    start: int
    length: int
    line: int


@dataclass(frozen=True, init=False)
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

    def __init__(self, text: str, pieces: tuple[Piece, ...] = (), origin: int = -1) -> None:
        """Take text as it stands; its pieces are in the order of the text."""
        # The fields are frozen for everyone else; there are hundreds of passages in a report.
        known = self.__dict__
        known["text"] = text
        known["pieces"] = pieces
        known["origin"] = origin

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
        whole = self.text
        start, end, _ = slice(start, end).indices(len(whole))
        part = whole[start:end]
        start += len(part) - len(part.lstrip())
        text = part.strip()
        if len(text) == len(whole) and self.origin < 0:
            return self
        return Passage(text, tuple(self._window(start, start + len(text))))

    def _window(self, start: int, end: int, at: int = 0) -> list[Piece]:
        """Return the parts of pieces within ``text[start:end]``; ``start`` becomes ``at``."""
        pieces = self.pieces
        few = len(pieces) < _FEW
        first = 0 if few else max(0, bisect_right(self._starts, start) - 1)
        return _window(pieces, start, end, first, at)

    def without(self, spans: Iterable[tuple[int, int]]) -> Passage:
        """Return the passage with these spans of text taken out (nothing is put in their place)."""
        texts, pieces, at, length = [], list[Piece](), 0, 0
        for start, end in [*sorted(spans), (len(self.text), len(self.text))]:
            if at < start:
                texts.append(self.text[at:start])
                pieces += self._window(at, start, length)
                length += start - at
            at = max(at, end)
        text = "".join(texts)
        # A space left at the edge of the text is no copy of the source: it is a join.
        first, last = len(text) - len(text.lstrip()), len(text.rstrip())
        if first or last < length:
            pieces = _window(pieces, first, last, 0, first)
        return Passage(text, tuple(pieces), self.key)


_FEW = 8
EMPTY = Passage("")


def _window(
    pieces: Sequence[Piece], start: int, end: int, skip: int = 0, at: int = 0
) -> list[Piece]:
    """Return the parts of pieces from ``skip`` on within ``start:end``, from ``at`` on."""
    found: list[Piece] = []
    shift = at - start
    for index in range(skip, len(pieces)):
        begins, source, length, line = pieces[index]
        if begins >= end:
            break
        first = max(begins, start)
        last = min(begins + length, end)
        if first < last:
            found.append(Piece(first + shift, source + first - begins, last - first, line))
    return found


def of_line(line: Line) -> Passage:
    r"""Return the text of a line with white space closed up and characters illegal in XML left out.

    >>> from converter.lines import split_lines
    >>> of_line(split_lines("  April  14th")[0]).text
    'April 14th'
    """
    number, start, printed = line
    plain = printed.strip()
    if not plain:
        return EMPTY
    if (plain.isprintable() and "  " not in plain) or not _UNEVEN.search(plain):
        start += len(printed) - len(printed.lstrip())
        return Passage(plain, (Piece(0, start, len(plain), number),))
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
    return join_by((passage, glue) for passage in passages)


def join_by(parts: Iterable[tuple[Passage, str]]) -> Passage:
    """Return several passages as one, each with what stands before it when it is not the first."""
    texts, pieces, length = [], list[Piece](), 0
    for passage, glue in parts:
        text = passage.text
        if length and text:
            texts.append(glue)
            length += len(glue)
        if length:
            pieces += [
                Piece(at + length, start, size, line) for at, start, size, line in passage.pieces
            ]
        else:
            pieces += passage.pieces
        texts.append(text)
        length += len(text)
    return Passage("".join(texts), tuple(pieces))
