"""TEI that people have changed: the exports of TEI go on, and lose no word."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.exports import exporting
from tests.export_input import TEI

PROFILES = ("tei-publisher", "ceteicean", "evt", "simple")
HEADER = "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader>"
CASES = {
    "nothing in it": "",
    "no header": "<text><body><p>a</p></body></text>",
    "an empty header and lists": (
        "<teiHeader/><standOff><listPerson><head>x</head><person><persName>A</persName><!-- c -->"
        '</person><personGrp xml:id="g"/></listPerson><list><item>q</item></list></standOff>'
    ),
    "comments and instructions": (
        f"{HEADER}<text><body><!-- x --><?p i?><p>a<!-- b --><persName ref='#z'>c</persName>"
        '<ptr target="#q"/></p></body></text>'
    ),
    "lists in lists": (
        f"{HEADER}<standOff><listPlace><listPlace><place xml:id='b'><placeName>B</placeName>"
        "<place xml:id='c'><placeName>C</placeName></place></place></listPlace></listPlace>"
        "<listOrg><org xml:id='o'><orgName>O</orgName><org xml:id='o2'><orgName>P</orgName></org>"
        "</org></listOrg></standOff><text><body><div><pb/></div></body></text>"
    ),
    "another namespace": f'{HEADER}<m:x xmlns:m="urn:x"><m:y>foreign</m:y></m:x>',
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("profile", PROFILES)
def test_it_is_exported_without_a_word_lost(tmp_path: Path, profile: str, case: str) -> None:
    (tmp_path / "tei").mkdir()
    data = f'<?xml-model href="own.rng"?><TEI xmlns="{TEI}">{CASES[case]}</TEI>'
    (tmp_path / "tei" / "1 a.xml").write_text(data, encoding="utf-8")
    made = exporting.export(profile, tmp_path / "tei", tmp_path / "dest")
    assert made.documents == 1
    assert not made.unread
    assert made.losses.words == 0
    documents = [one for one in made.files if one.endswith("a.xml")]
    assert len(documents) == 1
    for file in (one for one in made.files if one.endswith(".xml")):
        etree.parse(tmp_path / "dest" / file)
    assert b'<?xml-model href="own.rng"?>' in (tmp_path / "dest" / documents[0]).read_bytes()


@pytest.mark.parametrize("profile", PROFILES)
def test_the_same_input_makes_the_same_bytes(tmp_path: Path, profile: str) -> None:
    (tmp_path / "tei").mkdir()
    for number, case in enumerate(CASES.values()):
        (tmp_path / "tei" / f"{number}.xml").write_text(
            f'<TEI xmlns="{TEI}">{case}</TEI>', encoding="utf-8"
        )
    made = [
        exporting.export(profile, tmp_path / "tei", tmp_path / dest).files for dest in ("a", "b")
    ]
    assert made[0] == made[1]
    for file in made[0]:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


@pytest.mark.parametrize("profile", PROFILES)
def test_our_schemas_are_named_only_where_they_are(tmp_path: Path, profile: str) -> None:
    (tmp_path / "tei" / "1962").mkdir(parents=True)
    named = "".join(
        f'<?xml-model href="../../schemas/{one}"?>' for one in ("report.rng", "own.rng")
    )
    (tmp_path / "tei" / "1962" / "a.xml").write_text(
        f'{named}<TEI xmlns="{TEI}">{CASES["no header"]}</TEI>', encoding="utf-8"
    )
    exporting.export(profile, tmp_path / "tei", tmp_path / "dest")
    (made,) = (tmp_path / "dest").rglob("*a.xml")
    unchanged = profile == "ceteicean"
    assert (b"/report.rng" in made.read_bytes()) is unchanged
    assert (made.parent / "../../schemas/report.rng").resolve().is_file() is unchanged
    assert b"/own.rng" in made.read_bytes()
