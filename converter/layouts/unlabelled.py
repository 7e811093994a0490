"""A summary without a label: where it stands, told by what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.findings import Finding
from converter.lines import Line

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s*$")
_NOTE = re.compile(r"^\s*(\[\d{1,3}\]|\d{1,3}\.?\s+(?:Ed\.|See\b|Editor)|\d{1,2}\.\s|/\d+/)")
_ITEM = re.compile(r"^\s*([-•*–]|\d{1,3}[.)]|\(?[a-z]\))\s")
_TURN = re.compile(r"^\s*[A-Z][^.:!?]{0,60}(\([^)]*\))?:\s")
_TOLD_END = re.compile(
    r"^\s*(?:At this,? |With this,? )?(?:[Tt]he|This) (?:guests?|visitors?|delegations?|two sides|meeting|conversation|talks?|session|discussion|reception|sitting|audience)\b"
    r"[^.]{0,60}\b(?:ended|closed|rose|lasted|concluded|finished|adjourned|took place|over|left|departed|leave)\b"
)
_SHORT = 90
_LEAST_WORDS = 5


def summary_start(lines: Sequence[Line]) -> int:
    """Return the index where an unlabelled summary begins in the lines before the tail.

    It is taken for one only when it is the last paragraph, a sentence, and
    stands after something that ends a document: a signature or another short
    line, a note, an item of a list, what a speaker says, or the words that close
    a record ("The meeting ended at five."). Otherwise it stays
    in the body (ENCODING, one home for every word), and the index is the
    number of lines.
    """
    if len(lines) < 2:  # noqa: PLR2004 - a page keeps at least one line of the document
        return len(lines)
    last, before = lines[-1].text, lines[-2].text
    is_sentence = bool(_SENTENCE_END.search(last)) and len(last.split()) >= _LEAST_WORDS
    if not is_sentence or _NOTE.match(last) or _ITEM.match(last) or _TURN.match(last):
        return len(lines)
    ends = (
        (len(before.strip()) <= _SHORT and not _SENTENCE_END.search(before))
        or _NOTE.match(before)
        or _ITEM.match(before)
        or _TURN.match(before)
        or _TOLD_END.match(before)
    )
    return len(lines) - 1 if ends else len(lines)


def doubt(lines: Sequence[Line]) -> tuple[Finding, ...]:
    """Return a finding when the last paragraph of the document may be a summary without its label."""
    if not lines or not _SENTENCE_END.search(lines[-1].text):
        return ()
    message = (
        "The last paragraph before the archive's own lines may be its summary (the label is gone); "
        "nothing that ends a document stands above it, so it stays in the body."
    )
    return (Finding("summary-undecided", message, lines[-1].number),)
