"""Whole documents, read line by line once: any change of them is to be read again.

``pytest tests/test_goldens.py --update`` writes them anew; on a failure the
document as it is now stands beside the expected one, with ``.actual`` behind its name.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.shared import ROOT, SPECIMENS, converted

GOLDENS = ROOT / "tests" / "goldens"
CHOSEN = {path.stem: path for path in SPECIMENS if path.stem[:2] in {"03", "08", "13"}}


def documents(path: Path) -> dict[str, str]:
    """Return the text of the TEI (its header holds checksums) and the plain-text edition."""
    done = converted(path)
    tei = done.tei.decode()
    return {
        ".xml": tei[tei.index("  <standOff>") : tei.index("</TEI>")],
        ".txt": re.sub(r"SHA-256:\n +[0-9a-f]{64}\n", "", done.text or ""),
    }


@pytest.mark.parametrize("suffix", [".xml", ".txt"])
@pytest.mark.parametrize("name", CHOSEN)
def test_the_document_is_as_it_was_read(
    name: str, suffix: str, request: pytest.FixtureRequest
) -> None:
    actual = documents(CHOSEN[name])[suffix]
    golden = GOLDENS / f"{name}{suffix}"
    beside = golden.with_name(f"{golden.name}.actual")
    if request.config.getoption("--update"):
        golden.write_text(actual, encoding="utf-8", newline="\n")
    beside.unlink(missing_ok=True)
    expected = golden.read_bytes().decode()
    if actual != expected:
        beside.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected, f"see {beside.relative_to(ROOT)}"


def test_no_golden_is_left_over() -> None:
    found = {path.stem for path in GOLDENS.iterdir() if path.suffix in {".xml", ".txt"}}
    assert found == set(CHOSEN)
