"""Bad input: each kind has its own sentence, and the rest of the corpus is converted."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter import pipeline
from converter.cli import cli
from converter.commands.messages import exit_code
from converter.findings import Finding
from converter.outcome import Failure, Outcome
from converter.source import Source
from converter.tools import Tools
from tests.noted import noted

GOOD = "Note on the talk of 3 May 1952\n\nThe two sides spoke of the railway.\n"
LISTING = "Skip to content\nResults:\n1 - 10 of 16\nDocuments\nA talk on the railway\nA talk\n"
BODILESS = (
    "Skip to content\n\nMay 4, 1958\n\nA Talk on the Railway\n\n"
    "This document was made possible with support from Specimen Trust\n\n"
    "Document Information\n\nSpecimen State Archive, fond 3.\n"
)

BAD: list[tuple[str, bytes, str]] = [
    ("empty", b"", "The file is empty."),
    ("blank", b" \n\t\n", "nothing but white space"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", "The file is binary, not text"),
    ("nul", b"A note\n\nwith a \0 in it.\n", "The file is binary, not text: it has a NUL"),
    (
        "latin",
        "A note\n\nfrom the caf\xe9.\n".encode("latin-1"),
        "Byte 20 (0xe9) is not utf-8 text",
    ),
    ("half", "A note\n\nin ink €".encode()[:-1], "is not utf-8 text"),
    ("utf16", "\ufeffA note".encode("utf-16-le")[:-1], "not utf-16-le text"),
    ("listing", LISTING.encode(), "list"),
    ("bodiless", BODILESS.encode(), "no text of a document"),
]


def rights_bind() -> bool:
    """Tell whether this process is kept from writing where it has no right to (root is not)."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        return not os.access(folder, os.W_OK)


def run(*arguments: str | Path, **environ: str) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(cli, words, env=environ, prog_name="tei-convert")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "data", "sentence"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_named_and_the_good_one_converted(
    corpus: Path, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    (corpus / f"{name}.txt").write_bytes(data)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 1, result.output
    (line,) = (line for line in result.stderr.splitlines() if "not converted" in line)
    assert line.startswith(f"{name}.txt:")
    assert sentence in line
    assert "Traceback" not in result.output
    assert result.stdout.splitlines()[-1].startswith("Converted 1 of 2 reports")
    assert (tmp_path / "out" / "tei" / "good.xml").is_file()
    assert not (tmp_path / "out" / "tei" / f"{name}.xml").exists()
    record = json.loads((tmp_path / "out" / "conversion.json").read_bytes())
    (failed,) = (item for item in record["documents"] if item["status"] == "failed")
    assert failed["source"] == f"{name}.txt"
    assert sentence in failed["failure"]["message"]
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert f"{name}.txt" in index


def test_each_kind_has_its_own_sentence(corpus: Path, tmp_path: Path) -> None:
    for name, data, _ in BAD:
        (corpus / f"{name}.txt").write_bytes(data)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if "not converted" in line]
    assert len({line.partition("not converted: ")[2] for line in lines}) == len(BAD)


def test_the_encoding_helps_an_undecodable_file(corpus: Path, tmp_path: Path) -> None:
    (corpus / "latin.txt").write_bytes("A note\n\nfrom the caf\xe9.\n".encode("latin-1"))
    assert run(corpus, tmp_path / "out", "--encoding", "latin-1").exit_code == 0
    text = (tmp_path / "out" / "text" / "latin.txt").read_text(encoding="utf-8")
    assert "café" in text


def test_a_missing_folder(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", tmp_path / "out")
    assert result.exit_code == 2
    assert "There is no folder or file" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_is_a_file(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_an_output_folder_below_a_file(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr("converter.corpus.Entry.read", lambda entry: read.append(entry.name))
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = run(corpus, tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert "nothing can be written there" in result.stderr
    assert read == []


@pytest.mark.skipif(not rights_bind(), reason="rights do not bind this user")
def test_a_folder_without_the_right_to_write(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o555)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 2
    assert "nothing can be written there (Permission denied)" in result.stderr


def test_one_output_that_cannot_be_written_costs_its_document_only(
    corpus: Path, tmp_path: Path
) -> None:
    (corpus / "other.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "out" / "html" / "other.html").mkdir(parents=True)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 1
    assert "other.txt: not converted: html/other.html cannot be written" in result.stderr
    assert (tmp_path / "out" / "html" / "good.html").is_file()


def test_records_that_cannot_be_written_are_a_failure(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "conversion.json").mkdir(parents=True)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 1
    assert "conversion.json cannot be written" in result.stderr


def test_settings_that_cannot_be_used(corpus: Path, tmp_path: Path) -> None:
    (corpus / "edition.toml").write_text(
        '[edition]\nlicens = "x"\nlanguage = "xx"\n', encoding="utf-8"
    )
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 2
    assert "edition.toml:2: the key 'licens' is not known. Did you mean 'licence'?" in result.stderr
    (corpus / "edition.toml").write_text('[edition]\nlanguage = "xx"\n', encoding="utf-8")
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 2
    assert "no labels in the language 'xx'" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_fault_of_the_converter_costs_its_document_only(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "odd.txt").write_text(GOOD, encoding="utf-8")
    convert = pipeline.convert

    def faulty(source: Source, tools: Tools) -> pipeline.Conversion:
        if source.name == "odd.txt":
            raise KeyError("nonesuch")
        return convert(source, tools)

    monkeypatch.setattr(pipeline, "convert", faulty)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 4
    assert "odd.txt:\nTraceback" in result.stderr
    assert "KeyError: 'nonesuch'" in result.stderr
    assert (tmp_path / "out" / "tei" / "good.xml").is_file()
    record = (tmp_path / "out" / "conversion.json").read_text(encoding="utf-8")
    assert "The converter has a fault here (KeyError)" in record
    assert "Traceback" not in record


def test_a_fault_outside_every_document_has_its_own_code(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(_settings: object) -> Tools:
        raise ZeroDivisionError

    monkeypatch.setattr(Tools, "build", faulty)
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 4
    assert "ZeroDivisionError" in result.stderr


FINE = Outcome("a.txt", "a")
FOUND = Outcome("b.txt", "b", findings=(Finding("x", "Look."),))
FAILED = Outcome("c.txt", "c", failure=Failure("source", "Empty."))
FAULT = Outcome("d.txt", "d", failure=Failure("bug", "Fault.", None, "Traceback"))


@pytest.mark.parametrize(
    ("outcomes", "strict", "code"),
    [
        ([FINE, FOUND], False, 0),
        ([FINE], True, 0),
        ([FINE, FAILED], True, 1),
        ([FINE, FOUND, FAILED], False, 1),
        ([FOUND, FAILED], True, 3),
        ([FAULT, FOUND, FAILED], True, 4),
        ([FAULT], False, 4),
    ],
)
def test_the_highest_exit_code_wins(
    tmp_path: Path,
    outcomes: list[Outcome],
    strict: bool,  # noqa: FBT001
    code: int,
) -> None:
    with noted(tmp_path, outcomes) as told:
        assert exit_code(told, strict=strict) == code
