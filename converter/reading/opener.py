"""The opener: letterhead, classification, copies, registry number, dateline, subject, salutation.

Openers differ by origin (survey, section 3: Hungarian, Polish, Yugoslav,
Brazilian, Soviet, Chinese, ...), so a line is told by its label or its shape,
never by its place. Lines that two columns were fused into are parted where a
label begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from converter.blocks import Block, Heading, OpenerPart
from converter.passage import Passage, join
from converter.reading.chunks import Chunk
from converter.reading.fused import parts_of
from converter.reading.headings import heading_of, is_dated, same_words
from converter.reading.kinds import is_kind
from converter.reading.markup import is_telegram_paragraph
from converter.reading.opener_lines import LONGEST, kind_of

_COPY_HEAD = re.compile(r"^(?:Copy|C o p y|COPY)[.!]?$")
_OF_THE_REPORT = re.compile(
    r"^(?:of|from) (?:the|a|an) (?:report|letter|telegram|memorandum|note|minutes|cable)\b.*"
)
_LABEL_START = re.compile(r"^[A-Z][\w .'/-]{0,30}:(?:\s|$)")


def read_opener(
    chunks: Sequence[Chunk], title: str, begins_text: Callable[[Sequence[Chunk]], bool]
) -> tuple[list[Block], int]:
    """Return the blocks of the opener and how many chunks they take.

    ``begins_text`` tells what can only stand in the text itself (participants, a list).
    The opener ends before the first chunk that is running text. Short lines
    that are told by nothing belong to it only when a line that is told comes
    after them.
    """
    told: list[list[tuple[str, Passage]]] = []
    last = 0
    for index, item in enumerate(chunks[:_MOST]):
        kind = _told_by_place(chunks, index, told)
        if kind:
            told.append([(kind, item.text)])
            last = index + 1
            continue
        if _prose(item) or _GAP_ONLY.match(item.string) or begins_text(chunks[index:]):
            break
        if (
            _ENTRIES.search(title)
            and is_dated(item.string)
            and any(_ENDS_SENTENCE.search(one.string) for one in chunks[index + 1 :][:1])
        ):
            break
        parts = [(kind_of(part.text), part) for part in parts_of(item)]
        if len(parts) == 1 and not parts[0][0]:
            parts = [_untold(item, title)]
        told.append(parts)
        if parts[-1][0] in {"salute", "subject"}:
            last = index + 1
            if parts[-1][0] == "salute":
                break
        elif any(kind for kind, _ in parts) or _goes_on_with_head(parts, told[:-1]):
            last = index + 1
    blocks: list[Block] = []
    for parts in told[:last]:
        for kind, text in parts:
            _place(blocks, kind, text)
    return blocks, last


_MOST = 60
_HANGS = re.compile(r"\b(?:period|of|for|the|on|from|to|and|with)$")
# In these a date that stands alone is the heading of an entry.
_ENTRIES = re.compile(r"\b(?:journal|diary)\b", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’)]?$")
_OPEN_END = re.compile(r"(?:[,;]|\band)$")
_GAP_ONLY = re.compile(r"^\[?[\s.…]*\]?$")


def _prose(item: Chunk) -> bool:
    """Tell running text: a sentence that no label opens."""
    text = item.string
    if kind_of(text):
        return False
    long = len(text) > LONGEST
    sentence = bool(re.search(r"[.!?…][\"”’)]?$", text)) and len(text.split()) > 7  # noqa: PLR2004
    return long or sentence


def _told_by_place(
    chunks: Sequence[Chunk], index: int, told: Sequence[Sequence[tuple[str, Passage]]]
) -> str:
    """Return the kind of a line that only what stands around it tells, or ""."""
    if _goes_on_with_copy(chunks[index], chunks[:index]):
        return "copy"
    if _is_bare_subject(chunks[index:], told):
        return "subject"
    return "distribution" if _goes_on_with_list(chunks[index], told) else ""


def _is_bare_subject(
    chunks: Sequence[Chunk], told: Sequence[Sequence[tuple[str, Passage]]]
) -> bool:
    """Tell the subject without a label of a telegram whose paragraphs are numbered.

    It stands under a file code or another told line and above the first
    numbered paragraph (survey, section 3: Brazilian openers).
    """
    return (
        len(chunks) > 1
        and any(parts[-1][0] for parts in told)
        and not kind_of(chunks[0].string)
        and not is_telegram_paragraph(chunks[0].string)
        and len(chunks[0].string) <= LONGEST_SUBJECT
        and is_telegram_paragraph(chunks[1].string)
    )


LONGEST_SUBJECT = 250


def _goes_on_with_head(
    parts: Sequence[tuple[str, Passage]], told: Sequence[Sequence[tuple[str, Passage]]]
) -> bool:
    """Tell the second line of a heading (``M i n u t e s`` / ``of the meeting ...``)."""
    return (
        bool(told)
        and told[-1][-1][0] == "head"
        and continues(told[-1][-1][1].text, parts[0][1].text)
    )


def continues(heading: str, text: str) -> bool:
    """Tell whether a line goes on with the heading above it.

    >>> continues("of the envoy for the period", "1 through 29 May"), continues("JOURNAL", "TOP SECRET")
    (True, False)
    """
    return text[:1].islower() or bool(_HANGS.search(heading))


def _goes_on_with_copy(item: Chunk, before: Sequence[Chunk]) -> bool:
    """Tell the second line of a copy notice (``C o p y`` / ``of the report ...``)."""
    return bool(
        before and _COPY_HEAD.match(before[-1].string) and _OF_THE_REPORT.match(item.string)
    )


def _goes_on_with_list(item: Chunk, told: Sequence[Sequence[tuple[str, Passage]]]) -> bool:
    """Tell the second line of a list of receivers that was broken after a comma (survey, trap 2)."""
    before = told[-1][-1] if told else None
    return (
        before is not None
        and before[0] == "distribution"
        and bool(_OPEN_END.search(before[1].text))
        and not kind_of(item.string)
        and not _prose(item)
    )


def _untold(item: Chunk, title: str) -> tuple[str, Passage]:
    """Tell the page's title when it stands once more above the text, and the kind of document."""
    again = title and same_words(item.string, title)
    named = is_kind(item.string.split("\n", 1)[0])
    return ("head" if again or named else ""), item.text


def _place(blocks: list[Block], kind: str, text: Passage) -> None:
    """Add a part; a second line of the same list goes on with the first."""
    before = blocks[-1] if blocks else None
    if kind == "head":
        blocks.append(Heading(text, 1, "title"))
    elif isinstance(before, Heading) and not kind and continues(before.text.text, text.text):
        # JOURNAL / of the envoy in ...
        blocks[-1] = Heading(join((before.text, text), "\n"), 1, "title")
    elif (
        kind in {"copy", "distribution"} and isinstance(before, OpenerPart) and before.kind == kind
    ):
        blocks[-1] = OpenerPart(kind, join((before.text, text), "\n"))
    elif kind:
        blocks.append(OpenerPart(kind, text))
    elif heading_of(text) and not text.text.isupper():
        blocks.append(OpenerPart("remark", text))
    else:
        remark = text.text.startswith(("(", "[")) or text.text.endswith(".")
        remark = remark or bool(_LABEL_START.match(text.text))
        blocks.append(OpenerPart("remark" if remark else "letterhead", text))
