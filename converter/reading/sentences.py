"""Sentences, words and ordinals that the page broke in two: joined again, and counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.passage import join
from converter.reading.chunks import Chunk
from converter.reading.gaps import gap_reason
from converter.reading.headings import heading_of, is_dated
from converter.reading.kinds import is_kind
from converter.reading.list_numbers import follows
from converter.reading.lists import begins_item
from converter.reading.opener_lines import kind_of
from converter.reading.pages import page_number
from converter.reading.people_labels import label_at
from converter.reading.signs import bare_pages, is_separator
from converter.reading.speakers import label_of
from converter.regexes import regex

_SENTENCE_END = regex(r"[.!?:;…][\"”’)\]]*$|; (?:and|or),?$")
_PAGE_AT_END = regex(
    r"\s(?:\[(?:Page|page|end p\.|p\.) ?\d+\]|\(p\. ?\d+\)|[–—-] ?\d+ ?[–—-]|\d{1,4})$"
)
_ORDINAL = regex(r"^(?:st|nd|rd|th)\b")
_NUMBER_AT_END = regex(r"(?<![\d.,])(\d{1,3})$")
_LONE_NUMBER = regex(r"^\(?(\d{1,3}|[a-z])[.)]$")
_SPLIT_WORD = regex(r"(?<=[^\W\d_]{2})-$")
_HANGING = regex(
    r"(?:[a-zà-ÿ] (?:the|a|an|of|and|to|in|with|by|for|from|that|which|as|at|on|between))$"
)
_LONG_ENOUGH = 8
_LONGEST_JOINED = 8000
_SUSPENDED = regex(r"^(?:and|or|to|nor|as|but)\b")

Joined = list[tuple[str, int]]
"""Repairs that were made: what kind, and the line where the second part stands."""


def ordinal_after(number: str) -> str:
    """Return the ending of an ordinal number.

    >>> [ordinal_after(number) for number in ("1", "2", "13", "23", "30")]
    ['st', 'nd', 'th', 'rd', 'th']
    """
    if number[-2:] in {"11", "12", "13"}:
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")


def rejoin(found: Sequence[Chunk]) -> list[Chunk]:
    """Join lines that part a word or an ordinal (survey, trap 3): ``Head of 1`` / ``st Desk``.

    Here the two parts only come together; the split itself is mended, and
    counted, where the text is cleaned.
    """
    groups: list[list[Chunk]] = []
    for item in found:
        before = groups[-1][-1] if groups else None
        if before is not None and _splits(before, item) and _plain(before) and _plain(item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [_together(group) for group in groups]


def rejoin_numbers(found: Sequence[Chunk], made: Joined) -> list[Chunk]:
    """Join the numbers of a list to their items where each stands on a line of its own.

    At least two of them, the second one more than the first (survey, section 5).
    """
    places = [
        (index, one[1])
        for index, item in enumerate(found)
        if len(item.string) <= _LONGEST_NUMBER
        and (one := _LONE_NUMBER.match(item.string))
        and _plain(item)
    ]
    if len(places) < _LEAST_NUMBERS:
        return list(found)
    sure: set[int] = set()
    for (first, number), (second, following) in pairwise(places):
        if second > first + 1 and follows(number, following):
            sure |= {first, second}
    groups: list[list[Chunk]] = []
    for index, item in enumerate(found):
        before = index - 1
        if before in sure and groups and _plain(item) and not begins_item(item.string):
            groups[-1].append(item)
            made.append(("list", item.text.line or 0))
        else:
            groups.append([item])
    return [_together(group) for group in groups]


_LONGEST_NUMBER = 5
_LEAST_NUMBERS = 2


def _plain(item: Chunk) -> bool:
    return not (item.cells or item.quoted or item.told)


def _splits(before: Chunk, item: Chunk) -> bool:
    text = before.string
    ending = _ORDINAL.match(item.string)
    number = _NUMBER_AT_END.search(text, max(0, len(text) - _TAIL)) if ending else None
    if number and ending:
        return ordinal_after(number[1]) == ending.group()
    return (
        text.endswith("-")
        and bool(_SPLIT_WORD.search(text, max(0, len(text) - _TAIL)))
        and bool(re.match(r"^[^\W\d_A-Z]{2,}", item.string))
        and not _SUSPENDED.match(item.string)
        and not begins_item(item.string)
    )


_TAIL = 60
"""Characters at the end of a text that tell whether it goes on."""


def _together(parts: Sequence[Chunk]) -> Chunk:
    """Return several chunks as one."""
    if len(parts) == 1:
        return parts[0]
    rows = tuple(row for one in parts for row in one.rows)
    return replace(parts[0], text=join(one.text for one in parts), rows=rows)


def continue_sentences(found: Sequence[Chunk], made: Joined) -> list[Chunk]:
    """Join a chunk to the one before when a blank line or a page mark fell into a sentence.

    Only when the first ends without the end of a sentence and the second goes
    on in lower case (survey, traps 1 and 15).
    """
    joined: list[Chunk] = []
    bare = bare_pages(found)
    marked = False
    for index, item in enumerate(found):
        before = joined[-1] if joined else None
        after = found[index + 1] if index + 1 < len(found) else None
        mark = bool(page_number(item.string)) or index in bare
        goes_on = after if after is not None and mark else item
        if before is not None and _plain(item) and _open_end(before) and _goes_on(goes_on, before):
            joined[-1] = _together((before, item))
            if not marked:
                kind = "list" if begins_item(before.string) else "sentence"
                made.append((kind, goes_on.text.line or 0))
            marked = mark
        else:
            joined.append(item)
            marked = False
    return joined


def _open_end(item: Chunk) -> bool:
    """Tell a chunk that stops within a sentence (a page mark may follow it already)."""
    text = item.string
    if len(text) > _LONGEST_JOINED or "\n" in text or not _plain(item):
        return False
    text = _without_mark(text)
    if _SENTENCE_END.search(text, max(0, len(text) - _TAIL)):
        return False
    words = len([word for word in text.split() if len(word) > 1])
    return words > 2 and not is_kind(item.string)  # noqa: PLR2004


def _without_mark(text: str) -> str:
    """Return a text without the page mark that was joined to its end."""
    if not text.endswith(_MARK_ENDS):
        return text
    mark = _PAGE_AT_END.search(text, max(0, len(text) - _TAIL))
    return text[: mark.start()] if mark else text


_MARK_ENDS = ("]", ")", "–", "—", "-", *"0123456789")


def _goes_on(item: Chunk, before: Chunk) -> bool:
    if not _plain(item) or is_separator(item.string):
        return False
    # The items of a list under a colon may all begin small, and end with "and".
    if item.tight and before.tight and item.indent == before.indent:
        return False
    if item.string[:1].islower():
        return not begins_item(item.string)
    return _hangs(before, item) and _may_go_on(item)


def _hangs(item: Chunk, after: Chunk) -> bool:
    """Tell a long text that stops where none can end: at an article, a preposition, a comma.

    A comma counts only where no blank line parts the two: it may be a slip for a full stop.
    """
    text = _without_mark(item.string)
    if len(text.split()) < _LONG_ENOUGH:
        return False
    near = (after.text.line or 0) == item.text.lines[-1] + 1
    return bool(_HANGING.search(text)) or (near and text.endswith(","))


def _may_go_on(item: Chunk) -> bool:
    """Tell a line with a capital that may go on with a sentence: no label, heading, item or address."""
    text = item.string
    return not (
        begins_item(text)
        or heading_of(item)
        or is_dated(text)
        or is_kind(text)
        or label_of(text)
        or kind_of(text)
        or label_at(text)
        or text[:1] in "[(<|>#*"
        or not re.search(r"[^\W\d_]", text)
        or page_number(text)
        or gap_reason(text)
    )
