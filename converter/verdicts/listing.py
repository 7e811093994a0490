"""JSON: every violation with all that is known of it (schemas/validation.schema.json)."""

from __future__ import annotations

import json
from typing import Any

from converter.schema import Violation
from converter.validation.rules import LEVELS, RULES
from converter.verdicts.verdict import Verdict

FORMAT = "tei-convert-validation/1"


def write(verdicts: list[Verdict]) -> str:
    """Return the verdicts as JSON."""
    content = {
        "format": FORMAT,
        "checked": len(verdicts),
        "valid": sum(one.valid for one in verdicts),
        "files": [
            {
                "file": one.name,
                "valid": one.valid,
                "violations": [_row(violation) for violation in one.violations],
                "known": len(one.known),
            }
            for one in verdicts
        ],
        "counts": {level: sum(one.count(level) for one in verdicts) for level in LEVELS},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _row(one: Violation) -> dict[str, Any]:
    row: dict[str, Any] = {
        "rule": one.rule,
        "layer": RULES[one.rule].layer,
        "level": one.level,
        "line": one.line,
        "message": one.message,
    }
    if one.path:
        row["path"] = one.path
    if one.source:
        row["source"] = {"file": one.source[0], "line": one.source[1]}
    return row
