"""The document itself: chunks into blocks, in source order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model import (
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
from converter.reading.closer import read_closer
from converter.reading.headings import heading_of, is_dated, is_enclosure, same_words
from converter.reading.lists import read_list
from converter.reading.opener import kind_of, read_opener
from converter.reading.speakers import PARTICIPANTS, read_participants, read_turn, turn_of, turns_in

_SEPARATOR = re.compile(
    r"^(?:[xX]{3,}|\*{3,}|[-–—_=~]{3,}|(?:[.*•x–-] ){2,}[.*•x–-]|-[A-Z]{3}-|…{2,}|#{1,3}|\* \* \*)$"
)
_PAGE = re.compile(
    r"^(?:[–—-] ?(\d{1,4}) ?[–—-]|\(p\. ?(\d{1,4})\)|\[(?:Page|page|end p\.|p\.) ?(\d{1,4})\]|Page (\d{1,4}))$"
)
_LONGEST_TITLE = 100
_GAP = re.compile(r"^\[\s?(?:[.…]\s?){1,5}\]$")
_OPENS = re.compile(r"^[“\"]")
_MOST_QUOTED = 15
# What is told between turns is nobody's speech.
_TOLD = re.compile(
    r"^(?:(?:Decision|Decisions|Resolution|Decided|Resolved|Agreed|Result|Conclusion)\b[^.]{0,40}:|"
    r"The (?:meeting|conversation|talks?|session|discussion|reception|sitting)\b)"
)
_SUBJECT = re.compile(r"^(?:Subject|SUBJECT|Re|RE|Regarding|Concerning):\s")


def read_body(chunks: Sequence[Chunk], title: str) -> tuple[list[Block], list[tuple[Passage, str]]]:
    """Return the blocks of a document, and what was printed as separators and page marks.

    An enclosure after the closer is read as a document of its own, with its
    own opener and closer, in a division beside the first.
    """
    blocks: list[Block] = []
    printed: list[tuple[Passage, str]] = []
    speaking = turns_in(chunks)
    for number, part in enumerate(_documents(chunks)):
        rest = list(part)
        if number:
            blocks.append(Division("enclosure"))
            lines = 2 if len(rest) > 2 and _titles_enclosure(rest[1]) else 1  # noqa: PLR2004
            head = join((item.text for item in rest[:lines]), "\n")
            blocks.append(Heading(head, 1, "title"))
            rest = rest[lines:]
        opener, taken = read_opener(rest, title, _begins_text)
        blocks += opener
        middle = rest[taken:]
        stop, closer = read_closer(middle)
        if stop == 0 and not any(_is_text(block) for block in blocks):
            stop, closer = len(middle), []
        blocks += _middle(middle[:stop], title, printed, speaking=speaking)
        blocks += closer
    if all(isinstance(block, Separator | Omission | PageBreak) for block in blocks):
        # A page of nothing but separators: they are its text.
        return [Paragraph(text) for text, _ in printed], []
    return blocks, printed


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


def _begins_text(item: Chunk) -> bool:
    return bool(PARTICIPANTS.match(item.string)) or bool(item.cells)


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _documents(chunks: Sequence[Chunk]) -> list[Sequence[Chunk]]:
    """Part the page where the heading of an enclosure stands after a closer."""
    parts: list[Sequence[Chunk]] = []
    start = 0
    for index in range(1, len(chunks)):
        text = chunks[index].string
        if is_enclosure(text) and index + 1 < len(chunks) and read_closer(chunks[start:index])[1]:
            parts.append(chunks[start:index])
            start = index
    parts.append(chunks[start:])
    return parts


def _middle(
    chunks: Sequence[Chunk], title: str, printed: list[tuple[Passage, str]], *, speaking: bool
) -> list[Block]:
    """Return the blocks between opener and closer."""
    chunks = continue_sentences(chunks)
    blocks: list[Block] = []
    index = 0
    while index < len(chunks):
        item = chunks[index]
        text = item.string
        taken = 1
        page = _PAGE.match(text)
        if _SEPARATOR.match(text):
            printed.append((item.text, "separator"))
            blocks.append(Separator(text, item.text.line))
        elif page:
            printed.append((item.text, "page-mark"))
            blocks.append(PageBreak(next(n for n in page.groups() if n), item.text.line))
        elif item.cells:
            blocks.append(Table(item.cells))
        elif _GAP.match(text):
            printed.append((item.text, "gap-mark"))
            blocks.append(Omission(text, item.text.line))
        elif item.quoted:
            blocks.append(Quotation((item.text,)))
        elif quoted := _quoted(chunks[index:]):
            blocks.append(Quotation(tuple(one.text for one in quoted)))
            taken = len(quoted)
        elif PARTICIPANTS.match(text):
            people, taken = read_participants(chunks[index:])
            blocks.append(people or Paragraph(item.text))
            taken = max(1, taken)
        elif speaking and turn_of(item):
            following = _continuation(chunks[index + 1 :])
            blocks.append(read_turn(item, following))
            taken = 1 + len(following)
        else:
            taken = _plain(blocks, chunks[index:], title)
        index += taken
    return blocks


def _quoted(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """Return the paragraphs of a message that is quoted whole: one pair of quotation marks round all."""
    if not _OPENS.match(chunks[0].string) or not _unclosed(chunks[0].string):
        return ()
    for index, item in enumerate(chunks[1:_MOST_QUOTED], start=1):
        if _OPENS.match(item.string) or heading_of(item):
            return ()
        if item.string.endswith(("”", '"')):
            return chunks[: index + 1]
    return ()


def _unclosed(text: str) -> bool:
    return text.count("“") > text.count("”") or (text.count('"') % 2 == 1 and "“" not in text)


def _plain(blocks: list[Block], chunks: Sequence[Chunk], title: str) -> int:
    """Add a list, a heading or a paragraph; return the number of chunks taken."""
    item = chunks[0]
    above = blocks[-1].text.text if blocks and isinstance(blocks[-1], Paragraph) else ""
    items, taken = read_list(chunks, above)
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
    """Return the paragraphs that go on with a speaker's turn."""
    found: list[Passage] = []
    for index, item in enumerate(chunks):
        stops = (
            turn_of(item)
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
