"""The round trip: names --review, a spreadsheet, convert; and again after the text has changed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from lxml import etree

from converter import resources

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parent.parent
DOCS = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
TEI = "{http://www.tei-c.org/ns/1.0}"
TALK = """\
A Talk in the Harbour

Comrade Karel Brezan met Milena Brezan at the pier. Then Brezan spoke of lamps.

Comrade Vensk came late. Vensk had no lamp. We asked Vensk for oil.

No oil came from Tugin.
"""
OTHER = """\
A Talk on the Pier

Comrade Vensk had no lamp. Vensk went to bed.
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """Return a folder with two reports."""
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (folder / "pier.txt").write_text(OTHER, encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    sign = ";" if text.startswith("file;") else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=sign))


def edit(path: Path, surface: str, **cells: str) -> None:
    """Do what an editor does in a spreadsheet, which then saves the file with semicolons."""
    found = rows(path)
    mine = [row for row in found if row["surface"] == surface]
    assert mine, surface
    for row in mine:
        row.update(cells)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(found)


def names(path: Path) -> list[tuple[str, str, str]]:
    """Return the names in the text of a TEI file: words, person, evidence."""
    body = etree.parse(path).getroot().find(f"{TEI}text")
    assert body is not None
    return [
        ("".join(str(text) for text in one.itertext()), one.get("ref", ""), one.get("evidence", ""))
        for one in body.iter(f"{TEI}persName")
    ]


def test_what_is_asked(talks: Path, run: Run) -> None:
    table = talks / "review.csv"
    result = run("names", talks, "--review", table)
    assert result.exit_code == 0, result.output
    found = rows(table)
    asked = [
        (row["file"], row["surface"], row["count"], row["person"], row["certainty"])
        for row in found
    ]
    assert asked[0] == ("talk.txt", "Brezan", "1", "", "low")
    assert ("talk.txt", "Tugin", "1", "", "") in asked
    assert result.output == f"Wrote {table}: {len(found)} rows to look at.\n"
    first = found[0]
    assert first["context"] == (
        "met Milena Brezan at the pier. Then ⟦Brezan⟧ spoke of lamps. ¶ Comrade Vensk came"
    )
    assert (first["line"], first["why"], first["what"], first["made"]) == (
        "3", "can be more than one person", "name", "nobody",
    )  # fmt: skip


def test_a_round_trip(talks: Path, tmp_path: Path, run: Run) -> None:
    table, out = talks / "review.csv", tmp_path / "out"
    run("names", talks, "--review", table)
    edit(table, "Brezan", person="brezan-milena")
    edit(table, "Tugin", decision="is", person="tugin-pavel", name="Pavel Tugin")
    with table.open("a", encoding="utf-8") as file:
        file.write("talk;;Vensk" + ";" * 9 + "not a person\r\n")
    assert run("-q", talks, out).exit_code == 0
    assert names(out / "tei" / "talk.xml") == [
        ("Karel Brezan", "#brezan-karel", "title full-name"),
        ("Milena Brezan", "#brezan-milena", "full-name"),
        ("Brezan", "#brezan-milena", "editor"),
        ("Tugin", "#tugin-pavel", "editor"),
    ]
    assert [one[:2] for one in names(out / "tei" / "pier.xml")] == [("Vensk", "#vensk")] * 2
    record = json.loads((out / "conversion.json").read_text(encoding="utf-8"))
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(record)) == []
    assert [one["decisions"] for one in record["documents"]] == [0, 3]
    tugin = record["documents"][1]["mentions"][-1]
    assert (tugin["certainty"], tugin["evidence"]) == ("high", ["editor"])
    assert re.fullmatch(r"an editor’s decision \(review\.csv:\d+\)", tugin["rule"])
    # The next table asks of none of it again, and has every decision with its state.
    assert "3 decisions kept." in run("names", talks, "--review", table).output
    found = rows(table)
    assert [(row["surface"], row["state"]) for row in found[:3]] == [
        ("Brezan", "obeyed: 1"), ("Tugin", "obeyed: 1"), ("Vensk", "obeyed: 3"),
    ]  # fmt: skip
    assert {row["surface"] for row in found[3:] if row["file"] == "talk.txt"} <= {"Milena Brezan"}
    before = table.read_bytes()
    run("names", talks, "--review", table)
    assert table.read_bytes() == before
    # The text changes: a paragraph above, another word beside, a name gone.
    changed = TALK.replace("Comrade Karel", "It rained.\n\nComrade Karel").replace(
        "No oil came from Tugin.", "We passed a house."
    )
    (talks / "talk.txt").write_text(changed.replace("of lamps", "of three lamps"), encoding="utf-8")
    result = run(talks, out)
    assert "review-lost: review.csv:3: no “Tugin” stands in this report" in result.stderr
    assert names(out / "tei" / "talk.xml")[2][:2] == ("Brezan", "#brezan-milena")
    assert run(talks, out, "--strict").exit_code == 3
    said = run("names", talks, "--review", table).output
    assert "3 decisions kept, 1 of them not obeyed (see the column state)." in said
    found = rows(table)
    assert found[1]["surface"] == "Tugin"
    assert found[1]["state"].startswith("review-lost: no “Tugin”")
    assert (found[0]["line"], "of three lamps" in found[0]["context"]) == ("5", True)
    # And back again: the decision was never lost.
    (talks / "talk.txt").write_text(TALK, encoding="utf-8")
    assert run(talks, out).stderr.count("review-lost") == 0
    assert names(out / "tei" / "talk.xml")[-1][:2] == ("Tugin", "#tugin-pavel")


