"""Who obtained, translated, transcribed or introduced a document, as a citation says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.model import Citation, Field
from converter.regexes import regex

_TRANSLATE = r"[Tt]ranslat(?:ed|ion|ions|ors?)|[Tt]rans\."
_OBTAIN = r"[Oo]btained|[Pp]rocured|[Aa]cquired"
_OTHER = (
    r"[Pp]rovided|[Cc]ontributed|[Dd]onated|[Ss]upplied|[Tt]ranscri(?:bed|ption)|[Ii]ntroduc(?:ed|tion)|[Ee]dited|[Aa]nnotated|"
    r"[Cc]ompiled|[Ss]elected|[Ll]ocated|[Dd]iscovered|[Uu]nearthed|[Ss]hared|[Rr]evised|[Cc]opied|[Ss]ummari[sz]ed|[Cc]ommentary|"
    r"[Pp]repared|[Aa]bridged|[Rr]eviewed|[Ii]dentified|[Ss]canned|[Dd]igiti[sz]ed|[Mm]ade available"
)
_DEED = rf"(?:{_TRANSLATE}|{_OBTAIN}|{_OTHER})"
_DEEDS = rf"(?:(?:is |was |were )?{_DEED}(?:,? (?:and|&) (?:was )?|, )?){{1,12}}"
_WHERE = r"(?: (?:in|for|on|to|into|at|from) (?!by\b)[^.;,()]{2,60}?)?"
_TONGUE = (
    r"(?: (?:directly )?from (?:the )?(?:original )?[A-Z][\w-]+(?: and [A-Z][\w-]+)?(?: (?:in)?to [A-Z]\w+)?"
    r"(?: (?:original|translation|text|version))?)?"
)
# A list of names ends with its sentence; the stop after an initial ("K. Lund") does not end it.
_END = (
    r"(?=\.?\]?\)?\s*$|\.?\s*[<(]|(?<!\b[A-Z])(?<!\bJr)(?<!\bSt)(?<!\bDr)\.\s+[^\Wa-z_]|;|"
    rf",? (?:and |& |with )?(?:an? )?(?:{_DEED})\b(?=,? (?:by|for|from|in|and)\b|:)|,? (?:for|with (?:the|an?)|from|in|on behalf of|and (?:first )?published|as part of|courtesy) )"
)
_CREDIT = regex(
    rf"(?:^|(?<=[\s(\[]))(?:(?:The )?(?:[Dd]ocuments?|[Cc]op(?:y|ies)|[Tt]ext|[Tt]ranslation|[Oo]riginal|[Ee]nglish|[Gg]erman|[Ff]rench|[Rr]ussian|"
    rf"[Aa]rchival copy|[Uu]nofficial|[Rr]ough|[Pp]artial) ){{0,8}}(?P<deeds>{_DEEDS})(?P<client>{_TONGUE}{_WHERE}{_TONGUE}) ?(?:by|: ?|(?<=\.)) ?(?:the )?"
    rf"(?P<names>[^\Wa-z_].*?){_END}(?P<for>,? for (?:the )?[A-Z][^.;,]{{1,60}}?(?=[.;,]|$))?(?: \([^()]*\))?"
)
_CLIENT = regex(r"\b(?:for|on behalf of) (?P<client>.+)$")
_FROM = regex(r"\bfrom (?:the )?(?:original )?(?P<tongue>[A-Z][\w-]+(?:(?: and |, )[A-Z][\w-]+)*)")
_LABEL = regex(r"(?:Translation|Translators?|Transcription|Introduction|Commentary)\s*:")
_TRANSLATES = regex(_TRANSLATE)
_OBTAINS = regex(_OBTAIN)
_ORG = regex(
    r"\b(?:Projects?|Program(?:me)?|Institute|Archives?|University|Foundation|Center|Centre|Trust|Library|Service|Ministry|Academy|"
    r"Society|Department|Staff|Bureau|Agency|Council|Office)\b|^[A-Z]{3}\w*$"
)
# "by Ada Lund, University of Lesna": where somebody works is nobody.
_AFFILIATION = regex(
    r",\s+(?!and\b)(?:the )?[^,;]*\b(?:Institute|University|Archives?|Library|College|Academy|Museum)\b[^,;]*?(?=$|,|;| and )"
)
_NAMES = regex(
    r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s+&\s+|\s+with\s+)(?!\s*(?:Jr|Sr|Ph\.?D|II|III)\b)"
)
_NOTHING = regex(r"^\W*+(?:and|with)?\W*$")
_WORD = {
    "translation": "Translated",
    "transcription": "Transcribed",
    "introduction": "Introduced",
    "commentary": "Annotated",
}


def read_credits(text: str, found: Citation) -> tuple[Citation, str]:
    """Return the citation with who did what, and the text without the phrases that say so.

    >>> read_credits("Box 3. Translated from Hungarian by Ada Lund and Vit Zawa.", Citation())[0].translators
    ('Ada Lund', 'Vit Zawa')
    """
    rest, at = "", 0
    for match in _CREDIT.finditer(text):
        deeds = match["deeds"]
        if (
            not match.group().rstrip().count(" by ")
            and not _LABEL.search(match.group())
            and "rans." not in deeds
        ):
            continue
        found = _credited(found, match)
        rest += _between(text[at : match.start()].rstrip(" ,;(["))
        at = match.end()
    rest += _between(text[at:].lstrip(" .,;)]")) if at else text
    return found, rest.strip()


def _between(text: str) -> str:
    """Return what stands between two credits, if it says anything."""
    return "" if _NOTHING.match(text) else f"{text.lstrip(' .,;)]')} "


def _credited(found: Citation, match: re.Match[str]) -> Citation:
    names = names_in(_AFFILIATION.sub("", match["names"]))
    client = _CLIENT.search(match["client"] or "") or _CLIENT.search(match["for"] or "")
    tongue = _FROM.search(match["client"] or "")
    for deed in re.findall(_DEED, match["deeds"]):
        if _TRANSLATES.fullmatch(deed):
            found = replace(
                found,
                translators=(*found.translators, *(x for x in names if x not in found.translators)),
                translated_for=client["client"].strip() if client else found.translated_for,
                translated_from=tongue["tongue"] if tongue else found.translated_from,
            )
        elif _OBTAINS.fullmatch(deed):
            found = replace(found, obtained_by=(*found.obtained_by, *names))
        else:
            word = _WORD.get(deed.lower(), deed.capitalize())
            found = replace(
                found, others=(*found.others, *((f"{word} by", name) for name in names))
            )
    return found


_OBTAINED = "Obtained by"
_LABELS = {
    "translated": "",
    "translator": "",
    "translation": "",
    "transcribed": "Transcribed by",
    "transcription": "Transcribed by",
    "transcription\\markup": "Transcribed by",
    "transcription/markup": "Transcribed by",
    "proofread": "Proofread by",
    "translators": "",
    "transcriber": "Transcribed by",
    "transcribed by": "Transcribed by",
    "edited": "Edited by",
    "editor": "Edited by",
    "contributor": "Contributed by",
    "obtained": _OBTAINED,
}
"""Labels of a page that name who did something to the text (survey, section 5); "" translates."""


def labelled_credits(found: Citation, fields: Sequence[Field]) -> Citation:
    """Return the citation with those whom labels of the page name (Translated: ...)."""
    for item in fields:
        if item.scheme not in _LABELS:
            continue
        value = re.sub(r"^by (?:the )?", "", item.text.text.rstrip(";. "))
        names = names_in(value)
        what = _LABELS[item.scheme]
        if what == _OBTAINED:
            found = replace(found, obtained_by=(*found.obtained_by, *names))
        elif what:
            found = replace(found, others=(*found.others, *((what, name) for name in names)))
        else:
            new = (name for name in names if name not in found.translators)
            found = replace(found, translators=(*found.translators, *new))
    return found


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a list ("A, B and C") apart.

    >>> names_in("Attila Koloss and Zita Zelk")
    ('Attila Koloss', 'Zita Zelk')
    """
    return tuple(part.strip() for part in _NAMES.split(text.strip()) if part.strip())


def is_organisation(name: str) -> bool:
    """Tell a body from a person among those who are credited.

    >>> is_organisation("Specimen History Project"), is_organisation("Ada Lund")
    (True, False)
    """
    return bool(_ORG.search(name))
