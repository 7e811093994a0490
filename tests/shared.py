"""Where the optional folder of reference material is, and what several tests need of the core."""

from __future__ import annotations

import importlib
import inspect
import os
from functools import cache
from pathlib import Path

import pytest

from converter.layouts.layout import Layout
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


def specimen(layout: Layout) -> str:
    """Return the page that stands under ``Specimen::`` in the docstring of a layout's module."""
    module = importlib.import_module(layout.divide.__module__)
    _, marker, page = inspect.cleandoc(module.__doc__ or "").partition("Specimen::\n")
    assert marker, f"the docstring of {module.__name__} has no specimen"
    return inspect.cleandoc(page) + "\n"


def convert_text(text: str, name: str = "case.txt") -> Conversion:
    """Return the conversion of a text."""
    return convert(Source(name, text.encode()), tools())
