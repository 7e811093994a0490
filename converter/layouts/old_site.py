"""The pages of an archive's older site: shared by the two layouts that divide them.

In order (survey, section 2, WA): ``Search in``, a filter line, the site's name,
date, TITLE, credit, names of buttons, summary, citation, addresses, ``English
HTML``, document. The bare form begins with the date and has the summary and the
citation indented above the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider
from converter.layouts.page import Page
from converter.layouts.site_signs import CREDIT, DATE, OLD_CITATION
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

_BUTTONS = regex(
    r"^\s*(?:•\s*)?(?:Search in\b.*|ADD SEARCH FILTER.*|CITATION SHARE DOWNLOAD|CITATION|SHARE|DOWNLOAD|VIEW DOCUMENT IN|Citation|"
    r"get citation|share document|Share|Download|Digital Archive International History Declassified|"
    r"Digital Archive|International History Declassified)\s*$"
)
_KEPT = regex(
    r"^\s*(?:ADD SEARCH FILTER.*|CITATION(?: SHARE DOWNLOAD)?|VIEW DOCUMENT IN|https?://\S+)\s*$"
)
_OPENS = regex(
    r"^\s*(?:[A-Z][a-z]+ (?:HTML|PDF|Translation|Transcription|Scan)|Scan of Original Document|Original Scan)\s*$"
)
_VIEW = "VIEW DOCUMENT IN"
_SHARE = regex(r"^\s*(?:•\s*)?share document\s*$", re.IGNORECASE)
_ADDRESS = regex(r"^\s*\(?https?://\S+\)?\s*$")
_FARTHEST = 40
_FIRST = 3


def not_of_old_site(lines: Sequence[Line]) -> str | None:
    """Say why the page is none of the older site's, None when it is one."""
    return Page.of(lines).once(_not_of_old_site)


def _not_of_old_site(page: Page) -> str | None:
    head = page.filled[:_FARTHEST]
    cited = any(OLD_CITATION.match(line.text) for line in head)
    if any(line.text.strip() == "Search in" for line in head[:_FIRST]):
        if cited or any(line.text.strip() == "get citation" for line in head):
            return None
        return "'Search in' stands first, but there is no citation under it"
    if any(line.text.strip() == "get citation" for line in head):
        return None  # the top of the page is cut
    indented = any(x.text[:1].isspace() and OLD_CITATION.match(x.text) for x in head[:_FARTHEST])
    if head and DATE.match(head[0].text) and (indented or _summary_end(head)):
        return None
    return "neither 'Search in' nor a date with an indented citation under it stands first"


def is_whole(lines: Sequence[Line]) -> bool:
    """Tell a page that has kept its lines of one word and of capitals in its head."""
    head = Page.of(lines).filled[:_FARTHEST]
    head = head[: _body_start(head)]
    return any(_KEPT.match(line.text) or line.text.isupper() for line in head)


def divide_old_page(lines: Sequence[Line], name: str) -> Regions:
    """Give the head, the summary, the citation and the document their regions."""
    page = Divider()
    filled = Page.of(lines).filled
    start = _body_start(filled)
    cited = dated = False
    for index, line in enumerate(filled[:start]):
        text = line.text
        if _BUTTONS.match(text) or _OPENS.match(text):
            page.drop(Reason.BOILERPLATE, line)
        elif DATE.match(text) and not dated:
            dated = True
            page.keep(Home.DATE, [line])
        elif CREDIT.match(text):
            page.keep(Home.CREDIT, [line])
        elif OLD_CITATION.match(text) and not cited:
            page.keep(Home.CITATION, [line])
            cited = True
        elif _ADDRESS.match(text):
            if cited and OLD_CITATION.match(filled[index - 1].text):
                page.keep(Home.CITATION, [line])
            else:
                page.drop(Reason.BOILERPLATE, line)
        elif cited:
            # What is indented with the citation goes on with it: "Translated by ...".
            goes_on = text[:1].isspace() and not _seen(filled[:index], _SHARE)
            page.keep(Home.CITATION if goes_on else Home.PROVENANCE, [line])
        elif _is_title(filled, index):
            page.keep(Home.TITLE, [line])
        else:
            page.keep(Home.SUMMARY, [line])
    if start < len(filled):
        page.keep(Home.BODY, lines[filled[start].number - 1 :])
    return page.regions(name, "line")


def _seen(lines: Sequence[Line], form: re.Pattern[str]) -> bool:
    return any(form.match(line.text) for line in lines)


def _is_title(filled: Sequence[Line], index: int) -> bool:
    """Tell a line of the title: in capitals, or between the date and the credit or the buttons."""
    line = filled[index]
    if line.text.isupper():
        return True
    before = filled[:index]
    above_citation = not any(x.text.strip() in {"• Citation", "get citation"} for x in before)
    return above_citation and not line.text[:1].isspace() and not _seen(before, CREDIT)


def _summary_end(head: Sequence[Line]) -> int:
    """Return where the indented summary below the date ends, 0 when there is none (WA-bare).

    Only it is indented, and blank lines part it from the date.
    """
    end = 1
    while end < len(head) and _INDENTED.match(head[end].text):
        end += 1
    parted = end > 1 and head[1].number - head[0].number > 1
    told = parted and len(head[1].text.split()) >= _LEAST_WORDS and end < len(head)
    sentence = told and head[end - 1].text.rstrip().endswith((".", ".”", '."'))
    alone = sentence and not any(_INDENTED.match(line.text) for line in head[end:])
    return end if alone else 0


_INDENTED = regex(r"^ {4,}\S")
_LEAST_WORDS = 8


def _body_start(filled: Sequence[Line]) -> int:
    """Return the index of the document's first line: after the last button or the citation.

    Only the buttons right under the citation count: a document may say
    "English Translation" too.
    """
    head = filled[:_FARTHEST]
    cited = [
        index
        for index, line in enumerate(head)
        if OLD_CITATION.match(line.text) or _SHARE.match(line.text) or _BUTTONS.match(line.text)
    ]
    shared = next((index for index, line in enumerate(head) if _SHARE.match(line.text)), None)
    first = next((index for index, line in enumerate(head) if OLD_CITATION.match(line.text)), None)
    if shared is not None or first is not None:
        start = 1 + max(index for index in (shared, first) if index is not None)
    else:
        start = cited[-1] + 1 if cited else _summary_end(head)
    while start < len(head) and (
        _ADDRESS.match(head[start].text)
        or _OPENS.match(head[start].text)
        or head[start].text.strip() == _VIEW
    ):
        start += 1
    return start
