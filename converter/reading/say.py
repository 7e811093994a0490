"""What editors say of a report put over what its page says: the catalogue, then the corrections.

The words of the page keep their home; what the editors say fills or replaces
what was read or inferred for the header, each value with who says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from converter.findings import Finding
from converter.model import Citation, Description, Home, PageDate, Party, Report
from converter.reading.credits import is_organisation
from converter.reading.dates import whole_date
from converter.reading.document_kinds import kind_of_document
from converter.reading.nations import LANGUAGES, language_code, languages_in, nation_code
from converter.regexes import regex
from converter.statements import CATALOGUE, Statement

_TITLES = regex(
    r"^(?:Comrade|Cde\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Professor|Ambassador|Minister|General|Colonel)\s+"
)
_MOST_NAMES = 5


def merged(*sayings: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return one statement for each field: what is said later replaces what was said before."""
    found: dict[str, Statement] = {}
    for saying in sayings:
        found |= {one.field: one for one in saying}
    return tuple(found.values())


def say(report: Report, statements: tuple[Statement, ...]) -> Report:
    """Return the report as its editors describe it, with a finding where the page says otherwise."""
    if not statements:
        return report
    findings: list[Finding] = []
    about = report.about
    known: list[Statement] = []
    for one in statements:
        findings += _differences(one, report)
        changed = _CHANGES[one.field](about, one) if one.field in _CHANGES else about
        if changed is None or (one.field == "date" and not _dated(changed)):
            findings.append(_not_understood(one))
        elif one.field == "date" and (halved := _half_understood(one, changed)):
            findings.append(halved)
        known.append(replace(one, understood=changed is not None))
        about = changed or about
    about = replace(about, statements=tuple(known))
    told = {one.field for one in statements}
    kept = [one for one in report.findings if _ANSWERED.get(one.code, "") not in told]
    return replace(report, about=about, findings=(*kept, *findings))


# 05.03.1961, 3/5/1961: which is the month, no one can tell, least of all after a spreadsheet.
_TURNED = regex(r"\s*[0-9]{1,2}\s*[./-]\s*[0-9]{1,2}\s*[./-]\s*[0-9]{4}\s*")


def _half_understood(one: Statement, about: Description) -> Finding | None:
    """Return what is to be said of a date of which the year alone was understood."""
    when = about.created.when if about.created else ""
    if len(when) != len("1961") or not _TURNED.fullmatch(one.text):
        return None
    return Finding(
        "statement-not-understood",
        f"{one.place}: of the date “{one.text}” the year alone is certain; "
        f"write it as {when}-MM-DD.",
    )


# A finding that asks what an editor has answered.
_ANSWERED = {"title-inferred": "title"}


def _not_understood(one: Statement) -> Finding:
    what = {"type": "is no type of document that we know", "date": "is no date that we understand"}
    reason = what.get(one.field, "is not understood")
    return Finding(
        "statement-not-understood",
        f"{one.place}: the {one.field} “{one.text}” {reason}; it is kept in words.",
    )


def _differences(one: Statement, report: Report) -> Iterable[Finding]:
    """Yield a finding when the page says something else than the catalogue."""
    if one.by != CATALOGUE or one.field not in _PRINTED:
        return
    printed, line = _PRINTED[one.field](report)
    if printed and _plain(printed) != _plain(one.text):
        yield Finding(
            "catalogue-differs",
            f"{one.place}: the {one.field} is “{one.text}” in the catalogue and “{printed}” on the "
            "page; the header has the catalogue's, the page's words stay where they stand.",
            line,
        )


def _plain(text: str) -> str:
    """Return words to compare: dates in ISO form, everything else without case and signs."""
    found = whole_date(text)
    return (found.iso if found else "") or " ".join(re.findall(r"\w+", text.casefold()))


Printed = Callable[[Report], tuple[str, int | None]]


def _of_home(home: Home) -> Printed:
    def printed(report: Report) -> tuple[str, int | None]:
        values = report.values(home)
        return " ".join(value.text for value in values), values[0].line if values else None

    return printed


