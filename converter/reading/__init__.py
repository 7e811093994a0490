"""From regions to a report: what each region of the page means, shared by all layouts."""

from __future__ import annotations

from collections.abc import Sequence

from converter.blocks import Block, Note, passages_of
from converter.corrections import NONE, Corrections
from converter.errors import LayoutError
from converter.findings import Finding
from converter.model import Dropped, Field, Home, Reason, Region, Regions, Report
from converter.passage import Passage, join
from converter.reading.body import read_body
from converter.reading.chunks import Chunk, chunks
from converter.reading.citation import read_citation
from converter.reading.damage import damage
from converter.reading.describe import describe
from converter.reading.emphasis import emphasis
from converter.reading.keys import Unit, units
from converter.reading.markers import marked_numbers
from converter.reading.markup import Marked
from converter.reading.notes import Notes, split_notes
from converter.reading.refine import Refinery
from converter.reading.repairs import repaired
from converter.reading.sentences import Joined
from converter.reading.terms import read_terms
from converter.reading.told import Told
from converter.reading.told_notes import NOWHERE, points, told_notes
from converter.reading.unfold import unfold
from converter.reading.wrapping import fill_of

__all__ = ["page_units", "read"]

MARKDOWN = frozenset(("markdown", "wrapped", "pdf"))
"""Flows in which asterisks and hashes are markup."""

_ONE_VALUE = {Home.TITLE, Home.DATE, Home.LANGUAGE, Home.CONTENTS, Home.CREDIT}


def read(
    name: str,
    regions: Regions,
    findings: tuple[Finding, ...] = (),
    corrections: Corrections = NONE,
) -> Report:
    """Return the report that a divided page holds; ``name`` is the source's path without suffix.

    What editors say in their corrections decides before every rule.
    """
    told = Told(corrections)
    if corrections.name:
        regions = told.find(regions, _document(regions))
    fields: list[Field] = []
    dropped: list[Dropped] = []
    for region in regions.regions:
        if region.home is None:
            dropped += [
                Dropped(_plain(item.text, regions.flow), region.reason)
                for item in chunks(region.lines, "line")
            ]
        elif region.home is Home.KEYWORD:
            values = (item.text for item in _fields(region, regions.flow))
            terms, signs = read_terms(values, region.scheme)
            fields += terms
            dropped += signs
        elif region.home is not Home.BODY:
            fields += _fields(region, regions.flow)
    title = _title(fields)
    body = _document(regions)
    if told.lines:
        apart = split_notes(body)
        told.compare(*read_body(apart.body, title), apart.notes)
        body = told.mark(body)
    apart = told_notes(told, split_notes(body), body)
    made: Joined = []
    blocks, printed = told.reshape(*read_body(apart.body, title, made))
    dropped += apart.dropped
    dropped += [Dropped(text, Reason(reason)) for text, reason in printed]
    loose = _without_marker(apart)
    if any(one.reason is Reason.NOTE_MARKER and one.text.text == "0" for one in dropped):
        # Where the title bears 0 (survey, section 5) the list of notes counts from 1, so that
        # marker and note have different numbers: which belong together is the editor's to say.
        loose = frozenset()
    where = points(told, apart.notes, units(regions, body)) if corrections.name else NOWHERE
    refinery = Refinery(apart.notes, loose, where, markdown=regions.flow in MARKDOWN)
    clean = refinery.blocks(blocks, apart.notes)
    notes = refinery.notes(apart.notes)
    _demand_words(clean, notes)
    dropped += refinery.dropped
    repairs, mended = repaired(made + refinery.repairs)
    damaged = damage(clean, notes)
    about, noticed = describe(name, tuple(fields), clean)
    return Report(
        name,
        regions.layout,
        tuple(fields),
        clean,
        notes,
        tuple(sorted(dropped, key=lambda one: one.text.key)),
        refinery.marks,
        (*findings, *refinery.findings, *mended, *damaged, *told.findings, *noticed),
        about,
        corrections=(corrections.name, told.applied),
        repairs=repairs,
    )


def _without_marker(apart: Notes) -> frozenset[str]:
    """Return the numbers of the notes that no sure marker in the text points to."""
    if not apart.notes:
        return frozenset()
    sure = {number for item in apart.body for number in marked_numbers(item.string)}
    return frozenset(note.n for note in apart.notes) - sure


def page_units(regions: Regions) -> list[Unit]:
    """Return the lines of a divided page as editors know them, in order."""
    return units(regions, _document(regions))


def _document(regions: Regions) -> list[Chunk]:
    """Return the document itself in chunks."""
    body: list[Chunk] = []
    lines = [line.text for region in regions.regions for line in region.lines]
    fill = fill_of(lines) if regions.flow == "pdf" else 0
    for region in regions.regions:
        if region.home is Home.BODY:
            body += chunks(region.lines, regions.flow, fill)
    if regions.flow != "one-line":
        return body
    homes = (Home.TITLE, Home.CITATION)
    given = [
        one
        for region in regions.regions
        if region.home in homes
        for one in _fields(region, regions.flow)
    ]
    return unfold(body, _title(given))


def _demand_words(blocks: Sequence[Block], notes: Sequence[Note]) -> None:
    """Raise LayoutError when a document has no word: page marks, separators and gaps are no text."""
    texts = [text for block in blocks for text in passages_of(block)]
    texts += [text for note in notes for text in note.paragraphs]
    if not any(char.isalnum() for text in texts for char in text.text):
        raise LayoutError(
            "The page has no text of a document: only marks of pages, gaps or separators.",
            "Look whether the capture is complete.",
        )


def _title(fields: Sequence[Field]) -> str:
    """Return the page's title, or the citation's where the page has lost it."""
    given = " ".join(item.text.text for item in fields if item.home is Home.TITLE)
    cited = " ".join(item.text.text for item in fields if item.home is Home.CITATION)
    return given or (read_citation(cited).title if cited else "")


def _plain(text: Passage, flow: str) -> Passage:
    """Return a line of the apparatus without Markdown's asterisks and hashes."""
    if flow not in MARKDOWN:
        return text
    marked = Marked(text.cut(len(text.text) - len(text.text.lstrip("#"))))
    emphasis(marked)
    return marked.passage


def _fields(region: Region, flow: str) -> list[Field]:
    """Return a region's value: one, or one for each paragraph."""
    home = region.home
    if home is None:
        return []
    paragraphs = chunks(region.lines, "markdown" if flow in MARKDOWN else "line")
    if home in _ONE_VALUE:
        value = join(row for item in paragraphs for row in item.rows)
        return [Field(home, _plain(value, flow), region.scheme)]
    return [Field(home, _plain(join(item.rows), flow), region.scheme) for item in paragraphs]
