"""The tail of an archive's page: labels with values, labels alone, and values whose label is gone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider
from converter.lines import Line
from converter.model import Home, Reason

LABELS: dict[str, Home | None] = {
    "Author(s):": Home.AUTHOR,
    "Author(s)": Home.AUTHOR,
    "Associated People & Organizations": Home.KEYWORD,
    "Associated People": Home.KEYWORD,
    "Associated Places": Home.KEYWORD,
    "Associated Topics": Home.KEYWORD,
    "Subjects Discussed": Home.KEYWORD,
    "Related Documents": Home.RELATED,
    "Document Information": None,
    "Source": Home.CITATION,
    "Original Archive": Home.ORIGINAL_ARCHIVE,
    "Rights": Home.RIGHTS,
    "Original Uploaded Date": Home.UPLOAD_DATE,
    "Type": Home.TYPE,
    "Language": Home.LANGUAGE,
    "Record ID": Home.RECORD_ID,
    "Original Classification": Home.ORIGINAL_CLASSIFICATION,
    "Donors": Home.DONOR,
}
"""Labels of the tail in their order (survey, section 2); None: what follows has no one home."""

FIRST_LABELS = frozenset(list(LABELS)[: list(LABELS).index("Source")])

_RIGHTS = re.compile(
    r"\b(copyright|rights[- ]holders?|rights status|welcomes? reuse|reuse of|reproduc|all rights)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"^(?:The|This|These|To|For|When|Some|All|Any|Questions|Permission|Please|No|Where|Use|Copies)\b(?=.{40,}\.$)"
)
_TYPES = re.compile(
    r"^(records? of|minutes?|meeting minutes|memorand|reports?|telegrams?|letters?|journals?|diar|"
    r"notes?\b|protocols?|decisions?|directives?|speech|cables?|agreement|resolution)",
    re.IGNORECASE,
)
_CLASSIFICATION = re.compile(
    r"\b(secret|confidential|classified|restricted|official use|reserved|public)\b", re.IGNORECASE
)
_SHAPES = {
    Home.UPLOAD_DATE: re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}"),
    Home.RECORD_ID: re.compile(r"^\S*\d\S*$"),
    Home.ORIGINAL_CLASSIFICATION: _CLASSIFICATION,
    Home.LANGUAGE: re.compile(r"^[A-Z][\w()/-]+( [A-Z(][\w()-]*)*([,;] .*)?$"),
    Home.TYPE: re.compile(r"^\D{2,60}$"),
}


def divide_tail(page: Divider, tail: Sequence[Line], donors: str) -> None:
    """Give each line of the tail its region; ``donors`` is the credit line, to know a donor by."""
    current: Home | None = None
    opened = cited = False
    for line in tail:
        text = line.text.strip()
        if text in LABELS:
            page.drop(Reason.LABEL, line)
            current, opened = LABELS[text], True
            continue
        home = _home_of(text, current, donors, opened=opened, cited=cited)
        cited = cited or home is Home.CITATION
        page.keep(home, [line])
        current = _next(home, current)


def _home_of(text: str, current: Home | None, donors: str, *, opened: bool, cited: bool) -> Home:
    """Return the home of a value under the label ``current`` (whose own value may be gone).

    After the citation has been given, whole sentences are the rights text, even
    when its label is gone.
    """
    if current in {Home.CITATION, Home.RIGHTS, None}:
        if _RIGHTS.search(text) or (cited and _SENTENCE.match(text)):
            return Home.RIGHTS
        return current or (Home.CITATION if opened else Home.PROVENANCE)
    shape = _SHAPES.get(current)
    if shape is None or shape.search(text):
        return current
    if _TYPES.match(text):
        return Home.TYPE
    if current in {Home.ORIGINAL_CLASSIFICATION, Home.RECORD_ID} or text in donors:
        return Home.DONOR
    return Home.PROVENANCE


def _next(home: Home, current: Home | None) -> Home | None:
    """Return what the following line is taken for: one value, or a run of them."""
    if home is Home.CITATION:
        return Home.CITATION
    if home is Home.ORIGINAL_CLASSIFICATION:
        return Home.RECORD_ID
    return current if home is not Home.RIGHTS else Home.RIGHTS
