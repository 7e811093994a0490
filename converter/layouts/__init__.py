"""Layouts: each file knows one family of pages, claims it or says why not, and divides it.

A layout divides and never interprets: what a region means is read by
``converter.reading``. A new archive costs one file here and a line in LAYOUTS.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.errors import LayoutError
from converter.findings import Finding
from converter.layouts import (
    archive_compact,
    archive_markdown,
    archive_old,
    archive_page,
    archive_pdf,
    archive_pdf_wrapped,
    foreign_relations,
    front_matter,
    plain,
    political_text,
    reading_room,
    source_note,
)
from converter.layouts.layout import Layout
from converter.layouts.listing import refuse_listing
from converter.lines import Line
from converter.model import Regions

LAYOUTS: tuple[Layout, ...] = (
    archive_markdown.LAYOUT,
    archive_page.LAYOUT,
    archive_compact.LAYOUT,
    archive_old.LAYOUT,
    archive_pdf.LAYOUT,
    archive_pdf_wrapped.LAYOUT,
    front_matter.LAYOUT,
    foreign_relations.LAYOUT,
    reading_room.LAYOUT,
    political_text.LAYOUT,
    source_note.LAYOUT,
)
FALLBACK: Layout = plain.LAYOUT


def names() -> tuple[str, ...]:
    """Return the names that ``--layout`` takes."""
    return tuple(layout.name for layout in (*LAYOUTS, FALLBACK))


def excuses(lines: Sequence[Line]) -> dict[str, str | None]:
    """Return what each layout says of a page: None for a claim, else its excuse."""
    return {layout.name: layout.excuse(lines) for layout in LAYOUTS}


def divide(lines: Sequence[Line], wanted: str | None = None) -> tuple[Regions, tuple[Finding, ...]]:
    """Return the page divided by the layout that claims it (or by the one asked for).

    When two claim a page, the one that names more of its lines wins, with a
    finding. Raises LayoutError for a search listing, an unknown name, and a
    page without any text of a document.
    """
    refuse_listing(lines)
    findings: tuple[Finding, ...] = ()
    if wanted is not None:
        layout = next((one for one in (*LAYOUTS, FALLBACK) if one.name == wanted), None)
        if layout is None:
            raise LayoutError(
                f"There is no layout {wanted!r}.", f"The layouts are {', '.join(names())}."
            )
        regions = layout.divide(lines)
    else:
        claims = [layout.divide(lines) for layout in LAYOUTS if layout.excuse(lines) is None]
        claims.sort(key=_named, reverse=True)
        regions = claims[0] if claims else FALLBACK.divide(lines)
        if len(claims) > 1:
            both = ", ".join(f"{claim.layout} ({_named(claim)} lines)" for claim in claims)
            findings = (
                Finding("layout-claimed-twice", f"More than one layout claims this page: {both}."),
            )
    _demand_body(regions)
    return regions, findings + regions.findings


def _named(regions: Regions) -> int:
    return sum(
        not line.blank
        for region in regions.regions
        if region.home is None or region.home.value != "body"
        for line in region.lines
    )


def _demand_body(regions: Regions) -> None:
    for region in regions.regions:
        if region.home and region.home.value == "body" and not all(x.blank for x in region.lines):
            return
    raise LayoutError(
        "The page has no text of a document: only the archive's own lines were found.",
        "Look whether the capture is complete; such a page is a catalogue entry, not a report.",
    )
