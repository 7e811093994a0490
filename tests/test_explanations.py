"""Why a name was marked, and why what looks like a name was not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator

from converter import resources
from converter.recognisers import annotate, passed
from converter.recognisers.sight import Sight, sight_of, written_small
from converter.settings import Naming
from converter.source import Source, decode
from tests.name_cases import LEXICON, cases, report_of
from tests.shared import SPECIMENS

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [pytest.param(given, wanted, id=title) for title, given, wanted in cases("passed_cases.md")],
)
def test_what_is_passed_and_why(given: str, wanted: str) -> None:
    # Persons alone: with places and organisations some of these words have a mark.
    alone = Naming(places=False, organisations=False, dates=False)
    report = annotate(report_of(given), LEXICON, alone)
    texts = {passage.key: passage.text for _, passage in report.named()}
    told = [f"{texts[key][start:end]}: {why}" for key, start, end, why in report.passed]
    assert "\n".join(told) == wanted


def test_a_reason_of_another_goes_first() -> None:
    report = report_of("We thought of Tugin all day.")
    sight = sight_of(report, LEXICON)
    (key,) = (one.key for one in sight.stretches)
    found = list(passed.find(sight, LEXICON, {(key, 14, 19): "an editor says so"}))
    assert found == [(key, 14, 19, "an editor says so")]


def test_which_words_a_report_has_as_plain_ones() -> None:
    text = (
        "The rose-red boats, half-tide o'hara’s re-make; ROSE and Boats. It isn't musick- -books."
    )
    sight = sight_of(report_of(text), LEXICON)
    asked = "Rose Boats Half Half-Tide Hara Isn't Make Re-make Tide Musick Books".split()
    plain = {word for word in asked if written_small(sight, word)}
    assert plain == {"Boats", "Half-Tide", "Hara", "Isn't", "Re-make", "Musick"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """Return the documents of conversion.json for the specimens, by source."""
    from click.testing import CliRunner  # noqa: PLC0415

    from converter.cli import cli  # noqa: PLC0415

    out = tmp_path_factory.mktemp("explained")
    arguments = ["-q", "--only", "tei", str(SPECIMENS[0].parent), str(out)]
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    told = json.loads((out / "conversion.json").read_text(encoding="utf-8"))
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    return {one["source"]: one for one in told["documents"]}


@pytest.mark.parametrize("path", SPECIMENS, ids=[path.stem for path in SPECIMENS])
def test_every_row_points_at_its_words(
    path: Path, record: dict[str, dict[str, list[dict[str, object]]]]
) -> None:
    text = decode(Source(path.name, path.read_bytes())).text
    lines = text.splitlines()
    found = record[path.name]
    spans = []
    for row in (*found["mentions"], *found["passed"]):
        start, end, surface = int(str(row["start"])), int(str(row["end"])), str(row["surface"])
        assert "".join(text[start:end].split()) == "".join(surface.split())
        assert surface.split(maxsplit=1)[0] in lines[int(str(row["line"])) - 1]
        spans.append((start, end))
    spans.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(row["rule"] and row["evidence"] for row in found["mentions"])


def test_the_reasons_cost_little() -> None:
    reports = [report_of(path.read_text(encoding="utf-8")) for path in SPECIMENS[:12]]
    named = [annotate(one, LEXICON) for one in reports]
    sights = [
        Sight(
            one, sight_of(one, LEXICON).stretches, {key: tuple(m) for key, m in one.marks.items()}
        )
        for one in named
    ]
    best = {"names": 9.0, "reasons": 9.0}
    for _ in range(3):
        began = time.process_time()
        for one in reports:
            annotate(one, LEXICON)
        best["names"] = min(best["names"], time.process_time() - began)
        began = time.process_time()
        for sight in sights:
            list(passed.find(sight, LEXICON))
        best["reasons"] = min(best["reasons"], time.process_time() - began)
    assert best["reasons"] < best["names"] / 3
