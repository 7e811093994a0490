"""Markings of secrecy, and codes of registries, told by the words and signs that a whole line holds.

Survey, sections 2 and 3: openers by origin. Each part of a marking is a level,
a rule for those who handle the paper, or the level once more in another
language; a code has a number, signs between its parts, and no sentence.
"""

from __future__ import annotations

import re

from converter.regexes import regex

LEVEL = (
    r"(?:(?:strictly|highly|most|very|absolutely|extremely|especially) )?"
    r"(?:top secret|secret|confidential|classified|unclassified|restricted|reserved|"
    r"(?:limited )?official use(?: only)?|eyes only|personal|private(?: and (?:confidential|personal))?|ultra secret|special (?:folder|file|dossier)|(?:of )?(?:special|particular) importance)"
)
_LABEL = regex(
    r"^[\[(]?(?:(?:secrecy|security) )?(?:classification|level|secrecy|degree of secrecy|security|grading|category)(?::\]?|\]:?)\s*",
    re.IGNORECASE,
)
_LEVEL = regex(
    rf"(?:(?:NATO|Cosmic|UK|US|safeguards|cabinet|guard) )?{LEVEL}(?: (?:document|file|series))?",
    re.IGNORECASE,
)
# Who may handle the paper and how: "Only for personal use", "Not to be copied".
_USE = regex(
    r"(?:(?:strictly |exclusively |only )?for (?:your )?(?:personal|internal|service|official|restricted) (?:use|information|attention)(?: only)?|(?:internal|service|personal) use only|"
    r"(?:only )?for (?:the )?(?:addressee|recipient)(?:[’']s eyes)?(?: only)?|(?:for )?(?:addressee|recipient)[’']?s? (?:eyes )?only|not for (?:publication|the press|circulation|distribution))",
    re.IGNORECASE,
)
_RULE = regex(
    r"(?:special|extra|(?:(?:very|extremely|most|special) )?urgent|substitution|immediate|priority|flash|routine|nodis|exdis|noforn|sensitive|important|when filled|by hand|"
    r"(?:only )?to be (?:handled|opened|read|deciphered|decoded|returned|destroyed|burnt|burned|kept|seen)(?: (?:only|personally|unopened))?(?: (?:by|in|after|to) (?:[\w’'-]++ ?){1,5})?|"
    r"not to be (?:copied|reproduced|circulated|shown|published)(?: [\w’'-]+){0,3})",
    re.IGNORECASE,
)
_PARTS = regex(r"\s*(?:(?<![.!;,])[.!;,]++(?:\s|$)|[()]+|\s[-–—/]\s|[/&]|\b(?i:and)\b)\s*")
# A level in capitals with the word for what it guards, or for whom: SAFEGUARDS CONFIDENTIAL.
_GUARDED = regex(
    r"^(?!(?:NO|NOT|THE|OUR|ITS|HIS|THEIR|ALL|OPEN|STATE)\b)[A-Z]{3,14} (?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)[!.]?$"
)
_LONGEST = 90
_MOST_OF_OTHER = 2
# Each level, and each rule that is sure by itself, has one of these in it.
_WORDS = (
    "secret", "confidential", "classified", "restricted", "reserved", "official", "eyes only", "personal", "private",
    "special", "importance", "internal", "service", "addressee", "recipient", "not for",
)  # fmt: skip


def is_marking(text: str) -> bool:
    """Tell a line that is nothing but a marking of secrecy, in several parts or with its label.

    >>> [is_marking(text) for text in ("SECRET & PERSONAL", "[Level:] Top Secret, Urgent", "SECRET TALKS")]
    [True, True, False]
    """
    if len(text) > _LONGEST or "\n" in text or text.count("[") > 1:
        return False
    lowered = text.lower()
    if not any(word in lowered for word in _WORDS):
        return False
    if _GUARDED.match(text):
        return True
    parts = [part for part in _PARTS.split(_LABEL.sub("", text).strip('[]()"“” ')) if part]
    sure = [bool(_LEVEL.fullmatch(part) or _USE.fullmatch(part)) for part in parts]
    other = [
        part
        for part, level in zip(parts, sure, strict=True)
        if not level and not _RULE.fullmatch(part)
    ]
    return any(sure) and (not other or _in_other_language(text, parts, other))


