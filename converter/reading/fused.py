"""Lines that two columns were fused into, parted where a label begins (survey, traps 13 and 14)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.passage import Passage, join
from converter.reading.chunks import Chunk, chunk
from converter.reading.opener_lines import COPIES, LEVEL, SENT_TO, is_office, kind_of, kind_of_start

_TRAILING_LEVEL = re.compile(
    r"\s+((?:STRICTLY |HIGHLY |MOST )?(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)[!.]*)$"
)
_LEADING_LEVEL = re.compile(rf"^{LEVEL}[!.]*(?=\s)", re.IGNORECASE)
_REGISTRY_LEAD = re.compile(rf"^\d+\s?/\s?\d{{4}}\s?(?:/\s?{LEVEL})?(?=\s)", re.IGNORECASE)
_SENDER = re.compile(
    r"^(?:From|FROM):? (?:\[[^\]]*\] )?(?:[^\W\d_a-zà-öø-ÿ]{2,}[ -]?)+(?:\d{1,2}|\s?\[\d{1,2}\])?(?=\s[A-Z][a-z]*,? [a-z])"
)
_MOST = 30
_PARTED = frozenset(("typist", "drafter", "copies", "number", "registry", "dispatched"))
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
    level = _TRAILING_LEVEL.search(string)
    if level and is_office(string[: level.start()]):
        cuts.add(level.start(1))
    leading = _LEADING_LEVEL.match(string)
    if leading and kind_of(string[leading.end() :].strip()) in _TOLD_AFTER_LEVEL:
        cuts.add(leading.end())
    lead = _REGISTRY_LEAD.match(string)
    if lead:
        cuts.add(lead.end())
    if lead or kind_of_start(string) in _PARTED or kind_of(string) == "registry":
        for form in (COPIES, SENT_TO, "Typed by", "Subject:", "and received (?:on|at)"):
            found = re.search(rf"(?<=\S)\s+({form})", string)
            if found and kind_of(string[: found.start()].strip()):
                cuts.add(found.start(1))
    places = sorted(cuts)
    parts = [text.cut(a, b) for a, b in zip(places, [*places[1:], None], strict=True)]
    return [part for part in parts if part]


def part_senders(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with the text apart that runs on behind a sender's name (survey, trap 13).

    >>> [item.string for item in part_senders([chunk(Passage("From: ZAWA2 I spoke today with him."))])]
    ['From: ZAWA2', 'I spoke today with him.']
    """
    found: list[Chunk] = []
    for item in chunks:
        sender = _SENDER.match(item.string) if len(item.rows) == 1 and len(found) < _MOST else None
        end = sender.end() if sender else len(item.string)
        found += [chunk(item.text.cut(0, end)), chunk(item.text.cut(end))] if sender else [item]
    return found


def _dated_rows(rows: list[Passage]) -> list[Passage]:
    """Return rows with a place joined to the date below it (``Ostrava Bay`` / ``4 May 1817``)."""
    joined: list[Passage] = []
    for row in rows:
        place = joined[-1] if joined else None
        if (
            place is not None
            and kind_of(row.text) == "dateline"
            and not kind_of(place.text)
            and len(place.text.split()) <= _LONGEST_PLACE
            and place.text[:1].isupper()
        ):
            joined[-1] = join((place, row), "\n")
        else:
            joined.append(row)
    return joined


_LONGEST_PLACE = 4


def parts_of(item: Chunk) -> list[Passage]:
    """Return the parts of a chunk: fused columns, or rows that are told as different things."""
    if "\n" not in item.string:
        return split_fused(item.text)
    edges = [found.start() for found in re.finditer("\n", item.string)]
    rows = [
        part
        for a, b in zip([0, *edges], [*edges, len(item.string)], strict=True)
        for part in split_fused(item.text.cut(a, b))
    ]
    rows = _dated_rows(rows)
    kinds = [kind_of(row.text) for row in rows]
    return rows if all(kinds) and len(set(kinds)) > 1 else [item.text]
