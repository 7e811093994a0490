"""A page of an archive of political texts on the web: author, title, ``Written:``, ``Source:``, text.

Labels stand near the top, their values beside or below them. (Survey, section
5: marxists.)

Specimen::

    Ada Brezan

    To the boatmen of Ostrava Bay

    Written: 4 May 1918;
    First Published: 1920;
    Source: Collected Papers, Volume 2, pages 11-12;
    Translated: Cora Whitlam;
    Transcription: a volunteer.

    Boatmen! The harbour is quiet, and the boats have not come back.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.labelled import divide_labels, label_at
from converter.layouts.layout import Divider, Layout
from converter.lines import Line
from converter.model import Home, Regions

NAME = "political-text"
LABELS = {
    "written": Home.DATE,
    "delivered": Home.DATE,
    "published": Home.PROVENANCE,
    "first published": Home.PROVENANCE,
    "source": Home.CITATION,
    "translated": Home.PROVENANCE,
    "translator": Home.PROVENANCE,
    "translation": Home.PROVENANCE,
    "transcription": Home.PROVENANCE,
    "transcription\\markup": Home.PROVENANCE,
    "transcription/markup": Home.PROVENANCE,
    "transcribed": Home.PROVENANCE,
    "html markup": Home.PROVENANCE,
    "markup": Home.PROVENANCE,
    "online version": Home.PROVENANCE,
    "proofread": Home.PROVENANCE,
    "public domain": Home.RIGHTS,
    "copyleft": Home.RIGHTS,
    "copyright": Home.RIGHTS,
}
_FARTHEST = 40
_NEEDED = frozenset(("written", "delivered", "published", "first published"))


def _labels(lines: Sequence[Line]) -> dict[int, str]:
    found = {}
    for index, line in enumerate(lines[:_FARTHEST]):
        label = label_at(line, LABELS)
        if label:
            found[index] = label[0]
    return found


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not one of such an archive."""
    found = set(_labels(lines).values())
    if not found & _NEEDED or "source" not in found:
        return "the labels Written: (or Published:) and Source: do not stand near the top"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the labels' values and the text their regions."""
    page = Divider()
    found = sorted(_labels(lines))
    if not found:
        page.keep(Home.BODY, lines)
        return page.regions(NAME, "wrapped")
    first, last = found[0], found[-1]
    head = [line for line in lines[:first] if not line.blank]
    page.keep(Home.AUTHOR, head[:-1])
    page.keep(Home.TITLE, head[-1:])
    end = last + 1
    while end < len(lines) and not lines[end].blank:
        end += 1
    divide_labels(page, lines[first:end], LABELS)
    page.keep(Home.BODY, lines[end:])
    return page.regions(NAME, "wrapped")


LAYOUT = Layout(
    NAME, "an archive of political texts (Written:, Source:, Transcription:)", excuse, divide
)
