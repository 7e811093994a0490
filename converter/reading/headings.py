"""Headings: numbered, in capitals, in bold, or the page's title once more."""

from __future__ import annotations

import re

from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.dates import MONTH_NAME
from converter.reading.kinds import is_kind
from converter.reading.remembered import remembered
from converter.regexes import regex

_HASHES = regex(r"^(#{1,6})\s+(?=\S)")
_BOLD = regex(r"^(\*\*|__)(?=\S)[^*_]+\1$")
_ROMAN = regex(r"^[IVX]{1,5}[.)]?(?:\s+[A-Z“\"].{0,100})?$")
_NUMBERED = regex(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-Z“\"].{1,90}$")
# "A. The harbour and its boats"; an initial before a surname is no heading.
_LETTERED = regex(r"^[A-H](?:\)\s+[A-Z][^,]{2,90}|\.\s+[A-Z][^,.\s]*\s+\S+\s[^,.]{2,90})$")
_LABEL = regex(
    r"^(?:(?:On|Re|Ad|To) (?:agenda )?(?:item|point|question) (?:No\. ?)?\w{1,4}|Agenda(?: items)?|Resolutions?|Decisions?|"
    r"Decided|Resolved|Discussion|Conclusions?|Aims?|Purpose|Background|Introduction|Comments?|Observations|Recommendations?|Findings|Assessment|Evaluation|"
    r"Analysis|Proposals?|General remarks|Final remarks|Concluding remarks|Intentions|Remarks|Summary and conclusions)[:.]?$",
    re.IGNORECASE,
)
# A topic set off by dashes (survey, trap 19).
_BETWEEN_DASHES = regex(r"^[—–-]{2,} ?[A-Z][^—–]{2,80} ?[—–-]{2,}$")
_ENDS_SENTENCE = regex(r"[.!?;,]$")
# The title that editors give to a document: "Draft Memorandum From X to Y".
_DOCUMENT = regex(
    r"^(?:Attached )?(?:Draft )?(?:Information |Action |Briefing |Circular )?"
    r"(?:Memorandum|Letter|Telegram|Note|Report|Paper|Message|Cable|Dispatch)(?: of Conversation)? [Ff]rom (?:the )?[A-Z].{2,200} to (?:the )?[A-Z].*[^.!?;:,]$"
)
_ENCLOSURE = regex(
    r"^(?:Attached (?:Draft )?(?:Memorandum|Letter|Telegram|Note|Report|Paper|Message)|Enclosures?|Encls?\.|Attachments?|Annex(?:es)?|Appendix|Appendices|Supplement)(?!\w).{0,60}$",
    re.IGNORECASE,
)
_DATED = regex(
    rf"^(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH_NAME}|{MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?|\d{1,2}[./](?:\d{1,2}|[IVX]+)[./]?(?:\d{4}|\d{2}))[.:]?$"
)
_TWO_SENTENCES = regex(r"[a-z]\. [A-Z]")
_LONGEST = 110
_LONGEST_LABEL = 5


def same_words(one: str, other: str) -> bool:
    """Tell whether two lines are the same but for case, punctuation and white space."""
    if one == other:
        return True
    first, second = _WORD.search(one), _WORD.search(other)
    if first is None or second is None:
        return first is second
    # Most lines that are compared with a title begin with another word.
    if first.group().casefold() != second.group().casefold():
        return False
    return _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())


_WORD = regex(r"\w+")


def heading_of(text: Passage | Chunk) -> tuple[int, int, int] | None:
    """Return the level of a heading, and the start and end of its text without markup.

    None when the line is no heading. The level is the line's own (hashes,
    points of a number); ``levels.with_levels`` nests schemes of numbers.
    """
    string = text.string if isinstance(text, Chunk) else text.text
    return None if len(string) > _LONGEST else _heading_in(string)


@remembered
def _heading_in(string: str) -> tuple[int, int, int] | None:
    if "\n" in string or not _LETTER.search(string):
        return None
    hashes = _HASHES.match(string)
    if hashes:
        return max(1, len(hashes[1]) - 1), hashes.end(), len(string)
    bold = _BOLD.match(string)
    if bold:
        return 1, len(bold[1]), len(string) - len(bold[1])
    if _LABEL.match(string) or _BETWEEN_DASHES.match(string):
        return 1, 0, len(string)
    if _ENDS_SENTENCE.search(string) and not _ROMAN.fullmatch(string):
        return None
    numbered = _NUMBERED.match(string)
    announces = string.endswith(":") and len(string.split()) > _LONGEST_LABEL
    if (
        numbered
        and not announces
        and not _mostly_lower(string)
        and not _TWO_SENTENCES.search(string)
    ):
        return 1 + numbered[1].count("."), 0, len(string)
    if is_kind(string) or (_ROMAN.match(string) and len(string) > 1):
        return 1, 0, len(string)
    if _LETTERED.match(string) and not _mostly_lower(string):
        return 2, 0, len(string)
    letters = [char for char in string if char.isalpha()]
    if len(letters) > 3 and string.isupper() and len(string.split()) > 1:  # noqa: PLR2004
        return 1, 0, len(string)
    return None


_LETTER = regex(r"[^\W\d_]")


def is_dated(string: str) -> bool:
    """Tell a date that stands alone, as over the entry of a journal.

    >>> [is_dated(text) for text in ("26.X.61", "28 October", "24/11/61", "6 May 1957", "May came late")]
    [True, True, True, True, False]
    """
    return len(string) <= _LONGEST_DATE and bool(_DATED.match(string))


_LONGEST_DATE = 60


def is_document(string: str) -> bool:
    """Tell the title of a document as editors write it: its kind, its sender and its receiver.

    >>> is_document("Draft Letter From Captain Lund to the Harbour Office"), is_document("Letter from him.")
    (True, False)
    """
    return bool(_DOCUMENT.match(string))


def is_enclosure(string: str) -> bool:
    """Tell the heading of an enclosure.

    >>> is_enclosure("Enclosure 1"), is_enclosure("Enclosed are the lists.")
    (True, False)
    """
    return (
        len(string) <= _LONGEST_ENCLOSURE
        and bool(_ENCLOSURE.match(string))
        and (not string.endswith(".") or string.startswith("Encl"))
    )


_LONGEST_ENCLOSURE = 100


def _mostly_lower(string: str) -> bool:
    """Tell a sentence from a heading: many words, few of them with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", string) if len(word) > 3]  # noqa: PLR2004
    return len(words) > 7 or string.endswith(".")  # noqa: PLR2004
