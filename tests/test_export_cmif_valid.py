"""The index of letters keeps CMIF's rules and TEI's, and the rules refuse what breaks them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from converter.exports.exporting import export
from converter.settings import load
from tests.cmif_rules import broken
from tests.shared import ROOT, SPECIMENS, converted
from tests.test_export_cmif import TEI, sent, written
from tests.test_schemas import TEI_ALL, jing, needs_jing, needs_tei_all


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("type='sent'", "type='forwarded'"), "not sent, then received"),
        (("<persName>A</persName>", ""), "correspAction holds 'date '"),
        (("when='1961'", ""), "a date without a date"),
        (("when='1961'", "when='1961-11-26T10:00:00'"), "a date that is no day"),
        (("<persName>A", "<persName ref='#a'>A"), "a name whose @ref is no absolute address"),
        (("source='#", "source='#x"), "correspDesc/@source points at no bibl"),
    ],
)
def test_the_rules_refuse_what_cmif_refuses(
    tmp_path: Path, change: tuple[str, str], rule: str
) -> None:
    written(tmp_path, sent("<persName>A</persName><date when='1961'/>"))
    text = (tmp_path / "dest" / "cmif.xml").read_text(encoding="utf-8").replace('"', "'")
    assert change[0] in text
    found = list(broken(etree.fromstring(text.replace(*change).encode())))
    assert any(one.startswith(rule) for one in found), found


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of cmif.xml, made of the specimens."""
    folder = tmp_path_factory.mktemp("specimens")
    (folder / "tei").mkdir()
    for path in SPECIMENS:
        (folder / "tei" / f"{path.stem}.xml").write_bytes(converted(path).tei)
    edition, *_ = load(ROOT / "corpus" / "edition.toml", {})
    export("cmif", folder, folder / "cmif", edition)
    return folder / "cmif"


def test_the_index_of_the_specimens_keeps_the_rules(specimens: Path) -> None:
    root = etree.parse(specimens / "cmif.xml").getroot()
    assert list(broken(root)) == []
    record = json.loads((specimens / "losses.json").read_text(encoding="utf-8"))
    left_out = next(one["times"] for one in record["dropped"] if one["what"] == "TEI")
    letters = root.findall(f".//{{{TEI}}}correspDesc")
    assert len(letters) + left_out == len(SPECIMENS)
    assert any(one.get("key") == "12-letter-tolliver" for one in letters)
    [talk] = [one for one in letters if one.get("key") == "28-talk-in-the-lighthouse"]
    assert [date.get("when") for date in talk.iter(f"{{{TEI}}}date")] == ["1963-12-03"]


@needs_jing
@needs_tei_all
def test_the_index_of_the_specimens_is_tei(specimens: Path) -> None:
    assert jing(TEI_ALL, [specimens / "cmif.xml"]) == {}


@needs_jing
@needs_tei_all
def test_an_index_with_everything_in_it_is_tei(tmp_path: Path) -> None:
    text = "<p><persName ref='#bob'>B</persName> <placeName ref='#rome'>R</placeName></p>"
    written(tmp_path, sent("<persName ref='#ann'>A</persName><date when='1961' cert='low'/>"), text)
    assert jing(TEI_ALL, [tmp_path / "dest" / "cmif.xml"]) == {}
