"""Square brackets of editors: words that complete the phrase, explanations, [sic].

``[Anastas] Mikoyan`` and ``[North] Korean`` complete the phrase (supplied);
``[March 1918]`` explains it (gloss). What cannot be decided stays characters,
with a finding (ENCODING, Body).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.findings import Finding
from converter.model import Mark, MarkKind
from converter.passage import Passage
from converter.reading.bracket_forms import completes, explains, is_remark
from converter.reading.dates import find_dates
from converter.reading.spellings import respells
from converter.regexes import regex

_BRACKET = regex(r"\[([^\[\]]+)\]")
_MARKER = regex(r"\d{1,3}")
_SIC = regex(r"sic[!.]?", re.IGNORECASE)
_WORD_BEFORE = regex(r"(?<![\w’'-])[\w’'-]+(?=\s?$)")
_COMPLETES_PLACE = regex(r"(?:North|South|East|West|Northern|Southern|Eastern|Western)(?:ern)?$")
_NAME = regex(r"^(?:[^\W\d_][\w’'-]*\.?|(?:[A-Z]\.\s?)+)(?:[ -][A-Z][\w’'.-]*){0,2}$")
_FUNCTION_WORD = regex(
    r"^(?:a|an|the|to|of|in|on|at|by|for|with|from|and|or|but|that|which|who|is|was|are|were|be|been|"
    r"has|had|have|will|would|not|no|it|he|she|they|we|I|his|her|their|its|this|these|as|if|than|then|"
    r"also|there|only|more)$",
    re.IGNORECASE,
)
_ARTICLE = regex(r"^(?:a|an|the) \w")
_EXPLAINS = regex(
    r"^(?:i\.?e\.|e\.g\.|that is|sc\.|namely|Ed\.|Note|Translator|see\b|handwrit|stamp|signature|signed|"
    r"emphasis|underlin|in (?:[A-Z]\w+ )?(?:in )?(?:the )?(?:original|text|document|manuscript|typescript|copy|English|Russian|German|French|Spanish|Chinese)|"
    r"margin|no |part of|resolution|translit|phonetic|spelling|unidentified)",
    re.IGNORECASE,
)
_PERSONAL_TITLE = regex(
    r"\b(?:Comrades?|Cdes?\.?|Mr\.?|Mrs\.?|Mme\.?|Dr\.?|Prof\.?|Gen\.?|General|President|Prime Minister|"
    r"Premier|Chairman|Minister|Ambassador|Secretary|Marshal|Colonel|Amb\.?)\s*$"
)


def bracket_marks(passage: Passage) -> tuple[list[Mark], list[Finding]]:
    """Return a mark for each bracket that is understood, and a finding for each that is not."""
    marks: list[Mark] = []
    findings: list[Finding] = []
    text = passage.text
    if "[" not in text:
        return marks, findings
    for found in _BRACKET.finditer(text):
        start, end = found.span()
        inner = found[1].strip()
        if _MARKER.fullmatch(inner):
            continue  # the marker of a note that is not there: characters, and told already
        if inner != found[1]:
            kind = None
        elif _SIC.fullmatch(inner):
            marks += _sic(text, start, end)
            continue
        else:
            kind = _kind(inner, text[max(0, start - _NEAR) : start], text[end : end + _NEAR])
        if kind is None:
            findings.append(
                Finding(
                    "bracket-undecided",
                    f"The bracket [{inner}] may complete the phrase or explain it; "
                    "it is kept as characters.",
                    passage.line_at(start),
                )
            )
        else:
            marks.append(Mark(start, end, kind))
    return marks, findings


def _sic(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the mark of the word that is so printed, and of the printed ``[sic]``."""
    word = word_before(text, start)
    if word:
        yield Mark(*word, MarkKind.SIC)
    yield Mark(start, end, MarkKind.SIC_NOTE)


def word_before(text: str, at: int) -> tuple[int, int] | None:
    """Return where the word stands that ends at a place of a text, or one space before it.

    >>> word_before("the lampp [sic]", 10)
    (4, 9)
    """
    first = max(0, at - _NEAR)
    word = _WORD_BEFORE.search(text[first:at])
    return (first + word.start(), first + word.end()) if word else None


_NEAR = 400
"""Characters beside a bracket that can tell what it is; no word is as long."""


def _kind(inner: str, before: str, after: str) -> MarkKind | None:
    """Tell what a bracket is from its words and its neighbours."""
    glued_after = bool(after[:1]) and (after[0].isalnum())
    glued_before = bool(before[-1:]) and (before[-1].isalnum() or before[-1] == ".")
    if (
        _EXPLAINS.match(inner)
        or is_remark(inner, before)
        or find_dates(inner)
        or re.fullmatch(r"[\d.,/ -]+", inner)
    ):
        return MarkKind.GLOSS
    if explains(inner, before) or respells(inner, before):
        return MarkKind.GLOSS
    if glued_after or glued_before:
        return MarkKind.SUPPLIED
    next_word = re.match(r"\s([^\s,;.:)]+)", after)
    capital_follows = bool(next_word) and next_word is not None and next_word[1][:1].isupper()
    if capital_follows and (_COMPLETES_PLACE.match(inner) or _NAME.match(inner)):
        return MarkKind.SUPPLIED
    if completes(inner, before, after):
        return MarkKind.SUPPLIED
    return _by_words(inner, before, after)


def _by_words(inner: str, before: str, after: str) -> MarkKind | None:
    """Tell what its own words make of a bracket whose neighbours leave it open."""
    next_word = re.match(r"\s([^\s,;.:)]+)", after)
    if re.search(r"[.!?]$", inner) and inner[:1].isupper():
        return MarkKind.GLOSS
    if _FUNCTION_WORD.match(inner):
        return MarkKind.SUPPLIED
    word = _WORD_BEFORE.search(before)
    if inner[:1].islower() and word and _FUNCTION_WORD.match(word[0]):
        return MarkKind.SUPPLIED
    if _ARTICLE.match(inner):
        return MarkKind.GLOSS
    if _PERSONAL_TITLE.search(before):
        return MarkKind.SUPPLIED
    if inner[:1].isupper() and _NAME.match(inner) and " " in inner:
        return MarkKind.GLOSS
    if (
        inner[:1].islower()
        and next_word
        and not next_word[1][:1].isupper()
        and len(inner.split()) <= 2  # noqa: PLR2004 - a word or two
    ):
        return MarkKind.SUPPLIED
    if inner[:1].isupper() or len(inner.split()) > 2:  # noqa: PLR2004 - an explanation has words
        return MarkKind.GLOSS
    return MarkKind.GLOSS if re.match(r"[.,;:)]", after) else None
