"""Proof pages of texts and files, for the tests of the proof view."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import lxml.html
import pytest

from converter.pipeline import Conversion, convert
from converter.proof.changes import Changes
from converter.proof.pages import Proofs
from converter.proof.plan import Plan
from converter.settings import Edition, Settings, Site
from converter.source import Source
from converter.tools import Tools
from tests.shared import source_of

TALK = """\
A Talk in the Harbour

Comrade Karel Brezan met Milena Brezan at the pier. Then Brezan spoke of the lamps.

Boats in the harbour

The old boat Milena lay in the dark. Comrade Vensk wore a new hat. Vensk never told.

No oil came from Tugin, and the lamps of Orsan are dark too.
"""

SETTINGS = Settings(only=("tei",), site=Site(proof=True))


@cache
def tools() -> Tools:
    """Return the tools of a run that makes proof pages and no edition."""
    return Tools.build(SETTINGS)


@cache
def proofs(language: str = "en") -> Proofs:
    """Return the maker of pages, compiled once."""
    return Proofs(replace(SETTINGS, edition=Edition(language=language)))


@cache
def converted(path: Path) -> Conversion:
    """Return the conversion of a file, with its plan."""
    return convert(source_of(path), tools())


def plan_of(made: Conversion) -> Plan:
    """Return the plan of a conversion, which has one."""
    assert made.proof
    return made.proof


def planned(text: str | bytes) -> tuple[Conversion, Plan]:
    """Return the conversion of a text and its plan."""
    data = text.encode() if isinstance(text, str) else text
    made = convert(Source("case.txt", data), tools())
    return made, plan_of(made)


def page(
    made: Conversion, changes: Changes | None = None, language: str = "en"
) -> lxml.html.HtmlElement:
    """Return the proof page of a conversion."""
    data = proofs(language).page("case", plan_of(made), made.tei, changes)
    return lxml.html.document_fromstring(data.decode())


def classed(tree: lxml.html.HtmlElement, name: str) -> list[lxml.html.HtmlElement]:
    """Return the elements of a class."""
    path = ".//*[contains(concat(' ', @class, ' '), concat(' ', $name, ' '))]"
    return tree.xpath(path, name=name)  # type: ignore[no-any-return]


def said(element: lxml.html.HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(str(element.text_content()).split())


def tree_of(path: Path) -> lxml.html.HtmlElement:
    """Return a page."""
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """Return a folder with one report."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    return folder
