"""Lines that two columns were fused into, parted where a label begins (survey, traps 13 and 14)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.passage import EMPTY, Passage, join
from converter.reading.chunks import Chunk, chunk
from converter.reading.datelines import is_dateline
from converter.reading.dates import find_dates
from converter.reading.labels import COPIES, SENT_TO, kind_of_start
from converter.reading.markings import LEVEL
from converter.reading.opener_lines import is_office, kind_of
from converter.reading.salutations import dated_address, dated_rows, head_of_letter, remark_and_date
from converter.regexes import regex

_TRAILING_LEVEL = regex(
    r"\s+((?:STRICTLY |HIGHLY |MOST )?(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)[!.]*)$"
)
_TRAILING_COPY = regex(r"(?<=\S)\s+((?:Copy|COPY) (?:No\.?|Nº|№|#) ?\d+)$")
_LONGEST_FUSED = 100
_LEADING_LEVEL = regex(rf"^{LEVEL}[!.]*(?=\s)", re.IGNORECASE)
_REGISTRY_LEAD = regex(rf"^\d+\s?/\s?\d{{4}}\s?(?:/\s?{LEVEL})?(?=\s)", re.IGNORECASE)
_SENDER = regex(
    r"^(?:From|FROM):? (?:\[[^\]]*\] )?(?:[^\W\d_a-zà-öø-ÿ]{2,}+[ -]?)+(?:\d{1,2}|\s?\[\d{1,2}\])?(?=\s[A-Z][a-z]*,? [a-z])"
)
# "From Lesna.Sent 31.8.": the town the telegram came from, and the day.
_FROM_SENT = regex(
    r"^(?:From|FROM):? (?:[A-Z\u00c0-\u024f][\w’'-]*[ .]{1,2}){1,3}(?=(?:Sent|Dispatched|Received|SENT|RECEIVED)\b)"
)
# "Dear Mr. Chairman: I want to thank you ...": the text runs on behind the salutation.
_SALUTED = regex(
    r"^(?:(?:My [Dd]ear|Dear) (?:(?:Mr|Mrs|Dr|Gen|Prof)\.? ?)?(?:[A-Z][\w’'.-]*+ ?){1,5}[:!]|"
    r"(?:Most esteemed|Esteemed|Respected|Honou?rable) (?:(?:Mr|Mrs|Dr|Gen|Prof)\.? ?)?(?:[A-Z][\w’'.-]*+ ?){1,5}[:,!])"
    r"(?=\s[A-Z“][^\n]{30,})"
)
# "22.06.77 No. 411-A": the day a letter was registered, and its number.
_DATED_NUMBER = regex(
    r"^((?:the )?\d{1,2}(?:\.\s?(?:\d{1,2}|[IVX]{1,4})\.\s?\d{2,4}|(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}))(?: y\.)?,? (?:No\.?|Nº|№|N°|Nr\.) ?(?=[\w/.-]*\d)[\w/.-]+$"
)
_FIRST = 6
_MOST = 30
_PARTED = frozenset(("typist", "drafter", "copies", "number", "registry", "dispatched"))
_ABOVE_HEAD = frozenset(("classification", "copy", "copies", "number", "registry", "letterhead"))
_TOLD_AFTER_LEVEL = frozenset(("copies", "number", "registry", "reference"))


def split_fused(text: Passage) -> list[Passage]:
    """Part a line that two columns were fused into.

    A classification at its end in capitals or at its start, a label in the
    middle, and a number of copies behind a typist's name each begin a part of
    their own. What stands before a cut must be whole: "Prepared in:" is no
    line of its own.
    """
    cuts = {0}
    string = text.text
    copy = _TRAILING_COPY.search(string) if len(string) <= _LONGEST_FUSED else None
    if copy:
        cuts.add(copy.start(1))
    level = _TRAILING_LEVEL.search(string) if string.rstrip("!.").endswith(_LEVEL_ENDS) else None
    if level and is_office(string[: level.start()]):
        cuts.add(level.start(1))
    leading = _LEADING_LEVEL.match(string)
    if (
        leading
        and kind_of(string) != "classification"
        and kind_of(string[leading.end() :].strip()) in _TOLD_AFTER_LEVEL
    ):
        cuts.add(leading.end())
    lead = _REGISTRY_LEAD.match(string)
    if lead:
        cuts.add(lead.end())
    if lead or kind_of_start(string) in _PARTED or kind_of(string) == "registry":
        for form in _INNER:
            found = form.search(string)
            if found and kind_of(string[: found.start()].strip()):
                cuts.add(found.start(1))
    if len(cuts) == 1:
        return [text] if text else []
    places = sorted(cuts)
    parts = [text.cut(a, b) for a, b in zip(places, [*places[1:], None], strict=True)]
    return [part for part in parts if part]


_INNER = tuple(
    regex(rf"(?<=\S)\s+({form})")
    for form in (COPIES, SENT_TO, "Typed by", "Subject:", "and received (?:on|at)")
)
_LEVEL_ENDS = ("SECRET", "CONFIDENTIAL", "RESTRICTED")


def _columns(item: Chunk) -> list[tuple[str, Passage]]:
    """Return the labels and values of a header set in columns (``To | : Minister | Copy | : X``)."""
    parts: list[tuple[str, Passage]] = []
    for row in item.cells:
        for cell, after in pairwise([*row, EMPTY]):
            label = kind_of_start(f"{cell.text.rstrip(' :')}:")
            if label and (cell.text.endswith(":") or after.text.startswith(":")):
                parts.append((label, cell))
            elif cell and not parts:
                return []
            elif cell:
                parts[-1] = (parts[-1][0], join((parts[-1][1], cell)))
    return parts


def _dashed(text: Passage) -> list[Passage]:
    """Return the parts of a telegram's header that dashes part (``TELEGRAM No. 2 - Lesna, 4 May 1958 - To ...``)."""
    string = text.text
    edges = [0, *(found.end() for found in _DASH.finditer(string)), len(string)]
    if len(edges) - 1 <= _LEAST_PARTS:
        return []
    parts = [text.cut(a, b) for a, b in pairwise(edges)]
    told = [kind_of(part.text.rstrip(" -–—")) for part in parts]
    return parts if all(told) else []


