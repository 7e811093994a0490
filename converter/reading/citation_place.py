"""Where a citation says that a document is kept: country, town, archive, collections, call number.

The parts may stand in the order from the archive to the leaf or the other way
round. What is not understood is returned apart, for a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.model import Citation
from converter.reading.citation_parts import Part, parts_of
from converter.reading.nations import city_country, country_of, is_city, nation_code
from converter.reading.repositories import INSTITUTION, of_abbreviation
from converter.regexes import regex

_SOURCE = regex(
    r"^(?:(?:Archival )?Source|Original (?:source|archive)|Citation)\s*:\s+|"
    r"^(?:(?:Document |Copy |Originally |The original is )?(?:[Oo]btained|[Tt]aken|[Rr]eceived|[Cc]opied|[Ll]ocated|[Hh]eld|[Kk]ept) (?:from|in|at|by)|From) (?:the )?"
)
_BRACKET = regex(r"^(?P<name>.+?)\s*\((?P<place>[^()]+)\)$")
_STATE = regex(r"^(?:[A-Z]{2}|D\.C|[A-Z]\.[A-Z])\.?$")
_LONG = 7


def read_place(found: Citation, text: str) -> Citation:
    """Return the citation with what its words say of the place where the document is kept."""
    text = _SOURCE.sub("", text.strip())
    parts = parts_of(text)
    keeper = _keeper(parts)
    if keeper is None:
        return found
    calls = [i for i, part in enumerate(parts) if part.kind == "call" and i != keeper]
    other = _second(parts, keeper, calls)
    calls = [i for i in calls if i < other]
    first, last = (calls[0], calls[-1]) if calls else (len(parts), len(parts))
    if first < keeper < last:
        # The number ends before the archive, or begins after it: the longer side is its own.
        first, last = (keeper + 1, last) if last - keeper > keeper - first else (first, keeper - 1)
    place = _Place(found, parts[keeper])
    place.expect(parts, keeper)
    for index, part in enumerate(parts[:other]):
        if index != keeper and not first <= index <= last:
            place.take(part, before=index < keeper, after=last < index and last >= keeper)
    if other < len(parts):
        place.unread.append(_unstopped(text[parts[other].start :]))
    if calls:
        place.shelfmark = _unstopped(text[parts[first].start : parts[last].end])
    return place.citation()


def _keeper(parts: Sequence[Part]) -> int | None:
    """Return the index of the archive: what a label says, a name that is surely one, one that may be."""
    labelled = [i for i, part in enumerate(parts) if part.kind == "keeper" and part.label]
    sure = [i for i, part in enumerate(parts) if part.kind == "keeper"]
    maybe = [i for i, part in enumerate(parts) if part.kind == "maybe"]
    if not sure and maybe and not maybe[0] <= _first_name(parts):
        maybe = []
    return next(iter((*labelled, *sure, *maybe)), None)


def _first_name(parts: Sequence[Part]) -> int:
    """Return the index of the first part that is no town, country or date."""
    for index, part in enumerate(parts):
        text = _unstopped(part.text)
        if part.kind not in {"date", "prose"} and not is_city(text) and not nation_code(text):
            return index
    return 0


def _second(parts: Sequence[Part], keeper: int, calls: Sequence[int]) -> int:
    """Return where a second archive with numbers of its own begins: another document's place."""
    for index, part in enumerate(parts):
        if (
            part.kind == "keeper"
            and index > keeper
            and any(keeper < call < index for call in calls)
            and any(call > index for call in calls)
        ):
            return index
    return len(parts)


