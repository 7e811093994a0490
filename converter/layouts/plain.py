"""Plain text that no other layout claims: a heading-like first line is the title, the rest the text.

Specimen::

    A quiet week on the river

    The boats came on Monday and left on
    Tuesday. Nobody asked why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout, paragraphs
from converter.lines import Line
from converter.model import Home, Regions

NAME = "plain"
_LONGEST_TITLE = 160
_LABELLED = re.compile(r"^\s*[\w .()/-]{1,30}:(\s|$)")
_SENTENCE = re.compile(r"[.!?;:,][\"'”’)]?\s*$")
_NUMBERED = re.compile(r"\b(?:No\.|Nr\.)\s?\d|[Nº№]º?\s?\d")
_DATED = re.compile(r"\b\d{1,2}[. ]|\b\d{4}\b")


def excuse(_lines: Sequence[Line]) -> str | None:
    """Take any page: the others have been asked before."""
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Take a heading-like first line as the title and the rest as the document."""
    page = Divider()
    title = _title(lines)
    page.keep(Home.TITLE, title)
    rest = title[-1].number if title else 0
    page.keep(Home.BODY, lines[rest:])
    return page.regions(NAME, "wrapped")


def _title(lines: Sequence[Line]) -> list[Line]:
    runs = paragraphs(lines)
    if len(runs) < 2:  # noqa: PLR2004 - a title needs a text below it
        return []
    first = runs[0]
    text = " ".join(line.text.strip() for line in first)
    heading = (
        len(first) <= 2  # noqa: PLR2004 - a title is one line, or one that was wrapped
        and len(text) <= _LONGEST_TITLE
        and len(text.split()) > 1
        and not _SENTENCE.search(text)
        and not any(_LABELLED.match(line.text) for line in first)
        and text[:1].isupper()
        and not text.isupper()
        and not _DATED.fullmatch(text)
        and not _NUMBERED.search(text)
    )
    return list(first) if heading else []


LAYOUT = Layout(NAME, "plain text: a title line, then the document", excuse, divide)
