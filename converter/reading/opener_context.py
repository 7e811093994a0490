"""Lines of an opener that only what stands around them tells: values, second lines, loose dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.datelines import ends_dated, is_capitalised, is_loose_dateline, is_place
from converter.reading.fused import parts_of
from converter.reading.headings import is_dated
from converter.reading.kinds import is_kind
from converter.reading.labels import bare_label
from converter.reading.lists import begins_item
from converter.reading.opener_lines import is_prose, kind_of
from converter.reading.opener_parties import (
    Told,
    gets_copy,
    is_party_of,
    is_receiver_above,
    is_writer,
)
from converter.reading.salutations import dated_rows, head_of_letter, is_courtesy, is_salute
from converter.reading.subject_lines import is_bare_subject, is_subject_of_header, is_topic
from converter.reading.title_again import is_quoted_in, is_title_again
from converter.regexes import regex

_COPY_HEAD = regex(r"^(?:Copy|C o p y|COPY)[.!]?$")
_OF_THE_REPORT = regex(
    r"^(?:of|from) (?:the|a|an) (?:report|letter|telegram|memorandum|note|minutes|cable)\b.*"
)
_ENDS_SENTENCE = regex(r"[.!?…][\"”’)]?$")
_OPEN_END = regex(r"(?:[,;]|\band)$")


def told_by_place(chunks: Sequence[Chunk], index: int, told: Told, title: str) -> str:
    """Return the kind of a line that only what stands around it tells, or ""."""
    text = chunks[index].string
    if is_title_again(text, title) or is_quoted_in(title, text):
        return "head"
    if told and told[-1][-1][0] == "received" and _BARE_NUMBER.match(chunks[index].string):
        return "number"
    if _is_value(chunks, index, told):
        return told[-1][-1][0]
    if "\n" in chunks[index].string and _first_row(chunks[index]) in _ALONE:
        # SUBJECT / The Lamps: the label on a row of its own, its value below it.
        return bare_label(_first_row(chunks[index]))
    if _is_sender(chunks[index : index + 4]):
        return "letterhead"
    if _is_inside_address(chunks[index : index + 4]):
        return "to"
    if _goes_on_with_copy(chunks[index], chunks[:index]):
        return "copy"
    if _is_loose_dateline(chunks, index):
        return "dateline"
    if (
        is_bare_subject(chunks[index : index + 2], told)
        or is_subject_of_header(chunks[index : index + 2], told)
        or is_topic(chunks[index : index + 2], told)
    ):
        return "subject"
    if is_party_of(title, chunks, index) or is_receiver_above(chunks, index, told):
        return "to"
    if gets_copy(chunks[index], told):
        return "distribution"
    kept_by = is_writer(chunks, index, told, title)
    return "from" if kept_by else _goes_on_with_list(chunks[index], told)


_BARE_NUMBER = regex(r"^\d{1,3}(?:[.,]?\d{3})+$")


def _is_value(chunks: Sequence[Chunk], index: int, told: Told) -> bool:
    """Tell the value of a label that stands alone on the line above (``TO:`` / ``The Minister``).

    A label may have lost its value (survey, trap 4): then another label, a
    classification or the text itself follows.
    """
    text = chunks[index].string
    if not told or told[-1][-1][0] not in _HAVE_VALUES or len(text) > _LONGEST_VALUE:
        return False
    kind, label, values = _label_above(told)
    if not bare_label(label):
        return False
    if kind == "distribution":
        return begins_item(text) or (not values and _is_party(text))
    if kind == "subject":
        return not values and kind_of(text) in {"", "letterhead"} and not is_prose(chunks[index])
    if kind in _DATED_LABELS:
        return not values and (is_loose_dateline(text) or kind_of(text) == "dateline")
    return _is_party(text) and (
        not values or bool(_PERSONAL.match(text)) or (text.isupper() and label.isupper())
    )


def _is_sender(chunks: Sequence[Chunk]) -> bool:
    """Tell the writer's own name and address, row by row, above the head of the letter."""
    rows = chunks[0].rows
    return (
        1 < len(rows) <= _MOST_ROWS
        and _is_block(rows)
        and not is_courtesy(rows[0].text)
        and head_of_letter(rows) is None
        and _heads_letter(chunks[1:])
        and not is_salute(_first_row(chunks[1]))
    )


_MOST_ROWS = 6


