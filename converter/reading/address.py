"""The receiver's address at the end of a letter: below the signature, or from the outside of the sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.datelines import is_capitalised
from converter.reading.salutations import is_courtesy
from converter.reading.signing import begins_office
from converter.regexes import regex

# "For the Government of ..." below a name says on whose behalf it signs.
_TO = regex(
    r"^(?:(?:to|To|TO):? (?:the |[A-Z\u00c0-\u024f])|(?:For|FOR): |For (?:Comrade|Cde|Mr|Mrs|Dr|His|Her)\b)"
)
_LONE = regex(
    r"^(?:(?:To|TO|A|a|An|Monsieur|Madame)[:,]?|(?:A|À|a|à) (?:Monsieur|Madame|Mademoiselle))$"
)
_ESQUIRE = regex(r"\bEsq(?:\b|\.|[a-zR])|\bM\. ?P\.|\bR\. ?N\.?$")
_STREET = regex(
    r"\b(?:Street|St\.?|Str\.|Square|Sq\.?|Road|Rd\.?|Place|Row|Lane|Avenue|Ave\.?|Yard|Church Yard|Terrace|Crescent|Buildings|Court|Quay|"
    r"Hotel|House|Hill|Castle|Observatory|University|College|P\. ?O\. ?Box|Ulitsa|Rue|Calle|Via|Platz|Strasse|Stra(?:ß|ss)e)(?=[\s,.\[]|$)"
)
_RANK = regex(
    r"^(?:Captn?|Capt|Captain|Dr|Doctor|Professor|Prof|Colonel|Col|General|Gen|Admiral|Major|Dean|Bishop|Comrade|Cde|Ambassador|Minister|President)\b\.*"
)
# A rank that is no office of a signer, and a name.
_RANKED = regex(
    r"^(?:Captn?|Capt|Captain|Comrade|Cde)\b\.* ?(?!of\b)[A-Z\u00c0-\u024f][\w’'.-]*+(?: ?[A-Z\u00c0-\u024f][\w’'.-]*+){0,3}$"
)
_LONGEST = 80
_MOST_WORDS = 9


# Above the name: the number of the letter, its year, the letters and numbers of a post mark.
_MARK = regex(
    r"^(?:No\.? ?\d{1,3}\.?|1[5-9]\d\d\.?|\d{1,2} [A-Z]{2,3}|1[5-9]\d\d [A-Z]{1,2}|[.·]|[A-Z]|\d[\d –—-]*)$"
)
_YEAR = regex(r"^1[5-9]\d\d\.?$")
_LEAST_FIRM = 4


def is_receiver(text: str) -> bool:
    """Tell a line that names who gets the letter, by a form that nobody signs with.

    >>> [is_receiver(text) for text in ("To Mrs. Lund", "J. Tolliver Esqre.", "V. Zawa")]
    [True, True, False]
    """
    first = _raised(text.split("\n", 1)[0])
    return (
        is_capitalised(re.sub(r"\bEsq[\w.]*", "", first))
        and len(first.split()) <= _MOST_WORDS
        and bool(
            _TO.match(first) or _LONE.match(first) or is_courtesy(first) or _ESQUIRE.search(first)
        )
    )


def _raised(text: str) -> str:
    """Return a row with the letters closed up that stand raised in the hand (``M rs``, ``D r``)."""
    return re.sub(r"^(M|D) (?=rs?\b)", r"\1", text)


def is_addressed(text: str) -> bool:
    """Tell a line that is addressed to somebody by a word for it, and not by a title alone.

    >>> [is_addressed(text) for text in ("To Mrs. Lund", "Prof. K. Lund")]
    [True, False]
    """
    first = text.split("\n", 1)[0]
    return is_receiver(first) and bool(_TO.match(first) or _ESQUIRE.search(first))


def begins_address(text: str, *, more: bool) -> bool:
    """Tell rows of which the first begins the receiver's address.

    ``more`` when a rank before a name is enough, because rows stand below it
    and the letter has been signed.
    """
    rows = text.split("\n")
    marks = next((at for at, row in enumerate(rows) if not _MARK.match(row)), 0)
    first = rows[marks]
    if len(first) > _LONGEST or len(first.split()) > _MOST_WORDS:
        return False
    if is_receiver(first) or _FOREIGN.match(first):
        return True
    if more and _in_commas(rows) and not begins_office(first.rstrip(",")):
        return True
    if marks and more and _YEAR.match(rows[0]):
        # A year and a name are what an office wrote on the outside of the sheet.
        return all(map(is_capitalised, rows[marks:]))
    if more and len(rows) > _LEAST_FIRM and sum(row == "&" for row in rows) > 1:
        return True  # the names of a firm, one to a row
    rows = rows[marks:]
    return bool(_RANK.match(first)) and (
        any(_STREET.search(row) or re.match(r"^\d", row) for row in rows[1:])
        or (more and (len(rows) > 2 or bool(_RANKED.match(first))))  # noqa: PLR2004 - name, house, town
    )


def _in_commas(rows: Sequence[str]) -> bool:
    """Tell rows that commas part and that are one after the other name, office and place."""
    return len(rows) >= _LEAST_ROWS and all(
        row.endswith(",") and is_capitalised(row) for row in rows[: _LEAST_ROWS - 1]
    )


_LEAST_ROWS = 3
# Forms of courtesy in other languages; nobody signs with them.
_FOREIGN = regex(
    r"^(?:Shri|Sri|Smt\.?|Shrimati|Janab|Thiru|Herrn?|Frau|Señora?|Senhora?|Signora?|Pan[iu]|Hr\.|Fru|MM\.|Exmo\.?|Excmo\.?) (?:[A-Z]\. ?)*[A-Z\u00c0-\u024f]"
)


def goes_on_address(text: str) -> bool:
    """Tell a further line of an address: short, capitalised, no sentence.

    >>> [goes_on_address(text) for text in ("Lantern Row", "The lamps are out.", "near Lesna")]
    [True, False, True]
    """
    rows = text.split("\n")
    return all(
        len(row) <= _LONGEST
        and len(row.split()) <= _MOST_WORDS
        and is_capitalised(_raised(row))
        and bool(
            re.match(
                r"^(?:near |at |by |care of |c/o |in |de |du |a |l[’'])*[\"“(]?[A-Z\u00c0-\u024f\d&.]",
                row,
            )
        )
        for row in rows
    )
