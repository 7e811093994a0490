"""TEI documents as typed values: what a document is, who stands in it, who is named where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from converter.api.given import Tei, tei_of
from converter.api.results import Mention, Person, parsed
from converter.schema import readable

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_HEADER = f"{_TEI}teiHeader"
# Names of the header are copies of those in the text, but for the summary's.
_NAMED_IN = (f"{_HEADER}/{_TEI}profileDesc/{_TEI}abstract", f"{_TEI}text")
_PARTIES = tuple(_TEI + name for name in ("persName", "orgName", "name"))


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A sender or receiver: its name as written, and the id of the person where it is one."""

    name: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A TEI document: what its header says, its persons and every place where one is named.

    ``when`` is the date of writing (``creation/date/@when``), "" where it is not known;
    ``receivers`` leaves out those who got copies.
    """

    file: str
    id: str
    title: str
    when: str
    kind: str
    place: str
    senders: tuple[Correspondent, ...]
    receivers: tuple[Correspondent, ...]
    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]


def read_tei(tei: Tei) -> Document:
    """Return what a TEI document says, ours or anyone's; what it lacks is empty.

    Raises SourceError when there is no such file, SchemaError when it is no
    well-formed TEI or has a DOCTYPE.
    """
    data, file = tei_of(tei)
    readable(data)
    return document_of(data, file)


def document_of(data: bytes, file: str) -> Document:
    """Return what the bytes of a TEI document say."""
    root = parsed(data).getroot()
    profile = f"{_HEADER}/{_TEI}profileDesc"
    creation = root.find(f"{profile}/{_TEI}creation")
    date = None if creation is None else creation.find(f"{_TEI}date")
    persons = persons_of(root)
    return Document(
        file=file,
        id=root.get(_ID, ""),
        title=_title(root),
        when="" if date is None else date.get("when", ""),
        kind=_kind(root, profile),
        place="" if creation is None else _text(creation.find(f"{_TEI}placeName")),
        senders=tuple(_parties(root, "sent")),
        receivers=tuple(_parties(root, "received")),
        persons=persons,
        mentions=tuple(_mentions(root, file, {one.id: one.name for one in persons})),
    )


def persons_of(root: etree._Element) -> tuple[Person, ...]:
    """Return the persons of the lists in ``standOff``, in their order."""
    listed = root.iterfind(f"{_TEI}standOff//{_TEI}person")
    return tuple(_person(element) for element in listed)


def _person(element: etree._Element) -> Person:
    names = element.findall(f"{_TEI}persName")
    main = next((one for one in names if one.get("type") == "main"), names[0] if names else None)
    surname = _text(None if main is None else main.find(f"{_TEI}surname"))
    forename = _text(None if main is None else main.find(f"{_TEI}forename"))
    title = _text(None if main is None else main.find(f"{_TEI}roleName"))
    return Person(
        id=element.get(_ID, ""),
        name=f"{forename} {surname}".strip() or _text(main).removeprefix(title).strip(),
        title=title,
        surname=surname,
        forename=forename,
        variants=tuple(_text(one) for one in names if one is not main),
        roles=tuple(dict.fromkeys(map(_text, element.iterfind(f"{_TEI}occupation")))),
        idnos=tuple((one.get("type", ""), _text(one)) for one in element.iterfind(f"{_TEI}idno")),
        born=_when(element, "birth"),
        died=_when(element, "death"),
    )


def _mentions(root: etree._Element, file: str, names: dict[str, str]) -> Iterator[Mention]:
    for place in _NAMED_IN:
        for home in root.iterfind(place):
            for element in home.iter(f"{_TEI}persName"):
                person = element.get("ref", "").removeprefix("#")
                line: Any = element.sourceline
                yield Mention(
                    file=file,
                    line=int(line or 1),
                    start=None,
                    end=None,
                    surface=_text(element),
                    person=person,
                    name=names.get(person, ""),
                    evidence=element.get("evidence", ""),
                    certainty=element.get("cert", ""),
                )


def _parties(root: etree._Element, action: str) -> Iterator[Correspondent]:
    correspondence = f"{_HEADER}/{_TEI}profileDesc/{_TEI}correspDesc/{_TEI}correspAction"
    for element in root.iterfind(correspondence):
        if element.get("type") == action and element.get("subtype") != "cc":
            for party in element:
                if party.tag in _PARTIES:
                    yield Correspondent(_text(party), party.get("ref", "").removeprefix("#"))


def _title(root: etree._Element) -> str:
    titles = root.findall(f"{_HEADER}/{_TEI}fileDesc/{_TEI}titleStmt/{_TEI}title")
    main = [one for one in titles if one.get("type") == "main"]
    return _text(next(iter(main or titles), None))


def _kind(root: etree._Element, profile: str) -> str:
    for reference in root.iterfind(f"{profile}/{_TEI}textClass/{_TEI}catRef"):
        if reference.get("scheme") == "#document-type":
            return reference.get("target", "").removeprefix("#")
    return ""


def _when(element: etree._Element, name: str) -> str:
    found = element.find(_TEI + name)
    return "" if found is None else found.get("when", "")


def _text(element: etree._Element | None) -> str:
    """Return the characters of an element without notes, white space closed up."""
    return "" if element is None else " ".join("".join(_characters(element)).split())


def _characters(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        # A comment's tag is no name.
        if isinstance(child.tag, str) and child.tag != f"{_TEI}note":
            yield from _characters(child)
        yield child.tail or ""
