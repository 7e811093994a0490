"""Plain text under a front matter in YAML or TOML: keys and values, then the document.

``---`` (YAML) or ``+++`` (TOML) stands in the first line and closes the front
matter. Keys are the field's usual ones; a key that is not known is kept whole,
as provenance.

Specimen::

    ---
    title: Report of the Legation in Ostrava Bay
    date: 4 May 1958
    source: Ostrava State Archive, Legation Files, fond 3. Translated by Cora Whitlam
    tags: [harbour, boats]
    ---

    The harbour is quiet, and the boats have not come back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout
from converter.lines import Line
from converter.model import Home, Reason, Regions

NAME = "front-matter"
KEYS = {
    "title": Home.TITLE,
    "date": Home.DATE,
    "source": Home.CITATION,
    "citation": Home.CITATION,
    "summary": Home.SUMMARY,
    "abstract": Home.SUMMARY,
    "description": Home.SUMMARY,
    "rights": Home.RIGHTS,
    "license": Home.RIGHTS,
    "licence": Home.RIGHTS,
    "language": Home.LANGUAGE,
    "lang": Home.LANGUAGE,
    "type": Home.TYPE,
    "id": Home.RECORD_ID,
    "identifier": Home.RECORD_ID,
    "author": Home.AUTHOR,
    "creator": Home.AUTHOR,
    "tags": Home.KEYWORD,
    "keywords": Home.KEYWORD,
    "subjects": Home.KEYWORD,
    "subject": Home.KEYWORD,
    "classification": Home.ORIGINAL_CLASSIFICATION,
    "credit": Home.CREDIT,
    "donor": Home.DONOR,
}
_KEY = re.compile(r"^(\w[\w -]*?)\s*[:=]\s*[\"'\[]?")
_CLOSES = re.compile(r"[\"'\]]\s*$")
_ENTRY = re.compile(r"^\s*-\s+[\"']?")
_FENCES = ("---", "+++")


def _end(lines: Sequence[Line]) -> int:
    """Return the index of the line that closes the front matter, 0 when there is none."""
    fence = lines[0].text.strip() if lines else ""
    if fence not in _FENCES:
        return 0
    return next((i for i, line in enumerate(lines[1:], 1) if line.text.strip() == fence), 0)


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page has no front matter."""
    end = _end(lines)
    if not end:
        return "the first line is neither --- nor +++, or nothing closes it"
    if not any(_KEY.match(line.text) for line in lines[1:end]):
        return "no key and value stand in the front matter"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give each value its home and the text below the front matter its region."""
    page = Divider()
    end = _end(lines)
    home = Home.PROVENANCE
    for index, line in enumerate(lines[: end + 1]):
        if index in {0, end} and end:
            page.drop(Reason.LABEL, line)
            continue
        if line.blank or not end:
            continue
        home = _value(page, line, home)
    page.keep(Home.BODY, lines[end + 1 if end else 0 :])
    return page.regions(NAME, "wrapped")


def _value(page: Divider, line: Line, home: Home) -> Home:
    """Give a line of the front matter its regions; return the home of the lines that go on with it."""
    key = _KEY.match(line.text)
    entry = _ENTRY.match(line.text)
    if entry or not key:
        lead = entry.end() if entry else 0
    else:
        known = KEYS.get(key[1].strip().lower())
        home = known or Home.PROVENANCE
        lead = key.end() if known else 0
    if lead:
        page.drop(Reason.LABEL, line.part(0, lead))
    closes = _CLOSES.search(line.text, lead) if lead else None
    end = closes.start() if closes else len(line.text)
    page.keep(home, [line.part(lead, end)])
    if closes:
        page.drop(Reason.LABEL, line.part(end))
    return home


LAYOUT = Layout(NAME, "plain text under a front matter (YAML or TOML)", excuse, divide)
