"""The closer: complimentary close, signatures, the receiver below them, the office's own lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model import (
    Block,
    CloserPart,
    Division,
    Item,
    Items,
    OpenerPart,
    Paragraph,
    Postscript,
)
from converter.passage import Passage, join
from converter.reading.chunks import Chunk
from converter.reading.lists import read_list
from converter.reading.opener import kind_of
from converter.reading.speakers import PARTICIPANTS, turn_of

_SALUTE = re.compile(
    r"^(?:With (?:[\w-]+ ){0,4}(?:greetings?|regards|respect|wishes|esteem)|Yours(?: \w+){0,3}|(?:Very )?(?:Sincerely|Respectfully|Faithfully)"
    r"(?: yours)?|Best (?:regards|wishes)|(?:Kind|Warm|Comradely|Fraternal|Brotherly) (?:regards|greetings)|Long live\b.{0,80}|"
    r"Accept,? .{0,120}(?:consideration|esteem|respect)s?|I (?:have the honou?r to )?remain,? .{0,60})[,.!]?$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:to|To|TO|For):? (?:the |Comrade|Cde|Mr|Mrs|Mme|Dr|His|Her|Minister|[A-Z])"
)
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_NAME_WORD = rf"(?:{_UPPER}[\w’'.-]*|de|von|van|al|el|bin|da|di|du)"
_NAME = re.compile(rf"^(?:{_NAME_WORD} ?){{1,5}}$")
_STRONG = re.compile(
    rf"(?:^|\s)/\s?{_UPPER}[^/]{{2,40}}/$|^\(?(?:signed|sgd\.?|signature)\b|\[(?:signature|signed)[^\]]*\]|"
    rf"^\({_UPPER}\. ?[^)]{{2,40}}\)$|^/[-s]/|^(?:[A-Z] ){{3,}}[A-Z]$",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"^P\.? ?S\.?[:.]?\s")
_SENTENCE = re.compile(r"[.!?…;:][\"”’)]?$")
_OFFICE_START = re.compile(
    r"^(?:Seen by|Note of|NOTE OF|For the file|To file|True copy|Certified|Read and approved|"
    r"(?:one|two|three|four|five|six|\d+) copies)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\[[^\]]{20,}\]$")
_ABBREVIATED = re.compile(r"\b\w\.$|\ba\.i\.$")
_ITEM = re.compile(r"^(?:\(?\d{1,2}[.)]|[-•*–]) ")
_LONGEST = 120
_LONGEST_NAME = 60


def read_closer(chunks: Sequence[Chunk]) -> tuple[int, list[Block]]:
    """Return where the closer begins, and its blocks (with the office's lines after it).

    The closer is looked for among the short lines after the last running text.
    """
    for index in range(1, len(chunks)):
        row = chunks[index].string.split("\n", 1)[0]
        if _SALUTE.match(row) and all(_may_follow(item) for item in chunks[index + 1 :]):
            return index, _closer_blocks(chunks[index:])
    first = len(chunks)
    while first > 0 and _short(chunks[first - 1]):
        first -= 1
    if first == 0:
        return len(chunks), []
    for start in range(first, len(chunks)):
        if _signature(chunks, start, first):
            return start, _closer_blocks(chunks[start:])
    return len(chunks), []


def _may_follow(item: Chunk) -> bool:
    """Tell what may stand after a complimentary close: short lines, a postscript, items of a list."""
    return _short(item) or read_list([item, item])[1] > 0 or bool(_ITEM.match(item.string))


def _short(item: Chunk) -> bool:
    """Tell a line that may stand in a closer: no sentence of running text, no speaker's turn."""
    text = item.string
    rows = text.split("\n")
    if item.cells or item.quoted or turn_of(item):
        return False
    if _BRACKETED.match(text):
        return True
    if _SALUTE.match(rows[0]) or _POSTSCRIPT.match(text):
        return True
    return all(len(row) <= _LONGEST for row in rows) and not (
        _SENTENCE.search(text) and len(text.split()) > 7 and not _STRONG.search(text)  # noqa: PLR2004
    )


def _signature(chunks: Sequence[Chunk], index: int, first: int) -> bool:
    """Tell a signature: a strong sign, or a name in its first row where a text has just ended."""
    text = chunks[index].string
    if _STRONG.search(text):
        return True
    row = text.split("\n", 1)[0].rstrip(",")
    name = row.split(",", 1)[0]
    if not _NAME.match(name) or len(name) > _LONGEST_NAME or PARTICIPANTS.match(text):
        return False
    words = name.split()
    if kind_of(text) in {"classification", "registry", "dateline"}:
        return False
    # A lone word may be a signature only right under the text and at the page's end.
    return len(words) > 1 or (index == first and len(chunks) - index <= 2 and "." not in text)  # noqa: PLR2004


def _closer_blocks(chunks: Sequence[Chunk]) -> list[Block]:
    blocks: list[Block] = []
    index = 0
    while index < len(chunks):
        item = chunks[index]
        text = item.string
        signed = any(isinstance(one, CloserPart) and one.kind == "signed" for one in blocks)
        if _POSTSCRIPT.match(text):
            blocks.append(Postscript((item.text,)))
        elif _begins_office(item, signed=signed):
            return blocks + _office(chunks[index:])
        elif signed and not _goes_on(item):
            return blocks + _after(chunks[index:])
        else:
            _place(blocks, item, signed=signed)
        index += 1
    return blocks


def _begins_office(item: Chunk, *, signed: bool) -> bool:
    """Tell the first of the office's lines: copies, typist, seen-by lists, numbers (survey, trap 21)."""
    if not signed:
        return False
    kind = kind_of(item.string)
    return (
        bool(_OFFICE_START.match(item.string))
        or kind
        in {
            "copies",
            "typist",
            "drafter",
            "distribution",
            "registry",
            "number",
            "reference",
            "classification",
        }
        or read_list([item, item])[1] > 0
    )


def _goes_on(item: Chunk) -> bool:
    """Tell a line that may follow a signature within the closer: an office, a name, an address."""
    return (
        _short(item)
        and not _BRACKETED.match(item.string)
        and not (_SENTENCE.search(item.string) and not _ABBREVIATED.search(item.string))
    )


def _after(chunks: Sequence[Chunk]) -> list[Block]:
    """Return what follows the closer and is neither the office's nor an enclosure."""
    blocks: list[Block] = [Division("continuation")]
    index = 0
    while index < len(chunks):
        items, taken = read_list(chunks[index:])
        blocks.append(items or Paragraph(chunks[index].text))
        index += max(1, taken)
    return blocks


def _place(blocks: list[Block], item: Chunk, *, signed: bool) -> None:
    """Add a line to the closer; what follows a name is the signer's office or a further signer."""
    text = item.string
    rows = text.split("\n")
    if _SALUTE.match(rows[0]):
        blocks.append(CloserPart("salute", item.text.cut(0, len(rows[0]))))
        if len(rows) > 1:
            blocks.append(CloserPart("signed", item.text.cut(len(rows[0]))))
    elif signed and _ADDRESS.match(text):
        blocks.append(CloserPart("address", item.text))
    elif kind_of(text) == "dateline":
        blocks.append(CloserPart("dateline", item.text))
    elif (
        blocks
        and isinstance(blocks[-1], CloserPart)
        and blocks[-1].kind in {"signed", "address"}
        and "\n" not in text
    ):
        before = blocks[-1]
        blocks[-1] = CloserPart(before.kind, join((before.text, item.text), "\n"))
    else:
        blocks.append(CloserPart("signed", item.text))


def _office(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the office's lines after the signature as a division of their own."""
    blocks: list[Block] = [Division("office")]
    index = 0
    while index < len(chunks):
        items, taken = read_list(chunks[index:])
        if items:
            blocks.append(items)
            index += taken
            continue
        kind = kind_of(chunks[index].string)
        opener_only = len(blocks) == 1 or isinstance(blocks[-1], OpenerPart)
        text: Passage = chunks[index].text
        if opener_only and kind and kind not in {"salute", "dateline"}:
            blocks.append(OpenerPart(kind, text))
        elif isinstance(blocks[-1], Items) and blocks[-1].kind == "plain":
            blocks[-1] = Items("plain", (*blocks[-1].items, Item(text)))
        else:
            blocks.append(Items("plain", (Item(text),)))
        index += 1
    return blocks
