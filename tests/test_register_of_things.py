"""Which places and organisations are one across documents, by a table of cases; what an entry says."""

from __future__ import annotations

import itertools
import pickle
import re

import pytest

from converter.appearance import Cast, Occurrence, Presence, Things
from converter.register import THINGS, Document, Thing
from converter.tei.occurrences import occurrences
from converter.tei.presences import things
from tests.read_registers import things_of
from tests.xslt_editions import cases, report

CASES = cases("thing_cases.md")
_DOCUMENT = re.compile(r"(\w+) (places|organisations): (.+)")
_ENTRY = re.compile(r"(?P<names>[^@#]+?)(?: #(?P<geonames>\S+))?(?: @(?P<wikidata>\S+))?")


def presence(number: int, text: str, **more: object) -> Presence:
    found = _ENTRY.fullmatch(text)
    assert found, text
    numbers = (("GeoNames", found["geonames"]), ("wikidata", found["wikidata"]))
    idnos = tuple((kind, one) for kind, one in numbers if one)
    return Presence(f"e{number}", tuple(found["names"].split(" = ")), idnos, **more)  # type: ignore[arg-type]


def document(line: str, when: str = "1961") -> Document:
    found = _DOCUMENT.fullmatch(line)
    assert found, line
    key, kind, text = found.groups()
    entries = [presence(number, one) for number, one in enumerate(text.split("; "))]
    held = Things.of(*([entries, []] if kind == "places" else [[], entries]))
    return Document(f"doc-{key}", key, f"Report {key}", when, Cast(things=held))


def documents(text: str) -> list[Document]:
    return [document(line) for line in text.splitlines()]


def told(entries: tuple[Thing, ...]) -> list[str]:
    return [
        f"{' = '.join((one.name, *one.variants))}: "
        + " ".join(sorted({member.document.output for member in one.members}))
        for one in entries
    ]


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_what_is_one(given: str, expected: str) -> None:
    found = [line for kind in THINGS for line in told(things_of(documents(given), kind))]
    assert sorted(found) == sorted(expected.splitlines())


@pytest.mark.parametrize("given", [given for given, _ in CASES.values()], ids=CASES)
def test_the_order_of_documents_is_nothing(given: str) -> None:
    wanted = [things_of(documents(given), kind) for kind in THINGS]
    for order in itertools.permutations(documents(given)):
        assert [things_of(order, kind) for kind in THINGS] == wanted


def test_the_alphabet_knows_no_accents_and_no_article_and_seven_is_before_ten() -> None:
    held = "a places: Óbidos; The Alder; Unit 10; Unit 7; Ålsund; Orm; Орша; 3rd Quay; “Nadir”"
    found = things_of([document(held)], "places")
    assert [(one.letter, one.name) for one in found] == [
        ("A", "The Alder"),
        ("A", "Ålsund"),
        ("N", "“Nadir”"),
        ("O", "Óbidos"),
        ("O", "Orm"),
        ("U", "Unit 7"),
        ("U", "Unit 10"),
        ("#", "3rd Quay"),
        ("#", "Орша"),
    ]


def test_ids_come_from_the_name_and_the_first_in_time_keeps_the_bare_one() -> None:
    found = things_of(
        [
            document("b places: Corvina #1", "1962"),
            document("a places: Corvina #2", "1961"),
            document("c places: Letter A; Entries; Орша", "1960"),
        ],
        "places",
    )
    ids = {one.id: one.members[0].document.output for one in found}
    # "letter-a" and "entries" are addresses that the page itself has.
    assert ids == {"corvina": "a", "corvina-2": "b", "letter-a-2": "c", "entries-2": "c", "x": "c"}


def test_the_name_is_the_usual_one_and_not_the_one_in_capitals() -> None:
    held = ["a places: LEMVIK", "b places: LEMVIK", "c places: Lemvík", "d places: Lemvik"]
    (entry,) = things_of([document(one) for one in (*held, "e places: Lemvik")], "places")
    assert (entry.name, entry.variants) == ("Lemvik", ("LEMVIK", "Lemvík"))


STAND_OFF = (
    "<standOff><listPlace>"
    '<place xml:id="sabal"><placeName>Port Sabal</placeName><placeName>Sabal</placeName>'
    '<region>South</region><country>Corvada</country><idno type="GeoNames">7</idno></place>'
    '<place xml:id="mulbit"><placeName>Mulbit</placeName></place></listPlace>'
    '<listOrg><org xml:id="board"><orgName>Board of Lights</orgName></org>'
    '<org xml:id="desk"><orgName>Desk</orgName></org>'
    '<org xml:id="twin"><orgName>Desk</orgName></org></listOrg></standOff>'
)
HEADER = (
    '<profileDesc><creation><placeName ref="#sabal">Port Sabal</placeName></creation>'
    '<abstract><p>In <placeName ref="#sabal">Port Sabal</placeName>.</p></abstract><correspDesc>'
    '<correspAction type="sent"><orgName>board of lights</orgName>'
    '<placeName ref="#sabal">Port Sabal</placeName></correspAction>'
    '<correspAction type="received"><orgName>Desk</orgName>'
    '<placeName ref="#mulbit">Mulbit</placeName></correspAction>'
    '<correspAction type="received" subtype="cc"><orgName ref="#twin">Desk</orgName>'
    "</correspAction></correspDesc></profileDesc>"
)
BODY = (
    '<opener><dateline><placeName ref="#sabal">Sabal</placeName>, 3 May</dateline></opener>'
    '<p n="1">The <orgName ref="#board">Board of <placeName ref="#mulbit">Mulbit</placeName></orgName>'
    '<note n="1" xml:id="note-1" place="foot">Not in <placeName ref="#sabal">Sabal</placeName>.</note>'
    " met.</p>"
)


def test_what_a_document_says_of_its_places_and_organisations() -> None:
    tei = report(BODY, HEADER, STAND_OFF).encode()
    found = pickle.loads(pickle.dumps(things(tei, occurrences(tei))))  # noqa: S301 - made here
    assert found.places == (
        Presence(
            "sabal",
            ("Port Sabal", "Sabal"),
            (("GeoNames", "7"),),
            ("South", "Corvada"),
            # The sender's place is that of writing: it is told once.
            ("origin",),
            3,
        ),
        Presence("mulbit", ("Mulbit",), parts=("receiver-place",), mentions=1),
    )
    # An organisation without a pointer is the entry of that very name, when there is one only.
    assert [(one.id, one.parts, one.mentions) for one in found.organisations] == [
        ("board", ("sender",), 1),
        ("desk", (), 0),
        ("twin", ("copy",), 0),
    ]
    assert found.occurrences("sabal") == (
        Occurrence("summary", "", "summary", "In ", "Port Sabal", "."),
        Occurrence("opener", "", "text", "", "Sabal", ", 3 May"),
        Occurrence("note", "1", "note-1", "Not in ", "Sabal", "."),
    )
    assert found.occurrences("board") == (
        Occurrence("paragraph", "1", "p1", "The ", "Board of Mulbit", " met."),
    )
    assert found.occurrences("nowhere") == ()


def test_a_document_without_lists_has_none() -> None:
    assert things(report("<p>Nothing.</p>").encode(), {}) == Things()
    assert things_of([Document("doc-a", "a", "A", "", Cast())], "places") == ()
