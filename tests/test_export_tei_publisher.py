"""The export for TEI Publisher: every key is in a register, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from converter.exports import exporting
from tests.export_input import TEI, document, needs_tei_all, published, tei_all

ID = "{http://www.w3.org/XML/1998/namespace}id"
ENTRY = {"persName": "person", "placeName": "place", "orgName": "org"}
ROOTS = {"persons": "pb-persons", "places": "pb-places", "organizations": "pb-organizations"}


def trees(folder: Path) -> list[etree._Element]:
    return [etree.parse(path).getroot() for path in sorted(folder.rglob("*.xml"))]


def find(root: etree._Element, path: str) -> list[Any]:
    return root.xpath(path, namespaces={"t": TEI})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, exporting.Exported]:
    dest = tmp_path_factory.mktemp("tei-publisher")
    return dest, exporting.export("tei-publisher", published(), dest)


def test_each_key_names_one_entry_of_its_kind_in_the_registers(
    made: tuple[Path, exporting.Exported],
) -> None:
    dest, _ = made
    entries: Counter[tuple[str, str]] = Counter()
    ids: Counter[str] = Counter()
    for file, identifier in ROOTS.items():
        root = etree.parse(dest / "data" / "registers" / f"{file}.xml").getroot()
        assert root.get(ID) == identifier
        for kind in ENTRY.values():
            entries.update((kind, one.get(ID)) for one in find(root, f"//t:{kind}"))
        ids.update(find(root, "//t:standOff//@xml:id"))
    keyed = 0
    for root in trees(dest / "data" / "documents"):
        for name, kind in ENTRY.items():
            for key in find(root, f"//t:{name}/@key"):
                keyed += 1
                assert entries[kind, key] == 1, (kind, key)
    assert keyed > 100
    assert [one for one, times in ids.items() if times > 1] == []


def test_each_pointer_of_a_register_leads_to_an_entry_of_a_document(
    made: tuple[Path, exporting.Exported],
) -> None:
    dest, _ = made
    folder = dest / "data" / "registers"
    targets = [target for root in trees(folder) for target in find(root, "//t:ptr/@target")]
    assert len(targets) > 100
    for target in targets:
        path, _, local = target.partition("#")
        root = etree.parse((folder / path).resolve()).getroot()
        assert not local or find(root, f"//*[@xml:id='{local}']"), target


def test_the_losses_are_what_another_count_says(made: tuple[Path, exporting.Exported]) -> None:
    dest, exported = made
    references: Counter[str] = Counter()
    for root in trees(published() / "tei"):
        for name in ENTRY:
            references[name] += len(find(root, f"//t:{name}[@ref]"))
    kept: Counter[str] = Counter()
    for root in trees(dest / "data" / "documents"):
        for name in ENTRY:
            kept[name] += len(find(root, f"//t:{name}[@key]"))
    register = etree.parse(published() / "persons.xml").getroot()
    assert kept == references
    assert exported.losses.changed == {
        **{(f"{name}/@ref", f"{name}/@key"): times for name, times in references.items()},
        ("ptr/@target", "ptr/@target"): len(find(register, "//t:ptr")),
    }
    assert not exported.losses.dropped
    assert not exported.losses.added
    assert exported.losses.words == 0


@needs_tei_all
@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed (apt-get install jing)")
def test_documents_and_registers_are_valid(made: tuple[Path, exporting.Exported]) -> None:
    dest, _ = made
    files = sorted(map(str, (dest / "data").rglob("*.xml")))
    ran = subprocess.run(["jing", tei_all(), *files], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def exported(tmp_path: Path, documents: dict[str, bytes], register: bytes | None = None) -> Path:
    (tmp_path / "tei").mkdir()
    for name, data in documents.items():
        (tmp_path / "tei" / name).write_bytes(data)
    if register is not None:
        (tmp_path / "persons.xml").write_bytes(register)
    dest = tmp_path / "dest"
    exporting.export("tei-publisher", tmp_path / "tei", dest)
    return dest / "data"


KENNEDY = '<listPerson><person xml:id="kennedy"><persName>Kennedy</persName></person></listPerson>'
SAID = '<p><persName ref="#kennedy">Kennedy</persName> spoke.</p>'


def keys(root: etree._Element) -> list[str]:
    return [str(key) for key in find(root, "//t:text//@key")]


def test_persons_that_no_register_joins_stay_apart(tmp_path: Path) -> None:
    data = exported(
        tmp_path, {"a.xml": document("a", SAID, KENNEDY), "b.xml": document("b", SAID, KENNEDY)}
    )
    assert [keys(root) for root in trees(data / "documents")] == [["a.kennedy"], ["b.kennedy"]]
    register = etree.parse(data / "registers" / "persons.xml").getroot()
    assert [one.get(ID) for one in find(register, "//t:person")] == ["a.kennedy", "b.kennedy"]


def test_a_person_has_the_id_that_the_register_gives_it(tmp_path: Path) -> None:
    register = document(
        "pb-persons",
        "<p/>",
        '<listPerson><person xml:id="kennedy-john"><persName>Kennedy</persName>'
        '<ptr type="document" target="tei/a.xml#kennedy"/></person></listPerson>',
    )
    data = exported(
        tmp_path,
        {"a.xml": document("a", SAID, KENNEDY), "b.xml": document("b", SAID, KENNEDY)},
        register,
    )
    assert [keys(root) for root in trees(data / "documents")] == [["kennedy-john"], ["b.kennedy"]]
    written = etree.parse(data / "registers" / "persons.xml").getroot()
    assert [one.get(ID) for one in find(written, "//t:person")] == ["kennedy-john", "b.kennedy"]


PLACE = '<listPlace><place xml:id="{0}"><placeName>{1}</placeName>{2}</place></listPlace>'
WENT = '<p>To <placeName ref="#{0}">it</placeName>.</p>'


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("paris", "Paris", ""), ("paris", "Paris", ""), ["paris", "paris"]),
        (("paris", "Paris", ""), ("paris", "Paris, Texas", ""), ["paris", "paris-2"]),
        (
            ("paris", "Paris", '<idno type="wikidata">Q90</idno>'),
            ("paris", "Paris", '<idno type="wikidata">Q830149</idno>'),
            ["paris", "paris-2"],
        ),
        (
            ("paris", "Paris", ""),
            ("paris", "Paris", '<idno type="wikidata">Q90</idno>'),
            ["paris", "paris"],
        ),
    ],
)
def test_places_are_one_when_id_name_and_identifiers_agree(
    tmp_path: Path,
    first: tuple[str, str, str],
    second: tuple[str, str, str],
    expected: list[str],
) -> None:
    data = exported(
        tmp_path,
        {
            f"{name}.xml": document(name, WENT.format(one[0]), PLACE.format(*one))
            for name, one in (("a", first), ("b", second))
        },
    )
    assert [key for root in trees(data / "documents") for key in keys(root)] == expected
    places = etree.parse(data / "registers" / "places.xml").getroot()
    assert [one.get(ID) for one in find(places, "//t:place")] == sorted(set(expected))


def test_a_place_does_not_take_the_id_of_a_person(tmp_path: Path) -> None:
    register = document(
        "pb-persons",
        "<p/>",
        '<listPerson><person xml:id="lenin"><persName>Lenin</persName></person></listPerson>',
    )
    data = exported(
        tmp_path,
        {"a.xml": document("a", WENT.format("lenin"), PLACE.format("lenin", "Lenin", ""))},
        register,
    )
    assert [key for root in trees(data / "documents") for key in keys(root)] == ["lenin-2"]


def test_what_points_elsewhere_stays_as_it_is(tmp_path: Path) -> None:
    body = '<p><persName ref="https://example.org/1">A</persName><persName ref="#x #y">B</persName></p>'
    data = exported(tmp_path, {"a.xml": document("a", body)})
    (root,) = trees(data / "documents")
    assert find(root, "//t:text//@ref") == ["https://example.org/1", "#x #y"]


def test_an_entry_inside_another_is_an_entry_of_its_own(tmp_path: Path) -> None:
    inner = '<org xml:id="desk"><orgName>Desk</orgName></org>'
    lists = f'<listOrg><org xml:id="office"><orgName>Office</orgName>{inner}</org></listOrg>'
    data = exported(tmp_path, {"a.xml": document("a", "<p/>", lists)})
    register = etree.parse(data / "registers" / "organizations.xml").getroot()
    assert find(register, "//t:listOrg/t:org/@xml:id") == ["desk", "office"]
    assert len(find(register, "//t:org")) == 2


@pytest.mark.parametrize(
    ("pointers", "left"),
    [
        ("#kennedy https://d-nb.info/gnd/1", "https://d-nb.info/gnd/1"),
        (
            "https://d-nb.info/gnd/1 #kennedy\nhttps://viaf.org/viaf/2",
            "https://d-nb.info/gnd/1 https://viaf.org/viaf/2",
        ),
        ("#nobody #kennedy", "#nobody"),
        (" #kennedy ", ""),
    ],
)
def test_of_several_pointers_the_first_that_meets_an_entry_is_the_key(
    tmp_path: Path, pointers: str, left: str
) -> None:
    body = f'<p><persName ref="{pointers}">Kennedy</persName></p>'
    data = exported(tmp_path, {"a.xml": document("a", body, KENNEDY)})
    (root,) = trees(data / "documents")
    (name,) = find(root, "//t:text//t:persName")
    assert name.get("key") == "a.kennedy"
    assert name.get("ref", "") == left
    assert ("ref" in name.attrib) == bool(left)


@pytest.mark.parametrize(
    ("pointers", "told"),
    [
        (("#kennedy", "https://example.org/1"), []),
        (
            ("#kennedy", "#nobody https://example.org/1"),
            [
                (
                    "1 name has no key: its pointer meets no entry of the register; "
                    "tei-convert validate names it."
                )
            ],
        ),
        (
            ("#nobody", "#x #y"),
            [
                (
                    "2 names have no key: their pointer meets no entry of the register; "
                    "tei-convert validate names them."
                )
            ],
        ),
    ],
)
def test_names_whose_pointer_meets_no_entry_are_told(
    tmp_path: Path, pointers: tuple[str, str], told: list[str]
) -> None:
    names = "".join(f'<persName ref="{one}">Kennedy</persName>' for one in pointers)
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_bytes(document("a", f"<p>{names}</p>", KENNEDY))
    made = exporting.export("tei-publisher", tmp_path / "tei", tmp_path / "dest")
    assert made.losses.needs == told
