"""The whole program on one page: bytes, lines, regions, report, marks, TEI, editions.

Each step takes what the one before made and never changes it. Nothing is
returned unless every proof holds: the ledger (no word lost), the inverse (the
source can be rebuilt), the schema (the bytes are valid), strict stylesheets
(nothing in the TEI is passed over).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from converter import corrections, deciding, layouts, reading, recognisers
from converter.appearance import Cast
from converter.corrections import NONE, Corrections
from converter.errors import CorrectionsError, LayoutError, SchemaError
from converter.filing import Filing, file_under
from converter.findings import Finding
from converter.inverse import side_file
from converter.ledger import account
from converter.lines import Line, split_lines
from converter.mentions import mentions, passed
from converter.model import Regions, Report
from converter.parsed import Tree
from converter.people import identify
from converter.printed import read_tei
from converter.proof.plan import Desk, Plan, plan
from converter.reading.correspondence import settle_parties
from converter.reading.keys import Unit
from converter.reading.say import merged, say
from converter.register import cast
from converter.source import Decoded, Source, decode
from converter.tei import document_id, encode
from converter.tools import Tools
from converter.words import Words


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted document: the bytes to write, and what the reports say of it."""

    source: str
    id: str
    layout: str
    tei: bytes
    tree: Tree
    restore: bytes
    html: str | None
    text: str | None
    epub: bytes | None
    words: Mapping[str, int]
    dropped: tuple[tuple[int, str, str], ...]
    findings: tuple[Finding, ...]
    persons: int
    mentions: tuple[tuple[int, int, int, str, str, str, str, str, str], ...]
    mention_roles: tuple[str, ...]
    passed: tuple[tuple[int, int, int, str, str], ...]
    decided: tuple[int, ...]
    title: str
    date: str
    when: str
    kind: str
    sender: str
    receivers: tuple[str, ...]
    place: str
    cast: Cast
    filing: Filing
    proof: Plan | None = None


def divide(source: Source, tools: Tools) -> tuple[tuple[Line, ...], Regions, tuple[Finding, ...]]:
    """Return the lines of a source and the regions that a layout divides them into."""
    lines = split_lines(decode(source, tools.settings.encoding).text)
    return lines, *_divide(lines, told_by_editors(source), tools)


def told_by_editors(source: Source) -> Corrections:
    """Return the corrections beside a source; raise CorrectionsError when they cannot be used."""
    return corrections.read(source.fix[1], source.fix[0]) if source.fix else NONE


def page_units(source: Source, tools: Tools) -> list[Unit]:
    """Return the lines of a source as its editors' corrections find them."""
    return reading.page_units(divide(source, tools)[1])


def _divide(
    lines: tuple[Line, ...], told: Corrections, tools: Tools
) -> tuple[Regions, tuple[Finding, ...]]:
    try:
        return layouts.divide(lines, told.layout or tools.settings.layout)
    except LayoutError as error:
        if not told.layout:
            raise
        raise CorrectionsError(
            f"{told.name}: layout = {told.layout!r}: {error.what}", error.remedy
        ) from error


def read(source: Source, tools: Tools, output: str | None = None) -> Report:
    """Return the report that a source holds, its names marked and joined to persons.

    ``output`` names the document when its outputs do not share the source's
    name (two sources of one name keep their suffix).
    """
    decoded = decode(source, tools.settings.encoding)
    return _read(source, decoded, output or source.stem, tools)


def unnamed(source: Source, tools: Tools) -> Report:
    """Return the report that a source holds, its names not yet sought."""
    return _told(source, decode(source, tools.settings.encoding), source.stem, tools)


def _read(source: Source, decoded: Decoded, name: str, tools: Tools) -> Report:
    """Return the report that a decoded source holds, its names marked and joined to persons."""
    report = _told(source, decoded, name, tools)
    plan = deciding.plan(report, source.review, tools.lexicon)
    naming = tools.settings.naming
    named = recognisers.annotate(report, tools.lexicon, naming, plan.orders, tools.tagger)
    identified = identify(settle_parties(named), tools.lexicon)
    return deciding.assign(identified, plan, tools.lexicon)


