"""Text of an archive's PDF wrapped by line, the labels at the start of their lines.

``Citation:``, ``Summary:``, ``Credits:``, ``Original Language:``, ``Contents:``
without asterisks; the values beside or below them, wrapped. (Survey, section 2,
family WP-wrap.)

Specimen::

    Digital Archive
    International History Declassified

    May 04, 1958
    Report of the Legation in
    Ostrava Bay

    Citation:
    "Report of the Legation in Ostrava Bay," May 04, 1958, Specimen Digital
    Archive, Ostrava State Archive, fond 3.
    Summary:
    Nothing has happened.
    Original Language:
    Ostravan
    Contents:
    English Translation

    The harbour is quiet, and the boats
    have not come back.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.layouts.labelled import labels_of
from converter.layouts.layout import Divider, Layout, paragraphs
from converter.layouts.page import Page
from converter.layouts.site_signs import CREDIT, DATE
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

NAME = "archive-pdf-wrapped"
LABELS = {
    "citation": Home.CITATION,
    "summary": Home.SUMMARY,
    "credits": Home.CREDIT,
    "original language": Home.LANGUAGE,
    "contents": Home.CONTENTS,
}
_CONTENTS = regex(
    r"^\s*(?:[-•*] ?)?(?:[A-Z][a-z]+ (?:Translation|Transcription|Transcript)|Translation\b.*|Original Scan|Scan of Original Document|Transcript\w*.*)\s*$"
)
_SITE = regex(
    r"^\s*(?:(?:Wilson Center )?Digital Archive|International History Declassified|Digital Archive International History Declassified|(?=\S+\s*$)\S+\.(?:org|com)(?:/\S*)?)\s*$"
)
_DECLASSIFIED = regex(r"^\s*(?:Digital Archive )?International History Declassified\s*$")
_QUOTED = regex(r"^\s*[\"“]\w")
_LONGEST_LINE = 300
_FARTHEST = 30
_LEAST = 2
_LONG_TEXT = 12


def _labels(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """Return the labels of the head: index, name, where the value begins.

    A document may have such a label too: one that comes again, stands after
    ``Contents:`` or far below the one before is the document's.
    """
    found: dict[int, tuple[str, int]] = {}
    last = 0
    for index, label, start in Page.of(lines).once(labels_of):
        if label not in LABELS:
            continue
        names = [name for name, _ in found.values()]
        if label in names or "contents" in names or index - last > _FARTHEST:
            break
        found[index] = label, start
        last = index
    return found


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page is not a PDF's text wrapped by line."""
    found = _labels(lines)
    names = {name for name, _ in found.values()}
    head = lines[: max(found) + 1] if found else ()
    site = any(_DECLASSIFIED.match(line.text) for line in head)
    if not names or not (site or (len(names) >= _LEAST and "citation" in names)):
        return "the label Citation: and another do not stand at the start of lines"
    if any(len(line.text) > _LONGEST_LINE for line in head):
        return "the lines of the head are not wrapped"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give the head, the labels' values and the document their regions."""
    page = Divider()
    found = _labels(lines)
    order = sorted(found)
    first = order[0] if order else 0
    _head(page, lines[:first])
    body = first
    for place, index in enumerate(order):
        name, start = found[index]
        line = lines[index]
        page.drop(Reason.LABEL, line.part(0, start))
        stop = order[place + 1] if place + 1 < len(order) else _end(lines, index, start, name)
        _keep(page, LABELS[name], [line.part(start), *lines[index + 1 : stop]])
        body = stop
    _body(page, lines[body:], frozenset(line.text.strip() for line in lines[:body]))
    return page.regions(NAME, "pdf")


def _body(page: Divider, lines: Sequence[Line], head: frozenset[str]) -> None:
    """Give the document its region, the site's lines left out that stand on each page of the PDF."""
    kept: list[Line] = []
    for line in lines:
        if _SITE.match(line.text) and line.text.strip() in head:
            page.keep(Home.BODY, kept)
            kept = []
            page.drop(Reason.BOILERPLATE, line)
        else:
            kept.append(line)
    page.keep(Home.BODY, kept)


