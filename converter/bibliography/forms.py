"""A document in BibTeX, RIS and CSL-JSON, which reference managers read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import takewhile

from converter.bibliography.described import Agent, Description, interval, label
from converter.regexes import regex

_CORRESPONDENCE = {"letter", "telegram", "cable"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # \{ would do for TeX, but BibTeX counts its brace.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_NOT_KEY = regex(r"[^A-Za-z0-9:./-]")


def bibtex(document: Description) -> str:
    """Return the entry of a document for BibTeX and biber, in UTF-8."""
    year, month, day = _date_parts(document)
    fields = {
        "author": " and ".join(_tex_name(agent) for agent in document.authors),
        "title": f"{{{tex(_title(document))}}}",
        "translator": " and ".join(f"{{{tex(one)}}}" for one in document.translators),
        "year": year,
        "date": interval(document),
        "howpublished": tex(_kept(document)),
        "type": tex(document.kind),
        "abstract": tex(document.abstract),
        "keywords": tex("; ".join(document.keywords)),
        "number": tex(document.number),
        "url": _address(document.url or document.source_url),
        "note": tex("; ".join(_notes(document))),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if month:
        # BibTeX's own abbreviations; a style writes them out in its language.
        lines.insert(1, f"  month = {_MONTHS[int(month) - 1]},\n")
    if day:
        lines.insert(2, f"  day = {{{int(day)}}},\n")
    return f"@misc{{{key(document.name)},\n{''.join(lines)}}}\n\n"


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
    return text.translate(_TEX)


def ris(document: Description) -> str:
    """Return the record of a document in RIS; a tag and its value are one line."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris(document)) + "ER  - \r\n\r\n"


def csl(document: Description) -> str:
    """Return the item of a document in CSL-JSON."""
    item = {
        "id": document.name,
        "type": _kind(document, "personal_communication", "report", "manuscript"),
        "title": _title(document),
        "author": [_csl_name(agent) for agent in document.authors],
        "recipient": [_csl_name(agent) for agent in _receivers(document)],
        "translator": [{"literal": one} for one in document.translators],
        "issued": _csl_date(document),
        "archive": document.archive,
        "archive_collection": ", ".join(document.collection),
        "archive_location": document.shelfmark,
        "archive-place": document.archive_place,
        "genre": document.kind,
        "number": document.number,
        "language": document.language,
        "abstract": document.abstract,
        "keyword": "; ".join(document.keywords),
        "URL": document.url or document.source_url,
        "note": "; ".join(_notes(document)),
    }
    return json.dumps({name: value for name, value in item.items() if value}, ensure_ascii=False)


def _ris(document: Description) -> Iterator[tuple[str, str]]:
    kind = _kind(document, "PCOMM", "RPRT", "MANSCPT")
    year, month, day = _date_parts(document)
    # Of other types readers take a second author for an editor (Zotero's importer does).
    letter = kind == "PCOMM"
    receivers = [_inverted(agent) for agent in _receivers(document)]
    yield "TY", kind
    single = {
        "ID": document.name,
        "TI": _title(document),
        "PY": year,
        "DA": f"{year}/{month}/{day}/" if year else "",
        "M1": document.number,
        "M3": document.kind,
        "DB": document.archive,
        "CN": ", ".join(part for part in (*document.collection, document.shelfmark) if part),
        "CY": document.archive_place,
        "LA": document.language,
        "AB": document.abstract,
        "UR": document.url or document.source_url,
    }
    many = {
        "AU": [_inverted(agent) for agent in document.authors],
        "A2": receivers if letter else [],
        "A4": list(document.translators),
        "KW": list(document.keywords),
        "N1": [*_notes(document), *([] if letter or not receivers else [_to(receivers)])],
    }
    for tag, value in single.items():
        if value:
            yield tag, value
    for tag, values in many.items():
        for value in values:
            yield tag, value


def _notes(document: Description) -> list[str]:
    """Return the citation and the page's number, which is none of the document's own."""
    record = f"Record {document.record}" if document.record else ""
    return [note for note in (document.citation, record) if note]


def _to(receivers: list[str]) -> str:
    return f"To: {'; '.join(receivers)}"


def _kind(document: Description, correspondence: str, told: str, other: str) -> str:
    if document.kind in _CORRESPONDENCE:
        return correspondence
    return told if document.kind == "report" else other


def _receivers(document: Description) -> tuple[Agent, ...]:
    found = dict.fromkeys(letter.receiver for letter in document.letters if not letter.copy)
    return tuple(agent for agent in found if label(agent))


def _title(document: Description) -> str:
    """Return the title; a record without one is no use in a list of literature."""
    return document.title or document.name


def _kept(document: Description) -> str:
    parts = (document.archive, *document.collection, document.shelfmark, document.archive_place)
    return ", ".join(part for part in parts if part)


def _divided(agent: Agent) -> tuple[str, str] | None:
    """Return surname and forenames, None where nobody divided the name."""
    person = agent.person
    if person and person.surname and person.forename:
        return person.surname, person.forename
    return agent.parts


def _inverted(agent: Agent) -> str:
    parts = _divided(agent)
    return ", ".join(parts) if parts else label(agent)


def _tex_name(agent: Agent) -> str:
    # In braces, so that a name with "and", a comma or a particle is not divided again.
    return ", ".join(f"{{{tex(part)}}}" for part in _divided(agent) or (label(agent),))


def _csl_name(agent: Agent) -> dict[str, str]:
    parts = _divided(agent)
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": label(agent)}


def _date_parts(document: Description) -> tuple[str, str, str]:
    """Return year, month and day; of two limits what both have; what is not known is empty."""
    if document.date:
        parts = document.date.split("-")
    else:
        limits = zip(document.not_before.split("-"), document.not_after.split("-"), strict=False)
        parts = [one for one, _ in takewhile(lambda both: both[0] == both[1], limits)]
    year, month, day = (*parts, "", "", "")[:3]
    return year, month, day


def _csl_date(document: Description) -> dict[str, object]:
    dates = [document.date] if document.date else [document.not_before, document.not_after]
    if not any(dates):
        return {}
    if not all(dates):
        # One limit alone as date-parts would be taken for the date itself.
        return {"literal": interval(document)}
    return {"date-parts": [[int(part) for part in date.split("-")] for date in dates]}


def _address(url: str) -> str:
    """Return an address for a verbatim field: braces alone would end it."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
