"""The document itself: chunks into blocks, in source order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import (
    Block,
    Division,
    Heading,
    Omission,
    PageBreak,
    Paragraph,
    Quotation,
    Separator,
    Table,
)
from converter.passage import Passage, join
from converter.reading.chunks import Chunk, continue_sentences
from converter.reading.closer import read_closer, split_office
from converter.reading.fused import part_senders
from converter.reading.headings import heading_of, is_dated, is_enclosure, same_words
from converter.reading.levels import with_levels
from converter.reading.lists import read_list
from converter.reading.opener import read_opener
from converter.reading.opener_lines import kind_of
from converter.reading.participants import PARTICIPANTS, read_participants, read_roster
from converter.reading.quoted import read_quoted
from converter.reading.speakers import is_turn, label_of, read_turn, speakers_of

_SEPARATOR = re.compile(
    r"^(?:[xX]{3,}|\*{3,}|[-–—_=~]{3,}|(?:[.*•x–-] ){2,}[.*•x–-]|-[A-Z]{3}-|…{2,}|#{1,3}|\* \* \*)$"
)
_PAGE = re.compile(
    r"^(?:[–—-] ?(\d{1,4}) ?[–—-]|\(p\. ?(\d{1,4})\)|\[(?:Page|page|end p\.|p\.) ?(\d{1,4})\]|Page (\d{1,4}))$"
)
_LONGEST_TITLE = 100
_GAP = re.compile(r"^\[\s?(?:[.…]\s?){1,5}\]$")
# What is told between turns is nobody's speech.
_TOLD = re.compile(
    r"^(?:(?:Decision|Decisions|Resolution|Decided|Resolved|Agreed|Result|Conclusion)\b[^.]{0,40}:|"
    r"(?:At this,? |With this,? |Here )?(?:[Tt]he|This) (?:meeting|conversation|talks?|session|discussion|reception|sitting|"
    r"(?:guests?|visitors?|delegations?|two sides|both sides|host)\b[^.]{0,20} (?:left|departed|took (?:their|his|her) leave))\b)"
)
_SUBJECT = re.compile(r"^(?:Subject|SUBJECT|Re|RE|Regarding|Concerning):\s")

Printed = list[tuple[Passage, str]]
"""What was printed as separators, page marks and marks of omission, with the reason it is dropped."""


def read_body(chunks: Sequence[Chunk], title: str) -> tuple[list[Block], Printed]:
    """Return the blocks of a document, and what was printed as separators and page marks.

    An enclosure after the closer is read as a document of its own, with its
    own opener and closer, in a division beside the first.
    """
    blocks: list[Block] = []
    printed: Printed = []
    chunks = part_senders(chunks)
    speakers = speakers_of(chunks)
    for number, part in enumerate(_documents(chunks, speakers)):
        rest = list(part)
        office: list[Block] = []
        if number:
            rest, office = split_office(rest)
            blocks.append(Division("enclosure"))
            lines = 2 if len(rest) > 2 and _titles_enclosure(rest[1]) else 1  # noqa: PLR2004
            head = join((item.text for item in rest[:lines]), "\n")
            blocks.append(Heading(head, 1, "title"))
            rest = rest[lines:]
        opener, taken = read_opener(rest, title, lambda one: _begins_text(one, speakers))
        blocks += opener
        middle = rest[taken:]
        stop, closer = read_closer(middle, speakers)
        if stop == 0:
            stop, closer = len(middle), []
        blocks += _middle(middle[:stop], title, printed, speakers)
        blocks += closer + office
    return with_levels(blocks), printed


def _titles_enclosure(item: Chunk) -> bool:
    """Tell the title of an enclosure below the word itself: a short line, no sentence, no label."""
    text = item.string
    return (
        len(text) < _LONGEST_TITLE
        and not re.search(r"[.!?:;,]$", text)
        and text[:1].isupper()
        and not kind_of(text)
        and not read_list([item, item])[1]
    )


def _begins_text(chunks: Sequence[Chunk], speakers: frozenset[str]) -> bool:
    """Tell what can only stand in the text itself: participants, a table, a list, a speaker."""
    item = chunks[0]
    return (
        bool(PARTICIPANTS.match(item.string))
        or bool(item.cells)
        or is_turn(item, speakers)
        or read_list(chunks)[1] > 0
    )


def _documents(chunks: Sequence[Chunk], speakers: frozenset[str]) -> list[Sequence[Chunk]]:
    """Part the page where the heading of an enclosure stands after a closer."""
    parts: list[Sequence[Chunk]] = []
    start = 0
    for index in range(1, len(chunks)):
        text = chunks[index].string
        if (
            is_enclosure(text)
            and index + 1 < len(chunks)
            and read_closer(chunks[start:index], speakers)[1]
        ):
            parts.append(chunks[start:index])
            start = index
    parts.append(chunks[start:])
    return parts


def _middle(
    chunks: Sequence[Chunk], title: str, printed: Printed, speakers: frozenset[str]
) -> list[Block]:
    """Return the blocks between opener and closer."""
    chunks = continue_sentences(chunks)
    blocks: list[Block] = []
    index = 0
    while index < len(chunks):
        item = chunks[index]
        taken = 1
        sign = _sign(item, printed)
        if sign:
            blocks.append(sign)
        elif item.cells:
            blocks.append(Table(item.cells))
        elif item.quoted:
            blocks.append(Quotation((item.text,)))
        elif quoted := read_quoted(chunks[index:], _above(blocks)):
            blocks.append(quoted[0])
            taken = quoted[1]
        elif PARTICIPANTS.match(item.string) and not is_turn(item, speakers):
            people, taken = read_participants(chunks[index:])
            blocks.append(people or Paragraph(item.text))
            taken = max(1, taken)
        elif roster := read_roster(item):
            blocks.append(roster)
        elif is_turn(item, speakers):
            following = _continuation(chunks[index + 1 :])
            blocks.append(read_turn(item, following))
            taken = 1 + len(following)
        else:
            taken = _plain(blocks, chunks[index:], title)
        index += taken
    return blocks


def _sign(item: Chunk, printed: Printed) -> Block | None:
    """Return what a chunk is that holds no words of the text: separator, page mark, omission."""
    text, line = item.string, item.text.line
    page = _PAGE.match(text)
    if _SEPARATOR.match(text):
        printed.append((item.text, "separator"))
        return Separator(text, line)
    if page:
        printed.append((item.text, "page-mark"))
        return PageBreak(next(n for n in page.groups() if n), line)
    if _GAP.match(text):
        printed.append((item.text, "gap-mark"))
        return Omission(text, line)
    return None


def _above(blocks: Sequence[Block]) -> str:
    """Return the paragraph or heading above, "" when something else stands there."""
    last = blocks[-1] if blocks else None
    return last.text.text if isinstance(last, Paragraph | Heading) else ""


def _plain(blocks: list[Block], chunks: Sequence[Chunk], title: str) -> int:
    """Add a list, a heading or a paragraph; return the number of chunks taken."""
    item = chunks[0]
    items, taken = read_list(chunks, _above(blocks))
    if items:
        blocks.append(items)
        return taken
    level = heading_of(item)
    if title and same_words(item.string, title) and not any(isinstance(b, Heading) for b in blocks):
        blocks.append(Heading(item.text, 1, "title"))
    elif is_dated(item.string) and len(chunks) > 1:
        blocks.append(Heading(item.text))
    elif level and len(chunks) > 1:
        blocks.append(Heading(item.text.cut(*level[1:]), level[0]))
    else:
        blocks.append(Paragraph(item.text, "subject" if _SUBJECT.match(item.string) else ""))
    return 1


def _continuation(chunks: Sequence[Chunk]) -> list[Passage]:
    """Return the paragraphs that go on with a speaker's turn.

    Another label ends it, even one of nobody who is known to speak: words must
    not be put into the wrong mouth.
    """
    found: list[Passage] = []
    for index, item in enumerate(chunks):
        stops = (
            label_of(item.string)
            or item.cells
            or _SEPARATOR.match(item.string)
            or _PAGE.match(item.string)
            or PARTICIPANTS.match(item.string)
            or _TOLD.match(item.string)
            or heading_of(item)
            or read_list(chunks[index:])[1]
        )
        if stops:
            break
        found.append(item.text)
    return found
