"""The documents as bibliographies: BibTeX, RIS and CSL-JSON, which reference managers read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from converter.exports.tables.columns import label
from converter.exports.tables.people import Person
from converter.exports.tables.report import Agent, Report

_CORRESPONDENCE = {"letter", "telegram", "cable"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = {
    "\\": r"\textbackslash{}",
    # \{ would do for TeX, but BibTeX counts its brace.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_NOT_KEY = re.compile(r"[^A-Za-z0-9:./-]")


def bibtex(report: Report) -> str:
    """Return the entry of a document for BibTeX and biber, in UTF-8."""
    year, month, day = _date_parts(report)
    fields = {
        "author": " and ".join(_tex_name(agent) for agent in report.authors),
        "title": f"{{{tex(_title(report))}}}",
        "translator": " and ".join(f"{{{tex(one)}}}" for one in report.translators),
        "year": year,
        "date": report.date,
        "howpublished": tex(_kept(report)),
        "type": tex(report.kind),
        "abstract": tex(report.abstract),
        "keywords": tex(", ".join(report.keywords)),
        "number": tex(report.record),
        "url": _address(report.url or report.source_url),
        "note": tex(report.citation),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if month:
        # BibTeX's own abbreviations; a style writes them out in its language.
        lines.insert(1, f"  month = {_MONTHS[int(month) - 1]},\n")
    if day:
        lines.insert(2, f"  day = {{{int(day)}}},\n")
    return f"@misc{{{key(report.name)},\n{''.join(lines)}}}\n\n"


def key(name: str) -> str:
    """Return a name as a citation key; no two names have one key.

    >>> key("1951/letter"), key("à b_c")
    ('1951/letter', '_e0__20_b_5f_c')
    """
    return _NOT_KEY.sub(lambda sign: f"_{ord(sign[0]):x}_", name)


def tex(text: str) -> str:
    r"""Return a text with the signs that TeX and BibTeX take for their own escaped.

    >>> tex("R&D {50%} a_b")
    'R\\&D \\textbraceleft{}50\\%\\textbraceright{} a\\_b'
    """
    return "".join(_TEX.get(sign, sign) for sign in text)


def ris(report: Report) -> str:
    """Return the record of a document in RIS; a tag and its value are one line."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris(report)) + "ER  - \r\n\r\n"


def csl(report: Report) -> str:
    """Return the item of a document in CSL-JSON."""
    item = {
        "id": report.name,
        "type": _kind(report, "personal_communication", "report", "manuscript"),
        "title": _title(report),
        "author": [_csl_name(agent) for agent in report.authors],
        "recipient": [_csl_name(agent) for agent in _receivers(report)],
        "translator": [{"literal": one} for one in report.translators],
        "issued": _csl_date(report),
        "archive": report.archive,
        "archive_collection": ", ".join(report.collection),
        "archive_location": report.shelfmark,
        "archive-place": report.archive_place,
        "genre": report.kind,
        "number": report.record,
        "language": report.language,
        "abstract": report.abstract,
        "keyword": ", ".join(report.keywords),
        "URL": report.url or report.source_url,
        "note": report.citation,
    }
    return json.dumps({name: value for name, value in item.items() if value}, ensure_ascii=False)


def _ris(report: Report) -> Iterator[tuple[str, str]]:
    kind = _kind(report, "PCOMM", "RPRT", "MANSCPT")
    # Of other types readers take a second author for an editor (Zotero's importer does).
    letter = kind == "PCOMM"
    receivers = [_inverted(agent) for agent in _receivers(report)]
    yield "TY", kind
    single = {
        "ID": report.name,
        "TI": _title(report),
        "PY": report.date[:4],
        "DA": "/".join(_date_parts(report)) + "/" if report.date else "",
        "M1": report.record,
        "M3": report.kind,
        "DB": report.archive,
        "CN": ", ".join(part for part in (*report.collection, report.shelfmark) if part),
        "CY": report.archive_place,
        "LA": report.language,
        "AB": report.abstract,
        "UR": report.url or report.source_url,
    }
    many = {
        "AU": [_inverted(agent) for agent in report.authors],
        "A2": receivers if letter else [],
        "A4": list(report.translators),
        "KW": list(report.keywords),
        "N1": [note for note in (report.citation, "" if letter else _to(receivers)) if note],
    }
    for tag, value in single.items():
        if value:
            yield tag, value
    for tag, values in many.items():
        for value in values:
            yield tag, value


def _to(receivers: list[str]) -> str:
    return f"To: {'; '.join(receivers)}" if receivers else ""


def _kind(report: Report, correspondence: str, told: str, other: str) -> str:
    if report.kind in _CORRESPONDENCE:
        return correspondence
    return told if report.kind == "report" else other


def _receivers(report: Report) -> tuple[Agent, ...]:
    found = dict.fromkeys(letter.receiver for letter in report.letters if not letter.copy)
    return tuple(agent for agent in found if label(agent))


def _title(report: Report) -> str:
    """Return the title; a record without one is no use in a list of literature."""
    return report.title or report.name


def _kept(report: Report) -> str:
    parts = (report.archive, *report.collection, report.shelfmark, report.archive_place)
    return ", ".join(part for part in parts if part)


def _divided(person: Person | None) -> bool:
    return bool(person and person.surname and person.forename)


def _inverted(agent: Agent) -> str:
    if agent.person and _divided(agent.person):
        return f"{agent.person.surname}, {agent.person.forename}"
    return label(agent)


def _tex_name(agent: Agent) -> str:
    if agent.person and _divided(agent.person):
        # In braces, so that a name with "and", a comma or a particle is not divided again.
        return f"{{{tex(agent.person.surname)}}}, {{{tex(agent.person.forename)}}}"
    return f"{{{tex(label(agent))}}}"


def _csl_name(agent: Agent) -> dict[str, str]:
    if agent.person and _divided(agent.person):
        return {"family": agent.person.surname, "given": agent.person.forename}
    return {"literal": label(agent)}


def _date_parts(report: Report) -> tuple[str, str, str]:
    """Return year, month and day as they are written; what is not known is empty."""
    return report.date[:4], report.date[5:7], report.date[8:]


def _csl_date(report: Report) -> dict[str, list[list[int]]]:
    dates = [report.date] if report.date else [report.not_before, report.not_after]
    parts = [[int(part) for part in date.split("-")] for date in dates if date]
    return {"date-parts": parts} if parts else {}


def _address(url: str) -> str:
    """Return an address for a verbatim field: braces alone would end it."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
