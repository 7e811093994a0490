"""The benchmark of edits counts each kind of edit once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from block_edits import Wanted, block_edits
from edit import Edit
from edits import main as count_edits
from lxml import etree
from page_edits import page_edits
from tei_blocks import Blocks, Printed
from tree_edits import Tree, tree_edits
from words import Page

from tests.shared import SPECIMENS, convert_text, converted

PAGE = """Port Sabal, 3 May 1958

The harbour is quiet tonight.

Nobody asked for the boats.

A. Tarkálvi
"""
OURS = (
    ("dateline", "Port Sabal, 3 May 1958"),
    ("p", "The harbour is quiet tonight."),
    ("p", "Nobody asked for the boats."),
    ("signed", "A. Tarkálvi"),
)
ONE_BLOCK_EDIT = {
    "none": (OURS, {}),
    "retag": ((("place", OURS[0][1]), *OURS[1:]), {"retag": 1}),
    "merge": ((OURS[0], ("p", f"{OURS[1][1]} {OURS[2][1]}"), OURS[3]), {"merge": 1}),
    "split": (
        (*OURS[:2], ("p", "Nobody asked"), ("p", "for the boats."), OURS[3]),
        {"split": 1},
    ),
    "what is split off may be any element": (
        (OURS[0], ("head", "The harbour"), ("p", "is quiet tonight."), *OURS[2:]),
        {"split": 1},
    ),
    "neither part of a split has our kind": (
        (OURS[0], ("head", "The harbour"), ("item", "is quiet tonight."), *OURS[2:]),
        {"split": 1, "retag": 1},
    ),
    "remove": (OURS[:3], {"remove": 1}),
    "add": ((*OURS, ("office", "Typed by L. Grom")), {"add": 1}),
    "move": ((*OURS[1:], OURS[0]), {"move": 1}),
    "a boundary elsewhere is a split and a merge": (
        (
            OURS[0],
            ("p", "The harbour is quiet tonight. Nobody asked"),
            ("p", "for the boats."),
            OURS[3],
        ),
        {"split": 1, "merge": 1},
    ),
    "any of several kinds is right": ((("place/dateline", OURS[0][1]), *OURS[1:]), {}),
    "a soft boundary costs nothing": (
        (*OURS[:2], ("p*", "Nobody asked"), ("p*", "for the boats."), OURS[3]),
        {},
    ),
    "a separator is an element": ((*OURS[:2], ("separator", "xxx"), *OURS[2:]), {"add": 1}),
}  # fmt: skip


def counts(found: Sequence[Edit]) -> dict[str, int]:
    return dict(Counter(one.operation for one in found))


@pytest.mark.parametrize("name", ONE_BLOCK_EDIT)
def test_each_edit_of_a_block_is_counted_once(name: str) -> None:
    key, wanted = ONE_BLOCK_EDIT[name]
    found = block_edits(
        [Printed(*one) for one in OURS],
        [Wanted.of(row) for row in key],
        Page(PAGE),
    )
    assert counts(found) == wanted


def test_an_edit_names_the_line_of_the_page() -> None:
    key = [Wanted.of(row) for row in (*OURS[:2], ("head", OURS[2][1]), OURS[3])]
    (found,) = block_edits([Printed(*one) for one in OURS], key, Page(PAGE))
    assert (found.line, found.what) == (5, "p -> head: Nobody asked for the boats.")


def test_lines_of_one_signature_may_be_one_block() -> None:
    ours = [Printed("signed", "A. Tarkálvi\nAmbassador")]
    key = [Wanted.of(row) for row in (("signed", "A. Tarkálvi"), ("signed", "Ambassador"))]
    assert block_edits(ours, key, Page(PAGE)) == []
    flat = [Printed("signed", "A. Tarkálvi Ambassador")]
    assert counts(block_edits(flat, key, Page(PAGE))) == {"split": 1}


TEXT = (
    "<body><div type='letter'><opener><dateline>Port Sabal, <date when='1958-05-03'>3 May 1958</date>"
    "</dateline></opener><p n='1'><persName ref='#a'>Tarkálvi</persName> wrote to <persName ref='#b'>"
    "Beck</persName>; Tarkálvi is ill.</p><closer><signed><persName ref='#a'>A. Tarkálvi</persName>"
    "</signed></closer></div></body>"
)
ONE_TREE_EDIT = {
    "none": ("Beck", "Beck", {}),
    "add": ("; Tarkálvi is", "; <persName ref='#a'>Tarkálvi</persName> is", {"add": 1}),
    "remove": ("<persName ref='#b'>Beck</persName>", "Beck", {"remove": 1}),
    "retag": ("persName ref='#b'>Beck</persName", "orgName ref='#b'>Beck</orgName", {"retag": 1}),
    "retag by type": ("type='letter'", "type='report'", {"retag": 1}),
    "move to other words": (
        "<persName ref='#b'>Beck</persName>; Tarkálvi",
        "<persName ref='#b'>Beck; Tarkálvi</persName>",
        {"move": 1},
    ),
    "attribute": ("when='1958-05-03'", "when='1958-05'", {"attribute": 1}),
    "attribute that is missing": ("<p n='1'>", "<p>", {"attribute": 1}),
    "person": ("ref='#b'", "ref='#a'", {"attribute": 1}),
    "text": ("is ill", "is very ill", {"text": 1}),
}  # fmt: skip


def tree(text: str) -> Tree:
    return Tree.of([etree.fromstring(text)], set())


@pytest.mark.parametrize("name", ONE_TREE_EDIT)
def test_each_edit_of_a_tree_is_counted_once(name: str) -> None:
    ours, theirs, wanted = ONE_TREE_EDIT[name]
    other = TEXT.replace(ours, theirs, 1)
    assert (other == TEXT) is (name == "none")
    found = tree_edits(tree(TEXT), tree(other), "text", Page(PAGE).lines)
    assert counts(found) == wanted


def test_an_element_inside_another_parent_is_moved() -> None:
    ours = "<div><list><item>boats</item></list><p>and</p><list><item>bread</item></list></div>"
    theirs = "<div><list><item>boats</item></list><p>and<item>bread</item></p><list/></div>"
    found = tree_edits(tree(ours), tree(theirs), "text", Page(PAGE).lines)
    assert any(one.operation == "move" and one.what.startswith("item: bread") for one in found)


def test_ids_of_persons_are_free() -> None:
    other = TEXT.replace("#a", "#tarkalvi").replace("#b", "#beck-l")
    assert tree_edits(tree(TEXT), tree(other), "text", Page(PAGE).lines) == []


LETTER = """A letter to the harbour office

