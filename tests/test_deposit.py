"""The export ``deposit``: a bag that keeps every byte, the same each time, with honest metadata."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from click.testing import Result

from converter.corpus import find
from converter.errors import WriteError
from converter.exports import RECORD, deposit, exporting
from converter.exports.exporting import Exported, export
from converter.settings import Edition

TEI = "http://www.tei-c.org/ns/1.0"
FULL = Edition(
    title='Letters from "Selm"',
    publisher="The Society",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    base_url="https://letters.example.org/",
    editors=("Muster, Ada", "Ines Probe"),
    date="2026-11-23",
)
# Names that a manifest, a URI or a file system may stumble over.
NAMES = ("1962/Bericht über Öl", "a#b,c", "100%25 sure", "'; &")
if os.name != "nt":
    NAMES += ("why?", "two\nlines")


def source(text: str) -> bytes:
    return f"On {text}".encode("utf-16")


def document(text: str, name: str = "") -> bytes:
    file = (
        f"<idno type='filename'>{escape(name)}</idno><idno type='sha256'>"
        f"{hashlib.sha256(source(text)).hexdigest()}</idno>"
    )
    return (
        f'<?xml version="1.0"?>\r\n<TEI xmlns="{TEI}" xml:lang="en"><!-- by hand --><teiHeader><fileDesc>'
        f'<titleStmt><title>On  {text}</title></titleStmt><sourceDesc><bibl type="file">{file}</bibl></sourceDesc></fileDesc><profileDesc><creation><date when="1962-03"/>'
        f'</creation></profileDesc></teiHeader><text><body><p><persName ref="#vela #vela">V.</persName>'
        f'<persName ref="#stranger">S.</persName></p></body></text></TEI>\r\n'
    ).encode()


REGISTER = f"""<TEI xmlns="{TEI}"><text><body><listPerson>
  <person xml:id="vela"><persName type="main"><surname>Vela</surname> <forename>Tomas</forename></persName>
    <idno type="VIAF">17</idno><idno type="shelf">9</idno></person>
  <person xml:id="baek"><persName type="main">Baek Il-do</persName></person>
