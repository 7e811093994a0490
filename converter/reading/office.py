"""The office's lines after the signature: seen-by lists, typist, copies, notes (survey, trap 21)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.blocks import Block, Division, Item, Items, OpenerPart, Paragraph, Postscript
from converter.passage import Passage, join
from converter.reading.chunks import Chunk, chunk
from converter.reading.closer_shapes import NOBODY, is_short
from converter.reading.lists import read_list
from converter.reading.opener_lines import kind_of
from converter.regexes import regex

_START = regex(
    r"^(?:Seen by|Read by|Checked by|Shown to|Delivered|Note of|NOTE OF|For the file|To (?:the )?files?\b|True copy|Certified|Read and approved|"
    r"Agreed|Approved by|Noted by|Initialled|Authenticated|Forwarded|Filed|Registered|Entered|Typed|Dictated|Printed in|Made in|Original to|"
    r"Cop(?:y|ies) (?:to|sent|made|for)|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) copies|Executed in|Outgoing No|Exec\.|Mb\.)\b|"
    r"^(?:Distribution|Copies|Copy|cc|CC|Cc|c\.c\.|Seen|Read|Typist|Drafted|Translated|Translator|Interpreter|Interpreted by|Stenographer)\s?:|^NOTE OF\b",
    re.IGNORECASE,
)
_KINDS = frozenset(
    ("copies", "typist", "drafter", "distribution", "registry", "number", "reference", "classification", "decoder", "received")
)  # fmt: skip
_OWN = frozenset(
    ("copies", "typist", "drafter", "distribution", "decoder", "registry", "number", "reference")
)
_POSTSCRIPT = regex(r"^P\.? ?S\.?[:.]?\s")
_SENTENCE = regex(r"[a-z]{2}[.!?]$")
_NOTE = regex(r"^(?:NOTE OF|Note of)\b[^:]{0,60}:")
_BRACKETED = regex(r"^\[[^\]]{20,}\]$")
_MOST_WORDS = 12


def is_office_line(text: str) -> bool:
    """Tell one of the office's lines: copies, typist, seen-by lists, numbers.

    >>> [is_office_line(text) for text in ("Typed by Lund", "Seen by: Grom", "Ada Brezan")]
    [True, True, False]
    """
    return bool(_START.match(text)) or kind_of(text) in _KINDS or is_code_list(text)


def is_code_list(text: str) -> bool:
    """Tell the offices that got copies, by their abbreviations alone (``DX-I, LAF, Cabinet``)."""
    parts = text.split(", ")
    return bool(_CODES.match(text)) and sum(part.isupper() for part in parts) >= _LEAST_CODES


_CODES = regex(
    r"^(?:[A-Z]{2,5}(?:[-/][A-Z\d]{1,4})?|[A-Z][a-z]+)(?:, (?:[A-Z]{2,5}(?:[-/][A-Z\d]{1,4})?|[A-Z][a-z]+))+\.?$"
)
_LEAST_CODES = 2


def split_office(chunks: Sequence[Chunk]) -> tuple[list[Chunk], list[Block]]:
    """Return the chunks of an enclosure without the office's lines at its end, and those lines."""
    first = len(chunks)
    while first > 1 and is_short(chunks[first - 1], NOBODY):
        first -= 1
    for start in range(max(first, 1), len(chunks)):
        if is_office_line(chunks[start].string):
            return list(chunks[:start]), read_office(chunks[start:])
    return list(chunks), []


def read_papers(chunks: Sequence[Chunk]) -> tuple[Items | None, int]:
    """Return the papers that capital letters list from the first chunk on, and how many they are."""
    if not chunks or not is_lettered(chunks, 0):
        return None, 0
    items: list[Item] = []
    for number, one in enumerate(chunks):
        if not one.string.startswith(f"{chr(ord('A') + number)}. "):
            break
        items.append(Item(one.text.cut(2), one.text.cut(0, 2)))
    return Items("numbered", tuple(items)), len(items)


