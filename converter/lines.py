"""The page as lines that remember where in the source they stand."""

from __future__ import annotations

from typing import NamedTuple

from converter.regexes import regex

# Only the line ends of files: form feeds, U+2028 and the like stay characters
# of their line (str.splitlines would break there and lose count).
_END = regex(r"\r\n|\n|\r")
_FILLED = regex("[^\\s\x00-\x1f\ud800-\udfff\ufffe\uffff]")


class Line(NamedTuple):
    """A line of the page, or a part of one, without its line end.

    ``number`` counts from 1; ``start`` is the offset of ``text[0]`` in the
    decoded source, in characters.
    """

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the offset just after the last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands here but white space and what XML cannot hold."""
        text = self.text
        return not text or not (text[0].isalnum() or _FILLED.search(text))

    def part(self, start: int, end: int | None = None) -> Line:
        """Return a slice of the line that still knows its place."""
        number, begins, text = self
        first, last, _ = slice(start, end).indices(len(text))
        return Line(number, begins + first, text[first:last])


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a decoded source.

    >>> [line.text for line in split_lines("a\r\nb\n")]
    ['a', 'b', '']
    """
    lines: list[Line] = []
    start = 0
    if "\r" not in text:
        for number, line in enumerate(text.split("\n"), start=1):
            lines.append(Line(number, start, line))
            start += len(line) + 1
        return tuple(lines)
    for number, end in enumerate(_END.finditer(text), start=1):
        lines.append(Line(number, start, text[start : end.start()]))
        start = end.end()
    lines.append(Line(len(lines) + 1, start, text[start:]))
    return tuple(lines)
