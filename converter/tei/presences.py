"""The places and organisations that a TEI document lists, and what they have to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from converter.appearance import Occurrence, Presence, Things
from converter.parsed import Tree, parsed
from converter.printed import ID, TEI

_NS = {"t": TEI.strip("{}")}
_PROFILE = "t:teiHeader/t:profileDesc/"
_PLACES = (
    ("origin", _PROFILE + "t:creation"),
    ("sender-place", _PROFILE + "t:correspDesc/t:correspAction[@type='sent']"),
    ("receiver-place", _PROFILE + "t:correspDesc/t:correspAction[@type='received']"),
)
_PARTIES = {("sent", None): "sender", ("received", None): "receiver", ("received", "cc"): "copy"}

Named = Mapping[str, tuple[int, tuple[Occurrence, ...]]]
"""How often each entry of a document is named, and the first places, by its id."""


def things(tei: bytes | Tree, named: Named) -> Things:
    """Return the places and organisations of a document."""
    root = parsed(tei)
    places = root.findall("t:standOff/t:listPlace//t:place", _NS)
    organisations = root.findall("t:standOff/t:listOrg//t:org", _NS)
    of_places = _collected(_of_places(root))
    of_organisations = _collected(_of_organisations(root, organisations))
    return Things.of(
        _presences(places, "placeName", of_places, named),
        _presences(organisations, "orgName", of_organisations, named),
    )


def _presences(
    entries: list[etree._Element], tag: str, parts: Mapping[str, list[str]], named: Named
) -> Iterator[Presence]:
    for entry in entries:
        ident = entry.get(ID) or ""
        if names := _texts(entry, f"t:{tag}"):
            mentions, occurrences = named.get(ident, (0, ()))
            yield Presence(
                ident,
                names,
                tuple((one.get("type") or "", _text(one)) for one in entry.iterfind("t:idno", _NS)),
                _texts(entry, ".//t:region") + _texts(entry, ".//t:country"),
                tuple(parts.get(ident, ())),
                mentions,
                occurrences,
            )


def _of_places(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what places have to do with the document; the sender's is as a rule that of writing."""
    origins = set()
    for part, path in _PLACES:
        for name in root.iterfind(f"{path}/t:placeName", _NS):
            place = (name.get("ref") or "")[1:]
            if part == "origin":
                origins.add(place)
            elif part == "sender-place" and place in origins:
                continue
            yield place, part


def _of_organisations(
    root: etree._Element, entries: list[etree._Element]
) -> Iterator[tuple[str, str]]:
    """Yield the organisations that write or receive: pointed at, or called just as one entry is."""
    called: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in _texts(entry, "t:orgName"):
            called[name.casefold()].add(entry.get(ID) or "")
    for action in root.iterfind(f"{_PROFILE}t:correspDesc/t:correspAction", _NS):
        part = _PARTIES.get((action.get("type") or "", action.get("subtype")))
        for party in action.iterfind("t:orgName", _NS):
            known = called.get(_text(party).casefold(), set())
            ref = (party.get("ref") or "")[1:] or (next(iter(known)) if len(known) == 1 else "")
            if ref and part:
                yield ref, part


def _collected(told: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry, part in told:
        if part not in found[entry]:
            found[entry].append(part)
    return found


def _texts(element: etree._Element, path: str) -> tuple[str, ...]:
    texts = (_text(one) for one in element.iterfind(path, _NS))
    return tuple(dict.fromkeys(filter(None, texts)))


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
