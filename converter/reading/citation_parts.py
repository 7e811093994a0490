"""The parts of a citation: what stands between its commas, semicolons and full stops, and of what kind it is.

Citations of many archives are read (survey, section 2), with labels ("Archive:
X, Fond: Y") or without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from converter.reading.dates import whole_date
from converter.reading.repositories import LEADING_ABBREVIATION, STRONG, WEAK
from converter.regexes import regex

# Words of the levels below a collection, in the languages that citations mix.
_LEVELS = (
    r"record group|fonds?|fondo|fondul|opis['’]?|inventar|inventory|inv|delo|dela|dossiers?|dosar(?:ul|e)?|files?|folders?|box(?:es)?|"
    r"cartons?|reels?|rolls?|rolna|mappe|band|blatt|bestand|aktenband|signatur|sygnatura|nummer|numer|kötet|doboz|őrzési egység|csomó|tétel|"
    r"arkh\. ?ed|archivní jednotka|jednotka|svazek|svazky|karton|kartón|krabice|kart|wiązka|zespół|teczka|tom|volumes?|vol|busta|fasc|"
    r"fasci[ck]la|fascikl|kutija|papka|portfolio|pages?|list[yů]?|listov|leaf|leaves|folios?|fol|series|serie|section|sect|subseries|"
    r"documents?|docs?|item|entry no|entry|lot|reference|ref|call number|no|nr|nº|№|job|class|piece|lata|maço|caixa|pasta|estante|volume|"
    r"hộp|hồ sơ|phông|quan|juan|hao|mulu|edinitsa|mikrofilm|microfilm|frames?|slide|register|"
    r"rg|ff?|op|dd?|ll?|pp?|k[an]?|kt|kn|sv|bd|bl|ö\.e|ő\.e|a\.e|a\.j|ae|aj|sygn|syg|w|z|t|b|s|v|st|per|por|pap|mf|cs|ser|gr|ob|m|ark|arh"
)
_NUMBER = r"(?:no\.?|nr\.?|nº|№|#)?\s?(?:[\w(/“\"'.-]*\d|[IVXLC]+\b|(?-i:[A-Z])\b)"
_CALLS = (
    regex(rf"^(?:the )?(?:{_LEVELS})(?:\.\s?|:\s?|\s|(?=\d)){_NUMBER}", re.IGNORECASE),
    regex(rf"^\d[\w/-]*\.?\s?(?:{_LEVELS})\b\.?", re.IGNORECASE),
    regex(rf"^(?:{_LEVELS}):\s*\S", re.IGNORECASE),
    regex(r"^(?:[A-Z]{1,6}|[IVXL]+)(?:[ /.-]\d[\w/.,–-]*+)+$"),
    regex(r"^[A-Z]+(?:[-–]\w+){2,}"),
    regex(r"^\d[\w/.–-]*+(?>\s?[/,&]?\s?\d[\w/.–-]*)*$"),
    regex(r"^(?>[A-Z][A-Za-z]{0,4} |[IVX]+ )+(?=\S*\d)\S++(?: (?=\S*\d)\S++)*$"),
    regex(r"^[a-z]?[-/]?\d[\w/.–-]*$"),
    regex(
        r"^(?:fond(?:s|o|ul)?|folder|file|dossier|dosar\w*|papka|mappe|bestand|opis)\s+[\"“'«A-Z]",
        re.IGNORECASE,
    ),
    regex(r"^[^\W\d_]{1,12}\.?\s(?!(?:19|20)\d\d$)\d[\w/.–-]*$"),
    regex(r"^(?:[A-Z]{1,6}\.?|\d[\d.]*)\(\w+\)\s?\d*"),
    regex(r"^[A-Z]{1,4}(?:-[A-Z]{1,4})?[ -]\d+(?:\.?|(?:\.|/\S)[^,;]{1,40})$"),
    regex(r"^(?:\d+|[ivx]+)\s?(?:pp|p|ll|l|ff|leaves|pages|листов)\b\.?$"),
)
_LABEL = regex(
    r"^(?P<label>archives?|repository|institution|library|holding(?: institution)?|held (?:at|by)|kept (?:at|in)|location|city|town|place|"
    r"country|collections?|fond name|record series)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_KEEPERS = frozenset(("archive", "archives", "repository", "institution", "library"))
_PROSE = regex(
    r"\b(?:was|were|is|are|has|had|which|who|whom|that|gave|given|when|because|since|after|before|whose|he|she|they|his|her|told|sent)\b"
)
_BEFORE_NUMBER = (
    "f", "op", "d", "l", "ll", "p", "pp", "k", "ka", "sv", "bd", "bl", "nr", "no", "vol", "inv", "fol", "sygn", "syg", "doc", "docs", "kart",
    "fasc", "ark", "t", "w", "z", "b", "s", "st", "dr", "mr", "jr", "cs", "ser", "ö.e", "ő.e", "a.e", "a.j", "ed", "arkh", "dos", "kn", "kt", "ref",
)  # fmt: skip
_STOP = regex(r"(?<![\w.’'])(?P<before>[\w.’']+)(?P<stop>\.)\s+(?=[\"“(]?\w)")
_COMMA_OR_BRACKET = regex(r"[,;]\s+|[()]")
_FUSED = regex(
    r"(?<=[a-z)])\s(?=\d[\d.]*[-/]\d)|(?<=[\w).])[:.]?\s(?=(?:[Ff]onds?|[Ff]\.|RG|[Bb]ox|[Oo]pis|[Ff]ile|[Ff]older|[Dd]elo|[Bb]estand)\.?:?\s?[\dIVX№])|(?<=\w):\s(?=[A-Z]{1,5} \d)"
)
_STATE = regex(r"^[A-Z]\.\s?[A-Z]\.?$")
_UNDATED = regex(r"^(?:n\.\s?d|undated|no date)\.?$", re.IGNORECASE)
_MONTH = regex(r"\b[A-Z][a-z]{2}")
_LEVEL = regex(
    r"^(?:top secret|secret|confidential|unclassified|restricted|strictly confidential|official use only|eyes only)$",
    re.IGNORECASE,
)
_LONG = 7
_DATE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a citation, what it is, and where it stands.

    The kind is ``call`` (a part of the call number), ``keeper``, ``maybe`` (words
    that a keeper may have), ``date``, ``level`` (a classification), ``prose``,
    ``label`` (said by a label, which ``label`` holds) or ``other``.
    """

    text: str
    kind: str
    start: int
    end: int
    label: str = ""


