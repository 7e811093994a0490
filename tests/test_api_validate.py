"""From Python TEI is validated in the layers of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import SettingsError, convert, validate


def test_violations_are_typed_and_have_a_place(letter: str) -> None:
    tei = convert(letter).tei.decode()
    (wrong,) = validate(tei.replace("<p n=", '<p rend="bold" n=', 1))
    assert (wrong.rule, wrong.level) == ("schema", "error")
    assert '<p n="' in tei.splitlines()[wrong.line - 1]
    assert "rend" in wrong.message
    (broken,) = validate("<TEI>")
    assert broken.rule == "well-formed"
    (forbidden,) = validate('<!DOCTYPE TEI><TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert forbidden.rule == "doctype"


def test_layers_and_a_schema_can_be_chosen_and_a_file_leads_to_its_source(
    written: Path, tmp_path: Path
) -> None:
    grammar = tmp_path / "empty.rng"
    grammar.write_text(
        '<element name="nothing" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
        encoding="utf-8",
    )
    file = written / "tei" / "22-memorandum-southern-desk.xml"
    assert {one.rule for one in validate(file, layers=["schema"], schema=grammar)} == {"schema"}
    assert validate(file, layers=["schema", "ids"]) == []
    assert validate(file, layers="languages, ids") == []
    tei = file.read_text("utf-8")
    file.write_text(tei.replace('<foreign xml:lang="fr"', '<foreign xml:lang="pt"'), "utf-8")
    (language,) = validate(file, layers=["languages"])
    assert (language.rule, language.level) == ("language-undeclared", "note")
    assert language.source == (f"{file.stem}.txt", 42)
    with pytest.raises(SettingsError, match="There is no layer 'everything'"):
        validate(file, layers=["everything"])
