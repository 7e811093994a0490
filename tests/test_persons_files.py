"""persons.xml and persons.html: valid, linked to the documents, and nobody else's bytes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

import lxml.html
import pytest
from click.testing import Result
from lxml import etree

from converter.fills import unfilled
from converter.persons import encode
from converter.register import Document
from converter.schema import Schema
from converter.settings import Edition
from converter.tei.persons import Human, Listed, encode_persons
from tests.shared import ROOT
from tests.specimen_register import documents, specimens
from tests.test_schemas import SCHEMAS, TEI_ALL, jing, needs_jing, needs_tei_all

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
EDITION = Edition(title="The Harbour Papers", licence="CC BY 4.0", editors=("Ada Muster",))
LISTED = {
    one.id: one
    for one in (
        Listed("doc-a", "1962/a b", "A & B", {"when": "1962-01-03"}),
        Listed("doc-b", "b", "B", {"when": "1962-01-03"}),
        Listed("doc-c", "c", "C", {"notBefore": "1962", "notAfter": "1963"}),
        Listed("doc-d", "d", "D", {}),
    )
}
KAREL = Human(
    "brezan-karel", "Karel Brezan", "", "Brezan", "Karel", ("K. Brezan",), "1894-03", "about 1970",
    (
        ("envoy", LISTED["doc-a"]), ("envoy", LISTED["doc-b"]), ("envoy", LISTED["doc-c"]),
        ("clerk", LISTED["doc-d"]), ("diver", None),
    ),
    (("wikidata", "Q1"), ("VIAF", "2"), ("GND", "3-4")),
    (("1962/a b", "brezan"), ("b", "brezan-k")),
)  # fmt: skip
ORSAN = Human("orsan", "Orsan", "Lady", "Orsan", "", (), "", "", (), (), (("d", "orsan"),))
EVERYTHING = b"".join(encode_persons([KAREL, ORSAN], LISTED.values(), EDITION))


def test_a_person_in_tei() -> None:
    tree = etree.fromstring(EVERYTHING)
    assert tree.get(ID) == "pb-persons"
    first = tree.find(".//t:person", NS)
    assert first is not None
    told = [(etree.QName(part).localname, *part.items(), part.text or "") for part in first]
    assert told == [
        ("persName", ("type", "main"), ""),
        ("persName", ("type", "variant"), "K. Brezan"),
        ("birth", ("when", "1894-03"), ""),
        ("death", "about 1970"),
        ("occupation", ("when", "1962-01-03"), ("source", "#doc-a #doc-b"), "envoy"),
        ("occupation", ("notBefore", "1962"), ("notAfter", "1963"), ("source", "#doc-c"), "envoy"),
        ("occupation", ("source", "#doc-d"), "clerk"),
        ("occupation", "diver"),
        ("idno", ("type", "wikidata"), "Q1"),
        ("idno", ("type", "VIAF"), "2"),
        ("idno", ("type", "GND"), "3-4"),
        ("ptr", ("type", "document"), ("target", "tei/1962/a%20b.xml#brezan"), ""),
        ("ptr", ("type", "document"), ("target", "tei/b.xml#brezan-k"), ""),
    ]
    assert "".join(first[0].itertext()) == "Brezan Karel"
    called = tree.findall(".//t:persName[@type='main']", NS)[1]
    assert [(etree.QName(one).localname, one.text) for one in called] == [
        ("roleName", "Lady"),
        ("surname", "Orsan"),
    ]


@needs_jing
@needs_tei_all
def test_the_register_is_valid_here_and_for_tei(tmp_path: Path) -> None:
    files = {
        "everything.xml": EVERYTHING,
        "nobody.xml": b"".join(encode_persons([], [], Edition())),
        "specimens.xml": b"".join(encode(specimens(), EDITION)),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert Schema.load().check(data) == []
    paths = [tmp_path / name for name in files]
    assert jing(SCHEMAS / "persons.rng", paths) == {}
    assert jing(TEI_ALL, paths) == {}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b"#doc-d", b"#doc-z", "dangling-pointer"),
        (b'xml:id="orsan"', b'xml:id="brezan-karel"', "duplicate-id"),
        (b"<death>", b"<zebra/><death>", "schema"),
        (b"wikidata", b"passport", "schema"),
        (b'when="1894-03"', b'when="March"', "schema"),
    ],
)
def test_validate_knows_the_register(
    run: Run, tmp_path: Path, old: bytes, new: bytes, rule: str
) -> None:
    path = tmp_path / "persons.xml"
    path.write_bytes(EVERYTHING)
    assert run("validate", path).exit_code == 0
    assert old in EVERYTHING
    path.write_bytes(EVERYTHING.replace(old, new, 1))
    result = run("validate", path)
    assert result.exit_code == 1
    assert f": {rule}: " in result.stdout


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the outputs of the specimens, half of them in a folder of its own."""
    from converter.cli import cli  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("register")
    (folder / "corpus" / "a b").mkdir(parents=True)
    for number, path in enumerate(sorted((ROOT / "corpus").glob("[0-9]*"))):
        shutil.copy(path, folder / "corpus" / ("a b" if number % 2 else ""))
    with pytest.raises(SystemExit) as ended:
        cli.main(["-q", str(folder / "corpus"), str(folder / "out")], prog_name="tei-convert")
    assert not ended.value.code
    return folder / "out"


