"""What stands beside a mention and tells persons of one name apart: Mr. and Mrs., the posts."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from converter.model import MarkKind
from converter.recognisers.forenames import FEMALE, MALE
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon

_START = attrgetter("start")
_BESIDE = regex(r"[\s.]*(?:\[signature\]|/-/)?\s*[/(\[]?\s*")
_AND = regex(r"(?:, | and |, and )")
_UNDER = regex(r"[/)]?[\s,]+")
_WINDOW = 60
_ODD = regex(r"(?<![\w-])([A-Z][a-z]+) ?\.{0,2} $")
_AFTER = regex(
    r",? \(?(?:(?P<sr>senior|sen\.|Senior|Sr\b|the [Ee]lder|père)"
    r"|(?P<jr>junior|jun\.|Junior|Jr\b|the [Yy]ounger|fils))"
)
# Lund himself stayed away: not Mrs. Lund.
_SELF = regex(r" (?:(?P<he>himself)|herself)\b")
_BEFORE = regex(r"\b(?:(?P<sr>[Ee]lder|[Ss]enior)|(?P<jr>[Yy]ounger|[Jj]unior)) $")
_NEAR = frozenset((",", " ", "("))
_ELDER = tuple(
    f"{word} {end}" for word in ("elder", "senior", "younger", "junior") for end in ("", "\n")
)
_RANK = len("younger \n")
_TOLD = {
    MALE: (
        "mr sir herr señor senhor signor signore monsieur m lord don dom pan gospodin king "
        "prince emperor shah sultan baron count duke earl viscount marquis marquess pope "
        "father brother rabbi compañero companheiro genosse messrs misters mm brothers thakin "
        "freiherr jhr jonkheer mgr msgr baboo babu sirdar bapak bung sheikh sayyid sayed syed hadji haji pandit maulana maulvi chairman "
        "congressman monsignor monseigneur gentleman gospoda úr uncle grandfather mynheer "
        "meneer towarzysz shri sri ld sr "
    ),
    FEMALE: (
        "mrs miss ms mme mmes mlle mlles madame madam mademoiselle frau fräulein señora "
        "señorita senhora senhorita signora signorina lady dame doña dona pani smt shrimati "
        "daw gospodja gospozha queen princess empress duchess countess baroness sister "
        "sisters mother begum chairwoman compañera companheira genossin towarzyszka fru "
        "freifrau freiin jonkvrouw woizero mevrouw aunt grandmother misses "
    ),
}
_SEX = {word: sex for sex, words in _TOLD.items() for word in words.split()}
_WED = dict.fromkeys("mrs mme mmes madame señora senhora signora smt shrimati".split(), "Mrs")
_WED |= dict.fromkeys(
    "miss misses mlle mlles mademoiselle fräulein señorita senhorita".split(), "Miss"
)
# Sir Walter, Don Alonso, Pope John: these go with the forename.
_FORENAMED = frozenset(
    "sir don dom doña dona king queen prince princess pope emperor empress sultan father mother "
    "brother sister uncle aunt grandfather grandmother".split()
)
# Mr. Karel is Mr. Karel, not Karel Brezan.
_SURNAMED = frozenset(
    "mr mrs dr prof professor herr frau monsieur mme madame signor signora messrs".split()
)
# What one says to everybody tells nothing about a person.
COMRADES = frozenset(
    "comrade comrades cde cdes com coms tov tovs tovarisch tovarishch towarzysz kamerad genosse "
    "genossin camarada citizen citizens compañero compañera companheiro companheira".split()
)
_POST = regex(
    r"(?:(?<!\w)(?P<detail>\w+))?\s*\b(?P<post>ambassador|attach[ée]s?|secretary|couns[ea]ll?or|consul)\b"
)
_POSTS = ("ambassador", "attach", "secretary", "couns", "consul")
_RANKED = frozenset({"first", "second", "third"})
_ATTACHES = frozenset("trade press military naval air cultural commercial economic labor".split())


class Address(Struct, frozen=True, gc=False):
    """What is told beside one mention; everything is "" or empty where nothing is told.

    ``wed`` is "Mrs" or "Miss"; ``polite`` that a woman is only addressed so, with no office.
    """

    words: tuple[str, ...] = ()
    printed: str = ""
    sex: str = ""
    wed: str = ""
    polite: bool = False
    generation: str = ""
    post: tuple[str, str] = ("", "")

    @property
    def forenamed(self) -> bool:
        """Tell whether a forename follows such a title."""
        return bool(self.words) and self.words[-1] in _FORENAMED

    @property
    def surnamed(self) -> bool:
        """Tell whether a surname follows such a title, no forename alone."""
        return bool(self.words) and self.words[-1] in _SURNAMED


NOTHING = Address()


def address_of(text: str, mark: Mark, marks: Sequence[Mark], lexicon: Lexicon) -> Address:
    """Return what stands beside a mention; ``marks`` are those of its passage, by their start."""
    printed = _title(text, mark, marks) or _loose(
        text[max(0, mark.start - 24) : mark.start], lexicon
    )
    words = tuple(word.strip(".,[]()").lower() for word in printed.split())
    sex = next((_SEX[word] for word in words if word in _SEX), "")
    if not sex and (own := _SELF.match(text, mark.end)):
        sex = MALE if own["he"] else FEMALE
    honorific = [word for word in words if word in lexicon.titles.honorific]
    after = _AFTER.match(text, mark.end) if text[mark.end : mark.end + 1] in _NEAR else None
    lead = text[max(0, mark.start - _RANK) : mark.start].lower()
    shown = after
    if after is None and lead.endswith(_ELDER):
        shown = _BEFORE.search(text[max(0, mark.start - len(printed) - _WINDOW) : mark.start])
    if not (printed or shown or sex):
        post = _post(_below(text, mark, marks))
        return Address(post=post) if post[0] else NOTHING
    return Address(
        words=words,
        printed=printed,
        sex=sex,
        wed=next((_WED[word] for word in words if word in _WED), ""),
        polite=sex == FEMALE and bool(words) and len(honorific) == len(words),
        generation=("Sr" if shown["sr"] else "Jr") if shown else "",
        post=_post(printed or _below(text, mark, marks)),
    )


def _title(text: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the title right before a name, or before the list that the name stands in."""
    start = mark.start
    at = bisect_left(marks, mark.start, key=_START) - 1
    for other in reversed(marks[max(0, at - 12) : at + 1]):
        if other.kind is MarkKind.ROLE and other.end <= start:
            listed = start != mark.start
            printed = text[other.start : other.end]
            plural = printed.rstrip(".").endswith("s") and printed.rstrip(".").lower() != "mrs"
            near = _BESIDE.fullmatch(text, other.end, start)
            return printed if near and (plural or not listed) else ""
        if other.kind is MarkKind.PERSON and other.end <= start:
            if not _AND.fullmatch(text, other.end, start):
                return ""
            start = other.start
    return ""


