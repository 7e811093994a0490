"""Each TEI file names its schemas, so that editing programs show errors while one types."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

from converter import resources
from converter.errors import SettingsError
from converter.settings import TeiFile, load

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]
NAMED = {
    "report.rng": "http://relaxng.org/ns/structure/1.0",
    "report.sch": "http://purl.oclc.org/dsdl/schematron",
    "persons.rng": "http://relaxng.org/ns/structure/1.0",
}


def associations(path: Path) -> list[tuple[str, str]]:
    """Return address and kind of each schema that a file names, in order."""
    root = etree.parse(path).getroot()
    found = [one for one in root.itersiblings(preceding=True) if one.target == "xml-model"]
    return [(one.get("href"), one.get("schematypens")) for one in reversed(found)]


def test_each_file_names_schemas_that_are_there(run: Run, corpus: Path, out: Path) -> None:
    assert run(corpus, out).exit_code == 0
    wanted = {
        "tei/1951/letter.xml": ["../../schemas/report.rng", "../../schemas/report.sch"],
        "tei/note.xml": ["../schemas/report.rng", "../schemas/report.sch"],
        "persons.xml": ["schemas/persons.rng"],
    }
    for name, addresses in wanted.items():
        path = out / name
        assert associations(path) == [(one, NAMED[one.rpartition("/")[2]]) for one in addresses]
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line[:11] for line in lines[1 : len(addresses) + 1]] == ["<?xml-model"] * len(
            addresses
        )
        for one in addresses:
            schema = (path.parent / one).resolve()
            assert schema.read_bytes() == resources.schema(schema.name).read_bytes()


def test_it_can_be_switched_off(run: Run, outputs: Outputs, corpus: Path, out: Path) -> None:
    run(corpus, out)
    with_links = outputs(out)
    (corpus / "edition.toml").write_text("[tei]\nxml_model = false\n", encoding="utf-8")
    plain = out.with_name("plain")
    assert run(corpus, plain).exit_code == 0
    without = outputs(plain)
    assert set(with_links) - set(without) == {f"schemas/{name}" for name in NAMED}
    for name, data in without.items():
        if name.endswith(".xml"):
            assert re.sub(rb"<\?xml-model [^>]*>\n", b"", with_links[name]) == data
        elif name == "about.html":
            # It lists the files of the edition.
            assert b"schemas/report.rng" in with_links[name]
            assert b"schemas/" not in data
        elif name.endswith((".html", ".txt")):
            # The rest has no trace of it.
            assert with_links[name] == data


def test_a_file_that_names_schemas_is_restored_rendered_and_checked(
    run: Run, corpus: Path, out: Path
) -> None:
    run(corpus, out)
    tei = out / "tei" / "1951" / "letter.xml"
    source = (corpus / "1951" / "letter.txt").read_bytes()
    assert run("restore", tei).stdout_bytes == source
    again = out.with_name("again")
    assert run("render", tei, again).exit_code == 0
    rendered = (again / "text" / "letter.txt").read_bytes()
    assert rendered == (out / "text" / "1951" / "letter.txt").read_bytes()
    assert run("validate", out).exit_code == 0


def test_without_tei_no_schemas_are_written(run: Run, corpus: Path, out: Path) -> None:
    assert run("--only", "text", corpus, out).exit_code == 0
    assert not (out / "schemas").exists()


def test_the_setting(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text("[tei]\nxml_model = false\n", encoding="utf-8")
    assert load(path, {})[2] == TeiFile(xml_model=False)
    path.write_text("[tei]\n", encoding="utf-8")
    assert load(path, {})[2] == TeiFile()
    for text, sentence in {
        '[tei]\nxml_model = "no"': "xml_model must be true or false",
        "[tei]\nxml-model = false": "the key 'xml-model' is not known. Did you mean 'xml_model'?",
        "xml_model = false": "must stand under the heading [tei]",
        "[other]": "The file has the tables [edition], [names], [tei], [site], [exports] and [reading].",
    }.items():
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SettingsError, match=re.escape(sentence)):
            load(path, {})
