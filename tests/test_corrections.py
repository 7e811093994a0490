"""The editors' corrections: what they may say, how they find their lines, that nothing else changes."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from lxml import etree

from converter import resources
from converter.inverse import rebuild
from converter.keying import word_of
from converter.pipeline import convert, page_units, read
from converter.printing import print_report
from converter.reading.keys import beginning
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools
from converter.vocabulary import BRACKETS, CLOSER, EITHER, LINES, OPENER, PARTS, TEXT
from tests.cases import cases

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parent.parent
DOCS = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
SPECIMENS = sorted((ROOT / "corpus").glob("[0-9]*.*"))
NAME = "harbour.fix.toml"


@pytest.fixture(scope="module")
def tools() -> Tools:
    """Return the tools of a worker that writes TEI only."""
    return Tools.build(Settings(only=("tei",)))


# -- what becomes of it --------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "given", "wanted"),
    [pytest.param(*case, id=case[0]) for case in cases("corrections_cases.md")],
)
def test_lines(title: str, given: str, wanted: str, tools: Tools) -> None:
    """A case is a page, a line of dashes, the corrections; what comes out is body, notes, findings."""
    assert corrected(given, tools) == wanted, title


def corrected(given: str, tools: Tools) -> str:
    page, fix = given.split("\n-----\n")
    source = Source("case.txt", f"{page}\n".encode(), fix=("case.fix.toml", fix.encode()))
    convert(source, tools)  # every proof holds
    inside, found = "", []
    for row in re.sub(
        r" @\d+(?:-\d+)?(?=[:\n]|$)", "", print_report(read(source, tools))
    ).splitlines():
        if not row.startswith(" "):
            inside = row
        elif inside in {"fields", "body", "notes", "dropped"} or (
            inside == "findings" and "correction-" in row
        ):
            found.append(row[2:])
    return re.sub(r"\n  (?=\S)", " / ", "\n".join(found))


def fix_of(path: Path, tools: Tools, choose: Callable[[str], str]) -> str:
    """Return corrections for the lines of a page; ``choose`` says what a line is, "" for nothing."""
    source = Source(path.name, path.read_bytes())
    report, units = read(source, tools), page_units(source, tools)
    tables = []
    for unit in units:
        word, _, level = word_of(report, unit).partition(" ")
        if chosen := choose(word if word in LINES else ""):
            key, occurrence = beginning(unit, units)
            tables.append(f'[[line]]\ntext = {json.dumps(key)}\nis = "{chosen}"')
            tables += [f"level = {level}"] * (chosen == "heading" and level.isdigit())
            tables += [f"occurrence = {occurrence}"] * (occurrence > 0)
    return "\n".join(tables)


@pytest.mark.parametrize("path", SPECIMENS, ids=[path.stem for path in SPECIMENS])
def test_to_say_what_is_known_changes_nothing(path: Path, tools: Tools) -> None:
    plain = convert(Source(path.name, path.read_bytes()), tools)
    fix = fix_of(path, tools, lambda word: word)
    told = convert(Source(path.name, path.read_bytes(), fix=(NAME, fix.encode())), tools)
    assert told.tei[told.tei.index(b"<text>") :] == plain.tei[plain.tei.index(b"<text>") :]
    assert [one for one in told.findings if one.code.startswith("correction-")] == []
    count = re.search(rb"(\d+) corrections by the editors, from harbour\.fix\.toml", told.tei)
    assert count
    assert int(count[1]) == fix.count("[[line]]")


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("path", SPECIMENS, ids=[path.stem for path in SPECIMENS])
def test_every_proof_holds_whatever_editors_say(path: Path, seed: int, tools: Tools) -> None:
    dice = random.Random(f"{path.name}{seed}")  # noqa: S311 - no secret
    fix = fix_of(path, tools, lambda _: dice.choice([*LINES, *[""] * 2 * len(LINES)]))
    data = path.read_bytes()
    told = convert(Source(path.name, data, fix=(NAME, fix.encode())), tools)
    assert rebuild(told.tei, told.restore) == data
    lost = {one.code for one in told.findings} & {"correction-lost", "correction-ambiguous"}
    assert not lost


def test_corrections_go_over_the_catalogue(corpus: Path, tmp_path: Path, run: Run) -> None:
    (corpus / "catalogue.csv").write_text(
        "file,title,place\nnote,A,Selm\nletter,B,\n", encoding="utf-8"
    )
    (corpus / "note.md.fix.toml").write_text('title = "C"\n', encoding="utf-8")
    assert run(corpus, tmp_path / "out", "--only", "tei").exit_code == 0
    tree = etree.parse(tmp_path / "out" / "tei" / "note.xml")
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    title = tree.find(".//t:title[@type='main']", names)
    place = tree.find(".//t:creation/t:placeName", names)
    assert title is not None
    assert place is not None
    assert (title.text, title.get("resp")) == ("C", "#editors")
    assert (place.text, place.get("resp")) == ("Selm", "#catalogue")
    assert (
        tree.findtext(".//t:change[1]", None, names)
        == "1 correction by the editors, from note.md.fix.toml"
    )


def test_a_broken_file_stops_its_report_alone(corpus: Path, tmp_path: Path, run: Run) -> None:
    (corpus / "note.fix.toml").write_text(
        "titel = 'x'\n\n[[line]]\nis = 'page'\n", encoding="utf-8"
    )
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 1
    assert "note.md: not converted: note.fix.toml:1: 'titel' is not known." in result.stderr
    assert "note.fix.toml:3: this [[line]] has no 'text'" in result.stderr
    assert (tmp_path / "out" / "tei" / "1951" / "letter.xml").exists()
    record = json.loads((tmp_path / "out" / "conversion.json").read_text(encoding="utf-8"))
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(record)) == []
    assert record["documents"][1]["failure"]["code"] == "corrections"


def test_a_layout_that_there_is_not(corpus: Path, tmp_path: Path, run: Run) -> None:
    (corpus / "note.fix.toml").write_text("layout = 'nobodys'\n", encoding="utf-8")
    result = run(corpus / "note.md", tmp_path / "out")
    assert result.exit_code == 1
    assert "note.fix.toml: layout = 'nobodys'" in result.stderr


def test_whose_corrections_they_are(corpus: Path, tmp_path: Path, run: Run) -> None:
    (corpus / "note.fix.toml").write_text("title = 'A'\n", encoding="utf-8")
    (corpus / "note.txt").write_text("Another\n\nNothing was said.\n", encoding="utf-8")
    (corpus / "1951" / "gone.fix.toml").write_text("title = 'B'\n", encoding="utf-8")
    result = run(corpus, tmp_path / "out")
    assert result.exit_code == 0
    assert "note.fix.toml: corrections-unused: no report takes these corrections" in result.stderr
    assert "1951/gone.fix.toml: corrections-unused" in result.stderr
    (corpus / "note.fix.toml").rename(corpus / "note.txt.fix.toml")
    run(corpus, tmp_path / "out")
    assert ">A<" in (tmp_path / "out" / "tei" / "note.txt.xml").read_text(encoding="utf-8")
    assert ">A<" not in (tmp_path / "out" / "tei" / "note.md.xml").read_text(encoding="utf-8")
    (corpus / "note.txt").unlink()
    for name in ("note.fix.toml", "note.md.fix.toml"):
        (corpus / name).write_text("title = 'A'\n", encoding="utf-8")
    result = run(corpus, tmp_path / "out")
    assert (
        "There are two files of corrections: note.fix.toml and note.md.fix.toml. Keep one."
        in result.stderr
    )


def test_a_changed_file_is_seen_by_the_next_run(corpus: Path, tmp_path: Path, run: Run) -> None:
    run(corpus, tmp_path / "out")
    (corpus / "note.fix.toml").write_text("title = 'A'\n", encoding="utf-8")
    result = run(corpus, tmp_path / "out", "-v")
    assert "note.md: written" in result.stderr
    assert "letter.txt: nothing to do" in result.stderr


# -- the page in the docs ------------------------------------------------------


def test_the_example_in_the_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```(text|toml|console)\n(.*?)```", DOCS, re.DOTALL)
    shown = 0
    for kind, text in blocks:
        if kind == "console":
            command, _, printed = text.partition("\n")
            assert run(*command.removeprefix("$ tei-convert ").split()).output == printed
            shown += 1
        else:
            Path("harbour.txt" if kind == "text" else NAME).write_text(text, encoding="utf-8")
    assert shown == 3
    assert Draft202012Validator(
        json.loads(resources.schema("corrections.schema.json").read_text(encoding="utf-8"))
    ).is_valid(tomllib.loads(Path(NAME).read_text(encoding="utf-8")))


def test_the_words_in_the_docs() -> None:
    tables = re.findall(r"\| word \| what the \w+ is \|\n\|---\|---\|\n((?:\|.*\n)+)", DOCS)
    told = [
        dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", table, re.MULTILINE)) for table in tables
    ]
    assert told == [OPENER, EITHER, TEXT, CLOSER, PARTS, BRACKETS]
