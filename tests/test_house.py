"""The rules of the house that no other tool looks after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 300
TEXT = {".py", ".xsl", ".css", ".xml", ".md", ".toml", ".json", ".rng", ".xsd", ".odd", ".txt"}
TEXT |= {".sh", ".lock", ""}
ELSEWHERE = {"out", "dist", "build", "__pycache__"}


def files(*folders: str) -> Iterator[Path]:
    """Yield the text files of the project (of some of its folders), made ones left out."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        hidden = any(part.startswith(".") and part != ".ci" for part in inside.parts[:-1])
        if hidden or ELSEWHERE & set(inside.parts) or path.suffix not in TEXT:
            continue
        if path.is_file() and (not folders or inside.parts[0] in folders):
            yield path


def lines_with(pattern: str, *folders: str) -> list[str]:
    """Return the lines that hold a pattern, as file:line: text."""
    rule = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()}"
        for path in files(*folders)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if rule.search(line)
    ]


def test_the_project_is_seen() -> None:
    seen = {path.relative_to(ROOT).as_posix() for path in files()}
    assert {"README.md", ".ci/run", "converter/pipeline.py", "xslt/html.xsl"} <= seen


@pytest.mark.parametrize("folder", ["converter", "xslt", "tests", "benchmarks", ".ci"])
def test_no_file_is_long(folder: str) -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in files(folder)
        if path.suffix in {".py", ".xsl", ".css", ".sh"}
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_path_of_a_machine() -> None:
    assert lines_with(r"(?<![\w.<])/(work|home|root|Users|tmp)/\w|[A-Z]:\\+Users") == []


def test_no_host_of_a_registry() -> None:
    assert lines_with(r"(?i)\bpypi\s*\.org|pythonhoste[d]|--(extra-)?index-ur[l]") == []


def test_what_lies_beside_the_checkout_is_for_tests_only() -> None:
    beside = lines_with(r"\.\./shared/?(?!/?(labels|marks|notes|header|source|citation)\.xsl)")
    allowed = ("tests/", "benchmarks/", ".ci/")
    assert [line for line in beside if not line.startswith(allowed)] == []


def test_names_say_what_a_file_is_about() -> None:
    vague = {"utils", "util", "helpers", "common", "core", "base", "manager", "misc"}
    names = {path.stem for path in files("converter", "xslt", "tests")}
    assert names & vague == set()


def test_nothing_is_left_for_later() -> None:
    assert lines_with(r"\b(TOD[O]|FIXM[E]|XX[X])\b", "converter", "xslt", "schemas") == []
