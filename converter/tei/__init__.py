"""The TEI encoder: one report in, one tree out (schemas/report.odd says why each element)."""

from __future__ import annotations

from converter.model import Report
from converter.outcome import output_path
from converter.settings import Settings
from converter.tei.body import Body
from converter.tei.build import ID, LANG, add, root
from converter.tei.entries import entries_of
from converter.tei.header import add_header
from converter.tei.identifiers import document_id
from converter.tei.inline import Inline
from converter.tei.lines import Lines
from converter.tei.serialising import schema_addresses, serialise
from converter.tei.standoff import add_standoff
from converter.tei.told import add_told

__all__ = ["document_id", "encode"]


def encode(
    report: Report, settings: Settings, extent: tuple[int, int], file: tuple[str, str]
) -> bytes:
    """Return the bytes of the TEI document.

    ``extent`` is the source's number of words and lines; ``file`` its name and
    sha256.
    """
    tree = root("TEI")
    tree.set(ID, document_id(report.name))
    tree.set(LANG, report.about.language)
    entries = entries_of(report)
    lines = Lines(file[0]) if settings.tei.source_lines else None
    inline = Inline(report, entries, lines)
    add_header(tree, report, settings, extent, file, inline)
    add_told(tree, report)
    add_standoff(tree, report, entries)
    body = Body(add(tree, "text"), report, inline).build()
    if lines is not None:
        lines.finish(body)
    if not settings.tei.xml_model:
        return serialise(tree)
    path = output_path("tei", report.name)
    return serialise(tree, schema_addresses(path, "report.rng", "report.sch"))
