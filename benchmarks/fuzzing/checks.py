"""What must hold of a conversion, whatever the source is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from converter import inverse
from converter.errors import LayoutError, SourceError
from converter.model import Regions, Report
from converter.passage import Passage
from converter.pipeline import Conversion, convert, read
from converter.printed import streams
from converter.settings import Settings
from converter.source import Source, decode
from converter.tools import Tools


@cache
def tools(layout: str | None = None, only: tuple[str, ...] = ("tei",)) -> Tools:
    """Return the tools of a worker, built once."""
    return Tools.build(Settings(layout=layout, only=only))


def check_conversion(data: bytes, tools: Tools, *, letter_by_letter: bool = False) -> bool:
    """Convert and hold the promises; return False when the source is refused with a sentence.

    ``convert`` raises LedgerError for a lost word, SchemaError for TEI that is not valid
    and EditionError for an edition that is not complete: these are failures here.
    """
    source = Source("case.txt", data)
    try:
        done = convert(source, tools)
    except (SourceError, LayoutError):
        return False
    assert inverse.rebuild(done.tei, done.restore) == data, "the source is not restored"
    if letter_by_letter:
        check_letters(read(source, tools), source, done)
    return True


def check_regions(regions: Regions, text: str) -> None:
    """Hold a division against the text: every character in one region, none twice."""
    lines = [line for region in regions.regions for line in region.lines]
    at = 0
    for line in sorted(lines, key=lambda line: (line.start, line.end)):
        assert text[line.start : line.end] == line.text, "a line is not where it says"
        assert line.start >= at, "a line stands in two regions"
        _demand_blank(text[at : line.start])
        at = line.end
    _demand_blank(text[at:])


def _demand_blank(text: str) -> None:
    assert not any(unicodedata.category(char)[0] in "LN" for char in text), f"no region: {text!r}"


def check_passages(passages: Iterable[Passage], text: str) -> None:
    """Hold the places of passages against the text they were made of."""
    for passage in passages:
        for piece in passage.pieces:
            there = passage.text[piece.at : piece.at + piece.length]
            assert text[piece.start : piece.start + piece.length] == there, "a piece is elsewhere"


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of a text, each with how often it stands there.

    A superscript digit counts as the digit: it is the number of a note.
    """
    plain = (str(unicodedata.digit(char, char)) for char in text)
    return Counter(char for char in plain if unicodedata.category(char)[0] in "LNM")


def check_letters(report: Report, source: Source, done: Conversion) -> None:
    """Hold the letters of the source against those of all homes and of what was dropped."""
    homes = streams(done.tei)
    wanted = letters(decode(source).text)
    found = letters("".join(homes.values()))
    found += letters("".join(one.text.text for one in report.dropped))
    for note in report.notes:
        found += letters(note.n)
    beyond = found - wanted
    # The number of a note stands in the source once where it has no marker, twice where it has one.
    assert not beyond, beyond
    missing = wanted - found
    markup = Counter({"s": missing["s"], "u": missing["s"], "p": missing["s"]})
    for note in report.notes:
        markup += letters(note.n) if note.anchored else Counter()
    assert missing == +markup, missing