def _told(source: Source, decoded: Decoded, name: str, tools: Tools) -> Report:
    """Return the report that a decoded source holds, as its editors correct and describe it."""
    told = told_by_editors(source)
    regions, findings = _divide(split_lines(decoded.text), told, tools)
    read_as = reading.read(name, regions, findings, told)
    report = say(read_as, merged(source.statements, told.statements))
    applied = report.corrections[1] + len(told.statements) + bool(told.layout)
    return replace(report, corrections=(told.name, applied))


def convert(source: Source, tools: Tools, output: str | None = None) -> Conversion:
    """Return a conversion whose proofs all hold.

    Raises SourceError, CorrectionsError, LayoutError, ReviewError, LedgerError,
    SchemaError or EditionError: each stops this document only.
    """
    decoded = decode(source, tools.settings.encoding)
    report = _read(source, decoded, output or source.stem, tools)
    words = Words(decoded.text)
    extent = words.count, _lines(decoded.text)
    tei = encode(report, tools.settings, extent, (source.name, source.sha256))
    # Every proof reads the bytes that will be written, parsed once, and none the encoder's tree.
    tree = read_tei(tei)
    ledger = account(decoded.text, report, tree, words)
    side = side_file(source, decoded, ledger, tei)
    _demand_valid(tei, tree, report, tools)
    rendered, _ = tools.editions.render(tei, report.name, source.name)
    book, _ = tools.editions.book(tei, report.name)
    about = report.about
    page_date = about.page_date or about.created
    named = tuple(mentions(report, source.name))
    return Conversion(
        source=source.name,
        id=document_id(report.name),
        layout=report.layout,
        tei=tei,
        tree=tree,
        restore=side,
        html=rendered.get("html"),
        text=rendered.get("text"),
        epub=book,
        words=ledger.words,
        dropped=tuple(
            (one.text.line or 0, one.text.text, one.reason.value) for one in report.dropped
        ),
        findings=report.findings,
        persons=len(report.people),
        mentions=tuple(one.row for one in named),
        mention_roles=tuple(one.role for one in named),
        passed=passed(report),
        decided=tuple(row[0] for row in report.decided),
        title=about.title,
        date=page_date.text if page_date else "",
        when=about.created.when if about.created else "",
        kind=about.kind,
        sender=", ".join(party.name for party in about.sender),
        receivers=tuple(party.name for party in about.receivers if not party.copy),
        place=about.place,
        cast=cast(report, tree, tools.lexicon),
        filing=file_under(report),
        proof=plan(source, decoded, report, tei, side, _desk(source, tools))
        if tools.settings.site.proof
        else None,
    )


def _desk(source: Source, tools: Tools) -> Desk:
    """Return what a proof needs beside the report."""
    if not source.fix:
        return Desk(tools.lexicon)
    return Desk(tools.lexicon, told_by_editors(source), page_units(source, tools))


def _lines(text: str) -> int:
    """Return the number of lines that are not blank."""
    return sum(bool(line) and not line.isspace() for line in text.splitlines())


def _demand_valid(tei: bytes, tree: Tree, report: Report, tools: Tools) -> None:
    """Raise SchemaError, with the line of the source, when the bytes are not valid."""
    violations = tools.schema.check(tei, tree)
    if violations:
        first = violations[0]
        printed = tei.split(b"\n")[first.line - 1].decode()
        more = f" (and {len(violations) - 1} more)" if len(violations) > 1 else ""
        raise SchemaError(
            f"The TEI would not be valid: {first.rule} at {first.path or 'the document'}: "
            f"{first.message}{more}",
            "This is a fault of the converter; the document was not written. Please report it.",
            source_line(report, printed),
        )


def source_line(report: Report, printed: str) -> int | None:
    """Return the line of the source that a line of its TEI was made of, None when it has none.

    >>> from converter.blocks import Paragraph
    >>> from converter.passage import Passage, Piece
    >>> text = Passage("Lamp out.", (Piece(0, 0, 9, 42),))
    >>> source_line(Report("a", "plain", (), (Paragraph(text),), ()), "<p n='1'>Lamp out.</p>")
    42
    """
    words = " ".join(re.sub(r"<[^>]*>", "", printed).split())
    for passage in (*(item.text for item in report.fields), *report.body()):
        start = passage.text.split("\n", 1)[0][:_ENOUGH]
        if words and (words.startswith(start) or passage.text.startswith(words[:_ENOUGH])):
            return passage.line
    return None


_ENOUGH = 40