class _Place:
    """What has been read so far of the place."""

    def __init__(self, found: Citation, keeper: Part) -> None:
        """Begin with the archive, and the town in brackets after its name."""
        self.found = found
        self.repository = _unstopped(keeper.text)
        self.settlement = self.country = self.shelfmark = self._town = ""
        self._home = country_of(self.repository)[0] or of_abbreviation(self.repository)[0]
        self.inner: list[str] = []
        self.outer: list[str] = []
        self.unread: list[str] = []
        bracket = _BRACKET.match(self.repository)
        places = [one.strip() for one in bracket["place"].split(",")] if bracket else []
        if bracket and len(places) <= 2 and (nation_code(places[-1]) or is_city(places[-1])):  # noqa: PLR2004
            self.repository = bracket["name"]
            if len(places) > 1:
                self.settlement = places[0]
            self._where(places[-1])

    def expect(self, parts: Sequence[Part], keeper: int) -> None:
        """Take a part for the town where the country (after the archive) or the state stands behind it."""
        texts = [_unstopped(part.text) for part in parts]
        for index, (text, behind) in enumerate(pairwise(texts)):
            if (index == keeper + 1 and nation_code(behind)) or (
                index != keeper and city_country(text)[0] == "US" and _STATE.match(behind)
            ):
                self._town = text

    def _where(self, name: str, *, beside: bool = True) -> bool:
        """Take a town or a country, once each; further off, only a town of the archive's own country."""
        own = self._home and self._home in {city_country(name)[0], nation_code(name)}
        if not beside and not own and name != self._town and not self._state(name):
            return False
        if (is_city(name) or name == self._town) and not self.settlement:
            self.settlement = name
        elif nation_code(name) and not self.country:
            self.country = name
        elif self._state(name):
            self.settlement = f"{self.settlement}, {name}"
        else:
            return False
        return True

    def _state(self, name: str) -> bool:
        """Tell the state that stands behind an American town."""
        return bool(_STATE.match(name)) and city_country(self.settlement)[0] == "US"

    def take(self, part: Part, *, before: bool, after: bool) -> None:
        """Give a part beside the archive and the call number its place."""
        text = _unstopped(part.text)
        if part.label in {"city", "town", "place", "location"} and not self.settlement:
            self.settlement = text
        elif part.label == "country" and not self.country:
            self.country = text
        elif part.kind in {"date", "level"}:
            return
        elif self._completes(part, text, before=before, after=after):
            self.repository = f"{self.repository}, {text}"
        elif self._where(text, beside=not self.inner or after):
            return
        elif after or part.kind == "prose" or text[:1].islower() or len(text.split()) > _LONG * 2:
            # Behind the number, only the town and the country are understood.
            self.unread.append(text)
        elif before:
            self.outer.insert(0, text)
        else:
            self.inner.append(text)

    def _completes(self, part: Part, text: str, *, before: bool, after: bool) -> bool:
        """Tell the rest of an archive's name: its university, its state with its abbreviation."""
        if before or after or self.inner or self.settlement or is_city(text):
            return False
        bracket = _BRACKET.match(text)
        nation = bool(bracket and nation_code(bracket["name"]))
        return nation or (part.kind != "keeper" and bool(INSTITUTION.search(text)))

    def citation(self) -> Citation:
        """Return the citation with the place; the country is inferred where it is not said."""
        key, name, cert = nation_code(self.country), self.country, ""
        if not name:
            (key, name), cert = country_of(self.repository), "high"
        if not name:
            (key, name), cert = of_abbreviation(self.repository), "medium"
        if not name:
            town = self.settlement.split(",")[0] or self.repository.rsplit(maxsplit=1)[-1]
            (key, name), cert = city_country(town), "medium"
        return replace(
            self.found,
            repository=self.repository,
            settlement=self.settlement,
            country=name,
            country_key=key,
            country_cert=cert if name else "",
            collections=(*self.outer, *self.inner),
            shelfmark=self.shelfmark,
            unread=(*self.found.unread, *self.unread),
        )


def _unstopped(text: str) -> str:
    """Return a part without the full stop of the sentence; the one of an abbreviation stays.

    >>> _unstopped("fond 3, delo 1."), _unstopped("XIX-J-1-k, 3. d.")
    ('fond 3, delo 1', 'XIX-J-1-k, 3. d.')
    """
    return text[:-1] if text.endswith(".") and not re.search(r"\b[^\W\d]\.$", text) else text