def _is_inside_address(chunks: Sequence[Chunk]) -> bool:
    """Tell the receiver's name and address, row by row, above the salutation."""
    rows = chunks[0].rows
    return is_courtesy(rows[0].text) and _is_block(rows) and _heads_letter(chunks[1:])


def _is_block(rows: Sequence[Passage]) -> bool:
    """Tell the rows of an address: short, capitalised, no salutation among them."""
    return all(
        len(row.text) <= _LONGEST_ROW and is_capitalised(row.text) and not is_salute(row.text)
        for row in rows
    )


_LONGEST_ROW = 80


def _heads_letter(chunks: Sequence[Chunk]) -> bool:
    """Tell a salutation, with nothing above it but a dateline and the receiver's address."""
    for item in chunks[:_MOST_HEAD]:
        if is_salute(_first_row(item)) or head_of_letter(item.rows):
            return True
        address = is_courtesy(item.rows[0].text) and _is_block(item.rows)
        if not (address or is_loose_dateline(item.string) or kind_of(item.string) == "dateline"):
            return False
    return False


_MOST_HEAD = 3


def _first_row(item: Chunk) -> str:
    return item.string.split("\n", 1)[0]


def _label_above(told: Told) -> tuple[str, str, int]:
    """Return the kind of the lines just above, the first of them, and how many follow it."""
    kind = told[-1][-1][0] if told else ""
    run = list(takewhile(lambda parts: kind and parts[-1][0] == kind, reversed(told)))
    start = next((at for at, parts in enumerate(run) if bare_label(parts[-1][1].text)), 0)
    return (kind, run[start][-1][1].text, start) if run else ("", "", 0)


_ALONE = frozenset(("SUBJECT", "Subject", "SUBJECT:", "Subject:", "TO:", "To:", "FROM:", "From:"))
_HAVE_VALUES = frozenset(("to", "from", "subject", "distribution", "via", "received", "dispatched"))
_DATED_LABELS = frozenset(("received", "dispatched"))
_LONGEST_VALUE = 160
_PERSONAL = regex(r"^(?:Comrade|Cde\.?|Mr\.?|Mrs\.?|Minister|Ambassador|COMRADE)\b")


def _is_party(text: str) -> bool:
    """Tell a line that names somebody: capitalised, no sentence, no other label."""
    return (
        kind_of(text) in {"", "letterhead"}
        and not _ENDS_SENTENCE.search(re.sub(r"\b\w\.$", "", text))
        and is_capitalised(text)
    )


def _is_loose_dateline(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell a date or place that only its place shows to be a dateline.

    It stands right above a salutation, or is the first line of a page that has
    no other line with a date alone (a journal has many).
    """
    item = chunks[index]
    text = item.string
    below = chunks[index + 1 : index + 2]
    if not below or kind_of(text) not in {"", "dateline"} or is_kind(text):
        return False
    if _heads_letter(chunks[index + 1 :]) and not head_of_letter(below[0].rows):
        return is_loose_dateline(text) or (index == 0 and is_place(text))
    if len(item.rows) > 1 and (len(parts_of(item)) > 1 or not dated_rows(item.rows)):
        return False
    loose = is_loose_dateline(text) or ends_dated(text)
    alone = index == 0 and loose and not re.fullmatch(r"\W*\d{4}\W*", text)
    return alone and not any(_dated_alone(one.string) for one in chunks[1:])


def _dated_alone(text: str) -> bool:
    return is_dated(text) or (len(text) <= _LONGEST_DATE and is_loose_dateline(text))


_LONGEST_DATE = 30


def _goes_on_with_copy(item: Chunk, before: Sequence[Chunk]) -> bool:
    """Tell the second line of a copy notice (``C o p y`` / ``of the report ...``)."""
    return bool(
        before and _COPY_HEAD.match(before[-1].string) and _OF_THE_REPORT.match(item.string)
    )


def _goes_on_with_list(item: Chunk, told: Told) -> str:
    """Return the kind of a line above that was broken after a comma (survey, trap 2), or "".

    Receivers go on with receivers, and a receiver with his office.
    """
    before = told[-1][-1] if told else None
    goes_on = (
        before is not None
        and before[0] in {"distribution", "to", "from"}
        and bool(_OPEN_END.search(before[1].text))
        and not kind_of(item.string)
        and not is_prose(item)
        and (before[0] == "distribution" or is_capitalised(item.string))
    )
    return before[0] if before is not None and goes_on else ""
