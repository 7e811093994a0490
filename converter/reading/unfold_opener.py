"""The opener of a document in one line: piece by piece from its start, as far as pieces are sure.

The PDF's text has lost the line breaks, so each piece must tell where it ends:
a classification, a registry number, copies, a dateline, a label with its value,
a letterhead in capitals. What stands between two sure pieces and is no sentence
is a piece too. (Survey, section 3: openers by origin; trap 13.)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from converter.reading.date_forms import MONTH_NAME
from converter.reading.labels import COPIES, SENT_TO, kind_of_start
from converter.reading.opener_lines import LEVEL
from converter.reading.participants import PARTICIPANTS

_UPPER = r"[A-Z\u00c0-\u00de\u0100\u0106\u010c\u0160\u015a\u017d\u0141\u0150]"
_NEXT = rf"(?=\s*$|\s+[\[(\"“/]?(?:{_UPPER}|\d))"
_LEVEL = re.compile(
    rf"(?P<level>{LEVEL})(?:(?:[ ,;/—–-]+(?:very |extremely |most )?(?:urgent|immediate|eyes only|personal|when filled))|"
    rf" ?\((?:very |most )?(?:urgent|immediate|when filled)\))*(?: document| file)?[!.]*(?=\s|$)",
    re.IGNORECASE,
)
_OFFICE_LEVEL = re.compile(
    rf"{_UPPER}[\w ]{{2,30}} (?:STRICTLY |Strictly )?(?:TOP SECRET|Top Secret|SECRET|Secret)(?: Document| File)(?=\s)"
)
_NO_PLACE = (
    r"(?!(?:On|In|At|By|From|To|Since|Until|The|For|Date|Dated|Embassy|Ministry|Legation|Mission|Consulate|Department|Committee|Office|Cent(?:er|re)|"
    r"Comrade|Minister|Ambassador|Secretary|Report|Letter|Telegram|Note|Conversation|Meeting|Talks?|Secret|Confidential)\b)"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH_NAME},? \d{{4}}|{MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}}\. ?(?:\d{{1,2}}|[IVX]{{1,4}})\. ?\d{{4}})"
)
_DATELINE = re.compile(
    rf"(?:{_NO_PLACE}{_UPPER}[\w’'-]+(?: {_NO_PLACE}{_UPPER}[\w’'-]+){{0,2}}, )?{_DATE}(?:,? (?:at )?\d{{1,2}}[:.]\d\d)?(?=\s|$){_NEXT}"
)
_NUMBER = re.compile(
    rf"\d{{1,6}}(?:\s?/\s?[\w.-]{{1,12}}){{0,3}}\s?/\s?(?:{LEVEL}|[\w.-]{{1,12}})(?=\s|$)|"
    r"[A-Z]{1,6}(?:/[A-Z\d]{1,6})+(?:\([\w.]+\))?(?=\s|$)|"
    rf"(?:Nº|№|N°|No\.) ?\d[\w/.-]*(?:, {_DATE})?(?=\s|$)",
    re.IGNORECASE,
)
_COPY = re.compile(rf"(?:{COPIES})")
_SENT = re.compile(rf"{SENT_TO}")
_REMARK = re.compile(r"[\[(][^\[\]()]{5,160}[\])](?=\s)")
_KIND = re.compile(
    r"(?:MEMORANDUM(?: OF CONVERSATION)?|RECORD OF (?:A |THE )?(?:CONVERSATION|MEETING|TALKS?)|MINUTES|TELEGRAM|CIPHERGRAM|J O U R N A L|JOURNAL|PROTOCOL|"
    r"DECISION|RESOLUTION|REPORT|From the (?:journal|diary) of|FROM THE (?:JOURNAL|DIARY) OF)(?: (?:No\.|Nº|№) ?\d[\w/-]*)?(?=\s)"
)
_CAPITALS = re.compile(r"(?:[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ’'-]+(?:,? |$)){2,}")
_SALUTE = re.compile(
    r"(?:Dear|Esteemed|Respected|Most [Ee]steemed|Honou?red) [^.!?:]{2,60}[!,:](?=\s)|(?:Your )?Excellency[!,:](?=\s)"
)
_DAILY = re.compile(r"\d{1,4}\.? [–—-] [A-Z]{3,}DAY\b")
# A word that can only begin a sentence here.
SENTENCE = (
    r"(?:On|In|At|The|I|We|He|She|It|They|This|These|There|Today|Yesterday|Since|After|During|Before|According|As|When|My|Our|His|Her|With|"
    r"While|Following|Upon|Having|An?|For|To|If|Although)"
)
_BEGINS = re.compile(rf"(?<=\s){SENTENCE} (?=[\w’,\[\]]+ )")
_BEGINS_SENTENCE = re.compile(rf"{SENTENCE} ")
_LABELLED = re.compile(r"[A-Z][^:.!?]{1,40}:\s")
_SUBJECT_END = re.compile(r"(?<=[^\W\d_]{3})[.!?][\"”’]?(?=\s+[A-Z\[(\"“\d])|(?<=\))\.(?=\s+[A-Z])")
_WITH_NUMBER = frozenset(("reference", "number", "registry"))
_VALUE_NUMBER = re.compile(rf"[^:]{{1,30}}:?\s*[\w./-]*\d[\w./()-]*(?: of {_DATE}|, {_DATE})?")
_PROSE = re.compile(r"[^\W\d_]{3,}[.!?…][\"”’)]?\s")
_SMALL = frozenset("of the and for in to on at with by a an between from held no".split())
_MOST_SMALL = 3
_MOST_WORDS = 18
_FARTHEST = 220
_HEAD = 3000

Piece = Callable[[str, int], int]


def _level(text: str, at: int) -> int:
    """Return the end of a classification; a single word needs a sure sign beside it."""
    found = _LEVEL.match(text, at)
    if not found or not text[at].isupper() or not re.match(_NEXT, text[found.end() :]):
        return 0
    word = found["level"]
    marked = text[found.end() - 1] in "!)" or word.isupper() or " " in word
    return found.end() if marked or piece_at(text, _skip(text, found.end())) else 0


def _remark(text: str, at: int) -> int:
    """Return the end of a remark: a stamp or handwriting in brackets, a parenthesis by itself."""
    found = _REMARK.match(text, at)
    if not found:
        return 0
    told = kind_of_start(found.group()) in {"stamp", "handwriting"}
    alone = text[at] == "(" and re.match(_NEXT, text[found.end() :])
    return found.end() if told or alone else 0


def _kind(text: str, at: int) -> int:
    """Return the end of the kind of document, with the words that go on with it."""
    found = _KIND.match(text, at)
    if not found:
        return 0
    after = _skip(text, found.end())
    goes_on = text[after : after + 1].islower() or found.group().casefold().endswith(" of")
    return (_next_piece(text, after) or 0) if goes_on else found.end()


def _capitals(text: str, at: int) -> int:
    """Return the end of a letterhead in capitals; a name with a stop or colon speaks."""
    found = _CAPITALS.match(text, at)
    if not found:
        return 0
    end = found.end()
    for word in re.finditer(r"(?<=\s)\S", text[at:end]):
        start = at + word.start()
        if any(one(text, start) for one in (_level, _label, _kind)):
            return start
    return end if re.match(_NEXT, " " + text[end:]) else 0


def _sent(text: str, at: int) -> int:
    """Return the end of ``four to Center``; a place with a date behind it is a dateline."""
    found = _SENT.match(text, at)
    if not found:
        return 0
    end = found.end()
    more = re.compile(rf"\s+{_UPPER}[\w’'-]+(?=\s)")
    while (word := more.match(text, end)) and not _ends_office(text, _skip(text, end)):
        end = word.end()
    return end


def _ends_office(text: str, at: int) -> bool:
    """Tell what no more belongs to the office that gets a copy."""
    forms = (_DATELINE, _SENT, _COPY, _LEVEL, _LABELLED, _BEGINS_SENTENCE)
    return any(form.match(text, at) for form in forms)


def _label(text: str, at: int) -> int:
    """Return the end of a label's value."""
    kind = kind_of_start(text[at : at + 80])
    colon = re.match(r"[^:]{1,40}:\s", text[at : at + 60])
    if not kind or not colon or PARTICIPANTS.match(text[at : at + 80]):
        return 0
    value = at + colon.end()
    if kind == "subject":
        stop = _SUBJECT_END.search(text, value, value + 400)
        return stop.end() if stop else 0
    if kind in _WITH_NUMBER:
        number = _VALUE_NUMBER.match(text, at)
        return number.end() if number else 0
    following = _next_piece(text, value)
    sentence = _BEGINS.search(text, value + 1, value + _FARTHEST)
    ends = [one for one in (following, sentence.start() if sentence else None) if one]
    return min(ends, default=0)


