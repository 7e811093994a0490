"""The page about the edition: its TEI header, and what else is told beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from converter.outcome import Outcome
from converter.settings import Settings
from converter.site.facets import Facet
from converter.site.facts import Facts
from converter.site.told import Json
from converter.tei.edition import encode_edition

_SCHEMAS = ("report.rng", "report.sch", "persons.rng")
_STATEMENTS = 12
_REPAIRED = "repaired-"


def about(documents: Sequence[Facts], settings: Settings) -> dict[str, Json]:
    """Return what is told beside the header: figures, and the files that can be fetched."""
    years = [one.year for one in documents if one.year]
    files = ["conversion.json"]
    if "tei" in settings.only:
        files.insert(0, "persons.xml")
        files += [f"schemas/{name}" for name in _SCHEMAS if settings.tei.xml_model]
    if settings.site.corpus_text:
        files.append("corpus.txt")
    return {
        "page": "about",
        "count": len(documents),
        "words": sum(one.words for one in documents),
        "years": list(dict.fromkeys((years[0], years[-1]))) if years else [],
        "files": list(files),
        "address": settings.edition.base_url,
    }


def header(outcomes: Iterable[Outcome], facets: Sequence[Facet], settings: Settings) -> bytes:
    """Return the header of the edition in TEI."""
    values = {facet.name: [value.label for value in facet.known] for facet in facets}
    rights: Counter[str] = Counter()
    repaired: Counter[str] = Counter()
    for one in outcomes:
        rights.update(dict.fromkeys(one.filing.rights, 1))
        repaired.update({finding.code for finding in one.findings if one.failure is None})
    usual = sorted(rights, key=lambda text: (-rights[text], text))[:_STATEMENTS]
    return encode_edition(
        settings,
        values.get("type", []),
        values.get("classification", []),
        usual,
        {
            code.removeprefix(_REPAIRED): count
            for code, count in repaired.items()
            if code.startswith(_REPAIRED)
        },
    )
