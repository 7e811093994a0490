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
from collections.abc import Iterator, Sequence
from itertools import islice

from converter.layouts.layout import Divider, Layout
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

NAME = "foreign-relations"
_TITLE = regex(r"^\s*\d{1,4}\. [A-Z“\"].{8,}$")
_KIND = regex(
    r"^\s*\d{1,4}\. (?:Telegram|Memorand|Letter|Editorial Note|Minutes|Report|Paper|Message|Airgram|Despatch|Circular|"
    r"Instruction|Notes?|Summary|Record|Draft|National|Special|Intelligence|Transcript|Statement|Briefing|Diary|Action|Information)"
)
_SOURCE = regex(r"^\s*(?:\[?\d{1,3}\]?\.?\s*|/\d{1,3}/\s*|\(\d{1,3}\)\s*)?Source: ")
# "Department1", "Department/1/", "Department (1)", "Department 1"; a number that belongs to the title is none.
_NOTED = regex(
    r"\s?(?:/\d{1,2}/|\(\d{1,2}\)|\[\d{1,2}\]|(?<=[A-Za-z”\"’)])\d{1,2}(?: \d{1,2})?|(?<=\b1[89]\d\d)\d|(?<=[a-z”\"’)]) \d)\s*$"
)
_NUMBERED = regex(r"(?:\bNo\.?|\bNr\.?|[Nº№#]|\bVolume|\bPart|\bChapter|\bArticle)\s*\d{1,2}\s*$")
# Volumes before 1952 have no numbers: the file number stands above who wrote to whom.
_FILE = regex(
    r"^\s*(?:File No\.? ?)?(?=[\w.]*\d)[\w.]+(?: [A-Z][\w.]*){0,3}/[\w/.½–-]*\d(?:[a-z½])?(?:: ?(?:Telegram|Airgram|Despatch|Circular))?\s*$"
)
_TO = regex(
    r"^\s*(?:The |Mr\. |Memorandum (?:by|of) )?[A-Z][^.:!?]*(?:\([^)]*\))?(?: to (?:the )?[A-Z]|, by )[^.:!?]*(?:\([^)]*\))?\s*$"
)
_LONG = 110
_LONGEST_TITLE = 500
_FARTHEST = 16
_MOST_ROWS = 3


def _title(lines: Sequence[Line]) -> int:
    """Return the index of the numbered title, -1 when none of the first lines is one.

    Above it only the heads of the series, the volume and the chapter may stand.
    """
    for index in _filled(lines, _FARTHEST):
        if _TITLE.match(lines[index].text):
            return index
        if lines[index].text.rstrip().endswith((".", ":", ";", ",")):
            break
    return -1


def _filled(lines: Sequence[Line], most: int) -> Iterator[int]:
    """Yield where the first lines stand that are not blank."""
    return islice((index for index, line in enumerate(lines) if not line.blank), most)


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a document of such a series."""
    if _filed(lines):
        return None
    at = _title(lines)
    if at < 0:
        return "no numbered title stands first (112. Telegram From ...)"
    title = lines[at].text
    above = [line for line in lines[:at] if not line.blank]
    if any(_SOURCE.match(line.text) for line in lines[at + 1 :]):
        return None if not above or _KIND.match(title) else "text stands above the numbered title"
    if not above and _KIND.match(title) and _marker(title) < len(title):
        return None  # the notes are cut off
    return "no note begins with Source:"


def _filed(lines: Sequence[Line]) -> int:
    """Return where the title of an older volume's document stands, below its file number; else 0."""
    filled = list(_filled(lines, 2))
    if len(filled) < 2:  # noqa: PLR2004 - the file number and the title
        return 0
    number, title = (lines[index].text for index in filled)
    short = len(title) <= _LONGEST_TITLE
    return filled[1] if short and _FILE.match(number) and _TO.match(title) else 0


def _marker(text: str) -> int:
    """Return where the marker of a note begins at the end of a title, its length when there is none."""
    found = None if _NUMBERED.search(text) else _NOTED.search(text)
    return found.start() if found else len(text)


def divide(lines: Sequence[Line]) -> Regions:
    """Give the title and the text with its notes their regions."""
    page = Divider()
    filed = _filed(lines)
    first = filed or max(_title(lines), 0)
    above = [line for line in lines[:first] if not line.blank]
    page.keep(Home.BODY if filed else Home.PROVENANCE, above)
    title = lines[first]
    end = _marker(title.text)
    page.keep(Home.TITLE, [title.part(0, end)])
    if end < len(title.text):
        page.drop(Reason.NOTE_MARKER, title.part(end))
    rest = first + 1
    # A title that was wrapped goes on in the next line, small or after a word that asks for more.
    while rest < min(first + _MOST_ROWS, len(lines) - 1) and _goes_on(lines[rest - 1], lines[rest]):
        end = _marker(lines[rest].text)
        page.keep(Home.TITLE, [lines[rest].part(0, end)])
        if end < len(lines[rest].text):
            page.drop(Reason.NOTE_MARKER, lines[rest].part(end))
        rest += 1
    body = lines[rest:]
    page.keep(Home.BODY, body)
    flow = "line" if any(len(line.text) > _LONG for line in body) else "wrapped"
    return page.regions(NAME, flow)


def _goes_on(title: Line, line: Line) -> bool:
    if line.blank or _marker(title.text) < len(title.text):
        return False
    asks = re.search(r"\b(?:and|of|the|to|in|for|at|From|Of|To)\s*$", title.text)
    return bool(asks) or line.text.lstrip()[:1].islower()


LAYOUT = Layout(
    NAME, "a numbered document of a published series (112. Telegram ..., Source:)", excuse, divide
)