def _form(form: re.Pattern[str]) -> Piece:
    def end(text: str, at: int) -> int:
        found = form.match(text, at)
        return found.end() if found else 0

    return end


_PIECES: tuple[Piece, ...] = (
    _form(_OFFICE_LEVEL),
    _level,
    _form(_COPY),
    _sent,
    _form(_DATELINE),
    _form(_NUMBER),
    _label,
    _kind,
    _remark,
    _capitals,
)
_STARTS = re.compile(r"(?<=\s)(?=[\[(\w])")


def piece_at(text: str, at: int) -> int:
    """Return where the piece of an opener ends that begins here, 0 when none does."""
    return next((end for one in _PIECES if (end := one(text, at))), 0) if at < len(text) else 0


def _begins_piece(text: str, at: int) -> bool:
    """Tell the sure start of a piece, its end left aside."""
    label = _LABELLED.match(text, at)
    if label and (kind_of_start(text[at : at + 80]) or PARTICIPANTS.match(text[at : at + 80])):
        return True
    return any(
        one(text, at)
        for one in (_level, _form(_COPY), _form(_DATELINE), _sent, _form(_KIND))
    )


def _next_piece(text: str, at: int) -> int | None:
    """Return where the next sure piece begins, None when a sentence comes first."""
    for found in _STARTS.finditer(text, at + 1, min(len(text), at + _FARTHEST)):
        if _PROSE.search(text[at : found.start()]):
            return None
        if _begins_piece(text, found.start()):
            return found.start()
    return None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def opener_cuts(text: str, title: str) -> tuple[set[int], int]:
    """Return where the pieces of the opener begin, and where the opener ends.

    >>> sorted(opener_cuts("TOP SECRET Lesna, 4 May 1958 The lamps are lit.", "")[0])
    [0, 11, 29]
    """
    cuts: set[int] = set()
    at = 0
    while at < min(len(text), _HEAD):
        cuts.add(at)
        if PARTICIPANTS.match(text[at : at + 80]) or _DAILY.match(text, at):
            break
        salute = _SALUTE.match(text, at)
        if salute:
            cuts.add(_skip(text, salute.end()))
            at = _skip(text, salute.end())
            break
        again = title and text.startswith(title, at)
        end = at + len(title) if again else piece_at(text, at)
        if not end:
            end = _unknown(text, at, title)
        if not end:
            break
        at = _skip(text, end)
    return cuts | {at}, at


def _unknown(text: str, at: int, title: str) -> int:
    """Return the end of what no form tells, when a sure piece stands behind it and it is no sentence."""
    daily = _DAILY.search(text, at, at + _FARTHEST)
    if daily:
        return daily.start()
    again = text.find(title, at, at + _FARTHEST + len(title)) if title else -1
    following = _next_piece(text, at) if again < 0 else again
    if following is None:
        return 0
    words = text[at:following].split()
    small = [word for word in words if word.islower() and word not in _SMALL]
    header = len(words) <= _MOST_WORDS and len(small) <= _MOST_SMALL
    return following if header and not re.match(rf"{SENTENCE} [a-z]", text[at:]) else 0
