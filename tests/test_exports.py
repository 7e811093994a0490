"""What all exports share: what is read, where it is written, what is counted as lost."""

from __future__ import annotations

import copy
import json
import sys
import types
from pathlib import Path

import pytest
from lxml import etree

from converter import exports
from converter.errors import SettingsError
from converter.exports import exporting
from converter.exports.destination import Destination
from converter.exports.losses import Losses
from converter.exports.published import Published
from converter.settings import Edition

TEI = "http://www.tei-c.org/ns/1.0"


def tei(body: str, header: str = "") -> bytes:
    return (
        f'<TEI xmlns="{TEI}" xml:id="doc-a"><teiHeader>{header}</teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def parsed(text: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="{TEI}">{text}</p>')


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "tei"
    (folder / "1962").mkdir(parents=True)
    (folder / "a.xml").write_bytes(tei('<p n="1">One <hi rend="bold">two</hi></p>'))
    (folder / "1962" / "b.xml").write_bytes(tei("<p>Three</p>"))
    return folder


def bare(edition: Published, into: Destination, losses: Losses) -> None:
    """Write each document without its attributes."""
    for document in edition.documents():
        root = copy.deepcopy(document.root)
        for element in root.iter():
            element.attrib.clear()
        losses.compare(document.root, root)
        into.write(f"{document.name}.xml", etree.tostring(root))


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> str:
    module = types.ModuleType("converter.exports.trial_format")
    module.export = bare  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(exporting, "PROFILES", {"trial-format": "for the tests"})
    return "trial-format"


def test_documents_are_written_and_losses_counted(
    published: Path, trial: str, tmp_path: Path
) -> None:
    made = exporting.export(trial, published, tmp_path / "dest")
    assert made.documents == 2
    assert made.files == ("1962/b.xml", "a.xml")
    assert made.losses.dropped == {"TEI/@xml:id": 2, "p/@n": 1, "hi/@rend": 1}
    record = json.loads((tmp_path / "dest" / exports.RECORD).read_text(encoding="utf-8"))
    assert record["files"] == ["1962/b.xml", "a.xml"]
    assert {"what": "hi/@rend", "times": 1} in record["dropped"]


def test_out_itself_may_be_named(published: Path, trial: str, tmp_path: Path) -> None:
    assert exporting.export(trial, published.parent, tmp_path / "dest").documents == 2


def test_reports_of_a_folder_tei_are_not_taken_for_the_whole(
    published: Path, trial: str, tmp_path: Path
) -> None:
    (published / "tei").mkdir()
    (published / "tei" / "c.xml").write_bytes(tei("<p>Four</p>"))
    (published.parent / "conversion.json").write_bytes(b"{}")
    for named in (published, published.parent):
        assert exporting.export(trial, named, tmp_path / "dest").documents == 3


def test_a_second_export_removes_what_it_does_not_make_again(
    published: Path, trial: str, tmp_path: Path
) -> None:
    dest = tmp_path / "dest"
    exporting.export(trial, published, dest)
    (published / "1962" / "b.xml").unlink()
    exporting.export(trial, published, dest)
    assert sorted(path.name for path in dest.rglob("*")) == ["a.xml", exports.RECORD]


