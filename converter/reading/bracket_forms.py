"""What the words of an editor's bracket, and those beside it, say of it.

Editors of telegrams complete clipped sentences far more often than they explain
them: an office and a forename before a surname, an adjective before its noun, a
phrase that begins with a preposition, the subject of a sentence.
"""

from __future__ import annotations

import re

from converter.reading.nations import COUNTRIES
from converter.regexes import regex

_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_ADJECTIVES = frozenset(
    (*COUNTRIES, "Soviet", "Yugoslav", "Korean", "North Korean", "East German", "West German", "Arab", "African", "Asian",
     "European", "Latin American", "Western", "Eastern", "Communist", "US", "U.S.", "UN", "U.N.", "British", "Egyptian")
)  # fmt: skip
_OFFICE = regex(
    r"\b(?:minister|ambassador|president|secretary|leader|premier|chairman|envoy|emissary|diplomat|attaché|general|delegate|"
    r"representative|official|counsell?or|chief|director|deputy|marshal|chancellor|king|prime minister|commander)$",
    re.IGNORECASE,
)
_PRONOUN = regex(
    r"\b(?:he|she|they|it|we|him|them|us|the latter|the former|both|these|those)\s$", re.IGNORECASE
)
_NOUN = regex(rf"^(?:the|a|an|i\.e\.,?) |^{_UPPER}")
_GOES_ON = regex(
    r"^(?:of|from|with|without|against|to|and|or|but|for|on|at|by|in|into|as|back|not|that|which|who|whose|when|where|while|if|"
    r"because|is|was|are|were|be|been|has|had|have|will|would|should|can|could|may|might|must|than|about|over|under|during|"
    r"between|among|toward|towards|after|before|until|since|than|so|such|some|any|all|more|most)\b"
)
_CLAUSE = regex(r"^(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Yy]ou) [a-z]")
_SENTENCE_OVER = regex(r"(?:^|[.!?…:][\"”’)\]]*\s|\n)$")
_ASKS_NOUN = regex(r"\b(?:\w{3,}(?:ed|ing|able|ible|ous|ive|ful|less|ical)|to [a-z]{3,})\s$")
_NAME_WORD = regex(rf"^{_UPPER}[^\W\d_]+(?:[-’'][^\W\d_]+)?$")
_FORENAME = regex(rf"(?:^|[^\w’'-]|\] )(?P<name>{_UPPER}[a-z\u00df-\u024f]{{2,}})\s$")
# The words above a bracket; none is longer than this.
_NEAR = 200
_CAPITAL_ABOVE = regex(rf"{_UPPER}[\w’'.-]*\s+{_UPPER}[\w’'-]*\s$")
_DAY = regex(
    r"^(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?$"
)
# A part of a year says when; the phrase is whole without it: at the time [winter of 1919] when.
_SEASON = regex(
    r"^(?:(?:the|in|early|late|mid-?|end of|beginning of) )*(?:[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all)?(?: of)? ?\d{4}$"
)
_LABELLED = regex(r"^[^\W\d_][\w ]{1,40}: \S")
_NOT_DONE = regex(
    r"^not (?:verified|found|identified|signed|dated|preserved|legible|included|attached|known|printed|translated|shown)$"
)
_AUXILIARY = regex(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall)\s$"
)
# A clause that has its conjunction and its verb, and no subject: but [Otto] is ashamed.
_NO_SUBJECT = regex(
    r"\b(?:but|and|that|because|when|if|whether|while|since|as|so|then|what|how|why|where|until|after|before|although|though)\s$"
)
_VERB = regex(
    r"^\s(?:is|was|has|had|will|would|did|does|can|could|may|might|must|should|said|says|asked|told|replied|thinks|believes|wants)\b"
)
_LONGEST_OFFICE = 9
_LONGEST_PHRASE = 3


def explains(inner: str, before: str) -> bool:
    """Tell words that say who or when is meant.

    >>> explains("the Norlanders", "they "), explains("24 October", "on 24.10 ")
    (True, True)
    """
    return bool(_DAY.match(inner) or _SEASON.match(inner)) or bool(
        _PRONOUN.search(before) and _NOUN.match(inner)
    )


def is_remark(inner: str, before: str) -> bool:
    """Tell what an editor says of the text: a label and its words, what is not there, an aside.

    >>> is_remark("in hand: agreed", "done "), is_remark("not verified", "said so "), is_remark("not verified", "was ")
    (True, True, False)
    >>> is_remark("not for the first time", "I say it "), is_remark("not", "he does ")
    (True, False)
    """
    if _LABELLED.match(inner):
        return True
    asked = _AUXILIARY.search(before)
    aside = len(inner.split()) > _LONGEST_PHRASE
    return not asked and inner.startswith("not ") and (aside or bool(_NOT_DONE.match(inner)))


def completes(inner: str, before: str, after: str) -> bool:
    """Tell words that a sentence or a name needs.

    >>> completes("Norland Foreign Minister Otto", "told ", " Lund that")
    True
    >>> completes("Lund", "with Otto ", " and went"), completes("of the lamps", "one ", " which")
    (True, True)
    >>> completes("Norland news agency", "The NNA ", " wrote")
    False
    """
    small = bool(re.match(r"\s[a-z]", after))
    return (
        _leads_name(inner, before, after)
        or _ends_name(inner, before, after)
        or bool(_GOES_ON.match(inner))
        or (small and (inner in _ADJECTIVES or inner.endswith(("’s", "'s", "s’"))))
        or (inner[:1].isupper() and bool(_SENTENCE_OVER.search(before)) and small)
        or (before.endswith(", ") and bool(_CLAUSE.match(inner)))
        or (
            bool(_NAME_WORD.match(inner))
            and bool(_NO_SUBJECT.search(before))
            and bool(_VERB.match(after))
        )
        or (inner[:1].islower() and small and _is_phrase(inner))
        or (inner[:1].islower() and bool(_ASKS_NOUN.search(before)))
    )


def _is_phrase(inner: str) -> bool:
    """Tell a few words that are no thing by themselves."""
    # A comma parts the words of an aside: the cabinet [third drawer, left].
    words = len(inner.split())
    return not re.match(r"(?:a|an|the) |.*, ", inner) and words <= _LONGEST_PHRASE


def _leads_name(inner: str, before: str, after: str) -> bool:
    """Tell an office, with or without a forename, before a surname."""
    words = inner.rstrip("?").split()
    if not re.match(rf"\s{_UPPER}", after) or not 1 < len(words) <= _LONGEST_OFFICE:
        return False
    if re.search(rf"(?<![.!?:] ){_UPPER}[\w’'-]*\s$", before) and not re.search(
        r"(?:^|[.!?:]\s)\w+\s$", before
    ):
        return False  # Grom [Lund's man Otto] Brezan: the bracket is about Grom
    named = bool(re.match(rf"{_UPPER}(?:\.|[a-z\u00df-\u024f])", words[-1]))
    offices = any(_OFFICE.search(word) for word in words)
    # "the former envoy Otto" leads to the surname; "the former envoy" may be about what is before.
    return offices and (named or (inner[:1].isupper() and bool(_OFFICE.search(words[-1]))))


def _ends_name(inner: str, before: str, after: str) -> bool:
    """Tell a surname behind a forename that stands alone (``Otto [Lund]``)."""
    found = _FORENAME.search(before)
    if not found or not _NAME_WORD.match(inner) or inner.isupper() or inner in _ADJECTIVES:
        return False
    # Two words before it are a whole name, and the bracket is another.
    return not _CAPITAL_ABOVE.search(before[-_NEAR:]) and not re.match(rf"\s{_UPPER}", after)
