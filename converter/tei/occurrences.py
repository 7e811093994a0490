"""Where a TEI document names its entries (standOff), with a line of what stands round each name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from converter.appearance import Occurrence
from converter.parsed import Tree, parsed
from converter.printed import ID, TEI

MOST = 4
"""Occurrences kept for each entry of a document; the others are counted."""

_ROUND = 64
"""Characters kept on either side of a name."""

_ROUND_AND_SPACES = 3 * _ROUND

_BLOCKS = frozenset(
    TEI + tag
    for tag in "p head item seg note speaker signed salute dateline addrLine cell label idno stamp postscript".split()
)
_APART = frozenset(TEI + tag for tag in "item label cell".split())
_PARTS = frozenset(TEI + tag for tag in "opener closer postscript head list table".split())
_NAMES = tuple(TEI + tag for tag in ("persName", "placeName", "orgName"))
_PARAGRAPH, _NOTE, _SPEAKER = (TEI + tag for tag in ("p", "note", "speaker"))
_GAP, _BREAK = (TEI + tag for tag in ("gap", "lb"))


def occurrences(tei: bytes | Tree) -> dict[str, tuple[int, tuple[Occurrence, ...]]]:
    """Return how often each entry is named in summary and text, and the first places, by id.

    Of several mentions in one paragraph the first is kept.
    """
    counted: Counter[str] = Counter()
    kept: dict[str, list[Occurrence]] = defaultdict(list)
    seen: set[tuple[str, etree._Element]] = set()
    lines: dict[etree._Element, _Line] = {}
    for mention, anchor in _mentions(parsed(tei)):
        entry = mention.get("ref", "")[1:]
        counted[entry] += 1
        if len(kept[entry]) == MOST:
            continue
        block = _block(mention)
        if (entry, block) in seen:
            continue
        seen.add((entry, block))
        if block not in lines:
            lines[block] = _Line(block)
        kept[entry].append(lines[block].occurrence(mention, anchor))
    return {entry: (count, tuple(kept[entry])) for entry, count in counted.items()}


def _mentions(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the resolved names with the nearest address in the page that is not below them."""
    for place, anchor in (("abstract", "summary"), ("text", "text")):
        for part in root.iter(TEI + place):
            for element in part.iter(_PARAGRAPH, *_NAMES):
                if element.tag == _PARAGRAPH:
                    number = element.get("n")
                    anchor = f"p{number}" if number else anchor  # noqa: PLW2901
                elif (element.get("ref") or "").startswith("#"):
                    yield element, anchor


def _block(mention: etree._Element) -> etree._Element:
    """Return the element that is a line or a paragraph of its own."""
    for element in mention.iterancestors():
        if element.tag in _BLOCKS and element.get("place") != "inline":
            return element
    return mention


class _Line:
    """A block as it is printed, footnotes left out, and where each name of it stands."""

    def __init__(self, block: etree._Element) -> None:
        spoken = block.getnext() if block.tag == _SPEAKER else None
        self._home = block if spoken is None else spoken
        parts: list[str] = []
        self._names: dict[etree._Element, tuple[int, int]] = {}
        _print(block, parts, self._names)
        if spoken is not None:
            parts.append(" ")
            _print(spoken, parts, self._names)
        self._anchor: str | None = None
        self._told = "", "", ""
        self._text = "".join(parts)
        self._ends = [0, *accumulate(map(len, parts))]

    def occurrence(self, mention: etree._Element, anchor: str) -> Occurrence:
        """Return what stands round a name; ``anchor`` is the nearest address above it."""
        if anchor != self._anchor:
            self._anchor, self._told = anchor, _home(self._home, anchor)
        part, number, anchor = self._told
        first, last = self._names.get(mention, (-1, -1))
        text, start, end = self._text, self._ends[first], self._ends[last]
        before = text[max(0, start - _ROUND_AND_SPACES) : start]
        after = text[end : end + _ROUND_AND_SPACES]
        name = " ".join(text[start:end].split())
        return Occurrence(part, number, anchor, _end_of(before), name, _start_of(after))


def _print(
    element: etree._Element, parts: list[str], names: dict[etree._Element, tuple[int, int]]
) -> None:
    """Add the printed parts of an element, and which of them are those of each name."""
    first = len(parts)
    brackets = element.get("rend") == "brackets"
    if brackets:
        parts.append("[")
    if text := element.text:
        parts.append(text)
    for child in element:
        tag = child.tag
        if tag == _GAP:
            parts.append("[…]")
        elif tag == _BREAK:
            parts.append("\n")
        elif tag in _APART:
            # The items of a list are no one word.
            parts.append(" ")
            _print(child, parts, names)
            parts.append(" ")
        elif tag != _NOTE or child.get("place") == "inline":
            _print(child, parts, names)
        if text := child.tail:
            parts.append(text)
    if brackets:
        parts.append("]")
    if element.tag in _NAMES:
        names[element] = first, len(parts)


def _home(block: etree._Element, anchor: str) -> tuple[str, str, str]:
    """Return the kind of place, its number and its address."""
    chain = [block, *block.iterancestors()]
    for element in chain:
        if element.tag == _NOTE and element.get(ID):
            return "note", element.get("n") or "", element.get(ID) or anchor
        if element.tag == _PARAGRAPH and element.get("n"):
            return "paragraph", element.get("n") or "", f"p{element.get('n')}"
    for element in chain:
        if element.tag in _PARTS:
            return str(element.tag).removeprefix(TEI), "", anchor
    return ("summary" if anchor == "summary" else "text"), "", anchor


def _end_of(text: str) -> str:
    """Return the last words of a text, with a space where one stands at its end."""
    words = " ".join(text.split())
    space = " " if words and text[-1].isspace() else ""
    if len(words) > _ROUND:
        words = "… " + words[-_ROUND:].partition(" ")[2]
    return words + space


def _start_of(text: str) -> str:
    """Return the first words of a text, with a space where one stands at its start."""
    words = " ".join(text.split())
    space = " " if words and text[0].isspace() else ""
    if len(words) > _ROUND:
        words = words[:_ROUND].rpartition(" ")[0] + " …"
    return space + words
