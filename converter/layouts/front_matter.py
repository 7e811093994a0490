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

from collections.abc import Sequence

from converter.layouts.layout import Divider, Layout
from converter.lines import Line
from converter.model import KEYWORDS, Home, Reason, Regions
from converter.regexes import regex

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
    "funder": Home.DONOR,
}
# Who did something to the text: the key goes with the value.
_DOERS = frozenset(
    "translator translators translated transcriber transcribed transcription editor contributor obtained".split()
)
# Where the document is kept; where the page gives a citation too, that one is the citation.
_KEEPERS = frozenset("archive archives repository shelfmark".split())
# A value may stand in quotation marks or brackets, or below its key after | or >.
_KEY = regex(r"^(\w(?:[\w -]*[\w-])?)\s*[:=]\s*(?P<sign>\"{3}|'{3}|[\"'\[]|[|>][+-]?\d?(?=\s*$))?")
_ENTRY = regex(r"^\s*-\s+(?P<sign>[\"'])?")
_CLOSING = {"[": "]"}
_FENCES = ("---", "+++")


def _fences(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the indexes of the lines that open and close the front matter, None when there is none."""
    first = next((i for i, line in enumerate(lines) if not line.blank), 0)
    fence = lines[first].text.strip() if lines else ""
    if fence not in _FENCES:
        return None
    rest = range(first + 1, len(lines))
    return next(((first, i) for i in rest if lines[i].text.strip() == fence), None)


def excuse(lines: Sequence[Line]) -> str | None:
    """Say why the page has no front matter."""
    found = _fences(lines)
    if not found:
        return "the first line is neither --- nor +++, or nothing closes it"
    if not any(_KEY.match(line.text) for line in lines[found[0] + 1 : found[1]]):
        return "no key and value stand in the front matter"
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Give each value its home and the text below the front matter its region."""
    page = Divider()
    found = _fences(lines)
    if found:
        page.drop(Reason.LABEL, lines[found[0]])
        _divide_values(page, lines[found[0] + 1 : found[1]])
        page.drop(Reason.LABEL, lines[found[1]])
    page.keep(Home.BODY, lines[found[1] + 1 if found else 0 :])
    return page.regions(NAME, "wrapped")


def _divide_values(page: Divider, lines: Sequence[Line]) -> None:
    """Give keys and signs to the dropped lines, and each value, one line or several, its home."""
    home, sign, value = Home.PROVENANCE, "", list[Line]()
    scheme = ""
    cited = any(_home(key[1]) is Home.CITATION for line in lines if (key := _KEY.match(line.text)))
    for line in lines:
        key = None if sign in _QUOTES else _KEY.match(line.text)
        entry = None if sign in _QUOTES else _ENTRY.match(line.text)
        found = entry or key
        lead = 0
        if found:
            _keep(page, home, value, scheme)
            value = []
            known = None if entry else _home(found[1], cited=cited)
            if not entry:
                home = known or Home.PROVENANCE
                scheme = _scheme(home, found[1])
            lead = found.end() if entry or known else 0
            sign = (found["sign"] or "") if lead else ""
        elif home is Home.KEYWORD:
            _keep(page, home, value, scheme)
            value = []
        if lead:
            page.drop(Reason.LABEL, line.part(0, lead))
        closing = _CLOSING.get(sign, sign)
        text = line.text.rstrip()
        if closing and text.endswith(closing) and len(text) - len(closing) >= lead:
            value.append(line.part(lead, len(text) - len(closing)))
            page.drop(Reason.LABEL, line.part(len(text) - len(closing)))
            sign = ""
        else:
            value.append(line.part(lead))
    _keep(page, home, value, scheme)


def _home(key: str, *, cited: bool = True) -> Home | None:
    """Return the home of a key's value; the archive is the citation where there is no other."""
    name = key.strip().lower()
    if name in _DOERS:
        return Home.PROVENANCE
    if name in _KEEPERS:
        return Home.ORIGINAL_ARCHIVE if cited else Home.CITATION
    return KEYS.get(name)


def _scheme(home: Home, key: str) -> str:
    name = key.strip().lower()
    return KEYWORDS if home is Home.KEYWORD else name if name in _DOERS else ""


_QUOTES = frozenset(('"""', "'''", "["))
"""Signs inside which a line that looks like a key is none."""


def _keep(page: Divider, home: Home, value: Sequence[Line], scheme: str) -> None:
    page.keep(home, value, scheme=scheme)


LAYOUT = Layout(NAME, "plain text under a front matter (YAML or TOML)", excuse, divide)