IN_YEARS = {
    "oszlari-bertalan": "named in 2 documents, 1961–1963, mentioned 2 times",
    "pocock": "named in 3 documents, 1961, mentioned 5 times",
}


def named_in(document: Document) -> set[str]:
    """Return the ids of the persons of a document without those who only translated it."""
    return {one.id for one in document.cast.people if one.mentions or one.parts != ("translator",)}


def ids_in(page: Path) -> set[str]:
    return {str(one) for one in lxml.html.parse(str(page)).xpath("//@id")}


def test_links_between_documents_and_register_lead_to_their_places(edition: Path) -> None:
    known = {page: ids_in(page) for page in edition.rglob("*.html")}
    seen = 0
    for page in known:
        for href in map(str, lxml.html.parse(str(page)).xpath("//a/@href")):
            file, _, anchor = href.partition("#")
            target = (page.parent / unquote(file)).resolve() if file else page
            if target.suffix == ".html" and not re.match("[a-z]+:", href):
                assert anchor in {"", *known[target]}, (page.name, href)
                seen += "persons.html#" in href
    assert seen >= sum(len(named_in(one)) for one in documents())


@pytest.mark.parametrize(
    ("kind", "tag"), [("persons", "person"), ("places", "place"), ("organisations", "org")]
)
def test_each_entry_of_a_document_leads_to_that_of_the_register(
    edition: Path, kind: str, tag: str
) -> None:
    register = lxml.html.parse(str(edition / f"{kind}.html"))
    named = {one.output: named_in(one) for one in documents()}
    seen = 0
    for path in sorted((edition / "tei").rglob("*.xml")):
        name = path.relative_to(edition / "tei").with_suffix("")
        root = "../" * len(name.parts)
        page = lxml.html.parse(str(edition / "html" / f"{name}.html"))
        address = quote(f"html/{name}.html")
        for entry in etree.parse(path).xpath(f"//t:standOff//t:{tag}/@xml:id", namespaces=NS):
            if kind == "persons" and entry not in named[name.name]:
                assert not page.xpath("//*[@id=$id]", id=entry)
                continue
            (href,) = page.xpath("//li[@id=$id]/span[@class='elsewhere']/a/@href", id=entry)
            there, _, anchor = href.partition("#")
            assert there == f"{root}{kind}.html"
            (item,) = register.xpath("//li[@class='entry'][@id=$id]", id=anchor)
            assert address in [one.partition("#")[0] for one in item.xpath(".//p/span/a/@href")]
            seen += 1
    assert seen > 20


def test_each_pointer_of_the_register_leads_to_a_person_of_a_document(edition: Path) -> None:
    tree = etree.parse(edition / "persons.xml")
    targets = [str(one) for one in tree.xpath("//t:person/t:ptr/@target", namespaces=NS)]
    assert len(targets) == len(set(targets)) == sum(len(one.cast.people) for one in documents())
    for target in targets:
        file, _, person = target.partition("#")
        found = etree.parse(edition / unquote(file)).xpath(
            "//t:person[@xml:id=$id]", namespaces=NS, id=person
        )
        assert len(found) == 1, target


