"""``tei-convert layouts``, and ``--layout`` with a file, on the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from converter.layouts import LAYOUTS, names
from converter.page_rules import Sign

Run = Callable[..., Result]


def test_convert_names_and_show_take_a_file(
    run: Run, corpus: Path, out: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'flow = "wrapped"\nclaims = ["Ada Novak"]\nopens = "12 March 1951"', encoding="utf-8"
    )
    assert run(corpus, out, "--layout", file, "--jobs", "2").exit_code == 0
    told = json.loads((out / "conversion.json").read_text(encoding="utf-8"))["documents"]
    assert [one["layout"] for one in told] == ["mine", "plain"]
    assert "Tomas Vela" in run("names", corpus, "--layout", file).output
    shown = run("show", "regions", corpus / "1951" / "letter.txt", "--layout", file).output
    assert shown.startswith("layout mine (wrapped)\n")


def test_a_bad_file_stops_before_anything_is_read(
    run: Run, corpus: Path, out: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('flow = "x"\nopens = 1', encoding="utf-8")
    result = run(corpus, out, "--layout", file)
    assert result.exit_code == 2
    assert f"{file}:1: flow is 'x'" in result.stderr
    assert f"{file}:2: opens" in result.stderr
    assert not out.exists()


def test_a_name_that_is_not_there(run: Run, corpus: Path, out: Path) -> None:
    result = run(corpus, out, "--layout", "archive-ful")
    assert result.exit_code == 2
    assert "Did you mean 'archive-full'?" in " ".join(result.stderr.split())
    assert run(corpus, out, "--layout", "nowhere.toml").exit_code == 2


def test_layouts_are_listed(run: Run, tmp_path: Path) -> None:
    printed = run("layouts").output
    assert re.findall(r"^(\S+)  ", printed, re.MULTILINE) == list(names())
    assert " ".join(printed.split()).count(LAYOUTS[1].about) == 1
    file = tmp_path / "mine.toml"
    file.write_text('about = "my own pages"\nopens = "x"', encoding="utf-8")
    assert run("layouts", "--layout", file).output.startswith(
        "mine                     my own pages\n"
    )


def test_layouts_explain_a_page(run: Run, corpus: Path, tmp_path: Path) -> None:
    result = run("layouts", "--explain", corpus / "note.md")
    assert result.exit_code == 0
    assert re.findall(r"^(\S+)  +no: ", result.output, re.MULTILINE) == [
        one.name for one in LAYOUTS
    ]
    assert result.output.endswith("\nTaken: plain: no other layout claims the page.\n")
    forced = run("layouts", "--explain", corpus / "note.md", "--layout", "source-note")
    assert forced.output.endswith("\nTaken: source-note: it was asked for.\n")
    file = tmp_path / "mine.toml"
    file.write_text('opens = "x"', encoding="utf-8")
    own = run("layouts", "--explain", corpus / "note.md", "--layout", file).output
    assert "\nTaken: mine: your own layout was asked for.\n" in own
    assert "sign-missing: Not found: the line 'x', which opens the document" in own


def test_layouts_explain_a_page_that_is_refused(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "list.txt"
    page.write_text("Skip to content\n\nResults:\n\n1 - 10 of 16\n\nA letter\n", encoding="utf-8")
    result = run("layouts", "--explain", page)
    assert result.exit_code == 1
    assert "Refused: line 5: This is a search listing" in result.output
    assert run("layouts", "--explain", tmp_path).exit_code == 2


def test_a_sign_tells_itself() -> None:
    assert str(Sign("label", "Date")) == "the label 'Date'"
