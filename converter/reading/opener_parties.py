"""Receivers in an opener that no label names: rows of an address, an office called, an order's addressee."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.datelines import is_capitalised
from converter.reading.dates import find_dates
from converter.reading.headings import is_dated, same_words
from converter.reading.lists import begins_item
from converter.reading.opener_lines import is_office, kind_of
from converter.reading.remembered import remembered
from converter.reading.salutations import is_salute
from converter.regexes import regex

Told = Sequence[Sequence[tuple[str, Passage]]]
"""The lines read so far, each in its parts, with the kind of each part."""

_ENDS_SENTENCE = regex(r"[.!?…][\"”’)]?$")
_COPIES_FOR = regex(r"\b(?:for|to):$")
_TITLE_TO = regex(
    r"\bto (?:the )?((?:(?! to )[^,:])+)(?:$|, (?:[‘'“\"]|(?:with|on|regarding|concerning|about|enclosing)\b))"
)
# Instructions name the post and its holder above the text: LESNA / LANTERN AMBASSADOR.
_HOLDER = regex(r"\b(?:AMBASSADORS?|MINISTER|CHARG[EÉ] D[’']AFFAIRES|CONSUL|ENVOY|RESIDENT)$")
_LONGEST_RECEIVER = 100
_LONGEST_ROW = 80
_MOST_WORDS = 9
_MOST_ROWS = 3


def gets_copy(item: Chunk, told: Told) -> bool:
    """Tell an item of those who get a copy (``Produced in 3 copies for:`` / ``- Comrade Lund``)."""
    if not begins_item(item.string):
        return False
    above = next((parts[-1] for parts in reversed(told) if parts[-1][0] != "distribution"), None)
    return (
        above is not None
        and above[0] == "copies"
        and bool(_COPIES_FOR.search(above[1].text))
        and len(item.string) <= _LONGEST_RECEIVER
        and not _ENDS_SENTENCE.search(re.sub(r"\b\w\.$", "", item.string))
    )


def is_party_of(title: str, chunks: Sequence[Chunk], index: int) -> bool:
    """Tell the receiver that the title names, alone on a line above the text.

    ``Lund to Feng Xi (Grom)`` and ``FENG XI [GROM]``.
    """
    to = _title_to(title)
    text = chunks[index].string.rstrip(":,.")
    return bool(to) and index + 1 < len(chunks) and same_words(to, text) and not kind_of(text)


@remembered
def _title_to(title: str) -> str:
    """Return whom a title names as the receiver, or ""."""
    found = _TITLE_TO.search(title)
    return found[1] if found else ""


def is_receiver_above(chunks: Sequence[Chunk], index: int, told: Told) -> bool:
    """Tell a receiver by what stands around his line: a further row, an office called, a post."""
    return (
        _goes_on_with_address(chunks, index, told)
        or _begins_with_title(chunks, index)
        or _is_office_called(chunks, index, told)
        or _is_post(chunks, index)
        or _is_organ(chunks[index].string, told)
        or _is_above_attention(chunks[index : index + 2])
    )


def is_writer(chunks: Sequence[Chunk], index: int, told: Told, title: str) -> bool:
    """Tell who kept a diary: a name and the time it covers, between the title and the first entry.

    ``A. Brezan, May-June 1958`` above ``26.V.58``.
    """
    if (
        not _KEPT.search(title)
        or index + 1 >= len(chunks)
        or not is_dated(chunks[index + 1].string)
    ):
        return False
    text = chunks[index].string
    dates = find_dates(text)
    above = all(kind == "head" for parts in told for kind, _ in parts)
    name = text[: dates[0].start].rstrip(" ,") if dates else text
    whole = not dates or dates[0].end == len(text)
    return above and whole and bool(_WRITER.match(name)) and not kind_of(name)


_KEPT = regex(r"\b(?:diary|diaries|journal|log ?book|notebook|memoirs?)\b", re.IGNORECASE)
_WRITER = regex(
    r"^(?:[A-Z\u00c0-\u024f]\. ?)*(?:[A-Z\u00c0-\u024f](?=[^\W\d_]*[a-z\u00df-\u024f])[\w’'-]*+ ?){1,3}$"
)


def _goes_on_with_address(chunks: Sequence[Chunk], index: int, told: Told) -> bool:
    """Tell a further row of an address: right below the one before, or between it and the salutation."""
    kind, above = told[-1][-1] if told else ("", None)
    if kind != "to" or above is None or not _is_row(chunks[index]):
        return False
    below = chunks[index].text.line == above.lines[-1] + 1
    if below and (_is_parted(chunks) or _names_holder(above.text, chunks[index].string)):
        return True
    for item in chunks[index + 1 : index + 1 + _MOST_ROWS]:
        if is_salute(item.string):
            return True
        if not _is_row(item):
            return False
    return False


def _names_holder(above: str, text: str) -> bool:
    """Tell the titled name below the office that he holds (``To the Minister of Oil`` / ``Comrade Zawa``)."""
    holds = _TITLED_NAME.match(text) and is_capitalised(above) and not _TITLED.search(above)
    return bool(holds)


_TITLED = regex(r"\b(?:Comrade|Cde|Mrs?|Ms|Dr|Prof(?:essor)?)\b")


def _begins_with_title(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell an address whose first row is a title alone (``Comrade`` / ``Ada Brezan``)."""
    first, *rows = chunks[index].rows
    if not (_TITLE_ALONE.match(first.text) or _TITLED_NAME.match(first.text)):
        return False
    if rows:
        return len(rows) <= _MOST_ROWS and all(
            is_capitalised(row.text) and len(row.text) <= _LONGEST_ROW for row in rows
        )
    below = chunks[index + 1 : index + 2 + _MOST_ROWS]
    named = 0
    while named < len(below) and _is_row(below[named]):
        named += 1
    return named < len(below) and is_salute(below[named].string)


