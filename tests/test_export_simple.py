"""The export for TEI simplePrint: valid against its elements and attributes, and no word lost."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from converter.exports import exporting
from converter.exports.simple import vocabulary
from converter.validation import Validator
from tests.export_input import TEI, document, needs_tei_all, published, tei_all
from tests.shared import NO_SHARED, SHARED
from tests.simple_print import ELEMENTS, FACTS, broken_rules, restrict

needs_jing = pytest.mark.skipif(
    not shutil.which("jing"), reason="jing is not installed (apt-get install jing)"
)


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "simple_print.rng"
    restrict(Path(tei_all()), path)
    return path


def complaints(schema: Path, *files: Path) -> str:
    ran = subprocess.run(["jing", schema, *files], capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


def trees(folder: Path) -> list[etree._Element]:
    return [etree.parse(path).getroot() for path in sorted(folder.rglob("*.xml"))]


def inventory(roots: list[etree._Element]) -> Counter[str]:
    return Counter(etree.QName(one).localname for root in roots for one in root.iter("{*}*"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, exporting.Exported]:
    dest = tmp_path_factory.mktemp("simple")
    return dest, exporting.export("simple", published(), dest)


def test_the_exports_list_of_elements_is_that_of_the_odd() -> None:
    assert vocabulary.HEADER | vocabulary.TEXT == ELEMENTS
    assert set(FACTS["closed"]["att.placement/place"].split()) == vocabulary.PLACES
    assert set(FACTS["closed"]["name/type"].split()) == vocabulary.NAME_TYPES


@needs_tei_all
@needs_jing
def test_every_document_is_valid(made: tuple[Path, exporting.Exported], schema: Path) -> None:
    files = sorted((made[0] / "tei").glob("*.xml"))
    assert len(files) > 20
    assert complaints(schema, *files) == ""
    assert [(path.name, broken_rules(etree.parse(path).getroot())) for path in files] == [
        (path.name, []) for path in files
    ]


@needs_tei_all
@needs_jing
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<p>A <name type="person">B</name>.</p>', ""),
        ("<p>A <persName>B</persName>.</p>", 'element "persName" not allowed'),
        ('<p>A <name type="initials">B</name>.</p>', 'attribute "type"'),
        ('<p>A<note place="foot">B</note></p>', 'attribute "place"'),
        ('<p>A <hi rend="bold">B</hi></p>', 'attribute "rend" not allowed'),
        ('<p>A <name key="b">B</name></p>', 'attribute "key" not allowed'),
        ("<p>A <gap><desc>a</desc><desc>b</desc></gap></p>", 'element "desc" not allowed'),
        ('<table><row><cell role="head">A</cell></row></table>', 'attribute "role"'),
    ],
)
def test_the_restricted_schema_refuses_what_the_odd_has_not(
    schema: Path, tmp_path: Path, body: str, complaint: str
) -> None:
    path = tmp_path / "case.xml"
    path.write_bytes(document("a", body))
    said = complaints(schema, path)
    assert complaint in said
    assert bool(complaint) is bool(said)


def test_every_pointer_leads_somewhere(made: tuple[Path, exporting.Exported]) -> None:
    validator = Validator(["pointers"])
    files = sorted((made[0] / "tei").glob("*.xml"))
    assert any(b'rendition="simple:' in path.read_bytes() for path in files)
    found = [(path.name, one) for path in files for one in validator.check(path.read_bytes())]
    assert found == []


def test_no_word_is_lost(made: tuple[Path, exporting.Exported]) -> None:
    assert made[1].losses.words == 0
    for before, after in zip(trees(published() / "tei"), trees(made[0] / "tei"), strict=True):
        (was,), (now,) = (list(root.iter(f"{{{TEI}}}text")) for root in (before, after))
        marks = [str(gap.get("rend", "")) for gap in was.iter(f"{{{TEI}}}gap")]
        for description in list(now.iter(f"{{{TEI}}}desc")):
            assert description.text in marks
            description.text = None
        assert "".join(map(str, now.itertext())) == "".join(map(str, was.itertext()))


def test_the_losses_are_what_another_count_says(made: tuple[Path, exporting.Exported]) -> None:
    dest, exported = made
    before, after = inventory(trees(published() / "tei")), inventory(trees(dest / "tei"))
    losses = exported.losses
    gone: Counter[str] = Counter()
    for (name, into), times in losses.changed.items():
        if name != into and "/" not in name:
            gone[name] += times
    gone.update({name: times for name, times in losses.dropped.items() if "/" not in name})
    for name, times in before.items():
        if name not in ELEMENTS:
            assert gone[name] == times, name
            assert name not in after
    assert losses.changed["persName", "name"] == before["persName"] > 500
    kept = {name for name in gone if name in ELEMENTS}
    assert kept == {"refsDecl"}
    assert losses.dropped["refsDecl"] == before["refsDecl"]
    assert {"name", "date", "rs", "seg", "bibl"} <= set(after)


def exported(tmp_path: Path, body: str, stand_off: str = "") -> etree._Element:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_bytes(document("a", body, stand_off))
    made = exporting.export("simple", tmp_path / "tei", tmp_path / "dest")
    assert made.losses.words == 0
    (root,) = trees(tmp_path / "dest")
    return root


def inside(root: etree._Element, path: str) -> list[str]:
    found = root.xpath(path, namespaces={"t": TEI})
    return [
        etree.tostring(one, with_tail=False).decode().replace(f' xmlns="{TEI}"', "")
        for one in found
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<p><persName ref="#a" cert="high" evidence="title">A</persName></p>',
            '<p><name ref="#a" cert="high" type="person">A</name></p>',
        ),
        (
            '<p><persName type="main">U<hi rend="bold">l</hi></persName>bricht</p>',
            '<p><name type="person" subtype="main">U<hi rendition="simple:bold">l</hi></name>bricht</p>',
        ),
        ('<p><name type="initials">JA</name></p>', '<p><rs type="initials">JA</rs></p>'),
        (
            '<p>A<gap reason="illegible" rend="[two words illegible]"/></p>',
            '<p>A<gap reason="illegible"><desc>[two words illegible]</desc></gap></p>',
        ),
        (
            '<p>A<note place="foot" n="1">B</note></p>',
            '<p>A<note place="bottom" n="1">B</note></p>',
        ),
        ("<p>A <emph>B</emph></p>", '<p>A <seg type="emph">B</seg></p>'),
        (
            '<p><supplied rend="brackets">A</supplied></p>',
            '<p><supplied rendition="#rend-brackets">A</supplied></p>',
        ),
    ],
)
def test_what_an_element_becomes(tmp_path: Path, body: str, expected: str) -> None:
    assert inside(exported(tmp_path, body), "//t:text//t:p") == [expected]


@needs_tei_all
@needs_jing
@pytest.mark.parametrize(("rend", "prefixes"), [("bold italic", 1), ("brackets", 0)])
def test_the_prefix_of_renditions_is_declared_where_it_is_used(
    tmp_path: Path, schema: Path, rend: str, prefixes: int
) -> None:
    root = exported(tmp_path, f'<p><hi rend="{rend}">A</hi></p>')
    path = "t:teiHeader/t:encodingDesc/t:listPrefixDef/t:prefixDef[@ident='simple']"
    assert len(inside(root, path)) == prefixes
    assert complaints(schema, tmp_path / "dest" / "tei" / "a.xml") == ""
    assert Validator(["pointers"]).check(etree.tostring(root)) == []


def test_lists_stand_in_the_header_and_are_found_by_their_ids(tmp_path: Path) -> None:
    root = exported(
        tmp_path,
        '<p><orgName ref="#un">UN</orgName></p>',
        '<listPerson><person xml:id="p1"><persName>A</persName><birth when="1901"/></person></listPerson>'
        '<listPlace><place xml:id="b"><placeName>B</placeName></place></listPlace>'
        '<listOrg><org xml:id="un"><orgName>United Nations</orgName></org></listOrg>',
    )
    assert inside(root, "//t:profileDesc/t:particDesc/t:listPerson/t:person") == [
        '<person xml:id="p1"><p><name type="person">A</name> <date when="1901" type="birth"/></p></person>'
    ]
    assert inside(root, "//t:profileDesc/t:settingDesc/t:listPlace/t:place") == [
        '<place xml:id="b"><p><name type="place">B</name></p></place>'
    ]
    assert inside(root, "//t:notesStmt/t:note") == [
        '<note xml:id="un" type="org"><name type="org">United Nations</name></note>'
    ]
    assert broken_rules(root) == []


@needs_tei_all
@needs_jing
@pytest.mark.skipif(not (SHARED / "reference" / "model.xml").is_file(), reason=NO_SHARED)
def test_the_reference_encodings_become_valid_too(tmp_path: Path, schema: Path) -> None:
    exporting.export("simple", SHARED / "reference", tmp_path / "dest")
    files = sorted((tmp_path / "dest" / "tei").glob("*.xml"))
    assert len(files) == 3
    assert complaints(schema, *files) == ""
