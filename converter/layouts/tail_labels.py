"""The labels of the tail of an archive's page, and where the tail begins."""

from __future__ import annotations

from collections.abc import Sequence

from converter.lines import Line
from converter.model import Home
from converter.regexes import regex

LABELS: dict[str, Home | None] = {
    "author(s)": Home.AUTHOR,
    "authors": Home.AUTHOR,
    "associated people & organizations": Home.KEYWORD,
    "associated people and organizations": Home.KEYWORD,
    "associated people": Home.KEYWORD,
    "associated organizations": Home.KEYWORD,
    "associated places": Home.KEYWORD,
    "associated topics": Home.KEYWORD,
    "subjects discussed": Home.KEYWORD,
    "related documents": Home.RELATED,
    "document information": None,
    "source": Home.CITATION,
    "original archive": Home.ORIGINAL_ARCHIVE,
    "rights": Home.RIGHTS,
    "original uploaded date": Home.UPLOAD_DATE,
    "type": Home.TYPE,
    "language": Home.LANGUAGE,
    "record id": Home.RECORD_ID,
    "original classification": Home.ORIGINAL_CLASSIFICATION,
    "donors": Home.DONOR,
    "donor": Home.DONOR,
}
"""Labels of the tail in their order (survey, section 2); None: what follows has no one home."""

INFORMATION = "document information"
FIRST_LABELS = frozenset(list(LABELS)[: list(LABELS).index("source")])
ONE_WORD = frozenset(label for label in LABELS if " " not in label)
"""Labels that a page loses when its lines of one word are gone."""

_SPACES = regex(r"\s+")
_VALUED = regex(r"^(\s*[^:]{4,40}:\s+)\S")
_FEW = 4
_MANY = 60
_LONGEST_VALUE = 120
_LEAST = 2


def label_of(line: Line) -> tuple[str, int] | None:
    """Return the label in a line of the tail (lower case) and where its value begins, if it has one.

    The label stands alone, or before a colon and its value.
    """
    plain = line.text.strip()
    words = plain.split(None, _MOST_WORDS)
    if len(words) <= _MOST_WORDS:
        text = " ".join(words).casefold()
        if text.removesuffix(":") in LABELS:
            return text.removesuffix(":"), len(line.text)
    if ":" not in plain[:_MANY]:
        return None
    valued = _VALUED.match(line.text)
    name = _SPACES.sub(" ", valued[1].strip()).casefold().removesuffix(":") if valued else ""
    return (name, len(valued[1])) if valued and name in LABELS else None


_MOST_WORDS = 5


def is_cut_label(line: Line) -> bool:
    """Tell the beginning of a label of the tail, as the last line of a page that was cut off.

    >>> is_cut_label(Line(9, 0, "Associated Top")), is_cut_label(Line(9, 0, "Lund"))
    (True, False)
    """
    text = line.text.strip()
    cut = len(text) >= _LEAST_CUT and not label_of(line)
    return cut and any(label.startswith(text.lower()) for label in LABELS) and text[:1].isupper()


_LEAST_CUT = 5


def tail_start(filled: Sequence[Line]) -> int:
    """Return the index of the first label of the tail, the number of lines when there is none.

    A document may use such a word as a heading, so the tail is looked for from
    its end: the last label of the page's own kind (``Document Information``; or
    two of the words that follow it), and then upwards over the labels and short
    values that stand before it.
    """
    # A label in front of a value is told only below a label that stands alone.
    found = [
        (index, label[0])
        for index, line in enumerate(filled)
        if (label := label_of(line)) and label[1] == len(line.text)
    ]
    first = [index for index, name in found if name in FIRST_LABELS]
    if first:
        start = first[-1]
        found = [(index, name) for index, name in found if index < start]
    else:
        start = _late_start(filled, found)
        found = []
    for index, name in reversed(found):
        values = filled[index + 1 : start]
        short = name == "related documents" or all(len(x.text) <= _LONGEST_VALUE for x in values)
        if name not in FIRST_LABELS or len(values) > _MANY or not short:
            break
        start = index
    return start


def _late_start(filled: Sequence[Line], found: Sequence[tuple[int, str]]) -> int:
    """Return where a tail begins that has lost its first labels: two others near each other."""
    if not found or len(filled) - found[-1][0] > _FEW + 1:
        return len(filled)
    start, names = found[-1][0], {found[-1][1]}
    for index, name in reversed(found[:-1]):
        if start - index > _FEW + 1 or name in names:
            break
        start = index
        names.add(name)
    return start if len(names) >= _LEAST else len(filled)