def _in_other_language(text: str, parts: list[str], other: list[str]) -> bool:
    """Tell a level in capitals and the same once more behind a stroke (``TOP SECRET / UITERS GEHEIM``)."""
    return (
        text.isupper()
        and len(parts) == _MOST_OF_OTHER
        and "/" in text
        and len(other[0].split()) <= _MOST_OF_OTHER
        and parts[1] == other[0]
    )


_NO = r"(?:[Nn]o\.?|NO\.?|Nº|№|N°|#|[Nn]r\.?)"
_CODE = r"(?=[\w./()-]*\d)[\w./()-]+"
_MESSAGE = regex(
    rf"^(?:Top |Strictly )?(?:Secret |Confidential |Coded |Ciphered |Special )?(?:Incoming|Outgoing|Ingoing|Inward|Outward|Crypto(?:gram|telegram)?|Cipher|Cypher|Cyphergram|Radiogram|Radio|Telex|Airgram|Aerogram(?:me)?|Savingram|Saving|Signal|Wire|Phonogram)"
    rf"(?: (?:[Cc]able|[Tt]elegram|[Mm]essage|[Dd]ispatch|[Ll]etter))?(?: \(?\d{{2,4}}\)?)?,? {_NO} ?{_CODE}$",
)
_NUMBERED = regex(
    rf"^(?:(?:[A-Z]\.){{1,3}}|[A-Z]{{1,3}}\.?|Ref\.?|Reg\.?|Reference|Registry|Register|Registration|Entry|Ent\.|Inv\.|Inventory|Serial|Ser\.|Series|Dossier|File|Case|Log|Chancery|Secretariat|Archive|Arch\.|Prot\.)"
    rf"(?: (?:[Ll]etter|[Nn]ote|[Ff]ile|[Rr]ef\.?))? {_NO} ?{_CODE}$"
)
_STROKES = regex(
    r"^(?=\D*[A-Z])(?=.*\d)(?:[A-Z]{1,5}\.? )?[A-Z0-9]{1,8}(?:[/][A-Z0-9.()-]{1,10}){2,}(?: ?\(\d{1,3}\))?$|"
    r"^[A-Z]{1,4} \d{2,6}(?:/\d{1,5}){1,3}[A-Z]?$"
)
_LONGEST_CODE = 160
_FIGURE = regex(r"\d")
_NO_CODE = regex(
    r"^(?:THE|A|IN|ON|TO|OF|AND|COPY|EX|ITEM|POINT|ANNEX|PAGE|PART|LIST|NOTE|ACT|MAP|TAB|BOX|ROOM|PLAN|UN|P\.O\.)\b"
)


# Shortened words of chanceries, with or without a word for the number: Ref., Sygn., Tgb. Nr.
_SHORTENED = regex(
    rf"^(?:Ref|Reg|Sig|Sygn|Zl|Az|Tgb|Prot|Arch|L\. ?dz|Ser)\. ?(?:(?:{_NO}|[Nn]\.|N\.º) ?)?{_CODE}$"
)
_TELEGRAM = regex(
    rf"^(?:(?:[A-Z][a-z]+ )?(?:[Tt]elegram|[Cc]able|Tel\.|Telno\.?|TELNO\.?)(?: {_NO})? ?{_CODE}|"
    rf"(?:Telegram|Cable) from [A-Z][\w’' -]{{2,30}},? {_NO} ?{_CODE}(?:,? (?:of|dated) [^.:;]{{5,30}})?)$"
)


def code_kind(text: str) -> str:
    """Return ``number`` for a telegram's number, ``registry`` for a code of a registry, or "".

    >>> [code_kind(text) for text in ("Cryptogram No. 411", "D.O. No. 7-LX/58", "HB 17/4/2", "Lamps No. 3")]
    ['number', 'registry', 'registry', '']
    """
    if len(text) > _LONGEST_CODE or not _FIGURE.search(text):
        return ""
    if _MESSAGE.match(text) or _TELEGRAM.match(text):
        return "number"
    if _NO_CODE.match(text):
        return ""
    told = _NUMBERED.match(text) or _SHORTENED.match(text) or ("/" in text and _STROKES.match(text))
    return "registry" if told else ""
