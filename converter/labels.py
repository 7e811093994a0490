"""The words of the labels files, and dates and numbers written with them, where no stylesheet runs.

They are what ``xslt/shared/labels.xsl`` makes of the same files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

from converter import resources
from converter.regexes import regex

_DATE = regex(r"\d{4}(-\d\d){0,2}(T.*)?", re.DOTALL)


@dataclass(frozen=True)
class Labels:
    """The labels of a language, by their keys."""

    of: Mapping[str, str]

    def date(self, when: str) -> str:
        """Return an ISO date (year, month or day) in words; anything else as it is.

        >>> [labels("en").date(when) for when in ("1962-03-04", "1962-03", "1962", "spring")]
        ['4 March 1962', 'March 1962', '1962', 'spring']
        """
        if not _DATE.fullmatch(when):
            return when
        year, *rest = when[:10].split("-")
        month = self.of.get(f"month.{int(rest[0])}") if rest else ""
        if month is None or not rest:
            return year if not rest else when
        day = f"{int(rest[1])}" if len(rest) > 1 else ""
        pattern = self.of["date.day" if day else "date.month"]
        return pattern.replace("{d}", day).replace("{month}", month).replace("{y}", year)

    def number(self, number: int) -> str:
        """Return a whole number with the separators of the language.

        >>> labels("en").number(12345), labels("de").number(12345)
        ('12,345', '12.345')
        """
        return f"{number:,}".replace(",", self.of["thousands"])

    def count(self, number: int, one: str, many: str) -> str:
        """Return a count in words, by the keys of the words for one and for many; "" for none.

        >>> [labels("en").count(number, "documents-one", "documents") for number in (0, 1, 2)]
        ['', '1 document', '2 documents']
        """
        if number <= 0:
            return ""
        return self.of[one] if number == 1 else self.of[many].replace("{n}", self.number(number))


@cache
def labels(language: str) -> Labels:
    """Return the labels of a language, which is one of ``resources.label_languages``."""
    root = ET.parse(resources.stylesheet(f"labels/{language}.xml")).getroot()  # noqa: S314 - ours
    return Labels({one.get("key", ""): one.text or "" for one in root.iter("label")})
