"""The page about the edition: its TEI header, and what else is told beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from converter.settings import Settings
from converter.site.facets import Facet
from converter.site.gathering import Holdings
from converter.site.home import years
from converter.site.told import Json
from converter.tei.edition import encode_edition

_SCHEMAS = ("report.rng", "report.sch", "persons.rng")
_STATEMENTS = 12
_REPAIRED = "repaired-"
_DECLARED = ("type", "classification")


def about(
    held: Holdings, facets: Sequence[Facet], settings: Settings, recorded: Sequence[str]
) -> dict[str, Json]:
    """Return what is told beside the header: figures, and the files that can be fetched.

    ``recorded`` are the files that tell what became of each document.
    """
    files = [*recorded]
    if "tei" in settings.only:
        files.insert(0, "persons.xml")
        files += [f"schemas/{name}" for name in _SCHEMAS if settings.tei.xml_model]
    if settings.site.corpus_text:
        files.append("corpus.txt")
    return {
        "page": "about",
        "count": held.documents,
        "words": held.words,
        "years": years(facets),
        "files": list(files),
        "address": settings.edition.base_url,
    }


def header(
    rows: sqlite3.Connection, held: Holdings, facets: Sequence[Facet], settings: Settings
) -> bytes:
    """Return the header of the edition in TEI."""
    values = {
        facet.name: [value.label for value in facet.known()]
        for facet in facets
        if facet.name in _DECLARED
    }
    asked = "SELECT text FROM rights ORDER BY documents DESC, text LIMIT ?"
    usual = [text for (text,) in rows.execute(asked, (_STATEMENTS,))]
    return encode_edition(
        settings,
        values.get("type", []),
        values.get("classification", []),
        usual,
        {
            code.removeprefix(_REPAIRED): count
            for code, count in held.repaired.items()
            if code.startswith(_REPAIRED)
        },
    )
