"""Salutations, and the rows above them at the head of a letter: date, place, address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.passage import Passage, join
from converter.reading.datelines import is_dateline, is_loose_dateline, is_place
from converter.reading.remembered import remembered
from converter.regexes import regex

_DEAR = r"(?:[Dd]ear|DEAR|[Dd]earest|[Bb]eloved|D(?:ea)?\.?r\.?)"
_ABBREVIATED = r"\b(?:Mrs|Mr|Dr|St|Revd?|Ld|Prof|Gen|Col|Capt|Cde|Hon|Jr|Sr|[A-Z])\."
_SALUTE = regex(
    rf"^(?:(?:And |and )?(?:My|my|Our) )?(?:(?:[Vv]ery |ever |own |[Mm]ost )*{_DEAR}|(?:Most |Highly |Much |Deeply )?(?:[Ee]steemed|[Rr]espected|[Hh]onou?red))\b"
    rf"(?=\.? ?[A-Za-z])(?:{_ABBREVIATED}|[^.?:;]){{0,80}}?(?:[,!:;]|[.]| ?[-–—]+)?$|"
    r"^(?:(?:Honou?red|Reverend|Rev\.?|Revd\.?|Worthy|Good) )?(?:Sirs?|Madam|Madame|Gentlemen|D(?:ea)?\.?r ?\.? (?:Sir|Madam)|My (?:Lord|Lady))(?:[.,:;!]| ?[-–—]+)?$|"
    r"^(?:Comrades?|Cdes?\.?|Sirs?|Madam|Gentlemen|Your (?:Excellency|Excellencies|Majesty|Highness|Eminence|Grace)|Mrs?\.?|Monsieur|"
    r"Excellenc(?:y|ies)|Citizens?|Friends|Colleagues|Greetings|To whom it may concern|TO WHOM IT MAY CONCERN)(?=\W)"
    rf"(?:{_ABBREVIATED}|[^.?:;]){{0,60}}[,!:]$"
)
_COURTESY = r"(?:M ?rs?|Messrs|Miss|Mlle|Mme|Mde|Madame|Monsieur|Monsr|The (?:Rev|Right Hon|Hon|Lord)\w*|Revd?|Right Hon\w*|Lady|Lord|Sir|His|Her|H\.? ?E)\b\.?"
_NAMED = regex(
    rf"^(?:To )?(?:{_COURTESY}|(?:Dr|Captn?|Captain|Colonel|General|Professor|Comrade|Bishop|Dean)\b\.?) ?[A-Z\u00c0-\u024f][\w’'-]*[,.!]?$"
)
_ADDRESSED = regex(rf"^(?:(?:To|TO|For) )?{_COURTESY} ?[A-Z\u00c0-\u024f]")
_MOST_WORDS = 12
_MOST_ROWS = 8
_LONGEST_ROW = 90


@remembered
def is_salute(text: str) -> bool:
    """Tell a salutation: words of address, to the end of the line.

    >>> [is_salute(text) for text in ("Dear Mr. Ambassador,", "My dear Lund", "Sir:", "Dear was the oil.")]
    [True, True, True, False]
    """
    return (
        len(text.split(None, _MOST_WORDS)) <= _MOST_WORDS
        and bool(_SALUTE.match(text))
        and not _SAYS.search(text)
    )


_SAYS = regex(r"\b(?:is|was|were|are|has|had|have|will)\b")


def is_courtesy(text: str) -> bool:
    """Tell a line that names a receiver with a form of courtesy (``Mrs. Lund``, ``His Excellency``)."""
    return bool(_ADDRESSED.match(text)) and len(text.split()) <= _MOST_WORDS


def head_of_letter(rows: Sequence[Passage]) -> list[tuple[str, Passage]] | None:
    """Return the rows of a letter's head told apart, None when they are none.

    The last row is the salutation; above it stand the place and date of
    writing, and the receiver's address.
    """
    if not 1 < len(rows) <= _MOST_ROWS or any(len(row.text) > _LONGEST_ROW for row in rows):
        return None
    *above, last = rows
    salute = is_salute(last.text)
    if not salute and not _NAMED.match(last.text):
        return None
    aside = next((at for at, row in enumerate(above) if at and row.text[:1].islower()), 0)
    if aside and salute and dated_rows(above[:aside]):
        # Words below the date that begin small: what the writer says of it.
        rest = [("dateline", join(above[:aside], "\n")), ("remark", join(above[aside:], "\n"))]
        return [*rest, ("salute", last)]
    told = _above(above)
    if told is None or not (salute or told[-1][0] == "dateline"):
        return None
    return [*told, ("salute", last)]


def dated_rows(rows: Sequence[Passage]) -> bool:
    """Tell rows that are one dateline: the place on its own lines, the date on its own."""
    rows = [row for row in rows if not _MARKER.match(row.text)]
    whole = " ".join(row.text for row in rows)
    return (
        0 < len(rows) <= _MOST_DATED
        and is_loose_dateline(whole)
        and not any(is_salute(row.text) or is_courtesy(row.text) for row in rows)
        and all(
            is_loose_dateline(row.text) or is_dateline(row.text) or is_place(row.text)
            for row in rows
        )
    )


def remark_and_date(rows: Sequence[Passage]) -> list[tuple[str, Passage]] | None:
    """Return rows of a remark with the place and whole date in their last rows told apart, None elsewhere."""
    if not _LEAST_REMARK < len(rows) <= _MOST_ROWS or any(
        len(row.text) > _LONGEST_ROW or is_salute(row.text) for row in rows
    ):
        return None
    for first in range(1, len(rows)):
        whole = " ".join(row.text for row in rows[first:])
        above = rows[:first]
        if (
            dated_rows(rows[first:])
            and _WHOLE_DATE.search(whole)
            and sum(row.text[:1].islower() for row in above) * 2 >= len(above)
        ):
            return [("remark", join(above, "\n")), ("dateline", join(rows[first:], "\n"))]
    return None


_LEAST_REMARK = 2
_WHOLE_DATE = regex(
    r"[A-Z][a-z]{2,8}\.? (?:\d\S*,? )?1[5-9]\d\d\W*$|\d[^\s\d]* [A-Z][a-z]{2,8}\.?,? 1[5-9]\d\d\W*$"
)


def dated_address(rows: Sequence[Passage]) -> list[tuple[str, Passage]] | None:
    """Return rows of which the first are place and date and the others an address, None elsewhere."""
    if not 1 < len(rows) <= _MOST_ROWS:
        return None
    for first in range(len(rows) - 1, 0, -1):
        dated, below = rows[:first], rows[first:]
        marks = 1 if _LETTER_NUMBER.match(below[0].text) else 0
        if (
            dated_rows(dated)
            and not _LETTER_NUMBER.match(dated[-1].text)
            and re.search(r"1[5-9]\d\d", " ".join(row.text for row in dated))
            and _addressed(below[marks:])
            and all(is_place(row.text) or is_courtesy(row.text) for row in below[marks:])
        ):
            return [("dateline", join(dated, "\n")), ("to", join(below, "\n"))]
    return None


_LETTER_NUMBER = regex(r"^No\.? ?\d{1,3}\.?$")
_MOST_DATED = 4
_MARKER = regex(r"^(?:\[\d{1,3}\]\s*)+$")


def _above(rows: Sequence[Passage]) -> list[tuple[str, Passage]] | None:
    """Return the rows above a salutation as a dateline and an address, None when they are something else."""
    for first in range(len(rows) + 1):
        for last in range(len(rows), first, -1):
            if not dated_rows(rows[first:last]):
                continue
            found = [("to", rows[:first]), ("dateline", rows[first:last]), ("to", rows[last:])]
            if all(kind == "dateline" or not part or _addressed(part) for kind, part in found):
                return [(kind, join(part, "\n")) for kind, part in found if part]
    if _addressed(rows):
        return [("to", join(rows, "\n"))]
    if len(rows) <= _MOST_DATED and all(is_place(row.text) for row in rows):
        return [("dateline", join(rows, "\n"))]
    return None


def _addressed(rows: Sequence[Passage]) -> bool:
    """Tell the rows of a receiver's address: the first with a form of courtesy."""
    return bool(rows) and is_courtesy(rows[0].text)
