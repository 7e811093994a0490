"""Which line of the source a piece of a TEI document was converted from.

The side file's script tells where in the source each character of a home
stands; the ledger's streams tell where in its home an element begins.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right

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
    closed_up,
    element_path,
    is_footnote,
    printed,
    streams,
)


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

    def line(self, element: etree._Element) -> int | None:
        """Return the line (from 1) that an element's text begins on; None: it has no home there.

        An element without text stands where the text after it begins.
        """
        found = _place_of(element)
        if found is None or found[0] not in self._spans:
            return None
        home, offset = found
        spans = self._spans[home]
        first, last, start = next((span for span in spans if span[1] > offset), spans[-1])
        within = min(max(offset - first, 0), max(last - first - 1, 0))
        return bisect_right(self._starts, start + within)


def source_lines(tei: bytes, side: bytes) -> SourceLines | None:
    """Return the source's lines, None when they cannot be told (the words were edited)."""
    try:
        return SourceLines(tei, side)
    except (LedgerError, ValueError, KeyError, TypeError):
        return None


def _place_of(element: etree._Element) -> tuple[str, int] | None:
    """Return the home that an element's text stands in and where it begins there, else None.

    The offset counts in the home's stream, as ``streams`` returns it.
    """
    tree = element.getroottree().getroot()
    body = tree.find(f"{TEI}text/{TEI}body")
    above = [element, *element.iterancestors()]
    if body is not None and body in above:
        foot = next((one for one in above if is_footnote(one)), None)
        home = (Home.BODY.value, body) if foot is None else (foot.get(ID, ""), foot)
        return home[0], _length(_until(home[1], element)[0])
    before: dict[str, int] = {}
    for name, path in HOMES:
        for one in tree.findall(element_path(path)):
            start = before.get(name.value, 0)
            if one in above and not one.get("resp"):
                return name.value, start + _length(_until(one, element)[0])
            text = "" if one.get("resp") else closed_up("".join(printed(one)))
            before[name.value] = start + len(text) + bool(text)
    return None


def _length(before: str) -> int:
    """Return where the text after these characters begins once white space is closed up."""
    return len(re.sub(r"\s+", " ", before).lstrip())


def _until(holder: etree._Element, element: etree._Element) -> tuple[str, bool]:
    """Return what is printed of a holder before an element, and whether that is in it."""
    if holder is element:
        return "", True
    text = holder.text or ""
    for child in holder:
        if isinstance(child.tag, str) and not is_footnote(child):
            bracketed = child.get("rend") == "brackets"
            edge = " " if child.tag in BLOCKS and not bracketed else ""
            inside, found = _until(child, element)
            text += ("[" if bracketed else edge) + inside
            if found:
                return text, True
            text += "]" if bracketed else edge
        text += child.tail or ""
    return text, False