def is_lettered(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell one of the papers that are listed by capital letters (``A. Map``, ``B. Sketch by a pilot``)."""
    letter = _letter(chunks[index])
    if not letter:
        return False
    first = last = index
    while first and ord(letter) > ord("A") and _letter(chunks[first - 1]) == chr(ord(letter) - 1):
        first, letter = first - 1, chr(ord(letter) - 1)
    if letter != "A":
        return False
    last = first
    while last + 1 < len(chunks) and _letter(chunks[last + 1]) == chr(ord(letter) + 1):
        last, letter = last + 1, chr(ord(letter) + 1)
    listed = chunks[first : last + 1]
    # "A. Lund", "B. Zawa, keeper of the lamps" are persons: one of the papers at least is told in words.
    return (
        last > first
        and any(_WORDS.search(one.string) for one in listed)
        and not any(_OFFICER.match(one.string) for one in listed)
    )


def _letter(item: Chunk) -> str:
    return item.string[:1] if _LETTERED.match(item.string) else ""


_LETTERED = regex(r"^[A-Z]\. [A-Z\d]")
_OFFICER = regex(r"^[A-Z]\. (?:[A-Z]\. ?)*[A-Z\u00c0-\u024f][\w’'-]+,")
_WORDS = regex(r" (?:of|by|on|to|from|for|in|with|and|showing|at|the|between) ")


def lists_papers(text: str) -> bool:
    """Tell an item that names a paper sent with the letter, and nobody who got a copy of it.

    >>> lists_papers("1. Letter from A. Lund, original"), lists_papers("1 - Comrade Lund")
    (True, False)
    """
    return bool(_PAPER.match(text))


_PAPER = regex(
    r"^\(?(?:\d{1,2}|[a-z]|[-•*–])[.):]?\)?\s+(?:(?:A|An|The|One|Two|Three|one|two|three|a|the) )?"
    r"(?:[Ll]etters?|[Ll]ists?|[Rr]eports?|[Cc]op(?:y|ies) of|[Tt]exts?|[Tt]ranslations?|[Dd]rafts?|[Mm]emorand(?:um|a)|[Nn]otes?|[Tt]ables?|"
    r"[Mm]aps?|[Pp]hotographs?|[Pp]lans?|[Dd]rawings?|[Ss]tatements?|[Rr]eceipts?|[Ee]xcerpts?|[Ee]xtracts?|[Pp]rogrammes?|[Pp]rotocols?|[Mm]inutes)\b"
)


def read_office(chunks: Sequence[Chunk]) -> list[Block]:
    """Return the office's lines after the signature as a division of their own."""
    blocks: list[Block] = [Division("office")]
    rows = [chunk(row) for item in chunks for row in _rows(item)]
    index = 0
    while index < len(rows):
        items, taken = read_papers(rows[index:])
        if not items:
            items, taken = read_list(rows[index:])
        if items:
            blocks.append(items)
            index += taken
            continue
        text = rows[index].text
        kind = kind_of(text.text)
        before = blocks[-1]
        if isinstance(before, OpenerPart) and not kind and before.text.text.endswith(","):
            # A list of receivers that was broken after a comma (survey, trap 2).
            blocks[-1] = OpenerPart(before.kind, join((before.text, text), "\n"))
            index += 1
            continue
        opener_only = len(blocks) == 1 or isinstance(blocks[-1], OpenerPart)
        if opener_only and kind and kind != "salute":
            blocks.append(OpenerPart(kind, text))
        elif _POSTSCRIPT.match(text.text):
            blocks.append(Postscript((text,)))
        elif _is_note(text.text):
            blocks.append(Paragraph(text))
        elif kind in _OWN:
            # An opener stands above a list only (TEI): these lines begin again.
            blocks += [Division("office"), OpenerPart(kind, text)]
        elif isinstance(blocks[-1], Items) and blocks[-1].kind == "plain":
            blocks[-1] = Items("plain", (*blocks[-1].items, Item(text)))
        else:
            blocks.append(Items("plain", (Item(text),)))
        index += 1
    return blocks


def _is_note(text: str) -> bool:
    """Tell a note of the office in sentences (``NOTE OF THE SECOND DESK: ...``) from a line of a list."""
    return bool(_NOTE.match(text) or _BRACKETED.match(text)) or (
        bool(_SENTENCE.search(text)) and len(text.split()) > _MOST_WORDS
    )


def _rows(item: Chunk) -> list[Passage]:
    """Return the rows of a chunk where each is told by itself, else the chunk as it stands."""
    edges = [0, *(found.start() for found in re.finditer("\n", item.string)), len(item.string)]
    rows = [item.text.cut(a, b) for a, b in pairwise(edges)]
    return rows if all(is_office_line(row.text) for row in rows) else [item.text]
