"""Schemas that are given: RELAX NG made fit for libxml2, XML Schema, files beside them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from converter.errors import SettingsError
from converter.validation import Validator
from converter.validation.grammar_files import RNG, read_grammar
from converter.validation.simplify import simplify
from tests.shared import ROOT, SPECIMENS, converted
from tests.test_schemas import SCHEMAS, TEI_ALL, jing, needs_jing, needs_tei_all

KITCHEN_SINK = ROOT / "tests" / "fixtures" / "kitchen-sink.xml"
START = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">{}</grammar>'
)
# What is written, and what it is simplified to: patterns inside <start><element name="a">.
SIMPLER = {
    "never in a choice": (
        "<choice><notAllowed/><text/><notAllowed/></choice>",
        "<text/>",
    ),
    "never in a group": (
        "<optional><group><text/><notAllowed/></group></optional>",
        "<empty/>",
    ),
    "wraps of one child": (
        "<group><choice><interleave><text/></interleave></choice></group>",
        "<text/>",
    ),
    "several children of one-or-more": (
        "<oneOrMore><ref name='b'/><empty/><ref name='c'/></oneOrMore>",
        "<oneOrMore><group><ref name='b'/><ref name='c'/></group></oneOrMore>",
    ),
    "a reference to what is never allowed": (
        "<choice><ref name='never'/><ref name='b'/></choice>",
        "<ref name='b'/>",
    ),
    "a reference to what is empty": (
        "<group><ref name='nothing'/><ref name='b'/></group>",
        "<ref name='b'/>",
    ),
    "text among elements": (
        "<zeroOrMore><choice><text/><ref name='b'/><ref name='c'/></choice></zeroOrMore>",
        "<mixed><zeroOrMore><choice><ref name='b'/><ref name='c'/></choice></zeroOrMore></mixed>",
    ),
    "an optional empty choice stays": (
        "<choice><empty/><ref name='b'/></choice>",
        "<choice><empty/><ref name='b'/></choice>",
    ),
    "a choice of names stays": (
        "<zeroOrMore><attribute><choice><name>x</name></choice><text/></attribute></zeroOrMore>",
        "<zeroOrMore><attribute><choice><name>x</name></choice><text/></attribute></zeroOrMore>",
    ),
}
DEFINES = (
    "<define name='b'><element name='b'><empty/></element></define>"
    "<define name='c'><element name='c'><text/></element></define>"
    "<define name='never'><group><notAllowed/></group></define>"
    "<define name='nothing'><optional><empty/></optional></define>"
    "<define name='unreached'><ref name='unreached'/></define>"
)


@pytest.mark.parametrize(("given", "wanted"), SIMPLER.values(), ids=SIMPLER)
def test_a_pattern_is_simplified(given: str, wanted: str) -> None:
    start = '<start><element name="a">{}</element></start>'
    grammar = etree.fromstring(START.format(start.format(given) + DEFINES))
    simplify(grammar)
    element = grammar.find(f"{RNG}start/{RNG}element")
    assert element is not None
    expected = etree.fromstring(START.format(start.format(wanted)))[0][0]
    assert etree.tostring(element, method="c14n") == etree.tostring(expected, method="c14n")
    names = {one.get("name") for one in grammar.iter(f"{RNG}define")}
    assert names == {one.get("name") for one in element.iter(f"{RNG}ref")}


def test_what_is_never_allowed_makes_an_element_impossible(tmp_path: Path) -> None:
    path = tmp_path / "a.rng"
    inside = "<element name='b'><group><notAllowed/><text/></group></element>"
    path.write_text(
        START.format(
            f"<start><element name='a'><choice>{inside}<empty/></choice></element></start>"
        ),
        encoding="utf-8",
    )
    validator = Validator(["schema"], schema=path)
    assert validator.check(b"<a/>") == []
    assert [one.rule for one in validator.check(b"<a><b/></a>")] == ["schema"]


@needs_tei_all
def test_tei_all_is_made_smaller_and_keeps_what_is_reachable() -> None:
    grammar = read_grammar(TEI_ALL)
    elements = {one.get("name") for one in grammar.iter(f"{RNG}element")}
    simplify(grammar)
    assert not list(grammar.iter(f"{RNG}notAllowed"))
    assert (
        {"TEI", "persName", "correspDesc"}
        <= {one.get("name") for one in grammar.iter(f"{RNG}element")}
        <= elements
    )


def mutants(data: bytes, number: int) -> Iterator[bytes]:
    """Yield documents with one change each: an element gone, doubled, renamed or moved, an attribute."""
    chance = random.Random(7)  # noqa: S311 - the same documents every time
    for _ in range(number):
        root = etree.fromstring(data)
        elements = [one for one in root.iter("*") if one.getparent() is not None]
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        assert parent is not None
        kind = chance.randrange(6)
        if kind == 0:
            parent.remove(one)
        elif kind == 1:
            parent.insert(0, etree.fromstring(etree.tostring(one, with_tail=False)))
        elif kind == 2:
            one.tag = other.tag
        elif kind == 3:
            one.set(chance.choice(["when", "type", "ref", "zebra", "n", "who"]), "a b")
        elif kind == 4:
            for name in list(one.attrib)[:1]:
                del one.attrib[name]
        elif parent is not other and one not in [other, *other.iterancestors()]:
            other.append(one)
        yield etree.tostring(root)


@needs_jing
@needs_tei_all
def test_the_simplified_tei_all_judges_as_jing_does(tmp_path: Path) -> None:
    validator = Validator(["schema"], schema=TEI_ALL)
    sources = [KITCHEN_SINK.read_bytes(), converted(SPECIMENS[12]).tei]
    files = []
    for number, data in enumerate(one for source in sources for one in mutants(source, 150)):
        files.append(tmp_path / f"{number:03}.xml")
        files[-1].write_bytes(data)
    refused = set(jing(TEI_ALL, files))
    # A doubled or dangling xml:id is a matter of RELAX NG's ID types for jing, of the layer ids here.
    ours = {
        path
        for path in files
        if any(one.rule == "schema" for one in validator.check(path.read_bytes()))
        or Validator(["ids"]).check(path.read_bytes())
    }
    assert len(refused) > 50
    assert len(files) - len(refused) > 50
    assert ours == refused


def test_our_own_grammar_is_as_strict_when_it_is_given() -> None:
    validator = Validator(["schema"], schema=SCHEMAS / "report.rng")
    data = KITCHEN_SINK.read_bytes()
    assert validator.check(data) == []
    (found,) = validator.check(data.replace(b"<body>", b"<body><zebra/>", 1))
    assert (found.rule, found.path) == ("schema", "/TEI/text/body/zebra")
    assert "zebra" in found.message


def test_an_xml_schema_with_files_beside_it() -> None:
    validator = Validator(["schema"], schema=SCHEMAS / "report.xsd")
    data = KITCHEN_SINK.read_bytes()
    assert validator.check(data) == []
    found = validator.check(data.replace(b"<body>", b"<body><zebra/>", 1))
    assert found[0].path == "/TEI/text/body/zebra"


def test_a_grammar_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    main = tmp_path / "main.rng"
    main.write_text(
        START.format(
            "<include href='parts/more.rng'><define name='b'><element name='b'><text/></element>"
            "</define></include><start><element name='a'><ref name='b'/>"
            "<externalRef href='parts/c.rng'/></element></start>"
        ),
        encoding="utf-8",
    )
    (tmp_path / "parts" / "more.rng").write_text(
        START.format("<define name='b'><notAllowed/></define>"), encoding="utf-8"
    )
    (tmp_path / "parts" / "c.rng").write_text(
        '<element name="c" ns="urn:c" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>',
        encoding="utf-8",
    )
    validator = Validator(["schema"], schema=main)
    assert validator.check(b"<a><b>words</b><c xmlns='urn:c'/></a>") == []
    assert validator.check(b"<a><b>words</b><c/></a>")
    assert validator.check(b"<a><c xmlns='urn:c'/></a>")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.rng", START.format("<include href='https://example.org/x.rng'/>"), "only files with a"),
        ("a.rng", START.format("<include href='/etc/x.rng'/>"), "only files with a relative path"),
        ("a.rng", START.format("<include href='a.rng'/>"), "in a circle"),
        ("a.rng", START.format("<include href='gone.rng'/>"), r"gone\.rng: cannot be read"),
        ("a.rng", START.format("<start><ref name='x'/></start>"), "the schema cannot be used"),
        ("a.rng", "<grammar>", "is not well-formed"),
        ("a.rnc", "start = element a { text }", r"ends in \.rng or \.xsd"),
        (
            "a.xsd",
            (
                '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
                '<xs:include schemaLocation="http://example.org/x.xsd"/></xs:schema>'
            ),
            "only files with a relative path",
        ),
        ("a.xsd", "<schema/>", "the schema cannot be used"),
    ],
)
def test_a_schema_that_cannot_be_used(
    tmp_path: Path, name: str, content: str, sentence: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=sentence):
        Validator(["schema"], schema=path).prepare()