</listPerson></body></text></TEI>""".encode()


@pytest.fixture
def published(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    for number, name in enumerate(NAMES):
        for path, data in (
            (f"tei/{name}.xml", document(str(number), f"{name}.MD")),
            (f"tei/{name}.restore.json", b"{}"),
            (f"html/{name}.html", b"<p>"),
            (f"text/{name}.txt", b"text"),
            (f"html/{name}.bib", b"@misc{}"),
            (f"html/{name}.ris", b"ER  - "),
            (f"html/{name}.csl.json", b"[]"),
            (f"source/{name}.MD", source(str(number))),
        ):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_bytes(data)
    (out / "text" / "stranger.txt").write_bytes(b"of no document")
    (out / "browse" / "date").mkdir(parents=True)
    for name in ("index.html", "about.html", "browse/index.html", "browse/date/1962.html"):
        (out / name).write_bytes(b"{}")
    for name in ("persons.html", "persons-a.html", "conversion.json", "run.json"):
        (out / name).write_bytes(b"{}")
    (out / "persons.xml").write_bytes(REGISTER)
    (out / "schemas").mkdir()
    for name in ("report.rng", "report.sch"):
        (out / "schemas" / name).write_bytes(b"<grammar/>")
    return out


def deposited(published: Path, to: Path, edition: Edition = FULL) -> Exported:
    return export("deposit", published, to, edition)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def crate(bag: Path) -> dict[str, dict[str, Any]]:
    graph = json.loads((bag / "data" / "ro-crate-metadata.json").read_bytes())["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    assert len(entities) == len(graph)
    return entities


def test_what_was_published_is_there_byte_for_byte(published: Path, tmp_path: Path) -> None:
    made = deposited(published, tmp_path / "bag")
    copied = files(tmp_path / "bag" / "data")
    sources = files(published)
    left = {name for name in sources if name not in copied}
    assert left == {"run.json", "text/stranger.txt"}
    assert {name for name in sources if name not in left and copied[name] != sources[name]} == set()
    assert copied.keys() - sources.keys() == {
        "ro-crate-metadata.json",
        "datacite.json",
        "CITATION.cff",
        "LICENCE.txt",
        "README.txt",
    }
    losses = made.losses
    assert (losses.dropped, losses.changed, losses.added, losses.words) == ({}, {}, {}, 0)


def test_a_source_that_is_another_is_left_out(published: Path, tmp_path: Path) -> None:
    (published / "source" / "a#b,c.MD").write_bytes(b"edited since")
    (published / "tei" / "up.xml").write_bytes(document("0", "../tei/up.xml"))
    (published / "tei" / "twice.xml").write_bytes(document("0", f"{NAMES[0]}.MD"))
    deposited(published, tmp_path / "bag")
    there = files(tmp_path / "bag" / "data")
    copied = {path for path in there if path.startswith("source/")}
    assert copied == {f"source/{name}.MD" for name in NAMES if name != "a#b,c"}
    assert "not all here" in there["README.txt"].decode()
    kinds = {one.get("encodingFormat") for one in crate(tmp_path / "bag").values()}
    assert {
        "text/markdown",
        "application/x-bibtex",
        "application/vnd.citationstyles.csl+json",
    } <= kinds


def test_each_byte_has_its_checksums_under_the_name_that_rfc_8493_asks(
    published: Path, tmp_path: Path
) -> None:
    deposited(published, tmp_path / "bag")
    there = files(tmp_path / "bag")
    payload = {name for name in there if name.startswith("data/")}
    tags = {name for name in there if name not in payload and "tagmanifest" not in name}
    for algorithm in ("sha256", "sha512"):
        for manifest, held in (("manifest", payload), ("tagmanifest", tags - {RECORD})):
            lines = there[f"{manifest}-{algorithm}.txt"].decode().removesuffix("\n").split("\n")
            sums = {
                # Section 2.1.3: the percent sign is decoded last.
                name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"): checksum
                for checksum, name in (line.split("  ", 1) for line in lines)
            }
            assert sums.keys() == held
            assert sums == {name: hashlib.new(algorithm, there[name]).hexdigest() for name in held}
    assert "data/tei/100%2525 sure.xml" in there["manifest-sha256.txt"].decode()
    assert there["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    size = sum(len(there[name]) for name in payload)
    info = there["bag-info.txt"].decode().splitlines()
    assert f"Payload-Oxum: {size}.{len(payload)}" in info
    assert "Bagging-Date: 2026-11-23" in info


def test_two_deposits_of_one_edition_are_the_same(published: Path, tmp_path: Path) -> None:
    deposited(published, tmp_path / "one")
    deposited(published, tmp_path / "two")
    deposited(published, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_the_crate_describes_each_file_and_nothing_else(published: Path, tmp_path: Path) -> None:
    deposited(published, tmp_path / "bag")
    entities = crate(tmp_path / "bag")
    described = [one for one in entities.values() if one["@type"] == "File"]
    there = files(tmp_path / "bag" / "data")
    assert len(described) == len(there) - 1  # all but the description itself
    sizes = sorted(int(one["contentSize"]) for one in described)
    assert sizes == sorted(
        len(data) for name, data in there.items() if name != "ro-crate-metadata.json"
    )
    parts = [
        part["@id"]
        for one in entities.values()
        if one["@type"] == "Dataset"
        for part in one["hasPart"]
    ]
    folders = {"tei/", "html/", "text/", "source/"}
    assert sorted(parts) == sorted([*folders, *(one["@id"] for one in described)])
    assert "tei/1962/Bericht%20%C3%BCber%20%C3%96l.xml" in parts
    for entity in entities.values():
        for value in entity.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and "://" not in one["@id"]:
                    assert one["@id"] in entities


def test_the_crate_says_who_is_named_where(published: Path, tmp_path: Path) -> None:
    deposited(published, tmp_path / "bag")
    entities = crate(tmp_path / "bag")
    letter = entities["tei/a%23b%2Cc.xml"]
    assert letter["name"] == "On 1"
    assert letter["dateCreated"] == "1962-03"
    assert letter["mentions"] == {"@id": "#person/vela"}
    assert entities["#person/vela"] == {
        "@id": "#person/vela",
        "@type": "Person",
        "name": "Vela, Tomas",
        "sameAs": {"@id": "https://viaf.org/viaf/17"},
    }
    assert entities["#person/baek"]["name"] == "Baek Il-do"
    root = entities["./"]
    assert [entities[one["@id"]]["name"] for one in root["editor"]] == list(FULL.editors)
    assert entities[root["license"]["@id"]]["name"] == "CC BY 4.0"


def test_what_the_edition_does_not_say_is_asked_and_not_invented(
    published: Path, tmp_path: Path
) -> None:
    made = deposited(published, tmp_path / "bag", Edition())
    there = files(tmp_path / "bag")
    assert {"data/CITATION.cff", "data/LICENCE.txt"}.isdisjoint(there)
    assert b"Bagging-Date" not in there["bag-info.txt"]
    record = json.loads(there["data/datacite.json"])
    assert {"creators", "titles", "publisher", "publicationYear"}.isdisjoint(record)
    told = json.loads(there[RECORD])["needs"]
    assert told == made.losses.needs
    first = [sentence.partition(":")[0] for sentence in told]
    assert first == [
        "A title",
        "Creators",
        "A publisher",
        "A licence",
        "A date of publication",
        "An identifier, such as a DOI",
    ]
    text = " ".join(there["data/README.txt"].decode().split())
    assert [sentence for sentence in told if sentence not in text] == []


def test_a_folder_that_is_no_out_gives_its_documents_only(tmp_path: Path) -> None:
    home = tmp_path / "project"
    home.mkdir()
    (home / "index.html").write_bytes(b"of something else")
    (home / "letters").mkdir()
    (home / "letters" / "a.xml").write_bytes(document("A"))
    deposited(home / "letters", tmp_path / "bag")
    there = files(tmp_path / "bag" / "data")
    assert "tei/a.xml" in there
    assert "index.html" not in there


def test_a_copy_that_is_not_what_was_written_stops_the_export(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = deposit.Bag.write

    def fail(bag: deposit.Bag, path: str, data: bytes) -> int:
        return write(bag, path, data[:-1])

    monkeypatch.setattr(deposit.Bag, "write", fail)
    with pytest.raises(WriteError, match="is not what was written to it"):
        deposited(published, tmp_path / "bag")


def test_an_export_that_failed_can_be_made_again(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise WriteError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(deposit, "readme", fail)
        with pytest.raises(WriteError):
            deposited(published, tmp_path / "bag")
    (published / "tei" / "a#b,c.xml").unlink()
    assert deposited(published, tmp_path / "bag").documents == len(NAMES) - 1
    there = files(tmp_path / "bag" / "data")
    assert "tei/a#b,c.xml" not in there
    assert "html/a#b,c.html" not in there
    assert exporting.PROFILES["deposit"]


def test_the_sources_can_be_restored_from_the_deposit_alone(
    run: Callable[..., Result], corpus: Path, tmp_path: Path
) -> None:
    (corpus / "old.txt").write_bytes("Report\r\n\r\nThe  harbour is “open”.\r\n".encode("cp1252"))
    assert run("-q", corpus, tmp_path / "out", "--encoding", "cp1252").exit_code == 0
    deposited(tmp_path / "out", tmp_path / "bag")
    sources = [entry.path for entry in find(corpus)]
    assert len(sources) == 3
    for source in sources:
        name = source.relative_to(corpus).with_suffix(".xml")
        restored = run("restore", tmp_path / "bag" / "data" / "tei" / name)
        assert (restored.exit_code, restored.stdout_bytes) == (0, source.read_bytes())
