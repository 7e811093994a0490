"""The opener: letterhead, classification, copies, registry number, dateline, subject, salutation.

Openers differ by origin (survey, section 3: Hungarian, Polish, Yugoslav,
Brazilian, Soviet, Chinese, ...), so a line is told by its label or its shape,
never by its place. Lines that two columns were fused into are parted where a
label begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from converter.model import Block, Heading, OpenerPart
from converter.passage import Passage, join
from converter.reading.chunks import Chunk
from converter.reading.dates import find_dates
from converter.reading.headings import heading_of, is_dated, is_kind, same_words

_LEVEL = (
    r"(?:(?:strictly|highly|most|very|absolutely|extremely|especially) )?"
    r"(?:top secret|secret|confidential|classified|unclassified|restricted|reserved|"
    r"(?:limited )?official use(?: only)?|eyes only|personal|ultra secret)"
)
_ADDED = r"(?:[ ,;/—–-]+(?:urgent|very urgent|immediate|eyes only|nodis|exdis|noforn|personal|priority|sensitive|special file|important|when filled|secret|confidential))*"
CLASSIFICATION = re.compile(
    rf"^[\[(\"“]?(?:classification:\s*)?{_LEVEL}{_ADDED}(?: document| file| series)?[\])\"”]?[!.]*(?:(?<=[!.]) [A-Z][^.!?]{{3,60}}[.!])?$",
    re.IGNORECASE,
)
_CLASSIFIED_DOCUMENT = re.compile(
    rf"^[A-Z][\w ]{{2,40}} (?:{_LEVEL})(?: document| file)$", re.IGNORECASE
)
_TRAILING_LEVEL = re.compile(
    r"\s+((?:STRICTLY |HIGHLY |MOST )?(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)[!.]*)$"
)

_ORDER = (
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2})"
)
_COPIES = (
    rf"(?:Prepared|Written|Made|Printed|Typed|Drawn up) in:?\s+{_ORDER}\s+cop(?:y|ies)|"
    rf"Written: ?in {_ORDER} copies|Copy (?:No\.?|Nº|№|#|number) ?\d+|Copies: ?\d+|Number of copies:|"
    rf"{_ORDER} copies(?: printed)?\b|Ex(?:emplar|\.) ?(?:No\.?|Nº|№) ?\d+|In {_ORDER} copies|"
    r"Making (?:of )?copies is (?:prohibited|forbidden)"
)
_SENT_TO = rf"{_ORDER} (?:cop(?:y|ies) )?to (?:the )?[A-Z]\w+"

LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{form})"))
    for kind, form in (
        ("copies", _COPIES),
        ("typist", r"(?:Typed|Transcribed) by:?|Typist:|Typed:"),
        (
            "drafter",
            r"(?:Drafted|Written|Composed|Prepared|Compiled|Recorded) by:?|Drafter:|Official:|Drafting officer:|Rapporteur:",
        ),
        ("decoder", r"(?:Decoded|Deciphered|Decrypted)(?: by)?:?|Decoder:|Decoding:"),
        (
            "distribution",
            r"(?:Received by|Distribution|Distribution list|Distributed to|To be distributed to|Copies to|Copy to|Copies sent to|Sent to|Read by|cc|CC|Cc|C\.c\.|Circulated to|For circulation to|COPIES|Copies|Info):",
        ),
        (
            "dispatched",
            r"(?:Dispatched|Despatched|Sent|Date sent|Sent on|Transmitted)(?::| on:?| at:?)",
        ),
        ("received", r"(?:Received|Arrived|Date received|Received on)(?::| on:?| at:?)"),
        (
            "number",
            r"(?:Ciphergram|Telegram|TELEGRAM|Cable|Dispatch|Despatch|Circular|Letter|Note) (?:No\.?|Nº|№|#) ?(?=\d)|(?:Number|Telegram No\.?|Cable No\.?|Nr\.|No\.|Nº|№|Reference No\.?|Telegram number|Special No\.?|Cipher No\.?):?\s*(?=[\w.]*\d)|Number:",
        ),
        (
            "to",
            r"(?:To|TO|Addressee|ADDRESSEE|For):|To (?:the|all|Comrade|Cde\.?|Ambassador|Minister|Mr\.|His|Her)\b(?=[^.!?]*$)",
        ),
        ("from", r"(?:From|FROM|Sender):"),
        ("via", r"(?:Via|VIA|Through):"),
        (
            "reference",
            r"(?:Reference|Ref\.|Your ref\.|Our ref\.|File|Primary|Priority|Level|Precedence):",
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
_REGISTRY = re.compile(
    r"^(?:(?:Reg(?:istry|istration)?\.? ?(?:No\.?|number)?:? ?)?[\w.-]{1,12}\s?/\s?(?:[\w.-]{1,12}\s?/\s?)*\d{2,4}\b.{0,30}|"
    r"[A-Z]{1,6}[-/]\d[\w/.-]*|(?:Nº|No\.?|№) ?\d[\w/-]*(?: [-–—] .{3,30})?)$"
)
_REGISTRY_LEAD = re.compile(rf"^\d+\s?/\s?\d{{4}}\s?(?:/\s?{_LEVEL})?(?=\s)", re.IGNORECASE)
_COPY_NOTICE = re.compile(
    r"^(?:Copy|C o p y|COPY|Certified copy|True copy|Excerpt|Extract)(?:\s+of\b.*)?$", re.DOTALL
)
_COPY_HEAD = re.compile(r"^(?:Copy|C o p y|COPY)[.!]?$")
_OF_THE_REPORT = re.compile(
    r"^(?:of|from) (?:the|a|an) (?:report|letter|telegram|memorandum|note|minutes|cable)\b.*"
)
_SALUTE = re.compile(
    r"^(?:My )?(?:Dear|Esteemed|Respected|Honou?red|Highly esteemed|Most esteemed)\b[^.?]{0,80}[,!:]?$|"
    r"^(?:Comrades?|Cde\.?|Sirs?|Madam|Gentlemen|Your (?:Excellency|Majesty|Highness)|Mr\.|Excellency|"
    r"To whom it may concern)\b[^.?:]{0,60}[,!:]$"
)
_OFFICE = re.compile(
    r"\b(?:EMBASSY|MINISTRY|MISSION|LEGATION|CONSULATE|DEPARTMENT|COMMITTEE|SECRETARIAT|OFFICE|BUREAU|REPUBLIC|COUNCIL|"
    r"Embassy|Ministry|Mission|Legation|Consulate|Department|Committee|Secretariat|Office|Bureau|Institute|Council|Directorate)\b"
)
_MONTHLESS_END = re.compile(r"[.?;]\s*$")
_LONGEST = 160
_LABEL_START = re.compile(r"^[A-Z][\w .'/-]{0,30}:\s")
_PLACE_DATE = re.compile(r"^[A-Z][\w’' .-]{1,40},?\s+(?:the )?$")


def kind_of(text: str) -> str:
    """Return the kind of an opener line by its label or shape, or "" when it is none."""
    if CLASSIFICATION.match(text) or _CLASSIFIED_DOCUMENT.match(text):
        return "classification"
    for kind, form in LABELS:
        if form.match(text) and (len(text) <= _LONGEST or kind in {"subject", "distribution"}):
            return kind
    if re.fullmatch(rf"(?i:{_SENT_TO}).{{0,60}}", text):
        return "distribution"
    if _COPY_NOTICE.match(text) and len(text) <= _LONGEST:
        return "copy"
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
    found = find_dates(text)
    if len(found) != 1 or len(text) > 80:  # noqa: PLR2004 - place and date fit a line
        return False
    before, after = text[: found[0].start], text[found[0].end :].strip(" .,")
    return not after and (not before.strip() or bool(_PLACE_DATE.match(before)))


def split_fused(text: Passage) -> list[Passage]:
    """Part a line that two columns were fused into (survey, traps 13 and 14).

    A classification at the end in capitals, a label in the middle, and a
    number of copies behind a typist's name each begin a part of their own.
    """
    cuts = {0}
    string = text.text
    level = _TRAILING_LEVEL.search(string)
    if level and _OFFICE.search(string[: level.start()]):
        cuts.add(level.start(1))
    lead = _REGISTRY_LEAD.match(string)
    if lead:
        cuts.add(lead.end())
    first = kind_of_start(string)
    if lead or first in {"typist", "drafter", "copies", "number", "registry"}:
        for form in (_COPIES, _SENT_TO, r"Typed by", r"Subject:"):
            found = re.search(rf"(?<=\S)\s+({form})", string)
            # What stands before must be whole: "Prepared in:" is no line of its own.
            if found and kind_of(string[: found.start()].strip()):
                cuts.add(found.start(1))
    places = sorted(cuts)
    parts = [text.cut(a, b) for a, b in zip(places, [*places[1:], None], strict=True)]
    return [part for part in parts if part]


def kind_of_start(text: str) -> str:
    """Return the kind whose label a line begins with, or ""."""
    return next((kind for kind, form in LABELS if form.match(text)), "")


def read_opener(
    chunks: Sequence[Chunk], title: str, begins_text: Callable[[Chunk], bool]
) -> tuple[list[Block], int]:
    """Return the blocks of the opener and how many chunks they take.

    ``begins_text`` tells what can only stand in the text itself (participants).
    The opener ends before the first chunk that is running text. Short lines
    that are told by nothing belong to it only when a line that is told comes
    after them.
    """
    told: list[list[tuple[str, Passage]]] = []
    last = 0
    for index, item in enumerate(chunks[:_MOST]):
        if _goes_on_with_copy(item, chunks[:index]):
            told.append([("copy", item.text)])
            last = index + 1
            continue
        if _prose(item) or _GAP_ONLY.match(item.string) or begins_text(item):
            break
        if (
            _ENTRIES.search(title)
            and is_dated(item.string)
            and any(_ENDS_SENTENCE.search(one.string) for one in chunks[index + 1 :][:1])
        ):
            break
        parts = [(kind_of(part.text), part) for part in _fused(item)]
        if len(parts) == 1 and not parts[0][0]:
            parts = [_untold(item, title)]
        told.append(parts)
        if parts[-1][0] in {"salute", "subject"}:
            last = index + 1
            if parts[-1][0] == "salute":
                break
        elif any(kind for kind, _ in parts) or _goes_on_with_head(parts, told[:-1]):
            last = index + 1
    blocks: list[Block] = []
    for parts in told[:last]:
        for kind, text in parts:
            _place(blocks, kind, text)
    return blocks, last


_MOST = 60
# In these a date that stands alone is the heading of an entry.
_ENTRIES = re.compile(r"\b(?:journal|diary)\b", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’)]?$")
_GAP_ONLY = re.compile(r"^\[?[\s.…]*\]?$")


def _fused(item: Chunk) -> list[Passage]:
    """Return the parts of a chunk: fused columns, or rows that are told as different things."""
    if "\n" not in item.string:
        return split_fused(item.text)
    edges = [found.start() for found in re.finditer("\n", item.string)]
    rows = [
        item.text.cut(a, b) for a, b in zip([0, *edges], [*edges, len(item.string)], strict=True)
    ]
    kinds = [kind_of(row.text) for row in rows]
    return rows if all(kinds) and len(set(kinds)) > 1 else [item.text]


def _prose(item: Chunk) -> bool:
    """Tell running text: a sentence that no label opens."""
    text = item.string
    if kind_of(text):
        return False
    long = len(text) > _LONGEST
    sentence = bool(re.search(r"[.!?…][\"”’)]?$", text)) and len(text.split()) > 7  # noqa: PLR2004
    return long or sentence


def _goes_on_with_head(
    parts: Sequence[tuple[str, Passage]], told: Sequence[Sequence[tuple[str, Passage]]]
) -> bool:
    """Tell the second line of a heading (``M i n u t e s`` / ``of the meeting ...``)."""
    return bool(told) and told[-1][-1][0] == "head" and parts[0][1].text[:1].islower()


def _goes_on_with_copy(item: Chunk, before: Sequence[Chunk]) -> bool:
    """Tell the second line of a copy notice (``C o p y`` / ``of the report ...``)."""
    return bool(
        before and _COPY_HEAD.match(before[-1].string) and _OF_THE_REPORT.match(item.string)
    )


def _untold(item: Chunk, title: str) -> tuple[str, Passage]:
    """Tell the page's title when it stands once more above the text, and the kind of document."""
    again = title and same_words(item.string, title)
    return ("head" if again or is_kind(item.string) else ""), item.text


def _place(blocks: list[Block], kind: str, text: Passage) -> None:
    """Add a part; a second line of the same list goes on with the first."""
    before = blocks[-1] if blocks else None
    if kind == "head":
        blocks.append(Heading(text, 1, "title"))
    elif isinstance(before, Heading) and not kind and text.text[:1].islower():
        # JOURNAL / of the envoy in ...
        blocks[-1] = Heading(join((before.text, text), "\n"), 1, "title")
    elif (
        kind in {"copy", "distribution"} and isinstance(before, OpenerPart) and before.kind == kind
    ):
        blocks[-1] = OpenerPart(kind, join((before.text, text), "\n"))
    elif kind:
        blocks.append(OpenerPart(kind, text))
    elif heading_of(text) and not text.text.isupper():
        blocks.append(OpenerPart("remark", text))
    else:
        blocks.append(OpenerPart("remark" if text.text.startswith("(") else "letterhead", text))