def _of_citation(part: Callable[[Citation], str]) -> Printed:
    def printed(report: Report) -> tuple[str, int | None]:
        return part(report.about.citation), _of_home(Home.CITATION)(report)[1]

    return printed


_PRINTED: Mapping[str, Printed] = {
    "title": _of_home(Home.TITLE),
    "date": _of_home(Home.DATE),
    "original language": _of_home(Home.LANGUAGE),
    "type": _of_home(Home.TYPE),
    "record": _of_home(Home.RECORD_ID),
    "archive": _of_citation(lambda citation: citation.repository),
    "settlement": _of_citation(lambda citation: citation.settlement),
    "shelfmark": _of_citation(lambda citation: citation.shelfmark),
    "collection": _of_citation(lambda citation: "; ".join(citation.collections)),
    "translator": _of_citation(lambda citation: "; ".join(citation.translators)),
}


def _title(about: Description, one: Statement) -> Description:
    return replace(about, title=one.text, title_inferred=False)


def _date(about: Description, one: Statement) -> Description:
    found = whole_date(one.text)
    if found is None:
        return replace(about, created=PageDate(one.text, ""))
    dated = PageDate(one.text, found.when, found.not_before, found.not_after, found.cert)
    return replace(about, created=dated)


def _dated(about: Description) -> bool:
    date = about.created
    return bool(date and (date.when or date.not_before or date.not_after))


def _type(about: Description, one: Statement) -> Description | None:
    kind, cert = kind_of_document("", one.text, ())
    known = cert == "high" or one.text.casefold() == "document"
    return replace(about, kind=kind, kind_cert="high") if known else None


def _language(about: Description, one: Statement) -> Description | None:
    text = one.text
    code = text if text in LANGUAGES.values() else language_code(text.capitalize())
    return replace(about, language=code) if code else None


def _original(about: Description, one: Statement) -> Description:
    english = {code: name for name, code in LANGUAGES.items()}
    originals = languages_in("; ".join(english.get(value, value) for value in one.values))
    name, code = originals[0]
    return replace(about, original_language=name, original_code=code, originals=originals)


def _parties(one: Statement) -> tuple[Party, ...]:
    return tuple(_party(name) for name in one.values)


def _party(name: str) -> Party:
    """Return a sender or receiver: a person when it is a name of a few words, else an office."""
    person = _TITLES.sub("", name)
    few = len(person.split()) <= _MOST_NAMES and not is_organisation(person)
    named = few and all(part[:1].isupper() for part in re.findall(r"[^\W\d_]{4,}", person))
    return Party(person if named else name, is_person=named)


def _citation(**names: str) -> Callable[[Description, Statement], Description]:
    """Return a change of the citation's part: ``text`` for one value, ``values`` for several."""

    def change(about: Description, one: Statement) -> Description:
        parts = {name: getattr(one, what) for name, what in names.items()}
        return replace(about, citation=replace(about.citation, **parts))

    return change


def _country(about: Description, one: Statement) -> Description:
    said = replace(
        about.citation,
        country=one.text,
        country_key=nation_code(one.text),
        country_cert="",
    )
    return replace(about, citation=said)


_CHANGES: Mapping[str, Callable[[Description, Statement], Description | None]] = {
    "title": _title,
    "date": _date,
    "type": _type,
    "language": _language,
    "original language": _original,
    "country": _country,
    "place": lambda about, one: replace(about, place=one.text),
    "classification": lambda about, one: replace(about, classification=one.text.lower()),
    "author": lambda about, one: replace(
        about, authors=one.values, author_org="", author_person=""
    ),
    "sender": lambda about, one: replace(about, sender=_parties(one)),
    "receivers": lambda about, one: replace(
        about,
        receivers=(*_parties(one), *(party for party in about.receivers if party.copy)),
    ),
    "translator": _citation(translators="values"),
    "archive": _citation(repository="text"),
    "settlement": _citation(settlement="text"),
    "collection": _citation(collections="values"),
    "shelfmark": _citation(shelfmark="text"),
    "record": _citation(record="text"),
    "url": _citation(url="text"),
}
