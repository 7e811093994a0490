"""docs/bad-input.md: what it says happens does happen, in the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter.formats_and_files import FORMATS
from tests.bad_things import EVERY, NAMES, REFUSED, SOURCES, STOPS, TABLES, TELLS, Thing, sentence
from tests.bad_things import run as run_with

PAGE = Path(__file__).parent.parent / "docs" / "bad-input.md"
_ROW = re.compile(r"\| (?P<what>[^|]+) \| (?P<happens>[^|]+) \| `(?P<said>.*)` \|")


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what the table of the page says of each thing."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if found := _ROW.fullmatch(line):
            yield found["what"], found["happens"], found["said"].replace("\\|", "|")


def told(thing: Thing) -> tuple[str, str]:
    """Return what the page says happens with a thing, and the sentence."""
    file = thing.file if len(thing.file) < 99 else "X.txt"
    name = f"{thing.what} (`{file}`)"
    (row,) = (row for row in rows() if row[0] == name)
    return row[1], row[2]


def agrees(quoted: str, said: str) -> bool:
    """Tell whether a sentence is as it is quoted; three points stand for what is left out."""
    pattern = ".*".join(map(re.escape, quoted.split("[…]")))
    return bool(said) and bool(re.fullmatch(pattern, said))


def test_the_page_tells_of_every_thing_and_no_other() -> None:
    names = [row[0] for row in rows()]
    assert len(names) == len(set(names)) == len(EVERY)
    for thing in EVERY:
        assert told(thing)[0] == thing.happens


def test_what_costs_one_report(tmp_path: Path) -> None:
    result, lines = run_with(SOURCES, tmp_path)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    for thing in SOURCES:
        assert thing.happens == REFUSED
        said = sentence(thing, lines)
        assert ": not converted: " in said
        assert agrees(told(thing)[1], said), said
    made = {path.stem for path in (tmp_path / "out" / "tei").glob("*.xml")}
    assert made == {"good"}
    for form in FORMATS:
        assert list((tmp_path / "out" / form).glob("good.*"))


@pytest.mark.parametrize("thing", SOURCES[-6:], ids=lambda thing: thing.file)
def test_corrections_are_mended_and_their_report_is_converted(tmp_path: Path, thing: Thing) -> None:
    assert run_with((thing,), tmp_path)[0].exit_code == 1
    thing = Thing(thing.what, thing.file, b'title = "The lamp"\n', more=thing.more)
    result, _ = run_with((thing,), tmp_path)
    assert result.exit_code == 0, result.output


def test_what_is_converted_and_told(tmp_path: Path) -> None:
    result, lines = run_with(NAMES, tmp_path)
    assert result.exit_code == 0, result.output
    for thing in NAMES:
        assert thing.happens == TELLS
        said = sentence(thing, lines)
        assert agrees(told(thing)[1], said), (thing, said)
    reports = sum(name.endswith(".txt") for one in NAMES for name in (one.file, *one.more))
    twice = 3  # those of the catalogue stand in the list by themselves
    assert len(list((tmp_path / "out" / "tei").glob("*.xml"))) == reports - twice + 1


@pytest.mark.parametrize("thing", TABLES, ids=lambda thing: f"{thing.file}: {thing.what}")
def test_what_stops_a_run(tmp_path: Path, thing: Thing) -> None:
    result, lines = run_with((thing,), tmp_path)
    assert thing.happens == STOPS
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()
    said = sentence(thing, lines)
    assert agrees(told(thing)[1], said), said
