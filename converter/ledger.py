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
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from converter.errors import LedgerError
from converter.model import Home, Reason, Report
from converter.passage import ILLEGAL, Passage

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = re.compile(r"\s+")
WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’-](?:[^\W_]|[\u0300-\u036f])+)*")
"""A word: letters, digits and combining marks, with inner apostrophes and hyphens."""

# What may stand outside every home: white space, Markdown's marks, table rules,
# characters that XML cannot hold; and the number of a note, in any of its forms.
_MARKUP = re.compile(rf"\s+|{ILLEGAL.pattern}|</?sup>|[*_#>|+=:-]+")
_NUMBERED = re.compile(
    r"(?:<sup>\s*)?[\[(/]?\^?(\d{1,5}|[⁰¹²³⁴-⁹]{1,5}|[*†‡]{1,3}|(?:[a-z]|[ivx]{2,5})(?=[\])<.]))[\])/.:]*(?:\s*</sup>)?"
)

_FILE = "teiHeader/fileDesc/"
_NOTES = tuple(
    (home, _FILE + f"notesStmt/note[@type='{home.value}']")
    for home in (
        Home.CREDIT, Home.LANGUAGE, Home.CONTENTS, Home.AUTHOR, Home.PROVENANCE,
        Home.ORIGINAL_ARCHIVE, Home.ORIGINAL_CLASSIFICATION, Home.RECORD_ID, Home.UPLOAD_DATE,
        Home.TYPE, Home.DONOR, Home.RELATED, Home.SECOND_SUMMARY,
    )
)  # fmt: skip
HOMES: tuple[tuple[Home, str], ...] = (
    (Home.TITLE, _FILE + "titleStmt/title[@type='main']"),
    (Home.TITLE, _FILE + "titleStmt/title[@type='alt']"),
    (Home.RIGHTS, _FILE + "publicationStmt/availability[@status='restricted']/p"),
    *_NOTES,
    (Home.CITATION, _FILE + "sourceDesc/bibl[@type='citation']"),
    (Home.DATE, _FILE + "sourceDesc/biblStruct/analytic/date"),
    (Home.LANGUAGE, _FILE + "sourceDesc/msDesc/msContents/textLang"),
    (Home.SUMMARY, "teiHeader/profileDesc/abstract/p"),
    (Home.KEYWORD, "teiHeader/profileDesc/textClass/keywords/term"),
)
"""Where the words of the page's apparatus live (ENCODING, one home for every word)."""

BLOCKS = frozenset(
    TEI + tag
    for tag in "div head opener closer p seg idno note dateline salute signed address addrLine "
    "list item label table row cell sp speaker quote floatingText body postscript lb".split()
)


@dataclass(frozen=True, slots=True)
class Account:
    """What the ledger found: the printed text of each home, and the number of words in each."""

    streams: dict[str, str]
    words: dict[str, int]


def closed_up(text: str) -> str:
    """Return text with each run of white space as one space, and none outside."""
    return _SPACE.sub(" ", text).strip()


def streams(tei: bytes) -> dict[str, str]:
    """Return the printed text of each home in a TEI document of ours; footnotes have one each."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(tei, parser)
    except etree.XMLSyntaxError as error:
        raise LedgerError(
            f"The TEI is not well-formed XML: {error.msg}.", "Correct it there.", error.lineno
        ) from error
    found: dict[str, str] = {}
    for home, path in HOMES:
        elements = tree.findall(element_path(path))
        parts = [closed_up("".join(printed(one))) for one in elements if not one.get("resp")]
        text = " ".join(part for part in parts if part)
        if text:
            found[home.value] = f"{found[home.value]} {text}" if home.value in found else text
    body = tree.find(f"{TEI}text/{TEI}body")
    if body is not None:
        found[Home.BODY.value] = closed_up("".join(printed(body)))
        for note in body.iter(f"{TEI}note"):
            if is_footnote(note):
                found[note.get(ID, "")] = closed_up("".join(printed(note)))
    return found


def element_path(path: str) -> str:
    """Return a path of names in TEI's namespace, as lxml takes it."""
    return "/".join(TEI + step for step in path.split("/"))


def is_footnote(element: etree._Element) -> bool:
    """Tell whether an element is a footnote, which has a stream of its own."""
    return element.tag == f"{TEI}note" and element.get("place") == "foot"


def printed(element: etree._Element) -> Iterator[str]:
    """Yield the characters of an element as they were printed, footnotes left aside."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and not is_footnote(child):
            bracketed = child.get("rend") == "brackets"
            edge = " " if child.tag in BLOCKS and not bracketed else ""
            yield "[" if bracketed else edge
            yield from printed(child)
            yield "]" if bracketed else edge
        if child.tail:
            yield child.tail


def source_streams(report: Report) -> dict[str, list[Passage]]:
    """Return the passages of each home as the report has them, in the order of the source."""
    found: dict[str, list[Passage]] = {}
    for item in report.fields:
        found.setdefault(item.home.value, []).append(item.text)
    found[Home.BODY.value] = list(report.body())
    for note in report.notes:
        found[note.id] = list(note.paragraphs)
    return found


def account(source: str, report: Report, tei: bytes) -> Account:
    """Prove that each word of the source has its one home; return what stands where.

    Raises LedgerError, with the source line, when a word would be lost,
    doubled or moved.
    """
    wanted = source_streams(report)
    found = streams(tei)
    for home, passages in wanted.items():
        _in_order(home, passages)
        expected = closed_up(" ".join(passage.text for passage in passages))
        if expected != found.get(home, ""):
            _explain(home, passages, expected, found.get(home, ""))
    for home in found:
        if home not in wanted:
            raise LedgerError(
                f"The TEI has text in {home!r} that the source does not have.", _REPORT_IT
            )
    _nothing_between(source, report)
    return Account(found, words_by_place(source, report))


def words_by_place(source: str, report: Report) -> dict[str, int]:
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
    spans = [span for span in covered(report) if span[0] not in numbers]
    starts = [start for start, _, _ in spans]
    words: dict[str, int] = {"source": 0}
    for found in WORD.finditer(source):
        words["source"] += 1
        at = bisect_right(starts, found.end() - 1) - 1
        while at > 0 and spans[at - 1][1] > found.start():
            at -= 1
        if at < 0 or spans[at][1] <= found.start():
            continue
        home = Home.NOTE.value if "note-" in spans[at][2] else spans[at][2]
        words[home] = words.get(home, 0) + 1
    words.setdefault("dropped", 0)
    return words


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


def covered(report: Report) -> list[tuple[int, int, str]]:
    """Return the source spans that have a home or are dropped, in order: start, end, home."""
    spans = [
        (piece.start, piece.start + piece.length, home)
        for home, passages in source_streams(report).items()
        for passage in passages
        for piece in passage.pieces
    ]
    spans += [
        (piece.start, piece.start + piece.length, "dropped")
        for one in report.dropped
        for piece in one.text.pieces
    ]
    return sorted(spans)


def _nothing_between(source: str, report: Report) -> None:
    """Demand that no word stands outside every home, and none in two."""
    numbers = {note.n for note in report.notes}
    at = 0
    for start, end, home in [*covered(report), (len(source), len(source), "")]:
        if start < at:
            raise LedgerError(
                f"Source text would stand twice (again in {home!r}): {source[start:at][:60]!r}.",
                _REPORT_IT,
                source.count("\n", 0, start) + 1,
            )
        between = source[at:start]
        if not between.isspace():
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
