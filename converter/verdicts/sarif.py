"""SARIF 2.1.0 (OASIS): the form that code scanning services read."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any
from urllib.parse import quote

from converter.schema import Violation
from converter.validation.rules import RULES
from converter.verdicts.baseline import key_of
from converter.verdicts.verdict import Verdict
from converter.version import VERSION

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_NUMBERS = {code: number for number, code in enumerate(RULES)}


def write(verdicts: list[Verdict]) -> str:
    """Return the verdicts as a SARIF log; known violations are there, suppressed."""
    results: list[dict[str, Any]] = []
    for verdict in verdicts:
        alike: Counter[str] = Counter()
        results += [_result(verdict.name, one, alike) for one in verdict.violations]
        for known in verdict.known:
            result = _result(verdict.name, known.violation, alike)
            reason = {"kind": "external", "justification": "The baseline accepts it."}
            results.append(result | {"suppressions": [reason]})
    driver = {"name": "tei-convert", "version": VERSION, "rules": _rules()}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": quote(one.name)}} for one in verdicts],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "id": rule.code,
            "shortDescription": {"text": rule.wrong},
            "fullDescription": {"text": rule.wrong},
            "help": {"text": rule.remedy},
            "defaultConfiguration": {"level": rule.level},
            "properties": {"tags": [rule.layer]},
        }
        for rule in RULES.values()
    ]


def _result(name: str, one: Violation, alike: Counter[str]) -> dict[str, Any]:
    fingerprint = hashlib.sha256("\n".join(key_of(name, one)).encode()).hexdigest()
    # Of several that are alike each has a number of its own.
    alike[fingerprint] += 1
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(name)},
            "region": {"startLine": one.line},
        }
    }
    if one.path:
        location["logicalLocations"] = [{"fullyQualifiedName": one.path, "kind": "element"}]
    message = one.message
    if one.source:
        message = f"{message} (source {one.source[0]}:{one.source[1]})"
    return {
        "ruleId": one.rule,
        "ruleIndex": _NUMBERS[one.rule],
        "level": one.level,
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {"ruleAndPath/v1": f"{fingerprint}:{alike[fingerprint]}"},
    }
