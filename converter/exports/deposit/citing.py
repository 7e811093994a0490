"""How a deposit is cited: for DataCite, in the Citation File Format, in words."""

from __future__ import annotations

import json
from typing import Any

from converter.exports.deposit.contents import Contents, day, spdx
from converter.settings import Edition

_SPDX = "https://spdx.org/licenses/"


def datacite(edition: Edition, contents: Contents) -> bytes:
    """Return the metadata as DataCite's JSON (schema 4.5); what is not known is left out.

    The identifier is the repository's to give.
    """
    rights = {"rights": edition.licence, "rightsUri": edition.licence_url}
    if known := spdx(edition.licence_url):
        rights |= {
            "rightsIdentifier": known,
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": _SPDX,
        }
    dates = [{"date": edition.date, "dateType": "Issued"}] if edition.date else []
    if contents.period:
        about = {"dateType": "Other", "dateInformation": "dates of the documents"}
        dates.append({"date": contents.period, **about})
    record: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Text", "resourceType": "Digital edition in TEI"},
        "creators": [_creator(name) for name in edition.editors],
        "titles": [{"title": edition.title}] if edition.title else [],
        "publisher": {"name": edition.publisher} if edition.publisher else {},
        "publicationYear": edition.date[:4],
        "language": contents.language,
        "dates": dates,
        "rightsList": [kept] if (kept := _told(rights)) else [],
        "descriptions": [{"description": contents.describe(), "descriptionType": "Abstract"}],
        "sizes": [contents.size],
        "formats": contents.formats,
        "url": edition.base_url,
    }
    return json.dumps(_told(record), ensure_ascii=False, indent=1).encode() + b"\n"


def _creator(name: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        return {"name": name}
    return {"name": name, "nameType": "Personal", "familyName": family, "givenName": given}


def _told(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value}


def citation_file(edition: Edition, contents: Contents) -> bytes | None:
    """Return a CITATION.cff (Citation File Format 1.2.0), None without a title or editors."""
    if not (edition.title and edition.editors):
        return None
    licence = spdx(edition.licence_url)
    fields = {
        "title": edition.title,
        "abstract": contents.describe(),
        "date-released": day(edition),
        "license": licence,
        "license-url": "" if licence else edition.licence_url,
        "url": edition.base_url,
    }
    lines = ["cff-version: 1.2.0", "type: dataset"]
    lines.append('message: "Please cite this edition as follows."')
    lines += [f"{key}: {_quoted(value)}" for key, value in fields.items() if value]
    lines.append("authors:")
    for name in edition.editors:
        family, comma, given = (part.strip() for part in name.partition(","))
        if comma:
            lines.append(f"  - family-names: {_quoted(family)}")
            lines.append(f"    given-names: {_quoted(given)}")
        else:
            lines.append(f"  - name: {_quoted(name)}")
    return "\n".join([*lines, ""]).encode()


def _quoted(text: str) -> str:
    """Return a text as YAML quotes it: what JSON quotes, on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def cite(edition: Edition) -> str:
    """Return how the edition is cited in words."""
    editors = "; ".join(edition.editors)
    if editors:
        editors += " (ed.)" if len(edition.editors) == 1 else " (eds.)"
    head = ": ".join(part for part in (editors, edition.title) if part)
    place = ", ".join(part for part in (edition.publisher, edition.date[:4]) if part)
    parts = [part.rstrip(".") for part in (head, place, edition.base_url) if part]
    return ". ".join(parts) + ("." if parts and not edition.base_url else "")
