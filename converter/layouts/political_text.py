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

from converter.layouts.labelled import divide_labels, label_at, labels_of
from converter.layouts.layout import Divider, Layout
from converter.layouts.page import Page
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

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
    "transcription \\ markup": Home.PROVENANCE,
    "transcription & markup": Home.PROVENANCE,
    "transcribed by": Home.PROVENANCE,
    "edited": Home.PROVENANCE,
    "originally published": Home.PROVENANCE,
    "publication": Home.PROVENANCE,
    "spoken": Home.DATE,
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
_README = regex(r"^\s*(?:•\s*)?README\s*$")
_FOOT = regex(
    r"^(?:[|\s]+|\s*+(?:<?\s*+backward\b.*|.*\bforward\s*+>?\s*|Works Index\b.*\|.*|.*\|\s*L\.I\.A\. Index.*|(?:Top|Back) (?:of|to) (?:the )?(?:page|top)|Next:.*|Previous:.*))$"
)
_FARTHEST = 40
_NEAR = 6
_LONGEST_VALUE = 120
_NEEDED = frozenset(
    ("written", "delivered", "spoken", "published", "first published", "originally published")
)


def _labels(lines: Sequence[Line]) -> dict[int, str]:
    """Return the labels near the top by their lines; one far below the others is the text's."""
    found: dict[int, str] = {}
    last = -1
    for index, label, _ in Page.of(lines).once(labels_of):
        if index >= _FARTHEST:
            break
        if label not in LABELS:
            continue
        if found and sum(not x.blank for x in lines[last + 1 : index]) > _NEAR:
            break
        found[index] = label
        last = index
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
    label = label_at(lines[last], LABELS)
    if label and not lines[last].text[label[1] :].strip():
        # The value stands below its label, perhaps below a blank line.
        below = next((i for i in range(end, len(lines)) if not lines[i].blank), end)
        if below < len(lines) and len(lines[below].text) <= _LONGEST_VALUE:
            end = below
    while end < len(lines) and not lines[end].blank and not _README.match(lines[end].text):
        end += 1
    divide_labels(page, lines[first:end], LABELS)
    while end < len(lines) and _README.match(lines[end].text):
        page.drop(Reason.BOILERPLATE, lines[end])
        end += 1
    stop = _site_ends(lines)
    page.keep(Home.BODY, lines[end:stop])
    for line in lines[stop:]:
        if not line.blank:
            page.drop(Reason.BOILERPLATE, line)
    return page.regions(NAME, "wrapped")


def _site_ends(lines: Sequence[Line]) -> int:
    """Return where the site's own links begin at the foot of the page, its length without them."""
    stop = len(lines)
    while stop > 0 and (lines[stop - 1].blank or _FOOT.match(lines[stop - 1].text)):
        stop -= 1
    return stop


LAYOUT = Layout(
    NAME, "an archive of political texts (Written:, Source:, Transcription:)", excuse, divide
)
