"""JUnit XML: a test case for each file, as GitLab and other services show it."""

from __future__ import annotations

from lxml import etree

from converter.passage import ILLEGAL
from converter.schema import Violation
from converter.verdicts.verdict import Verdict


def write(verdicts: list[Verdict]) -> str:
    """Return the verdicts as JUnit XML: errors fail a file, the rest is its output."""
    failed = sum(not one.valid for one in verdicts)
    numbers = {"tests": str(len(verdicts)), "failures": str(failed), "errors": "0"}
    suites = etree.Element("testsuites", numbers)
    suite = etree.SubElement(suites, "testsuite", {"name": "tei-convert validate", **numbers})
    suite.set("skipped", "0")
    suite.set("time", "0")
    for verdict in verdicts:
        attributes = {"classname": "tei-convert", "name": _clean(verdict.name), "time": "0"}
        case = etree.SubElement(suite, "testcase", attributes)
        errors = [one for one in verdict.violations if one.level == "error"]
        rest = [one for one in verdict.violations if one.level != "error"]
        if errors:
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            message = _clean(f"{errors[0].rule}: {errors[0].message}{more}")
            failure = etree.SubElement(case, "failure", message=message, type=errors[0].rule)
            failure.text = _lines(verdict.name, errors)
        if rest:
            etree.SubElement(case, "system-out").text = _lines(verdict.name, rest)
    etree.indent(suites)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + etree.tostring(suites, encoding="unicode")
        + "\n"
    )


def _lines(name: str, violations: list[Violation]) -> str:
    return "".join(
        _clean(f"{name}:{one.line}: {one.level}: {one.rule}: {one.message} {one.path}").rstrip()
        + "\n"
        for one in violations
    )


def _clean(text: str) -> str:
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
