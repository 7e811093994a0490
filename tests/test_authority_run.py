"""The authority file in a run: over the list of the package, on the command line, in TEI."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter.authority import Entry, laid_over
from tests.shared import ROOT
from tests.test_authority_file import HEAD, tei, told
from tests.test_schemas import NO_TEI_ALL, TEI_ALL

Run = Callable[..., Result]

LISTED = (
    Entry("ost", "Ost", ("Ada", "A."), ("Ost", "Ada Ost"), (("wikidata", "Q1"), ("VIAF", "2"))),
    Entry("lund", "Lund", ("Bo",), ("Lund",)),
)


@pytest.mark.parametrize(
    ("row", "ours", "theirs"),
    [
        # the same person by name: what is empty stays the list's
        ("o,Ost,Ada,,,,,,,Q9,,,", ("o", ("Ost", "Ada Ost"), (("wikidata", "Q9"), ("VIAF", "2"))), ["lund"]),
        # by a number, under another name
        ("o,Oest,Adda,,,,,,,Q1,,,", ("o", ("Ost", "Ada Ost"), (("wikidata", "Q1"), ("VIAF", "2"))), ["lund"]),
        # by the surname alone
        ("o,Ost,Adda,,,Ost,,,,,,,", ("o", ("Ost", "Ada Ost"), (("wikidata", "Q1"), ("VIAF", "2"))), ["lund"]),
        # the id alone: the list's entry goes, and nothing is taken from it
        ("ost,Vensk,Tollo,,,,,,,,,,", ("ost", (), ()), ["lund"]),
        # somebody else of the same surname
        ("o,Ost,Karel,,,,,,,,,,", ("o", (), ()), ["ost", "lund"]),
    ],
)  # fmt: skip
def test_a_row_over_the_list_of_the_package(
    tmp_path: Path, row: str, ours: tuple[object, ...], theirs: list[str]
) -> None:
    own, rest = laid_over(told(tmp_path, HEAD + row + "\n"), LISTED)
    assert [(one.id, one.bare, one.idnos) for one in own] == [ours]
    assert [one.id for one in rest] == theirs


def test_a_name_alone_is_taken_from_the_list(tmp_path: Path) -> None:
    own = told(tmp_path, HEAD + "o,Okello,Ost,,,Ost,,,,,,,\n,Lund,,,,,,,,,,,yes\n")
    _, rest = laid_over(own, LISTED)
    assert [(one.id, one.bare) for one in rest] == [("ost", ("Ada Ost",)), ("lund", ())]


def test_the_command_line(corpus: Path, tmp_path: Path, run: Run, out: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("id,surname,forename\nwho-vela,Vela,Tomas\n", encoding="utf-8")
    for command in (("names", corpus), ("show", "report", corpus / "1951" / "letter.txt")):
        assert "who-vela" not in run(*command).output
        assert "who-vela" in run(*command, "--authority", table).output
    assert run("-q", "--only", "tei", corpus, out, "--authority", table).exit_code == 0
    made = (out / "tei" / "1951" / "letter.xml").read_text(encoding="utf-8")
    assert '<person xml:id="who-vela">' in made
    shutil.copy(table, corpus / "authority.csv")
    assert "who-vela" in run("names", corpus).output
    (corpus / "authority.xml").write_text(tei(), encoding="utf-8")
    result = run("names", corpus)
    assert (result.exit_code, "two authority files" in result.stderr) == (2, True)
    # A file that is named is the one.
    assert run("names", corpus, "--authority", table).exit_code == 0
    table.write_text("id,surnam\n", encoding="utf-8")
    result = run(corpus, tmp_path / "none", "--authority", table)
    assert result.exit_code == 2
    assert "people.csv:1: the column 'surnam' is not known" in result.stderr
    assert not (tmp_path / "none").exists()


def test_the_same_bytes_with_any_number_of_workers(
    corpus: Path, tmp_path: Path, run: Run, outputs: Callable[[Path], dict[str, bytes]]
) -> None:
    (corpus / "authority.csv").write_text(HEAD + "who,Vela,Tomas,,,,1900,,,,,,\n", encoding="utf-8")
    run(corpus, tmp_path / "one", "--jobs", "1")
    run(corpus, tmp_path / "two", "--jobs", "2")
    made = outputs(tmp_path / "one")
    assert made == outputs(tmp_path / "two")
    assert b'<birth when="1900"/>' in made["tei/1951/letter.xml"]
    # A row about somebody else, and another line for this one, change nothing.
    (corpus / "authority.csv").write_text(
        HEAD + "x,Nobody,Ada,,,,,,,,,,\nwho,Vela,Tomas,,,,1900,,,,,,\n", encoding="utf-8"
    )
    run(corpus, tmp_path / "three")
    assert outputs(tmp_path / "three") == made


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not on the PATH")
@pytest.mark.skipif(not TEI_ALL.is_file(), reason=NO_TEI_ALL)
def test_the_example_of_a_list_is_tei(tmp_path: Path) -> None:
    docs = (ROOT / "docs" / "authority.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```xml\n(<\?xml.*?)```", docs, re.DOTALL)
    path = tmp_path / "authority.xml"
    path.write_text(example, encoding="utf-8")
    checked = subprocess.run(
        ["jing", str(TEI_ALL), str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")
