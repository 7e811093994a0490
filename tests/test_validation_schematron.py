"""Schematron: what the compiled rules find, feature by feature, and our own rules."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from converter.errors import SettingsError
from converter.validation import Validator
from tests.shared import ROOT, SPECIMENS, converted
from tests.test_schemas import BREAKING, SCHEMAS

KITCHEN_SINK = ROOT / "tests" / "fixtures" / "kitchen-sink.xml"
SCHEMA = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" queryBinding="xslt2"{}>{}</schema>'
DOCUMENT = b"""\
<a id="1">
  <b n="x" to="2">one</b>
  <b n="y">two<!-- aside --></b>
  <c><b n="x"/></c>
</a>
"""

# Rules, and what is found in the document: line, path, level, sentence.
FEATURES = {
    "assert and report": (
        ("<pattern><rule context='b'><assert test='text()'>No words.</assert>"
        "<report test='@to'>It leads away.</report></rule></pattern>"),
        ["2 /a/b[1] error It leads away.", "4 /a/c/b error No words."],
    ),
    "values and names in a sentence": (
        ("<pattern><rule context='b[@to]'><report test='true()'><name/> in <name path='..'/> leads to "
        "<value-of select='@to'/>, <emph>not</emph> {there}.</report></rule></pattern>"),
        ["2 /a/b[1] error b in a leads to 2, not {there}."],
    ),
    "the first rule of a pattern that matches wins": (
        ("<pattern><rule context='b[@to]'><report test='true()'>first</report></rule>"
        "<rule context='b'><report test='true()'>second</report></rule></pattern>"),
        ["2 /a/b[1] error first", "3 /a/b[2] error second", "4 /a/c/b error second"],
    ),
    "every pattern has its turn": (
        ("<pattern><rule context='c'><report test='true()'>first</report></rule></pattern>"
        "<pattern><rule context='b | c'><report test='self::c'>second</report></rule></pattern>"
        "<pattern><rule context='c'><report test='true()'>third</report></rule></pattern>"),
        ["4 /a/c error first", "4 /a/c error second", "4 /a/c error third"],
    ),
    "a context of alternatives counts once": (
        "<pattern><rule context='c | c[b]'><report test='true()'>once</report></rule></pattern>",
        ["4 /a/c error once"],
    ),
    "variables of schema, pattern and rule": (
        ("<let name='all' value='count(//b)'/><pattern><let name='x' value='//b[@n = \"x\"]'/>"
        "<let name='y' value='count($x) + $all'/><rule context='c'><let name='z' value='$y * 2'/>"
        "<report test='$z = 10'><value-of select='$z'/></report></rule></pattern>"
        "<pattern><let name='x' value='7'/><rule context='c'><report test='$x = 7'>own</report></rule></pattern>"),
        ["4 /a/c error 10", "4 /a/c error own"],
    ),
    "roles are levels": (
        ("<pattern><rule context='c'><report test='1' role='warning'>a</report><report test='1' role='warn'>b</report>"
        "<report test='1' role='nonfatal'>c</report><report test='1' role='info'>d</report>"
        "<report test='1' role='error'>e</report><report test='1' role='fatal'>f</report></rule></pattern>"
        "<pattern><rule context='c' role='info'><report test='1'>g</report></rule></pattern>"),
        [
            "4 /a/c warning a", "4 /a/c warning b", "4 /a/c warning c", "4 /a/c note d",
            "4 /a/c error e", "4 /a/c error f", "4 /a/c note g",
        ],
    ),
    "attributes, text, comments and the document": (
        ("<pattern><rule context='b/@to'><report test='. = \"2\"'>attribute</report></rule></pattern>"
        "<pattern><rule context='b[1]/text()'><report test='. = \"one\"'>text</report></rule></pattern>"
        "<pattern><rule context='comment()'><report test='true()'>comment</report></rule></pattern>"
        "<pattern><rule context='/'><report test='a'>document</report></rule></pattern>"),
        [
            "1 /a error document", "2 /a/b[1] error attribute", "2 /a/b[1] error text",
            "3 /a/b[2] error comment",
        ],
    ),
    "an abstract rule": (
        ("<pattern><rule abstract='true' id='r'><report test='@n = \"x\"'><value-of select='$w'/></report></rule>"
        "<rule context='c/b'><let name='w' value='\"inner\"'/><extends rule='r'/></rule></pattern>"),
        ["4 /a/c/b error inner"],
    ),
    "an abstract pattern with parameters": (
        ("<pattern abstract='true' id='p'><rule context='$what'><report test='@n = $values'>"
        "<value-of select='$values'/></report></rule></pattern>"
        "<pattern is-a='p'><param name='what' value='c/b'/><param name='values' value=\"'x'\"/></pattern>"
        "<pattern is-a='p'><param name='what' value='a/b'/><param name='values' value=\"'y'\"/></pattern>"),
        ["3 /a/b[2] error y", "4 /a/c/b error x"],
    ),
    "diagnostics": (
        ("<pattern><rule context='c'><report test='true()' diagnostics='d e'>Wrong.</report></rule></pattern>"
        "<diagnostics><diagnostic id='d'>It has <value-of select='count(*)'/>.</diagnostic>"
        "<diagnostic id='e'>See there.</diagnostic></diagnostics>"),
        ["4 /a/c error Wrong. It has 1. See there."],
    ),
    "a subject": (
        "<pattern><rule context='a'><report test='c' subject='c/b'>There.</report></rule></pattern>",
        ["4 /a/c/b error There."],
    ),
    "functions, keys and namespaces": (
        ("<ns prefix='f' uri='urn:f'/><ns prefix='xs' uri='http://www.w3.org/2001/XMLSchema'/>"
        "<xsl:key name='n' match='b' use='@n'/>"
        "<xsl:function name='f:twice' xmlns:f='urn:f'><xsl:param name='x'/><xsl:sequence select='$x * 2'/></xsl:function>"
        "<pattern><rule context='a'><report test=\"count(key('n', 'x')) = 2 and f:twice(2) = xs:integer('4')\">both</report></rule></pattern>"),
        ["1 /a error both"],
    ),
}  # fmt: skip


def rules(folder: Path, content: str, attributes: str = "") -> Path:
    """Write a Schematron file."""
    path = folder / "rules.sch"
    path.write_text(SCHEMA.format(attributes, content), encoding="utf-8")
    return path


def found(path: Path, phase: str = "", data: bytes = DOCUMENT) -> list[str]:
    """Return what the rules of a file find: line, path, level, sentence."""
    validator = Validator(["schematron"], schematron=path, phase=phase)
    return [f"{one.line} {one.path} {one.level} {one.message}" for one in validator.check(data)]


@pytest.mark.parametrize(("content", "wanted"), FEATURES.values(), ids=FEATURES)
def test_feature(tmp_path: Path, content: str, wanted: list[str]) -> None:
    assert sorted(found(rules(tmp_path, content))) == sorted(wanted)


PHASES = (
    "<phase id='one'><let name='told' value='\"phase\"'/><active pattern='p1'/></phase>"
    "<phase id='two'><active pattern='p2'/></phase>"
    "<pattern id='p1'><rule context='c'><report test='true()'>p1</report></rule></pattern>"
    "<pattern id='p2'><rule context='c'><report test='true()'>p2</report></rule></pattern>"
)


@pytest.mark.parametrize(
    ("attributes", "phase", "wanted"),
    [
        ("", "", ["p1", "p2"]),
        ("", "one", ["p1"]),
        (" defaultPhase='two'", "", ["p2"]),
        (" defaultPhase='two'", "#ALL", ["p1", "p2"]),
    ],
)
def test_phases(tmp_path: Path, attributes: str, phase: str, wanted: list[str]) -> None:
    path = rules(tmp_path, PHASES, attributes)
    assert [line.split()[-1] for line in found(path, phase)] == wanted


def test_includes(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.sch").write_text(
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron">'
        "<rule context='c'><extends href='more.sch#here'/></rule></pattern>",
        encoding="utf-8",
    )
    (tmp_path / "parts" / "more.sch").write_text(
        SCHEMA.format(
            "", "<pattern><rule id='here' context='x'><report test='b'>b</report></rule></pattern>"
        ),
        encoding="utf-8",
    )
    assert found(rules(tmp_path, "<include href='parts/one.sch'/>")) == ["4 /a/c error b"]


def test_a_rule_that_cannot_be_evaluated_costs_no_other(tmp_path: Path) -> None:
    content = (
        "<ns prefix='xs' uri='http://www.w3.org/2001/XMLSchema'/><pattern><rule context='b' id='odd'>"
        "<report test='xs:integer(@n) = 1'>never</report></rule></pattern>"
        "<pattern><rule context='c'><report test='true()'>c</report></rule></pattern>"
    )
    validator = Validator(["schematron"], schematron=rules(tmp_path, content))
    lines = [(one.rule, one.line) for one in validator.check(DOCUMENT)]
    failed = "schematron-failed"
    assert lines == [(failed, 2), (failed, 3), ("schematron", 4), (failed, 4)]
    assert "The rule odd cannot be evaluated: " in validator.check(DOCUMENT)[0].message


def test_rules_do_not_reach_the_network(tmp_path: Path) -> None:
    test = 'unparsed-text("http://127.0.0.1:9/x") = ""'
    content = f"<pattern><rule context='a'><report test='{test}'>x</report></rule></pattern>"
    validator = Validator(["schematron"], schematron=rules(tmp_path, content))
    (one,) = validator.check(DOCUMENT)
    assert one.rule == "schematron-failed"
    assert "prohibited" in one.message


@pytest.mark.parametrize(
    ("content", "attributes", "sentence"),
    [
        (
            "<pattern><rule context='b'><assert test='(('>x</assert></rule></pattern>",
            "",
            "compiled",
        ),
        (
            "<pattern><rule context='b'><extends rule='no'/></rule></pattern>",
            "",
            "abstract rule 'no'",
        ),
        ("<pattern is-a='no'/>", "", "no abstract pattern 'no'"),
        ("<include href='https://example.org/a.sch'/>", "", "only files with a relative path"),
        ("<include href='rules.sch'/>", "", "in a circle"),
        ("<xsl:import href='a.xsl'/>", "", "xsl:import with them, which is not allowed"),
        ("", " defaultPhase='no'", "no phase 'no'; the phases are #ALL"),
        (
            (
                "<pattern><rule abstract='true' id='a'><extends rule='a'/></rule>"
                "<rule context='b'><extends rule='a'/></rule></pattern>"
            ),
            "",
            "in a circle",
        ),
    ],
)
def test_rules_that_cannot_be_used(
    tmp_path: Path, content: str, attributes: str, sentence: str
) -> None:
    path = rules(tmp_path, content, attributes)
    with pytest.raises(SettingsError, match=re.escape(sentence)):
        Validator(["schematron"], schematron=path).prepare()


def test_another_query_language_and_no_schematron(tmp_path: Path) -> None:
    path = tmp_path / "rules.sch"
    path.write_text(SCHEMA.format("", "").replace("xslt2", "xquery"), encoding="utf-8")
    with pytest.raises(SettingsError, match="written in 'xquery'"):
        Validator(["schematron"], schematron=path).prepare()
    path.write_text("<rules/>", encoding="utf-8")
    with pytest.raises(SettingsError, match="no ISO Schematron"):
        Validator(["schematron"], schematron=path).prepare()


# Our own rules: report.sch against lxml's isoschematron, a second implementation of XPath 1 rules


@pytest.mark.parametrize("title", BREAKING)
def test_our_rules_find_what_isoschematron_finds(title: str) -> None:
    before, after = BREAKING[title]
    text = KITCHEN_SINK.read_text("utf-8")
    schema = etree.parse(SCHEMAS / "report.sch")
    # Its rules are XPath 1 too, which is all that isoschematron knows.
    del schema.getroot().attrib["queryBinding"]
    second = isoschematron.Schematron(schema, store_report=True)
    ours = Validator(["schematron"], schematron=SCHEMAS / "report.sch")
    for data in (text.encode(), text.replace(before, after, 1).encode()):
        parser = etree.XMLParser(collect_ids=False)
        second.validate(etree.fromstring(data, parser))
        report = second.validation_report
        wanted = [
            " ".join(str(one.findtext("{*}text")).split())
            for one in report.iter("{http://purl.oclc.org/dsdl/svrl}failed-assert")
        ]
        assert sorted(one.message for one in ours.check(data)) == sorted(wanted)


def test_our_rules_are_for_our_documents() -> None:
    data = converted(SPECIMENS[0]).tei
    broken = re.sub(rb'<p n="2">', b'<p n="1">', data)
    found = [one for one in Validator(["schematron"]).check(broken) if one.rule == "schematron"]
    assert {one.message for one in found} == {
        "A paragraph's number is its address, so no two have the same."
    }
    foreign = broken.replace(b'ident="tei-convert"', b'ident="another"')
    assert Validator(["schematron"]).check(foreign) == []


def test_report_sch_is_what_report_odd_gives() -> None:
    code = "import derive, pathlib, sys; sys.stdout.buffer.write(derive.rules(pathlib.Path('report.odd')))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=SCHEMAS, capture_output=True, timeout=60, check=True
    )
    assert run.stdout == (SCHEMAS / "report.sch").read_bytes()
