"""What kind of document a report is, told by the archive, its title, its opener (survey, section 3: types)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, CloserPart, Heading, OpenerPart
from converter.regexes import regex

_TALK = r"(?:conversations?|talks?|meetings?|discussions?|interviews?|audiences?|receptions?|negotiations?|exchange of views)"
_KINDS: tuple[tuple[str, str], ...] = (
    ("telegram", r"(?:telegram|cable|cablegram|ciphergram|cypher|wire|radiogram|telex|teletype)s?"),
    (
        "conversation",
        (
            rf"(?:(?:official |short |brief |main )?(?:records?|transcripts?|stenographic \w+|notes?|summary|summaries|account|minutes|readout|protocol) (?:of|on|from|about) "
            rf"(?:the |a |an |his |two |first |second |third |[A-Z]\w+['’]s? )?(?:\w+ ){{0,3}}?(?:conversations?|talks?|interviews?|audiences?)|"
            rf"(?:records?|notes?) (?:of|on) (?:the |a )?(?:\w+ )?{_TALK} (?:between|with|of)|"
            rf"memorand(?:um|a) (?:of|on|about|regarding) (?:an? |the )?(?:\w+ )?{_TALK}|memcon|records? of (?:the |a )?meeting|"
            rf"(?:conversations?|talks?|discussions?) (?:between|with|of comrade)|{_TALK} between)"
        ),
    ),
    (
        "minutes",
        r"(?:minutes|stenograph\w*|stenogram|verbatim|shorthand|transcript\w*|proceedings|records? of (?:the |a )?(?:\w+ ){0,3}(?:session|plenum|sitting|congress|conference))",
    ),
    ("journal", r"(?:journals?|log ?book)"),
    ("diary", r"(?:diary|diaries|day ?book)"),
    ("memorandum", r"(?:memorand(?:um|a)|memo|aides?[- ]m[ée]moires?|non-?paper)"),
    ("letter", r"(?:letters?)"),
    ("protocol", r"(?:protocols?)"),
    ("decision", r"(?:decisions?|decrees?|resolutions?|ruling|excerpt from the decision)"),
    ("directive", r"(?:directives?|instructions?|circulars?|orders?|guidelines)(?! note\b)"),
    (
        "speech",
        r"(?:speech(?:es)?|address (?:to|by|of|at)|remarks (?:by|of|at)|statement (?:by|of)|toast|lecture)",
    ),
    (
        "report",
        r"(?:reports?|survey|assessment|analysis|evaluation|briefs?|information (?:note|bulletin|report|on|about|for|from|of|by)|briefing|intelligence|bulletin|summary|overview|estimate|study)",
    ),
    ("note", r"(?:notes?|note verbale|notice|draft note)"),
    ("letter", r"(?:message|appeal|petition)s?"),
)
_FORMS = tuple((kind, regex(rf"\b{form}\b", re.IGNORECASE)) for kind, form in _KINDS)
# The kind of a title is what it begins with, or what stands after a comma: "Embassy in X, Report on ...".
_LEAD = regex(
    r"^(?:(?:the|an?|draft|top|secret|confidential|coded|ciphered|urgent|excerpts?|extracts?|from|of|fragment|copy|second|first|third|"
    r"special|brief|short|official|unofficial|personal|political|annual|monthly|weekly|joint|translation|shorthand|final|internal|"
    r"soviet|american|chinese|hungarian|polish|romanian|bulgarian|czechoslovak|yugoslav|german|british|french|cuban|east|west|north|south|korean|"
    r"\d{1,2}|no\.?|nº|[A-Z]{2,5}|cc|cpsu|politburo)\b[\s,.-]*)*",
    re.IGNORECASE,
)


def kind_of_document(title: str, printed_type: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """Return the type of document and how sure it is: told by the archive, the title, the text.

    >>> kind_of_document("Hungarian Embassy in Lesna (Lund), Report on the Letter from Vass", "", ())
    ('report', 'high')
    """
    head = " ".join(
        one.text.text
        for one in blocks[:12]
        if isinstance(one, Heading) or (isinstance(one, OpenerPart) and one.kind in _SAYS_KIND)
    )
    for text, cert in ((printed_type, "high"), (title, "high"), (head, "medium")):
        kind = _first(text) if text is not head else _any(text)
        if kind:
            return kind, cert
    salutes = [
        one.text.text for one in blocks if isinstance(one, OpenerPart) and one.kind == "salute"
    ]
    closes = any(isinstance(one, CloserPart) and one.kind == "salute" for one in blocks)
    if salutes and _CROWD.search(salutes[0]) and not closes:
        # Who calls to a crowd and takes no leave in writing speaks to it.
        return "speech", "medium"
    if salutes:
        return "letter", "medium"
    return "document", "low"


KEPT_IN = regex(
    r"^(?:From|Extracts? from|Excerpts? from) the (?:Journal|Diary|Log)\b", re.IGNORECASE
)
_CROWD = regex(
    r"^(?!Dear|Esteemed|Respected|Honou?red)(?:.*\b)?(?:\w+s|[a-z]*(?:men|women|people|wives|folk)|gentlemen)!$",
    re.IGNORECASE,
)
_SAYS_KIND = frozenset(("number", "copy", "registry", "classification", "letterhead", "remark"))
"""The lines of an opener that may name the kind; the others name persons, offices and subjects."""


def _first(text: str) -> str:
    """Return the kind that a text begins with, or a part of it after a comma; else the first in it."""
    parts = re.split(r"[,:;(]\s+|\)\s+|\s[-–—]\s", text)
    if KEPT_IN.match(parts[0]):
        # "From the Journal of A. Lund, Record of a Conversation": the journal is where it was kept.
        inside = next((kind for part in parts[1:] if (kind := _leads(part))), "")
        if inside:
            return inside
    for part in parts:
        if kind := _leads(part):
            return kind
    found = [
        (match.start(), rank)
        for rank, (_, form) in enumerate(_FORMS)
        if (match := form.search(text))
    ]
    return _FORMS[min(found)[1]][0] if found else ""


def _leads(part: str) -> str:
    """Return the kind that a part of a title begins with, else ""."""
    lead = _LEAD.match(part)
    at = lead.end() if lead else 0
    return next((kind for kind, form in _FORMS if form.match(part, at) or form.match(part)), "")


def _any(text: str) -> str:
    return next((kind for kind, form in _FORMS if form.search(text)), "")
