"""The benchmark of structure counts exact boundaries, and maps the kinds of both sides alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import structure
from spans import Span, alike, beside

MAPPED = """Minutes of the Harbour Board

Lamps

1. Oil is dear

and goes on.[1]

Yours truly
A. Tarkálvi
"""


def at(text: str, kind: str) -> Span:
    return Span(kind, MAPPED.index(text), MAPPED.index(text) + len(text))


def test_both_sides_are_mapped_alike() -> None:
    title, lamps = at("Minutes of the Harbour Board", "head"), at("Lamps", "head")
    item, rest = at("1. Oil is dear", "item"), at("and goes on.[1]", "p")
    assert alike([title, lamps, item, rest], MAPPED, "frushistory") == {
        title,
        lamps._replace(kind="p"),
        at("Oil is dear", "item"),
        at("and goes on.", "p"),
    }
    broken = [at("1. Oil is dear", "p"), rest]
    assert alike(broken, MAPPED, "edgeworth") == {at("1. Oil is dear\n\nand goes on.", "p")}


def test_a_folder_of_an_edition_is_measured_and_its_misses_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "A quiet night\n\nNobody asked for the boats tonight.\n\nNobody will ask tomorrow.\n"
    first, second = "Nobody asked for the boats tonight.", "Nobody will ask tomorrow."
    blocks = [
        {"kind": kind, "start": text.index(run), "end": text.index(run) + len(run)}
        for kind, run in (("head", "A quiet night"), ("p", first), ("item", second))
    ]
    (tmp_path / "night.txt").write_text(text, encoding="utf-8")
    (tmp_path / "night.json").write_text(json.dumps({"blocks": blocks}), encoding="utf-8")
    structure.measure_edition(tmp_path, "")
    rows = {
        line.split()[0]: line.split()[1:5] for line in capsys.readouterr().out.splitlines() if line
    }
    assert rows["head"] == ["1", "1", "1", "1.000"]
    assert rows["p"] == ["1", "2", "1", "0.500"]
    assert rows["item"] == ["1", "0", "0", "1.000"]
    structure.measure_edition(tmp_path, "item")
    told = capsys.readouterr().out.splitlines()
    assert told == [f"night.txt:5: missed item: {second}", f"      found p: {second}"]


PAGE = """A letter from the quay

Port Sabal, 3 May 1958

Dear Comrade Ilka Grom,

Nobody asked for the boats. We need:

1. lamps;

2. oil.

Nobody answers.

Yours ever,

Aron Tarkálvi
"""


def test_pages_with_a_key_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = {
        "file": "night.txt", "title": "A letter from the quay", "sender": "Aron Tarkálvi", "list_items": 4,
        "body_paragraphs": 6, "headings": [], "notes": [], "persons": ["Ilka Grom", "Aron Tarkálvi"],
    }  # fmt: skip
    (tmp_path / "night.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "key.json").write_text(json.dumps([entry]), encoding="utf-8")
    structure.measure_pages(tmp_path, "")
    rows = {
        line[:16].strip(): line[16:].split()[:3] for line in capsys.readouterr().out.splitlines()
    }
    assert rows["item"] == ["4", "2", "2"]
    assert rows["p*"] == ["6", "4", "4"]
    assert rows["field title"] == rows["field sender"] == ["1", "1", "1"]
    assert rows["persName"] == ["2", "2", "2"]
    structure.measure_pages(tmp_path, "item")
    assert capsys.readouterr().out.startswith("night.txt: item: missed")


def test_pages_with_blocks_are_measured_by_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = [
        ["salute", "Dear Comrade Ilka Grom,"],
        ["p", "Nobody asked for the boats. We need:"],
        ["head", "1. lamps;"],
        ["item/p", "2. oil."],
        ["p", "Nobody answers."],
        ["closer-salute", "Yours ever,"],
    ]
    entry = {"file": "night.txt", "blocks": [*blocks, ["signed", "Aron Tarkálvi"]]}
    (tmp_path / "night.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "key.json").write_text(json.dumps([entry]), encoding="utf-8")
    structure.measure_pages(tmp_path, "")
    rows = {
        line[:16].strip(): line[16:].split()[:3] for line in capsys.readouterr().out.splitlines()
    }
    assert {kind: rows[kind] for kind in ("p", "head", "item", "signed")} == {
        "p": ["2", "2", "2"],
        "head": ["1", "0", "0"],
        "item": ["1", "2", "1"],
        "signed": ["1", "1", "1"],
    }


LETTER = """On my way
Lesna, 4 May 1817

The lamps burn without[1]

any smell.

The boats are out,
The oil is dear.

Yours truly
A. Tarkálvi
5 May 1817

Lesna, 6 May 1817
"""


def test_rows_that_editors_part_are_one_on_both_sides() -> None:
    def there(text: str, kind: str) -> Span:
        return Span(kind, LETTER.index(text), LETTER.index(text) + len(text))

    rows = [there("The boats are out,", "line"), there("The oil is dear.", "line")]
    broken = [there("The lamps burn without[1]", "p"), there("any smell.", "p")]
    close = [there("Yours truly\nA. Tarkálvi", "closer"), there("5 May 1817", "dateline")]
    below = there("Lesna, 6 May 1817", "dateline")
    assert alike([*rows, *broken, *close, below], LETTER, "edgeworth") == {
        there("The boats are out,\nThe oil is dear.", "p"),
        there("The lamps burn without[1]\n\nany smell.", "p"),
        there("Yours truly\nA. Tarkálvi\n5 May 1817", "closer"),
        below,
    }


def test_what_the_key_leaves_open_is_no_part_of_ours() -> None:
    aside, whole = LETTER.index("\nLesna"), LETTER.index("\n\nThe lamps")
    place = [Span("opener", 0, aside)]
    assert beside(Span("dateline", 0, whole), place, LETTER) == Span("dateline", aside + 1, whole)
    assert beside(Span("p", 0, aside), place, LETTER) is None
