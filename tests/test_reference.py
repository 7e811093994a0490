"""Our TEI of the two reports against their reference encodings, element by element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from converter.pipeline import convert
from converter.settings import Naming, Settings
from converter.tools import Tools
from tests.shared import REPORTS, SHARED, needs_shared, source_of

pytestmark = needs_shared

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
COMPARED = ("type", "subtype", "n", "rend", "reason", "place", "when", "ana", "key", "level", "role",
            "target", "scheme", "ident", "mainLang", "status")  # fmt: skip
INLINE = frozenset(
    "persName roleName orgName placeName name date hi supplied note gap num sic foreign pb".split()
)
# What ENCODING asks for beyond the references.
BEYOND = {
    "t:extent": "the ledger's totals",
    "t:bibl[@type='file']": "the source file's name and checksum",
    "t:taxonomy[@xml:id='name-evidence']": "the categories of @evidence",
    "t:listPrefixDef": "prefixes for the numbers of authority files",
}
# What stands differently in every edition: its settings decide, not the page.
SETTINGS = ("publisher", "projectDesc", "editorialDecl", "appInfo")


@cache
def pair(path: Path) -> tuple[etree._Element, etree._Element]:
    """Return our TEI and the reference.

    The references leave places, organisations and dates in running text out
    (ENCODING says so); ours is made with the settings that seek none of them. Left in the
    comparison is everything else, and with it the places and dates of datelines.
    """
    wanted = etree.parse(SHARED / "reference" / f"{path.stem}.xml").getroot()
    naming = Naming(places=False, organisations=False, dates=False)
    ours = convert(source_of(path), Tools.build(Settings(naming=naming))).tei
    return etree.fromstring(ours), wanted


reports = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])


def local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


class Persons:
    """Hold ids of ours and of the reference against each other: one to one, by identity."""

    def __init__(self) -> None:
        self.ours: dict[str, str] = {}
        self.theirs: dict[str, str] = {}

    def same(self, ours: str, theirs: str) -> bool:
        """Tell whether two pointers name one person, given all that was compared before."""
        return (
            self.ours.setdefault(ours, theirs) == theirs
            and self.theirs.setdefault(theirs, ours) == ours
        )


def events(element: etree._Element) -> list[tuple[str, ...]]:
    """Return an element as a flat run: what opens, what closes, and the text between."""
    found = list(_events(element))
    for at, event in enumerate(found):
        if event[0] == "text":
            text = event[1]
            if at and _breaks(found[at - 1]):
                text = text.lstrip()
            if at + 1 < len(found) and _breaks(found[at + 1]):
                text = text.rstrip()
            found[at] = ("text", text)
    return [event for event in found if event != ("text", "")]


def _breaks(event: tuple[str, ...]) -> bool:
    return event[0] != "text" and event[1] not in INLINE


def _events(element: etree._Element) -> Iterator[tuple[str, ...]]:
    attributes = tuple(f"{name}={element.get(name)}" for name in COMPARED if element.get(name))
    yield ("open", local(element), element.get("ref", ""), *attributes)
    yield ("text", re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        yield from _events(child)
        yield ("text", re.sub(r"\s+", " ", child.tail or ""))
    yield ("close", local(element))


def compare(ours: etree._Element, theirs: etree._Element, persons: Persons) -> None:
    """Compare two elements with all that is in them."""
    left, right = events(ours), events(theirs)
    for one, other in zip(left, right, strict=False):
        if one[0] == other[0] == "open":
            assert (one[1], one[3:]) == (other[1], other[3:])
            assert bool(one[2]) == bool(other[2])
            assert persons.same(one[2], other[2]), f"{one} is another person than {other}"
        else:
            assert one == other
    assert len(left) == len(right)


def all_of(tree: etree._Element, path: str) -> list[etree._Element]:
    steps = "/".join(step if step == ".." else f"t:{step}" for step in path.split("/"))
    return list(tree.xpath(f"//{steps}", namespaces=NS))


@reports
def test_the_body_is_the_reference(path: Path) -> None:
    ours, theirs = pair(path)
    compare(all_of(ours, "body")[0], all_of(theirs, "body")[0], Persons())


@reports
def test_the_same_persons_in_summary_body_correspondence_and_lists(path: Path) -> None:
    ours, theirs = pair(path)
    persons = Persons()
    for part in ("body", "abstract", "author"):
        compare(all_of(ours, part)[0], all_of(theirs, part)[0], persons)
    wanted = {f"#{one.get(ID)}": _person(one) for one in all_of(theirs, "person")}
    found = {f"#{one.get(ID)}": _person(one) for one in all_of(ours, "person")}
    for key, person in found.items():
        twin = persons.ours.get(key) or next((k for k, v in wanted.items() if v == person), "")
        assert wanted.pop(twin, None) == person
    assert wanted == {}


def _person(person: etree._Element) -> tuple[str, ...]:
    """Return surname, forename, the name where it is not divided, and the offices."""
    name = person.find("t:persName", NS)
    assert name is not None
    whole = "" if len(name) else name.text or ""
    parts = [name.findtext(f"t:{part}", "", NS) for part in ("surname", "forename")]
    return (*parts, whole, *(office.text or "" for office in person.findall("t:occupation", NS)))


@reports
@pytest.mark.parametrize(
    "home",
    [
        "titleStmt/title", "titleStmt/author", "titleStmt/editor", "titleStmt/funder", "notesStmt", "sourceDesc/biblStruct",
        "sourceDesc/msDesc", "creation", "abstract", "langUsage", "textClass", "listPlace",
    ],
)  # fmt: skip
def test_a_part_of_the_header_is_the_reference(path: Path, home: str) -> None:
    ours, theirs = pair(path)
    found, wanted = all_of(ours, home), all_of(theirs, home)
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        compare(one, other, Persons())


@reports
def test_the_citation_and_the_rights_are_word_for_word(path: Path) -> None:
    ours, theirs = pair(path)
    for home in ("bibl[@type='citation']", "availability[@status='restricted']/p"):
        found = [
            events(one) for one in ours.xpath(f"//t:{home.replace('/', '/t:')}", namespaces=NS)
        ]
        wanted = [
            events(one) for one in theirs.xpath(f"//t:{home.replace('/', '/t:')}", namespaces=NS)
        ]
        assert found == wanted


@reports
def test_the_correspondence_is_the_reference(path: Path) -> None:
    ours, theirs = (
        sorted(
            (
                one.get("type"),
                one.get("subtype", ""),
                sorted(" ".join("".join(x.itertext()).split()) for x in one),
            )
            for one in all_of(tree, "correspAction")
        )
        for tree in pair(path)
    )
    assert ours == theirs


@reports
def test_the_header_has_nothing_beyond_the_reference_but_what_is_told(path: Path) -> None:
    ours, theirs = pair(path)
    beyond = {one for told in BEYOND for one in ours.xpath(f"//{told}", namespaces=NS)}
    assert len(beyond) == len(BEYOND)
    assert shape(ours, beyond) == shape(theirs, set())


def shape(tree: etree._Element, without: set[etree._Element]) -> set[str]:
    """Return the header's elements as pairs of parent and child, told apart by type and id."""
    found = set()
    header = tree.find("t:teiHeader", NS)
    assert header is not None
    for element in header.iter():
        around = [element, *element.iterancestors()]
        if len(around) < 3 or any(one in without or local(one) in SETTINGS for one in around):
            continue
        parent = element.getparent()
        assert parent is not None
        found.add(f"{_named(parent)}/{_named(element)}")
    return found


def _named(element: etree._Element) -> str:
    told = element.get("type") or (element.get(ID) if local(element) == "taxonomy" else None)
    return local(element) + (f"[{told}]" if told else "")
