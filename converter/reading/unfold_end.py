"""The end of a document in one line: the last sentence of a meeting, the signature, the notes."""

from __future__ import annotations

import re

from converter.reading.date_forms import MONTH_NAME
from converter.regexes import regex

_UP = r"[A-Z\u00c0-\u024f]"
_SIGN = r"(?:\((?:ss?|sgd\.?|-)\)|/[-s]/|[Ss]igned:?) "
# "– Lund –" under a telegram.
_DASHED = rf"[–—-] {_UP}[\w’-]+(?: {_UP}[\w’-]+)? [–—-](?=\s|$)"
_OFFICE_COLON = regex(
    r"(?<=[^\W\d_]{2}):\s+(?=(?:\((?:ss?|sgd\.?|-)\)|/[-s]/)?\s*[A-Z\u00c0-\u024f][\w.’-]*(?: [A-Z\u00c0-\u024f][\w.’-]*){1,3}(?: \(signed\)| /signed/)?$)"
)
# The end of a sentence: a word, a number or a bracket before it, no initial and no short form.
_SENTENCE_END = regex(
    rf"(?:[^\W\d_]{{3}}|\d|[\])”\"])[.?!…][”\"’)\]]*\s+(?=[/(\[“\"]?{_UP}|{_SIGN}|{_DASHED})|[\]”\"]\s+(?=/?{_UP})"
)
_NOTE = regex(rf"(?<=\s)\[(?P<n>\d{{1,3}})\] (?=[“\"]?(?:{_UP}|\d))")
_MARKER = regex(r"(?<=[\w.,;:!?”\"’)\]])\[(?P<n>\d{1,3})\]")
# "Ada Lund 4 May [1956], 4 p.m.": the date below a name.
_DATE_BELOW = regex(
    rf"\s\d{{1,2}}(?:st|nd|rd|th)?(?: {MONTH_NAME}|[./](?:\d{{1,2}}|[IVX]{{1,4}})[./])(?:,? ?(?:\d{{4}}|\[\d{{4}}\]|\d\d))?"
    r"(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?(?:[ap]\.?m\.?|hours|hrs\.?|o[’']clock))?)?$"
)
# "Zawa2 came": the marker has lost its brackets.
_GLUED = regex(r"(?<=[^\W\d_]{3}[,.”\"]|.[^\W\d_]{3})(?P<n>\d{1,2})(?=[\s,.;:)]|$)")
_SMALL = frozenset("of the and in to for at de von van der la di al da du on y".split())
_OFFICES = (
    r"(?:Ambassador|Minister|Head|Chief|Secretary|Charg[ée]|Counsell?or|Director|Chairman|Consul|Attach[ée]|First|Second|Third|Deputy|Vice|President|"
    r"General|Colonel|Major|Member|Representative|Plenipotentiary|Envoy)\b"
)
_NAME_OFFICE = regex(rf"^(?:{_UP}[\w.’'-]*\s+){{2,4}}?(?={_OFFICES})")
_ADDRESS = regex(r"(?<=\s)(?=To (?:Comrade|the |Cde|Mr|Minister|Ambassador|His |Her ))")
_MEETING = r"sides|guests?|delegations?|participants|meeting|conversation|talks?|session|visitors?|hosts?|everyone|all|they"
_PARTED = regex(
    rf"\b(?:{_MEETING})\b(?:(?!\b(?:I|[Ww]e|[Yy]ou|{_MEETING})\b).)*"
    r"\b(?:ended|parted|leave|adjourned|closed|concluded|lasted|broke up|rose|left)\b",
    re.IGNORECASE,
)
_SIGNED = regex(r"(?<=[.!?] )(?=(?:[A-Z][A-Z ]{8,60})\[signature\])")
_LEAST_WORDS = 2
_LONGEST = 170
_TAIL = 700
_MOST = 22


def end_cuts(string: str, cuts: set[int], *, spoken: bool) -> set[int]:
    """Return where signature, receiver and notes begin, and the sentence that ends a meeting.

    ``spoken`` tells a record of speeches, behind whose last turn such a sentence stands.

    >>> sorted(end_cuts("The lamps are lit. Ada Lund Ambassador", {0, 38}, spoken=False))
    [19, 28]
    """
    notes = _note_cuts(string)
    found = set(notes) | {one.start() for one in _SIGNED.finditer(string)}
    text_end = min(notes, default=len(string))
    edges = sorted({one for one in cuts if text_end - _TAIL < one <= text_end} | {text_end})
    ends = [one.end() for one in _SENTENCE_END.finditer(string, 0, text_end)]
    for edge in edges:
        begin = max((one for one in ends if one < edge), default=0)
        if not begin or any(begin < cut < edge for cut in cuts):
            continue
        tail = string[begin:edge].rstrip()
        dated = _DATE_BELOW.search(tail)
        if dated and _is_signature(tail[: dated.start()]):
            found |= {begin, begin + dated.end() - len(dated.group().lstrip())}
            break
        if _is_signature(tail):
            found.add(begin)
            address = _ADDRESS.search(string, begin, edge)
            name = _NAME_OFFICE.match(tail)
            found |= {address.start()} if address else set()
            found |= {begin + name.end()} if name else set()
            break
    if spoken and ends:
        last = max((one for one in ends if one < text_end), default=0)
        if _PARTED.search(string[last:text_end]) and not re.search(
            r":\s", string[last : last + 60]
        ):
            found.add(last)
    return found


def _is_signature(tail: str) -> bool:
    """Tell names and offices: capitals, no sentence, no label."""
    if re.fullmatch(_DASHED, tail):
        return True
    if _OFFICE_COLON.search(tail) and re.match(_OFFICES, tail.title()):
        tail = re.sub(
            r" ?(?:\((?:ss?|sgd\.?|-|signed)\)|/(?:[-s]|signed)/)", "", _OFFICE_COLON.sub(" ", tail)
        )
    signed = re.match(_SIGN, tail)
    tail = tail[signed.end() :] if signed else tail
    words = re.findall(r"[^\W\d_][\w’'-]*", tail)
    return (
        len(words) >= (1 if signed else _LEAST_WORDS)
        and len(tail) <= _LONGEST
        and len(words) <= _MOST
        and not re.search(r"[.!?:;…][”\"’)\]]*$", re.sub(rf"\b{_UP}\.", "", tail))
        and not re.search(r":\s", tail)
        and all(word[0].isupper() or word in _SMALL for word in words)
    )


def _note_cuts(string: str) -> list[int]:
    """Return where the notes at the end begin: numbers in brackets whose markers stand above."""
    markers = {one["n"] for one in _MARKER.finditer(string)}
    glued = {one["n"]: one.start() for one in _GLUED.finditer(string)}
    found: list[int] = []
    last = 0
    for one in _NOTE.finditer(string):
        number = int(one["n"])
        sticks = not markers and glued.get(one["n"], len(string)) < one.start()
        if (one["n"] in markers or sticks) and number == last + 1:
            found.append(one.start())
            last = number
    return found
