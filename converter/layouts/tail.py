"""The tail of an archive's page: labels with values, labels alone, and values whose label is gone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider
from converter.layouts.site_signs import CREDIT
from converter.layouts.tail_labels import LABELS, label_of
from converter.lines import Line
from converter.model import Home, Reason
from converter.regexes import regex

_RIGHTS = regex(
    r"\b(copyright|rights[- ]holders?|rights status|welcomes? reuse|reuse of|reproduc|all rights)",
    re.IGNORECASE,
)
_SENTENCE = regex(
    r"^(?:The|This|These|To|For|When|Some|All|Any|Questions|Permission|Please|No|Where|Use|Copies)\b(?=.{40,}\.$)"
)
_TYPES = regex(
    r"^(records? of|minutes?|meeting minutes|memorand|reports?|telegrams?|letters?|journals?|diar|"
    r"notes?\b|protocols?|decisions?|directives?|speech|cables?|agreement|resolution)",
    re.IGNORECASE,
)
_LEVEL = regex(
    r"^[\"“(\[]?(?:(?:top|strictly|highly|most) )?(?:secret|confidential|restricted|reserved|unclassified|classified|official use only|"
    r"for official use only|limited official use|not classified|declassified)\b[\w ,;/!.-]{0,30}[\"”)\]]?$",
    re.IGNORECASE,
)
_DATE = regex(
    r"^(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:[A-Z][a-z]+ )?\d{1,2},? (?:[A-Z][a-z]+ )?\d{4}|[A-Z][a-z]+ \d{4})\b"
)
_LANGUAGE = r"(?>(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:ian|ish|ese|an|ch|ak|ek|ene|ic)|Hebrew|Urdu|Hindi|Thai|Lao|Khmer|Pashto)(?![^,;/ ]))"
_LANGUAGES = regex(rf"^{_LANGUAGE}(?:(?:,|;| /| and|,? &) {_LANGUAGE})*$")
_NUMBER = regex(r"^\S*\d\S*$")
_GIVER = regex(
    r"\b(?:Foundation|Trust|Fund|Endowment|Corporation|Institute|University|Society|Center|Centre|Family)\b"
)
SCHEMES = {
    "associated people & organizations": "people",
    "associated people and organizations": "people",
    "associated people": "people",
    "associated organizations": "people",
    "associated places": "places",
    "associated topics": "topics",
    "subjects discussed": "subjects",
}
"""The lists of terms, by the labels they stand under."""
# The record's own data: a value whose label is gone is told by its shape.
_RECORD = frozenset(
    (
        Home.UPLOAD_DATE,
        Home.TYPE,
        Home.LANGUAGE,
        Home.RECORD_ID,
        Home.ORIGINAL_CLASSIFICATION,
        Home.DONOR,
    )
)


def divide_tail(page: Divider, tail: Sequence[Line], donors: str) -> None:
    """Give each line of the tail its region; ``donors`` is the credit line, to know a donor by."""
    values = _Values(donors)
    for line in tail:
        label = label_of(line)
        if label:
            page.drop(Reason.LABEL, line.part(0, label[1]))
            values.under(label[0])
            line = line.part(label[1])  # noqa: PLW2901 - the value that stands beside its label
        if not line.blank:
            home = values.home(line.text.strip())
            page.keep(home, [line], SCHEMES.get(values.label, "") if home is Home.KEYWORD else "")


class _Values:
    """What the lines of the tail are, read from the top."""

    def __init__(self, donors: str) -> None:
        """Begin before the first label."""
        self.label = ""
        self._donors = donors
        self._current: Home | None = None
        self._given: set[Home] = set()

    def under(self, label: str) -> None:
        """Take a label: what follows is its value."""
        self.label = label
        self._current = LABELS[label]

    def home(self, text: str) -> Home:
        """Return the home of a value (whose own label may be gone)."""
        home = self._home(text)
        self._given.add(home)
        if home is Home.CITATION or home is Home.RIGHTS:
            self._current = home
        return home

    def _home(self, text: str) -> Home:
        if CREDIT.match(text):
            return Home.CREDIT
        if self._current in {Home.CITATION, Home.RIGHTS, None}:
            # After the citation whole sentences are the rights text, even when its label is gone.
            cited = Home.CITATION in self._given
            if _RIGHTS.search(text) or (cited and _SENTENCE.match(text)):
                return Home.RIGHTS
            return self._current or (Home.CITATION if self.label else Home.PROVENANCE)
        return self._record(text, self._current) if self._current in _RECORD else self._current

    def _record(self, text: str, current: Home) -> Home:
        """Return the home of one of the record's data: its label's, unless its shape speaks against it."""
        if (
            current in {Home.DONOR, Home.ORIGINAL_CLASSIFICATION}
            and current not in self._given
            and not self._gives(text)
        ):
            return current
        shapes = (
            (Home.DONOR, self._gives(text)),
            (Home.UPLOAD_DATE, bool(_DATE.match(text))),
            (Home.ORIGINAL_CLASSIFICATION, bool(_LEVEL.match(text))),
            (Home.LANGUAGE, bool(_LANGUAGES.match(text))),
            (Home.RECORD_ID, bool(_NUMBER.match(text))),
            (Home.TYPE, bool(_TYPES.match(text))),
        )
        told = [home for home, fits in shapes if fits]
        if current in told or (current not in self._given and current in _FREE and not told):
            return current
        if told:
            return told[0]
        late = current in {Home.RECORD_ID, Home.ORIGINAL_CLASSIFICATION, Home.DONOR}
        return Home.DONOR if late else Home.PROVENANCE

    def _gives(self, text: str) -> bool:
        """Tell the name of a donor: the credit line has it, or it is one of a foundation."""
        return text in self._donors or bool(_GIVER.search(text))


_FREE = frozenset((Home.TYPE, Home.LANGUAGE))
"""Data whose value may be in any words."""
