"""The places and organisations that a TEI document lists, and what they have to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from converter.appearance import Occurrence, Presence, Things
from converter.parsed import Tree, parsed
from converter.printed import ID, TEI

_IDNO, _REGION, _COUNTRY = (TEI + tag for tag in ("idno", "region", "country"))
_PLACE, _ORGANISATION = TEI + "placeName", TEI + "orgName"
_PROFILE = f"{TEI}teiHeader/{TEI}profileDesc/"
_PLACES = (
    ("origin", _PROFILE + f"{TEI}creation"),
    ("sender-place", _PROFILE + f"{TEI}correspDesc/{TEI}correspAction[@type='sent']"),
    ("receiver-place", _PROFILE + f"{TEI}correspDesc/{TEI}correspAction[@type='received']"),
)
_PARTIES = {("sent", None): "sender", ("received", None): "receiver", ("received", "cc"): "copy"}

Named = Mapping[str, tuple[int, tuple[Occurrence, ...]]]
"""How often each entry of a document is named, and the first places, by its id."""


def things(tei: bytes | Tree, named: Named) -> Things:
    """Return the places and organisations of a document."""
    root = parsed(tei)
    places = root.findall(f"{TEI}standOff/{TEI}listPlace//{TEI}place")
    organisations = root.findall(f"{TEI}standOff/{TEI}listOrg//{TEI}org")
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
        if names := _texts(entry.iterchildren(TEI + tag)):
            mentions, occurrences = named.get(ident, (0, ()))
            yield Presence(
                ident,
                names,
                tuple((one.get("type") or "", _text(one)) for one in entry.iterchildren(_IDNO)),
                _texts(entry.iter(_REGION)) + _texts(entry.iter(_COUNTRY)),
                tuple(parts.get(ident, ())),
                mentions,
                occurrences,
            )


def _of_places(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what places have to do with the document; the sender's is as a rule that of writing."""
    origins = set()
    for part, path in _PLACES:
        for name in root.iterfind(f"{path}/{_PLACE}"):
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
        for name in _texts(entry.iterchildren(_ORGANISATION)):
            called[name.casefold()].add(entry.get(ID) or "")
    for action in root.iterfind(f"{_PROFILE}{TEI}correspDesc/{TEI}correspAction"):
        part = _PARTIES.get((action.get("type") or "", action.get("subtype")))
        for party in action.iterchildren(_ORGANISATION):
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


def _texts(elements: Iterable[etree._Element]) -> tuple[str, ...]:
    texts = (_text(one) for one in elements)
    return tuple(dict.fromkeys(filter(None, texts)))


def _text(element: etree._Element) -> str:
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(map(str, element.itertext())).split())