def test_the_index_and_the_record_name_the_register(edition: Path) -> None:
    index = lxml.html.parse(str(edition / "index.html"))
    (link,) = index.xpath("//section[@aria-labelledby='by-person']/p[@class='more']/a")
    persons = etree.parse(edition / "persons.xml").xpath("count(//t:person)", namespaces=NS)
    assert (link.get("href"), link.text) == ("persons.html", f"All {persons:.0f}")
    record = json.loads((edition / "conversion.json").read_text(encoding="utf-8"))
    assert record["register"] == "persons.xml"


def test_an_entry_to_read(edition: Path) -> None:
    tree = lxml.html.parse(str(edition / "persons.html"))
    (entry,) = tree.xpath("//li[@id='oszlari-bertalan']")
    assert entry.find("h3").text_content() == "Oszlári, Bertalan"
    lines = [
        " ".join(one.text_content().split()) for one in entry.xpath(".//ul[@class='lines']/li")
    ]
    assert lines == [
        "§ 7 … fifty had known a person whom it concerned. I told them about Bertalan Oszlári, who copied Arden's decree for our own country, with …",
        "§ 11 Is that the son of Bertalan Oszlári?",
    ]
    counts = {one: tree.xpath(f"//li[@id='{one}']/p[@class='counts']")[0].text for one in IN_YEARS}
    assert counts == IN_YEARS
    (zhelnin,) = tree.xpath("//li[@id='zhelnin-rodion']")
    offices = [
        " ".join(one.text_content().split()) for one in zhelnin.xpath("ul[@class='offices']/li")
    ]
    assert offices[0] == (
        "interpreter: 12 October 1961, 26 November 1961, 2 April 1963, 15 January 1967"
    )


def test_nobody_is_named(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "1951" / "letter.txt").unlink()
    assert run(corpus, out).exit_code == 0
    assert run("validate", out / "persons.xml").exit_code == 0
    assert "name no person" in (out / "persons.xml").read_text(encoding="utf-8")
    assert "The documents name no person." in (out / "persons.html").read_text(encoding="utf-8")
    index = lxml.html.parse(str(out / "index.html"))
    assert not index.xpath("//p[@class='register']")


@pytest.mark.parametrize(
    ("only", "made"),
    [
        ("tei", {"persons.xml"}),
        ("html", {"persons.html", "places.html", "organisations.html"}),
        ("text", set()),
        ("tei,html", {"persons.xml", "persons.html", "places.html", "organisations.html"}),
    ],
)
def test_each_format_has_its_register(
    run: Run, outputs: Outputs, corpus: Path, out: Path, only: str, made: set[str]
) -> None:
    run("--only", only, corpus, out)
    registers = ("persons", "places", "organisations")
    assert {path for path in outputs(out) if path.startswith(registers)} == made


def test_one_more_report_changes_the_register_and_no_document(
    run: Run, outputs: Outputs, corpus: Path, out: Path, letter: str
) -> None:
    run(corpus, out)
    before = outputs(out)
    other = letter.replace("Yesterday Comrade Tomas Vela", "Yesterday Minister Tomas Vela")
    (corpus / "1952.txt").write_text(other, encoding="utf-8")
    run(corpus, out)
    after = outputs(out)

    def as_made(data: bytes) -> bytes:
        return unfilled(data.decode()).encode() if data.startswith(b"<!DOCTYPE") else data

    # What pages say of other documents stands in places of its own.
    changed = {path for path, data in before.items() if as_made(after[path]) != as_made(data)}
    site = {path for path in changed if path.startswith("browse/")} | {"index.html", "about.html"}
    site |= {"conversion.html"}
    assert changed - site == {"conversion.json", "persons.html", "persons.xml"}
    (vela,) = etree.parse(out / "persons.xml").xpath(
        "//t:person[@xml:id='vela-tomas']", namespaces=NS
    )
    assert [one.get("target") for one in vela.findall("t:ptr", NS)] == [
        "tei/1951/letter.xml#vela-tomas",
        "tei/1952.xml#vela-tomas",
    ]
