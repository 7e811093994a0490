"""The pieces of a TEI document of ours: its leaf blocks and header fields, and their characters.

A piece is what an editor would call one thing: a paragraph, a heading, an item with its
label, a row of a table, a line of the opener, a note, a field of the header. Each word of
the document stands in one piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from converter.model import Home
from converter.printed import BLOCKS, HOMES, ID, TEI, closed_up, element_path, is_footnote, printed
from converter.regexes import regex

_RUN = regex(r"\s+|\S+")
# What holds pieces; everything else that stands in one of these is a piece.
_CONTAINERS = frozenset(
    "body div opener closer address list sp floatingText postscript table".split()
)
# What is a container only when it holds blocks.
_MIXED = frozenset("item quote".split())
_INNER = frozenset("p list table quote sp floatingText".split())
_NAMES = frozenset("persName placeName orgName".split())
_WORDS = {
    "head": "heading",
    "idno": "registry",
    "addrLine": "address",
    "speaker": "turn",
    "milestone": "separator",
    "gap": "omission",
    "pb": "page",
    "label": "item",
    "cell": "row",
    "p": "paragraph",
}
SIGNS = frozenset({"separator", "omission", "page"})
"""Pieces that stand for a printed sign and hold no words."""


@dataclass(slots=True)
class Piece:
    """A piece: its elements, what a correction calls it, its text and names.

    ``elements`` are places in the document's order of elements, from 1; ``spans`` are
    stretches of the stream of its ``home``, as ``printed.streams`` has it.
    """

    elements: list[int]
    word: str
    home: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)


class _Stream:
    """The closed-up text of a home, while it grows."""

    def __init__(self) -> None:
        self._length = 0
        self._gap = False

    def part(self) -> None:
        """Let a space follow, as between two elements of one home."""
        self._gap = self._length > 0

    def add(self, text: str, piece: Piece | None) -> None:
        """Write text that belongs to a piece, white space closed up."""
        for run in _RUN.findall(text):
            if run.isspace():
                self._gap = self._length > 0
                continue
            before, start = self._length, self._length + self._gap
            self._length = start + len(run)
            if piece is not None:
                if piece.spans and piece.spans[-1][1] == before:
                    piece.spans[-1] = (piece.spans[-1][0], self._length)
                else:
                    piece.spans.append((start, self._length))
                piece.text += (" " if self._gap and piece.text else "") + run
            self._gap = False


def pieces_of(tei: bytes) -> list[Piece]:
    """Return the pieces of a TEI document, in its order: the header's, then the text's."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(tei, parser)
    places = {element: at for at, element in enumerate(tree.iter("*"), 1)}
    found = list(_fields(tree, places))
    body = tree.find(f"{TEI}text/{TEI}body")
    if body is not None:
        walk = _Walk(places)
        walk.container(body)
        found += walk.pieces
    return found


def _fields(tree: etree._Element, places: dict[etree._Element, int]) -> Iterator[Piece]:
    """Yield the fields of the header whose words are the page's own."""
    streams: dict[str, _Stream] = {}
    before: tuple[Piece, etree._Element | None] | None = None
    for home, path in HOMES:
        stream = streams.setdefault(home.value, _Stream())
        for one in tree.findall(element_path(path)):
            if one.get("resp") or not closed_up("".join(printed(one))):
                continue
            stream.part()
            # The terms of one list are one piece.
            if home is Home.KEYWORD and before and before[1] is one.getparent():
                piece = before[0]
                piece.elements.append(places[one])
            else:
                piece = Piece([places[one]], home.value, home.value)
                yield piece
            before = (piece, one.getparent())
            _write(one, piece, stream)
    # The last piece is whole only now: the caller must not read one before the end.


def _write(element: etree._Element, piece: Piece, stream: _Stream) -> None:
    for text in printed(element):
        stream.add(text, piece)
    piece.names += _names(element)


def _names(element: etree._Element) -> Iterator[tuple[str, str]]:
    for one in element.iter("*"):
        if etree.QName(one).localname in _NAMES and not _in_other_note(one, element):
            yield closed_up("".join(printed(one))), one.get("ref", "").lstrip("#")


def _in_other_note(one: etree._Element, element: etree._Element) -> bool:
    for above in one.iterancestors():
        if above is element:
            return False
        if is_footnote(above):
            return True
    return False


