"""The index of letters for correspSearch: what it says of each letter, and CMIF's own rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.exports.exporting import Exported, export
from converter.settings import Edition
from tests.cmif_rules import broken

TEI = "http://www.tei-c.org/ns/1.0"
TERMS = "https://lod.academy/cmif/vocab/terms#"
EDITION = Edition(
    title="Lamps",
    publisher="A Press",
    base_url="https://lamps.example.org",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    editors=("A. Editor",),
    date="2026-11",
)
LISTS = """<standOff>
  <listPerson>
    <person xml:id="ann"><persName type="main"><surname>Lee</surname> <forename>Ann</forename></persName>
      <idno type="wikidata">Q42</idno><idno type="gnd">118540238</idno></person>
    <person xml:id="bob"><persName type="main">Bob Ray</persName><idno type="VIAF">http://viaf.org/viaf/77</idno></person>
    <person xml:id="cy"><persName type="main">Cy</persName></person>
    <person xml:id="eve"><persName type="main"><roleName>Don</roleName> <surname>Fox</surname> <forename>Eve</forename></persName></person>
    <person xml:id="gus"><persName type="main"><roleName>Dr</roleName> Gus</persName></person>
    <person xml:id="dot"><persName type="main">Dot</persName><idno type="wikidata">Q7</idno></person>
  </listPerson>
  <listPlace>
    <place xml:id="rome"><placeName>Rome</placeName><idno type="geonames">https://sws.geonames.org/3169070/</idno></place>
    <place xml:id="oslo"><placeName>Oslo</placeName></place>
  </listPlace>
