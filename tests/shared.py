"""Where the optional folder of reference material is, and what several tests need of the core."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from converter.pipeline import Conversion, convert
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
SPECIMENS = sorted(
    path for path in (ROOT / "corpus").glob("[0-9]*") if path.suffix in {".txt", ".md"}
)
SHARED = Path(os.environ.get("TEI_CONVERT_SHARED") or ROOT.parent / "shared")
NO_SHARED = "no folder ../shared (nor TEI_CONVERT_SHARED): the reference encodings are not here"
needs_shared = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason=NO_SHARED)
REPORTS = sorted((SHARED / "corpus").glob("*.txt"))
PAGES = sorted((SHARED / "pages").glob("*.txt"))


@cache
def tools(layout: str | None = None) -> Tools:
    """Return the tools of a worker, built once for all tests."""
    return Tools.build(Settings(layout=layout))


@cache
def converted(path: Path) -> Conversion:
    """Return the conversion of a file."""
    return convert(source_of(path), tools())


def source_of(path: Path) -> Source:
    """Return a file as a source."""
    return Source(path.name, path.read_bytes())


def convert_text(text: str, name: str = "case.txt") -> Conversion:
    """Return the conversion of a text."""
    return convert(Source(name, text.encode()), tools())