class _Walk:
    """Walk through the body and take down its pieces."""

    def __init__(self, places: dict[etree._Element, int]) -> None:
        self.pieces: list[Piece] = []
        self._places = places
        self._stream = _Stream()
        self._joined: tuple[etree._Element, Piece] | None = None

    def container(self, element: etree._Element, own: Piece | None = None) -> None:
        """Take down what stands in a container; ``own``: the piece that its own words are."""
        self._say(element.text, own)
        for child in element:
            if isinstance(child.tag, str):
                if is_footnote(child):
                    self._footnote(child)
                else:
                    self._child(child, own)
            self._say(child.tail, own)

    def _say(self, text: str | None, piece: Piece | None) -> None:
        if text:
            self._stream.add(text, piece)

    def _child(self, child: etree._Element, own: Piece | None) -> None:
        name = etree.QName(child).localname
        edge = child.tag in BLOCKS and child.get("rend") != "brackets"
        if edge:
            self._stream.add(" ", None)
        if name in _CONTAINERS:
            self.container(child)
        elif name in _MIXED and any(_local(one) in _INNER for one in child):
            self._mixed(child)
        elif own is not None and name not in _INNER:
            self._inline(child, own)
        else:
            piece = self._piece(child)
            self._inside(child, piece)
        if edge:
            self._stream.add(" ", None)

    def _mixed(self, child: etree._Element) -> None:
        """Take down an item that holds paragraphs or lists; its own words are a piece, if any."""
        direct = (child.text or "").strip() or any(
            (one.tail or "").strip() or _local(one) not in _INNER for one in child
        )
        own = self._piece(child) if direct else None
        if own is not None:
            own.names += [
                name for one in child if _local(one) not in _INNER for name in _names(one)
            ]
        self.container(child, own)

    def _inline(self, child: etree._Element, piece: Piece) -> None:
        """Write an element that runs on in a piece."""
        bracketed = child.get("rend") == "brackets"
        self._say("[" if bracketed else None, piece)
        self._text(child, piece)
        self._say("]" if bracketed else None, piece)

    def _inside(self, element: etree._Element, piece: Piece) -> None:
        piece.names += _names(element)
        if element.get("rend") == "brackets":
            self._inline(element, piece)
        else:
            self._text(element, piece)

    def _text(self, element: etree._Element, piece: Piece) -> None:
        self._say(element.text, piece)
        for child in element:
            if isinstance(child.tag, str):
                if is_footnote(child):
                    self._footnote(child)
                else:
                    edge = child.tag in BLOCKS and child.get("rend") != "brackets"
                    self._say(" " if edge else None, piece)
                    self._inline(child, piece)
                    self._say(" " if edge else None, piece)
            self._say(child.tail, piece)

    def _piece(self, element: etree._Element) -> Piece:
        """Return the piece of an element: its own, or that of the label or speaker before it."""
        before, self._joined = self._joined, None
        place, name = self._places[element], _local(element)
        if before is not None and _follows(before[0], element):
            piece = before[1]
            piece.elements.append(place)
        else:
            piece = Piece([place], _word(element), Home.BODY.value)
            self.pieces.append(piece)
        if name in {"label", "speaker"}:
            self._joined = (element, piece)
        return piece

    def _footnote(self, note: etree._Element) -> None:
        walked, self._stream = self._stream, _Stream()
        joined, self._joined = self._joined, None
        piece = Piece([self._places[note]], "note", note.get(ID, ""))
        self.pieces.append(piece)
        self._inside(note, piece)
        self._stream, self._joined = walked, joined


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _follows(label: etree._Element, element: etree._Element) -> bool:
    """Tell whether an element is what a label or a speaker's name stands before."""
    holder: etree._Element | None = element
    if _local(label) == "label" and _local(element) == "p":
        holder = element.getparent()  # the first paragraph of the item
        if holder is not None and holder[0] is not element:
            return False
    return holder is not None and label.getnext() is holder and _local(holder) in {"item", "p"}


def _word(element: etree._Element) -> str:
    """Return what a correction calls such a piece."""
    name, parent = _local(element), element.getparent()
    above = _local(parent) if parent is not None else ""
    if is_footnote(element):
        return "note"
    if name in {"seg", "note", "stamp"}:
        return element.get("type", "remark" if name != "stamp" else "stamp")
    if name == "p":
        first = element[0] if len(element) and not (element.text or "").strip() else None
        if first is not None and _local(first) == "seg" and first.get("type"):
            return str(first.get("type"))
        return {"quote": "quotation", "postscript": "postscript", "sp": "speech"}.get(
            above, "paragraph"
        )
    if name in {"item", "label"} and parent is not None and parent.get("type") == "participants":
        return "participant"
    return _WORDS.get(name, name)
