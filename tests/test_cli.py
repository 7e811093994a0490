"""The command line from outside: what it writes, prints and answers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from converter import resources
from converter.cli import cli

ROOT = Path(__file__).resolve().parent.parent

LETTER = """\
Legation of Orvania in Port Selm

12 March 1951

Dear Minister,

Yesterday Comrade Tomas Vela received me in his office. Vela said that the harvest is in.

I shall write again.

Ada Novak
Envoy
"""
NOTE = """\
Note on the talk of 3 May 1952

The two sides spoke of the railway. Nothing was decided.
"""


def run(*arguments: str | Path, stdin: bytes | None = None, **environ: str) -> Result:
    runner = CliRunner()
    words = [str(argument) for argument in arguments]
    return runner.invoke(
        cli, words, input=stdin, env=environ, prog_name="tei-convert", terminal_width=80
    )


def outputs(out: Path) -> dict[str, bytes]:
    """Return every file of OUT but the record of the run itself."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "run.json")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(files)}


def conversion(out: Path) -> list[dict[str, object]]:
    documents = json.loads((out / "conversion.json").read_bytes())["documents"]
    assert isinstance(documents, list)
    return documents


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "1951").mkdir(parents=True)
    (folder / "1951" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "note.md").write_text(NOTE, encoding="utf-8")
    (folder / "README.md").write_text("About these files.", encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


# -- convert -------------------------------------------------------------------


def test_a_folder_becomes_an_edition(corpus: Path, out: Path) -> None:
    result = run(corpus, out)
    assert result.exit_code == 0, result.output
    assert set(outputs(out)) == {
        "tei/1951/letter.xml",
        "tei/1951/letter.restore.json",
        "tei/note.xml",
        "tei/note.restore.json",
        "html/1951/letter.html",
        "html/note.html",
        "text/1951/letter.txt",
        "text/note.txt",
        "index.html",
        "conversion.json",
    }
    assert result.stdout.splitlines()[-1].startswith(f"Converted 2 of 2 reports to {out}")
    assert (out / "run.json").is_file()


def test_the_word_convert_may_be_written(corpus: Path, out: Path, tmp_path: Path) -> None:
    assert run("convert", corpus, out).exit_code == 0
    assert run("-q", "--jobs", "1", corpus, tmp_path / "again").exit_code == 0
    assert outputs(out) == outputs(tmp_path / "again")


def test_conversion_json_keeps_to_its_schema(corpus: Path, out: Path) -> None:
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


def test_the_record_of_a_run_is_apart(corpus: Path, out: Path) -> None:
    run(corpus, out)
    first = outputs(out)
    stamps = {path: (out / path).stat().st_mtime_ns for path in first}
    run(corpus, out)
    record = json.loads((out / "run.json").read_bytes())
    assert (record["written"], record["unchanged"]) == (0, 8)
    assert record["documents"][0]["source"] == "1951/letter.txt"
    assert outputs(out) == first
    assert {path: (out / path).stat().st_mtime_ns for path in first} == stamps
    text = (out / "conversion.json").read_text(encoding="utf-8")
    assert str(corpus) not in text
    assert record["started"][:10] not in text


def test_serial_and_parallel_write_the_same_bytes(corpus: Path, out: Path, tmp_path: Path) -> None:
    for number in range(9):
        (corpus / f"{number}.txt").write_text(f"{NOTE}\nNumber {number}.\n", encoding="utf-8")
    (corpus / "bad.txt").write_bytes(b"")
    assert run("--jobs", "1", corpus, out).exit_code == 1
    assert run("--jobs", "2", corpus, tmp_path / "parallel").exit_code == 1
    assert outputs(out) == outputs(tmp_path / "parallel")


def test_other_reports_change_nothing(corpus: Path, out: Path, tmp_path: Path) -> None:
    run(corpus, out)
    run(corpus / "note.md", tmp_path / "single")
    for path in ("tei/note.xml", "html/note.html", "text/note.txt"):
        assert (tmp_path / "single" / path).read_bytes() == (out / path).read_bytes()


def test_standard_input(out: Path) -> None:
    result = run("-", out, "--name", "1951/letter.txt", stdin=LETTER.encode())
    assert result.exit_code == 0, result.output
    assert (out / "tei" / "1951" / "letter.xml").is_file()
    assert conversion(out)[0]["source"] == "1951/letter.txt"


def test_only_some_formats(corpus: Path, out: Path) -> None:
    assert run("--only", "text", corpus, out).exit_code == 0
    assert set(outputs(out)) == {"text/1951/letter.txt", "text/note.txt", "conversion.json"}
    assert conversion(out)[0]["outputs"] != []


def test_two_sources_of_one_name_keep_their_suffix(corpus: Path, out: Path) -> None:
    (corpus / "note.txt").write_text(NOTE, encoding="utf-8")
    assert run(corpus, out).exit_code == 0
    tei = {path for path in outputs(out) if path.endswith(".xml")}
    assert tei == {"tei/1951/letter.xml", "tei/note.txt.xml", "tei/note.md.xml"}
    html = (out / "html" / "note.txt.html").read_text(encoding="utf-8")
    assert 'href="../tei/note.txt.xml"' in html
    assert 'href="../text/note.txt.txt"' in html
    assert [item["id"] for item in conversion(out)][1:] == ["doc-note.md", "doc-note.txt"]


def test_links_of_the_editions_lead_to_files(corpus: Path, out: Path) -> None:
    (corpus / "1951" / "a b.txt").write_text(NOTE, encoding="utf-8")
    run(corpus, out)
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for address in re.findall(r'(?:href|src)="([^"#:]+)', text):
            target = page.parent / address.replace("%20", " ")
            assert target.exists(), f"{page.name} points at {address}"


def test_settings_of_the_edition(corpus: Path, out: Path) -> None:
    (corpus / "edition.toml").write_text(
        '[edition]\npublisher = "Friends of Orvania"\n', encoding="utf-8"
    )
    run(corpus, out)
    assert b"<publisher>Friends of Orvania</publisher>" in (out / "tei" / "note.xml").read_bytes()
    other = corpus.parent / "other.toml"
    other.write_text('[edition]\npublisher = "Others"\n', encoding="utf-8")
    run(corpus, out, "--settings", other)
    assert b"<publisher>Others</publisher>" in (out / "tei" / "note.xml").read_bytes()


def test_the_clock_is_not_in_the_output(corpus: Path, out: Path) -> None:
    run(corpus, out, SOURCE_DATE_EPOCH="0")
    assert b"1970-01-01" in (out / "tei" / "note.xml").read_bytes()


@pytest.mark.parametrize(
    ("option", "first", "last"),
    [("-q", 1, "Converted 2 of 2"), ("-v", 1, "Converted 2 of 2"), ("--strict", 1, "Converted")],
)
def test_the_last_line_is_a_sentence(
    corpus: Path, out: Path, option: str, first: int, last: str
) -> None:
    result = run(option, corpus, out)
    lines = result.stdout.splitlines()
    assert len(lines) == first
    assert lines[-1].startswith(last)
    assert lines[-1].endswith(".")
    if option == "-q":
        assert result.stderr == ""
    if option == "-v":
        assert "1951/letter.txt: written: plain, " in result.stderr


# -- TEI files that were edited by hand ----------------------------------------


def edit(path: Path) -> bytes:
    data = path.read_bytes().replace(b"harvest", b"vintage")
    path.write_bytes(data)
    return data


def test_an_edited_file_stays_and_the_new_one_stands_beside_it(corpus: Path, out: Path) -> None:
    run(corpus, out)
    made = (out / "tei" / "1951" / "letter.xml").read_bytes()
    edited = edit(out / "tei" / "1951" / "letter.xml")
    result = run(corpus, out)
    assert result.exit_code == 0, result.output
    assert (out / "tei" / "1951" / "letter.xml").read_bytes() == edited
    assert (out / "tei" / "1951" / "letter.new.xml").read_bytes() == made
    assert "1951/letter.txt: hand-edited: tei/1951/letter.xml was edited by hand" in result.stderr
    # The editions show what the editor wrote.
    assert b"vintage" in (out / "html" / "1951" / "letter.html").read_bytes()
    assert b"vintage" in (out / "text" / "1951" / "letter.txt").read_bytes()
    assert run("restore", out / "tei" / "1951" / "letter.new.xml").stdout_bytes == LETTER.encode()
    assert run("--strict", corpus, out).exit_code == 3


def test_what_was_edited_is_not_in_conversion_json(corpus: Path, out: Path) -> None:
    run(corpus, out)
    before = (out / "conversion.json").read_bytes()
    edit(out / "tei" / "1951" / "letter.xml")
    run(corpus, out)
    assert (out / "conversion.json").read_bytes() == before
    record = json.loads((out / "run.json").read_bytes())
    assert record["documents"][0]["notices"][0]["code"] == "hand-edited"


def test_a_new_version_that_was_edited_stays_too(corpus: Path, out: Path) -> None:
    run(corpus, out)
    edit(out / "tei" / "1951" / "letter.xml")
    run(corpus, out)
    edited = edit(out / "tei" / "1951" / "letter.new.xml")
    run(corpus, out)
    assert (out / "tei" / "1951" / "letter.new.xml").read_bytes() == edited
    assert (out / "tei" / "1951" / "letter.new-2.xml").is_file()


def test_force_replaces_and_says_what(corpus: Path, out: Path) -> None:
    run(corpus, out)
    made = outputs(out)
    edit(out / "tei" / "1951" / "letter.xml")
    result = run("--force", corpus, out)
    assert "replaced: tei/1951/letter.xml was edited by hand" in result.stderr
    assert outputs(out) == made


def test_an_unedited_file_follows_its_source(corpus: Path, out: Path) -> None:
    run(corpus, out)
    (corpus / "note.md").write_text(NOTE.replace("railway", "harbour"), encoding="utf-8")
    assert run(corpus, out).exit_code == 0
    assert b"harbour" in (out / "tei" / "note.xml").read_bytes()
    assert not (out / "tei" / "note.new.xml").exists()


def test_an_edited_file_that_is_broken_costs_nothing(corpus: Path, out: Path) -> None:
    run(corpus, out)
    page = (out / "html" / "note.html").read_bytes()
    (out / "tei" / "note.xml").write_bytes(b"<TEI><half")
    result = run(corpus, out)
    assert result.exit_code == 0, result.output
    assert (out / "tei" / "note.xml").read_bytes() == b"<TEI><half"
    assert (out / "html" / "note.html").read_bytes() == page
    assert "note.md: not-rendered: tei/note.xml" in result.stderr


# -- the other commands --------------------------------------------------------


def test_validate(corpus: Path, out: Path) -> None:
    run(corpus, out)
    assert run("validate", out).exit_code == 0
    assert run("validate", out / "tei" / "note.xml").stdout == ""
    path = out / "tei" / "note.xml"
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body><p/><zebra/>"))
    result = run("validate", out)
    assert result.exit_code == 1
    for line in result.stdout.splitlines():
        assert re.fullmatch(re.escape(str(path)) + r":[0-9]+: \S[^:]*: .+", line)


def test_restore(corpus: Path, out: Path) -> None:
    source = b"\xef\xbb\xbf" + LETTER.replace("\n", "\r\n").encode()
    (corpus / "1951" / "letter.txt").write_bytes(source)
    run(corpus, out)
    result = run("restore", out / "tei" / "1951" / "letter.xml")
    assert result.stdout_bytes == source
    (out / "tei" / "1951" / "letter.restore.json").unlink()
    result = run("restore", out / "tei" / "1951" / "letter.xml")
    assert result.exit_code == 1
    assert "there is no side file" in result.stderr


def test_render_gives_the_editions_again(corpus: Path, out: Path, tmp_path: Path) -> None:
    run(corpus, out)
    again = tmp_path / "again"
    result = run("render", out / "tei" / "note.xml", again)
    assert result.exit_code == 0, result.output
    assert (again / "text" / "note.txt").read_bytes() == (out / "text" / "note.txt").read_bytes()
    assert (again / "html" / "note.html").is_file()


def test_render_says_what_it_did_not_know(corpus: Path, out: Path, tmp_path: Path) -> None:
    run(corpus, out)
    path = out / "tei" / "note.xml"
    path.write_bytes(path.read_bytes().replace(b"railway", b"<zebra>railway</zebra>"))
    result = run("render", path, tmp_path / "again")
    assert result.exit_code == 0, result.output
    assert "zebra" in result.stderr
    assert "railway" in (tmp_path / "again" / "text" / "note.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("lines", "    3 | 12 March 1951\n"),
        ("regions", "layout plain ("),
        ("report", "persName vela-tomas: Tomas Vela}"),
        ("tei", '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="doc-letter"'),
    ],
)
def test_show(corpus: Path, step: str, expected: str) -> None:
    result = run("show", step, corpus / "1951" / "letter.txt")
    assert result.exit_code == 0, result.output
    assert expected in result.stdout


