"""What speakers' labels are made of: names, titles, remarks, words that are nobody's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.kinds import is_kind
from converter.reading.labels import kind_of_start
from converter.reading.opener_lines import kind_of
from converter.reading.people_labels import label_at
from converter.reading.remembered import remembered
from converter.regexes import regex

CAPITAL = r"[A-Z\u00c0-\u024f]"
HEREAFTER = r"\((?:hereafter|hereinafter|henceforth)[^)]{0,120}\)"
REMARK = r"[(\[][^)\]]{0,60}[)\]]"
# Initials of two letters are one in Cyrillic (Ts. Kolarin).
DIGRAPH = r"(?:TS|CH|SH|ZH|KH|YU|YA|YE|DZH|SHCH|Ts|Ch|Sh|Zh|Kh|Yu|Ya|Ye|Dzh)"
TITLES = (
    r"(?:Comrade|Com\.|Cde\.|Tov\.|Mrs?\.|Ms\.|Mme\.|Dr\.|Prof\.|Gen\.|Col\.|Hon\.|Rt\. Hon\.|Sen\.|Dep\.|On\.|Amb\.|"
    r"Minister|Ambassador|President|Chairman|Premier|Senator|Deputy|General|Delegate|Professor)"
)
NEVER = regex(
    r"^(?:Note|Notes|Remark|Comment|Result|Results|Conclusion|Example|Source|Table|Figure|Annex|"
    r"Enclosure|Attachment|Decision|Resolution|Decided|Resolved|Summary|Translation|P\.?S|Address|Signed|Signature|Seal|"
    r"Stamp|Agenda|First|Second|Third|Finally|Secondly|Thirdly|However|Moreover|In|On|At|By|With|After|Before|"
    r"The (?!Chair|CHAIR|Pres|Min|Amb|Sec)|This|These|That|Those|It|He|She|We|They|As|For|From|To|Also|Specifically|Furthermore|"
    r"TOP SECRET|SECRET|CONFIDENTIAL)\b"
)

NUMBER = regex(r"^[IVX]+\. ")

# A word in capitals over a text that heads it, and is nobody's name.
HEADS = regex(
    r"^(?:(?:general |main |final |first |second |other )?(?:conclusions?|aims?|purpose|objectives?|background|proposals?|measures?|tasks?|results?|comments?|notes?|remarks?|"
    r"findings?|appendix|annex|summary|overview|analysis|outlook|history|economy|politics|agenda|decisions?|questions?|answers?|content|contents|preface|text|report|assessment|agreement|assistance|security|activity|activities)|"
    r"\w+(?:tions?|ments|ities|isms?))$",
    re.IGNORECASE,
)


_ASIDE = regex(rf"\s*(?:{HEREAFTER}|{REMARK})")


def short_label(label: str) -> str:
    """Return a label without number, remarks and "hereafter": what comes back in later turns."""
    if not label:
        return ""
    label = _ASIDE.sub("", label).strip(" *")
    return NUMBER.sub("", label) or label


def words_of(listed: Sequence[str]) -> set[str]:
    """Return the words of these rows that begin with a capital."""
    return {
        word
        for row in listed
        for word in re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", row)
        if word[0].isupper()
    }


# A speaker's name on a line of its own, the speech below it.
_LONE = regex(
    rf"^(?:\*\*)?(?P<who>(?:(?:{CAPITAL}|\[)[^\s:!?;,]*)(?: (?:{CAPITAL}|[\[(])[^\s:!?;,]*){{0,4}}(?: ?{REMARK})?)(?P<sign>:?)(?:\*\*)?$"
)
_INTERVIEW = {"question", "answer"}
_SHORTEST = 3


@remembered
def named_alone(text: str) -> str:
    """Return what may be a speaker's name in a line that holds nothing else, or ""."""
    found = _LONE.match(text)
    if not found:
        return ""
    label = found["who"].strip("*")
    told = (
        len(label) < _SHORTEST
        or kind_of(text)
        or kind_of_start(text)
        or is_kind(text)
        or label_at(text)
        or NEVER.match(label)
        or (HEADS.match(label) and label.casefold() not in _INTERVIEW)
    )
    return "" if told else label
