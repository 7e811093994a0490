"""A summary without a label: where it stands, told by what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from converter.findings import Finding
from converter.lines import Line
from converter.regexes import regex

# "(see also)" is what a link beside the summary leaves.
_SENTENCE_END = regex(r"[.!?…][\"”’)\]]*\s*(?:\(see also\)\s*)?$")
_OFFICE_END = regex(
    r"^\s*(?:Typed by|Printed in|Copies:|Copies sent|Distribution:|Outgoing No|Received:|Sent:|Deciphered)\b",
    re.IGNORECASE,
)
_DATED = regex(
    r"^\s*(?:[A-Z\u00c0-\u024f][\w’' -]{2,30}, )?(?:\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}\.? [A-Z][a-z]+ \d{1,2}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+,? \[?\d{4}\]?)"
    r"(?:[,;]? (?:at )?\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\. ?m\.?| ?hrs?\.?| ?h\b| hours| o[’']clock)?)?\.?\s*$"
)
_SOURCE = regex(r"^\s*\[Source: .*\]\s*$")
_NOTE = regex(r"^\s*(\[\d{1,3}\]|\d{1,3}\.?\s+(?:Ed\.|See\b|Editor)|\d{1,2}\.\s|/\d+/)")
_ITEM = regex(r"^\s*([-•*–]|\d{1,3}[.)]|\(?[a-z]\))\s")
_TURN = regex(r"^\s*[A-Z][^.:!?]{0,60}(\([^)]*\))?:\s")
_TOLD_END = regex(
    r"^\s*(?:At this,? |With this,? )?(?:[Tt]he|This) (?:guests?|visitors?|delegations?|two sides|meeting|conversation|talks?|session|discussion|reception|sitting|audience)\b"
    r"[^.]{0,60}\b(?:ended|closed|rose|lasted|concluded|finished|adjourned|took place|over|left|departed|leave)\b"
)
_REPORTS = regex(
    r"\b(?:reports?|describes?|discuss(?:es)?|summari[sz]es?|recounts?|informs?|tells?|asks?|notes?|argues?|explains?|"
    r"outlines?|requests?|thanks?|reviews?|examines?|presents?|comments?|critici[sz]es?|analy[sz]es?|gives?|conveys?|"
    r"proposes?|suggests?|warns?|instructs?|recommends?|mentions?|agrees?|meets?)\b"
)
_POSTSCRIPT = regex(r"^\s*P\.? ?(?:P\.? ?)?S\b[.:,]")
# As in "Ada Brezan", "/A. BREZAN/", "(A. Brezan)": words that all begin with a capital.
_SIGNED = regex(r"^\s*+[(/\[]?(?:[A-Z\u00c0-\u024f][\w’'.-]*+ ?){1,6}[)/\]]?\s*$")
# Words alone, begun with a capital: no number, no colon, no slash.
_HEADING = regex(r"^\s*[A-Z\u00c0-\u024f][^\W\d_]{2,}(?: [^\W\d_][\w’'-]*){0,7}\s*$")
_SHORT = 90
_LEAST_WORDS = 5
_LEAST_ROWS = 3
_LONGEST_ROW = 60


def summary_start(lines: Sequence[Line], *, lossy: bool = False) -> int:
    """Return the index where an unlabelled summary begins in the lines before the tail.

    It is taken for one only when it is the last paragraph, a sentence, and
    stands after something that ends a document: a signature or another short
    line, a note, an item of a list, what a speaker says, or the words that close
    a record ("The meeting ended at five."). Otherwise it stays
    in the body (ENCODING, one home for every word), and the index is the
    number of lines. Two paragraphs are taken only below a note or a name, when
    the first of them tells what the document does. In a ``lossy`` page a gap
    wider than the others stands for the signature in capitals that is lost.
    """
    last = len(lines) - 1
    if last > 1 and _SOURCE.match(lines[last - 1].text):
        return last
    if last < 1 or not _tells(lines[last].text):
        return len(lines)
    if _ends(lines, last - 1) or (lossy and _REPORTS.search(lines[last].text) and _gapes(lines)):
        return last
    first = last - 1
    if first > 1 and _tells(lines[first].text) and _REPORTS.search(lines[first].text):
        above = lines[first - 1].text
        if _NOTE.match(above) or (_SIGNED.match(above) and _ends(lines, first - 1)):
            return first
    return len(lines)


def _tells(text: str) -> bool:
    """Tell a sentence of running text that is neither a note, an item nor a turn."""
    told = bool(_SENTENCE_END.search(text)) and len(text.split()) >= _LEAST_WORDS
    return told and not (_NOTE.match(text) or _ITEM.match(text) or _TURN.match(text))


def _ends(lines: Sequence[Line], index: int) -> bool:
    """Tell a line that ends a document.

    A line ends one only below a text: above all text it is a heading, an
    addressee, a salutation or a line of the opener. A line that comes back is
    the name of a speaker, and one like other headings of the page a heading.
    """
    text = lines[index].text
    if _is_address(lines, index):
        return True
    if not any(_SENTENCE_END.search(line.text) for line in lines[: index + 1]):
        return False
    if _NOTE.match(text) or _ITEM.match(text) or _TURN.match(text) or _TOLD_END.match(text):
        return True
    if _POSTSCRIPT.match(text):
        return True
    if len(text.strip()) > _SHORT:
        return False
    if _OFFICE_END.match(text) or _DATED.match(text):
        return True
    if _SENTENCE_END.search(text):
        return False
    if any(line.text.strip() == text.strip() for line in lines[:index]):
        return False
    if not _HEADING.match(text) or (_SIGNED.match(text) and len(text.split()) > 1):
        return True
    return not any(_is_heading(lines, other) for other in range(1, index - 1))


def _is_address(lines: Sequence[Line], index: int) -> bool:
    """Tell the last row of an address below a signature: rows of few words, parted by commas."""
    first = index
    while (
        first
        and lines[first - 1].number == lines[first].number - 1
        and lines[first - 1].text.rstrip().endswith(",")
    ):
        first -= 1
    rows = [line.text.strip() for line in lines[first : index + 1]]
    return (
        first > 1
        and len(rows) >= _LEAST_ROWS
        and all(len(row) <= _LONGEST_ROW and row[:1].isupper() for row in rows)
    )


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell a line in words with running text above and below it."""
    above, text, below = (line.text for line in lines[index - 1 : index + 2])
    return bool(_HEADING.match(text)) and _tells(above) and _tells(below)


def _gapes(lines: Sequence[Line]) -> bool:
    """Tell whether the last paragraph stands farther off than paragraphs do in this page."""
    gaps = [after.number - before.number for before, after in pairwise(lines)]
    return len(gaps) > 2 and gaps[-1] >= median(gaps[:-1]) + 2  # noqa: PLR2004


def doubt(lines: Sequence[Line]) -> tuple[Finding, ...]:
    """Return a finding when the last paragraph of the document may be a summary without its label."""
    told = (line for line in reversed(lines) if _SENTENCE_END.search(line.text))
    # The only paragraph is the document.
    if not lines or next(told, None) is not lines[-1] or next(told, None) is None:
        return ()
    message = (
        "The last paragraph before the archive's own lines may be its summary (the label is gone); "
        "nothing that ends a document stands above it, so it stays in the body."
    )
    return (Finding("summary-undecided", message, lines[-1].number),)
