"""Marks of omission in all their printed forms (survey, section 3: gap marks)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.regexes import regex

_WORDS = r"[^\]\[]"
_DOTS = r"\[\s?(?:[.…]\s?){1,8}\]|\((?:\.{3,}|…|\. \. \.)\)|/(?:\.{3}|…)/"
_ILLEGIBLE = r"illegible|unreadable|indecipherable|unclear|undecipherable|inaudible"
_REDACTED = (
    r"redacted|excised|sanitized|sanitised|deleted|blacked out|blotted out|crossed out|struck (?:out|through)|inked out|erased|withheld|"
    r"not declassified|classified|excision|redaction|censored"
)
_LOST = r"missing|lost|cut off"
_OMITTED = r"omitted|left out|not printed|not translated|abridged"
_PIECE = (
    r"(?:\(\d+ \w+\)|one|two|three|four|five|six|several|some|a|few|\d+|name|names|text|word|words|line|lines|page|pages|"
    r"paragraph|paragraphs|passage|passages|portion|part|remainder|sentence|sentences|material|section|"
    r"source|date|date of|more|less|than|half|of|the|rest|and|¼|½|¾|1/2|place|title|number|numbers|document|signature|"
    r"handwriting|handwritten|is|are|was|were)"
)


def _forms(kinds: str) -> str:
    """Return brackets whose words say that something is illegible, redacted or lost."""
    said = rf"(?:(?:{_PIECE}[ -]){{0,8}}|(?:[\w-]+ ){{0,3}})(?:{kinds})(?: {_WORDS}{{0,40}})?[.:]?"
    # "[[illegible]]" is one mark.
    return rf"\[\[(?:{said})\]\]|\[(?:{said})\]"


GAPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(_DOTS), "omitted"),
    (regex(rf"\[\[?\?{{2,}}\]\]?|{_forms(_ILLEGIBLE)}", re.IGNORECASE), "illegible"),
    (regex(_forms(_REDACTED), re.IGNORECASE), "redacted"),
    (regex(_forms(_LOST), re.IGNORECASE), "lost"),
    (regex(_forms(_OMITTED), re.IGNORECASE), "omitted"),
    # A place that was left free, as in a form.
    (regex(r"(?<![_\w])_{3,}(?![_\w])"), "omitted"),
)
"""Forms of marks of omission, each with the reason that TEI gives (gap/@reason)."""


def marks_of(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the marks of one form in a text; those that say why stand in brackets."""
    if form.flags & re.IGNORECASE:
        first = text.find("[")
        return form.finditer(text, first, text.rfind("]") + 1) if first >= 0 else iter(())
    return form.finditer(text)


_SIGNS = ("[", "(.", "(…", "/.", "/…", "___")


def may_hold_gap(text: str) -> bool:
    """Tell a text that has the sign with which a mark of omission begins."""
    return any(sign in text for sign in _SIGNS)


def gap_reason(text: str) -> str:
    """Return why something is left out when the whole text is a mark of omission, else "".

    >>> gap_reason("[…]"), gap_reason("[Paragraph not declassified.]"), gap_reason("[the quay]")
    ('omitted', 'redacted', '')
    """
    if text[:1] not in _FIRST:
        return ""
    return next((reason for form, reason in GAPS if form.fullmatch(text)), "")


_FIRST = frozenset("[(/_")
