"""Layouts of an editor's own: what they do to a page, what the documentation shows of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter import layouts
from converter.errors import SettingsError
from converter.inverse import rebuild
from converter.layouts import excuses, names
from converter.lines import split_lines
from converter.model import Home
from converter.page_rules import HOMES, PageRules, label_end
from converter.page_rules.file import load
from converter.page_rules.problems import CHECKS
from converter.pipeline import convert
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools
from tests.shared import ROOT, SPECIMENS, source_of

Run = Callable[..., Result]

DOCS = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def rules(tmp_path: Path, text: str, name: str = "mine.toml") -> PageRules:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return load(path, names())


def shown(own: PageRules, page: str) -> str:
    """Return each filled line of a page with its home, and the codes of findings."""
    divided, findings = layouts.divide(split_lines(page), own)
    lines = [
        f"{region.home or region.reason}: {line.text.strip()}"
        for region in divided.regions
        for line in region.lines
        if not line.blank
    ]
    return "\n".join([*lines, *(one.code for one in findings)])


# -- the examples of the documentation ---------------------------------------------------------


def examples() -> list[tuple[str, str, str, str]]:
    """Return name, page, layout and what is shown, for each worked example."""
    short = README.partition("### A layout of your own")[2].partition("\n## ")[0]
    page, result = blocks(short, "text")
    found = [("harbour", page, blocks(short, "toml")[0], result)]
    pages, files = blocks(DOCS, "text"), blocks(DOCS, "toml")
    results = re.findall(
        r"^\$ tei-convert show regions (\S+)\.txt .*\n((?:.+\n)+)", DOCS, re.MULTILINE
    )
    for (name, result), page, file in zip(results, pages[:2], files, strict=True):
        found.append((name, page, file, result.replace("```\n", "")))
    return found


@pytest.mark.parametrize("example", examples(), ids=lambda example: example[0])
def test_the_examples_of_the_documentation(
    example: tuple[str, str, str, str], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, page, file, result = example
    monkeypatch.chdir(tmp_path)
    Path(f"{name}.txt").write_text(page, encoding="utf-8")
    Path(f"{name}.toml").write_text(file, encoding="utf-8")
    told = run("show", "regions", f"{name}.txt", "--layout", f"{name}.toml")
    assert told.exit_code == 0
    assert [line.rstrip() for line in told.output.splitlines()] == result.splitlines()
    explained = run("layouts", "--explain", f"{name}.txt", "--layout", f"{name}.toml")
    assert explained.exit_code == 0
    own = load(Path(f"{name}.toml"), names())
    assert explained.output.splitlines()[0].split() == [own.name, "yes"]
    assert f"Taken: {own.name}: your own layout claims the page." in explained.output
    done = convert(
        Source(f"{name}.txt", page.encode()), Tools.build(Settings(only=("tei",), layout=own))
    )
    assert done.layout == own.name
    assert rebuild(done.tei, done.restore) == page.encode()


def test_the_documentation_names_every_key_and_every_home() -> None:
    keys = DOCS.partition("## What the file may say")[2].partition("**How a line")[0]
    assert re.findall(r"^\| `(\w+)` \|", keys, re.MULTILINE) == list(CHECKS)
    homes = DOCS.partition("## Homes")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", homes, re.MULTILINE) == list(HOMES)


def test_the_problem_that_the_documentation_shows(tmp_path: Path) -> None:
    (problem,) = blocks(DOCS, "text")[2].splitlines()
    bad = blocks(DOCS, "toml")[0].replace('flow = "line"', 'flow = "lines"')
    with pytest.raises(SettingsError) as caught:
        rules(tmp_path, bad, "harbour-office.toml")
    assert str(caught.value).removeprefix(f"{tmp_path}/") == problem


# -- what it does to a page --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Shelf mark: HO 12", "HO 12"),
        ("shelf  MARK:HO", None),
        ("  Shelf mark", ""),
        ("**Shelf mark:** HO 12", "HO 12"),
        ("**Shelf mark**: HO 12", "HO 12"),
        ("• Shelf mark:", ""),
        ("Shelf marks: two", None),
        ("The shelf mark: HO", None),
    ],
)
def test_labels(line: str, value: str | None) -> None:
    end = label_end("Shelf mark", line)
    assert (None if end is None else line[end:]) == value


def test_labels_in_the_document_are_the_document_s_own(tmp_path: Path) -> None:
    own = rules(
        tmp_path,
        'opens = { label = "Text" }\nends = "End"\n[labels]\nDate = "date"\nNo = "boilerplate"',
    )
    assert shown(rules(tmp_path, 'opens = "-"\nends = "-"'), "T\n-\nText.\n").splitlines() == [
        "title: T", "label: -", "body: Text.",
    ]  # fmt: skip
    page = "A Letter\nof two lines\nNo: 7\nDate: 4 May\nText: Dear Ada,\nDate: never.\nEnd\nof it.\nEnd\nbye\nNo: 8\n"
    assert shown(own, page).splitlines() == [
        "title: A Letter", "title: of two lines", "label: No:", "boilerplate: 7", "label: Date:", "date: 4 May",
        "label: Text:", "body: Dear Ada,", "body: Date: never.", "body: End", "body: of it.", "label: End",
        "provenance: bye", "label: No:", "boilerplate: 8",
    ]  # fmt: skip


def test_without_opens_the_document_begins_below_the_last_label(tmp_path: Path) -> None:
    own = rules(tmp_path, 'flow = "wrapped"\n[labels]\nDate = "date"\nBy = "author"')
    page = "A Letter\n\nDate:\n4 May\nBy: Ada\n\nDear Tom,\n\nBy: the way, no.\n"
    assert shown(own, page).splitlines() == [
        "title: A Letter", "label: Date:", "date: 4 May", "label: By:", "author: Ada",
        "body: Dear Tom,", "body: By: the way, no.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("4 May 1961\nA Letter\n* * *\nDear Tom.\n", ["date: 4 May 1961", "title: A Letter"]),
        ("A Letter\n* * *\nDear Tom.\n", ["title: A Letter"]),
        (
            "Ada tells Tom of the harbour.\n4 May 1961\nA Letter\n* * *\nDear Tom.\n",
            ["summary: Ada tells Tom of the harbour.", "date: 4 May 1961", "title: A Letter"],
        ),
    ],
)
def test_a_summary_on_top_and_a_date_that_may_be_missing(
    page: str, wanted: list[str], tmp_path: Path
) -> None:
    own = rules(tmp_path, 'opens = "* * *"\nhead = ["date", "title"]\nsummary = "top"')
    assert shown(own, page).splitlines() == [*wanted, "label: * * *", "body: Dear Tom."]


def test_a_summary_below_the_document_needs_something_that_ends_it(tmp_path: Path) -> None:
    own = rules(tmp_path, 'opens = "---"\nends = "==="\nsummary = "below-body"')
    told = "T\n---\nThe harbour is quiet.\n{}Ada tells Tom of the harbour.\n===\n"
    assert "summary: Ada tells" in shown(own, told.format("Ada Brezan\n"))
    assert "body: Ada tells" in shown(own, told.format(""))


def test_labels_below_what_ends_the_document_do_not_open_it(tmp_path: Path) -> None:
    own = rules(
        tmp_path,
        'ends = { label = "Source" }\n[labels]\nDate = "date"\nSource = "citation"\nNo = "record-id"',
    )
    page = "A Letter\nDate: 4 May\n\nDear Tom,\nSource: a box\nNo: 7\n"
    assert shown(own, page).splitlines() == [
        "title: A Letter", "label: Date:", "date: 4 May", "body: Dear Tom,",
        "label: Source:", "citation: a box", "label: No:", "record-id: 7",
    ]  # fmt: skip


def test_a_sign_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    own = rules(tmp_path, 'opens = "---"\nends = { pattern = "^=+$" }\n[labels]\nDate = "date"')
    assert (
        shown(own, "A Letter\nDate: 4 May\n\nDear Tom.\n").splitlines()[-2:] == ["sign-missing"] * 2
    )


def test_wrapped_values_stay_one(tmp_path: Path) -> None:
    own = rules(
        tmp_path, 'flow = "wrapped"\nopens = "---"\n[labels]\nRights = "rights"\nTerms = "keyword"'
    )
    page = "A Letter\nRights: Free for\nstudy.\n\nAsk first.\nTerms: ice\ncoal\n---\nDear Tom.\n"
    divided, _ = layouts.divide(split_lines(page), own)
    found = [(region.home, len(region.lines)) for region in divided.regions if region.home]
    assert found == [
        (Home.TITLE, 1), (Home.RIGHTS, 2), (Home.RIGHTS, 1), (Home.KEYWORD, 1), (Home.KEYWORD, 1), (Home.BODY, 2),
    ]  # fmt: skip


def test_pages_that_it_does_not_claim_are_read_as_ever(tmp_path: Path) -> None:
    own = rules(tmp_path, 'opens = "---"\nclaims = ["Harbour Office", "no such line"]')
    for path in SPECIMENS[:8]:
        lines = split_lines(source_of(path).data.decode())
        assert layouts.divide(lines, own) == layouts.divide(lines)
        assert excuses(lines, own)["mine"] == "the line 'Harbour Office' is not in the page"


def test_without_claims_every_page_is_its_own_and_no_word_is_lost(tmp_path: Path) -> None:
    text = 'flow = "wrapped"\nhead = ["date", "title"]\nsummary = "above-body"\n[labels]\nNought = "type"'
    own = rules(tmp_path, text)
    for path in SPECIMENS[::4]:
        done = convert(source_of(path), Tools.build(Settings(only=("tei",), layout=own)))
        assert done.layout == "mine"
        assert rebuild(done.tei, done.restore) == path.read_bytes()
