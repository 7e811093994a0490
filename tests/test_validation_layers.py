"""The layers of validation, each with the little documents that break it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from converter.errors import SettingsError
from converter.source_lines import source_lines
from converter.validation import DEFAULT, LAYERS, RULES, Validator, choose
from converter.validation.document import Document
from converter.validation.document import local as local_name
from tests.name_cases import cases
from tests.shared import SPECIMENS, converted

CASES = cases("validation_cases.md")
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{}</teiHeader>'
    "<text><body>{}</body></text></TEI>"
)
KITCHEN_SINK = (Path(__file__).parent / "fixtures" / "kitchen-sink.xml").read_bytes()


def tei(body: str, header: str = "") -> bytes:
    """Return a document that only the layers need to like."""
    return TEI.format(header, body).encode()


def without_evidence(data: bytes) -> bytes:
    """Return one of our documents in which no name of the text says how it was found."""
    header, mark, text = data.partition(b"<text>")
    assert b" evidence=" in text
    return header + mark + re.sub(rb' evidence="[^"]*"', b"", text)


@pytest.mark.parametrize(("title", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_layer(title: str, given: str, wanted: str) -> None:
    header, mark, body = given.rpartition("---\n")
    data = tei(body, header if mark else "")
    found = Validator([title.partition(":")[0]]).check(data)
    shown = [f"{one.rule} {one.path} {one.message}" for one in found]
    assert sorted(shown) == sorted(wanted.splitlines())


def test_every_rule_of_these_layers_has_a_case() -> None:
    told = {line.split()[0] for _, _, wanted in CASES for line in wanted.splitlines()}
    layers = {title.partition(":")[0] for title, _, _ in CASES}
    codes = {code for code, rule in RULES.items() if rule.layer in layers}
    # Of these the first needs a file, the second a document without a title.
    assert codes - told == {"missing-file", "missing-title"}


def test_a_document_without_a_title() -> None:
    assert "missing-title" in {one.rule for one in Validator(["richness"]).check(tei("<p/>"))}


def test_levels_come_from_the_table() -> None:
    found = Validator(["house"]).check(tei("<p/><p>a</p>"))
    assert {(one.rule, one.level) for one in found} == {
        ("empty-paragraph", "error"),
        ("paragraph-number", "warning"),
    }


def test_pointers_to_other_files(tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_bytes(b'<TEI><person xml:id="vela"/></TEI>')
    (tmp_path / "broken.xml").write_bytes(b"<TEI>")
    body = "".join(
        f'<ref target="{target}"/>'
        for target in ("persons.xml", "persons.xml#vela", "persons.xml#reed", "../gone.xml#x")
    )
    body += '<ref target="broken.xml#x"/><ref target="?page=2"/><ref target="/from/the/root"/>'
    path = tmp_path / "a.xml"
    found = Validator(["pointers"]).check(tei(f"<p>{body}</p>"), path)
    assert [(one.rule, one.level, one.message) for one in found] == [
        (
            "dangling-pointer",
            "error",
            "ref/@target points at persons.xml#reed, which is not in that file.",
        ),
        (
            "missing-file",
            "warning",
            "ref/@target points at ../gone.xml#x, but there is no such file.",
        ),
    ]
    # Without a place there is nothing beside the document.
    assert Validator(["pointers"]).check(tei(f"<p>{body}</p>")) == []
    based = tei(f'<div xml:base="https://example.org/"><p>{body}</p></div>')
    assert Validator(["pointers"]).check(based, path) == []


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"<TEI", "well-formed"),
        (b"", "well-formed"),
        (b"<TEI>&undeclared;</TEI>", "well-formed"),
        (b'<!DOCTYPE TEI SYSTEM "https://example.org/tei.dtd"><TEI/>', "doctype"),
        (b'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]><TEI>&x;</TEI>', "doctype"),
    ],
)
def test_what_is_not_safe_goes_no_further(data: bytes, rule: str) -> None:
    found = Validator(["all"]).check(data)
    assert [one.rule for one in found] == [rule]


def test_a_bomb_of_entities_is_not_unpacked() -> None:
    entities = "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 20}">' for number in range(1, 12)
    )
    bomb = f'<!DOCTYPE TEI [<!ENTITY a0 "x">{entities}]><TEI>&a11;</TEI>'.encode()
    assert [one.rule for one in Validator(["all"]).check(bomb)] in (["doctype"], ["well-formed"])


def test_xinclude_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt"/>'
    assert Validator(["pointers"]).check(tei(f"<p>{include}</p>"), tmp_path / "a.xml") == []


def test_choosing_layers() -> None:
    assert choose(["ids", "dates"]) == ("well-formed", "ids", "dates")
    assert choose(["default"]) == DEFAULT
    assert choose(["default", "richness"]) == choose(["all"]) == LAYERS
    assert "richness" not in DEFAULT
    with pytest.raises(SettingsError, match="There is no layer 'date'; the layers are well-formed"):
        choose(["date"])


def test_house_rules_are_for_ours_unless_asked() -> None:
    foreign = tei('<p n="1"><persName>Vela</persName></p>')
    only_house = {"name-evidence"}
    rules = {one.rule for one in Validator().check(foreign)}
    assert not only_house & rules
    assert only_house <= {one.rule for one in Validator(["house"]).check(foreign)}
    ours = without_evidence(converted(SPECIMENS[0]).tei)
    assert only_house <= {one.rule for one in Validator().check(ours)}


def test_our_specimens_and_the_kitchen_sink_have_no_errors() -> None:
    validator = Validator(["all"])
    documents = [converted(path).tei for path in SPECIMENS]
    wrong = [one for data in documents for one in validator.check(data) if one.level == "error"]
    assert wrong == []
    # It shows each element once, whole sentences or not: the rules that it breaks are house rules.
    sink = [one for one in validator.check(KITCHEN_SINK) if one.level == "error"]
    assert {RULES[one.rule].layer for one in sink} <= {"house"}


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_the_line_of_the_source_holds_the_words(path: Path) -> None:
    done = converted(path)
    lines = source_lines(done.tei, done.restore)
    assert lines is not None
    source = path.read_bytes().decode("utf-8-sig").splitlines()
    document = Document(done.tei, etree.fromstring(done.tei).getroottree())
    sought = 0
    for element in document.root.iter("{*}p", "{*}head", "{*}persName", "{*}note", "{*}item"):
        number = lines.line(element)
        first = (element.text or "").split()
        if number is None or not first:
            continue
        sought += 1
        assert first[0].strip("[]()*") in source[number - 1].replace("*", ""), (
            local_name(element),
            number,
            first[0],
        )
    assert sought > 2


def test_the_line_of_the_source_is_told(tmp_path: Path) -> None:
    done = converted(SPECIMENS[10])
    path = tmp_path / "a.xml"
    path.with_suffix(".restore.json").write_bytes(done.restore)
    broken = without_evidence(done.tei)
    name = json.loads(done.restore)["source"]["name"]
    found = [one for one in Validator(["house"]).check(broken, path) if one.source]
    assert found
    assert {one.source[0] for one in found if one.source} == {name}
    # Words that were changed have no line any more.
    changed = broken.replace(b"</p>", b" More.</p>")
    found = Validator(["house"]).check(changed, path)
    assert found
    assert not [one for one in found if one.source]
