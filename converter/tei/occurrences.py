"""Where a TEI document names its entries (standOff), with a line of what stands round each name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

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


def occurrences(tei: bytes | Tree) -> dict[str, tuple[int, tuple[Occurrence, ...]]]:
    """Return how often each entry is named in summary and text, and the first places, by id.

    Of several mentions in one paragraph the first is kept.
    """
    root = parsed(tei)
    counted: Counter[str] = Counter()
    kept: dict[str, list[Occurrence]] = defaultdict(list)
    seen: set[tuple[str, etree._Element]] = set()
    for mention, anchor in _mentions(root):
        entry = (mention.get("ref") or "")[1:]
        counted[entry] += 1
        block = _block(mention)
        if (entry, block) in seen or len(kept[entry]) == MOST:
            continue
        seen.add((entry, block))
        kept[entry].append(_occurrence(mention, block, anchor))
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


def _occurrence(mention: etree._Element, block: etree._Element, anchor: str) -> Occurrence:
    spoken = block.getnext() if block.tag == _SPEAKER else None
    texts = ["", "", ""]
    state = 0
    for piece in _printed(block, mention):
        if piece is None:
            state += 1
        else:
            texts[state] += piece
    if spoken is not None:
        texts[2] += " " + "".join(piece or "" for piece in _printed(spoken, mention))
    home = spoken if spoken is not None else block
    part, number, anchor = _home(home, anchor)
    name = " ".join(texts[1].split())
    return Occurrence(part, number, anchor, _end_of(texts[0]), name, _start_of(texts[2]))


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


def _printed(element: etree._Element, mention: etree._Element) -> Iterator[str | None]:
    """Yield the text of an element as it is printed, footnotes left out, None round a mention."""
    brackets = element.get("rend") == "brackets"
    if element is mention:
        yield None
    yield "[" if brackets else ""
    yield element.text or ""
    for child in element:
        tag = child.tag
        if tag == TEI + "gap":
            yield "[…]"
        elif tag == TEI + "lb":
            yield "\n"
        elif tag in _APART:
            # The items of a list are no one word.
            yield " "
            yield from _printed(child, mention)
            yield " "
        elif tag != _NOTE or child.get("place") == "inline":
            yield from _printed(child, mention)
        yield child.tail or ""
    yield "]" if brackets else ""
    if element is mention:
        yield None


def _end_of(text: str) -> str:
    """Return the last words of a text, with a space where one stands at its end."""
    words = " ".join(text[-_ROUND_AND_SPACES:].split())
    space = " " if words and text[-1].isspace() else ""
    if len(words) > _ROUND:
        words = "… " + words[-_ROUND:].partition(" ")[2]
    return words + space


def _start_of(text: str) -> str:
    """Return the first words of a text, with a space where one stands at its start."""
    words = " ".join(text[:_ROUND_AND_SPACES].split())
    space = " " if words and text[0].isspace() else ""
    if len(words) > _ROUND:
        words = words[:_ROUND].rpartition(" ")[0] + " …"
    return space + words
