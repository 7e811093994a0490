"""What an opener's line is, told by its label or its shape (survey, section 3: openers by origin)."""

from __future__ import annotations

import re

from converter.reading.chunks import Chunk
from converter.reading.datelines import is_coded, is_dateline
from converter.reading.labels import SENT_TO, bare_label, labels_of
from converter.reading.markings import LEVEL, code_kind, is_marking
from converter.reading.remembered import remembered
from converter.reading.salutations import is_salute
from converter.regexes import regex

_ADDED = r"(?:[ ,;/—–(-]+(?:and )?(?:(?:(?:very|extremely|most) )?urgent|substitution|immediate|eyes only|nodis|exdis|noforn|personal|priority|sensitive|special file|important|when filled|secret|confidential))*"
CLASSIFICATION = regex(
    rf"^[\[(\"“]?(?:(?:classification|level|secrecy|degree of secrecy|secrecy level|security):\s*)?{LEVEL}{_ADDED}(?: document| file| series)?[\])\"”]?[!.]*(?:(?<=[!.]) [A-Z][^.!?]{{3,60}}[.!])?$",
    re.IGNORECASE,
)
_CLASSIFIED_DOCUMENT = regex(rf"^[A-Z][\w ]{{2,40}} (?:{LEVEL})(?: document| file)$", re.IGNORECASE)

_REGISTRY = regex(
    r"^(?:File No\.? ?\d[\w./ -]{2,40}|(?=[\w.]*\d)\d[\w.]+(?: [A-Z][\w.]*){1,3}/\d+(?:: ?Telegram)?$|(?:Reg(?:istry|istration)?\.? ?(?:No\.?|number)?:? ?)?[\w.-]{1,12}\s?/\s?(?:[\w.-]{1,12}\s?/\s?)*\d{2,4}\b.{0,30}|"
    r"[A-Z]{1,6}[-/]\d[\w/.-]*|[A-Z]{1,4} \d{1,5}/\d{2,4}|[A-Z]{2,6}(?:/[A-Z]{2,6})+(?:/\d+|\([\w./]+\))+|\d{1,5}-[A-Z]{1,4}-\d[\w/.-]*|(?:Nº|No\.?|№) ?\d[\w/-]*(?: [-–—] .{3,30})?)$"
)
_COPY_NOTICE = regex(
    r"^(?:Copy|C o p y|COPY|Certified copy|True copy|Excerpt|Extract)(?:\s+(?:of|from)\b.*)?$",
    re.DOTALL,
)
_OFFICES = frozenset(
    "EMBASSY MINISTRY MISSION LEGATION CONSULATE DEPARTMENT COMMITTEE SECRETARIAT OFFICE BUREAU REPUBLIC COUNCIL "
    "Embassy Ministry Mission Legation Consulate Department Committee Secretariat Office Bureau Institute Council Directorate".split()
)
_WORD = regex(r"\w+")
_SENT = regex(rf"(?i:{SENT_TO}).{{0,60}}")
_PROSE = regex(r"(?:\s\S++){7}\s\S+[.!?]$")
# "Cable No. 41 received. Today ...": the text has begun.
_NEXT_SENTENCE = regex(r"[a-z]{3}\. (?:[A-Z]\w*,?)(?: [\w’'(-]+,?){3}")
_MONTHLESS_END = regex(r"[.?;]\s*$")
LONGEST = 160


@remembered
def kind_of(text: str) -> str:
    """Return the kind of an opener line by its label or shape, or "" when it is none."""
    if CLASSIFICATION.match(text) or _is_classified_document(text):
        return "classification"
    if is_marking(text) or _is_damaged(text) or _is_spaced(text):
        return "classification"
    labelled = bare_label(text) or _labelled(text)
    if labelled:
        return labelled
    coded = is_coded(text)
    dated = is_dateline(text)
    code = "" if coded or dated else code_kind(text)
    return code or _shaped(text, coded=coded, dated=dated)


