"""Reports with rows of a review file: what becomes of the names, for the tests of decisions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from converter.beside import gather
from converter.corpus import Entry
from converter.decisions import Decision
from converter.inverse import rebuild
from converter.model import Mark, MarkKind, Report
from converter.pipeline import convert, read
from converter.review import load
from converter.settings import Settings
from converter.source import Source
from converter.tools import Tools

TOOLS = Tools.build(Settings(only=("tei",)))
TALK = """\
A Talk in the Harbour

Comrade Karel Brezan met Milena Brezan at the pier. Then Brezan spoke of lamps.

Tolla Vensk, the harbour master, came late. Vensk had no lamp. We asked Vensk for oil.

We thought of Tugin all day, and the lamp of Tugin never came.
"""


def decisions(folder: Path, table: str, name: str = "case.txt") -> tuple[Decision, ...]:
    """Return the decisions of a table about a report; its rows need no columns that are empty."""
    path = folder / "review.csv"
    path.write_text(table, encoding="utf-8")
    (entry,) = gather([Entry(name, folder / name)], None, None, load(path)).entries
    return entry.review


def decided(text: str, said: tuple[Decision, ...], name: str = "case.txt") -> Report:
    """Return a report read as its editors say; every proof of its conversion holds."""
    source = Source(name, text.encode(), review=said)
    made = convert(source, TOOLS)
    assert rebuild(made.tei, made.restore) == source.data
    plain = convert(replace(source, review=()), TOOLS)
    assert words(made.tei) == words(plain.tei)
    return read(source, TOOLS)


def words(tei: bytes) -> str:
    """Return the text of a document: decisions never change it."""
    body = tei[tei.index(b"<text>") :].decode()
    return "".join(re.sub(r"<[^>]*>", "", body).split())


def keys(report: Report) -> str:
    """Return the names of a report, each with the id of its person, "!" where an editor decided."""
    return ", ".join(
        f"{name}={mark.key}{'!' if 'editor' in mark.evidence else ''}"
        for name, mark in marked(report)
    )


def marked(report: Report) -> list[tuple[str, Mark]]:
    """Return the names of a report with their marks, in the order of the text."""
    return [
        (" ".join(passage.text[mark.start : mark.end].split()), mark)
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.kind is MarkKind.PERSON
    ]


def people(report: Report) -> str:
    """Return the persons of a report: id, name, variants, mentions."""
    return "; ".join(
        f"{one.id}: {one.name} ({', '.join(one.variants)}) {one.mentions}" for one in report.people
    )


def told(report: Report) -> list[str]:
    """Return the findings that are about names."""
    return [
        f"{one.code} {one.line}: {one.message}"
        for one in report.findings
        if one.code.startswith(("review-", "person-"))
    ]
