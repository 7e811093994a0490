"""What an opener's line is, told by its label or its shape (survey, section 3: openers by origin)."""

from __future__ import annotations

import re

from converter.reading.dates import MONTH_NAME, find_dates

LEVEL = (
    r"(?:(?:strictly|highly|most|very|absolutely|extremely|especially) )?"
    r"(?:top secret|secret|confidential|classified|unclassified|restricted|reserved|"
    r"(?:limited )?official use(?: only)?|eyes only|personal|ultra secret)"
)
_ADDED = r"(?:[ ,;/—–-]+(?:urgent|very urgent|immediate|eyes only|nodis|exdis|noforn|personal|priority|sensitive|special file|important|when filled|secret|confidential))*"
CLASSIFICATION = re.compile(
    rf"^[\[(\"“]?(?:(?:classification|level|secrecy|degree of secrecy|secrecy level|security):\s*)?{LEVEL}{_ADDED}(?: document| file| series)?[\])\"”]?[!.]*(?:(?<=[!.]) [A-Z][^.!?]{{3,60}}[.!])?$",
    re.IGNORECASE,
)
_CLASSIFIED_DOCUMENT = re.compile(
    rf"^[A-Z][\w ]{{2,40}} (?:{LEVEL})(?: document| file)$", re.IGNORECASE
)

_ORDER = (
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2})"
)
COPIES = (
    rf"(?:Prepared|Written|Made|Printed|Typed|Drawn up) in:?\s+{_ORDER}\s+cop(?:y|ies)|"
    rf"Written: ?in {_ORDER} copies|Copy (?:No\.?|Nº|№|#|number) ?\d+|Copies: ?\d+|Number of copies:|"
    rf"{_ORDER} copies(?: printed)?\b|Ex(?:emplar|\.) ?(?:No\.?|Nº|№) ?\d+|In {_ORDER} copies|"
    r"Making (?:of )?copies is (?:prohibited|forbidden)"
)
SENT_TO = rf"{_ORDER} (?:cop(?:y|ies) )?to (?:the )?[A-Z]\w+"

_POST = "EMBASSY|LEGATION|MINISTRY|MINISTER|CONSULATE|MISSION|AMBASSADOR|SECRETARY OF STATE|SECRETARIAT|DEPARTMENT"

LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{form})"))
    for kind, form in (
        ("copies", COPIES),
        ("typist", r"(?:Typed|Transcribed) by:?|Typist:|Typed:"),
        (
            "drafter",
            r"(?:Drafted|Written|Composed|Prepared|Compiled|Recorded) by:?|Drafter:|Official(?: in charge)?:|(?:Person in charge|Desk officer):|Drafting officer:|Rapporteur:",
        ),
        (
            "decoder",
            r"(?:Decoded|Deciphered|Decrypted)(?: by)?:?|Decoder:|Decoding:|(?:Came to|Received (?:in|by)|Arrived (?:in|at)) the (?:Decoding|Deciphering|Cipher|Coding)\b",
        ),
        (
            "distribution",
            r"(?:Received by|Distribution|Distribution list|Distributed to|To be distributed to|Copies to|Copy to|Copies sent to|Sent to|Read by|cc|CC|Cc|C\.c\.|Circulated to|For circulation to|COPIES|Copies|Info|Seen by|Delivered to|Shown to):|Cop(?:y|ies) to (?:the )?[A-Z]|(?:Seen|Read) by (?=[A-Z])",
        ),
        (
            "dispatched",
            r"(?:Dispatched|Despatched|Sent|Date sent|Sent on|Transmitted)(?: from [^.:]{2,40}?)?(?::| on:?| at:?)(?=\s|$)",
        ),
        (
            "received",
            r"(?:and )?(?:[Rr]eceived|Arrived|Date received|Received on)(?::| on:?| at:?)(?=\s|$)",
        ),
        (
            "number",
            r"(?:Ciphergram|Telegram|TELEGRAM|Cable|Dispatch|Despatch|Circular|Letter|Note) (?:No\.?|Nº|№|#) ?(?=\d)|(?:Number|Telegram No\.?|Cable No\.?|Nr\.|No\.|Nº|№|Reference No\.?|Telegram number|Special No\.?|Cipher No\.?):?\s*(?=[\w.]*\d)|Number:",
        ),
        (
            "to",
            rf"(?:To|TO|Addressee|ADDRESSEE|For):|TO (?:THE )?(?:{_POST})|To (?:the|all|Comrade|Cde\.?|Ambassador|Minister|Mr\.|His|Her)\b(?=[^.!?]*$)",
        ),
        ("from", rf"(?:From|FROM|Sender):|FROM (?:THE )?(?:{_POST})"),
        ("via", r"(?:Via|VIA|Through):"),
        (
            "reference",
            r"(?:Reference|Ref\.|Your ref\.|Our ref\.|File|Primary|Priority|Level|Precedence|Urgency):",
        ),
        (
            "subject",
            r"\d{3}\.\(\d+[^)]*\)\s|(?:Subject|SUBJECT|Subj\.|Re|RE|Regarding|REGARDING|Concerning|Topic|In re|Object):",
        ),
        (
            "time",
            r"(?:Time|TIME|Date|DATE|Day and time|Date and time|Duration|Time and place|Date of (?:the )?(?:conversation|meeting)):",
        ),
        ("place", r"(?:Place|PLACE|Location|Venue|Where):"),
        ("stamp", r"\[(?:stamp|Stamp|STAMP|seal|Seal)\b"),
        ("handwriting", r"\[(?:handwrit|Handwrit|hand-writ|in the margin|marginal)"),
    )
)
_CODED_DATE = re.compile(r"^(?:[A-Z]{1,4}/)?\d{1,2}(?:/\d{1,3})?/[IVX]{1,4}/\d{2,4}$")
_REGISTRY = re.compile(
    r"^(?:(?:Reg(?:istry|istration)?\.? ?(?:No\.?|number)?:? ?)?[\w.-]{1,12}\s?/\s?(?:[\w.-]{1,12}\s?/\s?)*\d{2,4}\b.{0,30}|"
    r"[A-Z]{1,6}[-/]\d[\w/.-]*|(?:Nº|No\.?|№) ?\d[\w/-]*(?: [-–—] .{3,30})?)$"
)
_COPY_NOTICE = re.compile(
    r"^(?:Copy|C o p y|COPY|Certified copy|True copy|Excerpt|Extract)(?:\s+of\b.*)?$", re.DOTALL
)
_SALUTE = re.compile(
    r"^(?:My )?(?:(?:very |ever )?(?:[Dd]ear|[Dd]earest|[Bb]eloved)|Dearest|Esteemed|Respected|Honou?red|Highly esteemed|Most esteemed)\b"
    r"(?:[^.?]|\b(?:Mrs|Mr|Dr|St|Revd|Ld)\.){0,80}(?:[,!:]|[.]| ?[-–])?$|"
    r"^(?:Sirs?|Madam|Gentlemen|D(?:ea)?r\.? (?:Sir|Madam))[.,]?$|"
    r"^(?:Comrades?|Cde\.?|Sirs?|Madam|Gentlemen|Your (?:Excellency|Majesty|Highness)|Mr\.|Excellency|"
    r"To whom it may concern)\b[^.?:]{0,60}[,!:]$"
)
_OFFICE = re.compile(
    r"\b(?:EMBASSY|MINISTRY|MISSION|LEGATION|CONSULATE|DEPARTMENT|COMMITTEE|SECRETARIAT|OFFICE|BUREAU|REPUBLIC|COUNCIL|"
    r"Embassy|Ministry|Mission|Legation|Consulate|Department|Committee|Secretariat|Office|Bureau|Institute|Council|Directorate)\b"
)
_PROSE = re.compile(r"(?:\s\S+){8,}[.!?]$")
_MONTHLESS_END = re.compile(r"[.?;]\s*$")
LONGEST = 160
# A range is a dateline, and gets no single day.
_RANGE = re.compile(
    rf"^(?:[A-Z][\w’' .-]{{1,40}}, )?(?:{MONTH_NAME} \d{{1,2}} ?[-–] ?(?:{MONTH_NAME} )?\d{{1,2}}|\d{{1,2}} ?[-–] ?\d{{1,2}} {MONTH_NAME}),? \d{{4}}$"
)
_HOUR = re.compile(
    r"^(?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?| ?h(?:rs|ours)?)$|^(?:noon|midnight)$"
)
_PLACE_DATE = re.compile(r"^(?:\d{1,3},? (?:- )?)?[A-Z][\w’' .,\[\]-]{1,60}\s+(?:the )?$")


def kind_of(text: str) -> str:
    """Return the kind of an opener line by its label or shape, or "" when it is none."""
    if CLASSIFICATION.match(text) or _CLASSIFIED_DOCUMENT.match(text):
        return "classification"
    for kind, form in LABELS:
        if form.match(text) and (len(text) <= LONGEST or kind in {"subject", "distribution"}):
            if kind == "number" and _PROSE.search(text):
                continue  # "No. 3 of the review has ..." (survey, trap 11)
            return kind
    if re.fullmatch(rf"(?i:{SENT_TO}).{{0,60}}", text):
        return "distribution"
    if _COPY_NOTICE.match(text) and len(text) <= LONGEST:
        return "copy"
    if _CODED_DATE.match(text):
        return "dateline"
    if _REGISTRY.match(text) and len(text) <= 60:  # noqa: PLR2004 - a number, not a sentence
        return "registry"
    if _SALUTE.match(text) and len(text.split()) <= 12:  # noqa: PLR2004
        return "salute"
    if _is_dateline(text):
        return "dateline"
    if (
        len(text) <= 90  # noqa: PLR2004 - a letterhead fits a line
        and _OFFICE.search(text)
        and not _MONTHLESS_END.search(text)
        and _capitalised(text)
    ):
        return "letterhead"
    return ""


def _capitalised(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]  # noqa: PLR2004
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def is_office(text: str) -> bool:
    """Tell a line that names an office and nothing else.

    >>> is_office("Legation of the Lantern Republic"), is_office("Nº 88 Incoming")
    (True, False)
    """
    return bool(_OFFICE.search(text)) and not re.search(r"\d|:|\[", text)


def _is_dateline(text: str) -> bool:
    if _RANGE.match(text):
        return True
    found = find_dates(text)
    if len(found) != 1 or len(text) > 80:  # noqa: PLR2004 - place and date fit a line
        return False
    before, after = text[: found[0].start], text[found[0].end :].strip(" .,")
    return (not after or bool(_HOUR.match(after))) and (
        not before.strip() or bool(_PLACE_DATE.match(before))
    )


def kind_of_start(text: str) -> str:
    """Return the kind whose label a line begins with, or ""."""
    return next((kind for kind, form in LABELS if form.match(text)), "")
