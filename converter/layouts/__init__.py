"""Layouts: each file knows one family of pages, claims it or says why not, and divides it.

A layout divides and never interprets: what a region means is read by
``converter.reading``. A new archive costs one file here and a line in LAYOUTS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.errors import LayoutError
from converter.findings import Finding
from converter.layouts import (
    archive_compact,
    archive_compact_summary,
    archive_full,
    archive_lossy,
    archive_markdown,
    archive_old_full,
    archive_old_stripped,
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
from converter.layouts.own import own_layout
from converter.layouts.page import Page
from converter.lines import Line
from converter.model import Regions
from converter.page_rules import PageRules

LAYOUTS: tuple[Layout, ...] = (
    archive_markdown.LAYOUT,
    archive_full.LAYOUT,
    archive_lossy.LAYOUT,
    archive_compact.LAYOUT,
    archive_compact_summary.LAYOUT,
    archive_old_full.LAYOUT,
    archive_old_stripped.LAYOUT,
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


def excuses(lines: Sequence[Line], own: PageRules | None = None) -> dict[str, str | None]:
    """Return what each layout says of a page: None for a claim, else its excuse.

    An editor's own layout stands first; the fallback, which takes any page, is not asked.
    """
    asked = (own_layout(own), *LAYOUTS) if own else LAYOUTS
    lines = Page.of(lines)
    return {layout.name: layout.excuse(lines) for layout in asked}


def about() -> dict[str, str]:
    """Return the names of the layouts, each with a line that says what pages it reads."""
    return {layout.name: layout.about for layout in (*LAYOUTS, FALLBACK)}


@dataclass(frozen=True, slots=True)
class Choice:
    """A page divided, and why this layout was taken."""

    regions: Regions
    why: str
    findings: tuple[Finding, ...] = ()


def divide(
    lines: Sequence[Line], wanted: str | PageRules | None = None
) -> tuple[Regions, tuple[Finding, ...]]:
    """Return the page divided by the layout that claims it (or by the one asked for).

    An editor's own layout comes first; when it says what it claims, other pages
    are divided as if it were not there. When two claim a page, the one that
    names more of its lines wins, with a finding. Raises LayoutError for a search
    listing, an unknown name, and a page without any text of a document.
    """
    choice = choose(lines, wanted)
    return choice.regions, choice.findings + choice.regions.findings


def choose(lines: Sequence[Line], wanted: str | PageRules | None = None) -> Choice:
    """Return the page divided, with the reason in a few words; raises as ``divide`` does."""
    lines = Page.of(lines)
    refuse_listing(lines)
    asked = _asked(lines, wanted)
    choice = asked or _claimed(lines)
    _demand_body(choice.regions)
    return choice


def _asked(lines: Sequence[Line], wanted: str | PageRules | None) -> Choice | None:
    """Return the page divided by the layout asked for, None when that leaves it to the others."""
    if wanted is None:
        return None
    if isinstance(wanted, PageRules):
        own = own_layout(wanted)
        if wanted.claims and own.excuse(lines):
            return None
        why = (
            "your own layout claims the page" if wanted.claims else "your own layout was asked for"
        )
        return Choice(own.divide(lines), why)
    layout = next((one for one in (*LAYOUTS, FALLBACK) if one.name == wanted), None)
    if layout is None:
        raise LayoutError(
            f"There is no layout {wanted!r}.", f"The layouts are {', '.join(names())}."
        )
    return Choice(layout.divide(lines), "it was asked for")


def _claimed(lines: Sequence[Line]) -> Choice:
    """Return the page divided by the layout that claims it, or as plain text."""
    claims = [layout.divide(lines) for layout in LAYOUTS if layout.excuse(lines) is None]
    if not claims:
        return Choice(FALLBACK.divide(lines), "no other layout claims the page")
    if len(claims) == 1:
        return Choice(claims[0], "it alone claims the page")
    claims.sort(key=_named, reverse=True)
    both = ", ".join(f"{claim.layout} ({_named(claim)} lines)" for claim in claims)
    finding = Finding("layout-claimed-twice", f"More than one layout claims this page: {both}.")
    why = f"of those that claim the page it names most of its lines: {both}"
    return Choice(claims[0], why, (finding,))


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
