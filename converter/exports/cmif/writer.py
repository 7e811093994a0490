"""One correspDesc: its two actions, and the note with what version 2 of CMIF adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from converter.exports.cmif.authorities import Entities, each, plain
from converter.exports.published import TEI
from converter.regexes import regex

_T = f"{{{TEI}}}"
# The vocabulary of version 2. CMIF's schema has no encodingDesc, so no prefix can be declared
# for it and the terms are written in full, as its keeper, the Mainz Academy, does.
_TERMS = "https://lod.academy/cmif/vocab/terms#"
_MENTIONS = {"persName": "mentionsPerson", "placeName": "mentionsPlace", "orgName": "mentionsOrg"}
# How sure a name or a date is (version 1.1, proposals/CMIFv1.1_proposal.md).
_DOUBTS = {
    "cert": {"high", "medium", "low", "unknown"},
    "evidence": {"internal", "external", "conjecture"},
}
DAY = regex(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:T.*)?$")
# Which attributes may stand together (TEI Guidelines, att.datable.w3c).
_SPANS = (("when",), ("from", "to"), ("notBefore", "notAfter"))


@dataclass(frozen=True, slots=True)
class Letter:
    """A correspDesc as it is written, and the nodes of the document that it was read from."""

    description: etree._Element
    read: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """Write the parts of one correspDesc, and remember who is in it already."""

    entities: Entities
    letter: Letter
    seen: set[str] = field(default_factory=set)

    def action(
        self, kind: str, given: list[etree._Element], otherwise: Sequence[etree._Element] = ()
    ) -> None:
        """Write who sent or received it, where and when; "Unknown" when nobody is named.

        Both actions must be there, and there is one of each (cmif.sch E0001, E0002).
        ``otherwise`` are the dates to take where the action has none.
        """
        made = etree.SubElement(self.letter.description, f"{_T}correspAction", type=kind)
        for one in given:
            self.letter.read.extend([one, *each(one, "@type")])
        for tag in ("persName", "orgName", "placeName"):
            for one in given:
                for name in each(one, f"t:{tag}"):
                    self._name(made, tag, name)
        if made.find(f"{_T}persName") is None and made.find(f"{_T}orgName") is None:
            unknown = etree.Element(f"{_T}persName")
            unknown.text = "Unknown"
            made.insert(0, unknown)
        for date in (*(date for one in given for date in each(one, "t:date")), *otherwise):
            if self._date(made, date):
                self.letter.read.extend(date.iterancestors(f"{_T}creation"))
                return

    def note(self, mentioned: list[etree._Element], tei: str) -> None:
        """Write who is named and has a number in an authority file, and where the TEI file is."""
        note = etree.Element(f"{_T}note")
        for one in (
            name for part in mentioned for name in part.iter(*(f"{_T}{tag}" for tag in _MENTIONS))
        ):
            found = self.entities.find(one.get("ref") or "")
            if found and found.address and found.address not in self.seen:
                self.seen.add(found.address)
                self.letter.read.extend(found.read)
                term = _MENTIONS[etree.QName(one).localname]
                self._ref(note, term, found.address, found.name or plain(one))
        if tei:
            self._ref(note, "isAvailableAsTEIfile", tei)
        if len(note):
            self.letter.description.append(note)

    @staticmethod
    def _ref(note: etree._Element, term: str, target: str, name: str = "") -> None:
        ref = etree.SubElement(note, f"{_T}ref", type=_TERMS + term, target=target)
        ref.text = name or None

    def _name(self, made: etree._Element, tag: str, given: etree._Element) -> None:
        """Write a name: CMIF allows it text, an address and how sure it is."""
        found = self.entities.find(given.get("ref") or "")
        shown = (found.name if found else "") or plain(given)
        if not shown:
            return
        self.letter.read.append(given)
        name = etree.SubElement(made, f"{_T}{tag}")
        name.text = shown
        if found and found.address:
            name.set("ref", found.address)
            self.seen.add(found.address)
        if found:
            self.letter.read.extend([*each(given, "@ref"), *found.read])
        self._doubt(name, given)

    def _date(self, made: etree._Element, given: etree._Element) -> bool:
        """Write a date with its attributes as CMIF allows them: days, months or years."""
        for names in _SPANS:
            kept = dict(_days(given, names))
            if kept:
                date = etree.SubElement(made, f"{_T}date", kept)
                self.letter.read.append(given)
                self.letter.read.extend(node for name in kept for node in each(given, f"@{name}"))
                self._doubt(date, given)
                return True
        return False

    def _doubt(self, made: etree._Element, given: etree._Element) -> None:
        for name, values in _DOUBTS.items():
            if given.get(name) in values:
                made.set(name, str(given.get(name)))
                self.letter.read.extend(each(given, f"@{name}"))


def _days(date: etree._Element, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        if found := DAY.match(date.get(name) or ""):
            yield name, found[1]
