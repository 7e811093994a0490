"""From regions to a report: what each region of the page means, shared by all layouts."""

from __future__ import annotations

from collections.abc import Sequence

from converter.blocks import Block, Note, passages_of
from converter.errors import LayoutError
from converter.findings import Finding
from converter.model import Dropped, Field, Home, Reason, Region, Regions, Report
from converter.passage import Passage, join
from converter.reading.body import read_body
from converter.reading.chunks import chunks
from converter.reading.citation import read_citation
from converter.reading.describe import describe
from converter.reading.markup import Marked, emphasis, marked_numbers
from converter.reading.notes import split_notes
from converter.reading.refine import Refinery
from converter.reading.unfold import unfold

__all__ = ["read"]

MARKDOWN = frozenset(("markdown", "wrapped"))
"""Flows in which asterisks and hashes are markup."""

_ONE_VALUE = {Home.TITLE, Home.DATE, Home.LANGUAGE, Home.CONTENTS, Home.CREDIT}


def read(name: str, regions: Regions, findings: tuple[Finding, ...] = ()) -> Report:
    """Return the report that a divided page holds; ``name`` is the source's path without suffix."""
    fields: list[Field] = []
    dropped: list[Dropped] = []
    body = []
    for region in regions.regions:
        if region.home is None:
            dropped += [
                Dropped(_plain(item.text, regions.flow), region.reason)
                for item in chunks(region.lines, "line")
            ]
        elif region.home is Home.BODY:
            body += chunks(region.lines, regions.flow)
        else:
            fields += _fields(region, regions.flow)
    title = _title(fields)
    if regions.flow == "one-line":
        body = unfold(body, title)
    apart = split_notes(body)
    blocks, printed = read_body(apart.body, title)
    dropped += apart.dropped
    dropped += [Dropped(text, Reason(reason)) for text, reason in printed]
    sure = {number for item in apart.body for number in marked_numbers(item.string)}
    loose = frozenset(note.n for note in apart.notes) - sure
    refinery = Refinery(apart.notes, loose, markdown=regions.flow in MARKDOWN)
    clean = refinery.blocks(blocks)
    notes = refinery.notes(apart.notes)
    _demand_words(clean, notes)
    dropped += refinery.dropped
    about, noticed = describe(name, tuple(fields), clean)
    return Report(
        name,
        regions.layout,
        tuple(fields),
        clean,
        notes,
        tuple(sorted(dropped, key=lambda one: one.text.key)),
        refinery.marks,
        findings + tuple(refinery.findings) + noticed,
        about,
    )


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
        return [Field(home, _plain(value, flow))]
    return [Field(home, _plain(join(item.rows), flow)) for item in paragraphs]
