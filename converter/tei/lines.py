"""From which lines of the source each block and each name came: ``cable.txt#line=13,15``.

The form is that of RFC 5147 (URI fragments for text/plain): the numbers count the lines
before the first and up to the last, so that 13,15 are the 14th and the 15th line. The
attribute is TEI's ``source`` (att.global.source).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from converter.passage import Passage
from converter.tei.build import Element

# What has the attribute (schemas/report.rng); a note only when it is a footnote.
_LINED = frozenset(
    "p head list item table row quote floatingText sp opener closer postscript "
    "milestone gap pb note".split()
)


class Lines:
    """The lines that the elements of one document came from."""

    def __init__(self, name: str) -> None:
        """Start with the file name of the source; what no address may hold is escaped."""
        # Bytes that are no UTF-8 stand in a name as lone surrogates.
        self._name = quote(name, errors="surrogateescape")
        self._written: dict[Element, tuple[int, ...]] = {}

    def note(self, element: Element, lines: Iterable[int]) -> None:
        """Keep which lines were written into an element."""
        self._written[element] = (*self._written.get(element, ()), *lines)

    def move(self, element: Element, into: Element) -> None:
        """Say that what was written into an element has become another's."""
        if element in self._written:
            self.note(into, self._written.pop(element))

    def pointers(self, lines: Iterable[int]) -> str:
        """Return the pointers to lines (from 1), one for each run of them."""
        return " ".join(self._pointer(first, last) for first, last in _runs(sorted({*lines})))

    def of(self, passage: Passage, start: int, end: int) -> str:
        """Return the pointers to the lines of some characters of a passage."""
        return self.pointers(passage.cut(start, end).lines)

    def finish(self, element: Element) -> list[int]:
        """Write the attribute of every block in an element; return the lines it came from.

        What holds other blocks has the lines from its first to its last; the lines of a
        footnote are its own alone.
        """
        own = [*self._written.get(element, ())]
        inner: list[int] = []
        for child in element:
            lines = self.finish(child)
            if not _is_footnote(child):
                inner += lines
        lines = own + inner
        if lines and element.tag in _LINED and (element.tag != "note" or _is_footnote(element)):
            whole = range(min(lines), max(lines) + 1) if inner else lines
            element.set("source", self.pointers(whole))
        return lines

    def _pointer(self, first: int, last: int) -> str:
        return f"{self._name}#line={first - 1},{last}"


def _is_footnote(element: Element) -> bool:
    return element.tag == "note" and element.get("place") == "foot"


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for line in lines:
        if last is not None and first is not None and line > last + 1:
            yield first, last
            first = line
        first, last = first or line, line
    if first is not None and last is not None:
        yield first, last