def test_names(corpus: Path) -> None:
    result = run("names", corpus, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    columns = ["file", "line", "start", "end", "surface", "role", "person", "evidence", "cert"]
    assert all(list(row) == columns for row in rows)
    assert all(LETTER[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert all(LETTER.splitlines()[row["line"] - 1].count(row["surface"]) for row in rows)
    vela = [row for row in rows if row["person"] == "vela-tomas"]
    assert [(row["surface"], row["role"]) for row in vela] == [
        ("Tomas Vela", "Comrade"),
        ("Vela", ""),
    ]
    table = list(csv.DictReader(io.StringIO(run("names", corpus, "--format", "csv").stdout)))
    assert [row["surface"] for row in table] == [row["surface"] for row in rows]
    heading = run("names", corpus).stdout.splitlines()[0]
    assert heading.split() == columns


# -- usage ---------------------------------------------------------------------


def test_the_readme_shows_the_usage() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(
        r"^```\w*\n\$ tei-convert --help\n(.*?)^```", readme, re.MULTILINE | re.DOTALL
    )
    assert block, "README.md has no block that starts with $ tei-convert --help"
    assert block.group(1).strip() == run("--help").stdout.strip()


def test_every_option_has_help() -> None:
    for command in cli.commands.values():
        for option in command.params:
            if option.param_type_name == "option":
                assert getattr(option, "help", ""), f"{command.name} {option.name}"


def test_help_shows_the_options_of_the_default_command() -> None:
    text = run("--help").stdout
    for option in ("--jobs", "--only", "--layout", "--settings", "--encoding", "--strict"):
        assert option in text
    for command in cli.commands:
        assert command in text
        assert run(command, "--help").exit_code == 0


def test_help_does_not_wait_for_the_converter() -> None:
    code = (
        "import sys, converter.cli\n"
        "heavy = {'lxml', 'saxonche', 'xmlschema', 'multiprocessing'} & set(sys.modules)\n"
        "print(*sorted(heavy), end='')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == ""


def test_python_m_converter(corpus: Path, out: Path) -> None:
    command = [sys.executable, "-m", "converter", str(corpus), str(out), "--jobs", "2"]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, env=dict(os.environ)
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().startswith("Converted 2 of 2 reports")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Usage: tei-convert"),
        (["corpus"], "Missing argument 'OUT'"),
        (["--only", "tei,pdf", "corpus", "out"], "'pdf': the formats are tei, html, text"),
        (["--layout", "nonesuch", "corpus", "out"], "'nonesuch': the layouts are "),
        (["--encoding", "klingon", "corpus", "out"], "'klingon' is not known"),
        (["--encoding", "hex", "corpus", "out"], "'hex' is not known"),
        (["--jobs", "0", "corpus", "out"], "0 is not in the range"),
        (["-", "out"], "add --name NAME"),
        (["corpus", "out", "--name", "a"], "--name is for a report on standard input"),
        (["-", "out", "--name", "../a"], "'../a' cannot name the outputs"),
        (["show", "lines", "."], "is a folder"),
        (["validate", "nowhere.xml"], "There is no file or folder 'nowhere.xml'"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_read(
    corpus: Path, arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    result = run(*arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert not Path("out").exists()