</standOff>"""
PREFIX = (
    "<encodingDesc><listPrefixDef><prefixDef ident='wd' matchPattern='(Q[0-9]+)'"
    " replacementPattern='http://www.wikidata.org/entity/$1'/></listPrefixDef></encodingDesc>"
)


def document(corresp: str, text: str = "<p/>", header: str = "") -> str:
    return (
        f"<TEI xmlns='{TEI}' xml:id='doc-a'><teiHeader>{header}{PREFIX}<profileDesc>{corresp}</profileDesc>"
        f"</teiHeader>{LISTS}<text><body>{text}</body></text></TEI>"
    )


def written(
    tmp_path: Path, corresp: str, text: str = "<p>Hello.</p>", edition: Edition = EDITION
) -> etree._Element:
    return made(tmp_path, corresp, text, edition)[0]


def made(
    tmp_path: Path, corresp: str, text: str = "<p/>", edition: Edition = EDITION
) -> tuple[etree._Element, Exported]:
    folder = tmp_path / "tei"
    folder.mkdir(exist_ok=True)
    (folder / "a.xml").write_text(document(corresp, text), encoding="utf-8")
    result = export("cmif", folder, tmp_path / "dest", edition)
    root = etree.parse(tmp_path / "dest" / "cmif.xml").getroot()
    assert list(broken(root)) == []
    return root, result


def sent(inner: str, received: str = "<persName>Zoe</persName>") -> str:
    return (
        f"<correspDesc><correspAction type='sent'>{inner}</correspAction>"
        f"<correspAction type='received'>{received}</correspAction></correspDesc>"
    )


def said(root: etree._Element, kind: str) -> list[str]:
    """Return the parts of an action, each as TAG TEXT ADDRESS."""
    action = root.find(f".//{{{TEI}}}correspAction[@type='{kind}']")
    assert action is not None
    return [
        " ".join(
            filter(None, (etree.QName(one).localname, one.text, *map(str, one.attrib.values())))
        )
        for one in action
    ]


def notes(root: etree._Element, term: str) -> list[tuple[str | None, str | None]]:
    refs = root.findall(f".//{{{TEI}}}note/{{{TEI}}}ref[@type='{TERMS}{term}']")
    return [(one.get("target"), one.text) for one in refs]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "<persName ref='#ann'>Lee</persName>",
            "persName Lee, Ann https://d-nb.info/gnd/118540238",
        ),
        ("<persName ref='#bob'>B.</persName>", "persName Bob Ray http://viaf.org/viaf/77"),
        ("<persName ref='#dot'>D.</persName>", "persName Dot http://www.wikidata.org/entity/Q7"),
        ("<persName ref='#cy'>C.</persName>", "persName Cy"),
        ("<persName ref='#eve'>Don Eve</persName>", "persName Fox, Eve"),
        ("<persName ref='#gus'>Dr Gus</persName>", "persName Gus"),
        (
            "<persName ref='wd:Q9'>Nine</persName>",
            "persName Nine http://www.wikidata.org/entity/Q9",
        ),
        (
            "<persName ref='https://id.example.org/5'>Five</persName>",
            "persName Five https://id.example.org/5",
        ),
        ("<persName ref='#nobody'>Six</persName>", "persName Six"),
        ("<persName>Seven</persName>", "persName Seven"),
        (
            "<persName cert='low' evidence='conjecture'>Eight</persName>",
            "persName Eight low conjecture",
        ),
        ("<persName evidence='title repeat'>Nine</persName>", "persName Nine"),
        ("<orgName>The Office</orgName>", "orgName The Office"),
    ],
)
def test_a_sender_is_named_by_an_authority_file_or_by_name_only(
    tmp_path: Path, name: str, expected: str
) -> None:
    assert said(written(tmp_path, sent(name)), "sent") == [expected]


def test_a_number_that_only_the_register_has_is_found(tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_text(
        f"<TEI xmlns='{TEI}'><standOff><listPerson><person xml:id='cyrus'><idno type='gnd'>5</idno>"
        "<ptr type='document' target='tei/a.xml#cy'/></person></listPerson></standOff></TEI>",
        encoding="utf-8",
    )
    root = written(tmp_path, sent("<persName ref='#cy'>C.</persName>"))
    assert said(root, "sent") == ["persName Cy https://d-nb.info/gnd/5"]


def test_the_register_is_asked_for_documents_with_a_blank_in_their_names(tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_text(
        f"<TEI xmlns='{TEI}'><standOff><listPerson><person><idno type='gnd'>5</idno>"
        "<ptr target='tei/1962/a%20b.xml#cy'/></person></listPerson></standOff></TEI>",
        encoding="utf-8",
    )
    (tmp_path / "tei" / "1962").mkdir(parents=True)
    letter = sent("<persName ref='#cy'>C.</persName>")
    (tmp_path / "tei" / "1962" / "a b.xml").write_text(document(letter), encoding="utf-8")
    export("cmif", tmp_path / "tei", tmp_path / "dest", EDITION)
    root = etree.parse(tmp_path / "dest" / "cmif.xml").getroot()
    assert said(root, "sent") == ["persName Cy https://d-nb.info/gnd/5"]
    description = root.find(f".//{{{TEI}}}correspDesc")
    assert description is not None
    assert description.get("ref") == "https://lamps.example.org/html/1962/a%20b.html"


def test_a_document_says_its_address_where_the_edition_has_none(tmp_path: Path) -> None:
    stated = (
        "<fileDesc><publicationStmt><idno type='URI'>https://hdl.example.org/1/a b</idno>"
        "</publicationStmt></fileDesc>"
    )
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_text(
        document(sent("<persName>A</persName>"), header=stated), encoding="utf-8"
    )
    export("cmif", tmp_path / "tei", tmp_path / "dest", Edition())
    [description] = etree.parse(tmp_path / "dest" / "cmif.xml").iterfind(f".//{{{TEI}}}correspDesc")
    assert description.get("ref") == "https://hdl.example.org/1/a%20b"


def test_only_places_with_a_number_have_an_address(tmp_path: Path) -> None:
    inner = "<persName>A</persName><placeName ref='#{}'>P</placeName>"
    root = written(tmp_path, sent(inner.format("rome"), inner.format("oslo")))
    assert said(root, "sent")[1:] == ["placeName Rome http://www.geonames.org/3169070"]
    assert said(root, "received")[1:] == ["placeName Oslo"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("<date when='1961-11-26'/>", ["date 1961-11-26"]),
        ("<date when='1961-11-26T10:00:00'/>", ["date 1961-11-26"]),
        ("<date when='1961' cert='low'>that year</date>", ["date 1961 low"]),
        ("<date notBefore='1961-10' notAfter='1961-12'/>", ["date 1961-10 1961-12"]),
        ("<date>the feast of Saint Alba</date>", []),
        ("<date>soon</date><date when='1962'/>", ["date 1962"]),
        ("<date when='--11-26'/>", []),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(tmp_path: Path, date: str, expected: list[str]) -> None:
    root = written(tmp_path, sent(f"<persName>A</persName>{date}"))
    assert said(root, "sent")[1:] == expected


CREATED = "<creation><date {}/></creation>"


@pytest.mark.parametrize(
    ("creation", "letters", "expected"),
    [
        ("when='1963-12-03'", sent("<persName>A</persName>"), ["date 1963-12-03"]),
        ("notBefore='1963' notAfter='1964'", sent("<orgName>A</orgName>"), ["date 1963 1964"]),
        ("when='1963'", sent("<orgName>A</orgName><date>soon</date>"), ["date 1963"]),
        ("when='1963'", sent("<orgName>A</orgName><date when='1962'/>"), ["date 1962"]),
        ("when='1963'", 2 * sent("<orgName>A</orgName>"), []),
        (
            "when='1963'",
            "<correspDesc><correspAction type='received'><persName>Z</persName></correspAction></correspDesc>",
            ["date 1963"],
        ),
    ],
)
def test_a_letter_without_a_date_was_sent_when_its_document_was_written(
    tmp_path: Path, creation: str, letters: str, expected: list[str]
) -> None:
    root = written(tmp_path, CREATED.format(creation) + letters)
    assert said(root, "sent")[1:] == expected


def test_the_date_of_a_document_is_carried_over_and_not_lost(tmp_path: Path) -> None:
    letter = sent("<persName>A</persName>")
    losses = made(tmp_path, CREATED.format("when='1963'") + letter)[1].losses
    assert not {"creation", "date", "date/@when"} & set(losses.dropped)


def test_who_is_not_named_is_unknown(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        "<correspDesc><correspAction type='sent'><persName>A</persName></correspAction></correspDesc>",
    )
    assert said(root, "received") == ["persName Unknown"]


COPY = "<correspAction type='received' subtype='cc'><persName ref='#dot'>Dot</persName></correspAction>"


def test_receivers_of_copies_are_mentioned_beside_an_addressee(tmp_path: Path) -> None:
    root = written(
        tmp_path, sent("<persName>A</persName>").replace("</correspDesc>", f"{COPY}</correspDesc>")
    )
    assert said(root, "received") == ["persName Zoe"]
    assert notes(root, "mentionsPerson") == [("http://www.wikidata.org/entity/Q7", "Dot")]


def test_receivers_of_copies_are_receivers_where_there_is_no_addressee(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        f"<correspDesc><correspAction type='sent'><persName>A</persName></correspAction>{COPY}</correspDesc>",
    )
    assert said(root, "received") == ["persName Dot http://www.wikidata.org/entity/Q7"]


def test_who_is_named_in_the_text_and_has_a_number_is_mentioned_once(tmp_path: Path) -> None:
    text = (
        "<p><persName ref='#ann'>Ann</persName>, <persName ref='#bob'>Bob</persName>,"
        " <persName ref='#bob'>he</persName>, <persName ref='#cy'>Cy</persName> in"
        " <placeName ref='#rome'>Rome</placeName></p>"
    )
    root = written(tmp_path, sent("<persName ref='#ann'>Ann</persName>"), text)
    assert notes(root, "mentionsPerson") == [("http://viaf.org/viaf/77", "Bob Ray")]
    assert notes(root, "mentionsPlace") == [("http://www.geonames.org/3169070", "Rome")]
    assert notes(root, "isAvailableAsTEIfile") == [("https://lamps.example.org/tei/a.xml", None)]


def test_a_document_without_a_name_is_left_out_and_counted(tmp_path: Path) -> None:
    root, result = made(tmp_path, sent("<date when='1961'/>", "<placeName>Oslo</placeName>"))
    assert root.find(f".//{{{TEI}}}correspDesc") is None
    assert result.losses.dropped["TEI"] == 1


def test_two_letters_in_a_document_have_two_keys(tmp_path: Path) -> None:
    root = written(tmp_path, 2 * sent("<persName>A</persName>"))
    assert [one.get("key") for one in root.iter(f"{{{TEI}}}correspDesc")] == ["a", "a-2"]


def test_an_edition_that_says_nothing_of_itself_claims_nothing(tmp_path: Path) -> None:
    root = written(
        tmp_path, sent("<persName>A</persName><date when='1961-11'/>"), edition=Edition()
    )
    head = root.find(f"{{{TEI}}}teiHeader/{{{TEI}}}fileDesc")
    assert head is not None
    texts = [" ".join(str(part).split()) for part in head.itertext() if str(part).strip()]
    assert texts[:3] == ["Index of letters", "not named", "not named"]
    assert texts[3].startswith("urn:uuid:")
    assert texts[4] == "No licence is stated."
    date = head.find(f".//{{{TEI}}}date")
    assert date is not None
    assert dict(date.attrib) == {"notBefore": "1961-11"}
    letter = root.find(f".//{{{TEI}}}correspDesc")
    assert letter is not None
    assert letter.get("ref") is None


def test_the_uuid_stays_when_the_letters_change(tmp_path: Path) -> None:
    first = written(tmp_path, sent("<persName>A</persName>")).find(f".//{{{TEI}}}bibl")
    second = written(tmp_path, sent("<persName>B</persName>")).find(f".//{{{TEI}}}bibl")
    assert first is not None
    assert second is not None
    assert first.attrib == second.attrib
