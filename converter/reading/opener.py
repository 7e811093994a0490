"""The opener: letterhead, classification, copies, registry number, dateline, subject, salutation.

Openers differ by origin (survey, section 3: Hungarian, Polish, Yugoslav,
Brazilian, Soviet, Chinese, ...), so a line is told by its label or its shape,
never by its place. Lines that two columns were fused into are parted where a
label begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from converter.blocks import Block, Heading, OpenerPart, Separator
from converter.passage import Passage, join
from converter.reading.chunks import Chunk
from converter.reading.datelines import is_dateline
from converter.reading.fused import parts_of
from converter.reading.headings import heading_of, is_dated, same_words
from converter.reading.kinds import is_kind
from converter.reading.labels import bare_label, kind_of_start
from converter.reading.opener_context import told_by_place
from converter.reading.opener_lines import is_prose
from converter.reading.signs import is_separator
from converter.regexes import regex
from converter.vocabulary import ABOVE, BELOW

_LABEL_START = regex(r"^[A-Z][\w .'/-]{0,30}:(?:\s|$)")


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
        if item.told in BELOW:
            break
        # What an editor says goes before every rule (docs/corrections.md).
        said = item.told if item.told in ABOVE else ""
        lost = "head" if _goes_on_with_lost(item.string, told) else ""
        kind = said or ("" if item.cells else told_by_place(chunks, index, told, title)) or lost
        if kind or (told and _is_second_line(told[-1][-1], item)):
            told.append([(kind, item.text)])
            last = index + 1
            continue
        parts = parts_of(item)
        head = len(parts) > 1 and all(kind for kind, _ in parts)
        if not head and (
            is_prose(item) or _GAP_ONLY.match(item.string) or begins_text(chunks[index:])
        ):
            break
        if _ENTRIES.search(title) and _begins_entries(chunks[index:], told):
            break
        if len(parts) == 1 and not parts[0][0]:
            parts = [_untold(item, title)]
        told.append(parts)
        if parts[-1][0] in {"salute", "subject"}:
            last = index + 1
            if parts[-1][0] == "salute":
                break
        elif any(kind not in {"", "separator"} for kind, _ in parts) or _goes_on_with_head(
            parts, told[:-1]
        ):
            last = index + 1
    blocks: list[Block] = []
    # In the record of a talk, with a place under its own label, it is the date of the talk.
    met = bool(_MET.search(title)) and any(
        kind == "place" for parts in told[:last] for kind, _ in parts
    )
    for parts in told[:last]:
        for kind, text in parts:
            dated = not met and _is_dated_label(text.text)
            _place(blocks, "dateline" if dated else kind, text)
    return blocks, last


def _begins_entries(chunks: Sequence[Chunk], told: Sequence[Sequence[tuple[str, Passage]]]) -> bool:
    """Tell the date over a journal's first entry; below the title of a record it is that record's."""
    titled = any(
        kind == "head" and not _ENTRIES.search(text.text)
        for parts in told[-2:]
        for kind, text in parts
    )
    ends = any(_ENDS_SENTENCE.search(one.string) for one in chunks[1:2])
    return is_dated(chunks[0].string) and ends and not titled


def _goes_on_with_lost(text: str, told: Sequence[Sequence[tuple[str, Passage]]]) -> bool:
    """Tell a title's second line that has lost its first, JOURNAL or another word in capitals.

    Such words are lost alone on their line (survey, trap 6).
    """
    above = told[-1][-1][0] if told else "first"
    return (
        above not in {"", "letterhead", "head", "copy", "to", "from", "subject", "distribution"}
        and len(text) <= _LONGEST_TITLE
        and bool(_SECOND_LINE.match(text))
        and not _ENDS_SENTENCE.search(text)
    )


def _is_second_line(above: tuple[str, Passage], item: Chunk) -> bool:
    """Tell the long second line of a title, which says who met whom (``of the second talk of ...``)."""
    text = item.string
    return (
        above[0] == "head"
        and not item.cells
        and len(text) <= _LONGEST_SECOND
        and bool(_GOES_ON.match(text))
        and not re.search(r"[.!?:;,][\"”’)]?$", text)
    )


_LONGEST_SECOND = 300
_GOES_ON = regex(r"(?:of|from|between|on|about|concerning|regarding|with|for|to) \w")
_SECOND_LINE = regex(
    r"^(?:(?:of|from|between) (?:the|a|an|comrade|[A-Z])|(?:on|about|concerning|regarding) \w+)\b(?:[^.!?;:]|\b[A-Z]\.)*[^,.]$"
)


def _is_dated_label(text: str) -> bool:
    """Tell ``Date: 4 May 1958``, nothing but a date; an hour beside it makes it that of a meeting."""
    label = _DATE_LABEL.match(text)
    return bool(label) and label is not None and is_dateline(text[label.end() :])


_MET = regex(r"\b(?:conversations?|talks?|meetings?|sessions?|minutes)\b", re.IGNORECASE)
_DATE_LABEL = regex(r"^(?:Date|DATE):\s*")


_MOST = 60
_HANGS = regex(r"\b(?:period|of|for|the|on|from|to|and|with)$")
# In these a date that stands alone is the heading of an entry.
_ENTRIES = regex(r"\b(?:journal|diary)\b", re.IGNORECASE)
_ENDS_SENTENCE = regex(r"[.!?…][\"”’)]?$")
_GAP_ONLY = regex(r"^\[?[\s.…]*\]?$")


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
    goes_on = text[:1].islower() or (text.isupper() and bool(_ON_CAPITALS.match(text)))
    return goes_on or bool(_HANGS.search(heading))


_ON_CAPITALS = regex(r"(?:OF|ON|FROM|BETWEEN|WITH|CONCERNING|REGARDING|ABOUT) ")


def names_document(text: str) -> bool:
    """Tell the document's own title, which begins with what it is (``Minutes of the Second Session``).

    >>> [names_document(text) for text in ("Decision No. 7", "Report on the lamps", "Report at once.")]
    [True, True, False]
    """
    return len(text) <= _LONGEST_TITLE and bool(
        _DOCUMENT.match(text) or (text.isupper() and _IN_CAPITALS.match(text))
    )


_LONGEST_TITLE = 160
_IN_CAPITALS = regex(r"^(?:ACTION|INFORMATION|BRIEFING|DECISION) (?:MEMORANDUM|PAPER|NOTE)$")
_DOCUMENT = regex(
    r"^(?:(?:Short|Brief|Draft|Joint|Final|First|Second|Third|Official|Political|Verbatim|Stenographic|Weekly|Monthly|Annual|Quarterly|Analytical|Interim) )?"
    r"(?:Memo|Minutes|Protocol|Memorandum|Information|Report|Record|Transcript|Stenogram|Journal|Diary|Notes?|Summary|Decision|Resolution|"
    r"Directive|Decree|Declaration|Communiqu[ée]|Message|Instructions?|Circular|(?<=Political )Letter)(?: (?:[“\"][A-Z][”\"] )?(?:No\.?|Nº|№) ?\d[\w/-]*)?"
    r"(?:$| (?:of|on|from|about|for|to|between|concerning|regarding|with) .*[^.!?:;,]$)"
)


def _joins(before: OpenerPart, text: Passage) -> bool:
    """Tell a second line of the same list, or the value below its label."""
    if before.kind in {"copy", "distribution"}:
        return not (before.kind == "distribution" and kind_of_start(text.text) == "distribution")
    if before.kind == "to":
        return not kind_of_start(text.text)  # the rows of one address
    return bool(bare_label(before.text.text.split("\n", 1)[0])) and not kind_of_start(text.text)


def _untold(item: Chunk, title: str) -> tuple[str, Passage]:
    """Tell the title when it stands once more above the text, the kind of document, a separator."""
    if is_separator(item.string):
        return "separator", item.text
    again = title and same_words(item.string, title)
    named = is_kind(item.string.split("\n", 1)[0]) or names_document(item.string)
    return ("head" if again or named else ""), item.text


def _goes_on_with_title(before: Heading, kind: str, text: str) -> bool:
    """Tell the second line of a title; in capitals it may name an office."""
    untold = not kind or (kind == "letterhead" and bool(_ON_CAPITALS.match(text)))
    return untold and continues(before.text.text, text)


def _place(blocks: list[Block], kind: str, text: Passage) -> None:
    """Add a part; a second line of the same list goes on with the first."""
    before = blocks[-1] if blocks else None
    if kind == "separator":
        blocks.append(Separator(text.text, text.line))
    elif kind == "head":
        blocks.append(Heading(text, 1, "title"))
    elif isinstance(before, Heading) and _goes_on_with_title(before, kind, text.text):
        # JOURNAL / of the envoy in ...
        blocks[-1] = Heading(join((before.text, text), "\n"), 1, "title")
    elif isinstance(before, OpenerPart) and before.kind == kind and _joins(before, text):
        blocks[-1] = OpenerPart(kind, join((before.text, text), "\n"))
    elif kind:
        blocks.append(OpenerPart(kind, text))
    elif heading_of(text) and not text.text.isupper():
        blocks.append(OpenerPart("remark", text))
    else:
        remark = text.text.startswith(("(", "[", "In the name of ")) or text.text.endswith(".")
        remark = remark or bool(_LABEL_START.match(text.text))
        blocks.append(OpenerPart("remark" if remark else "letterhead", text))
