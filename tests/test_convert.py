"""tei-convert CORPUS OUT from outside: what it writes and prints."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from converter import resources
from converter.commands.messages import Messages, closing_sentence
from converter.fills import unfilled
from converter.findings import Finding
from converter.outcome import Outcome
from tests.noted import noted

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]
CITED = ("bib", "ris", "csl.json")
RECORDS = ("conversion.html", "conversion.json")


def conversion(out: Path) -> list[dict[str, object]]:
    documents = json.loads((out / "conversion.json").read_bytes())["documents"]
    assert isinstance(documents, list)
    return documents


def test_a_folder_becomes_an_edition(run: Run, outputs: Outputs, corpus: Path, out: Path) -> None:
    result = run(corpus, out)
    assert result.exit_code == 0, result.output
    browsing = {path for path in outputs(out) if path.startswith("browse/")}
    assert {"browse/index.html", "browse/date/index.html", "browse/date/1951.html"} <= browsing
    assert set(outputs(out)) - browsing == {
        "about.html",
        "persons.html",
        "places.html",
        "organisations.html",
        "persons.xml",
        "schemas/persons.rng",
        "schemas/report.rng",
        "schemas/report.sch",
        "tei/1951/letter.xml",
        "tei/1951/letter.restore.json",
        "tei/note.xml",
        "tei/note.restore.json",
        "html/1951/letter.html",
        "html/note.html",
        "text/1951/letter.txt",
        "text/note.txt",
        "source/1951/letter.txt",
        "source/note.md",
        *(f"html/{name}.{suffix}" for name in ("1951/letter", "note") for suffix in CITED),
        "index.html",
        *RECORDS,
    }
    assert result.stdout.splitlines()[-1].startswith(f"Converted 2 of 2 reports to {out}")
    assert (out / "run.json").is_file()


def test_the_word_convert_may_be_written(
    run: Run, outputs: Outputs, corpus: Path, out: Path, tmp_path: Path
) -> None:
    assert run("convert", corpus, out).exit_code == 0
    assert run("-q", "--jobs", "1", corpus, tmp_path / "again").exit_code == 0
    assert outputs(out) == outputs(tmp_path / "again")


def test_conversion_json_keeps_to_its_schema(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"")
    assert run(corpus, out).exit_code == 1
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    record = json.loads((out / "conversion.json").read_bytes())
    Draft202012Validator(schema).validate(record)
    assert [item["source"] for item in record["documents"]] == [
        "1951/letter.txt",
        "bad.txt",
        "note.md",
    ]
    for item in record["documents"]:
        for output in item["outputs"]:
            data = (out / output["path"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == output["sha256"]
        if item["status"] == "converted":
            homes = {home: count for home, count in item["words"].items() if home != "source"}
            assert sum(homes.values()) == item["words"]["source"]


def test_the_record_of_a_run_is_apart(run: Run, outputs: Outputs, corpus: Path, out: Path) -> None:
    run(corpus, out)
    first = outputs(out)
    stamps = {path: (out / path).stat().st_mtime_ns for path in first}
    run(corpus, out)
    record = json.loads((out / "run.json").read_bytes())
    assert (record["written"], record["unchanged"], record["kept"]) == (0, 16, 2)
    assert record["documents"] == []
    run(corpus, out, "--again")
    record = json.loads((out / "run.json").read_bytes())
    assert (record["written"], record["unchanged"], record["kept"]) == (0, 16, 0)
    assert record["documents"][0]["source"] == "1951/letter.txt"
    assert record["documents"][0]["reasons"] == ["everything is asked for"]
    assert outputs(out) == first
    assert {path: (out / path).stat().st_mtime_ns for path in first} == stamps
    text = (out / "conversion.json").read_text(encoding="utf-8")
    assert str(corpus) not in text
    assert record["started"][:10] not in text


def test_serial_and_parallel_write_the_same_bytes(
    run: Run, outputs: Outputs, note: str, corpus: Path, tmp_path: Path
) -> None:
    for number in range(9):
        (corpus / f"{number}.txt").write_text(f"{note}\nNumber {number}.\n", encoding="utf-8")
    (corpus / "bad.txt").write_bytes(b"")
    serial, parallel = tmp_path / "serial", tmp_path / "parallel"
    assert run("--jobs", "1", corpus, serial).exit_code == 1
    assert run("--jobs", "2", corpus, parallel).exit_code == 1
    assert outputs(serial) == outputs(parallel)


def test_other_reports_change_nothing(run: Run, corpus: Path, out: Path, tmp_path: Path) -> None:
    run(corpus, out)
    run(corpus / "note.md", tmp_path / "single")
    cited = [f"html/note.{suffix}" for suffix in CITED]
    for path in ("tei/note.xml", "text/note.txt", "source/note.md", *cited):
        assert (tmp_path / "single" / path).read_bytes() == (out / path).read_bytes()
    alone, among = (
        (folder / "html" / "note.html").read_text("utf-8") for folder in (tmp_path / "single", out)
    )
    assert unfilled(alone) == unfilled(among)


def test_standard_input(run: Run, letter: str, out: Path) -> None:
    result = run("-", out, "--name", "1951/letter.txt", stdin=letter.encode())
    assert result.exit_code == 0, result.output
    assert (out / "tei" / "1951" / "letter.xml").is_file()
    assert conversion(out)[0]["source"] == "1951/letter.txt"


def test_only_some_formats(run: Run, outputs: Outputs, corpus: Path, out: Path) -> None:
    assert run("--only", "text", corpus, out).exit_code == 0
    assert set(outputs(out)) == {"text/1951/letter.txt", "text/note.txt", *RECORDS}
    assert conversion(out)[0]["outputs"] != []


def test_two_sources_of_one_name_keep_their_suffix(
    run: Run, outputs: Outputs, note: str, corpus: Path, out: Path
) -> None:
    (corpus / "note.txt").write_text(note, encoding="utf-8")
    assert run(corpus, out).exit_code == 0
    tei = {path for path in outputs(out) if path.endswith(".xml")}
    assert tei == {"tei/1951/letter.xml", "tei/note.txt.xml", "tei/note.md.xml", "persons.xml"}
    html = (out / "html" / "note.txt.html").read_text(encoding="utf-8")
    assert 'href="../tei/note.txt.xml"' in html
    assert 'href="../text/note.txt.txt"' in html
    assert [item["id"] for item in conversion(out)][1:] == ["doc-note.md", "doc-note.txt"]


def test_links_of_the_editions_lead_to_files(run: Run, note: str, corpus: Path, out: Path) -> None:
    (corpus / "1951" / "a b.txt").write_text(note, encoding="utf-8")
    run(corpus, out)
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for address in re.findall(r'(?:href|src)="([^"#:]+)["#]', text):
            target = page.parent / address.replace("%20", " ")
            assert target.exists(), f"{page.name} points at {address}"


def test_settings_of_the_edition(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "edition.toml").write_text(
        '[edition]\npublisher = "Friends of Orvania"\n', encoding="utf-8"
    )
    run(corpus, out)
    assert b"<publisher>Friends of Orvania</publisher>" in (out / "tei" / "note.xml").read_bytes()
    other = corpus.parent / "other.toml"
    other.write_text('[edition]\npublisher = "Others"\n', encoding="utf-8")
    run(corpus, out, "--settings", other)
    assert b"<publisher>Others</publisher>" in (out / "tei" / "note.xml").read_bytes()


def test_the_clock_is_not_in_the_output(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out, SOURCE_DATE_EPOCH="0")
    assert b"1970-01-01" in (out / "tei" / "note.xml").read_bytes()


@pytest.mark.parametrize("option", ["-q", "-v", "--strict"])
def test_the_last_line_is_a_sentence(run: Run, corpus: Path, out: Path, option: str) -> None:
    result = run(option, corpus, out)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        f"Converted 2 of 2 reports to {out}. Open {out / 'index.html'} to read them.\n"
    )
    lines = result.stderr.splitlines()
    assert len(lines) == (2 if option == "-v" else 0)
    assert all(": written: plain, " in line for line in lines)


@pytest.mark.parametrize(("loudness", "told"), [("quiet", 0), ("usual", 6), ("verbose", 7)])
def test_findings_are_told_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], loudness: str, told: int
) -> None:
    made = [
        Outcome(f"{number}.txt", f"{number}", findings=(Finding("odd-mark", "Look.", number),))
        for number in range(1, 8)
    ]
    messages = Messages(quiet=loudness == "quiet", verbose=loudness == "verbose")
    with noted(tmp_path, made) as outcomes:
        messages.summarise(outcomes)
        sentence = closing_sentence(outcomes, Path("out"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == told
    assert lines[:1] == ["1.txt:1: odd-mark: Look."][:told]
    rest = "2 more of odd-mark: see conversion.json, or use -v"
    assert (rest in lines) == (loudness == "usual")
    assert "7 findings in 7 reports to look at" in sentence
