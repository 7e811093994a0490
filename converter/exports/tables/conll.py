"""Texts with their names for those who train taggers: tokens and tags as in CoNLL-2003."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from lxml import etree

from converter.bibliography.taken import Taken
from converter.exports.published import TEI
from converter.regexes import regex

_TAGS = {"persName": "PER", "placeName": "LOC", "orgName": "ORG", "date": "DATE"}
_TOKEN = regex(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_UNITS = frozenset(
    "p head item cell label speaker salute signed note seg dateline addrLine l ab trailer".split()
)
START = "-DOCSTART- -X- -X- O\n\n"
Entity = tuple[int, str]
"""The number of a name in its document and its tag."""
_OUTSIDE: Entity = (0, "O")


def write_document(root: etree._Element, taken: Taken, file: BinaryIO) -> None:
    """Write a document: each paragraph, heading, item or note is one sentence.

    Columns: token, part of speech and chunk (not known: -X-), tag. A name within a
    name has the tag of the outer one.
    """
    file.write(START.encode())
    for text in root.iterchildren(f"{{{TEI}}}text"):
        walk = _Walk(text)
        taken.nodes.extend(walk.read)
        for sentence in walk.sentences():
            lines = (f"{token} -X- -X- {tag}\n" for token, tag in sentence)
            file.write(("".join(lines) + "\n").encode())


class _Walk:
    """The pieces of a text, each with the unit that it belongs to and the name it stands in."""

    def __init__(self, text: etree._Element) -> None:
        """Read a text."""
        self.read: list[etree._Element] = []
        self._pieces: dict[int, list[tuple[str, Entity]]] = {}
        self._number = 0
        self._units = 0
        self._enter(text, self._unit(), _OUTSIDE)

    def sentences(self) -> Iterator[list[tuple[str, str]]]:
        """Yield the tokens and tags of each unit that has words."""
        for unit in sorted(self._pieces):
            if sentence := list(_tagged(self._pieces[unit])):
                yield sentence

    def _unit(self) -> int:
        self._units += 1
        return self._units

    def _enter(self, element: etree._Element, unit: int, entity: Entity) -> None:
        name = etree.QName(element).localname
        if name in _UNITS:
            self.read.append(element)
            unit, entity = self._unit(), _OUTSIDE
        elif name in _TAGS and entity == _OUTSIDE:
            self.read.append(element)
            self._number += 1
            entity = (self._number, _TAGS[name])
        elif name in {"lb", "pb"}:
            self._add(unit, " ", entity)
        self._add(unit, element.text, entity)
        for child in element:
            if isinstance(child.tag, str):
                self._enter(child, unit, entity)
            self._add(unit, child.tail, entity)

    def _add(self, unit: int, text: str | None, entity: Entity) -> None:
        if text:
            self._pieces.setdefault(unit, []).append((text, entity))


def _tagged(pieces: list[tuple[str, Entity]]) -> Iterator[tuple[str, str]]:
    """Yield tokens with their tags: a name begins and ends a token, other tags do not."""
    for (_, tag), group in groupby(pieces, key=lambda piece: piece[1]):
        tokens = _TOKEN.findall("".join(text for text, _ in group))
        for number, token in enumerate(tokens):
            yield token, tag if tag == "O" else f"{'I' if number else 'B'}-{tag}"