Port Sabal, 3 May 1958

Dear Comrade Ilka Grom,

The harbour is quiet tonight.[1] We ask for:

1. boats;

2. candles.

Aron Tarkálvi

[1] As on most nights.
"""
ENTRY = {
    "file": "letter.txt", "title": "A letter to the harbour office", "date": "1958-05-03",
    "summary": None, "credit": None, "citation": None, "language": None, "classification": None,
    "body_paragraphs": 3, "list_items": 2, "headings": [], "notes": ["[1] As on most nights."],
    "addressees": ["Ilka Grom"], "sender": "Aron Tarkálvi", "place": "Port Sabal", "subject": None,
    "persons": [{"surface": "Ilka Grom", "start": 65}, {"surface": "Aron Tarkálvi", "start": 140}],
}  # fmt: skip
ONE_PAGE_EDIT = {
    "title": ("A letter to the boats", "text"),
    "date": ("1958-05-04", "attribute"),
    "sender": ("The harbour office", "text"),
    "subject": ("most nights", "add"),
    "list_items": (1, "retag"),
    "body_paragraphs": (4, "split"),
    "headings": (["Candles"], "add"),
    "notes": ([], "remove"),
    "persons": ([{"surface": "Ilka Grom", "start": 65}], "remove"),
}


@pytest.fixture(scope="module")
def letter() -> etree._Element:
    return etree.fromstring(convert_text(LETTER).tei)


def test_a_page_that_is_as_its_key_says_needs_no_edit(letter: etree._Element) -> None:
    assert page_edits(letter, ENTRY, LETTER) == []


@pytest.mark.parametrize("name", ONE_PAGE_EDIT)
def test_each_edit_of_a_page_is_counted_once(name: str, letter: etree._Element) -> None:
    value, wanted = ONE_PAGE_EDIT[name]
    (found,) = page_edits(letter, {**ENTRY, name: value}, LETTER)
    assert found.operation == wanted


def test_words_that_are_not_on_the_page_are_not_asked_for(letter: etree._Element) -> None:
    entry = {**ENTRY, "summary": "Somebody wants a lighthouse.", "language": "Orvanian"}
    assert page_edits(letter, entry, LETTER) == []


def test_a_summary_left_in_the_text_is_one_move(letter: etree._Element) -> None:
    blocks = [
        ["dateline", "Port Sabal, 3 May 1958"], ["salute", "Dear Comrade Ilka Grom,"], ["item", "1. boats;"],
        ["item", "2. candles."], ["signed", "Aron Tarkálvi"],
    ]  # fmt: skip
    entry = {**ENTRY, "blocks": blocks, "summary": "The harbour is quiet tonight. We ask for:"}
    (found,) = page_edits(letter, entry, LETTER)
    assert (found.operation, found.part) == ("move", "header")


def test_a_name_with_wrong_boundaries_is_one_move(letter: etree._Element) -> None:
    persons = [{"surface": "Grom", "start": 70}, ENTRY["persons"][1]]
    (found,) = page_edits(letter, {**ENTRY, "persons": persons}, LETTER)
    assert (found.operation, found.part, found.line) == ("move", "names", 5)


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_no_letter_of_a_text_falls_through_the_reader_of_blocks(path: Path) -> None:
    body = etree.fromstring(converted(path).tei).find(".//{*}text/{*}body")
    assert body is not None
    read = Blocks.of(body)
    texts = [*(one.text for one in read.blocks), *(one.text for one in read.notes)]
    printed = Counter(letter for letter in "".join(texts) if letter.isalnum())
    have = Counter(letter for text in body.itertext() for letter in str(text) if letter.isalnum())
    assert have - printed == Counter()


def test_a_key_and_a_folder_give_a_list_of_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "letter.xml").write_bytes(convert_text(LETTER).tei)
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "lost.txt").write_text(LETTER, encoding="utf-8")
    key = [{**ENTRY, "date": "1958-05-04"}, {**ENTRY, "file": "lost.txt"}]
    (tmp_path / "key.json").write_text(json.dumps(key), encoding="utf-8")
    names = ["edits.py", str(tmp_path / "key.json"), str(tmp_path), str(tmp_path)]
    monkeypatch.setattr("sys.argv", names)
    count_edits()
    lines = capsys.readouterr().out.splitlines()
    assert "letter.txt: 1 (attribute 1); header 1" in lines
    assert "lost.txt: 1 (add 1); text 1" in lines
    assert lines[-1].startswith("in all 2 (add 1, attribute 1); text 1, header 1; 1.00 a document")