def test_a_document_depends_on_its_own_rows_and_those_for_the_corpus(
    talks: Path, tmp_path: Path, run: Run, outputs: Callable[[Path], dict[str, bytes]]
) -> None:
    table = talks / "review.csv"
    head = "file,surface,decision,scope\n"
    table.write_text(f"{head}talk,Vensk,no,\n", encoding="utf-8")
    run("-q", talks, tmp_path / "one", "--jobs", "1")
    run("-q", talks, tmp_path / "two", "--jobs", "2")
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")
    run("-q", talks / "talk.txt", tmp_path / "alone")
    tei = (tmp_path / "one" / "tei" / "talk.xml").read_bytes()
    assert (tmp_path / "alone" / "tei" / "talk.xml").read_bytes() == tei
    table.write_text(f"{head}pier,Vensk,no,\ntalk,Vensk,no,\n", encoding="utf-8")
    run("-q", talks, tmp_path / "one")
    assert (tmp_path / "one" / "tei" / "talk.xml").read_bytes() == tei
    assert names(tmp_path / "one" / "tei" / "pier.xml") == []
    table.write_text(f"{head},Brezan,no,corpus\n,Vensk,no,corpus\n", encoding="utf-8")
    run("-q", talks, tmp_path / "one")
    assert [one[0] for one in names(tmp_path / "one" / "tei" / "talk.xml")] == [
        "Karel Brezan",
        "Milena Brezan",
    ]
    assert names(tmp_path / "one" / "tei" / "pier.xml") == []


def test_what_is_about_no_report_is_told_of_the_run(talks: Path, tmp_path: Path, run: Run) -> None:
    (talks / "review.csv").write_text(
        "file,surface,decision,scope\ntalks,Vensk,no,\n,Lund,no,corpus\n,Vensk,no,corpus\n",
        encoding="utf-8",
    )
    result = run(talks, tmp_path / "out")
    assert result.exit_code == 0
    told = [line for line in result.stderr.splitlines() if "review-lost" in line]
    assert told == [
        (
            "review.csv:2: review-lost: there is no report 'talks'; the decision is kept and not used. "
            "The nearest is 'talk.txt'."
        ),
        (
            "review.csv:3: review-lost: no report has “Lund”; the decision for the corpus is kept and "
            "not used."
        ),
    ]
    notices = json.loads((tmp_path / "out" / "run.json").read_text())["notices"]
    assert [(one["source"], one["line"]) for one in notices] == [
        ("review.csv", 2),
        ("review.csv", 3),
    ]
    assert run(talks, tmp_path / "out", "--strict").exit_code == 3
    assert "2 of them not obeyed" in run("names", talks, "--review", talks / "review.csv").output