def parts_of(text: str) -> list[Part]:
    """Return the parts of a citation in order; what is told in a sentence stays whole.

    >>> [(part.kind, part.text) for part in parts_of("Lesna State Archive, F. 0102, Op. 20, Ll. 1-13")]
    [('keeper', 'Lesna State Archive'), ('call', 'F. 0102'), ('call', 'Op. 20'), ('call', 'Ll. 1-13')]
    """
    return [
        _part(text, start, end, prose=prose)
        for start, end, prose in _spans(text)
        if text[start:end].strip(".,;: ")
    ]


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    for start, end in _sentences(text):
        commas = _commas(text, start, end)
        cuts = [start, *(comma.end() for comma in commas)]
        ends = [*(comma.start() for comma in commas), end]
        told = end
        if len(text[start:end].split()) > _LONG:
            told = next(
                (at for at, stop in zip(cuts, ends, strict=True) if _PROSE.search(text, at, stop)),
                end,
            )
            if not any(
                _is_named(text[at:stop]) for at, stop in zip(cuts, ends, strict=True) if at < told
            ):
                told = start if told < end else end
        for at, stop in zip(cuts, ends, strict=True):
            if at < told:
                yield from _unfused(text, at, stop)
        if told < end:
            yield told, end, True


def _commas(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the commas and semicolons of a span behind which no bracket closes that opened before."""
    found, inside = [], False
    for sign in reversed(list(_COMMA_OR_BRACKET.finditer(text, start, end))):
        if sign[0] in {"(", ")"}:
            inside = sign[0] == ")"
        elif not inside:
            found.append(sign)
    return found[::-1]


def _is_named(text: str) -> bool:
    """Tell the name of an archive or a call number from what leads on to a sentence."""
    words = text.strip(" .,;:")
    return bool(STRONG.search(words) or LEADING_ABBREVIATION.match(f"{words} ")) or is_call(words)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between full stops; the stop of an abbreviation or an initial is none."""
    at = 0
    for stop in _STOP.finditer(text):
        before = stop["before"]
        inside = text.count("(", at, stop.start()) > text.count(")", at, stop.start())
        plain = before.lower() not in _BEFORE_NUMBER and len(before) > 1 and "." not in before
        if plain and not inside and not text[stop.end() :].lstrip('"“(')[:1].islower():
            yield at, stop.start("stop")
            at = stop.end()
    yield at, len(text)


def _unfused(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield a part, cut before a call number that no comma parts from the name before it."""
    at = start
    named = LEADING_ABBREVIATION.match(text[start:end].lstrip())
    if named:
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        stop = start + lead + named.end("name")
        if is_call(text[stop:end].lstrip(" :.")):
            yield start, stop, False
            at = stop
    for cut in _FUSED.finditer(text, at, end):
        before = text[at : cut.start()].strip()
        # A bare number is cut only from the name of an archive ("fond 02/1" is one thing).
        bare = text[cut.end() : cut.end() + 1].isdigit() and not STRONG.search(before)
        if before and not bare and not is_call(before) and before.count("(") == before.count(")"):
            yield at, cut.start(), False
            at = cut.end()
    yield at, end, False


def _part(text: str, start: int, end: int, *, prose: bool) -> Part:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip(" .,;:"))
    raw = raw.strip(" ,;:").lstrip(".")
    words = raw.rstrip(".")
    label = _LABEL.match(raw)
    if label:
        name = label["label"].lower()
        kind = (
            "keeper"
            if name in _KEEPERS or name.startswith(("held", "kept", "holding"))
            else "label"
        )
        return Part(raw[label.end() :], kind, start, start + len(raw), name)
    kind = "other"
    if prose:
        kind = "prose"
    elif STRONG.search(words) or LEADING_ABBREVIATION.match(f"{words} "):
        kind = "keeper"
    elif _STATE.match(words):
        kind = "other"
    elif _UNDATED.match(words) or _is_date(words):
        kind = "date"
    elif _LEVEL.match(words):
        kind = "level"
    elif is_call(raw):
        kind = "call"
    elif WEAK.search(words):
        kind = "maybe"
    return Part(raw, kind, start, start + len(raw))


def _is_date(text: str) -> bool:
    """Tell a date from a sentence with a date in it ("Given to the minister in May 1992")."""
    return len(text.split()) <= _DATE_WORDS and bool(_MONTH.search(text) and whole_date(text))


def is_call(text: str) -> bool:
    """Tell a level of an archive's order with its number, or the number alone.

    >>> [is_call(one) for one in ("XIX-J-1-k", "3. doboz", "FO 371/135272", "105-00666-03", "Top Secret Files")]
    [True, True, True, True, False]
    """
    return any(form.match(text) for form in _CALLS)