def _keep(page: Divider, home: Home, lines: Sequence[Line]) -> None:
    """Give a label's value its home, and the values below it that have lost their labels theirs."""
    before = ""
    value: list[Line] = []
    for line in lines:
        text = line.text.strip()
        own = _unlabelled(home, before, text)
        if own is not home:
            page.keep(home, value)
            home, value = own, []
        value.append(line)
        before = text or before
    page.keep(home, value)


def _unlabelled(home: Home, before: str, text: str) -> Home:
    """Tell a value without its label: what stands before it has ended, and it has a form of its own."""
    if CREDIT.match(text):
        return Home.CREDIT
    if _CONTENTS.match(text) and home in {Home.SUMMARY, Home.CREDIT, Home.LANGUAGE}:
        return Home.CONTENTS
    if home in {Home.SUMMARY, Home.CREDIT} and _ENDS.search(before) and _ONE_LANGUAGE.match(text):
        return Home.LANGUAGE
    if home is Home.CITATION and _ADDRESS_ENDS.search(before) and text:
        return Home.SUMMARY
    return home


_ENDS = regex(r"[.!?][\"”’)]?$")
_ONE_LANGUAGE = regex(r"^[A-Z][^\W\d_]{2,}(?:(?:, | and |/)[A-Z][^\W\d_]{2,}){0,2}$")
_ADDRESS_ENDS = regex(r"(?<!\S)(?=\S+$)\S*?\bhttps?://\S")


def _end(lines: Sequence[Line], index: int, start: int, name: str) -> int:
    """Return where the value of the last label ends.

    At a blank line under it, after known contents, or where no blank line
    stands, with its sentence and the values below that have no labels.
    """
    if name == "contents":
        at = index + 1
        while at < len(lines) and (lines[at].blank or _CONTENTS.match(lines[at].text)):
            at += 1
        return at
    at = _value_end(lines, index, start)
    while True:
        after = [n for n in range(at, len(lines)) if not lines[n].blank][:2]
        if not _goes_with_values([lines[n] for n in after]):
            return at
        at = _value_end(lines, after[0], 0)


def _value_end(lines: Sequence[Line], index: int, start: int) -> int:
    """Return where a value ends: at a blank line under it, with its sentence, or with a form of its own."""
    begun = bool(lines[index].text[start:].strip())
    for at in range(index, len(lines)):
        text = lines[at].text[start if at == index else 0 :].strip()
        if not text and begun:
            return at
        begun = begun or bool(text)
        if text and (_ENDS.search(text) or _CONTENTS.match(text) or _ONE_LANGUAGE.match(text)):
            return at + 1
    return len(lines)


def _goes_with_values(lines: Sequence[Line]) -> bool:
    """Tell a value that has lost its label: the credit, known contents, a language above them."""
    texts = [line.text.strip() for line in lines]
    return bool(texts) and bool(
        CREDIT.match(texts[0])
        or _CONTENTS.match(texts[0])
        or (_ONE_LANGUAGE.match(texts[0]) and all(_CONTENTS.match(one) for one in texts[1:]))
    )


def _head(page: Divider, lines: Sequence[Line]) -> None:
    """Give what stands above the labels its regions; some re-hosts keep values without labels."""
    dated = titled = False
    home = Home.TITLE
    for run in paragraphs(lines):
        words = sum(len(line.text.split()) for line in run)
        is_text = words >= _LONG_TEXT and run[-1].text.rstrip().endswith((".", "!", "?"))
        home = Home.SUMMARY if titled and is_text else Home.TITLE
        for line in run:
            if _SITE.match(line.text):
                page.drop(Reason.BOILERPLATE, line)
            elif DATE.match(line.text) and not dated:
                dated = True
                page.keep(Home.DATE, [line])
            else:
                if CREDIT.match(line.text):
                    home = Home.CREDIT
                elif titled and _QUOTED.match(line.text):
                    home = Home.CITATION
                titled = titled or home is Home.TITLE
                page.keep(home, [line])


LAYOUT = Layout(
    NAME, "text of an archive's PDF wrapped by line (Citation: ... Contents:)", excuse, divide
)