def test_a_folder_with_other_files_is_left_alone(
    published: Path, trial: str, tmp_path: Path
) -> None:
    dest = tmp_path / "dest"
    dest.mkdir()
    (dest / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(SettingsError, match=r"not empty .*\(thesis\.docx\)"):
        exporting.export(trial, published, dest)
    assert [path.name for path in dest.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("inside", ["tei", "tei/simple", "html/x", "text"])
def test_an_export_into_the_edition_itself_is_refused(
    published: Path, trial: str, inside: str
) -> None:
    with pytest.raises(SettingsError, match="would be taken for a part of the edition"):
        exporting.export(trial, published, published.parent / inside)
    assert not (published / "simple").exists()


def test_a_file_that_looks_like_a_record_and_is_none_stops_it(
    published: Path, trial: str, tmp_path: Path
) -> None:
    dest = tmp_path / "dest"
    dest.mkdir()
    (dest / exports.RECORD).write_text("[1]", encoding="utf-8")
    with pytest.raises(SettingsError, match="is not the record of an export"):
        exporting.export(trial, published, dest)


BAD = {
    "broken.xml": (b"<TEI", "line 1: it is not well-formed XML"),
    "doctype.xml": (b"<!DOCTYPE TEI []>" + tei("<p/>"), "it has a DOCTYPE"),
    "other.xml": (b"<html/>", "its root is not TEI in TEI's namespace"),
}


def test_what_cannot_be_read_is_told_and_the_others_are_exported(
    published: Path, trial: str, tmp_path: Path
) -> None:
    for name, (data, _) in BAD.items():
        (published / name).write_bytes(data)
    made = exporting.export(trial, published, tmp_path / "dest")
    assert made.documents == 2
    told = {one.path.name: one.why for one in made.unread}
    assert told.keys() == BAD.keys()
    assert [name for name, (_, why) in BAD.items() if not told[name].startswith(why)] == []


def test_what_waits_beside_an_edited_file_is_no_document(
    published: Path, trial: str, tmp_path: Path
) -> None:
    (published / "a.new.xml").write_bytes(tei("<p/>"))
    (published / "a.new-2.xml").write_bytes(tei("<p/>"))
    assert exporting.export(trial, published, tmp_path / "dest").documents == 2


def test_a_folder_without_documents_is_refused(trial: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no folder"):
        exporting.export(trial, tmp_path / "nowhere", tmp_path / "dest")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsError, match=r"There is no \.xml file"):
        exporting.export(trial, tmp_path / "empty", tmp_path / "dest")


def test_an_unknown_export_is_refused(published: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no export 'nothing'"):
        exporting.export("nothing", published, tmp_path / "dest")


def test_the_edition_is_what_the_headers_say(published: Path) -> None:
    header = """
      <fileDesc><titleStmt><title>A</title><editor>Ada  Muster</editor>
      <editor role="translator">X</editor></titleStmt>
      <publicationStmt><publisher>A Society</publisher><date when="2026-11">November</date>
      <idno type="URI">https://a.example.org/letters/html/1962/b.html</idno>
      <availability><licence target="https://l.example.org/">CC0</licence></availability>
      </publicationStmt></fileDesc>
      <encodingDesc><projectDesc><p>Part of the edition Two Lamps. Converted from plain text by
      tei-convert; ...</p></projectDesc></encodingDesc>"""
    (published / "1962" / "b.xml").write_bytes(tei("<p/>", header))
    assert Published.open(published).edition == Edition(
        title="Two Lamps",
        publisher="A Society",
        licence="CC0",
        licence_url="https://l.example.org/",
        base_url="https://a.example.org/letters/",
        editors=("Ada Muster",),
        date="2026-11",
    )


def test_what_the_settings_say_wins(published: Path) -> None:
    told = Edition(title="Told")
    assert Published.open(published, told).edition is told


def test_a_value_that_changes_and_an_attribute_renamed_are_changes() -> None:
    before = parsed('<persName ref="#a" cert="low">A</persName><hi rend="bold">b</hi>')
    after = parsed('<persName key="a" cert="high">A</persName><hi rend="bold">b</hi>')
    losses = Losses()
    losses.compare(before, after, {"persName/@ref": "persName/@key"})
    assert losses.changed == {
        ("persName/@ref", "persName/@key"): 1,
        ("persName/@cert", "persName/@cert"): 1,
    }
    assert not losses.dropped
    assert not losses.added


def test_words_that_are_gone_are_counted_and_inner_tags_do_not_part_a_word() -> None:
    before = parsed("<hi>U</hi>lbricht spoke.<note>Aside.</note> Twice twice.")
    losses = Losses()
    losses.compare(before, parsed("Ulbricht spoke. Twice."))
    assert losses.words == losses.as_record()["words_dropped"] == 2
    assert losses.dropped == {"hi": 1, "note": 1}


def test_what_an_export_has_not_read_is_dropped() -> None:
    before = parsed('<persName ref="#a">A</persName><persName ref="#b">B</persName><lb/>')
    nodes = before.xpath("*[1] | *[1]/@ref")
    losses = Losses()
    losses.read(before, [*nodes, *nodes])
    assert losses.dropped == {"p": 1, "persName": 1, "persName/@ref": 1, "lb": 1}
    assert "words_dropped" not in losses.as_record()
