"""Page text of an archive's older site: ``Search in``, date, credit, a bulleted citation, document.

The full form has the title in capitals and the buttons' names; the stripped
form has lost every line of capitals, the title among them, so the title is the
citation's. The bare form begins with the date and has the summary and the
citation indented above the document. (Survey, section 2, families WA-full,
WA-strip and WA-bare.)

Specimen::

    Search in

    Digital Archive International History Declassified

    May 04, 1958

    This document was made possible with support from the Specimen Trust

      • Citation

        get citation

        The legation reports that nothing has happened.
        "Report of the Legation in Ostrava Bay," May 04, 1958, Specimen Digital Archive, Ostrava State Archive, fond 3.
      • share document

    English HTML

    The harbour is quiet, and the boats have not come back.

    Ada Brezan
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout
from converter.layouts.site_page import CREDIT, DATE
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "archive-old"

_BUTTONS = re.compile(
    r"^\s*(?:•\s*)?(?:Search in\b.*|ADD SEARCH FILTER.*|CITATION SHARE DOWNLOAD|VIEW DOCUMENT IN|Citation|get citation|"
    r"share document|Share|Download|Digital Archive International History Declassified|International History Declassified)\s*$"
)
_CITATION = re.compile(r"^\s*[\"“].{3,300}?[\"”].*\b(?:Archive|Library|Papers)\b", re.DOTALL)
_OPENS = re.compile(
    r"^\s*(?:[A-Z][a-z]+ (?:HTML|PDF|Translation|Transcription|Scan)|VIEW DOCUMENT IN|Scan of Original Document)\s*$"
)
_ADDRESS = re.compile(r"^\s*\(?https?://\S+\)?\s*$")
_FARTHEST = 40


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not one of the older site."""
    filled = [line for line in lines if not line.blank]
    head = filled[:_FARTHEST]
    cited = any(_CITATION.match(line.text) for line in head)
    if any(line.text.strip() == "Search in" for line in head[:3]):
        if cited or any(line.text.strip() == "get citation" for line in head):
            return None
        return "'Search in' stands first, but there is no citation under it"
    if head and DATE.match(head[0].text) and cited and head[1].text[:1].isspace():
        return None
    return "neither 'Search in' nor a date with an indented citation under it stands first"


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the summary, the citation and the document their regions."""
    page = Divider()
    filled = [line for line in lines if not line.blank]
    start = _body_start(filled)
    cited = False
    for index, line in enumerate(filled[:start]):
        text = line.text
        if _BUTTONS.match(text) or _OPENS.match(text):
            page.drop(Reason.BOILERPLATE, line)
        elif DATE.match(text) and not _before(filled[:index], DATE):
            page.keep(Home.DATE, [line])
        elif CREDIT.match(text):
            page.keep(Home.CREDIT, [line])
        elif _CITATION.match(text):
            page.keep(Home.CITATION, [line])
            cited = True
        elif _ADDRESS.match(text):
            if cited and _CITATION.match(filled[index - 1].text):
                page.keep(Home.CITATION, [line])
            else:
                page.drop(Reason.BOILERPLATE, line)
        elif text.isupper() and not cited:
            page.keep(Home.TITLE, [line])
        elif cited:
            page.keep(Home.PROVENANCE, [line])
        else:
            page.keep(Home.SUMMARY, [line])
    if start < len(filled):
        page.keep(Home.BODY, lines[filled[start].number - 1 :])
    return page.regions(NAME, "line")


def _before(lines: Sequence[Line], form: re.Pattern[str]) -> bool:
    return any(form.match(line.text) for line in lines)


def _body_start(filled: Sequence[Line]) -> int:
    """Return the index of the document's first line: after the last button or the citation."""
    head = filled[:_FARTHEST]
    opened = [i for i, line in enumerate(head) if _OPENS.match(line.text)]
    if opened:
        return opened[-1] + 1
    cited = [
        i
        for i, line in enumerate(head)
        if _CITATION.match(line.text) or line.text.strip() == "• share document"
    ]
    return cited[-1] + 1 if cited else 0


LAYOUT = Layout(
    NAME, "page text of an archive's older site (Search in, get citation)", excuse, divide
)