def _loose(lead: str, lexicon: Lexicon) -> str:
    """Return a form of address that the page prints with an odd stop: Mrs . Sneyd."""
    found = _ODD.search(lead) if lead.endswith((" ", "\n")) else None
    return found[1] if found and found[1].lower() in lexicon.titles.honorific else ""


def _below(text: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the office in the line under a name."""
    at = bisect_left(marks, mark.end, key=_START)
    for other in marks[at : at + 1]:
        lines = text[mark.end : other.start]
        if other.kind is MarkKind.ROLE and "\n" in lines and _UNDER.fullmatch(lines):
            return text[other.start : other.end]
    return ""


def _post(title: str) -> tuple[str, str]:
    """Return the post in an embassy that a title names, and which of them: Trade Attaché."""
    low = title.lower().replace("attache", "attaché").replace("counsell", "counsel")
    if not any(map(low.__contains__, _POSTS)):
        return "", ""
    found = _POST.search(low)
    if found is None or re.search(r"\b(?:former|ex)\b", low):
        return "", ""
    post, detail = found["post"].rstrip("s"), found["detail"] or ""
    if post == "secretary":
        return (post, detail) if detail in _RANKED else ("", "")
    return post, detail if detail in _ATTACHES else ""


def exclude(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether nobody holds both posts at once: an ambassador is no attaché.

    >>> exclude(("ambassador", ""), ("attaché", "trade"))
    True
    >>> exclude(("attaché", ""), ("attaché", "trade"))
    False
    """
    if not (one[0] and other[0]):
        return False
    return one[0] != other[0] or bool(one[1] and other[1] and one[1] != other[1])
