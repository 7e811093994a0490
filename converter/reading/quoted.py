"""A message quoted whole inside a document: in quotation marks, or as a letter after a colon."""

from __future__ import annotations

from collections.abc import Sequence

from converter.blocks import (
    Block,
    CloserPart,
    Items,
    OpenerPart,
    Paragraph,
    Quotation,
    Quoted,
    QuotedLetter,
)
from converter.passage import join
from converter.reading.chunks import Chunk
from converter.reading.complimentary import is_closing
from converter.reading.headings import heading_of
from converter.reading.lists import begins_item, read_list
from converter.reading.opener_lines import kind_of
from converter.reading.signing import begins_office, is_name, is_office_title, is_strong
from converter.regexes import regex

_OPENS = regex(r"^[“\"]")
_MOST = 15
_BELOW = 3  # chunks: a name and its office below the close
_LEAST_LETTER = 3


def read_quoted(chunks: Sequence[Chunk], above: str) -> tuple[Block, int] | None:
    """Return the message that begins here and the number of chunks it takes.

    A letter has its own salutation and close (survey, trap 16); other messages
    are told by one pair of quotation marks round several paragraphs.
    """
    end = _in_marks(chunks)
    if not end and above.endswith(":"):
        end = _as_letter(chunks)
    if not end:
        return None
    parts = chunks[:end]
    if _salutation(parts) >= 0 and end >= _LEAST_LETTER:
        return QuotedLetter(tuple(_letter(parts))), end
    return Quotation(tuple(item.text for item in parts)), end


def end_of_quoted(chunks: Sequence[Chunk]) -> int:
    """Return where the last message ends that is quoted whole in these chunks, 0 when there is none.

    Its close and signature are its own, not the document's.
    """
    end = index = 0
    while index < len(chunks):
        above = chunks[index - 1].string if index else ""
        quoted = None
        if _OPENS.match(chunks[index].string) or above.endswith(":"):
            quoted = read_quoted(chunks[index : index + _MOST + _BELOW], above)
        index += quoted[1] if quoted else 1
        end = index if quoted else end
    return end


def _in_marks(chunks: Sequence[Chunk]) -> int:
    """Return how many chunks one pair of quotation marks holds, 0 when it is not so."""
    text = chunks[0].string
    if not _OPENS.match(text):
        return 0
    unclosed = text.count("“") > text.count("”") or (text.count('"') % 2 == 1 and "“" not in text)
    if not unclosed:
        return 0
    for index, item in enumerate(chunks[1:_MOST], start=1):
        if _OPENS.match(item.string) or heading_of(item):
            return 0
        if item.string.endswith(("”", '"')):
            return index + 1
    return 0


def _as_letter(chunks: Sequence[Chunk]) -> int:
    """Return how many chunks a letter takes that a colon announces, 0 when none begins here.

    It ends with its close and signature, or with the signature alone.
    """
    first = _salutation(chunks)
    if first < 0:
        return 0
    for index, item in enumerate(chunks[first + 1 : _MOST], start=first + 1):
        row = item.string.split("\n", 1)[0]
        if is_closing(row):
            signed = "\n" not in item.string and is_name(_after(chunks, index))
            return _with_office(chunks, index + 2) if signed else index + 1
        if index > first + 1 and _signs(item):
            return _with_office(chunks, index + 1)
        if heading_of(item):
            return 0
    return 0


def _salutation(chunks: Sequence[Chunk]) -> int:
    """Return where the salutation of a letter stands, at most two lines of its head above it, or -1."""
    for place, item in enumerate(chunks[:_LEAST_LETTER]):
        kind = _head_kind(item)
        if kind == "salute":
            return place
        if not kind:
            return -1
    return -1


def _head_kind(item: Chunk) -> str:
    """Return what a line at the head of a letter is: its receiver, dateline or salutation, or ""."""
    text = item.string.lstrip('“"')
    kind = kind_of(text)
    if kind in {"salute", "to", "from", "dateline"}:
        return kind
    return "to" if _RECEIVER.match(text) else ""


_RECEIVER = regex(r"^To (?:the )?[A-Z\u00c0-\u024f][^.!?:]{2,80}$")


def _with_office(chunks: Sequence[Chunk], end: int) -> int:
    """Return the end of a letter below the office of who signed it."""
    text = chunks[end].string if end < len(chunks) else ""
    office = is_office_title(text) and is_name(text) and len(text) <= _LONGEST_SIGNATURE
    return end + 1 if office or begins_office(text) else end


def _signs(item: Chunk) -> bool:
    """Tell the signature of a letter without a close: a name, or the office that writes."""
    text = item.string
    return len(text) <= _LONGEST_SIGNATURE and (is_strong(text) or is_name(text))


_LONGEST_SIGNATURE = 80


def _after(chunks: Sequence[Chunk], index: int) -> str:
    return chunks[index + 1].string if index + 1 < len(chunks) else ""


def _letter(parts: Sequence[Chunk]) -> list[Quoted]:
    """Return the parts of a quoted letter: salutation, paragraphs, lists, close, signature."""
    index = _salutation(parts) + 1
    found: list[Quoted] = [OpenerPart(_head_kind(one), one.text) for one in parts[:index]]
    closing = False
    while index < len(parts):
        item = parts[index]
        index += 1
        if not closing and begins_item(item.string):
            last = found[-1]
            items, taken = read_list(
                parts[index - 1 :], "" if isinstance(last, Items) else last.text.text
            )
            if items is not None:
                found.append(items)
                index += taken - 1
                continue
        row = item.string.split("\n", 1)[0]
        if is_closing(row) and len(found) > 1:
            closing = True
            found.append(CloserPart("salute", item.text.cut(0, len(row))))
            if row != item.string:
                found.append(CloserPart("signed", item.text.cut(len(row))))
        else:
            last = found[-1]
            if isinstance(last, CloserPart) and kind_of(item.string.rstrip('”"')) == "dateline":
                found.append(CloserPart("dateline", item.text))
                continue
            if isinstance(last, CloserPart) and last.kind == "signed":
                found[-1] = CloserPart("signed", join((last.text, item.text), "\n"))
                continue
            signed = closing or (index >= len(parts) - 1 and len(found) > 1 and _signs(item))
            found.append(CloserPart("signed", item.text) if signed else Paragraph(item.text))
    return found