_DASH = regex(r"\s[-–—]\s")
_LEAST_PARTS = 2


def part_senders(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with the text apart that runs on behind a sender's name (survey, trap 13).

    >>> [item.string for item in part_senders([chunk(Passage("From: ZAWA2 I spoke today with him."))])]
    ['From: ZAWA2', 'I spoke today with him.']
    """
    found: list[Chunk] = []
    for item in chunks:
        one = len(item.rows) == 1 and len(found) < _MOST
        sender = (_SENDER.match(item.string) or _FROM_SENT.match(item.string)) if one else None
        if one and not sender and len(found) < _FIRST:
            sender = _SALUTED.match(item.string)
        end = sender.end() if sender else len(item.string)
        found += [chunk(item.text.cut(0, end)), chunk(item.text.cut(end))] if sender else [item]
    return found


def parts_of(item: Chunk) -> list[tuple[str, Passage]]:
    """Return the parts of a chunk with their kinds: fused columns, rows told as different things.

    The rows of a letter's head may be told by the salutation below them.
    """
    columns = _columns(item)
    if columns:
        return columns
    above = 0
    while above < len(item.rows) and kind_of(item.rows[above].text) in _ABOVE_HEAD:
        above += 1
    head = head_of_letter(item.rows[above:])
    if above and not head:
        # "No. 1 Lantern Street, 4 May" is no number where a salutation stands below it.
        above, head = 0, head_of_letter(item.rows)
    head = head or remark_and_date(item.rows) or dated_address(item.rows)
    if head:
        return [(kind_of(row.text), row) for row in item.rows[:above]] + head
    if "\n" not in item.string:
        numbered = _DATED_NUMBER.match(item.string)
        if numbered and len(find_dates(numbered[1])) == 1:
            cut = numbered.end(1)
            return [("dateline", item.text.cut(0, cut)), ("number", item.text.cut(cut))]
        dashed = _dashed(item.text)
        if dashed:
            return [(kind_of(part.text.rstrip(" -–—")), part) for part in dashed]
        return [(kind_of(part.text), part) for part in split_fused(item.text)]
    edges = [found.start() for found in re.finditer("\n", item.string)]
    printed = [
        item.text.cut(a, b) for a, b in zip([0, *edges], [*edges, len(item.string)], strict=True)
    ]
    if dated_rows(printed) and any(is_dateline(row.text) for row in printed):
        return [("dateline", item.text)]
    rows = [part for row in printed for part in split_fused(row)]
    told = [(kind_of(row.text), row) for row in rows]
    kinds = {kind for kind, _ in told}
    return told if all(kinds) and len(kinds) > 1 else [(kind_of(item.string), item.text)]