def _is_classified_document(text: str) -> bool:
    """Tell a document or file that is named with its level (``Orvany secret file``)."""
    return text.rstrip()[-_FILE:].lower().endswith(("document", "file")) and bool(
        _CLASSIFIED_DOCUMENT.match(text)
    )


_FILE = len("document")


def is_prose(item: Chunk) -> bool:
    """Tell running text: a sentence that no label opens."""
    text = item.string
    if kind_of(text):
        return False
    long = len(text) > LONGEST
    small = [word for word in text.split() if word.islower()]
    announces = text.endswith(":") and len(small) >= _LEAST_SMALL
    sentence = bool(re.search(r"[.!?…][\"”’)]?$", text)) and len(text.split()) > 7  # noqa: PLR2004
    return long or sentence or announces


_LEAST_SMALL = 4


def _is_damaged(text: str) -> bool:
    """Tell a marking in which a letter is damaged (``TOP SECR~T``; survey, trap 20)."""
    if len(text) > _LONGEST_LEVEL or not _DAMAGE.search(text):
        return False
    form = re.sub(r"\\?[~?#^]", ".", re.escape(text.rstrip("!. ")))
    return any(re.fullmatch(form, level) for level in _LEVELS)


def _is_spaced(text: str) -> bool:
    """Tell a marking whose letters are set apart (``S E C R E T``)."""
    return bool(_SPACED.match(text)) and text.replace(" ", "").rstrip("!.").upper() in _TOGETHER


_SPACED = regex(r"(?:[A-Za-z] ){4,}[A-Za-z][!.]?$")
_DAMAGE = regex(r"[A-Z][~?#^]|[~?#^][A-Z]")
_LONGEST_LEVEL = 24
_LEVELS = (
    "TOP SECRET",
    "SECRET",
    "CONFIDENTIAL",
    "STRICTLY SECRET",
    "STRICTLY CONFIDENTIAL",
    "RESTRICTED",
)
_TOGETHER = frozenset(level.replace(" ", "") for level in _LEVELS)


def _labelled(text: str) -> str:
    """Return the kind of a line whose label is words of the opener."""
    for kind in labels_of(text):
        if len(text) <= LONGEST or kind in {"subject", "distribution", "handwriting", "stamp"}:
            if kind == "number" and (_PROSE.search(text) or _NEXT_SENTENCE.search(text)):
                continue  # "No. 3 of the review has ..." (survey, trap 11)
            return kind
    if not _SENT.match(text):
        return ""
    return "distribution" if all(map(_SENT.fullmatch, text.split("\n"))) else ""


def _shaped(text: str, *, coded: bool, dated: bool) -> str:
    """Return the kind of a line that its shape tells; whether it is a dateline is known."""
    if len(text) <= LONGEST and _COPY_NOTICE.match(text):
        return "copy"
    if coded:
        return "dateline"
    if len(text) <= _LONGEST_NUMBER and not dated and _REGISTRY.match(text):
        return "registry"
    if is_salute(text):
        return "salute"
    if dated:
        return "dateline"
    letterhead = (
        len(text) <= _LONGEST_HEAD
        and _names_office(text)
        and _capitalised(text)
        and not _MONTHLESS_END.search(text)
    )
    return "letterhead" if letterhead else ""


_LONGEST_HEAD = 90
_LONGEST_NUMBER = 60


_LETTERS = regex(r"[^\W\d_]+")


def _capitalised(text: str) -> bool:
    words = [word for word in _LETTERS.findall(text) if len(word) > 3]  # noqa: PLR2004
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def is_office(text: str) -> bool:
    """Tell a line that names an office and nothing else.

    >>> is_office("Legation of the Lantern Republic"), is_office("Nº 88 Incoming")
    (True, False)
    """
    return _names_office(text) and not _NO_OFFICE.search(text)


def _names_office(text: str) -> bool:
    return not _OFFICES.isdisjoint(_WORD.findall(text))


_NO_OFFICE = regex(r"[\d:\[]")
