"""--merge takes into TEI edited by hand what is new and not the editor's."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from click.testing import Result

from converter.manifest import PATH
from tests.edited_letter import LETTER, change

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]


def notices(out: Path) -> list[tuple[str, str]]:
    record = json.loads((out / "run.json").read_bytes())
    return [
        (one["code"], one["message"]) for each in record["documents"] for one in each["notices"]
    ]


def test_both_changes_of_one_paragraph_survive(
    run: Run, outputs: Outputs, corpus: Path, out: Path, tei: Path
) -> None:
    change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "Yesterday Comrade", "Yesterday Milena Vorel and Comrade")
    result = run("--merge", corpus, out)
    assert result.exit_code == 0, result.output
    text = tei.read_text(encoding="utf-8")
    (paragraph,) = re.findall(r'<p n="1">.*?</p>', text)
    assert 'Yesterday <persName ref="#vorel-milena"' in paragraph
    assert "vintage is in" in paragraph
    assert '<person xml:id="vorel-milena">' in text
    for edition in ("html/1951/letter.html", "text/1951/letter.txt"):
        page = (out / edition).read_text(encoding="utf-8")
        assert "vintage" in page
        assert "Vorel" in page
    assert [code for code, _ in notices(out)] == ["merged"]
    assert not (out / "tei" / "1951" / "letter.new.xml").exists()
    before = outputs(out)
    assert run("--merge", corpus, out).exit_code == 0
    assert run("--merge", "--again", corpus, out).exit_code == 0
    assert outputs(out) == before


def test_what_overlaps_stays_and_is_told(run: Run, corpus: Path, out: Path, tei: Path) -> None:
    edited = change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "harvest is in", "grain harvest is in")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    result = run("--merge", corpus, out)
    text = tei.read_text(encoding="utf-8")
    assert "vintage is in" in text
    assert "grain" not in text
    assert "write again soon." in text
    line = next(n for n, line in enumerate(text.splitlines(), 1) if "vintage" in line)
    told = (
        f"tei/1951/letter.xml:{line}: you changed “harvest” to “vintage”; the conversion would "
        "have “grain harvest” there. Yours stays: change it there if it should not."
    )
    assert ("merge-overlap", told) in notices(out)
    assert f"1951/letter.txt: merge-overlap: {told}" in result.stderr
    assert edited != text
    # The next change of the source is merged from the new conversion: nothing old comes back.
    change(corpus / f"{LETTER}.txt", "again soon.", "again very soon.")
    run("--merge", corpus, out)
    assert [code for code, _ in notices(out)] == ["merged"]
    assert "write again very soon." in tei.read_text(encoding="utf-8")


def test_a_new_version_of_an_earlier_run_is_merged_and_goes(
    run: Run, corpus: Path, out: Path, tei: Path
) -> None:
    change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    assert "--merge takes from it" in run(corpus, out).stderr
    beside = out / "tei" / "1951" / "letter.new.xml"
    assert beside.is_file()
    forecast = run("--merge", "--dry-run", corpus, out).stdout
    assert "letter.txt: convert: its TEI was edited by hand, and --merge is given" in forecast
    run("--merge", corpus, out)
    assert "write again soon." in tei.read_text(encoding="utf-8")
    assert sorted(path.name for path in tei.parent.iterdir()) == [
        "letter.restore.json",
        "letter.xml",
    ]


def test_an_edited_new_version_is_nobodys_to_remove(
    run: Run, corpus: Path, out: Path, tei: Path
) -> None:
    change(tei, "harvest is in", "vintage is in")
    run("-q", corpus, out)
    beside = out / "tei" / "1951" / "letter.new.xml"
    text = change(beside, "harvest", "crop")
    run("-q", "--merge", corpus, out)
    assert beside.read_text(encoding="utf-8") == text


def test_without_what_was_edited_nothing_is_merged(
    run: Run, corpus: Path, out: Path, tei: Path
) -> None:
    """An earlier version of the converter kept no TEI."""
    with closing(sqlite3.connect(out / PATH)) as manifest:
        manifest.execute("DROP TABLE base")
        manifest.commit()
    edited = change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    assert run("diff", corpus, out).exit_code == 1
    result = run("--merge", corpus, out)
    assert tei.read_text(encoding="utf-8") == edited
    assert "it is not known which version of the conversion you edited" in result.stderr
    assert "soon" in (out / "tei" / "1951" / "letter.new.xml").read_text(encoding="utf-8")
    # The way out that the finding tells.
    tei.unlink()
    run("-q", corpus, out)
    tei.write_text(edited.replace("write again.", "write again soon."), encoding="utf-8")
    change(corpus / f"{LETTER}.txt", "Yesterday", "Today")
    run("-q", "--merge", corpus, out)
    text = tei.read_text(encoding="utf-8")
    assert "vintage is in" in text
    assert "Today" in text


def test_what_would_break_a_rule_is_not_taken(run: Run, corpus: Path, out: Path, tei: Path) -> None:
    """The editor gives an id that the new conversion gives somebody, too."""
    person = '<person xml:id="vela-tomas">'
    change(tei, person, f'<person xml:id="vorel-milena"><persName>V</persName></person>{person}')
    edited = tei.read_text(encoding="utf-8")
    change(corpus / f"{LETTER}.txt", "write again.", "write again. Comrade Milena Vorel is well.")
    result = run("--merge", corpus, out)
    assert tei.read_text(encoding="utf-8") == edited
    assert "would break a rule that neither breaks alone (line " in result.stderr
    assert (out / "tei" / "1951" / "letter.new.xml").is_file()


def test_a_file_that_is_not_well_formed_is_left(
    run: Run, corpus: Path, out: Path, tei: Path
) -> None:
    edited = change(tei, "</body>", "")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    result = run("--merge", corpus, out)
    assert tei.read_text(encoding="utf-8") == edited
    assert "not-merged: tei/1951/letter.xml was edited by hand" in result.stderr
    assert "The file is not well-formed XML" in result.stderr


def test_another_encoding_is_told(run: Run, corpus: Path, out: Path, tei: Path) -> None:
    data = change(tei, "UTF-8", "UTF-16").encode("utf-16")
    tei.write_bytes(data)
    assert "Save tei/1951/letter.xml in UTF-8" in run("--merge", corpus, out).stderr
    assert tei.read_bytes() == data


def test_line_ends_and_mark_of_an_editing_program_stay(
    run: Run, corpus: Path, out: Path, tei: Path
) -> None:
    text = change(tei, "harvest is in", "vintage is in")
    tei.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    run("-q", "--merge", corpus, out)
    data = tei.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf<?xml")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"write again soon." in data
    assert b"vintage is in" in data


def test_a_file_that_nobody_edited_follows_its_source(
    run: Run, corpus: Path, out: Path, tei: Path
) -> None:
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    run("-q", "--merge", corpus, out)
    assert "write again soon." in tei.read_text(encoding="utf-8")
    assert notices(out) == []


def test_workers_merge_too(run: Run, corpus: Path, out: Path, tei: Path) -> None:
    change(tei, "harvest is in", "vintage is in")
    change(corpus / f"{LETTER}.txt", "write again.", "write again soon.")
    change(corpus / "note.md", "railway", "harbour")
    run("-q", "--merge", "--jobs", "2", corpus, out)
    text = tei.read_text(encoding="utf-8")
    assert "vintage is in" in text
    assert "write again soon." in text


def test_merge_and_force_do_not_go_together(run: Run, corpus: Path, out: Path) -> None:
    result = run("--merge", "--force", corpus, out)
    assert result.exit_code == 2
    assert "take one" in result.stderr
