"""A document of a published series of foreign relations: ``NN. Title``, then text, then ``Source:``.

The number of the first note sticks to the title. The notes stand at the end,
the first of them begins with ``Source:``. (Survey, section 5: FRUS.)

Specimen::

    112. Telegram From the Legation in Ostrava Bay to the Department1
    Ostrava Bay, May 4, 1958, 7 p.m.
    The harbour is quiet, and the boats have not come back.2
    Brezan
    1 Source: Specimen Department, Central Files, 711.00/5-458. Secret.
    2 They never came back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "foreign-relations"
_TITLE = re.compile(r"^\s*\d{1,4}\. [A-Z“\"].{8,}$")
_SOURCE = re.compile(r"^\s*(?:\[?\d{1,3}\]?\.?\s*|/\d{1,3}/\s*)?Source: ")
_GLUED = re.compile(r"(?<=[A-Za-z”\"’)])(\d{1,2})\s*$")
_LONG = 110


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a document of such a series."""
    filled = [line for line in lines if not line.blank]
    if not filled or not _TITLE.match(filled[0].text):
        return "the first line is not a numbered title (112. Telegram From ...)"
    if not any(_SOURCE.match(line.text) for line in filled[1:]):
        return "no note begins with Source:"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the title and the text with its notes their regions."""
    page = Divider()
    first = next((index for index, line in enumerate(lines) if not line.blank), 0)
    title = lines[first]
    glued = _GLUED.search(title.text)
    end = glued.start() if glued else len(title.text)
    page.keep(Home.TITLE, [title.part(0, end)])
    if glued:
        page.drop(Reason.NOTE_MARKER, title.part(end))
    rest = lines[first + 1 :]
    page.keep(Home.BODY, rest)
    flow = "line" if any(len(line.text) > _LONG for line in rest) else "wrapped"
    return page.regions(NAME, flow)


LAYOUT = Layout(
    NAME, "a numbered document of a published series (112. Telegram ..., Source:)", excuse, divide
)
