"""Every word accounted for: the TEI bytes about to be written against the source, home by home.

The ledger reads the bytes that the encoder made, never its tree, and knows
nothing of how it works. For each home it rebuilds the printed text (brackets
put back, copies made for machines left aside) and compares it with the source
in order. What stands in no home must be a dropped line, or characters that
hold no word (white space, Markdown's asterisks) or the number of a note.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from converter.errors import LedgerError
from converter.model import Home, Reason, Report
from converter.parsed import Tree
from converter.passage import ILLEGAL, Passage
from converter.printed import closed_up, streams
from converter.regexes import regex
from converter.words import Words

# What may stand outside every home: white space, Markdown's marks, table rules,
# characters that XML cannot hold; and the number of a note, in any of its forms.
_MARKUP = regex(rf"\s+|{ILLEGAL.pattern}|</?sup>|[*_#>|+=:-]+")
_NUMBERED = regex(
    r"(?:<sup>\s*)?[\[(/]?\^?(\d{1,5}|[⁰¹²³⁴-⁹]{1,5}|[*†‡]{1,3}|(?:[a-z]|[ivx]{2,5})(?=[\])<.]))[\])/.:]*(?:\s*</sup>)?"
)

Span = tuple[int, int, str]
"""A stretch of the source and where it lives: start, end, home."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the ledger found.

    The printed text of each home, the number of words in each, and the stretches of the
    source that have a home or are dropped, in order.
    """

    streams: dict[str, str]
    words: dict[str, int]
    spans: tuple[Span, ...] = ()


def source_streams(report: Report) -> dict[str, list[Passage]]:
    """Return the passages of each home as the report has them, in the order of the source."""
    found: dict[str, list[Passage]] = {}
    for item in report.fields:
        found.setdefault(item.home.value, []).append(item.text)
    found[Home.BODY.value] = list(report.body())
    for note in report.notes:
        found[note.id] = list(note.paragraphs)
    return found


def account(source: str, report: Report, tei: bytes | Tree, words: Words | None = None) -> Account:
    """Prove that each word of the source has its one home; return what stands where.

    ``words`` are the source's, where they were found before. Raises LedgerError, with the
    source line, when a word would be lost, doubled or moved.
    """
    wanted = source_streams(report)
    found = streams(tei)
    for home, passages in wanted.items():
        _in_order(home, passages)
        expected = " ".join([passage.text for passage in passages]).replace("\n", " ")
        there = found.get(home, "")
        if expected != there and (expected := closed_up(expected)) != there:
            _explain(home, passages, expected, there)
    for home in found:
        if home not in wanted:
            raise LedgerError(
                f"The TEI has text in {home!r} that the source does not have.", _REPORT_IT
            )
    spans = _spans(report, wanted)
    _nothing_between(source, report, spans)
    return Account(found, _words_by_place(words or Words(source), report, spans), tuple(spans))


def _words_by_place(words: Words, report: Report, spans: Sequence[Span]) -> dict[str, int]:
    """Return how many words of the source live in each home, and how many there are.

    A word counts where it stands in the source, so that one whose two parts
    were joined counts as what the source has. The number of a note is markup,
    wherever it stands (ENCODING, one home for every word).
    """
    numbers = {
        piece.start
        for one in report.dropped
        if one.reason is Reason.NOTE_MARKER
        for piece in one.text.pieces
    }
    found = {"source": words.count}
    for home, count in words.by_home(span for span in spans if span[0] not in numbers).items():
        place = Home.NOTE.value if "note-" in home else home
        found[place] = found.get(place, 0) + count
    found.setdefault("dropped", 0)
    return found


_REPORT_IT = "This is a fault of the converter; the document was not written. Please report it."


def _in_order(home: str, passages: Sequence[Passage]) -> None:
    at = -1
    for passage in passages:
        for piece in passage.pieces:
            if piece.start < at:
                raise LedgerError(
                    f"Text of {home!r} would be moved or doubled: {passage.text[:60]!r}.",
                    _REPORT_IT,
                    piece.line,
                )
            at = piece.start + piece.length


def _explain(home: str, passages: Sequence[Passage], expected: str, found: str) -> None:
    """Raise LedgerError with the first words that differ and their source line."""
    same = 0
    for one, other in zip(expected, found, strict=False):
        if one != other:
            break
        same += 1
    at, line = 0, None
    for passage in passages:
        line = passage.line
        at += len(closed_up(passage.text)) + 1
        if at > same:
            break
    context = max(0, same - 20)
    raise LedgerError(
        f"The words of {home!r} differ from the source: {expected[context : same + 40]!r} "
        f"became {found[context : same + 40]!r}.",
        _REPORT_IT,
        line,
    )


def _spans(report: Report, wanted: Mapping[str, Sequence[Passage]]) -> list[Span]:
    """Return the source spans that have a home or are dropped, in order."""
    spans = [
        (piece.start, piece.start + piece.length, home)
        for home, passages in wanted.items()
        for passage in passages
        for piece in passage.pieces
    ]
    spans += [
        (piece.start, piece.start + piece.length, "dropped")
        for one in report.dropped
        for piece in one.text.pieces
    ]
    return sorted(spans)


def _nothing_between(source: str, report: Report, spans: Sequence[Span]) -> None:
    """Demand that no word stands outside every home, and none in two."""
    numbers = {note.n for note in report.notes}
    at = 0
    for start, end, home in [*spans, (len(source), len(source), "")]:
        if start < at:
            raise LedgerError(
                f"Source text would stand twice (again in {home!r}): {source[start:at][:60]!r}.",
                _REPORT_IT,
                source.count("\n", 0, start) + 1,
            )
        between = source[at:start]
        if between and not between.isspace():
            lost = _beside_markup(between, numbers)
            if lost:
                raise LedgerError(
                    f"Part of the source would be lost: {lost[:80]!r}.",
                    _REPORT_IT,
                    source.count("\n", 0, at) + 1,
                )
        at = end


def _beside_markup(between: str, numbers: set[str]) -> str:
    """Return what stands outside every home and is no markup: white space, asterisks, numbers."""

    def unless_number(found: re.Match[str]) -> str:
        return "" if unicodedata.normalize("NFKC", found[1]) in numbers else found[0]

    rest = _NUMBERED.sub(unless_number, between)
    return _MARKUP.sub("", rest)