_TITLE_ALONE = regex(
    r"^(?:To )?(?:Comrade|Cde\.?|Citizen|Mr\.?|Mrs\.?|Dr\.?|Professor|Monsieur|Madame|His Excellency|Her Excellency)[,:]?$"
)


_TITLED_NAME = regex(
    r"^(?:To )?(?:Comrade|Cde\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor|Prof\.?)(?: (?:de|von|van|al|[A-Z\u00c0-\u024f][\w’'.-]*)){1,4}(?:, [A-Z][^.!?:]{2,60})?,?$"
)


def _is_row(item: Chunk) -> bool:
    """Tell a short capitalised line that no label and no shape tells."""
    text = item.string
    return (
        kind_of(text) in {"", "letterhead"}
        and len(text) <= _LONGEST_ROW
        and len(text.split()) <= _MOST_WORDS
        and not re.search(r"[.!?:;…]$", text)
        and not begins_item(text)
        and is_capitalised(text)
    )


def _is_parted(chunks: Sequence[Chunk]) -> bool:
    """Tell a page on which blank lines part what does not belong together."""
    apart = [
        (two.text.line or 0) > one.text.lines[-1] + 1 for one, two in pairwise(chunks) if one.text
    ]
    return sum(apart) * 2 > len(apart)


def _is_office_called(chunks: Sequence[Chunk], index: int, told: Told) -> bool:
    """Tell an office that is called as by a salutation, right above the text (``Foreign Ministry:``)."""
    text = chunks[index].string
    return (
        text.endswith(":")
        and index + 1 < len(chunks)
        and any(parts[-1][0] for parts in told)
        and is_office(text[:-1])
        and len(text.split()) <= _MOST_WORDS
        and is_capitalised(text)
        and bool(_ENDS_SENTENCE.search(chunks[index + 1].string))
    )


def _is_above_attention(chunks: Sequence[Chunk]) -> bool:
    """Tell the office whose officer the line below names (``Chief of Staff`` / ``(Attention: Maj. Zawa)``)."""
    return (
        len(chunks) > 1
        and bool(_ATTENTION.match(chunks[1].string))
        and chunks[1].text.line == chunks[0].text.lines[-1] + 1
        and _is_row(chunks[0])
    )


_ATTENTION = regex(r"^\(?(?:for )?(?:the )?(?:attention|attn)\b", re.IGNORECASE)


def _is_organ(text: str, told: Told) -> bool:
    """Tell the party's organ a report goes to, below the sender's letterhead and the marking."""
    return (
        bool(told)
        and told[-1][-1][0] in {"classification", "number", "registry", "dateline", "copies"}
        and bool(_ORGAN.match(text))
        and any(parts[-1][0] == "letterhead" for parts in told)
    )


_ORGAN = regex(
    r"^(?:(?:To )?(?:the )?(?:CC|Central Committee|CENTRAL COMMITTEE)(?: (?:of|OF) (?:the|THE))? [A-Z]{2,6}|[A-Z]{2,6} (?:CC|Central Committee|CENTRAL COMMITTEE))$"
)


def _is_post(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell the post to which instructions go: a town in capitals, and the holder's title below it."""
    text, rows = chunks[index].string, chunks[index].rows
    if len(rows) == 2:  # noqa: PLR2004 - the town and the holder
        return _is_town(rows[0].text) and _is_holder(rows[1].text)
    above = chunks[index - 1].string if index else ""
    below = chunks[index + 1].string if index + 1 < len(chunks) else ""
    return (_is_town(text) and _is_holder(below)) or (_is_town(above) and _is_holder(text))


def _is_town(text: str) -> bool:
    return text.isupper() and len(text.split()) <= 2 and not kind_of(text)  # noqa: PLR2004


def _is_holder(text: str) -> bool:
    return text.isupper() and bool(_HOLDER.search(text)) and len(text.split()) <= _MOST_WORDS
