"""What is handed to a DTS server, and what MyDapytains makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from converter.exports.exporting import export
from converter.settings import Edition, load
from tests.dts_server import Server, needs_server, serving
from tests.shared import ROOT, SPECIMENS, converted

TEI = "http://www.tei-c.org/ns/1.0"
T = f"{{{TEI}}}"
DC = "{http://purl.org/dc/terms/}"
LETTERS = Path("1962") / "to Märta & co.xml"
# Divisions in divisions, a second document, words that are in no numbered paragraph.
LETTER = f"""<TEI xmlns="{TEI}" xml:lang="de"><teiHeader>
<fileDesc><titleStmt><title type="sub">Anhang</title><title type="main">An  M&#228;rta</title>
<author><persName>Ada</persName> <orgName>Gesandtschaft</orgName></author></titleStmt></fileDesc>
<encodingDesc><refsDecl><citeStructure unit="document" match="/TEI/text/body/div" use="@n">
<citeStructure unit="paragraph" match=".//p[@n]" use="@n" delim="."/></citeStructure></refsDecl></encodingDesc>
<profileDesc><creation><date notBefore="1962-01" notAfter="1962-03"/></creation></profileDesc></teiHeader>
<text><body><div n="1"><head>Kopf</head><p n="1">Eins, <hi>zwei</hi>.</p>
<div><p>Ohne Zahl.</p><p n="2">Drei.</p><div><p n="3">Vier.</p></div></div></div>
<div n="2"><quote><p n="4">F&#252;nf.</p></quote><list><item>Sechs</item></list></div></body></text></TEI>"""


def specimens(folder: Path) -> Path:
    """Write the specimens and a letter of another hand, and return where they were exported to."""
    (folder / "tei" / LETTERS.parent).mkdir(parents=True)
    for path in SPECIMENS:
        (folder / "tei" / f"{path.stem}.xml").write_bytes(converted(path).tei)
    (folder / "tei" / LETTERS).write_text(LETTER, encoding="utf-8")
    edition, *_ = load(ROOT / "corpus" / "edition.toml", {})
    made = export("dts", folder, folder / "dts", edition)
    assert made.documents == len(SPECIMENS) + 1
    assert not made.losses.dropped
    return folder / "dts"


def catalogue(tmp_path: Path, document: str, edition: Edition) -> etree._Element:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a b.xml").write_text(document, encoding="utf-8")
    export("dts", tmp_path / "tei", tmp_path / "dest", edition)
    return etree.parse(tmp_path / "dest" / "catalogue.xml").getroot()


def test_a_document_is_described_in_dublin_core(tmp_path: Path) -> None:
    edition = Edition(title="Letters", base_url="https://letters.example.org/")
    root = catalogue(tmp_path, LETTER, edition)
    assert root.get("identifier") == "https://letters.example.org/"
    resource = root.find("members/resource")
    assert resource is not None
    assert dict(resource.attrib) == {
        "identifier": "https://letters.example.org/html/a%20b.html",
        "filepath": "tei/a b.xml",
    }
    assert resource.findtext("title") == "An Märta"
    terms = [(str(one.tag).removeprefix(DC), one.text) for one in resource.iterfind("dublinCore/*")]
    assert terms == [
        ("title", "An Märta"),
        ("creator", "Ada"),
        ("creator", "Gesandtschaft"),
        ("created", "1962-01"),
        ("language", "de"),
    ]


def test_a_document_that_says_nothing_has_its_name(tmp_path: Path) -> None:
    root = catalogue(tmp_path, f"<TEI xmlns='{TEI}'/>", Edition())
    assert root.findtext("title") == "Edition"
    assert root.findtext("members/resource/title") == "a b"
    assert root.xpath("members/resource/@identifier") == ["a b"]


def test_the_folder_says_how_it_is_served(tmp_path: Path) -> None:
    catalogue(tmp_path, LETTER, Edition())
    said = (tmp_path / "dest" / "README.txt").read_text(encoding="utf-8")
    assert "python -X utf8 -m dapytains.app.app" in said
    assert "DTSCATALOG=catalogue.xml" in (tmp_path / "dest" / ".env").read_text().splitlines()


def test_the_documents_are_the_edition_s_own(tmp_path: Path) -> None:
    catalogue(tmp_path, LETTER, Edition())
    assert (tmp_path / "dest" / "tei" / "a b.xml").read_text(encoding="utf-8") == LETTER


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """Serve the specimens once for the tests of this file."""
    folder = tmp_path_factory.mktemp("served")
    exported = specimens(folder)
    with serving(exported, folder) as server:
        yield server, exported


def cited(document: etree._Element) -> dict[str, etree._Element]:
    """Return what a reference means, in the order of the text."""
    found: dict[str, etree._Element] = {}
    for division in document.iterfind(f"{T}text/{T}body/{T}div"):
        number = str(division.get("n"))
        found[number] = division
        for paragraph in division.iter(f"{T}p"):
            if paragraph.get("n"):
                found[f"{number}.{paragraph.get('n')}"] = paragraph
    return found


def text(element: etree._Element) -> str:
    return str(element.xpath("string()"))


def resources(folder: Path) -> dict[str, etree._Element]:
    listed = etree.parse(folder / "catalogue.xml").iterfind(".//resource")
    return {
        str(one.get("identifier")): etree.parse(folder / str(one.get("filepath"))).getroot()
        for one in listed
    }


@needs_server
def test_the_server_lists_every_document(served: tuple[Server, Path]) -> None:
    server, folder = served
    answer = server.json("collection")
    assert [one["@id"] for one in answer["member"]] == list(resources(folder))
    assert {one["@type"] for one in answer["member"]} == {"Resource"}
    letter = next(one for one in answer["member"] if one["title"] == "An Märta")
    assert letter["dublinCore"]["creator"] == ["Ada", "Gesandtschaft"]
    assert letter["dublinCore"]["title"] == [{"lang": "de", "value": "An Märta"}]


@needs_server
def test_the_server_finds_every_reference(served: tuple[Server, Path]) -> None:
    server, folder = served
    for identifier, document in resources(folder).items():
        answer = server.json("navigation", resource=identifier, down="-1")
        assert [one["identifier"] for one in answer["member"]] == list(cited(document)), identifier


@needs_server
def test_the_server_gives_every_passage_as_it_stands(served: tuple[Server, Path]) -> None:
    server, folder = served
    compared = 0
    for identifier, document in resources(folder).items():
        for reference, element in cited(document).items():
            passage = etree.fromstring(server.text("document", resource=identifier, ref=reference))
            if "." in reference:
                [paragraph] = passage.iterfind(f".//{T}p")
                assert text(paragraph) == text(element), (identifier, reference)
            assert text(passage).split() == text(element).split(), (identifier, reference)
            compared += 1
    assert compared > 10 * len(SPECIMENS)


@needs_server
def test_the_server_gives_a_document_whole_and_a_range(served: tuple[Server, Path]) -> None:
    server, folder = served
    identifier, document = next(
        (name, root) for name, root in resources(folder).items() if "M%C3%A4rta" in name
    )
    whole = etree.fromstring(server.text("document", resource=identifier))
    assert etree.tostring(whole) == etree.tostring(document)
    part = etree.fromstring(server.text("document", resource=identifier, start="1", end="2"))
    [body] = document.iterfind(f"{T}text/{T}body")
    assert "".join(text(part).split()) == "".join(text(body).split())
