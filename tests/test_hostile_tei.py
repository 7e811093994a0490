"""TEI and rules of strangers reach no file and no network, and take no more than their share."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from converter import convert, read_tei, render, validate
from converter.cli import cli
from converter.editions import NOTHING_TOLD
from converter.errors import ConvertError
from converter.exports import PROFILES
from converter.validation import Validator
from tests.bad_things import GOOD
from tests.watched import SECRET, Watched, watched

HEAD = (
    "<teiHeader><fileDesc><titleStmt><title>A talk</title></titleStmt><publicationStmt><p/>"
    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)
DOCUMENT = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><a/></TEI>"


def tei(body: str = "<p>A talk.</p>", before: str = "", attributes: str = "") -> bytes:
    return (
        f"{before}<TEI xmlns='http://www.tei-c.org/ns/1.0'{attributes}>{HEAD}"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Watched]:
    folder = tmp_path / "watched"
    folder.mkdir()
    with watched(folder) as found:
        yield found


def test_the_canary_sings(canary: Watched) -> None:
    assert SECRET in canary.file.read_text(encoding="utf-8")
    with pytest.raises((OSError, HTTPException)):
        urlopen(f"http://127.0.0.1:{canary.port}/", timeout=5)
    time.sleep(0.1)
    assert set(canary.noticed) == {"file", "network"}


def hostile(canary: Watched) -> dict[str, bytes]:
    """Return documents that ask for the file and for the network, each in another way."""
    found = {}
    for kind, address in (
        ("file", canary.file.as_uri()),
        ("path", str(canary.file)),
        ("network", f"http://127.0.0.1:{canary.port}/x.xml"),
    ):
        subset = f"<!ENTITY x SYSTEM '{address}'><!ENTITY % p SYSTEM '{address}'>"
        xi = "xmlns:xi='http://www.w3.org/2001/XInclude'"
        ref = f"<p><ref target='{address}#x'>x</ref><ptr target='{address}#y'/></p>"
        xsi = (
            " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
            f" xsi:schemaLocation='http://www.tei-c.org/ns/1.0 {address}'"
            f" xsi:noNamespaceSchemaLocation='{address}' xml:base='{address}'"
        )
        graphic = (
            f"<figure><graphic url='{address}'/><media mimeType='a/b' url='{address}'/></figure>"
        )
        found |= {
            f"{kind}: entity": tei("<p>&x;</p>", f"<!DOCTYPE TEI [{subset}]>"),
            f"{kind}: parameter entity": tei("<p>x</p>", f"<!DOCTYPE TEI [{subset} %p;]>"),
            f"{kind}: DTD": tei("<p>x</p>", f"<!DOCTYPE TEI SYSTEM '{address}'>"),
            f"{kind}: XInclude": tei(f"<xi:include {xi} href='{address}' parse='text'/>"),
            f"{kind}: stylesheet": tei(
                before=f"<?xml-stylesheet type='text/xsl' href='{address}'?>"
            ),
            f"{kind}: model": tei(before=f"<?xml-model href='{address}'?>"),
            f"{kind}: schema": tei(attributes=xsi),
            f"{kind}: pointers": tei(ref),
            f"{kind}: pictures": tei(graphic),
        }
    return found


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def test_documents_reach_nothing(canary: Watched, tmp_path: Path) -> None:
    for number, (name, data) in enumerate(hostile(canary).items()):
        folder = tmp_path / f"{number}" / "tei"
        folder.mkdir(parents=True)
        file = folder / "a.xml"
        file.write_bytes(data)
        (folder / "a.restore.json").write_text(
            json.dumps({"format": "tei-convert-restore/1", "source": {"name": str(canary.file)}}),
            encoding="utf-8",
        )
        said = [
            run("validate", "--layers", "all", folder),
            run("render", folder, tmp_path / f"{number}" / "out"),
            run("restore", file),
        ]
        if number % 3 == 0:  # each of them with another document; all would take long
            profiles = list(PROFILES)
            profile = profiles[number % len(profiles)]
            said.append(run("export", profile, folder, tmp_path / f"{number}" / "to"))
        for use in (validate, render, read_tei):
            try:
                use(data)
            except ConvertError as error:
                said_by_error = str(error)
                assert SECRET not in said_by_error
        for result in said:
            assert result.exit_code in {0, 1, 2}, (name, result.output)
            assert SECRET not in result.output, name
        for made in (tmp_path / f"{number}").rglob("*"):
            assert not made.is_file() or SECRET.encode() not in made.read_bytes(), name
    assert canary.noticed == []


RULES = (
    "doc('{uri}')",
    "document('{uri}')",
    "doc('{path}')",
    "unparsed-text('{uri}')",
    "unparsed-text('{path}')",
    "unparsed-text-lines('{uri}')",
    "json-doc('{uri}')",
    "collection('{folder}?select=*.xml')",
    "uri-collection('{folder}')",
    "doc('{http}')",
    "unparsed-text('{http}')",
    "environment-variable('CANARY')",
    "string-join(available-environment-variables())",
    "system-property('user.dir')",
    "doc-available('{uri}')[.]",
    "unparsed-text-available('{uri}')[.]",
    "transform(map {{ 'stylesheet-location': '{uri}' }})",
    "load-xquery-module('x', map {{ 'location-hints': '{uri}' }})",
    "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;{uri}&quot;]>&lt;a>&amp;x;&lt;/a>')",
    "parse-xml('&lt;!DOCTYPE a SYSTEM &quot;{http}&quot;>&lt;a/>')",
)


@pytest.mark.parametrize("rule", RULES)
def test_rules_reach_nothing(
    canary: Watched, tmp_path: Path, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANARY", SECRET)
    expression = rule.format(
        uri=canary.file.as_uri(),
        path=canary.file,
        folder=canary.file.parent.as_uri(),
        http=f"http://127.0.0.1:{canary.port}/x",
    )
    rules = tmp_path / "rules.sch"
    rules.write_text(
        "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt3'>"
        "<ns prefix='t' uri='http://www.tei-c.org/ns/1.0'/><pattern><rule context='t:TEI'>"
        f"<let name='x' value=\"{expression}\"/>"
        "<report test='true()'>[<value-of select='string-join($x ! string())'/>]</report>"
        "</rule></pattern></schema>",
        encoding="utf-8",
    )
    validator = Validator(["schematron"], schematron=rules)
    found = validator.check(DOCUMENT)
    assert found
    for one in found:
        assert one.rule == "schematron-failed" or one.message in {"[]", "[false]"}
        assert SECRET not in one.message
    assert canary.noticed == []


def test_rules_of_xslt_reach_nothing(canary: Watched, tmp_path: Path) -> None:
    rules = tmp_path / "rules.sch"
    uri = canary.file.as_uri()
    rules.write_text(
        "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt3' "
        "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
        f"<xsl:function name='x:y' xmlns:x='x'><xsl:source-document href='{uri}'><xsl:copy-of "
        "select='.'/></xsl:source-document></xsl:function><ns prefix='x' uri='x'/>"
        "<pattern><rule context='*'><report test='x:y()'>x</report></rule></pattern></schema>",
        encoding="utf-8",
    )
    found = Validator(["schematron"], schematron=rules).check(DOCUMENT)
    assert {one.rule for one in found} == {"schematron-failed"}
    assert canary.noticed == []


def test_entities_are_not_unpacked(tmp_path: Path) -> None:
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 20}'>" for n in range(1, 12))
    bomb = tei("<p>&a11;</p>", f"<!DOCTYPE TEI [<!ENTITY a0 'x'>{entities}]>")
    (tmp_path / "a.xml").write_bytes(bomb)
    began = time.process_time()
    result = run("validate", tmp_path)
    assert result.exit_code == 1
    assert "DOCTYPE" in result.output or "amplification" in result.output
    assert run("render", tmp_path, tmp_path / "out").exit_code == 1
    assert time.process_time() - began < 20


@pytest.mark.parametrize("depth", [200, 5_000, 200_000])
def test_depth_is_bounded(tmp_path: Path, depth: int) -> None:
    (tmp_path / "a.xml").write_bytes(tei("<div>" * depth + "<p>x</p>" + "</div>" * depth))
    for result in (
        run("validate", "--layers", "all", tmp_path / "a.xml"),
        run("render", tmp_path / "a.xml", tmp_path / "out"),
    ):
        assert result.exit_code in {0, 1}, result.output[-500:]
        assert "Traceback" not in result.output
        if depth > 255:
            assert "deep" in result.output or "depth" in result.output, result.output


def test_a_document_tells_no_link_of_its_page_itself(tmp_path: Path) -> None:
    faked = "".join(f"<?tei-convert-{name} javascript:pwn()?>" for name in [*NOTHING_TOLD] * 2)
    (tmp_path / "a.xml").write_bytes(faked.encode() + tei("<p>The lamp was out.</p>"))
    result = run("render", tmp_path / "a.xml", tmp_path / "out")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out" / "html" / "a.html").read_text(encoding="utf-8")
    assert "The lamp was out." in page
    assert "pwn" not in page
    assert 'href="../text/a.txt"' in page


def test_a_side_file_names_no_path(tmp_path: Path) -> None:
    made = convert(GOOD, name="report")
    (tmp_path / "a.xml").write_bytes(made.tei)
    side = json.loads(made.restore)
    side["source"]["name"] = "../../escaped.txt"
    (tmp_path / "a.restore.json").write_text(json.dumps(side), encoding="utf-8")
    result = run("restore", tmp_path / "a.xml")
    assert result.exit_code == 0
    assert result.stdout == GOOD
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.restore.json", "a.xml"]


def test_a_side_file_that_is_too_deep(tmp_path: Path) -> None:
    made = convert(GOOD, name="report")
    (tmp_path / "a.xml").write_bytes(made.tei)
    (tmp_path / "a.restore.json").write_text("[" * 200_000, encoding="utf-8")
    result = run("restore", tmp_path / "a.xml")
    assert result.exit_code == 1
    assert "The side file is damaged." in result.output