def test_what_was_obeyed_does_not_count_longer_names(talks: Path, tmp_path: Path, run: Run) -> None:
    table = talks / "review.csv"
    table.write_text("file,surface,decision\ntalk,Brezan,no\n", encoding="utf-8")
    run("names", talks, "--review", table)
    # Karel Brezan and Milena Brezan keep their names; only the bare Brezan loses its own.
    assert rows(table)[0]["state"] == "obeyed: 1"
    run("-q", talks, tmp_path / "out")
    left = [one[0] for one in names(tmp_path / "out" / "tei" / "talk.xml")]
    assert left[:3] == ["Karel Brezan", "Milena Brezan", "Vensk"]


def test_a_file_elsewhere_and_a_broken_one(talks: Path, tmp_path: Path, run: Run) -> None:
    table = tmp_path / "answers.csv"
    assert f"convert with --review {table}." in run("names", talks, "--review", table).output
    assert run("names", talks, "--review", table).exit_code == 0
    table.write_text("file,surface,decision\ntalk,Vensk,no\n", encoding="utf-8")
    assert (
        "Vensk"
        not in run("show", "report", talks / "talk.txt", "--review", table)
        .output.split("persons")[1]
        .split("findings")[0]
    )
    assert run(talks, tmp_path / "out", "--review", table).exit_code == 0
    assert "Vensk" not in {one[0] for one in names(tmp_path / "out" / "tei" / "talk.xml")}
    broken = "file,surface,decision\ntalk,Vensk,perhaps\n"
    table.write_text(broken, encoding="utf-8")
    for arguments in ((talks, tmp_path / "none"), ("names", talks)):
        result = run(*arguments, "--review", table)
        assert result.exit_code == 2
        assert "answers.csv:2: the decision 'perhaps' is not known" in result.stderr
    assert table.read_text(encoding="utf-8") == broken
    assert not (tmp_path / "none").exists()
    assert run(talks, tmp_path / "none", "--review", tmp_path / "gone.csv").exit_code == 2


def test_what_is_not_read_this_time_keeps_its_rows(talks: Path, run: Run) -> None:
    table = talks / "review.csv"
    run("names", talks, "--review", table)
    edit(table, "Tugin", decision="is", person="tugin-pavel")
    run("names", talks, "--review", table)
    asked = [(row["file"], row["surface"], row["state"]) for row in rows(table)]
    assert ("talk.txt", "Tugin", "obeyed: 1") in asked
    assert sum(file == "talk.txt" for file, _, _ in asked) > 2
    # One report alone is read; then one cannot be read.
    assert run("names", talks / "pier.txt", "--review", table).exit_code == 0
    assert sorted((row["file"], row["surface"], row["state"]) for row in rows(table)) == sorted(
        asked
    )
    (talks / "talk.txt").write_bytes(b"\xff\xff\xff")
    assert run("names", talks, "--review", table).exit_code == 1
    assert sorted((row["file"], row["surface"], row["state"]) for row in rows(table)) == sorted(
        asked
    )


def test_contradictions_stop_the_run(talks: Path, tmp_path: Path, run: Run) -> None:
    (talks / "review.csv").write_text(
        "file,surface,decision,person\ntalk,Vensk,no,\ntalk.txt,Vensk,is,vensk\n", encoding="utf-8"
    )
    result = run(talks, tmp_path / "out")
    assert result.exit_code == 2
    assert "review.csv:3: decides “Vensk” otherwise than review.csv:2" in result.stderr


def test_the_example_in_the_docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour").mkdir()
    shown = 0
    for kind, text in re.findall(r"```(text|csv|console)\n(.*?)```", DOCS, re.DOTALL):
        if kind == "text":
            Path("harbour/talk.txt").write_text(text, encoding="utf-8")
        elif kind == "console":
            command, _, printed = text.partition("\n")
            assert run(*command.removeprefix("$ tei-convert ").split()).output == printed
            shown += 1
        else:
            # The page leaves columns out; what it shows must stand in the file, or be put there.
            told = list(csv.DictReader(io.StringIO(text)))
            found = rows(Path("harbour/review.csv"))
            columns = list(told[0])
            if "decision" not in columns:
                assert [{name: row[name] for name in columns} for row in found] == told
                continue
            for row in told:
                surface = row.pop("surface")
                edit(Path("harbour/review.csv"), surface, **row)
    assert shown == 4
